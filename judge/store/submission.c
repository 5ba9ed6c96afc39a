// SPDX-License-Identifier: MIT
/* Submissions coming, being looked at one by one, and going for good. Owns the tables `requests` and `idempotency`.
 * Must never write a part of what was submitted together, nor erase without a bound. */
#include "judge/store/row.h"

#include <string.h>

#include "judge/store/store.h"

/* 0: the key is new and kept now. Else what store_submit answers. */
static int take_key(struct store *s, const char *token_id, struct store_key *k, struct arena *a, struct err *e)
{
    static const char forget[] = "DELETE FROM idempotency WHERE token_id = $1 AND key = $2 AND until_ms < gavel_now()";
    static const char keep[] = "INSERT INTO idempotency (token_id, key, body_hash, answer, until_ms)"
                               " VALUES ($1, $2, $3, $4, gavel_now() + $5) ON CONFLICT (token_id, key) DO NOTHING";
    static const char look[] = "SELECT body_hash, answer FROM idempotency WHERE token_id = $1 AND key = $2";
    if (db_post(s, forget, ARGS(TEXT(token_id), TEXT(k->key)), e) < 0)
        return -1;
    int64_t kept = db_exec(
        s, keep, ARGS(TEXT(token_id), TEXT(k->key), TEXT(k->body_hash), TEXT(k->answer), INT(k->lifetime_ms)), e);
    if (kept != 0)
        return kept < 0 ? -1 : 0;
    const char *hash, *answer;
    int row = db_first(s, look, ARGS(TEXT(token_id), TEXT(k->key)), e);
    if (row != 1)
        return row < 0 ? -1 : err_set(e, "an idempotency key went while it was looked at");
    int copied = db_copy(s, 0, a, &hash, e) < 0 ? -1 : db_copy(s, 1, a, &answer, e);
    db_reset(s);
    if (copied < 0)
        return -1;
    if (strcmp(hash, k->body_hash) != 0)
        return STORE_OTHER;
    k->answer = answer;
    return STORE_SAME;
}

static int add(struct store *s, const struct store_submission *r, struct err *e)
{
    static const char row[] =
        "INSERT INTO submissions (id, token_id, kind, batch_id, problem, problem_version, language, callback_url,"
        " priority, status, queue_token, events, created_ms, queued_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', $2, 1, gavel_now(), gavel_now())"
        " ON CONFLICT (id) DO NOTHING";
    static const char request[] = "INSERT INTO requests (id, request, metadata) VALUES ($1, $2, $3)";
    int64_t added = db_exec(s, row,
                            ARGS(TEXT(r->id), TEXT(r->token_id), TEXT(r->kind), TEXT(r->batch_id), TEXT(r->problem),
                                 TEXT(r->problem_version), TEXT(r->language), TEXT(r->callback_url), INT(r->priority)),
                            e);
    if (added <= 0) /* 0: this very call was committed before, its answer lost */
        return (int)added;
    if (db_post(s, request, ARGS(TEXT(r->id), TEXT(r->request), TEXT(r->metadata)), e) < 0)
        return -1;
    return row_add_event(s, r->id, 1, "queued", "{}", e);
}

static int submit(struct store *s, const struct store_submission *rows, size_t len, struct store_key *key,
                  struct arena *a, struct err *e)
{
    int known = key && len ? take_key(s, rows[0].token_id, key, a, e) : 0;
    if (known != 0)
        return known;
    for (size_t i = 0; i < len; i++)
        if (add(s, &rows[i], e) < 0)
            return -1;
    return db_tell(s, STORE_WAKE_QUEUE, "", e);
}

int store_submit(struct store *s, const struct store_submission *rows, size_t len, struct store_key *key,
                 struct arena *a, struct err *e)
{
    return WRITES(s, e, submit(s, rows, len, key, a, e));
}

static int get(struct store *s, const char *id, unsigned parts, struct store_submission *out, struct arena *a,
               struct err *e)
{
    static const char sql[] = ROW_SELECT("$2", "$3") "WHERE s.id = $1";
    return db_one(s, sql, ARGS(TEXT(id), INT((parts & STORE_WITH_REQUEST) != 0), INT((parts & STORE_WITH_REPORT) != 0)),
                  ONE(out, row_read), a, e);
}

int store_get(struct store *s, const char *id, unsigned parts, struct store_submission *out, struct arena *a,
              struct err *e)
{
    return READS(s, e, get(s, id, parts, out, a, e));
}

static int erase(struct store *s, const char *id, struct err *e)
{
    static const char sql[] = "DELETE FROM submissions WHERE id = $1";
    int64_t erased = db_exec(s, sql, ARGS(TEXT(id)), e);
    return erased < 0 ? -1 : erased == 0 ? STORE_NONE : 0;
}

int store_erase(struct store *s, const char *id, struct err *e)
{
    return WRITES(s, e, erase(s, id, e));
}

static int purge(struct store *s, int64_t before_ms, size_t max, size_t *erased, struct err *e)
{
    static const char keys[] =
        "DELETE FROM idempotency WHERE (token_id, key) IN (SELECT i.token_id, i.key FROM idempotency i"
        " WHERE i.until_ms < gavel_now() ORDER BY i.until_ms LIMIT $1)";
    /* What is part of a rejudge goes with its origin. */
    static const char rows[] =
        "DELETE FROM submissions WHERE id IN (SELECT s.id FROM submissions s WHERE s.finished_ms < $1"
        " AND s.finished_ms IS NOT NULL AND s.origin_id IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM webhooks w WHERE w.submission_id = s.id AND w.state = 'pending')"
        " ORDER BY s.finished_ms LIMIT $2)";
    int64_t gone = db_exec(s, rows, ARGS(INT(before_ms), INT((int64_t)max)), e);
    *erased = gone < 0 ? 0 : (size_t)gone;
    return gone < 0 || db_exec(s, keys, ARGS(INT((int64_t)max)), e) < 0 ? -1 : 0;
}

int store_purge(struct store *s, int64_t before_ms, size_t max, size_t *erased, struct err *e)
{
    return WRITES(s, e, purge(s, before_ms, max, erased, e));
}
