// SPDX-License-Identifier: MIT
/* Wake-ups between threads: each listener has a ring of a fixed size and an eventfd. Owns the list of listeners behind
 * one mutex. Must never block a sender on a listener that does not read: what does not fit becomes "look at
 * everything". */
#include "judge/store/bus.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/fd.h"

enum { RING = 1024 };

struct bus_seat {
    struct bus_seat *next;
    char *name;
    int fd;
    bool overflow;
    size_t first, len;
    struct store_wake ring[RING];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct bus_seat *seats;

int bus_join(const char *name, struct bus_seat **out, struct err *e)
{
    int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (fd < 0)
        return err_sys(e, "eventfd");
    struct bus_seat *seat = calloc(1, sizeof(*seat));
    char *copy = strdup(name);
    if (!seat || !copy)
        abort();
    seat->name = copy;
    seat->fd = fd;
    seat->overflow = true; /* what happened before it sat down */
    eventfd_write(fd, 1);
    pthread_mutex_lock(&lock);
    seat->next = seats;
    seats = seat;
    pthread_mutex_unlock(&lock);
    *out = seat;
    return 0;
}

void bus_leave(struct bus_seat *seat)
{
    if (!seat)
        return;
    pthread_mutex_lock(&lock);
    struct bus_seat **at = &seats;
    while (*at != seat)
        at = &(*at)->next;
    *at = seat->next;
    pthread_mutex_unlock(&lock);
    close(seat->fd);
    free(seat->name);
    free(seat);
}

int bus_fd(const struct bus_seat *seat)
{
    return seat->fd;
}

static bool waits_already(const struct bus_seat *seat, const struct store_wake *w)
{
    for (size_t i = 0; i < seat->len; i++) {
        const struct store_wake *have = &seat->ring[(seat->first + i) % RING];
        if (have->kind == w->kind && strcmp(have->id, w->id) == 0)
            return true;
        if (i == 8) /* a burst repeats itself at once; a long ring is not searched */
            break;
    }
    return false;
}

void bus_send(const char *name, const struct store_wake *w)
{
    pthread_mutex_lock(&lock);
    for (struct bus_seat *seat = seats; seat; seat = seat->next) {
        if (strcmp(seat->name, name) != 0 || waits_already(seat, w))
            continue;
        if (seat->len == RING) {
            seat->overflow = true;
            seat->len = 0;
        } else {
            seat->ring[(seat->first + seat->len++) % RING] = *w;
        }
        eventfd_write(seat->fd, 1);
    }
    pthread_mutex_unlock(&lock);
}

int bus_take(struct bus_seat *seat, struct store_wake *w)
{
    int found = 1;
    pthread_mutex_lock(&lock);
    if (seat->overflow) {
        *w = (struct store_wake){ .kind = STORE_WAKE_ALL };
        seat->overflow = false;
    } else if (seat->len) {
        *w = seat->ring[seat->first];
        seat->first = (seat->first + 1) % RING;
        seat->len--;
    } else {
        eventfd_t ignored;
        eventfd_read(seat->fd, &ignored);
        found = 0;
    }
    pthread_mutex_unlock(&lock);
    return found;
}
