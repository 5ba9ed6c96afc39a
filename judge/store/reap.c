// SPDX-License-Identifier: MIT
/* What owners left behind: leases that ended, and work that nobody takes. Each node runs it now and then, for it is
 * safe that many do: rows that another one is at are passed over. Must never let a submission stay without an end: what
 * cannot be judged ends as judge_error, which is the judge's fault and says so. */
#include "base/json.h"
#include "judge/store/row.h"
#include "judge/store/store.h"

enum { BATCH = 256, REPORT_MAX = 4096 };

/* A row whose owner is gone, or that nobody took. */
struct left {
    const char *id, *problem, *problem_version, *language;
    int64_t epoch, attempts;
    bool cancel;
};

static int read_left(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct left *l = row;
    const char **texts[] = { &l->id, &l->problem, &l->problem_version, &l->language };
    for (int i = 0; i < (int)COUNT(texts); i++)
        if (db_copy(s, i, a, texts[i], e) < 0)
            return -1;
    l->epoch = db_int(s, 4);
    l->attempts = db_int(s, 5);
    l->cancel = db_int(s, 6) != 0;
    return 0;
}

/* The least that a report says (docs/report.md); there is nothing else to tell. */
static int end_failed(struct store *s, const struct left *l, const char *from, const char *reason, struct err *e)
{
    CLEANUP(str_clear) struct str report = STR(REPORT_MAX);
    CLEANUP_JSON struct json *j = json_object();
    json_put_text(j, "problem", l->problem);
    json_put_text(j, "problem_version", l->problem_version);
    json_put_text(j, "language", l->language);
    json_put_text(j, "verdict", "judge_error");
    json_put_text(j, "reason", reason);
    json_write(j, false, &report);
    return row_end(
        s, &(struct row_ending){ l->id, l->epoch, from, "judge_error", str_text(&report), str_text(&report) }, e);
}

static int end_cancelled(struct store *s, const struct left *l, struct err *e)
{
    return row_end(s, &(struct row_ending){ l->id, l->epoch, "running", NULL, NULL, "{}" }, e);
}

static int requeue(struct store *s, const char *id, int64_t epoch, int64_t back, struct err *e)
{
    static const char sql[] = "UPDATE submissions SET status = 'queued', queue_token = token_id, running_token = NULL,"
                              " queued_ms = gavel_now(), lease_until_ms = NULL,"
                              " attempts = attempts - $3 WHERE id = $1 AND epoch = $2 AND status = 'running'";
    int64_t changed = db_exec(s, sql, ARGS(TEXT(id), INT(epoch), INT(back)), e);
    if (changed <= 0)
        return changed < 0 ? -1 : STORE_STALE;
    return db_tell(s, STORE_WAKE_QUEUE, "", e);
}

static int reap_leases(struct store *s, int64_t attempts_max, struct store_reaped *out, struct arena *a, struct err *e)
{
    static const char sql[] = "SELECT id, problem, problem_version, language, epoch, attempts, cancel FROM submissions"
                              " WHERE running_token IS NOT NULL AND lease_until_ms <= gavel_now()"
                              " ORDER BY lease_until_ms LIMIT $1 {skip_locked}";
    struct left rows[BATCH];
    size_t len;
    if (db_list(s, sql, ARGS(INT(BATCH)), MANY(rows, BATCH, &len, read_left), a, e) < 0)
        return -1;
    for (size_t i = 0; i < len; i++) {
        const struct left *l = &rows[i];
        size_t *count = l->cancel ? &out->cancelled : l->attempts >= attempts_max ? &out->failed : &out->requeued;
        int done = l->cancel                     ? end_cancelled(s, l, e)
                   : l->attempts >= attempts_max ? end_failed(s, l, "running", "lost", e)
                                                 : requeue(s, l->id, l->epoch, 0, e);
        if (done < 0)
            return -1;
        *count += done == 0;
    }
    return 0;
}

static int reap_queue(struct store *s, int64_t queue_ms, struct store_reaped *out, struct arena *a, struct err *e)
{
    static const char sql[] = "SELECT id, problem, problem_version, language, epoch, attempts, cancel FROM submissions"
                              " WHERE queued_ms <= gavel_now() - $1"
                              " ORDER BY queued_ms LIMIT $2 {skip_locked}";
    struct left rows[BATCH];
    size_t len;
    if (db_list(s, sql, ARGS(INT(queue_ms), INT(BATCH)), MANY(rows, BATCH, &len, read_left), a, e) < 0)
        return -1;
    for (size_t i = 0; i < len; i++) {
        int done = end_failed(s, &rows[i], "queued", "unclaimed", e);
        if (done < 0)
            return -1;
        out->failed += done == 0;
    }
    return 0;
}

static int reap(struct store *s, int64_t attempts_max, int64_t queue_ms, struct store_reaped *out, struct err *e)
{
    CLEANUP(arena_clear) struct arena a = ARENA(4 << 20);
    *out = (struct store_reaped){ 0 };
    return reap_queue(s, queue_ms, out, &a, e) < 0 ? -1 : reap_leases(s, attempts_max, out, &a, e);
}

int store_reap(struct store *s, int64_t attempts_max, int64_t queue_ms, struct store_reaped *out, struct err *e)
{
    return WRITES(s, e, reap(s, attempts_max, queue_ms, out, e));
}

static int abandon(struct store *s, const char *node, struct err *e)
{
    static const char sql[] =
        "UPDATE submissions SET lease_until_ms = gavel_now() WHERE running_token IS NOT NULL AND node = $1";
    static const char hooks[] = "UPDATE webhooks SET due_ms = gavel_now(), node = NULL"
                                " WHERE state = 'pending' AND node = $1";
    if (db_post(s, sql, ARGS(TEXT(node)), e) < 0 || db_post(s, hooks, ARGS(TEXT(node)), e) < 0)
        return -1;
    return db_tell(s, STORE_WAKE_WEBHOOK, "", e);
}

int store_abandon(struct store *s, const char *node, struct err *e)
{
    return WRITES(s, e, abandon(s, node, e));
}

static int release(struct store *s, const char *id, int64_t epoch, struct err *e)
{
    static const char sql[] = "SELECT cancel FROM submissions WHERE id = $1 AND epoch = $2 AND status = 'running'"
                              " {for_update}";
    int row = db_first(s, sql, ARGS(TEXT(id), INT(epoch)), e);
    bool wished = row == 1 && db_int(s, 0) != 0;
    db_reset(s);
    if (row < 0)
        return -1;
    return wished ? end_cancelled(s, &(struct left){ .id = id, .epoch = epoch }, e) : requeue(s, id, epoch, 1, e);
}

int store_release(struct store *s, const char *id, int64_t epoch, struct err *e)
{
    return WRITES(s, e, release(s, id, epoch, e));
}
