// SPDX-License-Identifier: MIT
/* Rejudges: a problem changed, its submissions are judged again beside the old judgements, the difference is shown, and
 * then all of it is applied or discarded. For authors and operators. */
#include <inttypes.h>
#include <string.h>

#include "base/log.h"
#include "judge/server/decode.h"
#include "judge/server/server.h"
#include "judge/store/rejudge.h"

enum { PAGE_DEFAULT = 50, PAGE_MAX = 200 };

static void put(struct json *j, const struct store_rejudge *x)
{
    json_put_text(j, "id", x->id);
    json_put_text(j, "state", x->state);
    json_put_text(j, "problem", x->problem);
    json_put_text(j, "problem_version", x->problem_version);
    json_put_text(j, "language", x->language);
    json_put_i64(j, "since_ms", x->since_ms);
    json_put_i64(j, "total", x->total);
    json_put_i64(j, "done", x->done);
    json_put_i64(j, "changed", x->changed);
    json_put_i64(j, "created_ms", x->created_ms);
    if (x->ended_ms)
        json_put_i64(j, "ended_ms", x->ended_ms);
    else
        json_put_null(j, "ended_ms");
}

/* The rejudge of q->id, if it is the caller's; else false with the refusal. */
static bool find(struct front *f, struct request *q, struct reply *r, struct store_rejudge *x)
{
    struct err e;
    int result = store_rejudge_get(f->store, q->id, x, &q->arena, &e);
    if (result == 0 && (strcmp(x->token_id, q->caller.token_id) == 0 || q->caller.scope == STORE_SCOPE_OPERATOR))
        return true;
    if (result == 0 || result == STORE_NONE)
        reply_refuse(r, 404, NULL, "there is no such rejudge");
    else
        reply_store(r, result, &e);
    return false;
}

static void answer(struct front *f, struct request *q, struct reply *r, int status)
{
    struct store_rejudge x;
    if (!find(f, q, r, &x))
        return;
    struct json *j = json_object();
    put(j, &x);
    reply_json(r, status, j);
}

static int check(struct front *f, const struct rejudge_body *b, struct store_rejudge *x, struct arena *a,
                 struct fault *fault)
{
    const struct catalog_problem *p = catalog_find(&f->catalog, b->problem);
    if (!p || !p->version[0])
        return fault_set(fault, 422, "problem", "there is no problem \"%s\"", b->problem);
    if (b->language && !languages_find(f->catalog.session.languages, b->language))
        return fault_set(fault, 422, "language", "there is no language \"%s\"", b->language);
    x->problem = b->problem;
    x->problem_version = arena_strdup(a, p->version);
    x->language = b->language;
    x->since_ms = b->since_ms;
    return 0;
}

