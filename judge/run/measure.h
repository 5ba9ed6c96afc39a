// SPDX-License-Identifier: MIT
/* Measures how a submission's cost grows: the problem's worst-case families at growing sizes. CPU time of many calls in
 * one window, instruction counts where the host can count, and extra memory, each in processes of its own. Never
 * decides a verdict: whatever goes wrong here is said and leaves it. */
#ifndef GAVEL_JUDGE_RUN_MEASURE_H
#define GAVEL_JUDGE_RUN_MEASURE_H

#include "judge/core/problem.h"
#include "judge/core/report.h"
#include "judge/run/driver.h"
#include "judge/run/session.h"

struct measure {
    struct session *session;
    const struct problem *problem;
    struct driver_spec driver;   /* as for judging; its limits are set here */
    uint64_t budget_ns;          /* CPU of the submission in all; kept to about a fifth; 0: MEASURE_BUDGET_NS */
    uint64_t salt;               /* moves every input and size: what a submission cannot know ahead */
    bool no_counts, no_space;    /* leave these out */
    bool (*stop)(void *context); /* asked between windows: true ends the measuring; NULL: nobody asks */
    void *context;
};
#define MEASURE_BUDGET_NS 3000000000ULL

/* 0 with *out filled (why says when nothing could be measured), everything in the arena; -1: the judge's fault. */
int measure_complexity(const struct measure *m, struct arena *a, struct report_complexity *out, struct err *e);

#endif
