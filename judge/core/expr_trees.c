// SPDX-License-Identifier: MIT
/* Binary trees: a shape, and values in an order on it. */
#include <string.h>

#include "judge/core/expr_functions.h"

enum {
    SHAPE_RANDOM = 1,
    SHAPE_BALANCED = 2,
    SHAPE_LEFT = 4,
    SHAPE_RIGHT = 8,
    SHAPE_ZIGZAG = 16,
    VALUES_BST = 32,
    VALUES_ALMOST_BST = 64,  /* two values of a search tree swapped */
    VALUES_HEAP = 128,       /* no child above its parent */
    SHAPE_CATERPILLAR = 256, /* a path to the right, each node of it with one leaf */
};

struct tree {
    int64_t *child[2]; /* of node k, -1: none */
    int64_t len;
};

/* Random: each node takes one of the free places, all equally likely. */
static void shape_random(struct expr_context *c, struct tree *t, int64_t *places)
{
    size_t free_len = 2;
    places[0] = 0;
    places[1] = 1;
    for (int64_t k = 1; k < t->len; k++) {
        size_t at = rng_below(c->rng, free_len);
        t->child[places[at] % 2][places[at] / 2] = k;
        places[at] = places[--free_len];
        places[free_len++] = 2 * k;
        places[free_len++] = 2 * k + 1;
    }
}

static void shape_plain(struct tree *t, unsigned options)
{
    for (int64_t k = 1; k < t->len; k++) {
        if (options & SHAPE_CATERPILLAR) /* odd ones are the leaves, even ones the path */
            t->child[k % 2 ? 0 : 1][k % 2 ? k - 1 : k - 2] = k;
        else if (options & SHAPE_BALANCED)
            t->child[(k - 1) % 2][(k - 1) / 2] = k;
        else
            t->child[options & SHAPE_ZIGZAG ? k % 2 : options & SHAPE_RIGHT ? 1 : 0][k - 1] = k;
    }
}

static int make_shape(struct expr_context *c, struct tree *t, unsigned options, struct err *e)
{
    int64_t *places = arena_array(c->arena, (size_t)t->len * 2 + 4, sizeof(*places));
    for (int side = 0; side < 2; side++) {
        t->child[side] = arena_array(c->arena, (size_t)t->len + 1, sizeof(int64_t));
        if (!t->child[side] || !places)
            return err_set(e, "the value is too large");
        for (int64_t k = 0; k <= t->len; k++)
            t->child[side][k] = -1;
    }
    if (options & (SHAPE_BALANCED | SHAPE_LEFT | SHAPE_RIGHT | SHAPE_ZIGZAG | SHAPE_CATERPILLAR))
        shape_plain(t, options);
    else
        shape_random(c, t, places);
    return 0;
}

/* Distinct values in ascending order, handed out in order of an inorder walk (with a stack: a chain is as deep as
 * long). */
static int search_order(struct expr_context *c, const struct tree *t, struct value *values, struct err *e)
{
    struct value *sorted = arena_array(c->arena, (size_t)t->len + 1, sizeof(*sorted));
    int64_t *stack = arena_array(c->arena, (size_t)t->len + 1, sizeof(*stack));
    if (!sorted || !stack)
        return err_set(e, "the value is too large");
    memcpy(sorted, values, (size_t)t->len * sizeof(*sorted));
    expr_sort(sorted, (size_t)t->len, c->arena);
    int64_t depth = 0, at = 0, next = 0;
    while (depth > 0 || at >= 0) {
        for (; at >= 0; at = t->child[0][at])
            stack[depth++] = at;
        at = stack[--depth];
        values[at] = sorted[next++];
        at = t->child[1][at];
    }
    return 0;
}

/* Level order, null for an absent child of a node that is there. */
static int write_levels(struct expr_context *c, const struct tree *t, const struct value *values, struct value *out,
                        struct err *e)
{
    struct value *items = arena_array(c->arena, (size_t)t->len * 2 + 2, sizeof(*items));
    int64_t *queue = arena_array(c->arena, (size_t)t->len + 1, sizeof(*queue));
    size_t len = 0, last = 0;
    int64_t tail = 0;
    if (!items || !queue)
        return err_set(e, "the value is too large");
    if (t->len > 0) {
        items[len++] = values[0];
        queue[tail++] = 0;
        last = 1;
    }
    for (int64_t head = 0; head < tail; head++) {
        for (int side = 0; side < 2; side++) {
            int64_t child = t->child[side][queue[head]];
            if (child >= 0) {
                queue[tail++] = child;
                items[len++] = values[child];
                last = len;
            } else {
                items[len++] = (struct value){ .kind = VALUE_NULL };
            }
        }
    }
    out->kind = VALUE_ITEMS;
    out->items.at = items;
    out->items.len = last;
    return 0;
}

static int draw_values(struct expr_context *c, const struct expr *x, int64_t len, struct value *values, struct err *e)
{
    int64_t outer = c->item;
    for (int64_t k = 0; k < len; k++) {
        c->item = k;
        if (expr_eval(c, x->args[1], &values[k], e) < 0)
            return -1;
    }
    c->item = outer;
    return 0;
}

/* Draws until all are distinct: a range of ten times the nodes is enough. */
static int make_distinct(struct expr_context *c, const struct expr *x, int64_t len, struct value *values, struct err *e)
{
    for (int round = 0; round < 200; round++) {
        int64_t repeated = 0;
        expr_sort(values, (size_t)len, c->arena);
        for (int64_t k = 1; k < len; k++) {
            if (values[k - 1].integer != values[k].integer)
                continue;
            repeated++;
            if (expr_eval(c, x->args[1], &values[k - 1], e) < 0)
                return -1;
        }
        if (repeated == 0)
            return 0;
    }
    return err_set(e, "no distinct values found: is the range large enough?");
}

/* Children come behind their parents, so descending values make a heap; equal ones may stay. */
static void heap_order(struct expr_context *c, int64_t len, struct value *values)
{
    expr_sort(values, (size_t)len, c->arena);
    for (int64_t k = 0; k < len / 2; k++) {
        struct value held = values[k];
        values[k] = values[len - 1 - k];
        values[len - 1 - k] = held;
    }
}

static void swap_two(struct expr_context *c, int64_t len, struct value *values)
{
    if (len < 2)
        return;
    size_t a = rng_below(c->rng, (uint64_t)len), b = rng_below(c->rng, (uint64_t)len - 1);
    b += b >= a;
    struct value held = values[a];
    values[a] = values[b];
    values[b] = held;
}

EXPR_FUNCTION(expr_draw_tree)
{
    struct tree t;
    if (expr_eval_int(c, x->args[0], &t.len, e) < 0)
        return -1;
    struct value *values = expr_items(c, t.len, e);
    if (!values || make_shape(c, &t, x->options, e) < 0 || draw_values(c, x, t.len, values, e) < 0)
        return -1;
    if (x->options & (VALUES_BST | VALUES_ALMOST_BST) && t.len > 0 &&
        (make_distinct(c, x, t.len, values, e) < 0 || search_order(c, &t, values, e) < 0))
        return -1;
    if (x->options & VALUES_ALMOST_BST)
        swap_two(c, t.len, values);
    if (x->options & VALUES_HEAP)
        heap_order(c, t.len, values);
    return write_levels(c, &t, values, out, e);
}
