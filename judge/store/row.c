// SPDX-License-Identifier: MIT
/* Rows of submissions: how one is read, and the one way in which one ends. Whatever ends a submission (a result, a
 * cancellation, leases that ran out) comes through here, so that none ends without its event and webhook. Must be
 * called within a transaction. */
#include "judge/store/row.h"

#include <string.h>

#include "judge/store/store.h"

static const char *const statuses[] = { "queued", "running", "finished", "cancelled" };

const char *store_status_name(enum store_status status)
{
    return statuses[status];
}

int store_status_parse(const char *name)
{
    for (size_t i = 0; i < COUNT(statuses); i++)
        if (strcmp(statuses[i], name) == 0)
            return (int)i;
    return -1;
}

int row_read(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct store_submission *out = row;
    const char *status;
    *out = (struct store_submission){ 0 };
    const char **texts[] = { &out->id,       &out->token_id,        &out->kind,     &out->batch_id,     &out->origin_id,
                             &out->problem,  &out->problem_version, &out->language, &out->callback_url, &out->request,
                             &out->metadata, &out->report,          &out->verdict,  &out->node,         &status };
    int column = 0;
    for (; column < (int)COUNT(texts); column++)
        if (db_copy(s, column, a, texts[column], e) < 0)
            return -1;
    out->status = (enum store_status)store_status_parse(status);
    out->priority = (int)db_int(s, column++);
    out->cancel = db_int(s, column++) != 0;
    int64_t *numbers[] = { &out->epoch,      &out->attempts,    &out->events,        &out->created_ms,
                           &out->started_ms, &out->finished_ms, &out->lease_until_ms };
    for (size_t i = 0; i < COUNT(numbers); i++)
        *numbers[i] = db_int(s, column++);
    return 0;
}

int row_add_event(struct store *s, const char *id, int64_t number, const char *type, const char *data, struct err *e)
{
    static const char sql[] = "INSERT INTO events (id, number, type, data, at_ms) VALUES ($1, $2, $3, $4, gavel_now())";
    return db_post(s, sql, ARGS(TEXT(id), INT(number), TEXT(type), TEXT(data)), e);
}

static int add_report(struct store *s, const char *id, const char *report, struct err *e)
{
    static const char sql[] = "INSERT INTO reports (id, report) VALUES ($1, $2)";
    return report ? db_post(s, sql, ARGS(TEXT(id), TEXT(report)), e) : 0;
}

static int add_webhook(struct store *s, const char *submission, const char *url, struct err *e)
{
    static const char sql[] = "INSERT INTO webhooks (id, submission_id, url, state, created_ms, due_ms)"
                              " VALUES ($1, $2, $3, 'pending', gavel_now(), gavel_now())";
    char id[STORE_ID_SIZE];
    if (!url)
        return 0;
    store_new_id(id);
    if (db_post(s, sql, ARGS(TEXT(id), TEXT(submission), TEXT(url)), e) < 0)
        return -1;
    return db_tell(s, STORE_WAKE_WEBHOOK, "", e);
}

static int add_total(struct store *s, const char *node, const char *verdict, struct err *e)
{
    static const char sql[] = "INSERT INTO totals (node, verdict, ended) VALUES ($1, $2, 1)"
                              " ON CONFLICT (node, verdict) DO UPDATE SET ended = totals.ended + 1";
    return db_post(s, sql, ARGS(TEXT(node ? node : ""), TEXT(verdict)), e);
}

int row_end(struct store *s, const struct row_ending *r, struct err *e)
{
    static const char sql[] = "UPDATE submissions SET status = $4, verdict = $5, finished_ms = gavel_now(),"
                              " lease_until_ms = NULL, queue_token = NULL, queued_ms = NULL, running_token = NULL,"
                              " events = events + 1"
                              " WHERE id = $1 AND epoch = $2 AND status = $3 RETURNING callback_url, node, events";
    const char *status = r->verdict ? "finished" : "cancelled", *url, *node;
    CLEANUP(arena_clear) struct arena a = ARENA(1 << 16);
    int row = db_first(s, sql, ARGS(TEXT(r->id), INT(r->epoch), TEXT(r->from), TEXT(status), TEXT(r->verdict)), e);
    if (row != 1)
        return row < 0 ? -1 : STORE_STALE;
    int64_t number = db_int(s, 2);
    bool copied = db_copy(s, 0, &a, &url, e) == 0 && db_copy(s, 1, &a, &node, e) == 0;
    db_reset(s);
    if (!copied || row_add_event(s, r->id, number, status, r->event, e) < 0 || add_report(s, r->id, r->report, e) < 0 ||
        add_webhook(s, r->id, url, e) < 0 || add_total(s, node, r->verdict ? r->verdict : status, e) < 0)
        return -1;
    return db_tell(s, STORE_WAKE_EVENT, r->id, e);
}
