// SPDX-License-Identifier: MIT
/* Rules of `generate:`: read, checked at load, drawn. */
#include "judge/core/generate.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "judge/core/constraints.h"
#include "judge/core/expr.h"
#include "judge/core/problem_read.h"

struct generator_expr {
    const struct expr *expr;
    const struct yaml_node *at;
};

/* ---- reading --------------------------------------------------------------------------------------------------------
 */

struct known {
    const char *const *names;
    size_t len;
    bool m; /* a family of two parameters */
};

static bool is_known(void *owner, const char *name)
{
    static const char *const always[] = { "n", "index", "i" };
    const struct known *k = owner;
    for (size_t i = 0; i < COUNT(always); i++)
        if (strcmp(always[i], name) == 0)
            return true;
    if (k->m && strcmp(name, "m") == 0)
        return true;
    for (size_t i = 0; i < k->len; i++)
        if (strcmp(k->names[i], name) == 0)
            return true;
    return false;
}

static const struct generator_expr *read_expr(const struct yaml_node *node, struct problem *p, struct known *known,
                                              struct err *e)
{
    const char *text;
    if (yaml_text(node, &text, e) < 0)
        return NULL;
    struct generator_expr *g = arena_alloc(&p->arena, sizeof(*g));
    if (!g) {
        yaml_err(e, node, "the problem is too large");
        return NULL;
    }
    g->at = node;
    g->expr = expr_parse(text, &p->arena, e);
    if (!g->expr || expr_check(g->expr, is_known, known, false, e) < 0) {
        yaml_err_prefix(e, node);
        return NULL;
    }
    return g;
}

struct reading {
    struct problem *problem;
    struct generator_rule *rule;
    const char **names;
    struct known known;
    struct generator_binding *inputs;
};

static void learn(struct reading *r, const char *name)
{
    r->names[r->known.len++] = name;
}

static int read_lets(struct reading *r, const struct yaml_node *lets, struct err *e)
{
    if (!lets)
        return 0;
    if (yaml_check_kind(lets, YAML_MAPPING, "let", e) < 0)
        return -1;
    struct generator_binding *list = arena_array(&r->problem->arena, lets->len + 1, sizeof(*list));
    for (size_t i = 0; i < lets->len; i++) {
        const struct yaml_pair *pair = &lets->pairs[i];
        list[i].name = pair->key.text;
        if (!(list[i].expr = read_expr(&pair->value, r->problem, &r->known, e)))
            return -1;
        learn(r, pair->key.text);
    }
    r->rule->lets = list;
    r->rule->lets_len = lets->len;
    return 0;
}

/* Parameters of one method, in the order written; all must be there. */
static int read_inputs(struct reading *r, const struct yaml_node *map, const struct method *m, bool class_mode,
                       struct err *e)
{
    if (yaml_check_kind(map, YAML_MAPPING, class_mode ? m->name : "input", e) < 0)
        return -1;
    size_t local = r->known.len;
    for (size_t i = 0; i < map->len; i++) {
        const struct yaml_pair *pair = &map->pairs[i];
        const struct param *param = method_param(m, pair->key.text);
        if (!param)
            return err_unknown_param(e, &pair->key, m);
        const struct generator_expr *x = read_expr(&pair->value, r->problem, &r->known, e);
        if (!x)
            return -1;
        r->inputs[r->rule->inputs_len++] =
            (struct generator_binding){ param->name, class_mode ? m : NULL, param->type, x };
        learn(r, param->name);
    }
    for (size_t i = 0; i < m->params_len; i++)
        if (!yaml_get(map, m->params[i].name))
            return yaml_err(e, map, "\"%s\" is missing", m->params[i].name);
    if (class_mode && m != &r->problem->signature.function)
        r->known.len = local; /* a call does not see another one's arguments */
    return 0;
}

