// SPDX-License-Identifier: MIT
/* Draws the inputs of a rule: by its seed, the case's index, the attempt and the operator's salt, and nothing else. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "judge/core/constraints_internal.h"
#include "judge/core/generate_private.h"
#include "judge/core/problem_read.h"

enum { NAMES_MAX = 256, METHODS_MAX = 64 };

/* What a class's calls have drawn, by "method.param". */
struct seen {
    const struct param *param;
    char name[160];
    struct value *values;
    size_t len;
};

struct drawing {
    const struct problem *problem;
    const struct generator_rule *rule;
    struct expr_context context;
    struct rng rng;
    const char *names[NAMES_MAX];
    struct value values[NAMES_MAX];
    struct expr_scope scope;
    struct seen *seen;
    size_t seen_len;
    struct value *calls; /* how often each method was called */
};

static void define(struct drawing *d, const char *name, const struct value *v)
{
    if (d->scope.len == NAMES_MAX)
        return; /* more parameters than a signature can have */
    d->names[d->scope.len] = name;
    d->values[d->scope.len++] = *v;
}

static void define_int(struct drawing *d, const char *name, int64_t number)
{
    struct value v = { .kind = VALUE_INT, .integer = number };
    define(d, name, &v);
}

static int draw_expr(struct drawing *d, const struct generator_expr *x, struct value *out, struct err *e)
{
    d->context.column = 0;
    return expr_eval(&d->context, x->expr, out, e) < 0 ? yaml_err_prefix_in(e, x->at, d->context.column) : 0;
}

static int draw_one(struct drawing *d, const struct generator_binding *b, struct value *out, struct err *e)
{
    if (draw_expr(d, b->expr, out, e) < 0)
        return -1;
    if (b->type && value_fit(out, b->type, d->context.arena, e) < 0)
        return yaml_err_prefix(e, b->expr->at);
    return 0;
}

static const struct value *look_seen(void *owner, const char *name, size_t *len)
{
    struct drawing *d = owner;
    for (size_t i = 0; i < d->seen_len; i++) {
        if (strcmp(d->seen[i].name, name) != 0)
            continue;
        *len = d->seen[i].len;
        return d->seen[i].values;
    }
    return NULL;
}

/* By the parameter, not its name: a large case remembers a hundred thousand arguments. */
static int remember(struct drawing *d, const struct method *m, size_t param, const struct value *v, size_t most,
                    struct err *e)
{
    size_t i = 0;
    while (i < d->seen_len && d->seen[i].param != &m->params[param])
        i++;
    struct seen *s = &d->seen[i];
    if (i == d->seen_len) {
        s->param = &m->params[param];
        snprintf(s->name, sizeof(s->name), "%s.%s", m->name, s->param->name);
        s->values = arena_array(d->context.arena, most + 1, sizeof(*s->values));
        if (!s->values)
            return err_set(e, "the case is too large");
        d->seen_len++;
    }
    s->values[s->len++] = *v;
    return 0;
}

/* The arguments of one call, from the bindings of its method. */
static int draw_call(struct drawing *d, const struct method *m, struct operation *o, size_t most, struct err *e)
{
    struct value *arguments = arena_array(d->context.arena, m->params_len + 1, sizeof(*arguments));
    size_t outer = d->scope.len;
    if (!arguments)
        return err_set(e, "the case is too large");
    for (size_t i = 0; i < d->rule->inputs_len; i++) {
        const struct generator_binding *b = &d->rule->inputs[i];
        if (b->method != m)
            continue;
        size_t k = (size_t)(method_param(m, b->name) - m->params);
        if (draw_one(d, b, &arguments[k], e) < 0 || remember(d, m, k, &arguments[k], most, e) < 0)
            return -1;
        define(d, b->name, &arguments[k]);
    }
    if (m != &d->problem->signature.function)
        d->scope.len = outer;
    *o = (struct operation){ m, arguments };
    return 0;
}

static const struct method *draw_method(struct drawing *d, int64_t call, int64_t calls, struct err *e)
{
    int64_t total = 0, weights[METHODS_MAX];
    size_t len = d->rule->weights_len < METHODS_MAX ? d->rule->weights_len : METHODS_MAX;
    for (size_t i = 0; i < len; i++) {
        int allowed = needs_hold(d->problem, d->rule->weights[i].method, d->calls, e);
        if (allowed < 0)
            return NULL;
        weights[i] = allowed ? d->rule->weights[i].weight : 0;
        total += weights[i];
    }
    if (total == 0) {
        yaml_err(e, d->rule->at, "call %" PRId64 ": no method may be called", call + 1);
        return NULL;
    }
    /* In blocks the calls are laid out by weight, instead of being drawn by it. */
    int64_t drawn =
        d->rule->blocks ? (int64_t)((__int128)call * total / calls) : (int64_t)rng_below(&d->rng, (uint64_t)total);
    size_t i = 0;
    while (drawn >= weights[i])
        drawn -= weights[i++];
    d->calls[d->rule->weights[i].method - d->problem->signature.methods].integer++;
    return d->rule->weights[i].method;
}

