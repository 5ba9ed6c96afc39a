// SPDX-License-Identifier: MIT
/* Measures and predicates on single values. */
#include <stdlib.h>
#include <string.h>

#include "judge/core/constraints_internal.h"
#include "judge/core/expr_functions.h"

static int64_t total_of(const struct value *v)
{
    int64_t total = 0;
    if (v->kind != VALUE_ITEMS)
        return v->kind != VALUE_NULL;
    for (size_t i = 0; i < v->items.len; i++)
        total += total_of(&v->items.at[i]);
    return total;
}

static int64_t nodes_of(const struct value *v)
{
    int64_t nodes = 0;
    for (size_t i = 0; v->kind == VALUE_ITEMS && i < v->items.len; i++)
        nodes += v->items.at[i].kind != VALUE_NULL;
    return nodes;
}

/* Levels of a tree in level order: count level by level, each node opens two places in the next. */
static int64_t depth_of(const struct value *v)
{
    int64_t depth = 0;
    size_t at = 0, width = 1;
    while (v->kind == VALUE_ITEMS && at < v->items.len) {
        size_t nodes = 0, end = at + width < v->items.len ? at + width : v->items.len;
        for (; at < end; at++)
            nodes += v->items.at[at].kind != VALUE_NULL;
        depth += nodes > 0;
        width = nodes * 2;
        if (width == 0)
            break;
    }
    return depth;
}

static int64_t sum_of(const struct value *v)
{
    int64_t sum = 0;
    for (size_t i = 0; v->kind == VALUE_ITEMS && i < v->items.len; i++)
        if (v->items.at[i].kind == VALUE_INT && __builtin_add_overflow(sum, v->items.at[i].integer, &sum))
            return v->items.at[i].integer > 0 ? INT64_MAX : INT64_MIN;
    return sum;
}

static int64_t length_of(const struct value *v)
{
    int64_t characters = 0;
    if (v->kind != VALUE_STRING)
        return v->kind == VALUE_ITEMS ? (int64_t)v->items.len : 0;
    for (size_t i = 0; i < v->string.len; i++)
        characters += ((unsigned char)v->string.text[i] & 0xc0) != 0x80;
    return characters;
}

struct value measure_of(enum measure m, const struct value *v, const struct type *t)
{
    struct value out = { .kind = VALUE_INT };
    switch (m) {
    case MEASURE_ITSELF:
        return *v;
    case MEASURE_LENGTH:
        out.integer = length_of(v);
        break;
    case MEASURE_NODES:
        /* A graph's items are its nodes' lists. */
        out.integer = t->kind == TYPE_GRAPH_NODE ? length_of(v) : nodes_of(v);
        break;
    case MEASURE_DEPTH:
        out.integer = depth_of(v);
        break;
    case MEASURE_TOTAL:
        out.integer = total_of(v);
        break;
    case MEASURE_SUM:
        out.integer = sum_of(v);
        break;
    }
    return out;
}

static bool is_ordered(const struct value *v, int wrong)
{
    size_t len = v->kind == VALUE_STRING ? v->string.len : v->items.len;
    for (size_t i = 1; i < len; i++) {
        int order = v->kind == VALUE_STRING ? (unsigned char)v->string.text[i - 1] - (unsigned char)v->string.text[i]
                                            : value_order(&v->items.at[i - 1], &v->items.at[i]);
        if (order * wrong > 0)
            return false;
    }
    return true;
}

static bool is_distinct(const struct value *v, struct arena *scratch)
{
    bool seen[256] = { 0 }, distinct = true;
    if (v->kind == VALUE_STRING) {
        for (size_t i = 0; i < v->string.len; i++) {
            distinct &= !seen[(unsigned char)v->string.text[i]];
            seen[(unsigned char)v->string.text[i]] = true;
        }
        return distinct;
    }
    size_t len = 0;
    struct value *copy = malloc((v->items.len + 1) * sizeof(*copy));
    if (!copy)
        abort();
    for (size_t i = 0; i < v->items.len; i++)
        if (v->items.at[i].kind != VALUE_NULL)
            copy[len++] = v->items.at[i];
    expr_sort(copy, len, scratch);
    for (size_t i = 1; i < len; i++)
        distinct &= value_order(&copy[i - 1], &copy[i]) != 0;
    free(copy);
    return distinct;
}

static bool is_rectangular(const struct value *v, bool square)
{
    for (size_t i = 0; i < v->items.len; i++)
        if (v->items.at[i].items.len != (square ? v->items.len : v->items.at[0].items.len))
            return false;
    return true;
}

/* Each node knows the open interval that its place in the tree leaves it; level order gives parents before children. */
static bool is_bst(const struct value *v)
{
    struct bounds {
        int64_t low, high;
        bool has_low, has_high;
    };
    size_t len = v->items.len, read = 1, taken = 0;
    bool good = true;
    if (len == 0)
        return true;
    struct bounds *open = calloc(2 * len + 2, sizeof(*open));
    if (!open)
        abort();
    for (size_t i = 0; i < len && good; i++) {
        struct bounds b = open[taken++];
        if (v->items.at[i].kind == VALUE_NULL)
            continue;
        int64_t value = v->items.at[i].integer;
        good = (!b.has_low || value > b.low) && (!b.has_high || value < b.high);
        open[read++] = (struct bounds){ b.low, value, b.has_low, true };
        open[read++] = (struct bounds){ value, b.high, true, b.has_high };
    }
    free(open);
    return good;
}

static bool in_alphabet(const struct predicate *p, const struct value *v)
{
    for (size_t i = 0; i < v->string.len; i++)
        if (!p->alphabet[(unsigned char)v->string.text[i]])
            return false;
    return true;
}

static int in_range(const struct predicate *p, const struct value *v, struct expr_context *c, struct err *e)
{
    int64_t low, high;
    if (expr_eval_int(c, p->low, &low, e) < 0 || expr_eval_int(c, p->high, &high, e) < 0)
        return -1;
    return v->integer >= low && v->integer <= high;
}

int predicate_holds(const struct predicate *p, const struct value *v, struct expr_context *c, struct err *e)
{
    switch (p->kind) {
    case PREDICATE_RANGE:
        return in_range(p, v, c, e);
    case PREDICATE_DOUBLE:
        return v->number >= p->low_double && v->number <= p->high_double;
    case PREDICATE_SORTED:
        return is_ordered(v, 1);
    case PREDICATE_DESCENDING:
        return is_ordered(v, -1);
    case PREDICATE_DISTINCT:
        return is_distinct(v, c->arena);
    case PREDICATE_RECTANGULAR:
    case PREDICATE_SQUARE:
        return is_rectangular(v, p->kind == PREDICATE_SQUARE);
    case PREDICATE_BST:
        return is_bst(v);
    case PREDICATE_ALPHABET:
        return in_alphabet(p, v);
    case PREDICATE_ONE_OF:
        for (size_t i = 0; i < p->choices_len; i++)
            if (value_order(&p->choices[i], v) == 0)
                return 1;
        return 0;
    }
    return 0;
}
