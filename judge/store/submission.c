// SPDX-License-Identifier: MIT
/* Submissions coming, being looked at, and going for good. Owns the tables `requests` and `idempotency`. Must never
 * give a result set without a bound, and never write a part of what was submitted together. */
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
        " priority, status, events, created_ms, queued_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', 1, gavel_now(), gavel_now())"
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

/* One statement for each filter that has an index; the others narrow what that index finds. */
#define LIST(leading)                                                                                  \
    ROW_SELECT("$9", "$10")                                                                            \
    "WHERE " leading " AND s.id < $2 AND s.created_ms >= $3 AND ($4 = '' OR s.kind = $4)"              \
    " AND ($5 = '' OR s.language = $5) AND ($6 = '' OR s.verdict = $6) AND ($7 = '' OR s.status = $7)" \
    " AND ($8 = '' OR s.problem = $8) AND ($11 = '' OR s.token_id = $12) ORDER BY s.id DESC LIMIT $13"

static const char *list_sql(const struct store_filter *f, const char **leading)
{
    static const char batch[] = LIST("s.batch_id = $1");
    static const char token[] = LIST("s.origin_id IS NULL AND s.token_id = $1");
    static const char problem[] = LIST("s.origin_id IS NULL AND s.problem = $1");
    static const char any[] = LIST("s.origin_id IS NULL AND $1 = ''");
    if ((*leading = f->batch_id))
        return batch;
    if ((*leading = f->token_id))
        return token;
    if ((*leading = f->problem))
        return problem;
    *leading = "";
    return any;
}

static struct db_arg any_text(const char *text)
{
    return TEXT(text ? text : "");
}

static int list(struct store *s, const struct store_filter *f, struct store_submission *rows, size_t max, size_t *len,
                struct arena *a, struct err *e)
{
    const char *leading, *sql = list_sql(f, &leading);
    const char *status = f->status < 0 ? NULL : store_status_name((enum store_status)f->status);
    /* A token's id may be "", so it has a second parameter that says that it is there. */
    return db_list(s, sql,
                   ARGS(TEXT(leading), TEXT(f->before ? f->before : DB_LAST), INT(f->since_ms), any_text(f->kind),
                        any_text(f->language), any_text(f->verdict), any_text(status), any_text(f->problem),
                        INT((f->parts & STORE_WITH_REQUEST) != 0), INT((f->parts & STORE_WITH_REPORT) != 0),
                        TEXT(f->token_id ? "1" : ""), any_text(f->token_id), INT((int64_t)max)),
                   MANY(rows, max, len, row_read), a, e);
}

int store_list(struct store *s, const struct store_filter *f, struct store_submission *rows, size_t max, size_t *len,
               struct arena *a, struct err *e)
{
    return READS(s, e, list(s, f, rows, max, len, a, e));
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
    static const char keys[] = "DELETE FROM idempotency WHERE until_ms < gavel_now()";
    /* What is part of a rejudge goes with its origin. */
    static const char rows[] =
        "DELETE FROM submissions WHERE id IN (SELECT s.id FROM submissions s WHERE s.finished_ms < $1"
        " AND s.finished_ms IS NOT NULL AND s.origin_id IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM webhooks w WHERE w.submission_id = s.id AND w.state = 'pending')"
        " ORDER BY s.finished_ms LIMIT $2)";
    int64_t gone = db_exec(s, rows, ARGS(INT(before_ms), INT((int64_t)max)), e);
    *erased = gone < 0 ? 0 : (size_t)gone;
    return gone < 0 || db_exec(s, keys, NO_ARGS, e) < 0 ? -1 : 0;
}

int store_purge(struct store *s, int64_t before_ms, size_t max, size_t *erased, struct err *e)
{
    return WRITES(s, e, purge(s, before_ms, max, erased, e));
}
