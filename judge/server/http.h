// SPDX-License-Identifier: MIT
/* The one user of the HTTP library: sockets, heads, bodies, waiting connections and streams, all of them capped. One
 * thread, the library's own, calls everything in http_handlers; the rest may be called from any thread. */
#ifndef GAVEL_JUDGE_SERVER_HTTP_H
#define GAVEL_JUDGE_SERVER_HTTP_H

#include "base/err.h"
#include "judge/server/config.h"
#include "judge/server/request.h"

struct http_handlers {
    struct front *front;
    /* The head is there. true: go on, the body is wanted; false: *r is the answer already. */
    bool (*begin)(struct front *f, struct request *q, struct reply *r);
    /* The body is there too (or is longer than it may be). */
    void (*finish)(struct front *f, struct request *q, struct reply *r);
    /* Appends what came since q->after to a stream. false: this was the last of it. */
    bool (*stream)(struct front *f, struct request *q, struct str *out);
    /* The answer was sent, or the client went away: the last call with this request. status 0: nothing was answered. */
    void (*end)(struct front *f, struct request *q, int status);
};

struct http;
/* Takes listen_fd over, also when it fails. */
int http_start(const struct config *c, int listen_fd, const struct http_handlers *h, struct http **out, struct err *e);
void http_notify(struct http *h, const char *id);
/* Milliseconds until it wants to be called again, at most 1000. */
int http_tick(struct http *h);
void http_drain(struct http *h);
void http_stop(struct http *h);
struct http_figures {
    unsigned connections;
    size_t waiting;
};
void http_figures(struct http *h, struct http_figures *out);

#endif
