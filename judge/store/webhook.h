// SPDX-License-Identifier: MIT
/* Webhooks to deliver: made in the transaction of store_finish (and of every other end of a submission), one for each
 * submission with a callback, and given out again until an attempt is acknowledged. Return codes as in store.h. */
#ifndef GAVEL_JUDGE_STORE_WEBHOOK_H
#define GAVEL_JUDGE_STORE_WEBHOOK_H

#include "judge/store/store.h"

struct store_webhook {
    const char *id, *submission_id, *token_id, *url;
    const char *state; /* "pending", "delivered" or "failed" */
    int64_t attempts;  /* begun so far; in a claim also the number of this one */
    int64_t round;     /* attempts since it was made or last redelivered: the back-off counts these */
    int64_t created_ms, due_ms, ended_ms; /* due: when it may be taken next; ended: delivered or given up */
};

/* Takes at most max (1 to 256) that are due. A taker that dies loses them: they are due again after lease_ms, or as
 * soon as its node calls store_abandon. */
int store_webhook_claim(struct store *s, const char *node, int64_t lease_ms, struct store_webhook *out, size_t max,
                        size_t *len, struct arena *a, struct err *e);
struct store_delivery {
    int64_t attempt;    /* the number from the claim */
    int64_t status;     /* of HTTP; 0: there was no answer */
    const char *detail; /* what went wrong, for a person; "" when nothing did */
    int64_t duration_ms;
    int64_t at_ms; /* received */
};
enum store_delivered { STORE_DELIVERED, STORE_TRY_AGAIN, STORE_GIVE_UP };
/* Logs the attempt and says what follows; delay_ms from now for STORE_TRY_AGAIN. An acknowledgement always counts; any
 * other outcome of an attempt that lost its lease is logged and changes nothing more (STORE_STALE). */
int store_webhook_result(struct store *s, const char *id, const struct store_delivery *d, enum store_delivered what,
                         int64_t delay_ms, struct err *e);
/* When the next one is due: *due_ms, 0 when none is pending. */
int store_webhook_next(struct store *s, int64_t *due_ms, struct err *e);
/* The webhook of a submission. STORE_NONE: it has none (yet). */
int store_webhook_get(struct store *s, const char *submission_id, struct store_webhook *out, struct arena *a,
                      struct err *e);
/* The log, the newest attempt first, at most max (1 to 1000). */
int store_webhook_log(struct store *s, const char *id, struct store_delivery *out, size_t max, size_t *len,
                      struct arena *a, struct err *e);
/* Due now, whatever became of it before. 0 or STORE_NONE. */
int store_webhook_redeliver(struct store *s, const char *id, struct err *e);

#endif
