// SPDX-License-Identifier: MIT
/* The webhook of a submission: what became of it, attempt by attempt, and sending it again. */
#include <string.h>

#include "judge/server/submissions.h"
#include "judge/store/webhook.h"

enum { LOG_MAX = 100 };

/* The webhook of q->id, if the submission is the caller's; else false with the refusal. */
static bool find(struct front *f, struct request *q, struct reply *r, struct store_webhook *w)
{
    struct store_submission s;
    struct err e;
    if (!submission_find(f, q, r, 0, &s))
        return false;
    int result = store_webhook_get(f->store, q->id, w, &q->arena, &e);
    if (result == STORE_NONE)
        reply_refuse(r, 404, NULL, "it has no webhook, or none yet");
    else if (result != 0)
        reply_store(r, result, &e);
    return result == 0;
}

static void answer(struct front *f, struct request *q, struct reply *r, int status)
{
    struct store_webhook w;
    struct store_delivery log[LOG_MAX];
    struct err e;
    size_t len = 0;
    if (!find(f, q, r, &w))
        return;
    int result = store_webhook_log(f->store, w.id, log, LOG_MAX, &len, &q->arena, &e);
    if (result != 0) {
        reply_store(r, result, &e);
        return;
    }
    struct json *j = json_object(), *list = json_array();
    for (size_t i = 0; i < len; i++) {
        struct json *one = json_object();
        json_put_i64(one, "attempt", log[i].attempt);
        json_put_i64(one, "at_ms", log[i].at_ms);
        json_put_i64(one, "status", log[i].status);
        json_put_i64(one, "duration_ms", log[i].duration_ms);
        json_put_text(one, "detail", log[i].detail);
        json_push(list, one);
    }
    json_put_text(j, "id", w.id);
    json_put_text(j, "submission", w.submission_id);
    json_put_text(j, "url", w.url);
    json_put_text(j, "state", w.state);
    json_put_i64(j, "attempts", w.attempts);
    json_put(j, "deliveries", list);
    reply_json(r, status, j);
}

void deliveries_get(struct front *f, struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    if (query_check(q, NULL, 0, &fault) < 0)
        reply_fault(r, &fault);
    else
        answer(f, q, r, 200);
}

void deliveries_post(struct front *f, struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    struct store_webhook w;
    struct err e;
    if (query_check(q, NULL, 0, &fault) < 0 || decode_nothing(q->body, q->body_len, f->config, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    if (!find(f, q, r, &w))
        return;
    int result = store_webhook_redeliver(f->store, w.id, &e);
    if (result != 0 && result != STORE_NONE)
        reply_store(r, result, &e);
    else
        answer(f, q, r, 202);
}
