// SPDX-License-Identifier: MIT
/* Reads the rules of `generate:` and the families of `complexity:`; every expression's names and types are checked
 * here, at its place in the file. Draws nothing. */
#include <stdio.h>
#include <string.h>

#include "judge/core/generate_private.h"
#include "judge/core/problem_read.h"

/* The names known so far, in the order they will be drawn. */
struct reading {
    struct problem *problem;
    struct generator_rule *rule;
    const char **names;
    const struct expr_type **types;
    size_t len;
    struct expr_names known; /* params: of seen() */
    struct generator_binding *inputs;
};

static void learn(struct reading *r, const char *name, const struct expr_type *type)
{
    r->names[r->len] = name;
    r->types[r->len++] = type;
}

/* An expression that gives what is wanted (NULL: anything); what it is comes in *given. */
static const struct generator_expr *read_expr(const struct yaml_node *node, struct reading *r,
                                              const struct expr_type *wanted, const struct expr_type **given,
                                              struct err *e)
{
    const char *text;
    struct expr_names names = {
        r->names, r->types, r->len, r->known.params, r->known.param_types, r->known.params_len
    };
    struct expr_reader reader = { .arena = &r->problem->arena, .names = &names, .e = e };
    struct generator_expr *g = arena_alloc(&r->problem->arena, sizeof(*g));
    if (yaml_text(node, &text, e) < 0)
        return NULL;
    if (!g) {
        yaml_err(e, node, "the problem is too large");
        return NULL;
    }
    g->at = node;
    g->expr = expr_read(&reader, text, given);
    if (g->expr && wanted && !expr_type_fits(*given, wanted)) {
        struct str is = STR(200), must = STR(200);
        expr_type_write(*given, &is);
        expr_type_write(wanted, &must);
        expr_fail(&reader, g->expr->column, "this is %s, not %s", str_text(&is), str_text(&must));
        str_clear(&is);
        str_clear(&must);
        g->expr = NULL;
    }
    if (g->expr)
        return g;
    yaml_err_prefix_in(e, node, reader.column);
    return NULL;
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
        const struct expr_type *type;
        list[i].name = pair->key.text;
        if (!(list[i].expr = read_expr(&pair->value, r, NULL, &type, e)))
            return -1;
        learn(r, pair->key.text, type);
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
    size_t local = r->len;
    for (size_t i = 0; i < map->len; i++) {
        const struct yaml_pair *pair = &map->pairs[i];
        const struct param *param = method_param(m, pair->key.text);
        if (!param)
            return err_unknown_param(e, &pair->key, m);
        const struct expr_type *wanted = expr_type_of(param->type, &r->problem->arena), *given;
        if (!wanted)
            return yaml_err(e, map, "the problem is too large");
        const struct generator_expr *x = read_expr(&pair->value, r, wanted, &given, e);
        if (!x)
            return -1;
        r->inputs[r->rule->inputs_len++] =
            (struct generator_binding){ param->name, class_mode ? m : NULL, param->type, x };
        learn(r, param->name, wanted);
    }
    for (size_t i = 0; i < m->params_len; i++)
        if (!yaml_get(map, m->params[i].name))
            return yaml_err(e, map, "\"%s\" is missing", m->params[i].name);
    if (class_mode && m != &r->problem->signature.function)
        r->len = local; /* a call does not see another one's arguments */
    return 0;
}

/* ---- design classes -------------------------------------------------------------------------------------------------
 */

/* "put.key" of every method: what seen() may name. */
static int learn_params(struct reading *r, struct err *e)
{
    struct problem *p = r->problem;
    size_t count = generate_params(&p->signature), len = 0;
    const char **names = arena_array(&p->arena, count + 1, sizeof(*names));
    const struct expr_type **types = arena_array(&p->arena, count + 1, sizeof(*types));
    for (size_t i = 0; names && types && i < p->signature.methods_len; i++) {
        const struct method *m = &p->signature.methods[i];
        for (size_t k = 0; k < m->params_len; k++, len++) {
            char name[160];
            snprintf(name, sizeof(name), "%.70s.%.70s", m->name, m->params[k].name);
            names[len] = arena_strdup(&p->arena, name);
            types[len] = expr_type_of(m->params[k].type, &p->arena);
            if (!names[len] || !types[len])
                return err_set(e, "the problem is too large");
        }
    }
    r->known.params = names;
    r->known.param_types = types;
    r->known.params_len = len;
    return names && types ? 0 : err_set(e, "the problem is too large");
}

