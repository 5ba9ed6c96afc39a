// SPDX-License-Identifier: MIT
/* Open connections and since when each has been at what: a client that sends a byte now and then is cut off by the
 * whole time it took, which the HTTP library does not look at; and one that left is let go, which the library with
 * epoll does not see when the end came together with the last bytes. */
#ifndef GAVEL_JUDGE_SERVER_CLIENTS_H
#define GAVEL_JUDGE_SERVER_CLIENTS_H

#include <pthread.h>
#include <stdint.h>

enum client_phase { CLIENT_FIRST_HEAD, CLIENT_NEXT_HEAD, CLIENT_BODY, CLIENT_ANSWER, CLIENT_PHASES };

struct client {
    int fd;
    enum client_phase phase;
    uint64_t since_ns;
    uint64_t left_ns; /* when it was first seen to have closed its side; 0: not */
    struct client *next, *prev;
};

struct clients {
    pthread_mutex_t lock;
    struct client *first;
    unsigned count;
    uint64_t looked_ns;              /* for those that left */
    uint64_t most_ns[CLIENT_PHASES]; /* 0: as long as it likes */
};

void clients_init(struct clients *t);
struct client *clients_add(struct clients *t, int fd);
void clients_phase(struct clients *t, struct client *c, enum client_phase phase);
/* Before the socket is closed: its number may be another's afterwards. Frees c. */
void clients_remove(struct clients *t, struct client *c);
/* Shuts down the sockets of those that took too long or left; the library then closes them. */
void clients_tick(struct clients *t, uint64_t now_ns);
unsigned clients_count(struct clients *t);
void clients_clear(struct clients *t);

#endif