static int draw_operations(struct drawing *d, int64_t n, struct test_case *out, struct err *e)
{
    struct arena *a = d->context.arena;
    if (n < 0 || n > GENERATE_ITEMS_MAX)
        return err_set(e, "%" PRId64 " calls", n);
    struct operation *list = arena_array(a, (size_t)n + 1, sizeof(*list));
    d->calls = needs_counts(d->problem, a);
    d->seen = arena_array(a, generate_params(&d->problem->signature) + 1, sizeof(*d->seen));
    d->context.seen = look_seen;
    d->context.owner = d;
    if (!list || !d->seen || !d->calls)
        return err_set(e, "the case is too large");
    if (draw_call(d, &d->problem->signature.function, &list[0], 1, e) < 0)
        return -1;
    for (int64_t i = 1; i <= n; i++) {
        d->context.item = i - 1;
        const struct method *m = draw_method(d, i - 1, n, e);
        if (!m || draw_call(d, m, &list[i], (size_t)n, e) < 0)
            return -1;
    }
    out->operations = list;
    out->operations_len = (size_t)n + 1;
    return 0;
}

static int draw_function(struct drawing *d, struct test_case *out, struct err *e)
{
    const struct method *m = &d->problem->signature.function;
    struct value *arguments = arena_array(d->context.arena, m->params_len + 1, sizeof(*arguments));
    if (!arguments)
        return err_set(e, "the case is too large");
    for (size_t i = 0; i < d->rule->inputs_len; i++) {
        const struct generator_binding *b = &d->rule->inputs[i];
        size_t k = (size_t)(method_param(m, b->name) - m->params);
        if (draw_one(d, b, &arguments[k], e) < 0)
            return -1;
        define(d, b->name, &arguments[k]);
    }
    out->arguments = arguments;
    return 0;
}

/* Which of a rule's inputs. */
struct draw_key {
    int64_t size, m; /* instead of the rule's own, or -1 */
    uint32_t index, attempt;
    uint64_t salt;
};

static int draw(const struct problem *p, const struct generator_rule *rule, const struct draw_key *key, struct arena *a,
                struct test_case *out, struct err *e)
{
    struct drawing d = { .problem = p, .rule = rule };
    int64_t n = key->size >= 0 ? key->size : 10;
    /* Odd constants keep (seed, index, attempt, sizes) apart; the salt moves all of it. */
    uint64_t sizes = key->size < 0 ? 0 : (uint64_t)key->size * 0xd6e8feb86659fd93ULL + (uint64_t)key->m;
    rng_seed(&d.rng, rule->seed * 0x9e3779b97f4a7c15ULL + key->index * 0xbf58476d1ce4e5b9ULL +
                         key->attempt * 0x94d049bb133111ebULL + sizes * 0xa0761d6478bd642fULL + key->salt);
    d.scope.names = d.names;
    d.scope.values = d.values;
    d.context = (struct expr_context){ .rng = &d.rng, .scope = &d.scope, .arena = a };
    define_int(&d, "index", key->index);
    if (key->size < 0 && rule->size) {
        struct value size;
        if (draw_expr(&d, rule->size, &size, e) < 0)
            return -1;
        n = size.integer;
    }
    define_int(&d, "n", n);
    if (key->m > 0)
        define_int(&d, "m", key->m);
    for (size_t i = 0; i < rule->lets_len; i++) {
        struct value v;
        if (draw_one(&d, &rule->lets[i], &v, e) < 0)
            return -1;
        define(&d, rule->lets[i].name, &v);
    }
    *out = (struct test_case){ .tag = rule->tag, .line = rule->at->line };
    if (p->signature.mode == SIGNATURE_CLASS)
        return draw_operations(&d, n, out, e);
    return draw_function(&d, out, e);
}

int generate_draw(const struct problem *p, const struct generator_rule *rule, uint32_t index, uint32_t attempt,
                  uint64_t salt, struct arena *a, struct test_case *out, struct err *e)
{
    return draw(p, rule, &(struct draw_key){ -1, 0, index, attempt, salt }, a, out, e);
}

int generate_sized(const struct problem *p, const struct generator_rule *family, const struct generate_size *want,
                   struct arena *a, struct test_case *out, struct err *e)
{
    if (want->n > INT64_MAX || want->m > INT64_MAX)
        return err_set(e, "a size beyond 63 bits");
    struct draw_key key = { (int64_t)want->n, (int64_t)want->m, want->index, 0, want->salt };
    if (draw(p, family, &key, a, out, e) < 0)
        return -1;
    return constraints_check(p, out, e) == 0 ? 0 : yaml_err_prefix(e, family->at);
}

int generate_case(const struct problem *p, const struct generator_rule *rule, uint32_t index, uint64_t salt,
                  uint32_t *attempt, struct arena *a, struct test_case *out, struct err *e)
{
    for (; *attempt < GENERATE_TRIES; (*attempt)++) {
        if (generate_draw(p, rule, index, *attempt, salt, a, out, e) < 0)
            return -1;
        int broken = constraints_check(p, out, e);
        if (broken <= 0)
            return broken;
    }
    err_prefix(e, "no case in %d draws kept the constraints; the last one broke", GENERATE_TRIES);
    return yaml_err_prefix(e, rule->at);
}
