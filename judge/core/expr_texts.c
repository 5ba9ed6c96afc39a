// SPDX-License-Identifier: MIT
/* Functions that make texts. Characters are bytes: alphabets are ASCII, as candidates' languages index them. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "judge/core/expr_functions.h"

struct alphabet {
    char chars[256];
    size_t len;
};

static int read_alphabet(struct expr_context *c, const struct expr *x, size_t k, struct alphabet *a, struct err *e)
{
    struct value v;
    a->len = 0;
    if (k >= x->args_len)
        expr_put_text(&v, "a-z", 3);
    else if (expr_eval(c, x->args[k], &v, e) < 0)
        return -1;
    const unsigned char *s = (const unsigned char *)v.string.text;
    for (size_t i = 0; v.kind == VALUE_STRING && i < v.string.len; i++) {
        bool range = i + 2 < v.string.len && s[i + 1] == '-';
        unsigned last = range ? s[i + 2] : s[i];
        for (unsigned ch = s[i]; ch <= last && a->len < sizeof(a->chars); ch++)
            a->chars[a->len++] = (char)ch;
        i += range ? 2 : 0;
    }
    return a->len > 0 ? 0 : err_set(e, "argument %zu is not an alphabet such as 'a-z'", k + 1);
}

static int draw_text(struct expr_context *c, const struct alphabet *a, int64_t len, struct value *out, char **text,
                     struct err *e)
{
    if (!(*text = expr_text(c, len, e)))
        return -1;
    for (int64_t i = 0; i < len; i++)
        (*text)[i] = a->chars[rng_below(c->rng, a->len)];
    expr_put_text(out, *text, (size_t)len);
    return 0;
}

EXPR_FUNCTION(expr_draw_char)
{
    struct alphabet a;
    char *text;
    return read_alphabet(c, x, 0, &a, e) < 0 ? -1 : draw_text(c, &a, 1, out, &text, e);
}

enum { DISTINCT = 1, SORTED = 2, EQUAL = 4 };

/* Takes len letters of the alphabet out of it, in the order drawn. */
static int draw_distinct(struct expr_context *c, struct alphabet *a, int64_t len, char *text, struct err *e)
{
    for (int64_t i = 0; i < len; i++) {
        if (a->len == 0)
            return err_set(e, "the alphabet has not %lld letters", (long long)len);
        size_t k = rng_below(c->rng, a->len);
        text[i] = a->chars[k];
        a->chars[k] = a->chars[--a->len];
    }
    return 0;
}

/* By counting, as letters are few. */
static void sort_letters(char *text, size_t len)
{
    size_t count[256] = { 0 }, at = 0;
    for (size_t i = 0; i < len; i++)
        count[(unsigned char)text[i]]++;
    for (unsigned ch = 0; ch < 256; at += count[ch++])
        memset(text + at, (int)ch, count[ch]);
}

EXPR_FUNCTION(expr_draw_string)
{
    struct alphabet a;
    int64_t len;
    char *text;
    if (expr_eval_int(c, x->args[0], &len, e) < 0 || read_alphabet(c, x, 1, &a, e) < 0)
        return -1;
    if (!(x->options & (DISTINCT | EQUAL))) {
        if (draw_text(c, &a, len, out, &text, e) < 0)
            return -1;
    } else {
        if (!(text = expr_text(c, len, e)) || (x->options & DISTINCT && draw_distinct(c, &a, len, text, e) < 0))
            return -1;
        if (!(x->options & DISTINCT))
            memset(text, a.chars[rng_below(c->rng, a.len)], (size_t)len);
        expr_put_text(out, text, (size_t)len);
    }
    if (x->options & SORTED)
        sort_letters(text, (size_t)len);
    return 0;
}

EXPR_FUNCTION(expr_draw_palindrome)
{
    struct alphabet a;
    int64_t len;
    char *text;
    if (expr_eval_int(c, x->args[0], &len, e) < 0 || read_alphabet(c, x, 1, &a, e) < 0 ||
        draw_text(c, &a, len, out, &text, e) < 0)
        return -1;
    for (int64_t i = 0; i < len / 2; i++)
        text[len - 1 - i] = text[i];
    return 0;
}

EXPR_FUNCTION(expr_draw_periodic)
{
    struct alphabet a;
    int64_t len, period;
    char *text;
    if (expr_eval_int(c, x->args[0], &len, e) < 0 || expr_eval_int(c, x->args[1], &period, e) < 0 ||
        read_alphabet(c, x, 2, &a, e) < 0 || !(text = expr_text(c, len, e)))
        return -1;
    if (period < 1)
        return err_set(e, "a period of %lld", (long long)period);
    for (int64_t i = 0; i < len; i++)
        text[i] = i < period ? a.chars[rng_below(c->rng, a.len)] : text[i - period];
    expr_put_text(out, text, (size_t)len);
    return 0;
}

enum { DEEP = 1, FLAT = 2 };

/* Balanced: at each place it opens or closes, as likely as what is left of both. The closing ones wait on a stack. */
EXPR_FUNCTION(expr_draw_brackets)
{
    int64_t pairs, depth = 0, opened = 0;
    struct value kinds;
    expr_put_text(&kinds, "()", 2);
    if (expr_eval_int(c, x->args[0], &pairs, e) < 0 || (x->args_len > 1 && expr_eval(c, x->args[1], &kinds, e) < 0))
        return -1;
    if (pairs < 0 || pairs > EXPR_ITEMS_MAX / 2 || kinds.string.len < 2 || kinds.string.len % 2)
        return err_set(e, "%lld pairs of \"%.20s\"", (long long)pairs, kinds.string.text);
    char *text = expr_text(c, 2 * pairs, e), *stack = expr_text(c, pairs, e);
    for (int64_t i = 0; text && stack && i < 2 * pairs; i++) {
        bool opens = depth == 0 ||
                     (opened < pairs && !(x->options & FLAT) &&
                      (x->options & DEEP || (int64_t)rng_below(c->rng, (uint64_t)(2 * pairs - i)) < pairs - opened));
        if (!opens) {
            text[i] = stack[--depth];
            continue;
        }
        size_t kind = 2 * rng_below(c->rng, kinds.string.len / 2);
        text[i] = kinds.string.text[kind];
        stack[depth++] = kinds.string.text[kind + 1];
        opened++;
    }
    if (text && stack)
        expr_put_text(out, text, (size_t)(2 * pairs));
    return text && stack ? 0 : -1;
}

/* A number written with an alphabet for digits, the last ones of it: another text for each of so many numbers. */
EXPR_FUNCTION(expr_make_spell)
{
    struct alphabet a;
    int64_t number, width;
    if (expr_eval_int(c, x->args[0], &number, e) < 0 || expr_eval_int(c, x->args[1], &width, e) < 0 ||
        read_alphabet(c, x, 2, &a, e) < 0)
        return -1;
    char *text = expr_text(c, width, e);
    uint64_t rest = (uint64_t)number;
    for (int64_t i = width; text && i-- > 0; rest /= a.len)
        text[i] = a.chars[rest % a.len];
    expr_put_text(out, text, (size_t)width);
    return text ? 0 : -1;
}

EXPR_FUNCTION(expr_make_digits)
{
    int64_t number;
    char *text = expr_text(c, 20, e);
    if (!text || expr_eval_int(c, x->args[0], &number, e) < 0)
        return -1;
    int len = snprintf(text, 21, "%" PRId64, number);
    expr_put_text(out, text, (size_t)len);
    return 0;
}
