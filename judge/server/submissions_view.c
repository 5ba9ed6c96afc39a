// SPDX-License-Identifier: MIT
/* Showing submissions: one, lists, batches, at once or when they have ended; cancelling and erasing.
 * Must never tell a submission of another's token from one that does not exist. */
#include <string.h>

#include "base/clock.h"
#include "judge/server/audience.h"
#include "judge/server/submissions.h"

enum { PAGE_DEFAULT = 50, PAGE_MAX = 200, STORE_PAGE = 1000, WAIT_SECONDS_MAX = 3600 };

static bool has_ended(const struct store_submission *s)
{
    return s->status == STORE_STATUS_FINISHED || s->status == STORE_STATUS_CANCELLED;
}

enum report_audience submission_audience(const struct request *q, const char *request)
{
    const char *wished = query_get(q, "audience");
    return wished && strcmp(wished, "candidate") == 0 ? REPORT_CANDIDATE : audience_of(q->caller.scope, request);
}

int submission_wait_of(struct front *f, struct request *q, struct fault *fault)
{
    int64_t seconds = 0;
    const char *audience = query_get(q, "audience");
    if (audience && strcmp(audience, "candidate") != 0 && strcmp(audience, "full") != 0)
        return fault_set(fault, 400, "audience", "must be \"candidate\" or \"full\"");
    if (audience && strcmp(audience, "full") == 0 && q->caller.scope == STORE_SCOPE_CANDIDATE)
        return fault_set(fault, 403, "audience", "a candidate's token sees the candidate's view");
    if (query_i64(q, "wait", 0, WAIT_SECONDS_MAX, &seconds, fault) < 0)
        return -1;
    uint64_t ns = (uint64_t)seconds * NS_PER_S;
    if (ns > f->config->wait_max_ns)
        ns = f->config->wait_max_ns;
    if (!ns)
        return 0;
    fault->retry_after_s = 1;
    if (!rate_stream_begin(&f->rates, q->caller.token_id, f->config->streams_per_token_max, clock_now_ns()))
        return fault_set(fault, 429, NULL, "too many waits and streams at the same time");
    fault->retry_after_s = 0;
    q->streaming = true;
    q->deadline_ns = clock_now_ns() + ns;
    return 0;
}

bool submission_find(struct front *f, struct request *q, struct reply *r, unsigned parts, struct store_submission *s)
{
    struct err e;
    int result = store_get(f->store, q->id, parts, s, &q->arena, &e);
    bool own = result == 0 && (strcmp(s->token_id, q->caller.token_id) == 0 || q->caller.scope == STORE_SCOPE_OPERATOR);
    if (own)
        return true;
    if (result == 0 || result == STORE_NONE)
        reply_refuse(r, 404, NULL, "there is no such submission");
    else
        reply_store(r, result, &e);
    return false;
}

/* ---- one ---- */

static void wait_for(struct reply *r, const char *id,
                     void (*again)(struct front *, struct request *, struct reply *, bool))
{
    reply_reset(r);
    r->kind = REPLY_WAIT;
    r->again = again;
    snprintf(r->wait_id, sizeof(r->wait_id), "%s", id);
}

static void one_again(struct front *f, struct request *q, struct reply *r, bool last)
{
    struct store_submission s;
    if (!submission_find(f, q, r, 0, &s))
        return;
    if (!last && !has_ended(&s)) {
        wait_for(r, q->id, one_again);
        return;
    }
    if (!submission_find(f, q, r, STORE_WITH_REQUEST | STORE_WITH_REPORT, &s))
        return;
    reply_json(r, q->ok_status, audience_submission(&s, submission_audience(q, s.request)));
    if (q->ok_status == 201)
        snprintf(r->location, sizeof(r->location), "/v1/submissions/%s", s.id);
}

void submission_answer(struct front *f, struct request *q, struct reply *r, const char *id, int status)
{
    q->id = id;
    q->ok_status = status;
    if (q->deadline_ns)
        wait_for(r, id, one_again);
    else
        one_again(f, q, r, true);
}

