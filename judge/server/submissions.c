// SPDX-License-Identifier: MIT
/* Taking submissions, singly, in batches and as bare runs: one path for the three, from a checked body to rows of the
 * store. What was acknowledged is on the disk.
 * Must never judge anything: a source and an input are only bytes here. */
#include "judge/server/submissions.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/suggest.h"
#include "judge/server/audience.h"

enum { KEY_MAX = 255, OWN_INPUT_COST = 3 /* the reference runs too */ };
#define KEY_LIFETIME_MS (24 * 3600 * 1000LL)

/* ---- what a row needs beyond its body ---- */

static int unknown(struct fault *fault, const char *field, const char *what, const char *name, const char *near)
{
    return fault_set(fault, 422, field, "there is no %s \"%s\"%s%s%s", what, name, near ? " (did you mean \"" : "",
                     near ? near : "", near ? "\"?)" : "");
}

static int check_language(struct front *f, const char *name, const char *field, struct fault *fault)
{
    const struct languages *languages = f->catalog.session.languages;
    const struct language *l = languages_find(languages, name);
    const char *names[LANGUAGES_MAX];
    for (size_t i = 0; i < languages->len; i++)
        names[i] = languages->at[i].name;
    if (!l)
        return unknown(fault, field, "language", name, suggest(name, names, languages->len));
    return l->available ? 0 : fault_set(fault, 422, field, "\"%s\" is not installed here", name);
}

static int check_problem(struct front *f, struct store_submission *row, const char *slug, const char *field,
                         struct arena *a, struct fault *fault)
{
    const struct catalog_problem *p = catalog_find(&f->catalog, slug);
    if (!p)
        return unknown(fault, field, "problem", slug, catalog_suggest(&f->catalog, slug));
    if (!p->version[0]) {
        log_err("broken problem", "problem=%s error=\"%s\"", slug, p->why.text);
        return fault_set(fault, 422, field, "the problem \"%s\" is broken; its author has to mend it", slug);
    }
    row->problem = slug;
    row->problem_version = arena_strdup(a, p->version);
    return 0;
}

static int check_callback(const struct request *q, const char *url, const char *field, struct fault *fault)
{
    if (url && q->caller.scope != STORE_SCOPE_SERVICE)
        return fault_set(fault, 403, field, "only a service's token may set a callback");
    return 0;
}

void submission_row(const struct request *q, struct arena *a, const char *kind, struct store_submission *row)
{
    char *id = arena_alloc(a, STORE_ID_SIZE);
    store_new_id(id);
    *row = (struct store_submission){
        .id = id, .token_id = q->caller.token_id, .kind = kind, .problem = "", .problem_version = "", .priority = 5
    };
}

static int row_of(struct front *f, struct request *q, const struct submission_body *b, const char *prefix,
                  struct store_submission *row, struct fault *fault)
{
    char problem[FIELD_MAX], language[FIELD_MAX], callback[FIELD_MAX];
    snprintf(problem, sizeof(problem), "%sproblem", prefix);
    snprintf(language, sizeof(language), "%slanguage", prefix);
    snprintf(callback, sizeof(callback), "%scallback_url", prefix);
    submission_row(q, &q->arena, "submission", row);
    if (check_problem(f, row, b->problem, problem, &q->arena, fault) < 0 ||
        check_language(f, b->language, language, fault) < 0 || check_callback(q, b->callback_url, callback, fault) < 0)
        return -1;
    row->language = b->language;
    row->callback_url = b->callback_url;
    row->metadata = b->metadata;
    row->request = submission_request(b, &q->arena);
    /* What somebody waits for at his editor goes before whole judgements of the same token. */
    row->priority = strcmp(b->mode, "run") == 0 ? 3 : 5;
    return 0;
}

/* ---- how much is too much ---- */

