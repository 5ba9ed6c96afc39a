// SPDX-License-Identifier: MIT
/* The `function:` or `class:` of a problem. */
#include <ctype.h>
#include <string.h>

#include "judge/core/problem_read.h"

enum { PARAMS_MAX = 16, METHODS_MAX = 32 };

const struct param *method_param(const struct method *m, const char *name)
{
    for (size_t i = 0; i < m->params_len; i++)
        if (strcmp(m->params[i].name, name) == 0)
            return &m->params[i];
    return NULL;
}

const struct method *signature_method(const struct signature *s, const char *name)
{
    for (size_t i = 0; i < s->methods_len; i++)
        if (strcmp(s->methods[i].name, name) == 0)
            return &s->methods[i];
    return s->class_name && strcmp(s->class_name, name) == 0 ? &s->function : NULL;
}

int err_unknown_param(struct err *e, const struct yaml_node *at, const struct method *m)
{
    const char *names[PARAMS_MAX];
    for (size_t i = 0; i < m->params_len; i++)
        names[i] = m->params[i].name;
    return yaml_err_unknown(e, at, "a parameter", names, m->params_len);
}

int err_unknown_method(struct err *e, const struct yaml_node *at, const struct signature *s)
{
    const char *names[METHODS_MAX + 1];
    size_t len = 0;
    names[len++] = s->class_name;
    for (size_t i = 0; i < s->methods_len; i++)
        names[len++] = s->methods[i].name;
    return yaml_err_unknown(e, at, "a method", names, len);
}

/* It becomes an identifier in every language's glue, so nothing else may ever pass. */
static int check_identifier(const struct yaml_node *node, const char *name, struct err *e)
{
    size_t len = strlen(name);
    bool good = len > 0 && len <= 48 && isalpha((unsigned char)name[0]);
    for (size_t i = 0; i < len; i++)
        good &= isalnum((unsigned char)name[i]) && (unsigned char)name[i] < 128;
    return good ? 0 : yaml_err(e, node, "\"%s\" is not a name (letters and digits, a letter first)", name);
}

static int read_type(const struct yaml_node *node, struct problem *p, const struct type **out, struct err *e)
{
    const char *text;
    if (yaml_text(node, &text, e) < 0)
        return -1;
    *out = type_parse(text, &p->arena, e);
    return *out ? 0 : yaml_err_prefix(e, node);
}

static int read_param(const struct yaml_node *node, struct problem *p, struct param *out, struct err *e)
{
    if (node->kind != YAML_MAPPING || node->len != 1)
        return yaml_err(e, node, "a parameter is written {name: type}");
    out->name = node->pairs[0].key.text;
    if (check_identifier(&node->pairs[0].key, out->name, e) < 0 ||
        read_type(&node->pairs[0].value, p, &out->type, e) < 0)
        return -1;
    return out->type->kind == TYPE_VOID ? yaml_err(e, &node->pairs[0].value, "a parameter cannot be void") : 0;
}

static int read_params(const struct yaml_node *list, struct problem *p, struct method *m, struct err *e)
{
    if (!list)
        return 0;
    if (yaml_check_kind(list, YAML_SEQUENCE, "params", e) < 0)
        return -1;
    if (list->len > PARAMS_MAX)
        return yaml_err(e, list, "more than %d parameters", PARAMS_MAX);
    struct param *params = arena_array(&p->arena, list->len + 1, sizeof(*params));
    m->params = params;
    for (size_t i = 0; i < list->len; i++) {
        if (read_param(&list->items[i], p, &params[i], e) < 0)
            return -1;
        if (method_param(m, params[i].name))
            return yaml_err(e, &list->items[i], "the parameter \"%s\" is there twice", params[i].name);
        m->params_len = i + 1;
    }
    return 0;
}