void submissions_get(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "wait", "audience" };
    struct fault fault = { 0 };
    struct store_submission s;
    if (query_check(q, known, COUNT(known), &fault) < 0)
        reply_fault(r, &fault);
    else if (!submission_find(f, q, r, 0, &s))
        return;
    else if (submission_wait_of(f, q, &fault) < 0)
        reply_fault(r, &fault);
    else
        submission_answer(f, q, r, q->id, 200);
}

static void erase(struct front *f, struct request *q, struct reply *r)
{
    struct err e;
    int result = store_erase(f->store, q->id, &e);
    if (result != 0 && result != STORE_NONE) {
        reply_store(r, result, &e);
        return;
    }
    reply_reset(r);
    r->status = 204;
}

void submissions_delete(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "erase", "audience" };
    struct fault fault = { 0 };
    struct store_submission s;
    struct err e;
    const char *wished = query_get(q, "erase");
    if (query_check(q, known, COUNT(known), &fault) == 0 && wished && strcmp(wished, "true") != 0 &&
        strcmp(wished, "false") != 0)
        fault_set(&fault, 400, "erase", "must be true or false");
    if (fault.status) {
        reply_fault(r, &fault);
        return;
    }
    if (!submission_find(f, q, r, 0, &s))
        return;
    bool erasing = wished && strcmp(wished, "true") == 0;
    if (erasing && q->caller.scope != STORE_SCOPE_SERVICE && q->caller.scope != STORE_SCOPE_OPERATOR) {
        reply_refuse(r, 403, "erase", "only a service or an operator may erase");
        return;
    }
    int result = store_cancel(f->store, q->id, &e);
    if (result != 0 && result != STORE_RUNNING && result != STORE_FINAL) {
        reply_store(r, result, &e);
        return;
    }
    front_wake(f);
    http_notify(f->http, q->id);
    if (erasing)
        erase(f, q, r);
    else if (result == STORE_FINAL)
        reply_refuse(r, 409, NULL, "it has ended already");
    else
        submission_answer(f, q, r, q->id, result == 0 ? 200 : 202);
}

/* ---- many ---- */

static int list_filter(const struct request *q, struct store_filter *filter, int64_t *limit, struct fault *fault)
{
    static const char *const known[] = { "status",   "kind",   "problem", "language", "verdict",
                                         "since_ms", "cursor", "limit",   "include",  "audience" };
    const char *status = query_get(q, "status"), *include = query_get(q, "include");
    *limit = PAGE_DEFAULT;
    *filter = (struct store_filter){ .token_id = q->caller.scope == STORE_SCOPE_OPERATOR ? NULL : q->caller.token_id,
                                     .kind = query_get(q, "kind"),
                                     .problem = query_get(q, "problem"),
                                     .language = query_get(q, "language"),
                                     .verdict = query_get(q, "verdict"),
                                     .before = query_get(q, "cursor"),
                                     .status = status ? store_status_parse(status) : -1,
                                     .parts = STORE_WITH_REQUEST | (include ? STORE_WITH_REPORT : 0) };
    if (query_check(q, known, COUNT(known), fault) < 0)
        return -1;
    if (status && filter->status < 0)
        return fault_set(fault, 400, "status", "must be queued, running, finished or cancelled");
    if (filter->kind && strcmp(filter->kind, "submission") != 0 && strcmp(filter->kind, "run") != 0)
        return fault_set(fault, 400, "kind", "must be submission or run");
    if (include && strcmp(include, "report") != 0)
        return fault_set(fault, 400, "include", "must be report");
    return query_i64(q, "limit", 1, PAGE_MAX, limit, fault) < 0 ||
                   query_i64(q, "since_ms", 0, INT64_MAX / 2, &filter->since_ms, fault) < 0 ||
                   query_cursor(q, fault) < 0
               ? -1
               : 0;
}

/* Without its report where none was asked for. */
static struct json *item(const struct request *q, const struct store_submission *s, bool report)
{
    struct json *j = audience_submission(s, submission_audience(q, s->request));
    if (!report)
        json_remove(j, "report");
    return j;
}

