// SPDX-License-Identifier: MIT
/* The shapes that a list of items must have to be a tree or a graph. */
#ifndef GAVEL_JUDGE_CORE_VALUE_SHAPE_H
#define GAVEL_JUDGE_CORE_VALUE_SHAPE_H

#include "judge/core/value.h"

/* Level order with null, as LeetCode writes it: NULL, or what is wrong. Drops trailing nulls. */
const char *value_check_tree(struct value *items);
/* Adjacency lists of nodes 1..n, every edge in both lists, none twice: NULL, or what is wrong. */
const char *value_check_graph(const struct value *items, struct arena *scratch);

#endif
