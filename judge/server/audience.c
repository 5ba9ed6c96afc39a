// SPDX-License-Identifier: MIT
/* The filter between what is stored (all of it) and what is shown. It works by lists of what may pass: a key that a
 * later report has and that is not named here stays inside. tests/unit/judge_server/test_audience.c holds it against
 * report_json of the same report.
 * Must never show a part of a report that it could not read. */
#include "judge/server/audience.h"

#include <string.h>

#include "base/log.h"
#include "judge/core/report_read.h"
#include "judge/server/json_span.h"

/* The value of a top-level key of a stored request: a text without escapes, or NULL. */
static bool request_says(const char *request, const char *key, const char *value)
{
    size_t at, len, value_len = strlen(value);
    return request && json_span_member(request, json_span_start(request), key, &at, &len) && len == value_len + 2 &&
           memcmp(request + at + 1, value, value_len) == 0;
}

enum report_audience audience_of(enum store_scope scope, const char *request)
{
    return scope == STORE_SCOPE_CANDIDATE || request_says(request, "audience", "candidate") ? REPORT_CANDIDATE
                                                                                            : REPORT_FULL;
}

/* Leaves of an object what is named. */
static void keep(struct json *object, const char *const *names, size_t count)
{
    const struct json *next;
    for (const struct json *m = json_first(object); m; m = next) {
        size_t i = 0;
        next = json_next(m);
        while (i < count && strcmp(names[i], json_key(m)) != 0)
            i++;
        if (i == count)
            json_remove(object, json_key(m));
    }
}

static void keep_failure(struct json *failure)
{
    static const char *const hidden[] = { "case", "tag", "revealed" };
    bool revealed = false;
    if (json_bool(json_get(failure, "revealed"), &revealed) < 0 || !revealed)
        keep(failure, hidden, COUNT(hidden));
}

static void keep_cases(struct json *list)
{
    static const char *const hidden[] = { "case", "tag", "sample", "verdict", "reason" };
    for (const struct json *c = json_first(list); c; c = json_next(c)) {
        bool sample = false;
        if (json_bool(json_get(c, "sample"), &sample) < 0 || !sample)
            keep((struct json *)(uintptr_t)c, hidden, COUNT(hidden));
    }
}

int audience_report(const char *kind, const char *report, enum report_audience audience, struct str *out, struct err *e)
{
    static const char *const shown[] = { "problem",        "problem_version", "language",   "verdict",   "reason",
                                         "cases",          "failure",         "cpu_ns",     "wall_ns",   "memory_bytes",
                                         "compile_output", "case_list",       "complexity", "guarantees" };
    /* A bare run has nothing in it that is not the caller's own. */
    if (audience == REPORT_FULL || strcmp(kind, "run") == 0) {
        str_add(out, report);
        return 0;
    }
    CLEANUP_JSON struct json *j = json_parse(report, strlen(report), REPORT_JSON_BYTES_MAX, e);
    if (!j)
        return -1;
    if (!json_is_object(j))
        return err_set(e, "the stored report is no object");
    keep(j, shown, COUNT(shown));
    const struct json *failure = json_get(j, "failure"), *cases = json_get(j, "case_list");
    if (json_is_array(cases))
        keep_cases((struct json *)(uintptr_t)cases);
    else
        json_remove(j, "case_list");
    if (json_is_object(failure))
        keep_failure((struct json *)(uintptr_t)failure);
    else if (failure && !json_is_null(failure))
        json_remove(j, "failure");
    json_write(j, false, out);
    return out->failed ? err_set(e, "the report is too large") : 0;
}

static void put_time(struct json *j, const char *key, int64_t at_ms)
{
    if (at_ms)
        json_put_i64(j, key, at_ms);
    else
        json_put_null(j, key);
}

static void put_report(struct json *j, const struct store_submission *s, enum report_audience audience)
{
    struct err e;
    CLEANUP(str_clear) struct str text = STR(REPORT_JSON_BYTES_MAX);
    if (!s->report) {
        json_put_null(j, "report");
    } else if (audience_report(s->kind, s->report, audience, &text, &e) < 0) {
        log_err("stored report", "submission=%s error=\"%s\"", s->id, e.text);
        json_put_null(j, "report");
    } else {
        json_put_raw(j, "report", str_text(&text));
    }
}

struct json *audience_submission(const struct store_submission *s, enum report_audience audience)
{
    bool run = strcmp(s->kind, "run") == 0, samples = request_says(s->request, "mode", "run");
    struct json *j = json_object();
    json_put_text(j, "id", s->id);
    json_put_text(j, "kind", s->kind);
    json_put_text(j, "status", store_status_name(s->status));
    if (!run) {
        json_put_text(j, "problem", s->problem);
        json_put_text(j, "problem_version", s->problem_version);
        json_put_text(j, "mode", samples ? "run" : "submit");
    }
    json_put_text(j, "language", s->language);
    if (s->batch_id)
        json_put_text(j, "batch", s->batch_id);
    put_time(j, "created_ms", s->created_ms);
    put_time(j, "started_ms", s->started_ms);
    put_time(j, "finished_ms", s->finished_ms);
    json_put_text(j, "verdict", s->verdict);
    if (s->metadata && strcmp(s->kind, "rejudge") != 0) /* it is the origin's, so another token's */
        json_put_raw(j, "metadata", s->metadata);
    else
        json_put_null(j, "metadata");
    put_report(j, s, audience);
    return j;
}
