// SPDX-License-Identifier: MIT
/* Functions that join, take, choose and count what others drew. They change nothing that they are given: values are
 * shared. */
#include <string.h>

#include "judge/core/expr_functions.h"

/* ---- joining and taking ---------------------------------------------------------------------------------------------
 */

static size_t length_of(const struct value *v)
{
    return v->kind == VALUE_STRING ? v->string.len : v->kind == VALUE_ITEMS ? v->items.len : 0;
}

/* Joins values that are all strings or all lists. */
static int join(struct expr_context *c, const struct value *parts, size_t count, struct value *out, struct err *e)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].kind != parts[0].kind || (parts[i].kind != VALUE_STRING && parts[i].kind != VALUE_ITEMS))
            return err_set(e, "only strings, or only lists, can be joined");
        total += length_of(&parts[i]);
        if (total > EXPR_ITEMS_MAX)
            return err_set(e, "the value is too large");
    }
    bool text = count > 0 && parts[0].kind == VALUE_STRING;
    size_t unit = text ? 1 : sizeof(struct value);
    char *bytes = text ? expr_text(c, (int64_t)total, e) : (char *)expr_items(c, (int64_t)total, e);
    if (!bytes)
        return -1;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t len = length_of(&parts[i]);
        if (len)
            memcpy(bytes + at * unit, text ? (const void *)parts[i].string.text : (const void *)parts[i].items.at,
                   len * unit);
        at += len;
    }
    if (text)
        expr_put_text(out, bytes, total);
    else
        expr_put_items(out, (struct value *)bytes, total);
    return 0;
}

EXPR_FUNCTION(expr_make_concat)
{
    struct value parts[EXPR_ARGS_MAX];
    for (size_t i = 0; i < x->args_len; i++)
        if (expr_eval(c, x->args[i], &parts[i], e) < 0)
            return -1;
    return join(c, parts, x->args_len, out, e);
}

EXPR_FUNCTION(expr_make_repeat)
{
    struct value part;
    int64_t times;
    if (expr_eval(c, x->args[0], &part, e) < 0 || expr_eval_int(c, x->args[1], &times, e) < 0)
        return -1;
    struct value *parts = times >= 0 ? expr_items(c, times, e) : NULL;
    if (!parts)
        return err_set(e, "%lld times", (long long)times);
    c->made -= (size_t)times; /* only a list of what to join */
    for (int64_t i = 0; i < times; i++)
        parts[i] = part;
    if (times == 0) {
        *out = part;
        if (part.kind == VALUE_STRING)
            out->string.len = 0;
        else
            out->items.len = 0;
        return 0;
    }
    return join(c, parts, (size_t)times, out, e);
}

EXPR_FUNCTION(expr_make_slice)
{
    struct value v;
    int64_t from, to;
    if (expr_eval(c, x->args[0], &v, e) < 0 || expr_eval_int(c, x->args[1], &from, e) < 0 ||
        expr_eval_int(c, x->args[2], &to, e) < 0)
        return -1;
    int64_t len = (int64_t)length_of(&v);
    if (from < 0 || to < from || to > len)
        return err_set(e, "%lld to %lld of %lld", (long long)from, (long long)to, (long long)len);
    if (v.kind == VALUE_STRING)
        expr_put_text(out, v.string.text + from, (size_t)(to - from));
    else
        expr_put_items(out, v.items.at + from, (size_t)(to - from));
    return 0;
}

EXPR_FUNCTION(expr_draw_choose)
{
    return expr_eval(c, x->args[rng_below(c->rng, x->args_len)], out, e);
}

EXPR_FUNCTION(expr_draw_weighted)
{
    int64_t total = 0, weight[EXPR_ARGS_MAX / 2];
    for (size_t i = 0; i < x->args_len / 2; i++) {
        if (expr_eval_int(c, x->args[2 * i], &weight[i], e) < 0)
            return -1;
        if (weight[i] < 0 || weight[i] > 1000000)
            return err_set(e, "a weight of %lld", (long long)weight[i]);
        total += weight[i];
    }
    if (total == 0)
        return err_set(e, "all weights are 0");
    int64_t drawn = (int64_t)rng_below(c->rng, (uint64_t)total);
    size_t i = 0;
    while (drawn >= weight[i])
        drawn -= weight[i++];
    return expr_eval(c, x->args[2 * i + 1], out, e);
}

EXPR_FUNCTION(expr_make_length)
{
    struct value v;
    if (expr_eval(c, x->args[0], &v, e) < 0)
        return -1;
    expr_put_int(out, (int64_t)length_of(&v));
    return 0;
}

/* Of a graph every item is a node's list; of a tree what is not absent. */
EXPR_FUNCTION(expr_make_nodes)
{
    struct value v;
    int64_t nodes = 0;
    if (expr_arg_items(c, x, 0, &v, e) < 0 || expr_spend(c, v.items.len, e) < 0)
        return -1;
    for (size_t i = 0; i < v.items.len; i++)
        nodes += v.items.at[i].kind != VALUE_NULL;
    expr_put_int(out, nodes);
    return 0;
}
