// SPDX-License-Identifier: MIT
/* The functions of the generator language: a table at the end, one short function a row. A new one is a row and a line
 * in docs/problem-format.md; what an existing one draws for a seed must never change, for published cases depend on it.
 */
#include <stdlib.h>
#include <string.h>

#include "judge/core/expr_functions.h"

#define FUNCTION(name) static EXPR_FUNCTION(name)

static int arg_int(struct expr_context *c, const struct expr *x, size_t k, int64_t otherwise, int64_t *out,
                   struct err *e)
{
    *out = otherwise;
    return k < x->args_len ? expr_eval_int(c, x->args[k], out, e) : 0;
}

int expr_arg_items(struct expr_context *c, const struct expr *x, size_t k, struct value *out, struct err *e)
{
    if (expr_eval(c, x->args[k], out, e) < 0)
        return -1;
    return out->kind == VALUE_ITEMS ? 0 : err_set(e, "argument %zu is not a list", k + 1);
}

void expr_put_items(struct value *out, const struct value *items, size_t len)
{
    out->kind = VALUE_ITEMS;
    out->items.at = items;
    out->items.len = len;
}

void expr_put_int(struct value *out, int64_t number)
{
    *out = (struct value){ .kind = VALUE_INT, .integer = number };
}

/* ---- numbers and characters ---------------------------------------------------------------------------------------
 */

FUNCTION(draw_int)
{
    int64_t low, high;
    if (expr_eval_int(c, x->args[0], &low, e) < 0 || expr_eval_int(c, x->args[1], &high, e) < 0)
        return -1;
    if (low > high)
        return err_set(e, "%lld is above %lld", (long long)low, (long long)high);
    expr_put_int(out, rng_between(c->rng, low, high));
    return 0;
}

FUNCTION(draw_bool)
{
    int64_t percent;
    if (arg_int(c, x, 0, 50, &percent, e) < 0)
        return -1;
    *out = (struct value){ .kind = VALUE_BOOL, .truth = (int64_t)rng_below(c->rng, 100) < percent };
    return 0;
}

/* A quotient of two whole numbers below 2^53, which IEEE 754 rounds the same way everywhere. */
FUNCTION(draw_double)
{
    int64_t low, high, decimals, scale = 1;
    if (expr_eval_int(c, x->args[0], &low, e) < 0 || expr_eval_int(c, x->args[1], &high, e) < 0 ||
        arg_int(c, x, 2, 3, &decimals, e) < 0)
        return -1;
    for (int64_t i = 0; i < decimals && i < 15; i++)
        scale *= 10;
    if (low > high || llabs(low) > (1LL << 53) / scale || llabs(high) > (1LL << 53) / scale)
        return err_set(e, "a range that a double cannot hold with %lld decimals", (long long)decimals);
    int64_t drawn = rng_between(c->rng, low * scale, high * scale);
    *out = (struct value){ .kind = VALUE_DOUBLE, .number = (double)drawn / (double)scale };
    return 0;
}

struct alphabet {
    char chars[256];
    size_t len;
};

static int read_alphabet(struct expr_context *c, const struct expr *x, size_t k, struct alphabet *a, struct err *e)
{
    struct value v;
    a->len = 0;
    if (k >= x->args_len)
        v = (struct value){ .kind = VALUE_STRING, .string = { "a-z", 3 } };
    else if (expr_eval(c, x->args[k], &v, e) < 0)
        return -1;
    if (v.kind != VALUE_STRING || v.string.len == 0)
        return err_set(e, "argument %zu is not an alphabet such as 'a-z'", k + 1);
    const unsigned char *s = (const unsigned char *)v.string.text;
    for (size_t i = 0; i < v.string.len; i++) {
        bool range = i + 2 < v.string.len && s[i + 1] == '-';
        unsigned last = range ? s[i + 2] : s[i];
        for (unsigned ch = s[i]; ch <= last && a->len < sizeof(a->chars); ch++)
            a->chars[a->len++] = (char)ch;
        i += range ? 2 : 0;
    }
    return a->len > 0 ? 0 : err_set(e, "the alphabet is empty");
}

