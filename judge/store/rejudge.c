// SPDX-License-Identifier: MIT
/* Judging again what was judged before. A new judgement is a row of submissions like any other (kind "rejudge", with
 * its origin), so the queue needs to know nothing of it; it asks no webhook and is in no list but its own. Must never
 * touch an origin before the whole rejudge is applied, and then all of them in one transaction. */
#include "judge/store/rejudge.h"

#include <string.h>

#include "judge/store/db.h"
#include "judge/store/row.h"

enum { PRIORITY = 9 /* behind all that somebody waits for */, IDS_BYTES = 4 << 20 };

static int read_id(struct store *s, void *row, struct arena *a, struct err *e)
{
    return db_copy(s, 0, a, row, e);
}

static int add_one(struct store *s, const struct store_rejudge *r, const char *origin, struct err *e)
{
    static const char sql[] =
        "INSERT INTO submissions (id, token_id, kind, batch_id, origin_id, problem, problem_version, language,"
        " priority, status, queue_token, events, old_verdict, old_version, created_ms, queued_ms)"
        " SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), 'rejudge', CAST($3 AS TEXT), s.id, s.problem, CAST($4 AS TEXT),"
        " s.language, CAST($5 AS {int}), 'queued', CAST($2 AS TEXT), 1, s.verdict, s.problem_version, gavel_now(), "
        "gavel_now()"
        " FROM submissions s WHERE s.id = $6";
    char id[STORE_ID_SIZE];
    store_new_id(id);
    int64_t added = db_exec(
        s, sql, ARGS(TEXT(id), TEXT(r->token_id), TEXT(r->id), TEXT(r->problem_version), INT(PRIORITY), TEXT(origin)),
        e);
    if (added <= 0) /* 0: it was erased in this moment */
        return (int)added;
    return row_add_event(s, id, 1, "queued", "{}", e) < 0 ? -1 : 1;
}

static int add_all(struct store *s, struct store_rejudge *r, struct err *e)
{
    static const char sql[] =
        "SELECT s.id FROM submissions s WHERE s.problem = $1 AND s.origin_id IS NULL AND s.status = 'finished'"
        " AND s.kind = 'submission' AND ($2 = '' OR s.language = $2) AND s.created_ms >= $3 ORDER BY s.id DESC LIMIT "
        "$4";
    CLEANUP(arena_clear) struct arena a = ARENA(IDS_BYTES);
    const char **ids = arena_array(&a, STORE_REJUDGE_MAX, sizeof(*ids));
    const char *language = r->language ? r->language : "";
    size_t len;
    r->total = 0;
    if (db_list(s, sql, ARGS(TEXT(r->problem), TEXT(language), INT(r->since_ms), INT(STORE_REJUDGE_MAX)),
                MANY(ids, STORE_REJUDGE_MAX, &len, read_id), &a, e) < 0)
        return -1;
    for (size_t i = 0; i < len; i++) {
        int added = add_one(s, r, ids[i], e);
        if (added < 0)
            return -1;
        r->total += added;
    }
    return 0;
}

static int make(struct store *s, struct store_rejudge *r, struct err *e)
{
    static const char sql[] =
        "INSERT INTO rejudges (id, token_id, problem, problem_version, language, since_ms, state, total, created_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, 'open', 0, gavel_now()) ON CONFLICT (id) DO NOTHING";
    static const char total[] = "UPDATE rejudges SET total = $2 WHERE id = $1";
    static const char look[] = "SELECT total FROM rejudges WHERE id = $1";
    int64_t made = db_exec(s, sql,
                           ARGS(TEXT(r->id), TEXT(r->token_id), TEXT(r->problem), TEXT(r->problem_version),
                                TEXT(r->language), INT(r->since_ms)),
                           e);
    if (made < 0)
        return -1;
    if (made == 0) /* this very call was committed before, its answer lost */
        return db_number(s, look, ARGS(TEXT(r->id)), &r->total, e);
    if (add_all(s, r, e) < 0 || db_exec(s, total, ARGS(TEXT(r->id), INT(r->total)), e) < 0)
        return -1;
    return db_tell(s, STORE_WAKE_QUEUE, "", e);
}

int store_rejudge_make(struct store *s, struct store_rejudge *r, struct err *e)
{
    return WRITES(s, e, make(s, r, e));
}

#define SELECT_REJUDGE                                                                                 \
    "SELECT j.id, j.token_id, j.problem, j.problem_version, j.language, j.state, j.since_ms, j.total," \
    " (SELECT count(*) FROM submissions d WHERE d.batch_id = j.id AND d.finished_ms IS NOT NULL),"     \
    " (SELECT count(*) FROM submissions c WHERE c.batch_id = j.id AND c.verdict <> c.old_verdict),"    \
    " j.created_ms, j.ended_ms FROM rejudges j "

static int read_rejudge(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct store_rejudge *r = row;
    const char **texts[] = { &r->id, &r->token_id, &r->problem, &r->problem_version, &r->language, &r->state };
    int64_t *numbers[] = { &r->since_ms, &r->total, &r->done, &r->changed, &r->created_ms, &r->ended_ms };
    for (size_t i = 0; i < COUNT(texts); i++)
        if (db_copy(s, (int)i, a, texts[i], e) < 0)
            return -1;
    for (size_t i = 0; i < COUNT(numbers); i++)
        *numbers[i] = db_int(s, (int)(COUNT(texts) + i));
    return 0;
}

