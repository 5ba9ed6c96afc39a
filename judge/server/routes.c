// SPDX-License-Identifier: MIT
/* The table of what can be asked for, and all that is checked before a handler sees a request: the path, the method,
 * who asks, how often, and the types of what comes and goes. */
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "judge/server/server.h"

#define JSON "application/json"
#define EVENTS "text/event-stream"
#define PLAIN "text/plain"

const struct route routes[] = {
    { "POST", "/v1/submissions", ALLOW_USERS, JSON, submissions_post },
    { "GET", "/v1/submissions", ALLOW_USERS, JSON, submissions_list },
    { "GET", "/v1/submissions/{}", ALLOW_USERS, JSON, submissions_get },
    { "DELETE", "/v1/submissions/{}", ALLOW_USERS, JSON, submissions_delete },
    { "GET", "/v1/submissions/{}/events", ALLOW_USERS, EVENTS, submissions_events },
    { "POST", "/v1/batches", ALLOW_USERS, JSON, batches_post },
    { "GET", "/v1/batches/{}", ALLOW_USERS, JSON, batches_get },
    { "POST", "/v1/runs", ALLOW_USERS, JSON, runs_post },
    { "GET", "/v1/problems", ALLOW_USERS, JSON, problems_list },
    { "GET", "/v1/problems/{}", ALLOW_USERS, JSON, problems_get },
    { "GET", "/v1/languages", ALLOW_USERS, JSON, languages_list },
    { "GET", "/v1/submissions/{}/webhook", ALLOW_HOOKS, JSON, deliveries_get },
    { "POST", "/v1/submissions/{}/webhook", ALLOW_HOOKS, JSON, deliveries_post },
    { "GET", "/v1/webhook-key", ALLOW_SERVICE, JSON, webhook_key_get },
    { "POST", "/v1/rejudges", ALLOW_AUTHORS, JSON, rejudges_post },
    { "GET", "/v1/rejudges", ALLOW_OPERATOR, JSON, rejudges_list },
    { "GET", "/v1/rejudges/{}", ALLOW_AUTHORS, JSON, rejudges_get },
    { "DELETE", "/v1/rejudges/{}", ALLOW_AUTHORS, JSON, rejudges_delete },
    { "POST", "/v1/rejudges/{}/apply", ALLOW_AUTHORS, JSON, rejudges_apply },
    { "GET", "/openapi.json", ALLOW_ALL, JSON, openapi_get },
    { "GET", "/metrics", ALLOW_OPERATOR | ALLOW_SCRAPER, PLAIN, metrics_get },
    { "GET", "/healthz", ALLOW_ALL, JSON, health_get },
    { "GET", "/readyz", ALLOW_ALL, JSON, ready_get },
};
const size_t routes_len = COUNT(routes);

/* ---- paths ---- */

enum { ID_MAX = 80 };