static int draw_text(struct expr_context *c, const struct alphabet *a, int64_t len, struct value *out, char **text,
                     struct err *e)
{
    if (len < 0 || len > EXPR_ITEMS_MAX || !(*text = arena_alloc(c->arena, (size_t)len + 1)))
        return err_set(e, "a length of %lld", (long long)len);
    for (int64_t i = 0; i < len; i++)
        (*text)[i] = a->chars[rng_below(c->rng, a->len)];
    out->kind = VALUE_STRING;
    out->string.text = *text;
    out->string.len = (size_t)len;
    return 0;
}

FUNCTION(draw_char)
{
    struct alphabet a;
    char *text;
    return read_alphabet(c, x, 0, &a, e) < 0 ? -1 : draw_text(c, &a, 1, out, &text, e);
}

FUNCTION(draw_string)
{
    struct alphabet a;
    int64_t len;
    char *text;
    if (expr_eval_int(c, x->args[0], &len, e) < 0 || read_alphabet(c, x, 1, &a, e) < 0)
        return -1;
    return draw_text(c, &a, len, out, &text, e);
}

FUNCTION(draw_palindrome)
{
    char *text;
    if (draw_string(c, x, out, e) < 0)
        return -1;
    text = (char *)out->string.text; /* just made, in our arena */
    for (size_t i = 0; i < out->string.len / 2; i++)
        text[out->string.len - 1 - i] = text[i];
    return 0;
}

/* ---- lists ----------------------------------------------------------------------------------------------------------
 */

/* A set of values by their 64-bit hash: two different values with one hash are drawn once too often, which harms
 * nobody. */
struct set {
    uint64_t *slots;
    size_t mask;
};

static uint64_t hash_value(const struct value *v)
{
    uint64_t h = 0xcbf29ce484222325ULL ^ v->kind;
    if (v->kind == VALUE_STRING)
        for (size_t i = 0; i < v->string.len; i++)
            h = (h ^ (unsigned char)v->string.text[i]) * 0x100000001b3ULL;
    else if (v->kind == VALUE_ITEMS)
        for (size_t i = 0; i < v->items.len; i++)
            h = (h ^ hash_value(&v->items.at[i])) * 0x100000001b3ULL;
    else
        h ^= v->kind == VALUE_BOOL ? (uint64_t)v->truth : (uint64_t)v->integer;
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    return h ? h : 1;
}

static bool set_open(struct set *s, size_t count, struct arena *a)
{
    size_t slots = 16;
    while (slots < 2 * count)
        slots *= 2;
    s->mask = slots - 1;
    s->slots = arena_array(a, slots, sizeof(*s->slots));
    return s->slots != NULL;
}

/* false: it was in already. */
static bool set_add(struct set *s, const struct value *v)
{
    uint64_t h = hash_value(v);
    for (size_t at = h & s->mask;; at = (at + 1) & s->mask) {
        if (s->slots[at] == h)
            return false;
        if (s->slots[at] == 0) {
            s->slots[at] = h;
            return true;
        }
    }
}

/* Draws one item `k`; with a set, until it is new. */
static int draw_item(struct expr_context *c, const struct expr *item, int64_t k, struct set *distinct,
                     struct value *out, struct err *e)
{
    int64_t outer = c->item;
    for (int tries = 0; tries < 1000; tries++) {
        c->item = k;
        int result = expr_eval(c, item, out, e);
        c->item = outer;
        if (result < 0 || !distinct || set_add(distinct, out))
            return result;
    }
    return err_set(e, "no %lldth distinct item after 1000 draws: is the range large enough?", (long long)k + 1);
}