int store_rejudge_get(struct store *s, const char *id, struct store_rejudge *out, struct arena *a, struct err *e)
{
    static const char sql[] = SELECT_REJUDGE "WHERE j.id = $1";
    return READS(s, e, db_one(s, sql, ARGS(TEXT(id)), ONE(out, read_rejudge), a, e));
}

int store_rejudge_list(struct store *s, const char *before, struct store_rejudge *out, size_t max, size_t *len,
                       struct arena *a, struct err *e)
{
    static const char sql[] = SELECT_REJUDGE "WHERE j.id < $1 ORDER BY j.id DESC LIMIT $2";
    return READS(s, e,
                 db_list(s, sql, ARGS(TEXT(before ? before : DB_LAST), INT((int64_t)max)),
                         MANY(out, max, len, read_rejudge), a, e));
}

static int read_difference(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct store_difference *d = row;
    const char *status;
    const char **texts[] = { &d->id,          &d->rejudge_id,  &d->old_verdict, &d->new_verdict,
                             &d->old_version, &d->new_version, &status };
    for (size_t i = 0; i < COUNT(texts); i++)
        if (db_copy(s, (int)i, a, texts[i], e) < 0)
            return -1;
    d->status = (enum store_status)store_status_parse(status);
    return 0;
}

int store_rejudge_difference(struct store *s, const struct store_difference_of *of, struct store_difference *out,
                             size_t max, size_t *len, struct arena *a, struct err *e)
{
    static const char sql[] = "SELECT origin_id, id, old_verdict, verdict, old_version, problem_version, status"
                              " FROM submissions WHERE batch_id = $1 AND kind = 'rejudge' AND id > $2"
                              " AND ($3 = 0 OR verdict <> old_verdict) ORDER BY id LIMIT $4";
    return READS(
        s, e,
        db_list(s, sql,
                ARGS(TEXT(of->rejudge_id), TEXT(of->after ? of->after : ""), INT(of->changed_only), INT((int64_t)max)),
                MANY(out, max, len, read_difference), a, e));
}

/* Locks the rejudge. 0: it is open, STORE_FINAL, STORE_NONE. */
static int lock_open(struct store *s, const char *id, struct err *e)
{
    static const char sql[] = "SELECT state FROM rejudges WHERE id = $1 {for_update}";
    int row = db_first(s, sql, ARGS(TEXT(id)), e);
    bool open = row == 1 && strcmp(s->driver->text(s->c, 0), "open") == 0;
    db_reset(s);
    return row < 0 ? -1 : row == 0 ? STORE_NONE : open ? 0 : STORE_FINAL;
}

static int close_as(struct store *s, const char *id, const char *state, struct err *e)
{
    static const char sql[] = "UPDATE rejudges SET state = $2, ended_ms = gavel_now() WHERE id = $1";
    return db_exec(s, sql, ARGS(TEXT(id), TEXT(state)), e) < 0 ? -1 : 0;
}

/* Those of a rejudge that count. */
#define JUDGED "n.batch_id = $1 AND n.kind = 'rejudge' AND n.status = 'finished' AND n.verdict <> 'judge_error'"

static int apply(struct store *s, const char *id, struct err *e)
{
    static const char waiting[] = "SELECT count(*) FROM submissions WHERE batch_id = $1 AND finished_ms IS NULL";
    static const char verdicts[] = "UPDATE submissions SET verdict = n.verdict, problem_version = n.problem_version"
                                   " FROM submissions n WHERE " JUDGED " AND submissions.id = n.origin_id";
    /* The rejudge's row keeps its verdict, so that the difference can still be seen. */
    static const char reports[] = "UPDATE reports SET report = other.report FROM"
                                  " (SELECT n.id AS here, n.origin_id AS there FROM submissions n WHERE " JUDGED
                                  "  UNION ALL SELECT n.origin_id, n.id FROM submissions n WHERE " JUDGED ") pair"
                                  " JOIN reports other ON other.id = pair.there WHERE reports.id = pair.here";
    int64_t left;
    int open = lock_open(s, id, e);
    if (open != 0)
        return open;
    if (db_number(s, waiting, ARGS(TEXT(id)), &left, e) < 0)
        return -1;
    if (left)
        return STORE_RUNNING;
    if (db_exec(s, verdicts, ARGS(TEXT(id)), e) < 0 || db_exec(s, reports, ARGS(TEXT(id)), e) < 0)
        return -1;
    return close_as(s, id, "applied", e);
}

int store_rejudge_apply(struct store *s, const char *id, struct err *e)
{
    return WRITES(s, e, apply(s, id, e));
}

static int discard(struct store *s, const char *id, struct err *e)
{
    static const char sql[] = "DELETE FROM submissions WHERE batch_id = $1 AND kind = 'rejudge'";
    int open = lock_open(s, id, e);
    if (open != 0)
        return open;
    return db_exec(s, sql, ARGS(TEXT(id)), e) < 0 ? -1 : close_as(s, id, "discarded", e);
}

int store_rejudge_discard(struct store *s, const char *id, struct err *e)
{
    return WRITES(s, e, discard(s, id, e));
}
