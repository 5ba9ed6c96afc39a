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

/* constraints_needs.c. Reads the mapping `needs` into p->needs. */
int needs_read(const struct yaml_node *mapping, struct problem *p, struct err *e);
/* May the method be called after so many calls of each? 1, 0, or -1: it cannot be computed. */
int needs_hold(const struct problem *p, const struct method *m, const struct value *calls, struct err *e);
/* Numbers of calls, all 0, by the method's place in the signature; NULL when the arena is full. */
struct value *needs_counts(const struct problem *p, struct arena *a);
/* As constraints_check. */
int needs_check(const struct problem *p, const struct test_case *t, struct arena *scratch, struct err *e);

/* constraints_predicate.c: 1 holds, 0 not; -1 the bound cannot be computed. */
int predicate_holds(const struct predicate *p, const struct value *v, struct expr_context *c, struct err *e);
/* The measure of a value as a value; MEASURE_ITSELF gives it back. */
struct value measure_of(enum measure m, const struct value *v, const struct type *t);

#endif