void rejudges_post(struct front *f, struct request *q, struct reply *r)
{
    struct rejudge_body b;
    struct store_rejudge x = { 0 };
    struct fault fault = { 0 };
    struct err e;
    char id[STORE_ID_SIZE];
    if (query_check(q, NULL, 0, &fault) < 0 ||
        decode_rejudge(q->body, q->body_len, f->config, &q->arena, &b, &fault) < 0 ||
        check(f, &b, &x, &q->arena, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    store_new_id(id);
    x.id = id;
    x.token_id = q->caller.token_id;
    int result = store_rejudge_make(f->store, &x, &e);
    if (result != 0) {
        reply_store(r, result, &e);
        return;
    }
    log_info("rejudge", "rejudge=%s problem=%s submissions=%" PRId64, id, x.problem, x.total);
    front_wake(f);
    q->id = id;
    answer(f, q, r, 201);
    snprintf(r->location, sizeof(r->location), "/v1/rejudges/%s", id);
}

void rejudges_list(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "cursor", "limit" };
    struct store_rejudge rows[PAGE_MAX];
    struct fault fault = { 0 };
    struct err e;
    int64_t limit = PAGE_DEFAULT;
    size_t len = 0;
    if (query_check(q, known, COUNT(known), &fault) < 0 || query_i64(q, "limit", 1, PAGE_MAX, &limit, &fault) < 0 ||
        query_cursor(q, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    int result = store_rejudge_list(f->store, query_get(q, "cursor"), rows, (size_t)limit, &len, &q->arena, &e);
    if (result != 0) {
        reply_store(r, result, &e);
        return;
    }
    struct json *j = json_object(), *list = json_array();
    for (size_t i = 0; i < len; i++) {
        struct json *one = json_object();
        put(one, &rows[i]);
        json_push(list, one);
    }
    json_put(j, "rejudges", list);
    json_put_text(j, "next", (int64_t)len == limit ? rows[len - 1].id : NULL);
    reply_json(r, 200, j);
}

static struct json *difference_json(const struct store_difference *d)
{
    struct json *j = json_object();
    json_put_text(j, "submission", d->id);
    json_put_text(j, "judgement", d->rejudge_id);
    json_put_text(j, "status", store_status_name(d->status));
    json_put_text(j, "old_verdict", d->old_verdict);
    json_put_text(j, "new_verdict", d->new_verdict);
    json_put_text(j, "old_version", d->old_version);
    json_put_text(j, "new_version", d->new_version);
    return j;
}

void rejudges_get(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "cursor", "limit", "changed" };
    struct store_rejudge x;
    struct store_difference rows[PAGE_MAX];
    struct fault fault = { 0 };
    struct err e;
    int64_t limit = PAGE_DEFAULT;
    size_t len = 0;
    const char *changed = query_get(q, "changed");
    if (changed && strcmp(changed, "true") != 0 && strcmp(changed, "false") != 0)
        fault_set(&fault, 400, "changed", "must be true or false");
    if (fault.status || query_check(q, known, COUNT(known), &fault) < 0 ||
        query_i64(q, "limit", 1, PAGE_MAX, &limit, &fault) < 0 || query_cursor(q, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    if (!find(f, q, r, &x))
        return;
    const struct store_difference_of of = { q->id, changed && changed[0] == 't', query_get(q, "cursor") };
    int result = store_rejudge_difference(f->store, &of, rows, (size_t)limit, &len, &q->arena, &e);
    if (result != 0) {
        reply_store(r, result, &e);
        return;
    }
    struct json *j = json_object(), *list = json_array();
    put(j, &x);
    for (size_t i = 0; i < len; i++)
        json_push(list, difference_json(&rows[i]));
    json_put(j, "differences", list);
    json_put_text(j, "next", (int64_t)len == limit ? rows[len - 1].rejudge_id : NULL);
    reply_json(r, 200, j);
}

static void end(struct front *f, struct request *q, struct reply *r,
                int (*how)(struct store *, const char *, struct err *))
{
    struct store_rejudge x;
    struct err e;
    if (!find(f, q, r, &x))
        return;
    int result = how(f->store, q->id, &e);
    if (result == STORE_RUNNING)
        reply_refuse(r, 409, NULL, "%" PRId64 " of %" PRId64 " are not judged yet", x.total - x.done, x.total);
    else if (result == STORE_FINAL)
        reply_refuse(r, 409, NULL, "it is %s already", x.state);
    else if (result != 0 && result != STORE_NONE)
        reply_store(r, result, &e);
    else {
        front_wake(f);
        answer(f, q, r, 200);
    }
}

void rejudges_apply(struct front *f, struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    if (query_check(q, NULL, 0, &fault) < 0 || decode_nothing(q->body, q->body_len, f->config, &fault) < 0)
        reply_fault(r, &fault);
    else
        end(f, q, r, store_rejudge_apply);
}

void rejudges_delete(struct front *f, struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    if (query_check(q, NULL, 0, &fault) < 0)
        reply_fault(r, &fault);
    else
        end(f, q, r, store_rejudge_discard);
}
