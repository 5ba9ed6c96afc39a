// SPDX-License-Identifier: MIT
/* Being told of what others did (so that nobody polls the tables), and figures. Return codes as in store.h. */
#ifndef GAVEL_JUDGE_STORE_WATCH_H
#define GAVEL_JUDGE_STORE_WATCH_H

#include "judge/store/store.h"

enum store_wake_kind {
    STORE_WAKE_ALL,     /* some wake-ups were lost (too many, or the server was away): look at everything */
    STORE_WAKE_QUEUE,   /* there is something to claim */
    STORE_WAKE_EVENT,   /* the submission of `id` has a new event, perhaps its last */
    STORE_WAKE_CANCEL,  /* it is wished that the submission of `id`, which runs, ends */
    STORE_WAKE_WEBHOOK, /* a webhook is due now */
};
struct store_wake {
    enum store_wake_kind kind;
    char id[STORE_ID_SIZE];
};

/* From now on this handle is told what any handle commits, on PostgreSQL in any process, on SQLite in this process.
 * Its first wake-up is STORE_WAKE_ALL. A wake-up may come twice or for nothing. */
int store_listen(struct store *s, struct err *e);
/* To be polled for reading; -1 while the server is away (then poll with a timeout, and call store_wakeups). May change
 * with any call on the handle. */
int store_wait_fd(const struct store *s);
/* The wake-ups so far, each once, at most max. Take them until *len is 0 before each poll: another call on the handle
 * may have read them off the descriptor. */
int store_wakeups(struct store *s, struct store_wake *out, size_t max, size_t *len, struct err *e);

enum { STORE_TOTALS_MAX = 32 };
struct store_stats {
    int64_t queued, running, webhooks_pending;
    int64_t oldest_queued_ms; /* how long the oldest in the queue has waited; 0: the queue is empty */
    int64_t cancelled;        /* these and the totals: since the database was made, never less than before */
    struct {
        char verdict[32];
        int64_t ended;
    } totals[STORE_TOTALS_MAX];
    size_t totals_len;
};
int store_stats(struct store *s, struct store_stats *out, struct err *e);
/* How many of one token's submissions are queued or running, counting no further than max. */
int store_token_load(struct store *s, const char *token_id, int64_t max, int64_t *load, struct err *e);

#endif