/* A segment that may be an id or a slug: nothing with an escape, a dot or a sign ever is. */
static size_t segment(const char *path)
{
    size_t len = strspn(path, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return len <= ID_MAX ? len : 0;
}

static bool matches(const struct route *route, struct request *q)
{
    const char *pattern = strstr(route->path, "{}"), *path = q->path;
    if (!pattern)
        return strcmp(route->path, path) == 0;
    size_t before = (size_t)(pattern - route->path);
    if (strncmp(route->path, path, before) != 0)
        return false;
    size_t len = segment(path + before);
    if (len == 0 || strcmp(path + before + len, pattern + 2) != 0)
        return false;
    q->id = arena_strn(&q->arena, path + before, len);
    return true;
}

/* 0, or 404 or 405 in *r. */
static int find_route(struct request *q, struct reply *r)
{
    CLEANUP(str_clear) struct str allow = STR(256);
    for (size_t i = 0; i < routes_len; i++) {
        if (!matches(&routes[i], q))
            continue;
        if (strcmp(routes[i].method, q->method) == 0) {
            q->route = &routes[i];
            return 0;
        }
        str_addf(&allow, "%s%s%s", allow.len ? ", " : "", routes[i].method,
                 strcmp(routes[i].method, "GET") == 0 ? ", HEAD" : "");
    }
    if (!allow.len) {
        reply_refuse(r, 404, NULL, "there is nothing at this path");
        return -1;
    }
    reply_refuse(r, 405, NULL, "only %s here", str_text(&allow));
    r->allow = arena_strdup(&q->arena, str_text(&allow));
    return -1;
}

/* ---- types ---- */

/* Whether one of the ranges in an Accept header lets `type` through; what has q=0 does not. */
static bool acceptable(const char *accept, const char *type)
{
    size_t major = strcspn(type, "/");
    for (const char *p = accept; p && *p;) {
        p += strspn(p, " \t,");
        size_t len = strcspn(p, ","), range = strcspn(p, ",; \t");
        char item[128] = "";
        snprintf(item, sizeof(item), "%.*s", (int)(len < 127 ? len : 127), p);
        const char *quality = strcasestr(item, "q=");
        bool none = quality && strspn(quality + 2, "0.") == strcspn(quality + 2, "; \t");
        bool any = range == 3 && strncmp(p, "*/*", 3) == 0;
        bool kind = range == major + 2 && strncasecmp(p, type, major + 1) == 0 && p[major + 1] == '*';
        bool same = range == strlen(type) && strncasecmp(p, type, range) == 0;
        if ((any || kind || same) && !none)
            return true;
        p += len;
    }
    return !accept || !accept[strspn(accept, " \t,")];
}

/* Also without a body: a web page can send what has no type, or that of a form, to another origin without asking. */
static bool is_json(const char *type)
{
    size_t len = type ? strcspn(type, "; \t") : 0;
    if (len != strlen(JSON) || strncasecmp(type, JSON, len) != 0)
        return false;
    const char *charset = strcasestr(type + len, "charset=");
    return !charset || strncasecmp(charset + 8 + (charset[8] == '"'), "utf-8", 5) == 0;
}

static int check_types(struct request *q, struct reply *r)
{
    if (strcmp(q->method, "POST") == 0 && !is_json(q->content_type)) {
        reply_refuse(r, 415, NULL, "the Content-Type must be " JSON);
        return -1;
    }
    if (!acceptable(q->accept, q->route->type)) {
        reply_refuse(r, 406, NULL, "the answer is %s, which Accept does not name", q->route->type);
        return -1;
    }
    return 0;
}

static int check_rate(struct front *f, struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    int64_t rate = q->caller.rate_per_minute ? q->caller.rate_per_minute : (int64_t)f->config->rate_per_minute;
    enum rate_kind kind = strcmp(q->method, "GET") == 0 ? RATE_READ : RATE_WRITE;
    if (!q->caller.token_id)
        return 0;
    fault.retry_after_s = rate_take(&f->rates, q->caller.token_id, kind, rate, 1, clock_now_ns());
    if (!fault.retry_after_s)
        return 0;
    fault_set(&fault, 429, NULL, "more than %lld requests a minute", (long long)rate);
    reply_fault(r, &fault);
    return -1;
}

bool routes_begin(struct front *f, struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    if (q->broken) {
        reply_refuse(r, 400, NULL, "%s", q->broken);
        return false;
    }
    if (find_route(q, r) < 0)
        return false;
    if (auth_caller(f, q, q->route->allow, &fault) < 0) {
        reply_fault(r, &fault);
        return false;
    }
    return check_rate(f, q, r) == 0 && check_types(q, r) == 0;
}

void routes_finish(struct front *f, struct request *q, struct reply *r)
{
    if (q->body_over)
        reply_refuse(r, 413, NULL, "the body has more than %llu bytes", (unsigned long long)f->config->body_max_bytes);
    else if (q->crowded) {
        reply_refuse(r, 503, NULL, "too many bodies at the same time");
        r->retry_after_s = 1;
    } else
        q->route->handler(f, q, r);
    front_offer(f);
}
