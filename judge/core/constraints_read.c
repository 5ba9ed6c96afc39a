// SPDX-License-Identifier: MIT
/* Reads `constraints:`: the key says what is looked at, the value what holds. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/core/constraints_internal.h"
#include "judge/core/problem_read.h"

struct reading {
    struct problem *problem;
    struct constraint *c;
};

static const struct {
    const char *word;
    enum measure measure;
} measures[] = {
    { ".length", MEASURE_LENGTH }, { ".nodes", MEASURE_NODES }, { ".depth", MEASURE_DEPTH },
    { ".total", MEASURE_TOTAL },   { ".sum", MEASURE_SUM },
};

static const struct type int_type = { TYPE_INT, NULL };

/* What the items of a type are, NULL when it has none. */
static const struct type *items_of(const struct type *t)
{
    if (t->kind == TYPE_LIST_NODE || t->kind == TYPE_TREE_NODE)
        return &int_type;
    return t->elem;
}

static int read_brackets(struct reading *r, const struct yaml_node *key, const char **at, struct err *e)
{
    while (strncmp(*at, "[]", 2) == 0) {
        r->c->type = items_of(r->c->type);
        if (!r->c->type)
            return yaml_err(e, key, "\"%s\": there are no items", key->text);
        r->c->brackets++;
        *at += 2;
    }
    return 0;
}

static int read_measure(struct reading *r, const struct yaml_node *key, const char *at, struct err *e)
{
    enum type_kind kind = r->c->type->kind;
    bool many = items_of(r->c->type) || kind == TYPE_STRING || kind == TYPE_GRAPH_NODE;
    if (!*at)
        return 0;
    for (size_t i = 0; i < COUNT(measures); i++) {
        if (strcmp(measures[i].word, at) != 0)
            continue;
        r->c->measure = measures[i].measure;
        return many ? 0 : yaml_err(e, key, "\"%s\": %s is for what has items", key->text, at + 1);
    }
    return yaml_err(e, key, "\"%s\": what is \"%s\"? (.length, .nodes, .depth, .total, .sum, [])", key->text, at);
}

/* The name at the start of *at, copied. */
static char *take_name(struct arena *a, const char **at)
{
    size_t len = strcspn(*at, ".[");
    char *name = arena_strn(a, *at, len);
    *at += len;
    return name;
}

static int read_key(struct reading *r, const struct yaml_node *key, struct err *e)
{
    struct problem *p = r->problem;
    const char *at = key->text;
    const struct method *m = &p->signature.function;
    char *name = take_name(&p->arena, &at);
    if (p->signature.mode == SIGNATURE_CLASS) {
        r->c->type = &int_type;
        if (strcmp(key->text, "operations") == 0)
            return 0;
        m = signature_method(&p->signature, name);
        if (!m)
            return err_unknown_method(e, key, &p->signature);
        r->c->method = m;
        if (strcmp(at, ".calls") == 0)
            return 0;
        if (*at++ != '.')
            return yaml_err(e, key, "\"%s\": written method.parameter", key->text);
        name = take_name(&p->arena, &at);
    }
    r->c->param = method_param(m, name);
    if (!r->c->param)
        return err_unknown_param(e, key, m);
    r->c->type = r->c->param->type;
    return read_brackets(r, key, &at, e) < 0 ? -1 : read_measure(r, key, at, e);
}

/* The names that a bound may use: the function's (the constructor's) parameters and those of the same call. */
static int see(struct reading *r, struct expr_names *names, struct err *e)
{
    const struct method *methods[] = { &r->problem->signature.function, r->c->method };
    size_t most = methods[0]->params_len + (methods[1] ? methods[1]->params_len : 0);
    const char **at = arena_array(&r->problem->arena, most + 1, sizeof(*at));
    const struct expr_type **types = arena_array(&r->problem->arena, most + 1, sizeof(*types));
    if (!at || !types)
        return err_set(e, "the problem is too large");
    *names = (struct expr_names){ .at = at, .types = types };
    for (size_t k = 0; k < COUNT(methods); k++) {
        for (size_t i = 0; methods[k] && i < methods[k]->params_len; i++) {
            at[names->len] = methods[k]->params[i].name;
            types[names->len] = expr_type_of(methods[k]->params[i].type, &r->problem->arena);
            if (!types[names->len++])
                return err_set(e, "the problem is too large");
        }
    }
    return 0;
}

/* A bound, which begins `from` characters behind the node's text. */
static const struct expr *read_bound(struct reading *r, const struct yaml_node *node, const char *text, size_t from,
                                     struct err *e)
{
    struct expr_names names;
    struct expr_reader reader = { .arena = &r->problem->arena, .names = &names, .pure = true, .e = e };
    const struct expr_type *type;
    const struct expr *x = see(r, &names, e) == 0 ? expr_read(&reader, text, &type) : NULL;
    if (x && !expr_type_fits(type, expr_type_plain(EXPR_IS_INT))) {
        expr_fail(&reader, x->column, "\"%.60s\" is not a whole number", text);
        x = NULL;
    }
    if (!x)
        yaml_err_prefix_in(e, node, reader.column ? reader.column + from : 0);
    return x;
}

