// SPDX-License-Identifier: MIT
/* Reading a row of submissions, inside of judge/store. */
#ifndef GAVEL_JUDGE_STORE_ROW_H
#define GAVEL_JUDGE_STORE_ROW_H

#include "judge/store/db.h"

/* What row_read reads, in its order, from submissions s, requests q and reports r. A rejudge has its origin's request.
 * request and report: the parameters ("$2") that are 1 when the texts are wanted. */
#define ROW_SELECT(request, report)                                                                        \
    "SELECT s.id, s.token_id, s.kind, s.batch_id, s.origin_id, s.problem, s.problem_version, s.language,"  \
    " s.callback_url, q.request, q.metadata, r.report, s.verdict, s.node, s.status, s.priority, s.cancel," \
    " s.epoch, s.attempts, s.events, s.created_ms, s.started_ms, s.finished_ms, s.lease_until_ms"          \
    " FROM submissions s LEFT JOIN requests q ON " request " = 1 AND q.id = coalesce(s.origin_id, s.id)"   \
    " LEFT JOIN reports r ON " report " = 1 AND r.id = s.id "

/* For db_list; out: a struct store_submission. */
int row_read(struct store *s, void *out, struct arena *a, struct err *e);

/* How a submission ends, whoever ends it. */
struct row_ending {
    const char *id;
    int64_t epoch;
    const char *from;             /* the status it must have: "queued" or "running" */
    const char *verdict, *report; /* NULL, NULL: cancelled */
    const char *event;            /* JSON */
};
/* Writes the end with its event, webhook and total. STORE_STALE: it has another epoch or status, nothing is written. */
int row_end(struct store *s, const struct row_ending *r, struct err *e);
int row_add_event(struct store *s, const char *id, int64_t number, const char *type, const char *data, struct err *e);

#endif