struct intake {
    struct store_submission *rows;
    size_t len, cost;   /* requests that they count as */
    const char *answer; /* the id to answer with; when this request came before, the id of then */
    int status;         /* 201, then 200 */
};

static int count_depth(struct front *f, struct err *e)
{
    struct store_stats stats;
    uint64_t now = clock_now_ns();
    if (f->depth_ns && now - f->depth_ns < NS_PER_S && f->depth < (int64_t)f->config->queue_max / 2)
        return 0;
    int result = store_stats(f->store, &stats, e);
    if (result != 0)
        return result;
    f->depth = stats.queued;
    f->depth_ns = now;
    return 0;
}

static int check_load(struct front *f, struct request *q, const struct intake *in, struct fault *fault)
{
    size_t count = in->len;
    struct err e;
    int64_t load = 0, most = (int64_t)f->config->concurrent_max;
    int64_t rate = q->caller.rate_per_minute ? q->caller.rate_per_minute : (int64_t)f->config->rate_per_minute;
    fault->retry_after_s = 1;
    if (atomic_load(&f->draining))
        return fault_set(fault, 503, NULL, "this node is stopping");
    /* One request was counted already. */
    unsigned wait =
        in->cost > 1 ? rate_take(&f->rates, q->caller.token_id, RATE_WRITE, rate, (int64_t)in->cost - 1, clock_now_ns())
                     : 0;
    if (wait) {
        fault->retry_after_s = wait;
        return fault_set(fault, 429, NULL, "more than %" PRId64 " submissions a minute", rate);
    }
    if (store_token_load(f->store, q->caller.token_id, most, &load, &e) != 0 || count_depth(f, &e) != 0) {
        log_err("store", "error=\"%s\"", e.text);
        return fault_set(fault, 503, NULL, "the store does not answer");
    }
    if (load + (int64_t)count > most)
        return fault_set(fault, 429, NULL, "more than %" PRId64 " unfinished submissions", most);
    if (f->depth + (int64_t)count > (int64_t)f->config->queue_max)
        return fault_set(fault, 503, NULL, "the queue is full");
    fault->retry_after_s = 0;
    return 0;
}

/* ---- idempotency ---- */

/* 1: there is a key, 0: none, -1: *fault. The hash covers the path: the same body elsewhere is another request. */
static int make_key(struct request *q, const char *answer, struct store_key *key, struct fault *fault)
{
    char *hash;
    const char *text = q->idempotency_key;
    if (!text)
        return 0;
    size_t len = strlen(text);
    if (len == 0 || len > KEY_MAX)
        return fault_set(fault, 400, NULL, "Idempotency-Key must have 1 to %d characters", KEY_MAX);
    for (size_t i = 0; i < len; i++)
        if (text[i] < 0x21 || text[i] > 0x7e)
            return fault_set(fault, 400, NULL, "Idempotency-Key must be visible ASCII");
    struct hash *h = hash_new();
    hash_add_text(h, q->path);
    hash_add(h, q->body, q->body_len);
    hash = arena_alloc(&q->arena, HASH_HEX_SIZE);
    hash_end(h, hash);
    *key = (struct store_key){ text, hash, answer, KEY_LIFETIME_MS };
    return 1;
}

/* ---- keeping them ---- */

/* Stores the rows. true: they are there, or were before. */
static bool keep(struct front *f, struct request *q, struct reply *r, struct intake *in)
{
    struct store_key key;
    struct fault fault = { 0 };
    struct err e;
    int keyed = make_key(q, in->answer, &key, &fault);
    if (keyed < 0 || check_load(f, q, in, &fault) < 0) {
        reply_fault(r, &fault);
        return false;
    }
    front_offer(f); /* of a version that is new here, before it is looked for */
    int result = store_submit(f->store, in->rows, in->len, keyed ? &key : NULL, &q->arena, &e);
    in->status = result == STORE_SAME ? 200 : 201;
    in->answer = result == STORE_SAME ? key.answer : in->answer;
    if (result == STORE_OTHER)
        reply_refuse(r, 409, NULL, "this Idempotency-Key was used with another request");
    else if (result != 0 && result != STORE_SAME)
        reply_store(r, result, &e);
    if (result == 0) {
        f->depth += (int64_t)in->len;
        for (size_t i = 0; i < in->len; i++)
            log_info("submitted", "submission=%s kind=%s problem=%s language=%s", in->rows[i].id, in->rows[i].kind,
                     in->rows[i].problem, in->rows[i].language);
        front_wake(f);
    }
    return result == 0 || result == STORE_SAME;
}