static int read_operations(struct reading *r, const struct yaml_node *node, struct err *e)
{
    struct problem *p = r->problem;
    const struct yaml_node *operations = yaml_need(node, "operations", e), *weights = yaml_get(node, "weights");
    struct generator_weight *list = arena_array(&p->arena, p->signature.methods_len + 1, sizeof(*list));
    if (!operations || yaml_check_kind(operations, YAML_MAPPING, "operations", e) < 0)
        return -1;
    const struct yaml_node *constructor = yaml_get(operations, p->signature.class_name);
    if (!constructor)
        return yaml_err(e, operations, "\"%s\" is missing", p->signature.class_name);
    if (read_inputs(r, constructor, &p->signature.function, true, e) < 0)
        return -1;
    for (size_t i = 0; i < operations->len; i++) {
        const struct yaml_pair *pair = &operations->pairs[i];
        if (&pair->value == constructor)
            continue;
        const struct method *m = signature_method(&p->signature, pair->key.text);
        if (!m)
            return err_unknown_method(e, &pair->key, &p->signature);
        int64_t weight = 1;
        const struct yaml_node *given = weights ? yaml_get(weights, m->name) : NULL;
        if (given && yaml_i64(given, 0, 1000000, &weight, e) < 0)
            return -1;
        list[r->rule->weights_len++] = (struct generator_weight){ m, weight };
        if (read_inputs(r, &pair->value, m, true, e) < 0)
            return -1;
    }
    r->rule->weights = list;
    return r->rule->weights_len ? 0 : yaml_err(e, operations, "no method is called");
}

static size_t all_params(const struct signature *s)
{
    size_t count = s->function.params_len;
    for (size_t i = 0; i < s->methods_len; i++)
        count += s->methods[i].params_len;
    return count;
}

static int read_head(struct reading *r, const struct yaml_node *node, struct err *e)
{
    static const char *const keys[] = { "tag", "count", "seed", "size", "let", "input", "operations", "weights" };
    const struct yaml_node *tag = yaml_need(node, "tag", e), *count = yaml_get(node, "count"),
                           *seed = yaml_get(node, "seed"), *size = yaml_get(node, "size");
    int64_t number = 1, seeded = 1;
    if (!tag || yaml_check_keys(node, keys, COUNT(keys), e) < 0 || read_tag(tag, &r->rule->tag, e) < 0)
        return -1;
    if (count && yaml_i64(count, 1, GENERATE_COUNT_MAX, &number, e) < 0)
        return -1;
    if (seed && yaml_i64(seed, INT64_MIN, INT64_MAX, &seeded, e) < 0)
        return -1;
    r->rule->count = (uint32_t)number;
    r->rule->seed = (uint64_t)seeded;
    if (size && !(r->rule->size = read_expr(size, r->problem, &r->known, e)))
        return -1;
    return 0;
}

static int read_rule(const struct yaml_node *node, struct problem *p, bool m, struct generator_rule *rule,
                     struct err *e)
{
    struct reading r = { .problem = p, .rule = rule, .known.m = m };
    size_t params = all_params(&p->signature);
    if (yaml_check_kind(node, YAML_MAPPING, "a rule", e) < 0)
        return -1;
    const struct yaml_node *lets = yaml_get(node, "let");
    size_t most = params + (lets && lets->kind == YAML_MAPPING ? lets->len : 0) + 1;
    *rule = (struct generator_rule){ .at = node };
    r.names = arena_array(&p->arena, most, sizeof(*r.names));
    r.inputs = arena_array(&p->arena, params + 1, sizeof(*r.inputs));
    r.known.names = r.names;
    if (!r.names || !r.inputs)
        return yaml_err(e, node, "the problem is too large");
    rule->inputs = r.inputs;
    if (read_head(&r, node, e) < 0 || read_lets(&r, lets, e) < 0)
        return -1;
    if (p->signature.mode == SIGNATURE_CLASS)
        return read_operations(&r, node, e);
    const struct yaml_node *input = yaml_need(node, "input", e);
    return input ? read_inputs(&r, input, &p->signature.function, false, e) : -1;
}

