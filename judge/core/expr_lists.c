// SPDX-License-Identifier: MIT
/* Functions that make lists and matrices: items drawn one after the other, then put into an order. */
#include <string.h>

#include "judge/core/expr_functions.h"

enum { DISTINCT = 1, SORTED = 2, DESCENDING = 4, NEARLY = 8, ROTATED = 16, MOUNTAIN = 32, EQUAL = 64 };

/* Draws one item `k`; with a set, until it is new. */
static int draw_item(struct expr_context *c, const struct expr *item, int64_t k, struct expr_set *distinct,
                     struct value *out, struct err *e)
{
    int64_t outer = c->item;
    for (int tries = 0; tries < 1000; tries++) {
        c->item = k;
        int result = expr_eval(c, item, out, e);
        c->item = outer;
        if (result < 0 || !distinct || expr_set_add(distinct, out))
            return result;
    }
    return err_set(e, "no %lldth distinct item after 1000 draws: is the range large enough?", (long long)k + 1);
}

/* Draws count items from number `first` on. */
static int draw_items(struct expr_context *c, const struct expr *item, int64_t first, int64_t count,
                      struct expr_set *distinct, struct value *items, struct err *e)
{
    int64_t low, high;
    if (!distinct && expr_is_plain_range(item, &low, &high)) {
        for (int64_t k = 0; k < count; k++)
            expr_put_int(&items[k], rng_between(c->rng, low, high));
        return 0;
    }
    for (int64_t k = 0; k < count; k++)
        if (draw_item(c, item, first + k, distinct, &items[k], e) < 0)
            return -1;
    return 0;
}

static void reverse(struct value *items, size_t len)
{
    for (size_t i = 0; i < len / 2; i++) {
        struct value held = items[i];
        items[i] = items[len - 1 - i];
        items[len - 1 - i] = held;
    }
}

/* Ascending up to a summit drawn at random, descending behind it: of ascending items every one goes to a side drawn. */
static void heap_up(struct expr_context *c, struct value *items, size_t len, struct value *scratch)
{
    size_t left = 0, right = len;
    for (size_t i = 0; i + 1 < len; i++) {
        if (rng_below(c->rng, 2) == 0)
            scratch[left++] = items[i];
        else
            scratch[--right] = items[i];
    }
    if (len > 0)
        scratch[left] = items[len - 1];
    memcpy(items, scratch, len * sizeof(*items));
}

static int arrange(struct expr_context *c, struct value *items, size_t len, unsigned options, struct err *e)
{
    if (options & (SORTED | DESCENDING | NEARLY | ROTATED | MOUNTAIN))
        expr_sort(items, len, c->arena);
    if (options & DESCENDING)
        reverse(items, len);
    for (size_t i = 0; options & NEARLY && len > 1 && i < len / 100 + 1; i++) {
        uint64_t a = rng_below(c->rng, len), b = rng_below(c->rng, len);
        struct value held = items[a];
        items[a] = items[b];
        items[b] = held;
    }
    if (!(options & (ROTATED | MOUNTAIN)) || len == 0)
        return 0;
    struct value *scratch = arena_array(c->arena, len, sizeof(*scratch));
    if (!scratch)
        return err_set(e, "the value is too large");
    if (options & MOUNTAIN)
        heap_up(c, items, len, scratch);
    if (options & ROTATED) {
        size_t by = rng_below(c->rng, len);
        memcpy(scratch, items + by, (len - by) * sizeof(*items));
        memcpy(scratch + len - by, items, by * sizeof(*items));
        memcpy(items, scratch, len * sizeof(*items));
    }
    return 0;
}

EXPR_FUNCTION(expr_draw_array)
{
    int64_t len;
    struct expr_set set;
    if (expr_eval_int(c, x->args[0], &len, e) < 0)
        return -1;
    struct value *items = expr_items(c, len, e);
    if (!items)
        return -1;
    if (x->options & DISTINCT && !expr_set_open(&set, (size_t)len, c->arena))
        return err_set(e, "the value is too large");
    int64_t drawn = x->options & EQUAL && len > 1 ? 1 : len;
    if (draw_items(c, x->args[1], 0, drawn, x->options & DISTINCT ? &set : NULL, items, e) < 0)
        return -1;
    for (int64_t i = drawn; i < len; i++)
        items[i] = items[0];
    expr_put_items(out, items, (size_t)len);
    return arrange(c, items, (size_t)len, x->options, e);
}

