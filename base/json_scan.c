// SPDX-License-Identifier: MIT
/* The strict scanner: RFC 8259's grammar, UTF-8, escapes with whole surrogate pairs and no \u0000, no two equal keys in
 * an object ("a" and "\u0061" are equal), a cap on depth. cJSON alone takes 01, cuts strings at \u0000 and keeps both
 * of two equal keys, so that what a proxy checked and what we read could differ. Works in O(n log n) on any text. Must
 * build nothing but the lists of numbers and keys. */
#include "base/json_scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { NUMBER_BYTES_MAX = 60 /* cJSON reads at most 63 characters of a number and would refuse the rest */ };

struct scanner {
    const char *text;
    size_t len, at, depth_max;
    struct json_scan *s;
    struct err *e;
};

static int fail_at(struct scanner *c, size_t at, const char *reason)
{
    size_t line = 1, column = 1;
    for (size_t i = 0; i < at; i++) {
        if (c->text[i] == '\n') {
            line++;
            column = 1;
        } else if (((unsigned char)c->text[i] & 0xC0) != 0x80) { /* characters, not bytes */
            column++;
        }
    }
    return err_set(c->e, "%zu:%zu: %s", line, column, reason);
}

static int fail(struct scanner *c, const char *reason)
{
    return fail_at(c, c->at, c->at < c->len ? reason : "the text ends too early");
}

/* The byte at the current place, or -1 at the end. */
static int peek(const struct scanner *c)
{
    return c->at < c->len ? (unsigned char)c->text[c->at] : -1;
}

static bool take(struct scanner *c, char wanted)
{
    if (peek(c) != wanted)
        return false;
    c->at++;
    return true;
}

static void skip_space(struct scanner *c)
{
    while (peek(c) == ' ' || peek(c) == '\t' || peek(c) == '\n' || peek(c) == '\r')
        c->at++;
}

static bool is_digit(int b)
{
    return b >= '0' && b <= '9';
}

static void *grow(void *list, size_t len, size_t *cap, size_t size)
{
    if (len < *cap)
        return list;
    *cap = *cap ? *cap * 2 : 16;
    void *grown = reallocarray(list, *cap, size);
    if (!grown)
        abort();
    return grown;
}

static int digits(struct scanner *c)
{
    if (!is_digit(peek(c)))
        return fail(c, "a digit is missing here");
    while (is_digit(peek(c)))
        c->at++;
    return 0;
}

static int number(struct scanner *c)
{
    size_t start = c->at;
    take(c, '-');
    if (!take(c, '0') && digits(c) < 0)
        return -1;
    if (is_digit(peek(c)))
        return fail(c, "a number does not start with 0");
    if (take(c, '.') && digits(c) < 0)
        return -1;
    if (take(c, 'e') || take(c, 'E')) {
        if (!take(c, '+'))
            take(c, '-');
        if (digits(c) < 0)
            return -1;
    }
    if (c->at - start > NUMBER_BYTES_MAX)
        return fail_at(c, start, "this number is too long");
    struct json_scan *s = c->s;
    s->numbers = grow(s->numbers, s->numbers_len, &s->numbers_cap, sizeof(*s->numbers));
    s->numbers[s->numbers_len++] = (struct json_number){ start, c->at - start };
    return 0;
}

/* Four hex digits, or -1. */
static int hex4(struct scanner *c)
{
    int n = 0;
    for (int i = 0; i < 4; i++) {
        int b = peek(c);
        int value = is_digit(b)            ? b - '0'
                    : b >= 'a' && b <= 'f' ? b - 'a' + 10
                    : b >= 'A' && b <= 'F' ? b - 'A' + 10
                                           : -1;
        if (value < 0)
            return fail(c, "\\u needs four hexadecimal digits");
        n = n * 16 + value;
        c->at++;
    }
    return n;
}

/* Behind "\u". */
static int unicode_escape(struct scanner *c, struct str *out)
{
    size_t start = c->at - 2;
    int n = hex4(c);
    if (n < 0)
        return -1;
    if (n == 0)
        return fail_at(c, start, "\\u0000 is not allowed");
    if (n >= 0xDC00 && n <= 0xDFFF)
        return fail_at(c, start, "half of a surrogate pair");
    if (n >= 0xD800 && n <= 0xDBFF) {
        if (!take(c, '\\') || !take(c, 'u'))
            return fail_at(c, start, "half of a surrogate pair");
        int low = hex4(c);
        if (low < 0)
            return -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail_at(c, start, "half of a surrogate pair");
        n = 0x10000 + (n - 0xD800) * 0x400 + (low - 0xDC00);
    }
    if (out)
        utf8_add((uint32_t)n, out);
    return 0;
}

