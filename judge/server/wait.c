// SPDX-License-Identifier: MIT
/* The table of waiting connections, hashed by the submission's id. The one lock also guards suspending and resuming, so
 * that nobody resumes what is not yet suspended (libmicrohttpd would forget it) or is gone.
 * Must never look into the store: a notifier may hold locks of its own. */
#include "judge/server/wait.h"

#include <stdio.h>
#include <string.h>

void waits_init(struct waits *t, void (*suspend)(void *), void (*resume)(void *))
{
    *t = (struct waits){ .suspend = suspend, .resume = resume };
    pthread_mutex_init(&t->lock, NULL);
}

/* FNV-1a. Ids are random, and who could choose them could only slow his own waits. */
static struct waiter **bucket(struct waits *t, const char *id)
{
    uint32_t h = 2166136261U;
    for (const char *p = id; *p; p++)
        h = (h ^ (unsigned char)*p) * 16777619U;
    return &t->buckets[h % WAIT_BUCKETS];
}

void wait_add(struct waits *t, struct waiter *w, const char *id)
{
    pthread_mutex_lock(&t->lock);
    snprintf(w->id, sizeof(w->id), "%s", id);
    struct waiter **head = bucket(t, w->id);
    w->prev = NULL;
    w->next = *head;
    if (*head)
        (*head)->prev = w;
    *head = w;
    w->listed = true;
    w->fired = w->suspended = false;
    pthread_mutex_unlock(&t->lock);
}

void wait_again(struct waits *t, struct waiter *w)
{
    pthread_mutex_lock(&t->lock);
    w->fired = false;
    pthread_mutex_unlock(&t->lock);
}

bool wait_suspend(struct waits *t, struct waiter *w)
{
    pthread_mutex_lock(&t->lock);
    bool can = w->listed && !w->fired && !t->stopping;
    if (can) {
        w->suspended = true;
        t->suspended++;
        t->suspend(w->connection);
    }
    pthread_mutex_unlock(&t->lock);
    return can;
}

/* Under the lock. */
static void wake(struct waits *t, struct waiter *w)
{
    w->fired = true;
    if (!w->suspended)
        return;
    w->suspended = false;
    t->suspended--;
    t->resume(w->connection);
}

void wait_remove(struct waits *t, struct waiter *w)
{
    pthread_mutex_lock(&t->lock);
    if (w->listed) {
        if (w->suspended)
            t->suspended--;
        if (w->prev)
            w->prev->next = w->next;
        else
            *bucket(t, w->id) = w->next;
        if (w->next)
            w->next->prev = w->prev;
        w->listed = w->suspended = false;
    }
    pthread_mutex_unlock(&t->lock);
}

static void wake_all(struct waits *t)
{
    for (size_t i = 0; i < WAIT_BUCKETS; i++)
        for (struct waiter *w = t->buckets[i]; w; w = w->next)
            wake(t, w);
}

void waits_notify(struct waits *t, const char *id)
{
    pthread_mutex_lock(&t->lock);
    if (!id)
        wake_all(t);
    else
        for (struct waiter *w = *bucket(t, id); w; w = w->next)
            if (strcmp(w->id, id) == 0)
                wake(t, w);
    pthread_mutex_unlock(&t->lock);
}

uint64_t waits_tick(struct waits *t, uint64_t now_ns)
{
    uint64_t next = UINT64_MAX;
    pthread_mutex_lock(&t->lock);
    for (size_t i = 0; t->suspended > 0 && i < WAIT_BUCKETS; i++) {
        for (struct waiter *w = t->buckets[i]; w; w = w->next) {
            if (w->suspended && w->deadline_ns <= now_ns)
                wake(t, w);
            else if (w->suspended && w->deadline_ns < next)
                next = w->deadline_ns;
        }
    }
    pthread_mutex_unlock(&t->lock);
    return next;
}

void waits_stop(struct waits *t)
{
    pthread_mutex_lock(&t->lock);
    t->stopping = true;
    wake_all(t);
    pthread_mutex_unlock(&t->lock);
}

size_t waits_count(struct waits *t)
{
    pthread_mutex_lock(&t->lock);
    size_t count = t->suspended;
    pthread_mutex_unlock(&t->lock);
    return count;
}

void waits_clear(struct waits *t)
{
    pthread_mutex_destroy(&t->lock);
}