static int read_calls(struct reading *r, const struct yaml_node *operations, const struct yaml_node *weights,
                      struct err *e)
{
    struct problem *p = r->problem;
    struct generator_weight *list = arena_array(&p->arena, p->signature.methods_len + 1, sizeof(*list));
    for (size_t i = 0; list && i < operations->len; i++) {
        const struct yaml_pair *pair = &operations->pairs[i];
        if (strcmp(pair->key.text, p->signature.class_name) == 0)
            continue;
        const struct method *m = signature_method(&p->signature, pair->key.text);
        if (!m)
            return err_unknown_method(e, &pair->key, &p->signature);
        int64_t weight = 1;
        const struct yaml_node *given = weights ? yaml_get(weights, m->name) : NULL;
        if (given && yaml_i64(given, 0, 1000000, &weight, e) < 0)
            return -1;
        list[r->rule->weights_len++] = (struct generator_weight){ .method = m, .weight = weight };
        if (read_inputs(r, &pair->value, m, true, e) < 0)
            return -1;
    }
    r->rule->weights = list;
    return list && r->rule->weights_len ? 0 : yaml_err(e, operations, "no method is called");
}

static int read_operations(struct reading *r, const struct yaml_node *node, struct err *e)
{
    static const char *const orders[] = { "mixed", "blocks" };
    struct problem *p = r->problem;
    const struct yaml_node *operations = yaml_need(node, "operations", e), *order = yaml_get(node, "order");
    int chosen = 0;
    if (!operations || yaml_check_kind(operations, YAML_MAPPING, "operations", e) < 0 || learn_params(r, e) < 0 ||
        (order && yaml_choice(order, "an order", orders, COUNT(orders), &chosen, e) < 0))
        return -1;
    r->rule->blocks = chosen == 1;
    const struct yaml_node *constructor = yaml_get(operations, p->signature.class_name);
    if (!constructor)
        return yaml_err(e, operations, "\"%s\" is missing", p->signature.class_name);
    if (read_inputs(r, constructor, &p->signature.function, true, e) < 0)
        return -1;
    return read_calls(r, operations, yaml_get(node, "weights"), e);
}

/* ---- rules ----------------------------------------------------------------------------------------------------------
 */

size_t generate_params(const struct signature *s)
{
    size_t count = s->function.params_len;
    for (size_t i = 0; i < s->methods_len; i++)
        count += s->methods[i].params_len;
    return count;
}

static int read_head(struct reading *r, const struct yaml_node *node, struct err *e)
{
    static const char *const keys[] = {
        "tag", "count", "seed", "size", "let", "input", "operations", "weights", "order"
    };
    const struct yaml_node *tag = yaml_need(node, "tag", e), *count = yaml_get(node, "count"),
                           *seed = yaml_get(node, "seed"), *size = yaml_get(node, "size");
    const struct expr_type *given;
    int64_t number = 1, seeded = 1;
    if (!tag || yaml_check_keys(node, keys, COUNT(keys), e) < 0 || read_tag(tag, &r->rule->tag, e) < 0)
        return -1;
    if (count && yaml_i64(count, 1, GENERATE_COUNT_MAX, &number, e) < 0)
        return -1;
    if (seed && yaml_i64(seed, INT64_MIN, INT64_MAX, &seeded, e) < 0)
        return -1;
    r->rule->count = (uint32_t)number;
    r->rule->seed = (uint64_t)seeded;
    learn(r, "index", expr_type_plain(EXPR_IS_INT));
    if (size && !(r->rule->size = read_expr(size, r, expr_type_plain(EXPR_IS_INT), &given, e)))
        return -1;
    return 0;
}

static int read_rule(const struct yaml_node *node, struct problem *p, bool m, struct generator_rule *rule,
                     struct err *e)
{
    struct reading r = { .problem = p, .rule = rule };
    size_t params = generate_params(&p->signature);
    if (yaml_check_kind(node, YAML_MAPPING, "a rule", e) < 0)
        return -1;
    const struct yaml_node *lets = yaml_get(node, "let");
    size_t most = params + p->signature.methods_len + (lets && lets->kind == YAML_MAPPING ? lets->len : 0) + 8;
    *rule = (struct generator_rule){ .at = node };
    r.names = arena_array(&p->arena, most, sizeof(*r.names));
    r.types = arena_array(&p->arena, most, sizeof(*r.types));
    r.inputs = arena_array(&p->arena, params + 1, sizeof(*r.inputs));
    if (!r.names || !r.types || !r.inputs)
        return yaml_err(e, node, "the problem is too large");
    rule->inputs = r.inputs;
    if (read_head(&r, node, e) < 0)
        return -1;
    learn(&r, "n", expr_type_plain(EXPR_IS_INT));
    if (m)
        learn(&r, "m", expr_type_plain(EXPR_IS_INT));
    learn(&r, "i", expr_type_plain(EXPR_IS_INT));
    if (read_lets(&r, lets, e) < 0)
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
