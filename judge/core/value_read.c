// SPDX-License-Identifier: MIT
/* Reads values from text by their declared type. The text may come from a sandbox: nothing is read past its length,
 * depth is bounded by the type's, memory by the arena, and every error says where. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "judge/core/value.h"
#include "judge/core/value_shape.h"

struct reader {
    const char *text, *where;
    size_t len, at;
    struct arena *arena;
    struct err *e;
};

static int fail(struct reader *r, size_t at, const char *what)
{
    size_t line = 1, column = 1;
    for (size_t i = 0; i < at && i < r->len; i++) {
        column = r->text[i] == '\n' ? 1 : column + 1;
        line += r->text[i] == '\n';
    }
    return err_set(r->e, "%s:%zu:%zu: %s", r->where, line, column, what);
}

static int fail_found(struct reader *r, const char *wanted)
{
    char what[128];
    if (r->at >= r->len) {
        snprintf(what, sizeof(what), "expected %s, found the end", wanted);
    } else {
        unsigned char c = (unsigned char)r->text[r->at];
        snprintf(what, sizeof(what), c > 32 && c < 127 ? "expected %s, found '%c'" : "expected %s, found byte %u",
                 wanted, c);
    }
    return fail(r, r->at, what);
}

static void skip_space(struct reader *r)
{
    while (r->at < r->len && memchr(" \t\r\n", r->text[r->at], 4))
        r->at++;
}

static bool take(struct reader *r, char c)
{
    skip_space(r);
    if (r->at >= r->len || r->text[r->at] != c)
        return false;
    r->at++;
    return true;
}

static bool take_word(struct reader *r, const char *word)
{
    size_t len = strlen(word);
    skip_space(r);
    if (r->len - r->at < len || memcmp(r->text + r->at, word, len) != 0)
        return false;
    r->at += len;
    return true;
}

static int read_integer(struct reader *r, bool wide, struct value *out)
{
    skip_space(r);
    size_t start = r->at;
    bool negative = r->at < r->len && r->text[r->at] == '-';
    uint64_t limit = (wide ? (uint64_t)INT64_MAX : (uint64_t)INT32_MAX) + negative, number = 0;
    r->at += negative;
    size_t first = r->at;
    for (; r->at < r->len && r->text[r->at] >= '0' && r->text[r->at] <= '9'; r->at++) {
        uint64_t digit = (uint64_t)(r->text[r->at] - '0');
        if (number > (limit - digit) / 10) {
            char what[96];
            size_t end = r->at;
            while (end < r->len && r->text[end] >= '0' && r->text[end] <= '9' && end - start < 40)
                end++;
            snprintf(what, sizeof(what), "%.*s does not fit %s", (int)(end - start), r->text + start,
                     wide ? "a long" : "an int");
            return fail(r, start, what);
        }
        number = number * 10 + digit;
    }
    if (r->at == first)
        return fail_found(r, "a number");
    if (r->text[first] == '0' && r->at - first > 1)
        return fail(r, first, "a number does not begin with 0");
    out->kind = VALUE_INT;
    out->integer = negative ? (int64_t)(0 - number) : (int64_t)number;
    return 0;
}

static int read_double(struct reader *r, struct value *out)
{
    static const struct {
        const char *word;
        double number;
    } special[] = { { "NaN", NAN }, { "Infinity", INFINITY }, { "-Infinity", -INFINITY } };
    char copy[512];
    out->kind = VALUE_DOUBLE;
    for (size_t i = 0; i < COUNT(special); i++) {
        if (take_word(r, special[i].word)) {
            out->number = special[i].number;
            return 0;
        }
    }
    skip_space(r);
    size_t len = 0;
    while (r->at + len < r->len && memchr("+-.0123456789eE", r->text[r->at + len], 15))
        len++;
    if (len == 0)
        return fail_found(r, "a number");
    const char *start = r->text + r->at;
    if (len >= sizeof(copy) || memchr("+.eE", start[0], 4))
        return fail(r, r->at, "not a number");
    memcpy(copy, start, len);
    copy[len] = '\0';
    char *end;
    out->number = strtod(copy, &end);
    if (*end)
        return fail(r, r->at, "not a number");
    if (!isfinite(out->number))
        return fail(r, r->at, "a double cannot hold this number");
    r->at += len;
    return 0;
}

static int read_hex4(struct reader *r, unsigned *out)
{
    *out = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        char c = r->at < r->len ? r->text[r->at] : '\0';
        unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10)
                                                : 16;
        if (digit == 16)
            return fail(r, r->at, "\\u takes four hexadecimal digits");
        *out = *out * 16 + digit;
    }
    return 0;
}

static size_t put_utf8(char *out, unsigned c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

static int read_unicode(struct reader *r, char *out, size_t *len)
{
    unsigned high, low = 0;
    size_t start = r->at - 2;
    if (read_hex4(r, &high) < 0)
        return -1;
    if (high >= 0xd800 && high < 0xe000) {
        if (high >= 0xdc00 || r->len - r->at < 2 || memcmp(r->text + r->at, "\\u", 2) != 0)
            return fail(r, start, "half of a surrogate pair");
        r->at += 2;
        if (read_hex4(r, &low) < 0)
            return -1;
        if (low < 0xdc00 || low >= 0xe000)
            return fail(r, start, "half of a surrogate pair");
        high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
    *len += put_utf8(out + *len, high);
    return 0;
}

static int read_escape(struct reader *r, char *out, size_t *len)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = r->at < r->len ? r->text[r->at] : '\0';
    const char *found = c ? strchr(from, c) : NULL;
    if (!found && c != 'u')
        return fail(r, r->at, "an unknown escape");
    r->at++;
    if (c == 'u')
        return read_unicode(r, out, len);
    out[(*len)++] = to[found - from];
    return 0;
}

static int read_string(struct reader *r, struct value *out)
{
    if (!take(r, '"'))
        return fail_found(r, "a string");
    size_t start = r->at, end = start;
    while (end < r->len && r->text[end] != '"')
        end += r->text[end] == '\\' ? 2 : 1;
    if (end >= r->len)
        return fail(r, start - 1, "a string without its end");
    /* An escape is never shorter than what it stands for. */
    char *bytes = arena_alloc(r->arena, end - start + 1);
    size_t len = 0;
    if (!bytes)
        return fail(r, start, "the value is too large");
    while (r->at < end) {
        char c = r->text[r->at++];
        if ((unsigned char)c < 32)
            return fail(r, r->at - 1, "a control character in a string");
        if (c != '\\')
            bytes[len++] = c;
        else if (read_escape(r, bytes, &len) < 0)
            return -1;
    }
    r->at = end + 1;
    if (!utf8_valid(bytes, len))
        return fail(r, start, "not valid UTF-8");
    out->kind = VALUE_STRING;
    out->string.text = bytes;
    out->string.len = len;
    return 0;
}

