// SPDX-License-Identifier: MIT
/* From what happened in a case to its verdict, and to the report's words about the first failure. */
#ifndef GAVEL_JUDGE_RUN_GRADE_H
#define GAVEL_JUDGE_RUN_GRADE_H

#include "judge/core/problem.h"
#include "judge/core/report.h"
#include "judge/run/author.h"
#include "judge/run/cases.h"
#include "judge/run/driver.h"

struct grader {
    struct session *session;
    const struct problem *problem;
    struct author checker;
    bool checker_open;
    struct arena scratch;
};

/* Everything known about one case's run. */
struct case_end {
    struct driver_result result;
    struct sandbox_outcome outcome; /* when the process was ended with the case */
    bool at_start;                  /* it never came to `hello` */
    bool dead;
    uint64_t baseline_bytes; /* of the language's bare driver */
    bool suspicious;         /* overhead.h */
};

void grader_open(struct grader *g, struct session *s, const struct problem *p);
/* Fills *out; the first case that is not accepted fills r->failure, r->verdict and r->reason too. -1: the judge's
 * fault. */
int grade_case(struct grader *g, const struct test_case *c, size_t index, const struct case_end *end,
               struct report_case *out, struct report *r, struct err *e);
/* Is this text the answer that the case expects? 1 yes, 0 no (also when it is no value of the type), -1: the judge's
 * fault. */
int grade_answer(struct grader *g, const struct test_case *c, const struct str *text, struct err *e);
void grader_close(struct grader *g);

#endif