static int by_order(const void *a, const void *b)
{
    return value_order(a, b);
}

static int against_order(const void *a, const void *b)
{
    return value_order(b, a);
}

enum { DISTINCT = 1, SORTED = 2, DESCENDING = 4, NEARLY = 8 };

static void arrange(struct expr_context *c, struct value *items, int64_t len, unsigned options)
{
    if (options & (SORTED | DESCENDING | NEARLY))
        qsort(items, (size_t)len, sizeof(*items), options & DESCENDING ? against_order : by_order);
    for (int64_t i = 0; options & NEARLY && len > 1 && i < len / 100 + 1; i++) {
        uint64_t a = rng_below(c->rng, (uint64_t)len), b = rng_below(c->rng, (uint64_t)len);
        struct value held = items[a];
        items[a] = items[b];
        items[b] = held;
    }
}

FUNCTION(draw_array)
{
    int64_t len;
    struct set set;
    if (expr_eval_int(c, x->args[0], &len, e) < 0)
        return -1;
    struct value *items = expr_items(c, len, e);
    if (!items)
        return -1;
    if (x->options & DISTINCT && !set_open(&set, (size_t)len, c->arena))
        return err_set(e, "the value is too large");
    for (int64_t i = 0; i < len; i++)
        if (draw_item(c, x->args[1], i, x->options & DISTINCT ? &set : NULL, &items[i], e) < 0)
            return -1;
    arrange(c, items, len, x->options);
    expr_put_items(out, items, (size_t)len);
    return 0;
}

FUNCTION(draw_matrix)
{
    int64_t rows, columns;
    struct set set;
    if (expr_eval_int(c, x->args[0], &rows, e) < 0 || expr_eval_int(c, x->args[1], &columns, e) < 0)
        return -1;
    struct value *lines = expr_items(c, rows, e);
    if (!lines || columns < 0 || columns > EXPR_ITEMS_MAX)
        return lines ? err_set(e, "%lld columns", (long long)columns) : -1;
    if (x->options & DISTINCT && !set_open(&set, (size_t)(rows * columns), c->arena))
        return err_set(e, "the value is too large");
    for (int64_t r = 0; r < rows; r++) {
        struct value *items = expr_items(c, columns, e);
        for (int64_t k = 0; items && k < columns; k++)
            if (draw_item(c, x->args[2], r * columns + k, x->options & DISTINCT ? &set : NULL, &items[k], e) < 0)
                return -1;
        if (!items)
            return -1;
        expr_put_items(&lines[r], items, (size_t)columns);
    }
    expr_put_items(out, lines, (size_t)rows);
    return 0;
}

FUNCTION(make_range)
{
    int64_t len, first, step;
    if (expr_eval_int(c, x->args[0], &len, e) < 0 || arg_int(c, x, 1, 0, &first, e) < 0 ||
        arg_int(c, x, 2, 1, &step, e) < 0)
        return -1;
    struct value *items = expr_items(c, len, e);
    for (int64_t i = 0; items && i < len; i++)
        expr_put_int(&items[i], (int64_t)((uint64_t)first + (uint64_t)i * (uint64_t)step));
    expr_put_items(out, items, (size_t)len);
    return items ? 0 : -1;
}

static void shuffle(struct rng *rng, struct value *items, size_t len)
{
    for (size_t i = len; i > 1; i--) {
        size_t k = rng_below(rng, i);
        struct value held = items[k];
        items[k] = items[i - 1];
        items[i - 1] = held;
    }
}

FUNCTION(draw_permutation)
{
    if (make_range(c, x, out, e) < 0)
        return -1;
    shuffle(c->rng, (struct value *)out->items.at, out->items.len); /* just made, in our arena */
    return 0;
}

