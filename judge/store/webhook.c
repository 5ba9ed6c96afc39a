// SPDX-License-Identifier: MIT
/* Webhooks that are to be delivered, and the log of the attempts. A taken one is due again when its taker's lease ends,
 * so each is acknowledged at least once however often a process dies. Must never make a webhook: row_end does, in the
 * transaction of the end that it tells of. */
#include "judge/store/webhook.h"

#include "judge/store/db.h"

#define SELECT_WEBHOOK                                                                                        \
    "SELECT w.id, w.submission_id, s.token_id, w.url, w.state, w.attempts, w.round, w.created_ms, w.due_ms, " \
    "w.ended_ms"                                                                                              \
    " FROM webhooks w JOIN submissions s ON s.id = w.submission_id "

static int read_webhook(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct store_webhook *w = row;
    const char **texts[] = { &w->id, &w->submission_id, &w->token_id, &w->url, &w->state };
    int64_t *numbers[] = { &w->attempts, &w->round, &w->created_ms, &w->due_ms, &w->ended_ms };
    int column = 0;
    for (size_t i = 0; i < COUNT(texts); i++)
        if (db_copy(s, column++, a, texts[i], e) < 0)
            return -1;
    for (size_t i = 0; i < COUNT(numbers); i++)
        *numbers[i] = db_int(s, column++);
    return 0;
}

/* 1: *out is taken, 0: none is due. */
static int claim_one(struct store *s, const char *node, int64_t lease_ms, struct store_webhook *out, struct arena *a,
                     struct err *e)
{
    static const char take[] =
        "UPDATE webhooks SET attempts = attempts + 1, round = round + 1, due_ms = gavel_now() + $1, node = $2"
        " WHERE id = (SELECT d.id FROM webhooks d WHERE d.state = 'pending' AND d.due_ms <= gavel_now()"
        "  ORDER BY d.due_ms LIMIT 1 {skip_locked}) RETURNING id";
    static const char look[] = SELECT_WEBHOOK "WHERE w.id = $1";
    const char *id;
    int row = db_first(s, take, ARGS(INT(lease_ms), TEXT(node)), e);
    if (row != 1)
        return row;
    int copied = db_copy(s, 0, a, &id, e);
    db_reset(s);
    return copied < 0 || db_one(s, look, ARGS(TEXT(id)), ONE(out, read_webhook), a, e) != 0 ? -1 : 1;
}

static int claim(struct store *s, const char *node, int64_t lease_ms, struct store_webhook *out, size_t max,
                 size_t *len, struct arena *a, struct err *e)
{
    for (*len = 0; *len < max; ++*len) {
        int got = claim_one(s, node, lease_ms, &out[*len], a, e);
        if (got <= 0)
            return got;
    }
    return 0;
}

int store_webhook_claim(struct store *s, const char *node, int64_t lease_ms, struct store_webhook *out, size_t max,
                        size_t *len, struct arena *a, struct err *e)
{
    return WRITES(s, e, claim(s, node, lease_ms, out, max, len, a, e));
}

static int result(struct store *s, const char *id, const struct store_delivery *d, enum store_delivered what,
                  int64_t delay_ms, struct err *e)
{
    static const char log[] = "INSERT INTO deliveries (id, attempt, status, detail, duration_ms, at_ms) SELECT w.id, "
                              "CAST($2 AS {int}), CAST($3 AS {int}), $4, CAST($5 AS {int}),"
                              " gavel_now() FROM webhooks w WHERE w.id = $1 ON CONFLICT (id, attempt) DO NOTHING";
    static const char delivered[] = "UPDATE webhooks SET state = 'delivered', ended_ms = gavel_now()"
                                    " WHERE id = $1 AND attempts >= $2";
    static const char again[] = "UPDATE webhooks SET due_ms = gavel_now() + $3, node = NULL"
                                " WHERE id = $1 AND attempts = $2 AND state = 'pending'";
    static const char given_up[] = "UPDATE webhooks SET state = 'failed', ended_ms = gavel_now() + $3"
                                   " WHERE id = $1 AND attempts = $2 AND state = 'pending'";
    const struct db_arg row[] = { TEXT(id), INT(d->attempt), INT(d->status), TEXT(d->detail), INT(d->duration_ms) };
    const struct db_arg args[] = { TEXT(id), INT(d->attempt), INT(what == STORE_TRY_AGAIN ? delay_ms : 0) };
    if (db_exec(s, log, row, COUNT(row), e) < 0)
        return -1;
    int64_t changed = what == STORE_DELIVERED ? db_exec(s, delivered, args, 2, e)
                                              : db_exec(s, what == STORE_TRY_AGAIN ? again : given_up, args, 3, e);
    return changed < 0 ? -1 : changed == 0 ? STORE_STALE : 0;
}

int store_webhook_result(struct store *s, const char *id, const struct store_delivery *d, enum store_delivered what,
                         int64_t delay_ms, struct err *e)
{
    return WRITES(s, e, result(s, id, d, what, delay_ms, e));
}

int store_webhook_next(struct store *s, int64_t *due_ms, struct err *e)
{
    static const char sql[] = "SELECT due_ms FROM webhooks WHERE state = 'pending' ORDER BY due_ms LIMIT 1";
    return READS(s, e, db_number(s, sql, NO_ARGS, due_ms, e));
}

int store_webhook_get(struct store *s, const char *submission_id, struct store_webhook *out, struct arena *a,
                      struct err *e)
{
    static const char sql[] = SELECT_WEBHOOK "WHERE w.submission_id = $1";
    return READS(s, e, db_one(s, sql, ARGS(TEXT(submission_id)), ONE(out, read_webhook), a, e));
}

static int read_delivery(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct store_delivery *d = row;
    *d = (struct store_delivery){
        .attempt = db_int(s, 0), .status = db_int(s, 1), .duration_ms = db_int(s, 2), .at_ms = db_int(s, 3)
    };
    return db_copy(s, 4, a, &d->detail, e);
}

int store_webhook_log(struct store *s, const char *id, struct store_delivery *out, size_t max, size_t *len,
                      struct arena *a, struct err *e)
{
    static const char sql[] = "SELECT attempt, status, duration_ms, at_ms, detail FROM deliveries WHERE id = $1"
                              " ORDER BY attempt DESC LIMIT $2";
    return READS(s, e, db_list(s, sql, ARGS(TEXT(id), INT((int64_t)max)), MANY(out, max, len, read_delivery), a, e));
}

static int redeliver(struct store *s, const char *id, struct err *e)
{
    static const char sql[] = "UPDATE webhooks SET state = 'pending', round = 0, due_ms = gavel_now(), ended_ms = NULL"
                              " WHERE id = $1";
    int64_t changed = db_exec(s, sql, ARGS(TEXT(id)), e);
    if (changed <= 0)
        return changed < 0 ? -1 : STORE_NONE;
    return db_tell(s, STORE_WAKE_WEBHOOK, "", e);
}

int store_webhook_redeliver(struct store *s, const char *id, struct err *e)
{
    return WRITES(s, e, redeliver(s, id, e));
}
