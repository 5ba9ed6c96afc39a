// SPDX-License-Identifier: MIT
/* The list of open connections. Sockets are shut down here, never closed: they are the library's. */
#include "judge/server/clients.h"

#include <stdlib.h>
#include <sys/socket.h>

#include "base/clock.h"

void clients_init(struct clients *t)
{
    *t = (struct clients){ 0 };
    pthread_mutex_init(&t->lock, NULL);
}

struct client *clients_add(struct clients *t, int fd)
{
    struct client *c = calloc(1, sizeof(*c));
    if (!c)
        abort();
    c->fd = fd;
    c->since_ns = clock_now_ns();
    pthread_mutex_lock(&t->lock);
    c->next = t->first;
    if (t->first)
        t->first->prev = c;
    t->first = c;
    t->count++;
    pthread_mutex_unlock(&t->lock);
    return c;
}

void clients_phase(struct clients *t, struct client *c, enum client_phase phase)
{
    pthread_mutex_lock(&t->lock);
    c->phase = phase;
    c->since_ns = clock_now_ns();
    pthread_mutex_unlock(&t->lock);
}

void clients_remove(struct clients *t, struct client *c)
{
    pthread_mutex_lock(&t->lock);
    if (c->prev)
        c->prev->next = c->next;
    else
        t->first = c->next;
    if (c->next)
        c->next->prev = c->prev;
    t->count--;
    pthread_mutex_unlock(&t->lock);
    free(c);
}

void clients_tick(struct clients *t, uint64_t now_ns)
{
    pthread_mutex_lock(&t->lock);
    for (struct client *c = t->first; c; c = c->next) {
        uint64_t most = t->most_ns[c->phase];
        if (most && now_ns > c->since_ns && now_ns - c->since_ns > most)
            shutdown(c->fd, SHUT_RDWR);
    }
    pthread_mutex_unlock(&t->lock);
}

unsigned clients_count(struct clients *t)
{
    pthread_mutex_lock(&t->lock);
    unsigned count = t->count;
    pthread_mutex_unlock(&t->lock);
    return count;
}

void clients_clear(struct clients *t)
{
    pthread_mutex_destroy(&t->lock);
}