/* Behind the backslash. */
static int escape(struct scanner *c, struct str *out)
{
    static const char letters[] = "\"\\/bfnrt", meaning[] = "\"\\/\b\f\n\r\t";
    int b = peek(c);
    const char *found = b > 0 ? strchr(letters, b) : NULL;
    if (b != 'u' && !found)
        return fail(c, "unknown escape");
    c->at++;
    if (b == 'u')
        return unicode_escape(c, out);
    if (out)
        str_addc(out, meaning[found - letters]);
    return 0;
}

/* A string; its decoded bytes go to out when that is given. */
static int string(struct scanner *c, struct str *out)
{
    if (!take(c, '"'))
        return fail(c, "a string is missing here");
    while (!take(c, '"')) {
        int b = peek(c);
        if (b >= 0 && b < ' ')
            return fail(c, "a control character in a string must be escaped");
        if (b == '\\') {
            c->at++;
            if (escape(c, out) < 0)
                return -1;
            continue;
        }
        size_t n = utf8_length(c->text + c->at, c->len - c->at);
        if (n == 0)
            return fail(c, "not UTF-8");
        if (out)
            str_addn(out, c->text + c->at, n);
        c->at += n;
    }
    return 0;
}

static int word(struct scanner *c)
{
    static const char *const words[] = { "true", "false", "null" };
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t n = strlen(words[i]);
        if (c->len - c->at >= n && memcmp(c->text + c->at, words[i], n) == 0) {
            c->at += n;
            return 0;
        }
    }
    return fail(c, "a value is missing here");
}

static int key(struct scanner *c, size_t object)
{
    struct json_scan *s = c->s;
    s->keys = grow(s->keys, s->keys_len, &s->keys_cap, sizeof(*s->keys));
    struct json_key k = { .object = object, .at = c->at, .start = s->decoded.len };
    if (peek(c) != '"')
        return fail(c, "a key is missing here");
    if (string(c, &s->decoded) < 0)
        return -1;
    k.len = s->decoded.len - k.start;
    s->keys[s->keys_len++] = k;
    skip_space(c);
    if (!take(c, ':'))
        return fail(c, "':' is missing here");
    return 0;
}

static int value(struct scanner *c, size_t depth);

static int container(struct scanner *c, size_t depth)
{
    if (depth >= c->depth_max)
        return fail(c, "nested too deeply");
    bool is_object = c->text[c->at++] == '{';
    char end = is_object ? '}' : ']';
    size_t object = is_object ? c->s->objects++ : 0;
    skip_space(c);
    if (take(c, end))
        return 0;
    for (;;) {
        skip_space(c);
        if ((is_object && key(c, object) < 0) || value(c, depth + 1) < 0)
            return -1;
        skip_space(c);
        if (take(c, end))
            return 0;
        if (!take(c, ','))
            return fail(c, is_object ? "',' or '}' is missing here" : "',' or ']' is missing here");
    }
}

static int value(struct scanner *c, size_t depth)
{
    skip_space(c);
    int b = peek(c);
    if (b == '{' || b == '[')
        return container(c, depth);
    if (b == '"')
        return string(c, NULL);
    if (b == '-' || is_digit(b))
        return number(c);
    return word(c);
}

static int by_object_and_bytes(const void *a, const void *b, void *decoded)
{
    const struct json_key *x = a, *y = b;
    const char *bytes = decoded;
    if (x->object != y->object)
        return x->object < y->object ? -1 : 1;
    size_t shorter = x->len < y->len ? x->len : y->len;
    int order = memcmp(bytes + x->start, bytes + y->start, shorter);
    if (order != 0)
        return order;
    if (x->len != y->len)
        return x->len < y->len ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* By sorting: comparing each key with each would let one request of 1 MiB burn minutes. */
static int refuse_equal_keys(struct scanner *c)
{
    struct json_scan *s = c->s;
    if (s->keys_len < 2)
        return 0;
    char *bytes = s->decoded.data ? s->decoded.data : (char[]){ "" };
    qsort_r(s->keys, s->keys_len, sizeof(*s->keys), by_object_and_bytes, bytes);
    for (size_t i = 1; i < s->keys_len; i++) {
        const struct json_key *a = &s->keys[i - 1], *b = &s->keys[i];
        if (a->object == b->object && a->len == b->len && memcmp(bytes + a->start, bytes + b->start, a->len) == 0)
            return fail_at(c, b->at, "this key is there twice");
    }
    return 0;
}

int json_scan(const char *text, size_t len, size_t depth_max, struct json_scan *s, struct err *e)
{
    *s = (struct json_scan){ .decoded = STR(len) }; /* decoding never makes a string longer */
    struct scanner c = { .text = text, .len = len, .depth_max = depth_max, .s = s, .e = e };
    if (value(&c, 0) < 0)
        return -1;
    skip_space(&c);
    if (c.at < c.len)
        return fail(&c, "something follows the value");
    return refuse_equal_keys(&c);
}

void json_scan_clear(struct json_scan *s)
{
    free(s->numbers);
    free(s->keys);
    str_clear(&s->decoded);
    *s = (struct json_scan){ 0 };
}