static int read_function(const struct yaml_node *node, struct problem *p, struct err *e)
{
    static const char *const keys[] = { "name", "params", "returns" };
    struct method *f = &p->signature.function;
    if (yaml_check_kind(node, YAML_MAPPING, "function", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *name = yaml_need(node, "name", e), *returns = name ? yaml_need(node, "returns", e) : NULL;
    if (!returns || yaml_text(name, &f->name, e) < 0 || check_identifier(name, f->name, e) < 0 ||
        read_params(yaml_get(node, "params"), p, f, e) < 0)
        return -1;
    p->signature.mode = SIGNATURE_FUNCTION;
    return read_type(returns, p, &f->returns, e);
}

static int read_methods(const struct yaml_node *map, struct problem *p, struct err *e)
{
    static const char *const keys[] = { "params", "returns" };
    if (yaml_check_kind(map, YAML_MAPPING, "methods", e) < 0)
        return -1;
    if (map->len == 0 || map->len > METHODS_MAX)
        return yaml_err(e, map, "a class has 1 to %d methods", METHODS_MAX);
    struct method *methods = arena_array(&p->arena, map->len, sizeof(*methods));
    p->signature.methods = methods;
    for (size_t i = 0; i < map->len; i++) {
        const struct yaml_node *node = &map->pairs[i].value;
        methods[i].name = map->pairs[i].key.text;
        if (check_identifier(&map->pairs[i].key, methods[i].name, e) < 0 ||
            yaml_check_kind(node, YAML_MAPPING, methods[i].name, e) < 0 ||
            yaml_check_keys(node, keys, COUNT(keys), e) < 0)
            return -1;
        const struct yaml_node *returns = yaml_need(node, "returns", e);
        if (!returns || read_params(yaml_get(node, "params"), p, &methods[i], e) < 0 ||
            read_type(returns, p, &methods[i].returns, e) < 0)
            return -1;
        p->signature.methods_len = i + 1;
    }
    return 0;
}

static int read_class(const struct yaml_node *node, struct problem *p, struct err *e)
{
    static const char *const keys[] = { "name", "constructor", "methods" };
    static const struct type nothing = { TYPE_VOID, NULL };
    struct signature *s = &p->signature;
    if (yaml_check_kind(node, YAML_MAPPING, "class", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *name = yaml_need(node, "name", e), *methods = name ? yaml_need(node, "methods", e) : NULL;
    if (!methods || yaml_text(name, &s->class_name, e) < 0 || check_identifier(name, s->class_name, e) < 0)
        return -1;
    s->mode = SIGNATURE_CLASS;
    s->function.name = s->class_name;
    s->function.returns = &nothing;
    return read_params(yaml_get(node, "constructor"), p, &s->function, e) < 0 ? -1 : read_methods(methods, p, e);
}

static int read_in_place(const struct yaml_node *node, struct problem *p, struct err *e)
{
    const struct method *f = &p->signature.function;
    const char *name;
    p->signature.in_place = -1;
    if (!node) {
        p->answer_type = f->returns;
        return f->returns->kind == TYPE_VOID
                   ? err_set(e, "returns void, but no `in_place` says which parameter carries the answer")
                   : 0;
    }
    if (yaml_text(node, &name, e) < 0)
        return -1;
    const struct param *param = method_param(f, name);
    if (!param)
        return err_unknown_param(e, node, f);
    if (f->returns->kind != TYPE_VOID)
        return yaml_err(e, node, "in_place needs `returns: void`");
    p->signature.in_place = (int)(param - f->params);
    p->answer_type = param->type;
    return 0;
}

int signature_read(const struct yaml_node *root, struct problem *p, struct err *e)
{
    const struct yaml_node *function = yaml_get(root, "function"), *class = yaml_get(root, "class"),
                           *in_place = yaml_get(root, "in_place");
    if (!function == !class)
        return yaml_err(e, root, "exactly one of `function` and `class` is needed");
    if (class) {
        p->signature.in_place = -1;
        if (in_place)
            return yaml_err(e, in_place, "in_place is for functions");
        return read_class(class, p, e);
    }
    if (read_function(function, p, e) < 0)
        return -1;
    if (read_in_place(in_place, p, e) < 0)
        return in_place ? -1 : yaml_err_prefix(e, function);
    return 0;
}