static int read_range(struct reading *r, const struct yaml_node *node, struct predicate *p, struct err *e)
{
    const char *dots = strstr(node->text, "..");
    char *low = arena_strn(&r->problem->arena, node->text, dots ? (size_t)(dots - node->text) : strlen(node->text));
    const char *high = dots ? dots + 2 : low;
    if (r->c->measure == MEASURE_ITSELF && r->c->type->kind == TYPE_DOUBLE) {
        char *end_low, *end_high;
        p->kind = PREDICATE_DOUBLE;
        p->low_double = strtod(low, &end_low);
        p->high_double = strtod(high, &end_high);
        if (*low && *high && !*end_low && !*end_high)
            return 0;
    }
    bool number = r->c->measure != MEASURE_ITSELF || r->c->type->kind == TYPE_INT || r->c->type->kind == TYPE_LONG;
    if (!number)
        return yaml_err(e, node, "\"%s\": a range is for numbers and lengths", node->text);
    p->kind = PREDICATE_RANGE;
    p->low = read_bound(r, node, low, 0, e);
    p->high = !p->low ? NULL : dots ? read_bound(r, node, high, (size_t)(high - node->text), e) : p->low;
    return p->high ? 0 : -1;
}

static int read_alphabet(const struct yaml_node *node, struct predicate *p, struct err *e)
{
    const char *text;
    if (yaml_text(node, &text, e) < 0)
        return -1;
    p->kind = PREDICATE_ALPHABET;
    p->text = text;
    const unsigned char *s = (const unsigned char *)text;
    for (size_t i = 0; s[i]; i++) {
        bool range = s[i + 1] == '-' && s[i + 2];
        for (unsigned c = s[i]; c <= (range ? s[i + 2] : s[i]); c++)
            p->alphabet[c] = true;
        i += range ? 2 : 0;
    }
    return 0;
}

static int read_mapping(struct reading *r, const struct yaml_node *node, struct predicate *p, struct err *e)
{
    static const char *const keys[] = { "alphabet", "one_of" };
    if (yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *alphabet = yaml_get(node, "alphabet"), *one_of = yaml_get(node, "one_of");
    if (node->len != 1)
        return yaml_err(e, node, "one of `alphabet` and `one_of`");
    if (alphabet) {
        enum type_kind kind = r->c->type->kind;
        if (r->c->measure != MEASURE_ITSELF || (kind != TYPE_STRING && kind != TYPE_CHAR))
            return yaml_err(e, alphabet, "an alphabet is for strings and chars");
        return read_alphabet(alphabet, p, e);
    }
    if (yaml_check_kind(one_of, YAML_SEQUENCE, "one_of", e) < 0)
        return -1;
    struct value *choices = arena_array(&r->problem->arena, one_of->len + 1, sizeof(*choices));
    const struct type *t = r->c->measure == MEASURE_ITSELF ? r->c->type : &int_type;
    for (size_t i = 0; i < one_of->len; i++)
        if (read_yaml_value(&one_of->items[i], t, "one_of", &r->problem->arena, &choices[i], e) < 0)
            return -1;
    p->kind = PREDICATE_ONE_OF;
    p->text = "one of the listed";
    p->choices = choices;
    p->choices_len = one_of->len;
    return 0;
}

static int read_predicate(struct reading *r, const struct yaml_node *node, struct predicate *p, struct err *e)
{
    static const struct {
        const char *word;
        enum predicate_kind kind;
        const char *for_what;
    } words[] = {
        { "sorted", PREDICATE_SORTED, "LS" },      { "descending", PREDICATE_DESCENDING, "LS" },
        { "distinct", PREDICATE_DISTINCT, "LST" }, { "rectangular", PREDICATE_RECTANGULAR, "M" },
        { "square", PREDICATE_SQUARE, "M" },       { "bst", PREDICATE_BST, "T" },
    };
    const struct type *t = r->c->type;
    if (node->kind == YAML_MAPPING)
        return read_mapping(r, node, p, e);
    if (yaml_check_kind(node, YAML_SCALAR, "a constraint", e) < 0)
        return -1;
    p->text = node->text;
    char shape = t->kind == TYPE_TREE_NODE ? 'T' : t->kind == TYPE_STRING ? 'S' : items_of(t) ? 'L' : '-';
    bool matrix = shape == 'L' && t->elem && t->elem->elem;
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strcmp(words[i].word, node->text) != 0)
            continue;
        p->kind = words[i].kind;
        bool fits = strchr(words[i].for_what, shape) || (matrix && strchr(words[i].for_what, 'M'));
        return fits && r->c->measure == MEASURE_ITSELF ? 0
                                                       : yaml_err(e, node, "\"%s\" does not apply here", node->text);
    }
    return read_range(r, node, p, e);
}

static int read_one(struct reading *r, const struct yaml_pair *pair, struct err *e)
{
    const struct yaml_node *value = &pair->value;
    size_t len = value->kind == YAML_SEQUENCE ? value->len : 1;
    struct predicate *list = arena_array(&r->problem->arena, len + 1, sizeof(*list));
    r->c->text = pair->key.text;
    if (!list || read_key(r, &pair->key, e) < 0)
        return -1;
    for (size_t i = 0; i < len; i++)
        if (read_predicate(r, value->kind == YAML_SEQUENCE ? &value->items[i] : value, &list[i], e) < 0)
            return -1;
    r->c->predicates = list;
    r->c->predicates_len = len;
    return 0;
}

int constraints_read(const struct yaml_node *mapping, struct problem *p, struct err *e)
{
    if (yaml_check_kind(mapping, YAML_MAPPING, "constraints", e) < 0)
        return -1;
    struct constraint *list = arena_array(&p->arena, mapping->len + 1, sizeof(*list));
    if (!list)
        return yaml_err(e, mapping, "the problem is too large");
    size_t len = 0;
    for (size_t i = 0; i < mapping->len; i++) {
        const struct yaml_pair *pair = &mapping->pairs[i];
        bool needs = pair->value.kind == YAML_MAPPING && strcmp(pair->key.text, "needs") == 0;
        struct reading r = { p, &list[len] };
        if ((needs ? needs_read(&pair->value, p, e) : read_one(&r, pair, e)) < 0)
            return -1;
        len += !needs;
    }
    p->constraints = list;
    p->constraints_len = len;
    return 0;
}
