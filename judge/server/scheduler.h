// SPDX-License-Identifier: MIT
/* The thread of the front that moves work: claims from the store, hands out to workers, holds the leases, stores events
 * and results. It has a handle of the store of its own. */
#ifndef GAVEL_JUDGE_SERVER_SCHEDULER_H
#define GAVEL_JUDGE_SERVER_SCHEDULER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct scheduler_options {
    const char *store; /* URL */
    const char *node;  /* no other daemon on this store has that name */
    unsigned workers;  /* at most WORKERS_MAX (link.h) */
    int link;          /* the monitor's (link.h); read here, and written by others too */
    uint64_t lease_ns;
    uint64_t retain_ns;        /* what ended so long ago is erased; 0: never */
    uint64_t salt;             /* reseeds generated cases; below 2^63 */
    const char *const *offers; /* as store_offer wants them */
    size_t offers_len;
    /* Called by the scheduler's thread. */
    void (*notify)(void *context, const char *id);        /* as front_notify */
    void (*workers_ready)(void *context, unsigned ready); /* as front_workers */
    void *context;
};

struct scheduler;
int scheduler_start(const struct scheduler_options *o, struct scheduler **out, struct err *e);
/* When its loop last turned (clock_now_ns): who asks long after should not believe that it lives. */
uint64_t scheduler_turned_ns(const struct scheduler *s);
/* Claims nothing more; what runs may finish within grace_ns, then it is handed back. Returns when that is done. */
void scheduler_stop(struct scheduler *s, uint64_t grace_ns);

#endif