/* ---- matrices -------------------------------------------------------------------------------------------------------
 */

enum { ALL_DISTINCT = 1, ALL_SORTED = 2, ROWS_SORTED = 4, BOTH_SORTED = 8, SYMMETRIC = 16 };

/* The cells of all rows lie behind each other. Sorting columns keeps sorted rows sorted. */
static void arrange_matrix(struct expr_context *c, struct value *cells, size_t rows, size_t columns, unsigned options,
                           struct value *column)
{
    if (options & ALL_SORTED)
        expr_sort(cells, rows * columns, c->arena);
    for (size_t r = 0; options & (ROWS_SORTED | BOTH_SORTED) && r < rows; r++)
        expr_sort(cells + r * columns, columns, c->arena);
    for (size_t k = 0; options & BOTH_SORTED && k < columns; k++) {
        for (size_t r = 0; r < rows; r++)
            column[r] = cells[r * columns + k];
        expr_sort(column, rows, c->arena);
        for (size_t r = 0; r < rows; r++)
            cells[r * columns + k] = column[r];
    }
    for (size_t r = 0; options & SYMMETRIC && r < rows; r++)
        for (size_t k = 0; k < r && k < columns; k++)
            cells[r * columns + k] = cells[k * columns + r];
}

EXPR_FUNCTION(expr_draw_matrix)
{
    int64_t rows, columns;
    struct expr_set set;
    if (expr_eval_int(c, x->args[0], &rows, e) < 0 || expr_eval_int(c, x->args[1], &columns, e) < 0)
        return -1;
    struct value *lines = expr_items(c, rows, e);
    if (!lines || columns < 0 || columns > EXPR_ITEMS_MAX)
        return lines ? err_set(e, "%lld columns", (long long)columns) : -1;
    if (x->options & SYMMETRIC && rows != columns)
        return err_set(e, "%lld times %lld cannot be symmetric", (long long)rows, (long long)columns);
    struct value *cells = expr_items(c, rows * columns, e); /* both were capped: the product fits */
    struct value *column = cells ? arena_array(c->arena, (size_t)rows + 1, sizeof(*column)) : NULL;
    if (!column || (x->options & ALL_DISTINCT && !expr_set_open(&set, (size_t)(rows * columns), c->arena)))
        return cells ? err_set(e, "the value is too large") : -1;
    if (draw_items(c, x->args[2], 0, rows * columns, x->options & ALL_DISTINCT ? &set : NULL, cells, e) < 0)
        return -1;
    arrange_matrix(c, cells, (size_t)rows, (size_t)columns, x->options, column);
    for (int64_t r = 0; r < rows; r++)
        expr_put_items(&lines[r], cells + r * columns, (size_t)columns);
    expr_put_items(out, lines, (size_t)rows);
    return 0;
}

/* ---- numbers in a row, and what is in another order -----------------------------------------------------------------
 */

EXPR_FUNCTION(expr_make_range)
{
    int64_t len, first, step, last;
    if (expr_eval_int(c, x->args[0], &len, e) < 0 || expr_arg_int(c, x, 1, 0, &first, e) < 0 ||
        expr_arg_int(c, x, 2, 1, &step, e) < 0)
        return -1;
    struct value *items = expr_items(c, len, e);
    if (!items)
        return -1;
    if (__builtin_mul_overflow(step, len, &last) || __builtin_add_overflow(first, last, &last))
        return err_set(e, "the last number does not fit 64 bits");
    for (int64_t i = 0; i < len; i++)
        expr_put_int(&items[i], first + i * step);
    expr_put_items(out, items, (size_t)len);
    return 0;
}

EXPR_FUNCTION(expr_draw_permutation)
{
    if (expr_make_range(c, x, out, e) < 0)
        return -1;
    expr_shuffle(c->rng, (struct value *)out->items.at, out->items.len); /* just made, in our arena */
    return 0;
}

