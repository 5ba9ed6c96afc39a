// SPDX-License-Identifier: MIT
/* One job in a worker: from the request's bytes to the report's. */
#ifndef GAVEL_JUDGE_SERVER_JUDGING_H
#define GAVEL_JUDGE_SERVER_JUDGING_H

#include "judge/core/problem.h"
#include "judge/run/judge.h"
#include "judge/run/session.h"
#include "judge/server/job.h"

enum { JUDGING_PROBLEMS_MAX = 32 };

struct judging_room {
    struct session *session;
    struct problem problems[JUDGING_PROBLEMS_MAX]; /* loaded; the last used is the last */
    size_t problems_len;
};

struct judging_watch {
    void (*progress)(void *context, enum judge_phase phase, size_t done, size_t total);
    void *context;
    const atomic_bool *cancel;
};

/* 0 with a verdict and the report's JSON, JUDGE_CANCELLED, or -1: it could not be judged, *e says why. */
int judging_do(struct judging_room *room, const struct job *job, const struct job_text *request,
               const struct judging_watch *watch, struct str *report, enum verdict *verdict, struct err *e);
/* The report of what could not be judged at all: a judge_error with a reason and a message. */
void judging_error_report(const struct job *job, const char *reason, const char *message, struct str *report);

#endif
