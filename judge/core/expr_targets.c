// SPDX-License-Identifier: MIT
/* Functions that draw one argument in relation to another: a target that is there, that is not, that is found last; a
 * part of a list; an argument that an earlier call had. */
#include <string.h>

#include "judge/core/expr_functions.h"

EXPR_FUNCTION(expr_draw_pick)
{
    struct value list;
    if (expr_arg_items(c, x, 0, &list, e) < 0)
        return -1;
    if (list.items.len == 0)
        return err_set(e, "the list is empty");
    *out = list.items.at[rng_below(c->rng, list.items.len)];
    return 0;
}

enum { FIRST = 1, LAST = 2, ENDS = 4 };

EXPR_FUNCTION(expr_draw_pair_sum)
{
    struct value list;
    if (expr_arg_items(c, x, 0, &list, e) < 0)
        return -1;
    size_t len = list.items.len;
    if (len < 2)
        return err_set(e, "needs two whole numbers at least");
    size_t a = rng_below(c->rng, len), b = rng_below(c->rng, len - 1);
    b += b >= a;
    if (x->options) {
        a = x->options & LAST ? len - 2 : 0;
        b = x->options & FIRST ? 1 : len - 1;
    }
    int64_t sum;
    if (__builtin_add_overflow(list.items.at[a].integer, list.items.at[b].integer, &sum))
        return err_set(e, "the sum does not fit 64 bits");
    expr_put_int(out, sum);
    return 0;
}

enum { TRIES = 200 };

typedef bool is_good(const struct value *list, const struct expr_set *set, const struct value *drawn);

/* Draws numbers of a range until one passes. */
static int draw_until(struct expr_context *c, const struct expr *x, const struct value *list, is_good *good,
                      struct value *out, struct err *e)
{
    int64_t low, high;
    struct expr_set set;
    if (expr_eval_int(c, x->args[1], &low, e) < 0 || expr_eval_int(c, x->args[2], &high, e) < 0)
        return -1;
    if (low > high || !expr_set_open(&set, list->items.len, c->arena))
        return err_set(e, "%lld is above %lld", (long long)low, (long long)high);
    for (size_t i = 0; i < list->items.len; i++)
        expr_set_add(&set, &list->items.at[i]);
    for (int i = 0; i < TRIES; i++) {
        if (expr_spend(c, list->items.len, e) < 0)
            return -1;
        expr_put_int(out, rng_between(c->rng, low, high));
        if (good(list, &set, out))
            return 0;
    }
    return err_set(e, "none found from %lld to %lld: is the range large enough?", (long long)low, (long long)high);
}

static bool is_absent(const struct value *list, const struct expr_set *set, const struct value *drawn)
{
    (void)list;
    return !expr_set_has(set, drawn);
}

EXPR_FUNCTION(expr_draw_absent)
{
    struct value list;
    return expr_arg_items(c, x, 0, &list, e) < 0 ? -1 : draw_until(c, x, &list, is_absent, out, e);
}

/* A number and itself count as a pair: that may refuse one too many, never one too few. */
static bool is_no_sum(const struct value *list, const struct expr_set *set, const struct value *drawn)
{
    for (size_t i = 0; i < list->items.len; i++) {
        struct value rest = { .kind = VALUE_INT };
        if (!__builtin_sub_overflow(drawn->integer, list->items.at[i].integer, &rest.integer) &&
            expr_set_has(set, &rest))
            return false;
    }
    return true;
}

EXPR_FUNCTION(expr_draw_no_pair_sum)
{
    struct value list;
    return expr_arg_items(c, x, 0, &list, e) < 0 ? -1 : draw_until(c, x, &list, is_no_sum, out, e);
}

/* Is place i among the `left` that are still to be chosen of those from i to len - 1? Every choice is equally likely.
 */
static bool chosen(struct rng *rng, size_t i, size_t len, size_t *left)
{
    bool yes = rng_below(rng, len - i) < *left;
    *left -= yes;
    return yes;
}

EXPR_FUNCTION(expr_draw_subset_sum)
{
    struct value list;
    int64_t count, sum = 0;
    if (expr_arg_items(c, x, 0, &list, e) < 0 || expr_eval_int(c, x->args[1], &count, e) < 0 ||
        expr_spend(c, list.items.len, e) < 0)
        return -1;
    if (count < 0 || (uint64_t)count > list.items.len)
        return err_set(e, "%lld of %zu items", (long long)count, list.items.len);
    size_t left = (size_t)count;
    for (size_t i = 0; i < list.items.len; i++)
        if (chosen(c->rng, i, list.items.len, &left) && __builtin_add_overflow(sum, list.items.at[i].integer, &sum))
            return err_set(e, "the sum does not fit 64 bits");
    expr_put_int(out, sum);
    return 0;
}

enum { TAKE_FIRST = 1, TAKE_LAST = 2 };

/* So many items or letters, in their order; the first or the last one among them if that is asked for. */
EXPR_FUNCTION(expr_draw_subsequence)
{
    struct value v;
    int64_t count;
    if (expr_eval(c, x->args[0], &v, e) < 0 || expr_eval_int(c, x->args[1], &count, e) < 0)
        return -1;
    bool text = v.kind == VALUE_STRING;
    size_t len = text ? v.string.len : v.items.len, at = 0;
    if (expr_spend(c, len, e) < 0)
        return -1;
    bool fixed[] = { x->options & TAKE_FIRST, x->options & TAKE_LAST };
    size_t need = (size_t)fixed[0] + fixed[1];
    if (count < (int64_t)need || (uint64_t)count > len)
        return err_set(e, "%lld of %zu", (long long)count, len);
    char *letters = text ? expr_text(c, count, e) : NULL;
    struct value *items = text ? NULL : expr_items(c, count, e);
    if (!letters && !items)
        return -1;
    size_t left = (size_t)count - need, from = fixed[0], to = len - fixed[1];
    for (size_t i = 0; i < len; i++) {
        if (i >= from && i < to && !chosen(c->rng, i, to, &left))
            continue;
        if (text)
            letters[at++] = v.string.text[i];
        else
            items[at++] = v.items.at[i];
    }
    if (text)
        expr_put_text(out, letters, at);
    else
        expr_put_items(out, items, at);
    return 0;
}

EXPR_FUNCTION(expr_draw_seen)
{
    size_t len = 0;
    const struct value *values = c->seen ? c->seen(c->owner, x->args[0]->name, &len) : NULL;
    if (len == 0)
        return expr_eval(c, x->args[1], out, e);
    *out = values[rng_below(c->rng, len)];
    return 0;
}
