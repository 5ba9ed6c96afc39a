// SPDX-License-Identifier: MIT
/* The queue: who gets which submission next, and for how long. A claim is a number (the epoch) in the submission's row
 * and a lease; whoever writes with an older number finds no row. Fair between tokens: the one with the fewest running
 * comes first, so a flood of one token waits for itself. Must never give one row to two owners at a time. */
#include <stdlib.h>
#include <string.h>

#include "judge/store/row.h"
#include "judge/store/store.h"

enum { TURNS_MAX = 1000 };

/* A token with work in the queue. */
struct turn {
    const char *token_id;
    int64_t running, running_max;
};

static int offer(struct store *s, const char *node, const char *const *offers, size_t len, struct err *e)
{
    static const char forget[] = "DELETE FROM offers WHERE node = $1";
    static const char add[] = "INSERT INTO offers (node, offer) VALUES ($1, $2) ON CONFLICT (node, offer) DO NOTHING";
    if (db_post(s, forget, ARGS(TEXT(node)), e) < 0)
        return -1;
    for (size_t i = 0; i < len; i++)
        if (db_post(s, add, ARGS(TEXT(node), TEXT(offers[i])), e) < 0)
            return -1;
    return 0;
}

int store_offer(struct store *s, const char *node, const char *const *offers, size_t len, struct err *e)
{
    return WRITES(s, e, offer(s, node, offers, len, e));
}

static int read_turn(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct turn *t = row;
    t->running = db_int(s, 1);
    t->running_max = db_int(s, 2);
    return db_copy(s, 0, a, &t->token_id, e);
}

/* The tokens with work in the queue, in the order of their turns. The first part goes from token to token along the
 * index of the queue, so that its cost is that of the tokens, however long the queue is. */
static int read_turns(struct store *s, struct turn *turns, size_t *len, struct arena *a, struct err *e)
{
    static const char sql[] =
        "WITH RECURSIVE waiting (token_id) AS ("
        "  SELECT (SELECT f.queue_token FROM submissions f WHERE f.queue_token IS NOT NULL ORDER BY f.queue_token "
        "LIMIT 1)"
        "  UNION ALL SELECT (SELECT n.queue_token FROM submissions n WHERE n.queue_token > w.token_id"
        "    ORDER BY n.queue_token LIMIT 1) FROM waiting w WHERE w.token_id IS NOT NULL)"
        " SELECT w.token_id,"
        "  (SELECT count(*) FROM submissions r WHERE r.running_token = w.token_id) AS running,"
        "  coalesce((SELECT t.running_max FROM tokens t WHERE t.id = w.token_id), 0),"
        "  (SELECT h.id FROM submissions h WHERE h.queue_token = w.token_id ORDER BY h.priority, h.id LIMIT 1) AS head"
        " FROM waiting w WHERE w.token_id IS NOT NULL ORDER BY running, head LIMIT $1";
    return db_list(s, sql, ARGS(INT(TURNS_MAX)), MANY(turns, TURNS_MAX, len, read_turn), a, e);
}

/* Whose turn it is: the fewest running, the first of equals. NULL: nobody's. */
static struct turn *next_turn(struct turn *turns, size_t len)
{
    struct turn *best = NULL;
    for (size_t i = 0; i < len; i++) {
        struct turn *t = &turns[i];
        if (!t->token_id || (t->running_max && t->running >= t->running_max))
            continue;
        if (!best || t->running < best->running)
            best = t;
    }
    return best;
}

/* The oldest of this token that the node can judge. 1: *out is it, 0: there is none. The offers are asked for a row at
 * a time (no EXISTS, which PostgreSQL may turn into a join of the whole queue). */
static int claim_one(struct store *s, const char *node, int64_t lease_ms, const char *token_id,
                     struct store_submission *out, struct arena *a, struct err *e)
{
    static const char take[] =
        "UPDATE submissions SET status = 'running', queue_token = NULL, queued_ms = NULL, running_token = token_id,"
        " node = $1, epoch = epoch + 1, attempts = attempts + 1,"
        " started_ms = gavel_now(), lease_until_ms = gavel_now() + $2"
        " WHERE id = (SELECT c.id FROM submissions c WHERE c.queue_token = $3"
        "  AND (SELECT 1 FROM offers o WHERE o.node = $1 AND o.offer = 'language:' || c.language) = 1"
        "  AND (c.problem = '' OR (SELECT 1 FROM offers p WHERE p.node = $1"
        "   AND p.offer = 'problem:' || c.problem || '@' || c.problem_version) = 1)"
        "  ORDER BY c.priority, c.id LIMIT 1 {skip_locked}) RETURNING id";
    static const char look[] = ROW_SELECT("$2", "0") "WHERE s.id = $1";
    const char *id;
    int row = db_first(s, take, ARGS(TEXT(node), INT(lease_ms), TEXT(token_id)), e);
    if (row != 1)
        return row;
    int copied = db_copy(s, 0, a, &id, e);
    db_reset(s);
    if (copied < 0)
        return -1;
    int found = db_one(s, look, ARGS(TEXT(id), INT(1)), ONE(out, row_read), a, e);
    return found == 0 ? 1 : found < 0 ? -1 : err_set(e, "the submission that was claimed is not there");
}

