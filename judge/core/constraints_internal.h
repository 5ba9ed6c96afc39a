// SPDX-License-Identifier: MIT
/* What constraints_read.c fills and constraints.c checks. */
#ifndef GAVEL_JUDGE_CORE_CONSTRAINTS_INTERNAL_H
#define GAVEL_JUDGE_CORE_CONSTRAINTS_INTERNAL_H

#include "judge/core/constraints.h"
#include "judge/core/expr.h"

enum measure { MEASURE_ITSELF, MEASURE_LENGTH, MEASURE_NODES, MEASURE_DEPTH, MEASURE_TOTAL, MEASURE_SUM };

enum predicate_kind {
    PREDICATE_RANGE,  /* whole numbers: low..high */
    PREDICATE_DOUBLE, /* low_double..high_double */
    PREDICATE_SORTED,
    PREDICATE_DESCENDING,
    PREDICATE_DISTINCT,
    PREDICATE_RECTANGULAR,
    PREDICATE_SQUARE,
    PREDICATE_BST,
    PREDICATE_ALPHABET,
    PREDICATE_ONE_OF,
};

struct predicate {
    enum predicate_kind kind;
    const char *text; /* as written, for messages */
    const struct expr *low, *high;
    double low_double, high_double;
    bool alphabet[256];
    const struct value *choices;
    size_t choices_len;
};

struct constraint {
    const char *text;            /* the key as written */
    const struct method *method; /* class mode: of this method's calls; NULL for `operations` */
    const struct param *param;   /* NULL: `operations`, `method.calls` */
    const struct type *type;     /* of what is measured, after the brackets */
    unsigned brackets;           /* how many [] */
    enum measure measure;
    const struct predicate *predicates;
    size_t predicates_len;
};

/* constraints_predicate.c: 1 holds, 0 not; -1 the bound cannot be computed. */
int predicate_holds(const struct predicate *p, const struct value *v, struct expr_context *c, struct err *e);
/* The measure of a value as a value; MEASURE_ITSELF gives it back. */
struct value measure_of(enum measure m, const struct value *v, const struct type *t);

#endif
