// SPDX-License-Identifier: MIT
/* Is it alive, and can it take work. Both are public and say nothing else. */
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
