// SPDX-License-Identifier: MIT
/* Judging one submission. */
#ifndef GAVEL_JUDGE_RUN_JUDGE_H
#define GAVEL_JUDGE_RUN_JUDGE_H

#include <stdatomic.h>

#include "judge/core/problem.h"
#include "judge/core/report.h"
#include "judge/run/cases.h"
#include "judge/run/session.h"

enum judge_phase { JUDGE_COMPILING, JUDGE_CASES, JUDGE_COMPLEXITY };

struct judge_request {
    const struct problem *problem;
    const struct language *language;
    const char *source;
    size_t source_len;
    enum case_choice choice;
    struct test_case
        *custom; /* instead of choice: one input of the candidate's own, parsed and within the constraints */
    bool fail_fast;
    bool complexity;      /* measured when all cases are accepted, unless the problem says never; not asked for,
                           * it is still measured when the problem says always and all cases are judged */
    bool only_complexity; /* no cases: what `gavel verify` asks of solutions that are too slow for them */
    uint64_t complexity_budget_ns; /* measure.h; 0: its own */
    uint64_t salt;
    /* Progress; NULL: nobody watches. done and total are of cases. */
    void (*progress)(void *context, enum judge_phase phase, size_t done, size_t total);
    void *context;
    /* Set by another thread, which then goes on to sandbox_kill_all: judging ends at the next case. NULL: never. */
    const atomic_bool *cancel;
};

enum { JUDGE_CANCELLED = 1, JUDGE_REFUSED /* the custom input breaks the rules: *e says which */ };

/* 0 with a report (the caller clears it): also when the verdict is judge_error for a case. -1: it could not be judged.
 */
int judge_submission(struct session *s, const struct judge_request *q, struct report *r, struct err *e);

#endif
