// SPDX-License-Identifier: MIT
/* What the handlers of submissions share: submissions.c takes them, submissions_view.c shows them. */
#ifndef GAVEL_JUDGE_SERVER_SUBMISSIONS_H
#define GAVEL_JUDGE_SERVER_SUBMISSIONS_H

#include "judge/server/decode.h"
#include "judge/server/server.h"

/* A row of a new submission with an id of its own, in the arena. */
void submission_row(const struct request *q, struct arena *a, const char *kind, struct store_submission *row);
/* ?wait= and ?audience= of the query. */
int submission_wait_of(struct front *f, struct request *q, struct fault *fault);
/* Answers with the submission as it is now, or once it has ended, when the query says wait. */
void submission_answer(struct front *f, struct request *q, struct reply *r, const char *id, int status);
void batch_answer(struct front *f, struct request *q, struct reply *r, const char *batch, int status);
/* The submission, if the caller may see it; else false with the refusal. */
bool submission_find(struct front *f, struct request *q, struct reply *r, unsigned parts, struct store_submission *s);
/* As the caller and the query's audience may see it. */
enum report_audience submission_audience(const struct request *q, const char *request);

#endif
