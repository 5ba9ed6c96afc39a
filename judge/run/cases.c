// SPDX-License-Identifier: MIT
/* Draws, validates and answers cases. Work is saved by content: an entry of the cache is the expected answer of one
 * input of one problem version, and it is only written once the validator has let the input pass. */
#include "judge/run/cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/core/constraints.h"
#include "judge/core/generate.h"
#include "judge/run/author.h"

enum { PAYLOAD_MAX = 256 << 20 };

struct case_maker {
    struct session *session;
    const struct problem *problem;
    struct author reference, validator;
    bool reference_open, reference_failed, validator_open;
    struct err reference_error; /* when it failed */
    bool uncached;              /* inputs that nobody will ask for again */
    char reference_path[4096];
    struct arena scratch;
};

static int open_reference(struct case_maker *m, struct err *e)
{
    struct err *why = &m->reference_error;
    if (!m->reference_open) {
        m->reference_open = true;
        m->reference.artefact.fd = -1;
        m->reference_failed =
            author_reference(m->session, m->problem, m->reference_path, sizeof(m->reference_path), why) < 0 ||
            author_open(&m->reference, m->session, m->problem, m->reference_path, &m->problem->signature, why) < 0;
    }
    if (m->reference_failed)
        *e = *why;
    return m->reference_failed ? -1 : 0;
}

static int open_validator(struct case_maker *m, struct err *e)
{
    struct signature s;
    if (m->validator_open)
        return 0;
    m->validator_open = true;
    if (signature_of_validator(&m->problem->signature, &m->scratch, &s, e) < 0)
        return -1;
    return author_open(&m->validator, m->session, m->problem, m->problem->validator, &s, e);
}

/* 0 valid, 1 refused with the reason in *e, -1. */
static int validate(struct case_maker *m, const struct str *payload, struct err *e)
{
    static const struct type text = { TYPE_STRING, NULL };
    struct driver_result r;
    struct value reason;
    if (!m->problem->validator)
        return 0;
    if (open_validator(m, e) < 0)
        return -1;
    int result = author_call(&m->validator, str_text(payload), payload->len, &r, e);
    if (result == 0)
        result = value_parse(str_text(&r.text), r.text.len, &text, "validator", &m->scratch, &reason, e);
    driver_result_clear(&r);
    if (result < 0)
        return -1;
    if (reason.string.len == 0)
        return 0;
    err_set(e, "%.*s", (int)(reason.string.len < 400 ? reason.string.len : 400), reason.string.text);
    return 1;
}

static int ask_reference(struct case_maker *m, const struct str *payload, struct str *answer, struct err *e)
{
    struct driver_result r;
    if (open_reference(m, e) < 0)
        return -1;
    int result = author_call(&m->reference, str_text(payload), payload->len, &r, e);
    if (result == 0)
        str_addn(answer, str_text(&r.text), r.text.len);
    driver_result_clear(&r);
    return result;
}

/* 0 with the expected answer, 1 when the validator refuses the input, -1. */
static int answer_case(struct case_maker *m, struct test_case *c, struct arena *a, struct err *e)
{
    char key[HASH_HEX_SIZE];
    CLEANUP(str_clear) struct str payload = STR(PAYLOAD_MAX), answer = STR(DRIVER_ANSWER_MAX);
    case_payload(m->problem, c, &payload);
    if (payload.failed)
        return err_set(e, "the input is larger than %d bytes", PAYLOAD_MAX);
    /* Large inputs take as long to render as to judge: once is enough. */
    c->payload = arena_strn(a, str_text(&payload), payload.len);
    c->payload_len = payload.len;
    struct hash *h = hash_new();
    hash_add_text(h, m->problem->version);
    hash_add(h, str_text(&payload), payload.len);
    hash_end(h, key);
    if (m->uncached || session_cache_read(m->session, "expected", key, &answer) != 1) {
        str_truncate(&answer, 0);
        int refused = validate(m, &payload, e);
        if (refused != 0)
            return refused;
        if (ask_reference(m, &payload, &answer, e) < 0)
            return -1;
        if (!m->uncached)
            session_cache_write(m->session, "expected", key, str_text(&answer), answer.len);
    }
    c->has_expected = true;
    return answer_parse(m->problem, c, str_text(&answer), answer.len, a, &c->expected, e);
}

