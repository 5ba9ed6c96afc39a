// SPDX-License-Identifier: MIT
/* Graphs: as the adjacency lists of a `Node`, and as a list of pairs. No edge twice, none from a node to itself. */
#include <stdlib.h>

#include "judge/core/expr_functions.h"

enum { NODES_MAX = 100000, EDGES_MAX = 1000000 };

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

/* Of a graph that has more than half of all edges: every pair, those of the tree first, the others shuffled. */
static size_t draw_dense(struct expr_context *c, int64_t n, struct edge *edges, size_t tree)
{
    size_t len = tree;
    qsort(edges, tree, sizeof(*edges), by_edge);
    for (int64_t a = 0; a < n; a++) {
        for (int64_t b = a + 1; b < n; b++) {
            struct edge pair = { a, b };
            if (!bsearch(&pair, edges, tree, sizeof(*edges), by_edge))
                edges[len++] = pair;
        }
    }
    for (size_t i = len; i > tree + 1; i--) {
        size_t k = tree + rng_below(c->rng, i - tree);
        struct edge held = edges[k];
        edges[k] = edges[i - 1];
        edges[i - 1] = held;
    }
    return len;
}

/* A random tree first, if it is to be connected; then pairs until there are m edges. Room for twice m. */
static int draw_pairs(struct expr_context *c, int64_t n, int64_t m, bool connected, struct edge *edges, struct err *e)
{
    size_t len = 0;
    for (int64_t k = 1; connected && k < n; k++)
        edges[len++] = (struct edge){ (int64_t)rng_below(c->rng, (uint64_t)k), k };
    if (m > n * (n - 1) / 4) {
        draw_dense(c, n, edges, len);
        return 0;
    }
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

/* Arguments 0 and 1, and room for edges: NULL with an error. */
static struct edge *read_counts(struct expr_context *c, const struct expr *x, bool connected, int64_t *n, int64_t *m,
                                struct err *e)
{
    if (expr_eval_int(c, x->args[0], n, e) < 0 || expr_eval_int(c, x->args[1], m, e) < 0)
        return NULL;
    bool good = *n >= 0 && *n <= NODES_MAX && *m >= 0 && *m <= EDGES_MAX && *m <= *n * (*n - 1) / 2 &&
                (!connected || *m >= *n - 1);
    if (!good) {
        err_set(e, "no %s has %lld nodes and %lld edges", connected ? "connected graph" : "graph", (long long)*n,
                (long long)*m);
        return NULL;
    }
    struct edge *edges = arena_array(c->arena, (size_t)*m * 4 + (size_t)*n + 1, sizeof(*edges));
    if (!edges)
        err_set(e, "the value is too large");
    return edges;
}

EXPR_FUNCTION(expr_draw_graph)
{
    int64_t n, m, at = 0;
    struct edge *edges = read_counts(c, x, true, &n, &m, e);
    struct value *lists = edges ? expr_items(c, n, e) : NULL, *ends = lists ? expr_items(c, 2 * m, e) : NULL;
    if (!ends || draw_pairs(c, n, m, true, edges, e) < 0)
        return -1;
    for (int64_t i = 0; i < m; i++)
        edges[m + i] = (struct edge){ edges[i].to, edges[i].from };
    qsort(edges, (size_t)m * 2, sizeof(*edges), by_edge);
    for (int64_t k = 0; k < n; k++) {
        int64_t first = at;
        for (; at < 2 * m && edges[at].from == k; at++)
            expr_put_int(&ends[at], edges[at].to + 1);
        expr_put_items(&lists[k], ends + first, (size_t)(at - first));
    }
    expr_put_items(out, lists, (size_t)n);
    return 0;
}

enum { CONNECTED = 1, ACYCLIC = 2 };

/* Pairs of nodes 0 .. n-1 in random order. Acyclic: all of them lead the same way through a random order of the nodes;
 * else each has a random direction. */
EXPR_FUNCTION(expr_draw_edges)
{
    int64_t n, m;
    struct edge *edges = read_counts(c, x, x->options & CONNECTED, &n, &m, e);
    struct value *items = edges ? expr_items(c, m, e) : NULL, *ends = items ? expr_items(c, 2 * m, e) : NULL;
    int64_t *names = arena_array(c->arena, (size_t)(edges ? n : 0) + 1, sizeof(*names));
    if (!ends || !names || draw_pairs(c, n, m, x->options & CONNECTED, edges, e) < 0)
        return names ? -1 : err_set(e, "the value is too large");
    for (int64_t k = 0; k < n; k++)
        names[k] = k;
    rng_shuffle(c->rng, names, (size_t)n);
    for (int64_t i = 0; i < m; i++) {
        bool turned = !(x->options & ACYCLIC) && rng_below(c->rng, 2);
        expr_put_int(&ends[2 * i + turned], names[edges[i].from]);
        expr_put_int(&ends[2 * i + !turned], names[edges[i].to]);
        expr_put_items(&items[i], ends + 2 * i, 2);
    }
    expr_shuffle(c->rng, items, (size_t)m);
    expr_put_items(out, items, (size_t)m);
    return 0;
}