/* Text in another order, by way of single letters. */
static int rearrange(struct expr_context *c, const struct expr *x, bool draw, struct value *out, struct err *e)
{
    struct value *items, v;
    if (expr_eval(c, x->args[0], &v, e) < 0)
        return -1;
    size_t len = v.kind == VALUE_STRING ? v.string.len : v.items.len;
    if (!(items = expr_items(c, (int64_t)len, e)))
        return -1;
    for (size_t i = 0; v.kind == VALUE_STRING && i < len; i++)
        expr_put_int(&items[i], (unsigned char)v.string.text[i]);
    if (v.kind == VALUE_ITEMS && len > 0)
        memcpy(items, v.items.at, len * sizeof(*items));
    if (draw)
        expr_shuffle(c->rng, items, len);
    else
        expr_sort(items, len, c->arena);
    if (v.kind != VALUE_STRING) {
        expr_put_items(out, items, len);
        return 0;
    }
    char *text = expr_text(c, (int64_t)len, e);
    for (size_t i = 0; text && i < len; i++)
        text[i] = (char)items[i].integer;
    expr_put_text(out, text, len);
    return text ? 0 : -1;
}

EXPR_FUNCTION(expr_draw_shuffle)
{
    return rearrange(c, x, true, out, e);
}

EXPR_FUNCTION(expr_make_sort)
{
    return rearrange(c, x, false, out, e);
}

EXPR_FUNCTION(expr_make_reverse)
{
    struct value v;
    if (expr_eval(c, x->args[0], &v, e) < 0)
        return -1;
    if (v.kind == VALUE_STRING) {
        char *text = expr_text(c, (int64_t)v.string.len, e);
        for (size_t i = 0; text && i < v.string.len; i++)
            text[i] = v.string.text[v.string.len - 1 - i];
        expr_put_text(out, text, v.string.len);
        return text ? 0 : -1;
    }
    struct value *items = expr_items(c, (int64_t)v.items.len, e);
    for (size_t i = 0; items && i < v.items.len; i++)
        items[i] = v.items.at[v.items.len - 1 - i];
    expr_put_items(out, items, v.items.len);
    return items ? 0 : -1;
}

/* ---- intervals ------------------------------------------------------------------------------------------------------
 */

enum { BY_START = 1, DISJOINT = 2 };

/* Two ends for each, drawn; disjoint ones take distinct points in order, so that no two touch. */
EXPR_FUNCTION(expr_draw_intervals)
{
    int64_t len, low, high;
    struct expr_set set;
    if (expr_eval_int(c, x->args[0], &len, e) < 0 || expr_eval_int(c, x->args[1], &low, e) < 0 ||
        expr_eval_int(c, x->args[2], &high, e) < 0)
        return -1;
    struct value *items = expr_items(c, len, e), *ends = items ? expr_items(c, 2 * len, e) : NULL;
    if (!ends || low > high)
        return ends ? err_set(e, "%lld is above %lld", (long long)low, (long long)high) : -1;
    bool disjoint = x->options & DISJOINT;
    if (disjoint &&
        ((uint64_t)high - (uint64_t)low < 2 * (uint64_t)len || !expr_set_open(&set, 2 * (size_t)len, c->arena)))
        return err_set(e, "no %lld disjoint intervals in %lld to %lld", (long long)len, (long long)low,
                       (long long)high);
    for (int64_t i = 0; i < 2 * len; i++)
        do
            expr_put_int(&ends[i], rng_between(c->rng, low, high));
        while (disjoint && !expr_set_add(&set, &ends[i]));
    if (disjoint)
        expr_sort(ends, 2 * (size_t)len, c->arena);
    for (int64_t i = 0; i < len; i++) {
        expr_sort(ends + 2 * i, 2, c->arena);
        expr_put_items(&items[i], ends + 2 * i, 2);
    }
    if (x->options & BY_START)
        expr_sort(items, (size_t)len, c->arena);
    else if (disjoint)
        expr_shuffle(c->rng, items, (size_t)len);
    expr_put_items(out, items, (size_t)len);
    return 0;
}
