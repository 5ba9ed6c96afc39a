// SPDX-License-Identifier: MIT
/* Reading typed facts from YAML nodes, with errors that say where. Owns no memory and keeps no state; must never print
 * an author's text without a width, as errors are one short line. */
#include "judge/core/yaml.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/parse.h"
#include "base/suggest.h"

int yaml_err(struct err *e, const struct yaml_node *at, const char *fmt, ...)
{
    char text[sizeof(e->text)];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    return err_set(e, "%s:%d:%d: %s", at->file, at->line, at->column, text);
}

int yaml_err_prefix(struct err *e, const struct yaml_node *at)
{
    return err_prefix(e, "%s:%d:%d", at->file, at->line, at->column);
}

int yaml_err_prefix_in(struct err *e, const struct yaml_node *at, size_t column)
{
    if (!column)
        return yaml_err_prefix(e, at);
    if (at->text_column)
        return err_prefix(e, "%s:%d:%zu", at->file, at->line, (size_t)at->text_column + column - 1);
    err_prefix(e, "column %zu", column);
    return yaml_err_prefix(e, at);
}

int yaml_err_unknown(struct err *e, const struct yaml_node *at, const char *what, const char *const *names,
                     size_t count)
{
    const char *near = suggest(at->text, names, count);
    if (near)
        return yaml_err(e, at, "\"%.60s\" is not %s (did you mean \"%s\"?)", at->text, what, near);
    return yaml_err(e, at, "\"%.60s\" is not %s", at->text, what);
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
    for (size_t i = 0; mapping->kind == YAML_MAPPING && i < mapping->len; i++)
        if (strcmp(mapping->pairs[i].key.text, key) == 0)
            return &mapping->pairs[i].value;
    return NULL;
}

const struct yaml_node *yaml_need(const struct yaml_node *mapping, const char *key, struct err *e)
{
    const struct yaml_node *n = yaml_get(mapping, key);
    if (!n)
        yaml_err(e, mapping, "\"%s\" is missing", key);
    return n;
}

int yaml_check_keys(const struct yaml_node *mapping, const char *const *names, size_t count, struct err *e)
{
    if (mapping->kind != YAML_MAPPING)
        return yaml_err(e, mapping, "a mapping (key: value) is expected here");
    for (size_t i = 0; i < mapping->len; i++) {
        const struct yaml_node *key = &mapping->pairs[i].key;
        size_t k = 0;
        while (k < count && strcmp(names[k], key->text) != 0)
            k++;
        if (k == count)
            return yaml_err_unknown(e, key, "a key here", names, count);
    }
    return 0;
}

int yaml_check_kind(const struct yaml_node *n, enum yaml_kind kind, const char *what, struct err *e)
{
    static const char *const names[] = { "a single value", "a list", "a mapping (key: value)" };
    if (n->kind == kind)
        return 0;
    return yaml_err(e, n, "\"%s\" must be %s, not %s", what, names[kind], names[n->kind]);
}

bool yaml_is_null(const struct yaml_node *n)
{
    return n->kind == YAML_SCALAR && n->plain &&
           (n->len == 0 || strcmp(n->text, "null") == 0 || strcmp(n->text, "~") == 0);
}

static int scalar_text(const struct yaml_node *n, const char **out, struct err *e)
{
    if (n->kind != YAML_SCALAR)
        return yaml_err(e, n, "a single value is expected here, not a %s",
                        n->kind == YAML_SEQUENCE ? "list" : "mapping");
    if (memchr(n->text, 0, n->len))
        return yaml_err(e, n, "a NUL byte is not allowed here");
    *out = n->text;
    return 0;
}

int yaml_text(const struct yaml_node *n, const char **out, struct err *e)
{
    if (scalar_text(n, out, e) < 0)
        return -1;
    return n->len > 0 ? 0 : yaml_err(e, n, "a text is expected here");
}

int yaml_bool(const struct yaml_node *n, bool *out, struct err *e)
{
    const char *text;
    if (scalar_text(n, &text, e) < 0)
        return -1;
    *out = strcmp(text, "true") == 0;
    if (!*out && strcmp(text, "false") != 0)
        return yaml_err(e, n, "\"%.60s\" is not true or false", text);
    return 0;
}

/* sum := term (('+'|'-') term)*, term := power ('*' power)*, power := '-' power | atom ('^' power)?. Every function
 * steps over what it read; -1 is an overflow or a mistake. Nesting is bounded, as "((((" recurses. */
struct arith {
    const char *at;
    int depth;
};

enum { ARITH_DEPTH_MAX = 64 };

static int arith_sum(struct arith *s, int64_t *out);

static void arith_space(struct arith *s)
{
    s->at += strspn(s->at, " ");
}

