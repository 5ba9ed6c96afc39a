// SPDX-License-Identifier: MIT
/* Trees and graphs of the generator language. */
#include <stdlib.h>
#include <string.h>

#include "judge/core/expr.h"

enum { SHAPE_RANDOM = 1, SHAPE_BALANCED = 2, SHAPE_LEFT = 4, SHAPE_RIGHT = 8, SHAPE_ZIGZAG = 16, SHAPE_BST = 32 };

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
        if (options & SHAPE_BALANCED)
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
    if (options & (SHAPE_BALANCED | SHAPE_LEFT | SHAPE_RIGHT | SHAPE_ZIGZAG))
        shape_plain(t, options);
    else
        shape_random(c, t, places);
    return 0;
}

static int by_order(const void *a, const void *b)
{
    return value_order(a, b);
}

/* Distinct values in ascending order, handed out in order of an inorder walk (with a stack: a chain is as deep as
 * long). */
static int search_order(struct expr_context *c, const struct tree *t, struct value *values, struct err *e)
{
    struct value *sorted = expr_items(c, t->len, e);
    int64_t *stack = arena_array(c->arena, (size_t)t->len + 1, sizeof(*stack));
    if (!sorted || !stack)
        return -1;
    memcpy(sorted, values, (size_t)t->len * sizeof(*sorted));
    qsort(sorted, (size_t)t->len, sizeof(*sorted), by_order);
    for (int64_t k = 1; k < t->len; k++)
        if (value_order(&sorted[k - 1], &sorted[k]) == 0)
            return err_set(e, "bst: a value was drawn twice; use an expression of i, or a wider range");
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

/* bst draws until all are distinct: a range of ten times the nodes is enough. */
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

static int make_distinct(struct expr_context *c, const struct expr *x, int64_t len, struct value *values, struct err *e)
{
    for (int round = 0; round < 200; round++) {
        int64_t repeated = 0;
        qsort(values, (size_t)len, sizeof(*values), by_order);
        for (int64_t k = 1; k < len; k++) {
            if (value_order(&values[k - 1], &values[k]) != 0)
                continue;
            repeated++;
            if (expr_eval(c, x->args[1], &values[k - 1], e) < 0)
                return -1;
        }
        if (repeated == 0)
            return 0;
    }
    return err_set(e, "bst: no distinct values found; is the range large enough?");
}

int expr_tree(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    struct tree t;
    if (expr_eval_int(c, x->args[0], &t.len, e) < 0)
        return -1;
    struct value *values = expr_items(c, t.len, e);
    if (!values || make_shape(c, &t, x->options, e) < 0 || draw_values(c, x, t.len, values, e) < 0)
        return -1;
    if (x->options & SHAPE_BST && t.len > 0 &&
        (make_distinct(c, x, t.len, values, e) < 0 || search_order(c, &t, values, e) < 0))
        return -1;
    return write_levels(c, &t, values, out, e);
}

struct edge {
    int64_t from, to;
};

static int by_edge(const void *a, const void *b)
{
    const struct edge *p = a, *q = b;
    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    return p->to < q->to ? -1 : p->to > q->to;
}

static size_t unique(struct edge *edges, size_t len)
{
    size_t kept = 0;
    qsort(edges, len, sizeof(*edges), by_edge);
    for (size_t i = 0; i < len; i++)
        if (kept == 0 || by_edge(&edges[kept - 1], &edges[i]) != 0)
            edges[kept++] = edges[i];
    return kept;
}

/* A random tree first, so that it is connected; then pairs until there are m edges. */
static int draw_edges(struct expr_context *c, int64_t n, int64_t m, struct edge *edges, struct err *e)
{
    size_t len = 0;
    for (int64_t k = 1; k < n; k++)
        edges[len++] = (struct edge){ (int64_t)rng_below(c->rng, (uint64_t)k), k };
    for (int round = 0; (int64_t)len < m; round++) {
        if (round > 1000)
            return err_set(e, "no %lld edges found", (long long)m);
        while ((int64_t)len < m) {
            int64_t a = (int64_t)rng_below(c->rng, (uint64_t)n), b = (int64_t)rng_below(c->rng, (uint64_t)n);
            if (a != b)
                edges[len++] = (struct edge){ a < b ? a : b, a < b ? b : a };
        }
        len = unique(edges, len);
    }
    return 0;
}

int expr_graph(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    int64_t n, m;
    if (expr_eval_int(c, x->args[0], &n, e) < 0 || expr_eval_int(c, x->args[1], &m, e) < 0)
        return -1;
    if (n < 0 || n > 100000 || m < (n > 0 ? n - 1 : 0) || m > 1000000 || (n < 2000 && m > n * (n - 1) / 2))
        return err_set(e, "no connected graph has %lld nodes and %lld edges", (long long)n, (long long)m);
    struct edge *edges = arena_array(c->arena, (size_t)m * 2 + 1, sizeof(*edges));
    struct value *lists = expr_items(c, n, e), *ends = expr_items(c, 2 * m, e);
    if (!edges || !lists || !ends || draw_edges(c, n, m, edges, e) < 0)
        return edges && lists && ends ? -1 : err_set(e, "the value is too large");
    for (int64_t i = 0; i < m; i++)
        edges[m + i] = (struct edge){ edges[i].to, edges[i].from };
    qsort(edges, (size_t)m * 2, sizeof(*edges), by_edge);
    int64_t at = 0;
    for (int64_t k = 0; k < n; k++) {
        int64_t first = at;
        for (; at < 2 * m && edges[at].from == k; at++)
            ends[at] = (struct value){ .kind = VALUE_INT, .integer = edges[at].to + 1 };
        lists[k].kind = VALUE_ITEMS;
        lists[k].items.at = ends + first;
        lists[k].items.len = (size_t)(at - first);
    }
    out->kind = VALUE_ITEMS;
    out->items.at = lists;
    out->items.len = (size_t)n;
    return 0;
}
