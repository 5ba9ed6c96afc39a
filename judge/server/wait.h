// SPDX-License-Identifier: MIT
/* Connections that wait for a submission: each is put aside until that submission has news or its time is up. The
 * thread that serves adds and suspends, any thread notifies; nothing that comes between looking and suspending is lost.
 */
#ifndef GAVEL_JUDGE_SERVER_WAIT_H
#define GAVEL_JUDGE_SERVER_WAIT_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WAIT_ID_SIZE = 32, WAIT_BUCKETS = 1024 };

/* Owned by the connection; zeroed before its first wait_add. */
struct waiter {
    char id[WAIT_ID_SIZE];
    uint64_t deadline_ns; /* of clock_now_ns */
    void *connection;
    /* wait.c's own, under its lock */
    bool listed, suspended, fired;
    struct waiter *next, *prev;
};

struct waits {
    pthread_mutex_t lock;
    struct waiter *buckets[WAIT_BUCKETS];
    size_t suspended;
    atomic_bool stopping;              /* nobody is suspended any more */
    void (*suspend)(void *connection); /* called under the lock */
    void (*resume)(void *connection);
};

void waits_init(struct waits *t, void (*suspend)(void *), void (*resume)(void *));
/* The order that loses nothing: wait_add (or wait_again), then look at the store, then wait_suspend; when that returns
 * false there is news already: wait_again, look again. */
void wait_add(struct waits *t, struct waiter *w, const char *id);
void wait_again(struct waits *t, struct waiter *w);
bool wait_suspend(struct waits *t, struct waiter *w);
/* A waiter that is not listed is allowed. */
void wait_remove(struct waits *t, struct waiter *w);

/* id NULL: all. */
void waits_notify(struct waits *t, const char *id);
/* Wakes those whose time is up. When the next one's is (UINT64_MAX: nobody's). */
uint64_t waits_tick(struct waits *t, uint64_t now_ns);
/* Wakes all, and nobody is suspended from here on. */
void waits_stop(struct waits *t);
size_t waits_count(struct waits *t);
void waits_clear(struct waits *t);

#endif
