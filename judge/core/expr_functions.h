// SPDX-License-Identifier: MIT
/* What the files of functions share. Private to judge/core. */
#ifndef GAVEL_JUDGE_CORE_EXPR_FUNCTIONS_H
#define GAVEL_JUDGE_CORE_EXPR_FUNCTIONS_H

#include "judge/core/expr.h"

#define EXPR_FUNCTION(name) int name(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)

/* Argument k as a whole number, or `otherwise` when it was left out. */
int expr_arg_int(struct expr_context *c, const struct expr *x, size_t k, int64_t otherwise, int64_t *out,
                 struct err *e);
/* Argument k as a list. */
int expr_arg_items(struct expr_context *c, const struct expr *x, size_t k, struct value *out, struct err *e);
/* A copy of argument 0, a list, that may be changed. */
int expr_arg_copy(struct expr_context *c, const struct expr *x, struct value *out, struct value **items, struct err *e);
void expr_put_items(struct value *out, const struct value *items, size_t len);
void expr_put_int(struct value *out, int64_t number);
void expr_put_text(struct value *out, const char *text, size_t len);

/* expr_values.c: order and sets of values. Equal values cannot be told apart, so any way of sorting gives the same. */
void expr_sort(struct value *items, size_t len, struct arena *scratch);
void expr_shuffle(struct rng *rng, struct value *items, size_t len);
/* A set of values by their 64-bit hash: two different values with one hash are drawn once too often, which harms
 * nobody. */
struct expr_set {
    uint64_t *slots;
    size_t mask;
};
bool expr_set_open(struct expr_set *s, size_t count, struct arena *a);
/* false: it was in already. */
bool expr_set_add(struct expr_set *s, const struct value *v);
bool expr_set_has(const struct expr_set *s, const struct value *v);

/* expr_numbers.c. A call of int() with known bounds and no options, which many lists are made of: draws len of them. */
bool expr_is_plain_range(const struct expr *x, int64_t *low, int64_t *high);
EXPR_FUNCTION(expr_draw_int);
EXPR_FUNCTION(expr_draw_bool);
EXPR_FUNCTION(expr_draw_double);
EXPR_FUNCTION(expr_draw_prime);
EXPR_FUNCTION(expr_make_min);
EXPR_FUNCTION(expr_make_max);
EXPR_FUNCTION(expr_make_sum);
EXPR_FUNCTION(expr_make_abs);
EXPR_FUNCTION(expr_make_isqrt);
EXPR_FUNCTION(expr_make_log2);
/* expr_texts.c */
EXPR_FUNCTION(expr_draw_char);
EXPR_FUNCTION(expr_draw_string);
EXPR_FUNCTION(expr_draw_palindrome);
EXPR_FUNCTION(expr_draw_periodic);
EXPR_FUNCTION(expr_draw_brackets);
EXPR_FUNCTION(expr_make_spell);
EXPR_FUNCTION(expr_make_digits);
/* expr_lists.c */
EXPR_FUNCTION(expr_draw_array);
EXPR_FUNCTION(expr_draw_matrix);
EXPR_FUNCTION(expr_draw_permutation);
EXPR_FUNCTION(expr_make_range);
EXPR_FUNCTION(expr_draw_shuffle);
EXPR_FUNCTION(expr_make_sort);
EXPR_FUNCTION(expr_make_reverse);
EXPR_FUNCTION(expr_draw_intervals);
/* expr_join.c */
EXPR_FUNCTION(expr_make_concat);
EXPR_FUNCTION(expr_make_repeat);
EXPR_FUNCTION(expr_make_slice);
EXPR_FUNCTION(expr_draw_choose);
EXPR_FUNCTION(expr_draw_weighted);
EXPR_FUNCTION(expr_make_length);
EXPR_FUNCTION(expr_make_nodes);
/* expr_targets.c: one argument in relation to another. */
EXPR_FUNCTION(expr_draw_pick);
EXPR_FUNCTION(expr_draw_pair_sum);
EXPR_FUNCTION(expr_draw_no_pair_sum);
EXPR_FUNCTION(expr_draw_subset_sum);
EXPR_FUNCTION(expr_draw_absent);
EXPR_FUNCTION(expr_draw_subsequence);
EXPR_FUNCTION(expr_draw_seen);
/* expr_trees.c, expr_graphs.c */
EXPR_FUNCTION(expr_draw_tree);
EXPR_FUNCTION(expr_draw_graph);
EXPR_FUNCTION(expr_draw_edges);

#endif
