// SPDX-License-Identifier: MIT
/* report_read: a table of keys for each object, so that what is accepted is read at one glance. Must never take a text
 * into a field that the renderer prints as it is without is_plain. */
#include "judge/core/report_read.h"

#include <string.h>

#include "judge/core/report_private.h"

/* Neither ASCII's control characters nor those of Latin-1 (U+0080 to U+009F): either can steer a terminal. */
bool report_is_plain(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c < 0x20 || *c == 0x7f || (*c == 0xc2 && c[1] < 0xa0))
            return false;
    return true;
}

int report_read_text(const struct report_key *k, struct arena *a, const char **out, struct err *e)
{
    const struct json *j = json_get(k->object, k->name);
    bool required = k->flags & REPORT_REQUIRED;
    if (!j || json_is_null(j))
        return required ? err_set(e, "%s is missing", k->name) : 0;
    const char *text = json_text(j);
    if (!text)
        return err_set(e, "%s is no text", k->name);
    if (k->flags & REPORT_PLAIN && !report_is_plain(text))
        return err_set(e, "%s has a control character", k->name);
    *out = arena_strdup(a, text);
    return *out ? 0 : err_set(e, "the report is too large");
}

int report_read_u64(const struct report_key *k, uint64_t *out, struct err *e)
{
    const struct json *j = json_get(k->object, k->name);
    int64_t number;
    if (!j && !(k->flags & REPORT_REQUIRED))
        return 0;
    if (!j || json_i64(j, 0, INT64_MAX, &number) < 0)
        return err_set(e, "%s is no number", k->name);
    *out = (uint64_t)number;
    return 0;
}

int report_read_bool(const struct report_key *k, bool *out, struct err *e)
{
    const struct json *j = json_get(k->object, k->name);
    if (!j && !(k->flags & REPORT_REQUIRED))
        return 0;
    return j && json_bool(j, out) == 0 ? 0 : err_set(e, "%s is neither true nor false", k->name);
}

static int read_verdict(const struct json *object, enum verdict *out, struct err *e)
{
    const char *name = json_text(json_get(object, "verdict"));
    int v = name ? verdict_parse(name) : -1;
    if (v < 0)
        return err_set(e, "verdict is none that is known");
    *out = (enum verdict)v;
    return 0;
}

static int read_cut(const struct json *object, const char *name, struct arena *a, struct report_text *out,
                    struct err *e)
{
    return report_read_text(&(struct report_key){ object, name, 0 }, a, &out->text, e);
}

static int read_inputs(const struct json *input, struct report *r, struct err *e)
{
    struct report_failure *f = &r->failure;
    size_t count = json_count(input);
    if (!input)
        return 0;
    if (!json_is_object(input) || count > REPORT_INPUTS_MAX)
        return err_set(e, "input is no object of at most %d parameters", REPORT_INPUTS_MAX);
    struct report_input *inputs = arena_array(&r->arena, count, sizeof(*inputs));
    if (count && !inputs)
        return err_set(e, "the report is too large");
    for (const struct json *j = json_first(input); j; j = json_next(j), f->inputs_len++) {
        struct report_input *one = &inputs[f->inputs_len];
        if (!report_is_plain(json_key(j)))
            return err_set(e, "input has a key with a control character");
        one->name = arena_strdup(&r->arena, json_key(j));
        if (!json_is_null(j) && !json_text(j))
            return err_set(e, "input.%.60s is no text", json_key(j));
        one->value.text = json_text(j) ? arena_strdup(&r->arena, json_text(j)) : NULL;
        if (!one->name || (json_text(j) && !one->value.text))
            return err_set(e, "the report is too large");
    }
    f->inputs = inputs;
    return 0;
}

