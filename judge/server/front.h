// SPDX-License-Identifier: MIT
/* The HTTP front of gaveld, as the daemon's other parts (scheduler, webhooks, main) see it. One front a process; the
 * one thread that serves is libmicrohttpd's, and everything here may be called from any other thread. */
#ifndef GAVEL_JUDGE_SERVER_FRONT_H
#define GAVEL_JUDGE_SERVER_FRONT_H

#include <stdint.h>

#include "base/err.h"
#include "judge/server/config.h"

struct front;

struct front_options {
    const struct config *config; /* lives as long as the front */
    int wake_fd; /* an eventfd: 1 is added when work came (a submission, a cancel, a rejudge); -1: nobody wants it */
    const char *node; /* this node's name in the store, to offer problems that were changed; NULL: somebody else does */
    int listen_fd;    /* a listening socket that is taken over, or -1: one is opened at config->listen */
};

/* Opens its own handle of the store and of the problems, and serves. -1 also when it would listen beyond loopback while
 * there is no token. Ends with front_stop. */
int front_start(const struct front_options *o, struct front **out, struct err *e);
/* The port that is listened on: for `listen: 127.0.0.1:0`. */
uint16_t front_port(const struct front *f);
/* An event or a result of this submission was stored: whoever waits for it looks again. id NULL: of any (some wake-ups
 * of the store were lost). */
void front_notify(struct front *f, const char *id);
/* Ends waits that took their time, sends the keep-alive of streams, cuts off clients that dawdle. Call it at least as
 * often as it says: returns milliseconds until it has something to do (at most 1000). */
int front_tick(struct front *f);
/* How many workers can take work now: /readyz answers 503 while it is 0. */
void front_workers(struct front *f, unsigned ready);
/* A stop was asked for: no new connections, /readyz says 503; what is being answered is answered. */
void front_drain(struct front *f);
/* Ends all connections and frees. NULL is allowed. */
void front_stop(struct front *f);

#endif
