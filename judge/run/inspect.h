// SPDX-License-Identifier: MIT
/* Looks over the shoulder of what is measured: whether answers are right, and whether work was moved out of the calls.
 * Who recognises a measurement and answers nonsense quickly is found here. */
#ifndef GAVEL_JUDGE_RUN_INSPECT_H
#define GAVEL_JUDGE_RUN_INSPECT_H

#include "judge/run/cases.h"
#include "judge/run/grade.h"
#include "judge/run/overhead.h"

struct inspector {
    struct case_maker *maker; /* asks the reference */
    struct grader grader;
    struct overhead overhead;
    const char *suspicious; /* static: why the measurement is not to be believed; NULL: nothing was seen */
};

void inspector_open(struct inspector *i, struct session *s, const struct problem *p, const struct language *l);
void inspector_close(struct inspector *i);
/* Compares an answer with the reference's. A reference that fails accuses nobody. */
void inspect_answer(struct inspector *i, struct test_case *c, const struct str *answer);
/* Was work moved out of the call in these windows of one ordinary case? One look accuses nobody: a machine may be busy.
 */
bool inspect_times(struct inspector *i, const char *payload, size_t len, const struct report_times *t);

#endif