static int read_failure(const struct json *j, struct report *r, struct err *e)
{
    struct report_failure *f = &r->failure;
    uint64_t number = 0;
    bool truncated = false, revealed = false;
    if (!j || json_is_null(j))
        return 0;
    if (!json_is_object(j))
        return err_set(e, "it is no object");
    f->tag = "";
    if (report_read_u64(&(struct report_key){ j, "case", REPORT_REQUIRED }, &number, e) < 0 ||
        report_read_text(&(struct report_key){ j, "tag", REPORT_PLAIN }, &r->arena, &f->tag, e) < 0 ||
        read_inputs(json_get(j, "input"), r, e) < 0 || read_cut(j, "expected", &r->arena, &f->expected, e) < 0 ||
        read_cut(j, "got", &r->arena, &f->got, e) < 0 || read_cut(j, "stdout", &r->arena, &f->prints, e) < 0 ||
        read_cut(j, "stderr", &r->arena, &f->errors, e) < 0 ||
        report_read_text(&(struct report_key){ j, "difference", 0 }, &r->arena, &f->difference, e) < 0 ||
        report_read_text(&(struct report_key){ j, "message", 0 }, &r->arena, &f->message, e) < 0 ||
        report_read_bool(&(struct report_key){ j, "truncated", 0 }, &truncated, e) < 0 ||
        report_read_bool(&(struct report_key){ j, "revealed", 0 }, &revealed, e) < 0)
        return -1;
    /* What could not be judged at all has a failure and no cases. */
    bool listed = number >= 1 && number <= r->cases_len;
    if (!listed && (number < 1 || r->cases_len || r->verdict != VERDICT_JUDGE_ERROR))
        return err_set(e, "case is none of the %zu", r->cases_len);
    f->number = number;
    f->sample = listed && r->cases[number - 1].sample;
    f->expected.truncated = truncated;
    r->reveal = revealed && !f->sample;
    return 0;
}

static int read_times(const struct json *j, struct report_times *t, struct err *e)
{
    const struct {
        const char *name;
        uint64_t *out;
    } keys[] = { { "load_ns", &t->load_ns },
                 { "decode_ns", &t->decode_ns },
                 { "call_ns", &t->call_ns },
                 { "encode_ns", &t->encode_ns },
                 { "wall_ns", &t->wall_ns } };
    if (j && !json_is_object(j))
        return err_set(e, "times is no object");
    for (size_t i = 0; j && i < COUNT(keys); i++)
        if (report_read_u64(&(struct report_key){ j, keys[i].name, 0 }, keys[i].out, e) < 0)
            return err_prefix(e, "times");
    return 0;
}

static int read_case(const struct json *j, size_t number, struct arena *a, struct report_case *c, struct err *e)
{
    uint64_t stated = 0;
    c->tag = c->reason = "";
    if (!json_is_object(j))
        return err_set(e, "it is no object");
    if (report_read_u64(&(struct report_key){ j, "case", REPORT_REQUIRED }, &stated, e) < 0 ||
        read_verdict(j, &c->verdict, e) < 0 ||
        report_read_text(&(struct report_key){ j, "tag", REPORT_PLAIN }, a, &c->tag, e) < 0 ||
        report_read_text(&(struct report_key){ j, "reason", REPORT_PLAIN }, a, &c->reason, e) < 0 ||
        report_read_bool(&(struct report_key){ j, "sample", 0 }, &c->sample, e) < 0 ||
        report_read_bool(&(struct report_key){ j, "suspicious", 0 }, &c->suspicious, e) < 0 ||
        report_read_u64(&(struct report_key){ j, "memory_bytes", 0 }, &c->memory_bytes, e) < 0 ||
        read_times(json_get(j, "times"), &c->times, e) < 0)
        return -1;
    return stated == number ? 0 : err_set(e, "case is not %zu", number);
}

