// SPDX-License-Identifier: MIT
/* The store of gaveld: submissions, their queue and their events, in SQLite (one machine) or PostgreSQL (many). Tokens,
 * webhooks, rejudges, wake-ups and figures are in the headers beside this one.
 *
 * A handle belongs to one thread. Texts have no NUL inside and were capped by the caller. Times are milliseconds since
 * 1970 by the database's clock; 0: not yet. Every call returns 0, -1 with *e (a fault), or one of enum store_answer;
 * with an answer nothing was written (but see store_event_add). STORE_BUSY may be a server that went in the midst of a
 * commit: repeat the same call, for each is safe to repeat (that is why callers make the ids). */
#ifndef GAVEL_JUDGE_STORE_STORE_H
#define GAVEL_JUDGE_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum { STORE_ID_SIZE = 27 }; /* 26 characters and a NUL */
enum store_answer {
    STORE_SAME = 1, /* submit: this idempotency key came before, with the same body: its answer is given */
    STORE_OTHER,    /* submit: ... with another body */
    STORE_NONE,     /* there is no such thing */
    STORE_STALE,    /* the epoch is an old one: the submission is no longer this owner's */
    STORE_FINAL,    /* it is finished or cancelled already, or (rejudge) applied or discarded */
    STORE_RUNNING,  /* cancel: it runs; its owner will see the wish. rejudge: not all are judged yet */
    STORE_FULL,     /* the disk is full; *e says so */
    STORE_BUSY,     /* locked for too long, or the server cannot be reached; *e says which */
};

struct store;
/* "sqlite:PATH" or "postgresql://…" (a libpq address). Makes the database and brings its tables up to date. */
int store_open(const char *url, struct store **out, struct err *e);
void store_close(struct store *s); /* NULL is allowed; what is not committed is undone */
/* 26 characters that sort by the time they were made at: 48 bits of it and 80 random ones. One thread's ascend. */
void store_new_id(char id[STORE_ID_SIZE]);
int store_now(struct store *s, int64_t *now_ms, struct err *e); /* also the proof that the database answers */
/* What comes between the two is one transaction, so one wait for the disk. After STORE_FULL, STORE_BUSY or -1 of any
 * call between or of store_commit nothing of it is written; store_commit must be called in every case. */
int store_begin(struct store *s, struct err *e);
int store_commit(struct store *s, struct err *e);

enum store_status { STORE_STATUS_QUEUED, STORE_STATUS_RUNNING, STORE_STATUS_FINISHED, STORE_STATUS_CANCELLED };
const char *store_status_name(enum store_status status); /* "queued", "running", "finished", "cancelled" */
int store_status_parse(const char *name);                /* -1: no such status */

/* Given: the caller's. Received: lives in the arena. */
struct store_submission {
    const char *id, *token_id;        /* token_id "": no token was asked for */
    const char *kind;                 /* "submission", "run" or "rejudge" */
    const char *batch_id, *origin_id; /* NULL: none. The batch or rejudge it came with; what a rejudge judges again */
    const char *problem, *problem_version; /* "" in a bare run */
    const char *language;
    const char *callback_url;                /* NULL: none */
    const char *request, *metadata, *report; /* JSON, kept to the byte; NULL: none, or not asked for */
    const char *verdict, *node;              /* NULL: none yet. node: who has it or had it last */
    int priority;                            /* within one token's work, the lower number goes first; 0 to 9 */
    enum store_status status;                /* from here on: received only */
    bool cancel;                             /* it is wished to end */
    int64_t epoch, attempts, events;         /* the claim it is in; claims so far; the last event's number */
    int64_t created_ms, started_ms, finished_ms, lease_until_ms;
};

/* An idempotency key: what was answered when it was first used is given again. */
struct store_key {
    const char *key, *body_hash;
    const char *answer;  /* given: to be kept; after STORE_SAME: what was kept, in the arena */
    int64_t lifetime_ms; /* how long it is remembered */
};

/* All rows or none, queued, each with event 1 ("queued"). key: NULL: none; it belongs to the first row's token. */
int store_submit(struct store *s, const struct store_submission *rows, size_t len, struct store_key *key,
                 struct arena *a, struct err *e);

