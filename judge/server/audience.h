// SPDX-License-Identifier: MIT
/* Who may see what of a submission, and the one form in which it is shown: as an answer, in a batch and a list, in the
 * last event and in a webhook. */
#ifndef GAVEL_JUDGE_SERVER_AUDIENCE_H
#define GAVEL_JUDGE_SERVER_AUDIENCE_H

#include "base/json.h"
#include "judge/core/report.h"
#include "judge/store/token.h"

/* A candidate's token has the candidate's view; others see all, unless the submission was made with
 * "audience": "candidate" (in its stored request; NULL: none). */
enum report_audience audience_of(enum store_scope scope, const char *request);

/* Appends a stored report (of kind "submission", "rejudge" or "run") as the audience may see it, by the rules of
 * report_json. -1 when it is no report; then nothing is shown of it. */
int audience_report(const char *kind, const char *report, enum report_audience audience, struct str *out,
                    struct err *e);

/* A new object: the submission with, when it is finished, its verdict and report. s has its request (and report). */
struct json *audience_submission(const struct store_submission *s, enum report_audience audience);

#endif
