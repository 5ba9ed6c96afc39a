// SPDX-License-Identifier: MIT
/* Server-sent events of one submission, from the store: any node serves them, and a client that comes again goes on
 * behind its Last-Event-ID. What an event says is rewritten from the few keys that everybody may see. */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/parse.h"
#include "judge/server/submissions.h"

enum { EVENTS_PAGE = 64, EVENT_BYTES_MAX = 1 << 20 };

void submissions_events(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "after" };
    struct fault fault = { 0 };
    struct store_submission s;
    struct err e;
    if (query_check(q, known, COUNT(known), &fault) < 0 ||
        query_i64(q, "after", 0, INT64_MAX / 2, &q->after, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    if (q->last_event_id && parse_i64(q->last_event_id, 0, INT64_MAX / 2, &q->after, &e) < 0) {
        reply_refuse(r, 400, NULL, "Last-Event-ID: %s", e.text);
        return;
    }
    if (!submission_find(f, q, r, 0, &s))
        return;
    if (!rate_stream_begin(&f->rates, q->caller.token_id, f->config->streams_per_token_max, clock_now_ns())) {
        fault.retry_after_s = 5;
        fault_set(&fault, 429, NULL, "too many waits and streams at the same time");
        reply_fault(r, &fault);
        return;
    }
    q->streaming = true;
    reply_reset(r);
    r->kind = REPLY_STREAM;
    r->status = 200;
    r->type = "text/event-stream";
    snprintf(r->wait_id, sizeof(r->wait_id), "%s", s.id);
}

/* {"done":3,"total":12,…}: numbers and names that say how far it is, never what is in a case. */
static struct json *public_data(const char *data)
{
    static const char *const numbers[] = { "done", "total" }, *const texts[] = { "verdict", "reason" };
    struct json *out = json_object();
    int64_t number;
    CLEANUP_JSON struct json *j = data ? json_parse(data, strlen(data), EVENT_BYTES_MAX, NULL) : NULL;
    for (size_t i = 0; j && i < COUNT(numbers); i++)
        if (json_i64(json_get(j, numbers[i]), 0, INT64_MAX, &number) == 0)
            json_put_i64(out, numbers[i], number);
    for (size_t i = 0; j && i < COUNT(texts); i++)
        if (json_text(json_get(j, texts[i])))
            json_put_text(out, texts[i], json_text(json_get(j, texts[i])));
    return out;
}

static void add_event(const struct store_event *event, struct str *out)
{
    struct json *data = public_data(event->data);
    json_put_i64(data, "at_ms", event->at_ms);
    str_addf(out, "id: %" PRId64 "\nevent: %s\ndata: ", event->number, event->type);
    json_write(data, false, out);
    str_add(out, "\n\n");
    json_free(data);
}

static bool is_last(const char *type)
{
    return strcmp(type, "finished") == 0 || strcmp(type, "cancelled") == 0;
}

bool submissions_stream(struct front *f, struct request *q, struct str *out)
{
    struct store_event events[EVENTS_PAGE];
    struct store_submission s;
    struct arena a = ARENA(REQUEST_ARENA_MAX);
    struct err e;
    size_t len = 0;
    bool more = true;
    int result = store_events(f->store, q->id, q->after, events, EVENTS_PAGE, &len, &a, &e);
    for (size_t i = 0; result == 0 && i < len; i++) {
        add_event(&events[i], out);
        q->after = events[i].number;
        more = more && !is_last(events[i].type);
    }
    if (result == 0 && len == 0) { /* nothing new: is there anything to come? */
        result = store_get(f->store, q->id, 0, &s, &a, &e);
        more =
            result == 0 && (q->after < s.events || s.status == STORE_STATUS_QUEUED || s.status == STORE_STATUS_RUNNING);
    }
    if (result != 0 && result != STORE_NONE)
        log_err("stream", "submission=%s error=\"%s\"", q->id, e.text);
    arena_clear(&a);
    return result == 0 && more;
}