static int draw(struct case_maker *m, const struct generator_rule *rule, uint32_t index, uint64_t salt,
                struct case_set *set, struct err *e)
{
    struct test_case *c = &set->at[set->len];
    for (uint32_t attempt = 0; attempt < GENERATE_TRIES; attempt++) {
        if (generate_case(m->problem, rule, index, salt, &attempt, &set->arena, c, e) < 0)
            return -1;
        int refused = answer_case(m, c, &set->arena, e);
        if (refused <= 0) {
            set->len += refused == 0;
            return refused < 0 ? err_prefix(e, "%s: generated case \"%s\" %u", m->problem->slug, rule->tag, index) : 0;
        }
    }
    return yaml_err_prefix(e, rule->at);
}

static void close_maker(struct case_maker *m)
{
    if (m->reference_open)
        author_close(&m->reference);
    if (m->validator_open)
        author_close(&m->validator);
    arena_clear(&m->scratch);
}

static int fill(struct case_maker *m, enum case_choice choice, uint64_t salt, struct case_set *set, struct err *e)
{
    const struct problem *p = m->problem;
    for (size_t i = 0; i < p->cases_len; i++) {
        struct test_case *c = &set->at[set->len];
        if (choice == CASES_SAMPLES && !p->cases[i].sample)
            continue;
        *c = p->cases[i];
        if (!c->has_expected) {
            int refused = answer_case(m, c, &set->arena, e);
            if (refused != 0)
                return err_prefix(e, "%s/problem.yaml:%d", p->dir, c->line);
        }
        set->len++;
    }
    for (size_t i = 0; choice == CASES_ALL && i < p->rules_len; i++)
        for (uint32_t k = 0; k < p->rules[i].count; k++)
            if (draw(m, &p->rules[i], k, salt, set, e) < 0)
                return -1;
    return 0;
}

int cases_load(struct session *s, const struct problem *p, enum case_choice choice, uint64_t salt, struct case_set *set,
               struct err *e)
{
    struct case_maker m = { .session = s, .problem = p };
    size_t most = p->cases_len;
    *set = (struct case_set){ .arena = ARENA(4ULL << 30) };
    for (size_t i = 0; i < p->rules_len; i++)
        most += p->rules[i].count;
    set->at = calloc(most + 1, sizeof(*set->at));
    if (!set->at)
        abort();
    int result = fill(&m, choice, salt, set, e);
    close_maker(&m);
    return result;
}

int cases_custom(struct session *s, const struct problem *p, struct test_case *c, struct arena *a, struct err *e)
{
    struct case_maker m = { .session = s, .problem = p };
    int result = answer_case(&m, c, a, e);
    close_maker(&m);
    return result;
}

struct case_maker *case_maker_new(struct session *s, const struct problem *p)
{
    struct case_maker *m = calloc(1, sizeof(*m));
    if (!m)
        abort();
    *m = (struct case_maker){ .session = s, .problem = p, .uncached = true };
    return m;
}

int case_maker_answer(struct case_maker *m, struct test_case *c, struct arena *a, struct err *e)
{
    return answer_case(m, c, a, e);
}

int case_maker_validate(struct case_maker *m, const struct test_case *c, struct err *e)
{
    CLEANUP(str_clear) struct str payload = STR(PAYLOAD_MAX);
    case_payload(m->problem, c, &payload);
    return payload.failed ? err_set(e, "the input is too large") : validate(m, &payload, e);
}

void case_maker_free(struct case_maker *m)
{
    close_maker(m);
    free(m);
}

void cases_clear(struct case_set *set)
{
    free(set->at);
    arena_clear(&set->arena);
    *set = (struct case_set){ 0 };
}
