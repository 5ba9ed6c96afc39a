// SPDX-License-Identifier: MIT
/* What client.c and client_run.c share. Private to sandbox/. */
#ifndef GAVEL_SANDBOX_CLIENT_H
#define GAVEL_SANDBOX_CLIENT_H

#include <pthread.h>
#include <stdbool.h>
#include <sys/types.h>

#include "sandbox/sandbox.h"
#include "sandbox/wire.h"

enum { CLIENT_IDLE_MAX = 16, CLIENT_ORDERS_MAX = 8, CLIENT_BUSY_MAX = 16 };

struct client_cell {
    uint32_t profile, id; /* id: the helper's number of the cell */
    int socket;
};

struct sandbox {
    pid_t helper; /* 0: somebody else's child */
    int control;
    struct client_cell idle[CLIENT_IDLE_MAX]; /* the last used is the last */
    size_t idle_len;
    bool pooled[SANDBOX_PROFILES_MAX]; /* its cells serve more than one run */
    /* Profiles of cells that the helper builds in the background; its answers come in this order. */
    uint32_t ordered[CLIENT_ORDERS_MAX];
    size_t ordered_len;
    pthread_mutex_t busy_lock; /* of what follows: another thread may want to kill it */
    int busy[CLIENT_BUSY_MAX]; /* sockets of cells in which something runs */
    size_t busy_len;
};

/* An idle or new cell. *used: it has served before, so it may have ended meanwhile. */
int client_take_cell(struct sandbox *s, uint32_t profile, struct client_cell *cell, bool *used, struct err *e);
void client_give_cell(struct sandbox *s, struct client_cell cell);
/* From the request until the outcome: what sandbox_kill_all reaches. Beyond CLIENT_BUSY_MAX it reaches none. */
void client_busy(struct sandbox *s, int socket);
void client_idle(struct sandbox *s, int socket);
/* A cell of this profile ended: another is built while nobody waits for it. */
void client_order_cell(struct sandbox *s, uint32_t profile);
/* Asks the helper how a cell ended that gave no outcome. 0 with the outcome, -1 when there is none to tell. */
int client_why(struct sandbox *s, uint32_t id, struct wire_outcome *o);
/* Copies the error out; always -1. */
int client_error(const struct wire_error *message, struct err *e);

#endif