static int arith_atom(struct arith *s, int64_t *out)
{
    arith_space(s);
    if (*s->at == '(') {
        s->at++;
        if (arith_sum(s, out) < 0 || *s->at != ')')
            return -1;
        s->at++;
    } else {
        const char *first = s->at;
        for (*out = 0; *s->at >= '0' && *s->at <= '9'; s->at++)
            if (__builtin_mul_overflow(*out, 10, out) || __builtin_add_overflow(*out, *s->at - '0', out))
                return -1;
        if (s->at == first)
            return -1;
    }
    arith_space(s);
    return 0;
}

/* -10^9 is -(10^9), as people write it. */
static int arith_power(struct arith *s, int64_t *out)
{
    if (++s->depth > ARITH_DEPTH_MAX)
        return -1;
    arith_space(s);
    bool negative = *s->at == '-';
    s->at += negative;
    if ((negative ? arith_power(s, out) : arith_atom(s, out)) < 0)
        return -1;
    if (negative) {
        if (__builtin_sub_overflow(0, *out, out))
            return -1;
    } else if (*s->at == '^') {
        int64_t base = *out, exponent;
        s->at++;
        if (arith_power(s, &exponent) < 0 || exponent < 0 || exponent > 63)
            return -1;
        for (*out = 1; exponent > 0; exponent--)
            if (__builtin_mul_overflow(*out, base, out))
                return -1;
    }
    s->depth--;
    return 0;
}

static int arith_term(struct arith *s, int64_t *out)
{
    if (arith_power(s, out) < 0)
        return -1;
    while (*s->at == '*') {
        int64_t right;
        s->at++;
        if (arith_power(s, &right) < 0 || __builtin_mul_overflow(*out, right, out))
            return -1;
    }
    return 0;
}

static int arith_sum(struct arith *s, int64_t *out)
{
    if (++s->depth > ARITH_DEPTH_MAX || arith_term(s, out) < 0)
        return -1;
    while (*s->at == '+' || *s->at == '-') {
        bool minus = *s->at++ == '-';
        int64_t right;
        if (arith_term(s, &right) < 0 ||
            (minus ? __builtin_sub_overflow(*out, right, out) : __builtin_add_overflow(*out, right, out)))
            return -1;
    }
    s->depth--;
    return 0;
}

int yaml_i64(const struct yaml_node *n, int64_t min, int64_t max, int64_t *out, struct err *e)
{
    const char *text;
    if (scalar_text(n, &text, e) < 0)
        return -1;
    struct arith s = { .at = text };
    if (arith_sum(&s, out) < 0 || *s.at)
        return yaml_err(e, n, "\"%.60s\" is not a whole number", text);
    if (*out < min || *out > max)
        return yaml_err(e, n, "\"%.60s\" is not between %lld and %lld", text, (long long)min, (long long)max);
    return 0;
}

int yaml_double(const struct yaml_node *n, double *out, struct err *e)
{
    const char *text;
    if (scalar_text(n, &text, e) < 0)
        return -1;
    return parse_double(text, out, e) < 0 ? yaml_err_prefix(e, n) : 0;
}

int yaml_duration_ns(const struct yaml_node *n, uint64_t min, uint64_t max, uint64_t *out, struct err *e)
{
    const char *text;
    if (scalar_text(n, &text, e) < 0)
        return -1;
    return parse_duration_ns(text, min, max, out, e) < 0 ? yaml_err_prefix(e, n) : 0;
}

int yaml_size_bytes(const struct yaml_node *n, uint64_t min, uint64_t max, uint64_t *out, struct err *e)
{
    const char *text;
    if (scalar_text(n, &text, e) < 0)
        return -1;
    return parse_size_bytes(text, min, max, out, e) < 0 ? yaml_err_prefix(e, n) : 0;
}

int yaml_choice(const struct yaml_node *n, const char *what, const char *const *names, size_t count, int *out,
                struct err *e)
{
    const char *text;
    if (scalar_text(n, &text, e) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, names[i]) == 0) {
            *out = (int)i;
            return 0;
        }
    return yaml_err_unknown(e, n, what, names, count);
}

int yaml_texts(const struct yaml_node *n, struct arena *a, const char *const **out, size_t *len, struct err *e)
{
    if (n->kind == YAML_MAPPING)
        return yaml_err(e, n, "a list is expected here, not a mapping");
    const struct yaml_node *items = n->kind == YAML_SEQUENCE ? n->items : n;
    *len = n->kind == YAML_SEQUENCE ? n->len : 1;
    const char **texts = arena_array(a, *len + 1, sizeof(*texts));
    if (!texts)
        return yaml_err(e, n, "too many items");
    for (size_t i = 0; i < *len; i++)
        if (yaml_text(&items[i], &texts[i], e) < 0)
            return -1;
    *out = texts;
    return 0;
}
