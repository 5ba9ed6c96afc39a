// SPDX-License-Identifier: MIT
/* The report as JSON. The keys are a promise: what is added here is documented in docs/report.md. */
#include "judge/core/report_private.h"

#include <string.h>

struct report_text report_cut(struct arena *a, const char *text, size_t len, size_t max)
{
    struct report_text cut = { NULL, len > max };
    size_t kept = len > max ? max : len;
    /* Not in the middle of a character. */
    while (kept > 0 && kept < len && ((unsigned char)text[kept] & 0xc0) == 0x80)
        kept--;
    cut.text = arena_strn(a, text, kept);
    return cut;
}

void report_clear(struct report *r)
{
    arena_clear(&r->arena);
    *r = (struct report){ 0 };
}

static void put_text(struct json *object, const char *key, struct report_text t)
{
    json_put_text(object, key, t.text);
}

static struct json *times_json(const struct report_times *t)
{
    struct json *j = json_object();
    json_put_u64(j, "load_ns", t->load_ns);
    json_put_u64(j, "decode_ns", t->decode_ns);
    json_put_u64(j, "call_ns", t->call_ns);
    json_put_u64(j, "encode_ns", t->encode_ns);
    json_put_u64(j, "wall_ns", t->wall_ns);
    return j;
}

static struct json *failure_json(const struct report *r, enum report_audience audience)
{
    const struct report_failure *f = &r->failure;
    struct json *j = json_object();
    json_put_u64(j, "case", f->number);
    json_put_text(j, "tag", f->tag);
    json_put_bool(j, "revealed", f->sample || r->reveal);
    if (audience == REPORT_CANDIDATE && !f->sample && !r->reveal)
        return j;
    struct json *input = json_object();
    bool truncated = f->expected.truncated || f->got.truncated;
    for (size_t i = 0; i < f->inputs_len; i++) {
        put_text(input, f->inputs[i].name, f->inputs[i].value);
        truncated |= f->inputs[i].value.truncated;
    }
    json_put(j, "input", input);
    put_text(j, "expected", f->expected);
    put_text(j, "got", f->got);
    json_put_text(j, "difference", f->difference);
    json_put_text(j, "message", f->message);
    put_text(j, "stdout", f->prints);
    put_text(j, "stderr", f->errors);
    json_put_bool(j, "truncated", truncated);
    return j;
}

/* Times and sizes of a hidden case would be a way to carry its input out, bit by bit. */
static struct json *case_json(const struct report_case *c, size_t number, enum report_audience audience)
{
    struct json *j = json_object();
    json_put_u64(j, "case", number);
    json_put_text(j, "tag", c->tag);
    json_put_bool(j, "sample", c->sample);
    json_put_text(j, "verdict", verdict_name(c->verdict));
    json_put_text(j, "reason", c->reason);
    if (audience == REPORT_CANDIDATE && !c->sample)
        return j;
    json_put(j, "times", times_json(&c->times));
    json_put_u64(j, "memory_bytes", c->memory_bytes);
    json_put_bool(j, "suspicious", c->suspicious);
    return j;
}

struct json *report_json(const struct report *r, enum report_audience audience)
{
    struct json *j = json_object(), *cases = json_object(), *list = json_array(), *guarantees = json_object(),
                *missing = json_array();
    json_put_text(j, "problem", r->problem);
    json_put_text(j, "problem_version", r->problem_version);
    json_put_text(j, "language", r->language);
    json_put_text(j, "verdict", verdict_name(r->verdict));
    json_put_text(j, "reason", r->reason);
    json_put_u64(cases, "passed", r->passed);
    json_put_u64(cases, "total", r->cases_len);
    json_put(j, "cases", cases);
    if (r->failure.number)
        json_put(j, "failure", failure_json(r, audience));
    else
        json_put_null(j, "failure");
    json_put_u64(j, "cpu_ns", r->cpu_ns);
    json_put_u64(j, "wall_ns", r->wall_ns);
    json_put_u64(j, "memory_bytes", r->memory_bytes);
    json_put_text(j, "compile_output", r->compile_output);
    for (size_t i = 0; i < r->cases_len; i++)
        json_push(list, case_json(&r->cases[i], i + 1, audience));
    json_put(j, "case_list", list);
    json_put_text(guarantees, "host", r->host);
    for (const char *const *name = r->missing; name && *name; name++)
        json_push_text(missing, *name);
    json_put(guarantees, "missing", missing);
    if (r->complexity)
        json_put(j, "complexity", report_complexity_json(r->complexity));
    else
        json_put_null(j, "complexity");
    json_put(j, "guarantees", guarantees);
    return j;
}
