// SPDX-License-Identifier: MIT
/* What the files of functions share. Private to judge/core. */
#ifndef GAVEL_JUDGE_CORE_EXPR_FUNCTIONS_H
#define GAVEL_JUDGE_CORE_EXPR_FUNCTIONS_H

#include "judge/core/expr.h"

#define EXPR_FUNCTION(name) int name(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)

/* Argument k as a list. */
int expr_arg_items(struct expr_context *c, const struct expr *x, size_t k, struct value *out, struct err *e);
void expr_put_items(struct value *out, const struct value *items, size_t len);
void expr_put_int(struct value *out, int64_t number);

EXPR_FUNCTION(expr_make_concat);
EXPR_FUNCTION(expr_make_repeat);
EXPR_FUNCTION(expr_make_slice);
EXPR_FUNCTION(expr_draw_choose);
EXPR_FUNCTION(expr_draw_weighted);
EXPR_FUNCTION(expr_draw_pick);
EXPR_FUNCTION(expr_draw_pair_sum);
EXPR_FUNCTION(expr_draw_seen);
EXPR_FUNCTION(expr_make_min);
EXPR_FUNCTION(expr_make_max);
EXPR_FUNCTION(expr_make_sum);
EXPR_FUNCTION(expr_make_abs);
EXPR_FUNCTION(expr_make_length);

#endif