int generate_read(const struct yaml_node *node, struct problem *p, struct generator_rule *rule, struct err *e)
{
    return read_rule(node, p, false, rule, e);
}

int generate_read_family(const struct yaml_node *node, struct problem *p, struct generator_rule *rule, struct err *e)
{
    return read_rule(node, p, p->complexity.two, rule, e);
}

/* ---- drawing --------------------------------------------------------------------------------------------------------
 */

enum { NAMES_MAX = 256 };

/* What a class's calls have drawn, by "method.param". */
struct seen {
    char name[128];
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

static int draw_one(struct drawing *d, const struct generator_binding *b, struct value *out, struct err *e)
{
    if (expr_eval(&d->context, b->expr->expr, out, e) < 0)
        return yaml_err_prefix(e, b->expr->at);
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

static int remember(struct drawing *d, const struct method *m, const char *param, const struct value *v, size_t most,
                    struct err *e)
{
    char name[128];
    snprintf(name, sizeof(name), "%s.%s", m->name, param);
    for (size_t i = 0; i < d->seen_len; i++) {
        if (strcmp(d->seen[i].name, name) == 0) {
            d->seen[i].values[d->seen[i].len++] = *v;
            return 0;
        }
    }
    struct seen *s = &d->seen[d->seen_len++];
    snprintf(s->name, sizeof(s->name), "%s", name);
    s->values = arena_array(d->context.arena, most + 1, sizeof(*s->values));
    if (!s->values)
        return err_set(e, "the case is too large");
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
        if (draw_one(d, b, &arguments[k], e) < 0 || remember(d, m, b->name, &arguments[k], most, e) < 0)
            return -1;
        define(d, b->name, &arguments[k]);
    }
    if (m != &d->problem->signature.function)
        d->scope.len = outer;
    *o = (struct operation){ m, arguments };
    return 0;
}

static const struct method *draw_method(struct drawing *d)
{
    int64_t total = 0;
    for (size_t i = 0; i < d->rule->weights_len; i++)
        total += d->rule->weights[i].weight;
    int64_t drawn = total ? (int64_t)rng_below(&d->rng, (uint64_t)total) : 0;
    size_t i = 0;
    while (total && drawn >= d->rule->weights[i].weight)
        drawn -= d->rule->weights[i++].weight;
    return d->rule->weights[i].method;
}

static int draw_operations(struct drawing *d, int64_t n, struct test_case *out, struct err *e)
{
    struct arena *a = d->context.arena;
    if (n < 0 || n > GENERATE_ITEMS_MAX)
        return err_set(e, "%" PRId64 " calls", n);
    struct operation *list = arena_array(a, (size_t)n + 1, sizeof(*list));
    d->seen = arena_array(a, all_params(&d->problem->signature) + 1, sizeof(*d->seen));
    d->context.seen = look_seen;
    d->context.owner = d;
    if (!list || !d->seen)
        return err_set(e, "the case is too large");
    if (draw_call(d, &d->problem->signature.function, &list[0], 1, e) < 0)
        return -1;
    for (int64_t i = 1; i <= n; i++) {
        d->context.item = i - 1;
        if (draw_call(d, draw_method(d), &list[i], (size_t)n, e) < 0)
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
    /* Three odd constants keep (seed, index, attempt) apart; the salt moves all of it. */
    rng_seed(&d.rng, rule->seed * 0x9e3779b97f4a7c15ULL + key->index * 0xbf58476d1ce4e5b9ULL +
                         key->attempt * 0x94d049bb133111ebULL + key->salt);
    d.scope.names = d.names;
    d.scope.values = d.values;
    d.context = (struct expr_context){ .rng = &d.rng, .scope = &d.scope, .arena = a };
    define_int(&d, "index", key->index);
    if (key->size < 0 && rule->size && expr_eval_int(&d.context, rule->size->expr, &n, e) < 0)
        return yaml_err_prefix(e, rule->size->at);
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