static int copy_items(struct expr_context *c, const struct expr *x, struct value *out, struct value **items,
                      struct err *e)
{
    struct value list;
    if (expr_arg_items(c, x, 0, &list, e) < 0 || !(*items = expr_items(c, (int64_t)list.items.len, e)))
        return -1;
    if (list.items.len)
        memcpy(*items, list.items.at, list.items.len * sizeof(**items));
    expr_put_items(out, *items, list.items.len);
    return 0;
}

FUNCTION(draw_shuffle)
{
    struct value *items;
    if (copy_items(c, x, out, &items, e) < 0)
        return -1;
    shuffle(c->rng, items, out->items.len);
    return 0;
}

FUNCTION(make_sort)
{
    struct value *items;
    if (copy_items(c, x, out, &items, e) < 0)
        return -1;
    qsort(items, out->items.len, sizeof(*items), by_order);
    return 0;
}

FUNCTION(make_reverse)
{
    struct value v;
    if (expr_eval(c, x->args[0], &v, e) < 0)
        return -1;
    if (v.kind == VALUE_STRING) {
        char *text = arena_alloc(c->arena, v.string.len + 1);
        for (size_t i = 0; text && i < v.string.len; i++)
            text[i] = v.string.text[v.string.len - 1 - i];
        v.string.text = text;
        *out = v;
        return text ? 0 : err_set(e, "the value is too large");
    }
    struct value *items = v.kind == VALUE_ITEMS ? expr_items(c, (int64_t)v.items.len, e) : NULL;
    for (size_t i = 0; items && i < v.items.len; i++)
        items[i] = v.items.at[v.items.len - 1 - i];
    expr_put_items(out, items, v.kind == VALUE_ITEMS ? v.items.len : 0);
    return items ? 0 : err_set(e, "neither a list nor a string");
}

#define ORDER "distinct sorted descending nearly_sorted"

const struct expr_function expr_functions[] = {
    { "int", 2, 2, NULL, false, draw_int },
    { "bool", 0, 1, NULL, false, draw_bool },
    { "double", 2, 3, NULL, false, draw_double },
    { "char", 0, 1, NULL, false, draw_char },
    { "string", 1, 2, NULL, false, draw_string },
    { "palindrome", 1, 2, NULL, false, draw_palindrome },
    { "array", 2, 2, ORDER, false, draw_array },
    { "list", 2, 2, ORDER, false, draw_array },
    { "matrix", 3, 3, "distinct", false, draw_matrix },
    { "permutation", 1, 2, NULL, false, draw_permutation },
    { "range", 1, 3, NULL, true, make_range },
    { "tree", 2, 2, "random balanced left right zigzag bst", false, expr_tree },
    { "graph", 2, 2, NULL, false, expr_graph },
    { "choose", 1, EXPR_ARGS_MAX, NULL, false, expr_draw_choose },
    { "weighted", 2, EXPR_ARGS_MAX, NULL, false, expr_draw_weighted },
    { "pick", 1, 1, NULL, false, expr_draw_pick },
    { "pair_sum", 1, 1, NULL, false, expr_draw_pair_sum },
    { "shuffle", 1, 1, NULL, false, draw_shuffle },
    { "sort", 1, 1, NULL, true, make_sort },
    { "reverse", 1, 1, NULL, true, make_reverse },
    { "slice", 3, 3, NULL, true, expr_make_slice },
    { "concat", 1, EXPR_ARGS_MAX, NULL, true, expr_make_concat },
    { "repeat", 2, 2, NULL, true, expr_make_repeat },
    { "seen", 2, 2, NULL, false, expr_draw_seen },
    { "min", 1, EXPR_ARGS_MAX, NULL, true, expr_make_min },
    { "max", 1, EXPR_ARGS_MAX, NULL, true, expr_make_max },
    { "sum", 1, 1, NULL, true, expr_make_sum },
    { "abs", 1, 1, NULL, true, expr_make_abs },
    { "length", 1, 1, NULL, true, expr_make_length },
};
const size_t expr_functions_len = COUNT(expr_functions);
