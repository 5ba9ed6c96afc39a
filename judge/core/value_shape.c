// SPDX-License-Identifier: MIT
/* Trees and undirected graphs in their text shape. */
#include "judge/core/value_shape.h"

#include <stdlib.h>
#include <string.h>

const char *value_check_tree(struct value *items)
{
    const struct value *at = items->items.at;
    while (items->items.len > 0 && at[items->items.len - 1].kind == VALUE_NULL)
        items->items.len--;
    size_t len = items->items.len, places = 1; /* places for nodes that the ones before them opened */
    for (size_t i = 0; i < len; i++) {
        if (places == 0)
            return "a node without a parent";
        places--;
        if (at[i].kind != VALUE_NULL)
            places += 2;
    }
    return NULL;
}

struct edge {
    int64_t from, to;
};

static int by_edge(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->to < y->to ? -1 : x->to > y->to;
}

const char *value_check_graph(const struct value *items, struct arena *scratch)
{
    size_t nodes = items->items.len, count = 0, k = 0;
    for (size_t i = 0; i < nodes; i++)
        count += items->items.at[i].items.len;
    struct edge *edges = arena_array(scratch, count + 1, sizeof(*edges));
    if (!edges)
        return "the value is too large";
    for (size_t i = 0; i < nodes; i++) {
        const struct value *list = &items->items.at[i];
        for (size_t j = 0; j < list->items.len; j++) {
            int64_t to = list->items.at[j].integer;
            if (to < 1 || to > (int64_t)nodes)
                return "an edge to a node that is not there";
            edges[k++] = (struct edge){ (int64_t)i + 1, to };
        }
    }
    qsort(edges, count, sizeof(*edges), by_edge);
    for (size_t i = 0; i < count; i++) {
        struct edge back = { edges[i].to, edges[i].from };
        if (i > 0 && by_edge(&edges[i - 1], &edges[i]) == 0)
            return "an edge twice";
        if (!bsearch(&back, edges, count, sizeof(*edges), by_edge))
            return "an edge that is in one list only";
    }
    return NULL;
}
