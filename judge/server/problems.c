// SPDX-License-Identifier: MIT
/* What can be solved, and in what: problems with their statements and starter code, languages with their versions. Only
 * what a candidate may see: samples, never another case. */
#include <string.h>

#include "base/log.h"
#include "judge/core/problem.h"
#include "judge/server/server.h"

enum { STARTER_BYTES_MAX = 1 << 20 };

static bool refuse_parameters(const struct request *q, struct reply *r)
{
    struct fault fault = { 0 };
    if (query_check(q, NULL, 0, &fault) == 0)
        return false;
    reply_fault(r, &fault);
    return true;
}

void problems_list(struct front *f, struct request *q, struct reply *r)
{
    if (refuse_parameters(q, r))
        return;
    catalog_refresh(&f->catalog);
    struct json *j = json_object(), *list = json_array();
    for (size_t i = 0; i < f->catalog.len; i++)
        if (f->catalog.at[i].summary)
            json_push_raw(list, f->catalog.at[i].summary);
    json_put(j, "problems", list);
    reply_json(r, 200, j);
}

/* The starter code of each language that can express the signature. */
static struct json *starters(struct front *f, const struct problem *p)
{
    const struct languages *languages = f->catalog.session.languages;
    const struct language_starter starter = { p->slug, p->title, p->statement, &p->signature };
    struct json *j = json_object();
    for (size_t i = 0; i < languages->len; i++) {
        CLEANUP(str_clear) struct str text = STR(STARTER_BYTES_MAX);
        if (languages->at[i].available && language_starter(&languages->at[i], &starter, &text, NULL) == 0)
            json_put_text(j, languages->at[i].name, str_text(&text));
    }
    return j;
}

static struct json *sample_json(const struct problem *p, const struct test_case *c)
{
    struct json *j = json_object(), *input = json_object();
    const struct method *m = &p->signature.function;
    for (size_t i = 0; p->signature.mode == SIGNATURE_FUNCTION && i < m->params_len; i++) {
        CLEANUP(str_clear) struct str text = STR(1 << 20);
        value_write(&c->arguments[i], m->params[i].type, &text);
        json_put_text(input, m->params[i].name, str_text(&text));
    }
    json_put(j, "input", input);
    if (c->has_expected && p->signature.mode == SIGNATURE_FUNCTION) {
        CLEANUP(str_clear) struct str text = STR(1 << 20);
        value_write(&c->expected, p->answer_type, &text);
        json_put_text(j, "expected", str_text(&text));
    } else {
        json_put_null(j, "expected");
    }
    json_put_text(j, "explanation", c->explanation);
    return j;
}

static struct json *problem_json(struct front *f, const struct problem *p, const char *summary)
{
    struct json *j = json_parse(summary, strlen(summary), 1 << 20, NULL), *limits = json_object(),
                *samples = json_array();
    json_put_text(j, "mode", p->signature.mode == SIGNATURE_FUNCTION ? "function" : "class");
    json_put_text(j, "statement", p->statement);
    json_put_u64(limits, "time_ns", p->time_ns);
    json_put_u64(limits, "memory_bytes", p->memory_bytes);
    json_put_u64(limits, "output_bytes", p->output_bytes);
    json_put(j, "limits", limits);
    for (size_t i = 0; p->signature.mode == SIGNATURE_FUNCTION && i < p->cases_len; i++)
        if (p->cases[i].sample)
            json_push(samples, sample_json(p, &p->cases[i]));
    json_put(j, "samples", samples);
    json_put(j, "starters", starters(f, p));
    return j;
}

void problems_get(struct front *f, struct request *q, struct reply *r)
{
    struct problem p;
    struct err e;
    if (refuse_parameters(q, r))
        return;
    const struct catalog_problem *known = catalog_find(&f->catalog, q->id);
    if (!known || !known->summary) {
        reply_refuse(r, 404, NULL, "there is no such problem");
        return;
    }
    if (problem_load(&p, f->catalog.session.problems, q->id, &e) < 0) { /* it was changed this very second */
        log_err("broken problem", "problem=%s error=\"%s\"", q->id, e.text);
        reply_refuse(r, 404, NULL, "there is no such problem");
        return;
    }
    reply_json(r, 200, problem_json(f, &p, known->summary));
    problem_clear(&p);
}

void languages_list(struct front *f, struct request *q, struct reply *r)
{
    const struct languages *languages = f->catalog.session.languages;
    if (refuse_parameters(q, r))
        return;
    struct json *j = json_object(), *list = json_array();
    for (size_t i = 0; i < languages->len; i++) {
        const struct language *l = &languages->at[i];
        struct json *one = json_object(), *extensions = json_array();
        json_put_text(one, "name", l->name);
        json_put_text(one, "display", l->display ? l->display : l->name);
        for (const char *const *x = l->extensions; x && *x; x++)
            json_push_text(extensions, *x);
        json_put(one, "extensions", extensions);
        json_put_bool(one, "available", l->available);
        json_put_text(one, "version", l->available ? l->version : NULL);
        json_push(list, one);
    }
    json_put(j, "languages", list);
    reply_json(r, 200, j);
}