void submissions_list(struct front *f, struct request *q, struct reply *r)
{
    struct store_filter filter;
    struct store_submission rows[PAGE_MAX];
    struct fault fault = { 0 };
    struct err e;
    int64_t limit;
    if (list_filter(q, &filter, &limit, &fault) < 0 || submission_wait_of(f, q, &fault) < 0) {
        reply_fault(r, &fault);
        return;
    }
    struct store_page page = { .rows = rows, .max = (size_t)limit };
    int result = store_list(f->store, &filter, &page, &q->arena, &e);
    if (result != 0) {
        reply_store(r, result, &e);
        return;
    }
    struct json *j = json_object(), *list = json_array();
    for (size_t i = 0; i < page.len; i++)
        json_push(list, item(q, &rows[i], filter.parts & STORE_WITH_REPORT));
    json_put(j, "submissions", list);
    json_put_text(j, "next", page.next);
    reply_json(r, 200, j);
}

/* ---- batches ---- */

/* All rows of q->id, in the order of the request (their ids were sorted so). 0 rows with the refusal in *r. */
static size_t batch_rows(struct front *f, struct request *q, struct reply *r, unsigned parts,
                         struct store_submission **rows)
{
    size_t total = 0;
    struct err e;
    struct store_filter filter = { .token_id = q->caller.scope == STORE_SCOPE_OPERATOR ? NULL : q->caller.token_id,
                                   .batch_id = q->id,
                                   .status = -1,
                                   .parts = parts };
    *rows = arena_array(&q->arena, f->config->batch_max + STORE_PAGE, sizeof(**rows));
    do {
        struct store_page page = { .rows = *rows + total, .max = STORE_PAGE };
        int result = store_list(f->store, &filter, &page, &q->arena, &e);
        if (result != 0) {
            reply_store(r, result, &e);
            return 0;
        }
        total += page.len;
        filter.before = page.next;
    } while (filter.before && total < f->config->batch_max);
    if (total == 0)
        reply_refuse(r, 404, NULL, "there is no such batch");
    for (size_t i = 0; i < total / 2; i++) {
        struct store_submission other = (*rows)[i];
        (*rows)[i] = (*rows)[total - 1 - i];
        (*rows)[total - 1 - i] = other;
    }
    return total;
}

static void batch_again(struct front *f, struct request *q, struct reply *r, bool last)
{
    struct store_submission *rows;
    size_t total = batch_rows(f, q, r, 0, &rows), unfinished = 0;
    const char *waited = NULL;
    for (size_t i = 0; i < total; i++) {
        waited = waited || has_ended(&rows[i]) ? waited : rows[i].id;
        unfinished += !has_ended(&rows[i]);
    }
    if (total && unfinished && !last) {
        wait_for(r, waited, batch_again);
        return;
    }
    total = total ? batch_rows(f, q, r, STORE_WITH_REQUEST | STORE_WITH_REPORT, &rows) : 0;
    if (!total)
        return;
    struct json *j = json_object(), *list = json_array();
    for (size_t i = 0; i < total; i++)
        json_push(list, item(q, &rows[i], true));
    json_put_text(j, "id", q->id);
    json_put_u64(j, "unfinished", unfinished);
    json_put(j, "submissions", list);
    reply_json(r, q->ok_status, j);
    if (q->ok_status == 201)
        snprintf(r->location, sizeof(r->location), "/v1/batches/%s", q->id);
}

void batch_answer(struct front *f, struct request *q, struct reply *r, const char *batch, int status)
{
    q->id = batch;
    q->ok_status = status;
    if (q->deadline_ns)
        batch_again(f, q, r, false);
    else
        batch_again(f, q, r, true);
}

void batches_get(struct front *f, struct request *q, struct reply *r)
{
    static const char *const known[] = { "wait", "audience" };
    struct fault fault = { 0 };
    if (query_check(q, known, COUNT(known), &fault) < 0 || submission_wait_of(f, q, &fault) < 0)
        reply_fault(r, &fault);
    else
        batch_answer(f, q, r, q->id, 200);
}
