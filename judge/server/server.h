// SPDX-License-Identifier: MIT
/* Inside of the front: what its handlers share, and the table of routes. Everything here is the serving thread's alone,
 * save what is atomic. */
#ifndef GAVEL_JUDGE_SERVER_SERVER_H
#define GAVEL_JUDGE_SERVER_SERVER_H

#include <stdatomic.h>

#include "judge/server/catalog.h"
#include "judge/server/http.h"
#include "judge/server/metrics.h"
#include "judge/server/rate.h"
#include "judge/server/request.h"
#include "judge/store/store.h"

struct front {
    const struct config *config;
    struct http *http;
    struct store *store;
    struct catalog catalog;
    struct rates rates;
    struct metrics_http counts;
    int wake_fd;
    const char *node;
    uint64_t offered; /* the catalogue's generation that the store knows of */
    uint16_t port;
    int64_t depth;     /* of the queue, as it was lately and with what came since: counting it costs */
    uint64_t depth_ns; /* when it was counted */
    bool loopback;     /* it listens there only */
    atomic_uint workers;
    atomic_bool draining;
};

/* Who may use a route. */
enum {
    ALLOW_ALL = 1 << 8,     /* also without a token where tokens exist */
    ALLOW_SCRAPER = 1 << 9, /* the same, where the configuration says anonymous_metrics */
    ALLOW_CANDIDATE = 1 << STORE_SCOPE_CANDIDATE,
    ALLOW_SERVICE = 1 << STORE_SCOPE_SERVICE,
    ALLOW_AUTHOR = 1 << STORE_SCOPE_AUTHOR,
    ALLOW_OPERATOR = 1 << STORE_SCOPE_OPERATOR,
    ALLOW_USERS = ALLOW_CANDIDATE | ALLOW_SERVICE | ALLOW_AUTHOR | ALLOW_OPERATOR,
    ALLOW_HOOKS = ALLOW_SERVICE | ALLOW_OPERATOR,
    ALLOW_AUTHORS = ALLOW_AUTHOR | ALLOW_OPERATOR,
};

struct route {
    const char *method, *path; /* one "{}" stands for a segment: q->id */
    unsigned allow;
    const char *type; /* of the answer, for Accept */
    void (*handler)(struct front *f, struct request *q, struct reply *r);
};
extern const struct route routes[];
extern const size_t routes_len;

/* http_handlers. */
bool routes_begin(struct front *f, struct request *q, struct reply *r);
void routes_finish(struct front *f, struct request *q, struct reply *r);

/* auth.c. 0, or -1 with the refusal in *f: 401, 403, 503. */
int auth_caller(struct front *f, struct request *q, unsigned allow, struct fault *fault);
/* "127.0.0.1:8080", "localhost", "[::1]:80". NULL is none. */
bool auth_host_is_loopback(const char *host);

/* Tells the store what this node has, when that has changed: what is submitted with a new version is to be claimed. */
void front_offer(struct front *f);
/* Wakes the scheduler. */
void front_wake(struct front *f);

/* Handlers: one file each concept. */
void submissions_post(struct front *f, struct request *q, struct reply *r);
void submissions_get(struct front *f, struct request *q, struct reply *r);
void submissions_list(struct front *f, struct request *q, struct reply *r);
void submissions_delete(struct front *f, struct request *q, struct reply *r);
void submissions_events(struct front *f, struct request *q, struct reply *r);
bool submissions_stream(struct front *f, struct request *q, struct str *out);
void batches_post(struct front *f, struct request *q, struct reply *r);
void batches_get(struct front *f, struct request *q, struct reply *r);
void runs_post(struct front *f, struct request *q, struct reply *r);
void problems_list(struct front *f, struct request *q, struct reply *r);
void problems_get(struct front *f, struct request *q, struct reply *r);
void languages_list(struct front *f, struct request *q, struct reply *r);
void rejudges_post(struct front *f, struct request *q, struct reply *r);
void rejudges_get(struct front *f, struct request *q, struct reply *r);
void rejudges_list(struct front *f, struct request *q, struct reply *r);
void rejudges_apply(struct front *f, struct request *q, struct reply *r);
void rejudges_delete(struct front *f, struct request *q, struct reply *r);
void deliveries_get(struct front *f, struct request *q, struct reply *r);
void deliveries_post(struct front *f, struct request *q, struct reply *r);
void webhook_key_get(struct front *f, struct request *q, struct reply *r);
void health_get(struct front *f, struct request *q, struct reply *r);
void ready_get(struct front *f, struct request *q, struct reply *r);
void metrics_get(struct front *f, struct request *q, struct reply *r);
void openapi_get(struct front *f, struct request *q, struct reply *r);

#endif
