// SPDX-License-Identifier: MIT
/* Canonical text of values, equality and order. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/core/value.h"

/* The shortest of three precisions that reads back equal; 17 digits always do. Always recognisable as a double. */
static void write_double(double number, struct str *out)
{
    char text[40];
    if (isnan(number) || isinf(number)) {
        str_add(out, isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof(text), "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    str_add(out, text);
    if (!strpbrk(text, ".e"))
        str_add(out, ".0");
}

enum { INTEGER_BYTES_MAX = 20 };

/* Two digits at a time, backwards; returns where they begin. By hand: large cases are mostly integers, and printf's
 * machinery took a third of a judgement's time. */
static char *digits_before(char *at, int64_t number)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    for (; rest >= 100; rest /= 100)
        memcpy(at -= 2, pairs + 2 * (rest % 100), 2);
    if (rest >= 10)
        memcpy(at -= 2, pairs + 2 * rest, 2);
    else
        *--at = (char)('0' + rest);
    if (number < 0)
        *--at = '-';
    return at;
}

static void write_integer(int64_t number, struct str *out)
{
    char text[INTEGER_BYTES_MAX], *end = text + sizeof(text), *at = digits_before(end, number);
    str_addn(out, at, (size_t)(end - at));
}

enum { CHUNK = 256 };

static bool is_quick(const struct value *v)
{
    return v->kind == VALUE_INT || v->kind == VALUE_NULL;
}

/* The whole numbers (and absent nodes of a tree) at the beginning of the items, as far as there is plenty of room.
 * Returns how many. */
static size_t write_integers(const struct value *items, size_t len, struct str *out)
{
    size_t done = 0;
    while (done < len && is_quick(&items[done])) {
        char *start = str_room(out, (size_t)CHUNK * (INTEGER_BYTES_MAX + 1)), *to = start;
        if (!start)
            return done;
        for (size_t end = len - done < CHUNK ? len : done + CHUNK; done < end && is_quick(&items[done]); done++) {
            char text[INTEGER_BYTES_MAX] = "null", *last = text + sizeof(text), *at = text;
            if (items[done].kind == VALUE_INT)
                at = digits_before(last, items[done].integer);
            else
                last = text + 4;
            if (done > 0)
                *to++ = ',';
            memcpy(to, at, (size_t)(last - at));
            to += last - at;
        }
        str_took(out, (size_t)(to - start));
    }
    return done;
}

static void write_string(const struct value *v, struct str *out)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    size_t run = 0;
    str_addc(out, '"');
    for (size_t i = 0; i < v->string.len; i++) {
        unsigned char c = (unsigned char)v->string.text[i];
        if (c >= 32 && c != '"' && c != '\\' && c != 127)
            continue;
        str_addn(out, v->string.text + run, i - run);
        run = i + 1;
        const char *found = c ? strchr(plain, c) : NULL;
        if (found)
            str_addf(out, "\\%c", letters[found - plain]);
        else
            str_addf(out, "\\u%04x", c);
    }
    str_addn(out, v->string.text + run, v->string.len - run);
    str_addc(out, '"');
}

void value_write(const struct value *v, const struct type *t, struct str *out)
{
    switch (v->kind) {
    case VALUE_NULL:
        str_add(out, "null");
        break;
    case VALUE_INT:
        write_integer(v->integer, out);
        break;
    case VALUE_DOUBLE:
        write_double(v->number, out);
        break;
    case VALUE_BOOL:
        str_add(out, v->truth ? "true" : "false");
        break;
    case VALUE_STRING:
        write_string(v, out);
        break;
    case VALUE_ITEMS:
        str_addc(out, '[');
        for (size_t i = write_integers(v->items.at, v->items.len, out); i < v->items.len && !out->failed; i++) {
            if (i > 0)
                str_addc(out, ',');
            value_write(&v->items.at[i], t ? t->elem : NULL, out);
        }
        str_addc(out, ']');
        break;
    }
}

static bool same_double(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

bool value_equal(const struct value *a, const struct value *b, const struct type *t)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VALUE_NULL:
        return true;
    case VALUE_INT:
        return a->integer == b->integer;
    case VALUE_DOUBLE:
        return same_double(a->number, b->number);
    case VALUE_BOOL:
        return a->truth == b->truth;
    case VALUE_STRING:
        return a->string.len == b->string.len && memcmp(a->string.text, b->string.text, a->string.len) == 0;
    case VALUE_ITEMS:
        if (a->items.len != b->items.len)
            return false;
        for (size_t i = 0; i < a->items.len; i++)
            if (!value_equal(&a->items.at[i], &b->items.at[i], t ? t->elem : NULL))
                return false;
        return true;
    }
    return false;
}

static int order_number(double a, double b)
{
    if (isnan(a) || isnan(b))
        return isnan(a) - isnan(b);
    return (a > b) - (a < b);
}

int value_order(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    switch (a->kind) {
    case VALUE_NULL:
        return 0;
    case VALUE_INT:
        return (a->integer > b->integer) - (a->integer < b->integer);
    case VALUE_DOUBLE:
        return order_number(a->number, b->number);
    case VALUE_BOOL:
        return a->truth - b->truth;
    case VALUE_STRING: {
        size_t least = a->string.len < b->string.len ? a->string.len : b->string.len;
        int order = least ? memcmp(a->string.text, b->string.text, least) : 0;
        return order ? order : (a->string.len > b->string.len) - (a->string.len < b->string.len);
    }
    case VALUE_ITEMS:
        for (size_t i = 0; i < a->items.len && i < b->items.len; i++) {
            int order = value_order(&a->items.at[i], &b->items.at[i]);
            if (order)
                return order;
        }
        return (a->items.len > b->items.len) - (a->items.len < b->items.len);
    }
    return 0;
}