enum { STORE_WITH_REQUEST = 1, STORE_WITH_REPORT = 2 }; /* request and metadata; report */
int store_get(struct store *s, const char *id, unsigned parts, struct store_submission *out, struct arena *a,
              struct err *e);
/* NULL, -1 and 0 mean any. Rejudges are found only by their batch. */
struct store_filter {
    const char *token_id, *kind, *batch_id, *problem, *language, *verdict;
    int status;         /* enum store_status or -1 */
    int64_t since_ms;   /* made at or after */
    const char *before; /* the cursor: only ids that sort before it */
    unsigned parts;
};
/* A page may be short, even empty, and not the last: one call looks at 10,000 rows at most. */
struct store_page {
    struct store_submission *rows; /* given: room for max (1 to 1000) */
    size_t max, len;
    const char *next; /* the next page's cursor; NULL: this was the last */
};
/* The newest first. */
int store_list(struct store *s, const struct store_filter *f, struct store_page *page, struct arena *a, struct err *e);
/* Removes a submission and all that hangs on it; its owner will find its epoch stale. 0 or STORE_NONE. */
int store_erase(struct store *s, const char *id, struct err *e);
/* Removes at most max of what ended before then with no webhook to deliver, and of idempotency keys past their time. */
int store_purge(struct store *s, int64_t before_ms, size_t max, size_t *erased, struct err *e);

/* --- the queue: every claim of a submission has a number, its epoch; only the owner of the last one can write. --- */

/* What a node can judge: "language:NAME" and "problem:SLUG@VERSION"; replaces what it offered before. */
int store_offer(struct store *s, const char *node, const char *const *offers, size_t len, struct err *e);
/* At most max (1 to 256) of what this node offers to judge, with requests: next is always the token with the fewest
 * running, among equals the one whose next work is oldest; a token at its limit waits. */
int store_claim(struct store *s, const char *node, int64_t lease_ms, struct store_submission *rows, size_t max,
                size_t *len, struct arena *a, struct err *e);
enum store_hold { STORE_HELD, STORE_TO_CANCEL, STORE_LOST };
struct store_lease {
    const char *id;
    int64_t epoch;
    enum store_hold hold; /* received */
};
/* Heartbeat: what is held (also what is to be cancelled) is held lease_ms longer from now. */
int store_extend(struct store *s, struct store_lease *leases, size_t len, int64_t lease_ms, struct err *e);
/* At a node's start: what it held in an earlier life is let go, for the next store_reap; its webhooks are due. */
int store_abandon(struct store *s, const char *node, struct err *e);
/* Hands back what was not judged; it does not count as an attempt. A wish to end it ends it. 0 or STORE_STALE. */
int store_release(struct store *s, const char *id, int64_t epoch, struct err *e);
/* How leases that ended are dealt with: queued again; cancelled when that was wished; after attempts_max claims, or
 * when nobody took it from the queue for queue_ms, finished as judge_error with reason "lost" or "unclaimed". At most
 * 256 of each a call. */
struct store_reaped {
    size_t requeued, cancelled, failed;
};
int store_reap(struct store *s, int64_t attempts_max, int64_t queue_ms, struct store_reaped *out, struct err *e);
struct store_result {
    const char *id;
    int64_t epoch;
    const char *verdict, *report; /* both NULL: cancelled */
    const char *event;            /* JSON of its last event, "finished" or "cancelled" */
};
/* The one final result, with its event and (where a callback is wished) its webhook. 0 or STORE_STALE; giving it again
 * with the same epoch is 0 and writes nothing. */
int store_finish(struct store *s, const struct store_result *r, struct err *e);
/* 0: it was queued and is cancelled now; STORE_RUNNING, STORE_FINAL, STORE_NONE. */
int store_cancel(struct store *s, const char *id, struct err *e);

struct store_event {
    const char *id;          /* the submission's */
    int64_t epoch;           /* given */
    const char *type, *data; /* data: JSON */
    int64_t number, at_ms;   /* received; numbers count from 1 without a gap */
};
/* Appends all in one transaction; those with an old epoch are left out, and the answer is then STORE_STALE. */
int store_event_add(struct store *s, const struct store_event *events, size_t len, struct err *e);
/* Those with numbers above `after`, in order, at most max (1 to 1000). */
int store_events(struct store *s, const char *id, int64_t after, struct store_event *events, size_t max, size_t *len,
                 struct arena *a, struct err *e);

#endif