static int read_char(struct reader *r, struct value *out)
{
    size_t start = r->at, scalars = 0;
    if (read_string(r, out) < 0)
        return -1;
    for (size_t i = 0; i < out->string.len; i++)
        scalars += ((unsigned char)out->string.text[i] & 0xc0) != 0x80;
    return scalars == 1 ? 0 : fail(r, start, "a char is exactly one character");
}

static int read_value(struct reader *r, const struct type *t, struct value *out);

/* Grows by doubling in the arena: what is left behind is at most as much again. */
static int push(struct reader *r, struct value **items, size_t *len, size_t *cap, const struct value *v)
{
    if (*len == *cap) {
        size_t more = *cap ? *cap * 2 : 8;
        struct value *grown = arena_array(r->arena, more, sizeof(*grown));
        if (!grown)
            return fail(r, r->at, "the value is too large");
        if (*len)
            memcpy(grown, *items, *len * sizeof(*grown));
        *items = grown;
        *cap = more;
    }
    (*items)[(*len)++] = *v;
    return 0;
}

static const struct type type_int = { TYPE_INT, NULL };
static const struct type type_int_list = { TYPE_ARRAY, &type_int };

/* The type of the items in the text shape of a list, array, tree or graph. */
static const struct type *item_type(const struct type *t)
{
    if (t->kind == TYPE_GRAPH_NODE)
        return &type_int_list;
    return t->elem ? t->elem : &type_int;
}

static int read_items(struct reader *r, const struct type *t, struct value *out)
{
    struct value *items = NULL, item;
    size_t len = 0, cap = 0, start = r->at;
    bool null_items = t->kind == TYPE_TREE_NODE;
    if (!take(r, '['))
        return fail_found(r, "'['");
    if (!take(r, ']')) {
        do {
            item = (struct value){ .kind = VALUE_NULL };
            if (!(null_items && take_word(r, "null")) && read_value(r, item_type(t), &item) < 0)
                return -1;
            if (push(r, &items, &len, &cap, &item) < 0)
                return -1;
        } while (take(r, ','));
        if (!take(r, ']'))
            return fail_found(r, "',' or ']'");
    }
    out->kind = VALUE_ITEMS;
    out->items.at = items;
    out->items.len = len;
    const char *wrong = t->kind == TYPE_TREE_NODE    ? value_check_tree(out)
                        : t->kind == TYPE_GRAPH_NODE ? value_check_graph(out, r->arena)
                                                     : NULL;
    return wrong ? fail(r, start, wrong) : 0;
}

static int read_bool(struct reader *r, struct value *out)
{
    out->kind = VALUE_BOOL;
    out->truth = take_word(r, "true");
    return out->truth || take_word(r, "false") ? 0 : fail_found(r, "true or false");
}

static int read_value(struct reader *r, const struct type *t, struct value *out)
{
    skip_space(r);
    switch (t->kind) {
    case TYPE_INT:
    case TYPE_LONG:
        return read_integer(r, t->kind == TYPE_LONG, out);
    case TYPE_DOUBLE:
        return read_double(r, out);
    case TYPE_BOOL:
        return read_bool(r, out);
    case TYPE_CHAR:
        return read_char(r, out);
    case TYPE_STRING:
        return read_string(r, out);
    case TYPE_VOID:
        out->kind = VALUE_NULL;
        return take_word(r, "null") ? 0 : fail_found(r, "null");
    case TYPE_LIST_NODE:
    case TYPE_TREE_NODE:
    case TYPE_GRAPH_NODE:
        if (take_word(r, "null")) {
            *out = (struct value){ .kind = VALUE_ITEMS };
            return 0;
        }
        return read_items(r, t, out);
    case TYPE_ARRAY:
    case TYPE_LIST:
        return read_items(r, t, out);
    }
    return fail(r, r->at, "an unknown type");
}

int value_parse_next(const char *text, size_t len, size_t *offset, const struct type *t, const char *where,
                     struct arena *a, struct value *out, struct err *e)
{
    struct reader r = { text, where, len, *offset, a, e };
    *out = (struct value){ .kind = VALUE_NULL };
    if (read_value(&r, t, out) < 0)
        return -1;
    skip_space(&r);
    *offset = r.at;
    return 0;
}

int value_parse(const char *text, size_t len, const struct type *t, const char *where, struct arena *a,
                struct value *out, struct err *e)
{
    size_t offset = 0;
    if (value_parse_next(text, len, &offset, t, where, a, out, e) < 0)
        return -1;
    struct reader r = { text, where, len, offset, a, e };
    return offset == len ? 0 : fail(&r, offset, "something follows the value");
}
