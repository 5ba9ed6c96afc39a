// SPDX-License-Identifier: MIT
/* Wake-ups, and the figures that /metrics shows. What is counted over all time is a running total, so that a figure
 * costs the same in the first and in the tenth year. Must never scan what has ended. */
#include "judge/store/watch.h"

#include <stdio.h>
#include <string.h>

#include "judge/store/db.h"

static int listen_now(struct store *s, struct err *e)
{
    if (s->driver->listen(s->c, &s->why, e) < 0)
        return -1;
    s->listening = true;
    return 0;
}

int store_listen(struct store *s, struct err *e)
{
    return READS(s, e, listen_now(s, e));
}

int store_wait_fd(const struct store *s)
{
    return s->lost ? -1 : s->driver->wait_fd(s->c);
}

static int take_wakes(struct store *s, struct store_wake *out, size_t max, size_t *len, struct err *e)
{
    *len = 0;
    while (*len < max) {
        int got = s->driver->take(s->c, &out[*len], &s->why, e);
        if (got <= 0)
            return got;
        ++*len;
    }
    return 0;
}

int store_wakeups(struct store *s, struct store_wake *out, size_t max, size_t *len, struct err *e)
{
    return READS(s, e, take_wakes(s, out, max, len, e));
}

static int read_totals(struct store *s, struct store_stats *out, struct err *e)
{
    static const char sql[] = "SELECT verdict, CAST(sum(ended) AS {int}) FROM totals GROUP BY verdict"
                              " ORDER BY verdict LIMIT $1";
    int row;
    if (db_run(s, sql, ARGS(INT(STORE_TOTALS_MAX)), e) < 0)
        return -1;
    while ((row = db_step(s, e)) == 1) {
        const char *verdict = s->driver->text(s->c, 0);
        if (strcmp(verdict, "cancelled") == 0) {
            out->cancelled = db_int(s, 1);
            continue;
        }
        snprintf(out->totals[out->totals_len].verdict, sizeof(out->totals[0].verdict), "%s", verdict);
        out->totals[out->totals_len++].ended = db_int(s, 1);
    }
    return row;
}

static int stats(struct store *s, struct store_stats *out, struct err *e)
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM submissions WHERE queue_token IS NOT NULL),"
        " (SELECT count(*) FROM submissions WHERE running_token IS NOT NULL),"
        " (SELECT count(*) FROM webhooks WHERE state = 'pending'),"
        " coalesce((SELECT gavel_now() - min(queued_ms) FROM submissions WHERE queued_ms IS NOT NULL), 0)";
    *out = (struct store_stats){ 0 };
    int row = db_first(s, sql, NO_ARGS, e);
    if (row == 1) {
        out->queued = db_int(s, 0);
        out->running = db_int(s, 1);
        out->webhooks_pending = db_int(s, 2);
        out->oldest_queued_ms = db_int(s, 3);
    }
    db_reset(s);
    return row < 0 ? -1 : read_totals(s, out, e);
}

int store_stats(struct store *s, struct store_stats *out, struct err *e)
{
    return READS(s, e, stats(s, out, e));
}

int store_token_load(struct store *s, const char *token_id, int64_t max, int64_t *load, struct err *e)
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM submissions WHERE queue_token = $1 LIMIT $2) q)"
        " + (SELECT count(*) FROM submissions WHERE running_token = $1)";
    return READS(s, e, db_number(s, sql, ARGS(TEXT(token_id), INT(max)), load, e));
}
