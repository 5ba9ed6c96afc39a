// SPDX-License-Identifier: MIT
/* Is it alive, can it take work, and its figures. The first two are public and say nothing else. */
#include "judge/server/server.h"

void health_get(struct front *f UNUSED, struct request *q UNUSED, struct reply *r)
{
    struct json *j = json_object();
    json_put_text(j, "status", "ok");
    reply_json(r, 200, j);
}

void ready_get(struct front *f, struct request *q UNUSED, struct reply *r)
{
    struct err e;
    int64_t now;
    bool store = store_now(f->store, &now, &e) == 0, workers = atomic_load(&f->workers) > 0,
         serving = !atomic_load(&f->draining);
    struct json *j = json_object();
    json_put_text(j, "status", store && workers && serving ? "ready" : "not ready");
    json_put_bool(j, "store", store);
    json_put_bool(j, "workers", workers);
    json_put_bool(j, "stopping", !serving);
    reply_json(r, store && workers && serving ? 200 : 503, j);
    r->retry_after_s = r->status == 503;
}

void metrics_get(struct front *f, struct request *q UNUSED, struct reply *r)
{
    struct store_stats stats;
    struct http_figures figures;
    struct err e;
    int result = store_stats(f->store, &stats, &e);
    if (result != 0) {
        reply_store(r, result, &e);
        return;
    }
    http_figures(f->http, &figures);
    f->counts.connections = figures.connections;
    f->counts.waiting = figures.waiting;
    reply_reset(r);
    r->status = 200;
    r->type = "text/plain; version=0.0.4; charset=utf-8";
    metrics_write(&stats, &f->counts, &r->body);
}