static size_t cost_of(const struct submission_body *b)
{
    return b->input ? OWN_INPUT_COST : 1;
}

static void take(struct front *f, struct request *q, struct reply *r, struct store_submission *row, size_t cost)
{
    struct intake in = { row, 1, cost, row->id, 0 };
    struct fault fault = { 0 };
    if (submission_wait_of(f, q, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    if (keep(f, q, r, &in))
        submission_answer(f, q, r, in.answer, in.status);
}

void submissions_post(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "wait", "audience" };
    struct submission_body b;
    struct store_submission row;
    struct fault fault = { 0 };
    if (query_check(q, known, COUNT(known), &fault) < 0 ||
        decode_submission(q->body, q->body_len, f->config, &q->arena, &b, &fault) < 0 ||
        row_of(f, q, &b, "", &row, &fault) < 0)
        reply_fault(r, &fault);
    else
        take(f, q, r, &row, cost_of(&b));
}

void runs_post(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "wait", "audience" };
    struct run_body b;
    struct store_submission row;
    struct fault fault = { 0 };
    if (query_check(q, known, COUNT(known), &fault) < 0 ||
        decode_run(q->body, q->body_len, f->config, &q->arena, &b, &fault) < 0 ||
        check_language(f, b.language, "language", &fault) < 0 ||
        check_callback(q, b.callback_url, "callback_url", &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    submission_row(q, &q->arena, "run", &row);
    row.language = b.language;
    row.callback_url = b.callback_url;
    row.metadata = b.metadata;
    row.request = run_request(&b, &q->arena);
    row.priority = 3;
    take(f, q, r, &row, b.stdins_len);
}

static int by_id(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Ids of one millisecond are in no order; given out sorted, they keep that of the request. */
static void sort_ids(struct request *q, struct store_submission *rows, size_t len)
{
    const char **ids = arena_array(&q->arena, len, sizeof(*ids));
    for (size_t i = 0; i < len; i++)
        ids[i] = rows[i].id;
    qsort(ids, len, sizeof(*ids), by_id);
    for (size_t i = 0; i < len; i++)
        rows[i].id = ids[i];
}

void batches_post(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "wait", "audience" };
    struct batch_body b;
    struct fault fault = { 0 };
    size_t cost = 0;
    char *batch = arena_alloc(&q->arena, STORE_ID_SIZE), prefix[40];
    if (query_check(q, known, COUNT(known), &fault) < 0 || submission_wait_of(f, q, &fault) < 0 ||
        decode_batch(q->body, q->body_len, f->config, &q->arena, &b, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    struct store_submission *rows = arena_array(&q->arena, b.len, sizeof(*rows));
    store_new_id(batch);
    for (size_t i = 0; i < b.len; i++) {
        snprintf(prefix, sizeof(prefix), "submissions[%zu].", i);
        if (row_of(f, q, &b.at[i], prefix, &rows[i], &fault) < 0) {
            reply_fault(r, &fault);
            return;
        }
        rows[i].batch_id = batch;
        cost += cost_of(&b.at[i]);
    }
    sort_ids(q, rows, b.len);
    struct intake in = { rows, b.len, cost, batch, 0 };
    if (keep(f, q, r, &in))
        batch_answer(f, q, r, in.answer, in.status);
}
