// SPDX-License-Identifier: MIT
/* Proves a problem: every solution gets the verdict that its folder names. */
#ifndef GAVEL_JUDGE_RUN_VERIFY_H
#define GAVEL_JUDGE_RUN_VERIFY_H

#include "judge/core/problem.h"
#include "judge/core/verdict.h"
#include "judge/run/session.h"

struct verify_row {
    const char *solution; /* below solutions/; valid during the call */
    enum verdict wanted, got;
    bool not_offered;       /* its language is not installed here: not judged */
    const char *detail;     /* the failing case's tag, or an error; "" */
    const char *complexity; /* what was measured, in a few words; "" */
    bool good;
};

/* Calls row for each solution as it is judged. Returns the number of rows that are not good (wrong verdicts, errors),
 * or -1 when the problem itself cannot be judged. complexity: measure too: an accepted solution that is surely worse
 * than the problem's class is not good, nor is one that is too slow by its folder's name and surely meets it. *skipped
 * counts solutions whose language is not offered here. */
int verify_problem(struct session *s, const struct problem *p, void (*row)(void *context, const struct verify_row *r),
                   void *context, bool complexity, size_t *skipped, struct err *e);
/* The same with the solutions below another folder than the problem's own `solutions`. */
int verify_solutions(struct session *s, const struct problem *p, const char *folder,
                     void (*row)(void *context, const struct verify_row *r), void *context, struct err *e);

#endif
