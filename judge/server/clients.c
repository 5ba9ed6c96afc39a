// SPDX-License-Identifier: MIT
/* The list of open connections. Sockets are shut down here, never closed: they are the library's. */
#include "judge/server/clients.h"

#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "base/clock.h"

#define LOOK_NS (NS_PER_S / 2)

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
    c->left_ns = 0;
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

/* Nothing more comes and nothing is unread, twice in a row: the first time the library may be about to take the last
 * bytes. Who is being answered may have closed his side and still listen. */
static void look_after(struct client *c, uint64_t now_ns)
{
    struct pollfd p = { c->fd, POLLRDHUP, 0 };
    int unread = 0;
    if (c->phase == CLIENT_ANSWER || poll(&p, 1, 0) <= 0 || ioctl(c->fd, FIONREAD, &unread) < 0 || unread > 0)
        c->left_ns = 0;
    else if (!c->left_ns)
        c->left_ns = now_ns;
    else
        shutdown(c->fd, SHUT_RDWR);
}

void clients_tick(struct clients *t, uint64_t now_ns)
{
    pthread_mutex_lock(&t->lock);
    bool look = now_ns - t->looked_ns >= LOOK_NS;
    if (look)
        t->looked_ns = now_ns;
    for (struct client *c = t->first; c; c = c->next) {
        uint64_t most = t->most_ns[c->phase];
        if (most && now_ns > c->since_ns && now_ns - c->since_ns > most)
            shutdown(c->fd, SHUT_RDWR);
        else if (look)
            look_after(c, now_ns);
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