static int claim_turns(struct store *s, const char *node, int64_t lease_ms, struct store_submission *rows, size_t max,
                       size_t *len, struct arena *a, struct err *e)
{
    static _Thread_local struct turn turns[TURNS_MAX];
    size_t turns_len;
    CLEANUP(arena_clear) struct arena names = ARENA(1 << 20);
    *len = 0;
    if (read_turns(s, turns, &turns_len, &names, e) < 0)
        return -1;
    while (*len < max) {
        struct turn *t = next_turn(turns, turns_len);
        if (!t)
            return 0;
        int got = claim_one(s, node, lease_ms, t->token_id, &rows[*len], a, e);
        if (got < 0)
            return -1;
        if (got == 0)
            t->token_id = NULL; /* nothing of it for this node */
        t->running++;
        *len += (size_t)got;
    }
    return 0;
}

int store_claim(struct store *s, const char *node, int64_t lease_ms, struct store_submission *rows, size_t max,
                size_t *len, struct arena *a, struct err *e)
{
    return WRITES(s, e, claim_turns(s, node, lease_ms, rows, max, len, a, e));
}

static int extend(struct store *s, struct store_lease *leases, size_t len, int64_t lease_ms, struct err *e)
{
    static const char sql[] = "UPDATE submissions SET lease_until_ms = gavel_now() + $3"
                              " WHERE id = $1 AND epoch = $2 AND status = 'running' RETURNING cancel";
    for (size_t i = 0; i < len; i++) {
        int row = db_first(s, sql, ARGS(TEXT(leases[i].id), INT(leases[i].epoch), INT(lease_ms)), e);
        if (row < 0)
            return -1;
        leases[i].hold = row == 0 ? STORE_LOST : db_int(s, 0) ? STORE_TO_CANCEL : STORE_HELD;
        db_reset(s);
    }
    return 0;
}

int store_extend(struct store *s, struct store_lease *leases, size_t len, int64_t lease_ms, struct err *e)
{
    return WRITES(s, e, extend(s, leases, len, lease_ms, e));
}

/* Nothing was written: was this result written before (0), or is it of an old epoch? */
static int written_before(struct store *s, const struct store_result *r, struct err *e)
{
    static const char sql[] = "SELECT 1 FROM submissions WHERE id = $1 AND epoch = $2 AND status = $3";
    const char *status = r->verdict ? "finished" : "cancelled";
    int row = db_first(s, sql, ARGS(TEXT(r->id), INT(r->epoch), TEXT(status)), e);
    db_reset(s);
    return row < 0 ? -1 : row == 1 ? 0 : STORE_STALE;
}

static int finish(struct store *s, const struct store_result *r, struct err *e)
{
    const struct row_ending ending = { r->id, r->epoch, "running", r->verdict, r->report, r->event };
    int result = row_end(s, &ending, e);
    return result == STORE_STALE ? written_before(s, r, e) : result;
}

int store_finish(struct store *s, const struct store_result *r, struct err *e)
{
    return WRITES(s, e, finish(s, r, e));
}

/* The row is not queued: ask its owner to end it. */
static int wish_end(struct store *s, const char *id, struct err *e)
{
    static const char sql[] = "UPDATE submissions SET cancel = 1 WHERE id = $1 AND status = 'running'";
    static const char look[] = "SELECT 1 FROM submissions WHERE id = $1";
    int64_t wished = db_exec(s, sql, ARGS(TEXT(id)), e);
    if (wished != 0)
        return wished < 0 || db_tell(s, STORE_WAKE_CANCEL, id, e) < 0 ? -1 : STORE_RUNNING;
    int row = db_first(s, look, ARGS(TEXT(id)), e);
    db_reset(s);
    return row < 0 ? -1 : row == 1 ? STORE_FINAL : STORE_NONE;
}

static int cancel(struct store *s, const char *id, struct err *e)
{
    static const char sql[] = "SELECT epoch FROM submissions WHERE id = $1 AND status = 'queued' {for_update}";
    int row = db_first(s, sql, ARGS(TEXT(id)), e);
    int64_t epoch = row == 1 ? db_int(s, 0) : 0;
    db_reset(s);
    if (row < 0)
        return -1;
    return row == 0 ? wish_end(s, id, e) : row_end(s, &(struct row_ending){ id, epoch, "queued", NULL, NULL, "{}" }, e);
}

int store_cancel(struct store *s, const char *id, struct err *e)
{
    return WRITES(s, e, cancel(s, id, e));
}
