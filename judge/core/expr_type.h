// SPDX-License-Identifier: MIT
/* What an expression gives: coarser than the declared types, for one whole number serves int and long. */
#ifndef GAVEL_JUDGE_CORE_EXPR_TYPE_H
#define GAVEL_JUDGE_CORE_EXPR_TYPE_H

#include "base/arena.h"
#include "base/str.h"
#include "judge/core/type.h"

enum expr_type_kind {
    EXPR_IS_ANY, /* not known: the item of an empty list */
    EXPR_IS_INT,
    EXPR_IS_DOUBLE,
    EXPR_IS_BOOL,
    EXPR_IS_TEXT, /* string, char */
    EXPR_IS_LIST, /* T[], list<T>, ListNode */
    EXPR_IS_TREE,
    EXPR_IS_GRAPH,
};

struct expr_type {
    enum expr_type_kind kind;
    const struct expr_type *elem; /* EXPR_IS_LIST */
};

/* The one of a kind that is no list. Static. */
const struct expr_type *expr_type_plain(enum expr_type_kind kind);
/* NULL when the arena is full. */
const struct expr_type *expr_type_list(const struct expr_type *elem, struct arena *a);
/* What a parameter of that type may be drawn by. */
const struct expr_type *expr_type_of(const struct type *t, struct arena *a);
/* May one be given where the other is wanted? A whole number may stand for a decimal one, a list of whole numbers for a
 * tree, lists of them for a graph. */
bool expr_type_fits(const struct expr_type *given, const struct expr_type *wanted);
/* What holds both, or NULL. */
const struct expr_type *expr_type_join(const struct expr_type *a, const struct expr_type *b, struct arena *arena);
/* Appends "int", "[text]", "tree". */
void expr_type_write(const struct expr_type *t, struct str *out);

#endif