static int read_cases(const struct json *j, struct report *r, struct err *e)
{
    const struct json *list = json_get(j, "case_list"), *totals = json_get(j, "cases");
    uint64_t passed = 0, total = 0;
    size_t count = json_count(list);
    if (report_read_u64(&(struct report_key){ totals, "passed", REPORT_REQUIRED }, &passed, e) < 0 ||
        report_read_u64(&(struct report_key){ totals, "total", REPORT_REQUIRED }, &total, e) < 0)
        return err_prefix(e, "cases");
    if (!json_is_array(list) || count > REPORT_CASES_MAX || count != total || passed > total)
        return err_set(e, "case_list has not the %llu cases that cases says", (unsigned long long)total);
    struct report_case *cases = arena_array(&r->arena, count, sizeof(*cases));
    if (count && !cases)
        return err_set(e, "the report is too large");
    size_t i = 0;
    for (const struct json *one = json_first(list); one; one = json_next(one), i++)
        if (read_case(one, i + 1, &r->arena, &cases[i], e) < 0)
            return err_prefix(e, "case_list[%zu]", i);
    r->cases = cases;
    r->cases_len = count;
    r->passed = passed;
    return 0;
}

static int read_guarantees(const struct json *j, struct report *r, struct err *e)
{
    const struct json *missing = json_get(j, "missing");
    size_t count = json_count(missing), i = 0;
    r->host = "";
    if (!j)
        return 0;
    if (!json_is_object(j) || (missing && !json_is_array(missing)) || count > REPORT_NAMES_MAX)
        return err_set(e, "it is not {host, missing}");
    if (report_read_text(&(struct report_key){ j, "host", REPORT_PLAIN }, &r->arena, &r->host, e) < 0)
        return -1;
    const char **names = arena_array(&r->arena, count + 1, sizeof(*names));
    for (const struct json *one = json_first(missing); one && names; one = json_next(one), i++) {
        if (!json_text(one) || !report_is_plain(json_text(one)))
            return err_set(e, "missing[%zu] is no name", i);
        names[i] = arena_strdup(&r->arena, json_text(one));
    }
    r->missing = names;
    return names ? 0 : err_set(e, "the report is too large");
}

static int read_whole(const struct json *j, struct report *r, struct err *e)
{
    const struct {
        struct report_key key;
        const char **out;
    } texts[] = { { { j, "problem", REPORT_REQUIRED | REPORT_PLAIN }, &r->problem },
                  { { j, "problem_version", REPORT_PLAIN }, &r->problem_version },
                  { { j, "language", REPORT_REQUIRED | REPORT_PLAIN }, &r->language },
                  { { j, "reason", REPORT_PLAIN }, &r->reason },
                  { { j, "compile_output", 0 }, &r->compile_output } };
    const struct {
        struct report_key key;
        uint64_t *out;
    } numbers[] = { { { j, "cpu_ns", 0 }, &r->cpu_ns },
                    { { j, "wall_ns", 0 }, &r->wall_ns },
                    { { j, "memory_bytes", 0 }, &r->memory_bytes } };
    r->problem_version = r->reason = "";
    for (size_t i = 0; i < COUNT(texts); i++)
        if (report_read_text(&texts[i].key, &r->arena, texts[i].out, e) < 0)
            return -1;
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (report_read_u64(&numbers[i].key, numbers[i].out, e) < 0)
            return -1;
    return read_verdict(j, &r->verdict, e);
}

int report_read(const struct json *j, struct report *out, struct err *e)
{
    *out = (struct report){ .arena = ARENA(64 << 20) };
    if (!json_is_object(j))
        return err_set(e, "the report is no object");
    if (read_whole(j, out, e) < 0 || read_cases(j, out, e) < 0)
        return -1;
    if (read_failure(json_get(j, "failure"), out, e) < 0)
        return err_prefix(e, "failure");
    if (report_complexity_read(json_get(j, "complexity"), &out->arena, &out->complexity, e) < 0)
        return err_prefix(e, "complexity");
    if (read_guarantees(json_get(j, "guarantees"), out, e) < 0)
        return err_prefix(e, "guarantees");
    return 0;
}
