// SPDX-License-Identifier: MIT
/* Following a submission's events: one stream, asked for again with Last-Event-ID when it breaks. Ends with the last
 * event, or after a bounded number of tries without progress. */
#include <stdio.h>
#include <string.h>

#include "judge/cli/remote.h"
#include "judge/http/http.h"
#include "judge/http/sse.h"

enum { EVENT_BYTES_MAX = 1 << 20, TRIES = 8, PAUSE_MS_MAX = 2000, IDLE_S = 60 };

struct follow {
    struct sse sse;
    void (*show)(void *context, const struct remote_event *event);
    void *context;
    struct err *e;
    char seen[SSE_NAME_MAX]; /* the id of the last event */
    bool progress, ended, broken;
};

static uint64_t number_of(const struct json *j, const char *key)
{
    int64_t number = 0;
    return json_i64(json_get(j, key), 0, INT32_MAX, &number) == 0 ? (uint64_t)number : 0;
}

static int take_event(void *context, const char *name, const char *id, const char *data)
{
    struct follow *f = context;
    CLEANUP_JSON struct json *j = json_parse(data, strlen(data), EVENT_BYTES_MAX, NULL);
    struct remote_event event = { name, number_of(j, "done"), number_of(j, "total") };
    f->progress = f->progress || strcmp(f->seen, id) != 0;
    snprintf(f->seen, sizeof(f->seen), "%s", id);
    f->ended = strcmp(name, "finished") == 0 || strcmp(name, "cancelled") == 0;
    f->show(f->context, &event);
    return f->ended;
}

static int take_bytes(void *context, const char *bytes, size_t len)
{
    struct follow *f = context;
    int result = sse_feed(&f->sse, bytes, len, take_event, f, f->e);
    f->broken = result < 0;
    return result;
}

static int stream_once(const struct remote *r, const char *url, struct follow *f, struct http_response *response)
{
    char last[SSE_NAME_MAX + 32];
    const char *headers[4] = { "Accept: text/event-stream" };
    size_t len = 1;
    if (r->token.len)
        headers[len++] = str_text(&r->token);
    if (*f->sse.id && snprintf(last, sizeof(last), "Last-Event-ID: %s", f->sse.id) > 0)
        headers[len++] = last;
    struct http_request q = {
        .method = "GET", .url = url, .headers = headers, .idle_s = IDLE_S, .on_bytes = take_bytes, .context = f
    };
    sse_reset(&f->sse);
    str_truncate(&response->body, 0);
    return http_request(&q, response, f->e);
}

/* Whether asking again may help; else *status is final. */
static bool goes_on(const struct follow *f, int result, const struct http_response *response, int *status)
{
    bool refused = result == 0 && (response->status < 200 || response->status >= 300);
    *status = f->ended ? 0 : EXIT_NOT_JUDGED;
    if (f->ended || f->broken)
        return false;
    if (refused) {
        *status = remote_refusal(response, f->e);
        return *status == EXIT_NOT_JUDGED;
    }
    if (result == 0)
        err_set(f->e, "the server ended the events before the last one");
    return true;
}

int remote_follow(const struct remote *r, const char *id, void (*show)(void *context, const struct remote_event *event),
                  void *context, struct err *e)
{
    CLEANUP(str_clear) struct str url = STR(HTTP_URL_BYTES_MAX);
    struct follow f = { .sse = SSE(EVENT_BYTES_MAX), .show = show, .context = context, .e = e };
    struct http_response response = { .body = STR(64 * 1024) };
    int status = EXIT_NOT_JUDGED;
    str_addf(&url, "%s/v1/submissions/%s/events", str_text(&r->url), id);
    for (int try = 0; try < TRIES; try++) {
        f.progress = false;
        int result = stream_once(r, str_text(&url), &f, &response);
        if (!goes_on(&f, result, &response, &status))
            break;
        if (f.progress)
            try = 0;
        remote_pause(try, response.retry_after_s, 100, PAUSE_MS_MAX);
    }
    str_clear(&response.body);
    sse_clear(&f.sse);
    return status;
}
