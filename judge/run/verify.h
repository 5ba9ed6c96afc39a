// SPDX-License-Identifier: MIT
/* Proves a problem: every solution gets the verdict that its folder names. */
#ifndef GAVEL_JUDGE_RUN_VERIFY_H
#define GAVEL_JUDGE_RUN_VERIFY_H

#include "judge/core/problem.h"
#include "judge/core/verdict.h"
#include "judge/run/session.h"

struct verify_row {
    const char *solution; /* below solutions/; valid during the call */
    bool about_problem;   /* not about a solution: what was looked at, with good and detail */
    enum verdict wanted, got;
    bool not_offered;       /* its language is not installed here: not judged */
    const char *detail;     /* the failing case's tag, or an error; "" */
    const char *complexity; /* what was measured, in a few words; "" */
    bool good;
};

/* How problems are proved, and who watches. */
struct verify_options {
    void (*row)(void *context, const struct verify_row *r); /* called for each solution as it is judged */
    void *context;
    /* Measure too: an accepted solution that is surely worse than the problem's class is not good, nor is one that is
     * too slow by its folder's name and surely meets it. */
    bool complexity;
};

/* What is asked of the problem itself (verify_problem.c): the number of rows that are not good, or -1. */
int verify_declaration(struct session *s, const struct problem *p, const struct verify_options *o, struct err *e);
/* The same and all solutions. Returns the number of rows that are not good (wrong verdicts, errors), or -1 when the
 * problem itself cannot be judged. *skipped counts solutions whose language is not offered here. */
int verify_problem(struct session *s, const struct problem *p, const struct verify_options *o, size_t *skipped,
                   struct err *e);
/* The same with the solutions below another folder than the problem's own `solutions`. */
int verify_solutions(struct session *s, const struct problem *p, const char *folder, const struct verify_options *o,
                     struct err *e);

#endif
