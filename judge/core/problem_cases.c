// SPDX-License-Identifier: MIT
/* The `cases:` of a problem, and inputs that a candidate types in the console's form. */
#include <ctype.h>
#include <string.h>

#include "judge/core/constraints.h"
#include "judge/core/problem_read.h"

enum { CASES_MAX = 2000, OPERATIONS_MAX = 1000000 };

int read_tag(const struct yaml_node *node, const char **out, struct err *e)
{
    if (yaml_text(node, out, e) < 0)
        return -1;
    for (const char *c = *out; *c; c++)
        if (!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && *c != '-')
            return yaml_err(e, node, "\"%s\": a tag has lower-case letters, digits and dashes", *out);
    return 0;
}

static int read_input(const struct yaml_node *node, struct problem *p, struct test_case *c, struct err *e)
{
    const struct method *f = &p->signature.function;
    const struct yaml_node *input = yaml_need(node, "input", e);
    struct value *arguments = arena_array(&p->arena, f->params_len + 1, sizeof(*arguments));
    if (!input || yaml_check_kind(input, YAML_MAPPING, "input", e) < 0)
        return -1;
    for (size_t i = 0; i < input->len; i++)
        if (!method_param(f, input->pairs[i].key.text))
            return err_unknown_param(e, &input->pairs[i].key, f);
    for (size_t i = 0; i < f->params_len; i++) {
        const struct yaml_node *value = yaml_get(input, f->params[i].name);
        if (!value)
            return yaml_err(e, input, "\"%s\" is missing", f->params[i].name);
        if (read_yaml_value(value, f->params[i].type, f->params[i].name, &p->arena, &arguments[i], e) < 0)
            return -1;
    }
    c->arguments = arguments;
    return 0;
}

static int read_operation(const struct yaml_node *name, const struct yaml_node *given, bool first, struct problem *p,
                          struct operation *o, struct err *e)
{
    const char *text;
    if (yaml_text(name, &text, e) < 0 || yaml_check_kind(given, YAML_SEQUENCE, "arguments", e) < 0)
        return -1;
    const struct method *m = signature_method(&p->signature, text);
    if (!m)
        return err_unknown_method(e, name, &p->signature);
    if (first != (m == &p->signature.function))
        return yaml_err(e, name,
                        first ? "the first operation must be the constructor \"%s\"" : "\"%s\" stands only first",
                        p->signature.class_name);
    if (given->len != m->params_len)
        return yaml_err(e, given, "%s takes %zu arguments, not %zu", m->name, m->params_len, given->len);
    struct value *arguments = arena_array(&p->arena, m->params_len + 1, sizeof(*arguments));
    for (size_t i = 0; i < m->params_len; i++)
        if (read_yaml_value(&given->items[i], m->params[i].type, m->params[i].name, &p->arena, &arguments[i], e) < 0)
            return -1;
    *o = (struct operation){ m, arguments };
    return 0;
}

static int read_operations(const struct yaml_node *node, struct problem *p, struct test_case *c, struct err *e)
{
    const struct yaml_node *names = yaml_need(node, "operations", e),
                           *given = names ? yaml_need(node, "arguments", e) : NULL;
    if (!given || yaml_check_kind(names, YAML_SEQUENCE, "operations", e) < 0 ||
        yaml_check_kind(given, YAML_SEQUENCE, "arguments", e) < 0)
        return -1;
    if (names->len == 0 || names->len != given->len)
        return yaml_err(e, given, "%zu operations, but arguments for %zu", names->len, given->len);
    struct operation *list = arena_array(&p->arena, names->len, sizeof(*list));
    if (!list)
        return yaml_err(e, names, "the problem is too large");
    for (size_t i = 0; i < names->len; i++)
        if (read_operation(&names->items[i], &given->items[i], i == 0, p, &list[i], e) < 0)
            return -1;
    c->operations = list;
    c->operations_len = names->len;
    return 0;
}

static int read_expected(const struct yaml_node *node, struct problem *p, struct test_case *c, struct err *e)
{
    c->has_expected = true;
    if (p->signature.mode == SIGNATURE_FUNCTION)
        return read_yaml_value(node, p->answer_type, "expected", &p->arena, &c->expected, e);
    if (yaml_check_kind(node, YAML_SEQUENCE, "expected", e) < 0)
        return -1;
    if (node->len != c->operations_len)
        return yaml_err(e, node, "%zu operations, but %zu answers", c->operations_len, node->len);
    struct value *items = arena_array(&p->arena, node->len + 1, sizeof(*items));
    for (size_t i = 0; i < node->len; i++) {
        const struct type *t = c->operations[i].method->returns;
        items[i].kind = VALUE_NULL;
        if (t->kind == TYPE_VOID && !yaml_is_null(&node->items[i]))
            return yaml_err(e, &node->items[i], "%s returns nothing: null is expected", c->operations[i].method->name);
        if (t->kind != TYPE_VOID && read_yaml_value(&node->items[i], t, "expected", &p->arena, &items[i], e) < 0)
            return -1;
    }
    c->expected.kind = VALUE_ITEMS;
    c->expected.items.at = items;
    c->expected.items.len = node->len;
    return 0;
}

static int read_case(const struct yaml_node *node, struct problem *p, struct test_case *c, struct err *e)
{
    static const char *const function_keys[] = { "tag", "sample", "input", "expected", "explanation" };
    static const char *const class_keys[] = { "tag", "sample", "operations", "arguments", "expected", "explanation" };
    bool class_mode = p->signature.mode == SIGNATURE_CLASS;
    if (yaml_check_kind(node, YAML_MAPPING, "a case", e) < 0 ||
        yaml_check_keys(node, class_mode ? class_keys : function_keys,
                        class_mode ? COUNT(class_keys) : COUNT(function_keys), e) < 0)
        return -1;
    const struct yaml_node *tag = yaml_need(node, "tag", e), *sample = yaml_get(node, "sample"),
                           *expected = yaml_get(node, "expected"), *explanation = yaml_get(node, "explanation");
    c->line = node->line;
    if (!tag || read_tag(tag, &c->tag, e) < 0 || (sample && yaml_bool(sample, &c->sample, e) < 0) ||
        (explanation && yaml_text(explanation, &c->explanation, e) < 0))
        return -1;
    if ((class_mode ? read_operations(node, p, c, e) : read_input(node, p, c, e)) < 0)
        return -1;
    if (expected && read_expected(expected, p, c, e) < 0)
        return -1;
    int broken = constraints_check(p, c, e);
    return broken == 1 ? yaml_err_prefix(e, node) : broken;
}

int cases_read(const struct yaml_node *list, struct problem *p, struct err *e)
{
    if (yaml_check_kind(list, YAML_SEQUENCE, "cases", e) < 0)
        return -1;
    if (list->len > CASES_MAX)
        return yaml_err(e, list, "more than %d cases", CASES_MAX);
    struct test_case *cases = arena_array(&p->arena, list->len + 1, sizeof(*cases));
    for (size_t i = 0; i < list->len; i++)
        if (read_case(&list->items[i], p, &cases[i], e) < 0)
            return -1;
    p->cases = cases;
    p->cases_len = list->len;
    return 0;
}

/* ---- the console's form --------------------------------------------------------------------------------------------
 */

static int parse_arguments(const struct problem *p, const char *text, size_t len, struct arena *a,
                           struct test_case *out, struct err *e)
{
    const struct method *f = &p->signature.function;
    struct value *arguments = arena_array(a, f->params_len + 1, sizeof(*arguments));
    size_t at = 0;
    if (!arguments)
        return err_set(e, "the input is too large");
    for (size_t i = 0; i < f->params_len; i++)
        if (value_parse_next(text, len, &at, f->params[i].type, f->params[i].name, a, &arguments[i], e) < 0)
            return -1;
    if (at < len)
        return err_set(e, "something follows the last argument (one line for each of %zu parameters)", f->params_len);
    out->arguments = arguments;
    return 0;
}

static bool take(const char *text, size_t len, size_t *at, char c)
{
    while (*at < len && isspace((unsigned char)text[*at]))
        (*at)++;
    if (*at >= len || text[*at] != c)
        return false;
    (*at)++;
    while (*at < len && isspace((unsigned char)text[*at]))
        (*at)++;
    return true;
}

static int parse_call(const struct problem *p, const struct value *name, const char *text, size_t len, size_t *at,
                      struct arena *a, struct operation *o, struct err *e)
{
    const struct method *m = name->string.len < 64 ? signature_method(&p->signature, name->string.text) : NULL;
    struct value *arguments = m ? arena_array(a, m->params_len + 1, sizeof(*arguments)) : NULL;
    if (!arguments)
        return err_set(e, "\"%.60s\" is not a method", name->string.text);
    if (!take(text, len, at, '['))
        return err_set(e, "%s: its arguments are missing", m->name);
    for (size_t i = 0; i < m->params_len; i++) {
        if (i > 0 && !take(text, len, at, ','))
            return err_set(e, "%s takes %zu arguments", m->name, m->params_len);
        if (value_parse_next(text, len, at, m->params[i].type, m->params[i].name, a, &arguments[i], e) < 0)
            return -1;
    }
    *o = (struct operation){ m, arguments };
    return take(text, len, at, ']') ? 0 : err_set(e, "%s takes %zu arguments", m->name, m->params_len);
}

static int parse_operations(const struct problem *p, const char *text, size_t len, struct arena *a,
                            struct test_case *out, struct err *e)
{
    static const struct type string = { TYPE_STRING, NULL }, strings = { TYPE_ARRAY, &string };
    struct value names;
    size_t at = 0;
    if (value_parse_next(text, len, &at, &strings, "operations", a, &names, e) < 0)
        return -1;
    struct operation *list = arena_array(a, names.items.len + 1, sizeof(*list));
    if (!list || names.items.len == 0 || names.items.len > OPERATIONS_MAX)
        return err_set(e, "no operations");
    if (!take(text, len, &at, '['))
        return err_set(e, "the second line must be a list of arguments for each operation");
    for (size_t i = 0; i < names.items.len; i++) {
        if (i > 0 && !take(text, len, &at, ','))
            return err_set(e, "arguments for %zu of %zu operations", i, names.items.len);
        if (parse_call(p, &names.items.at[i], text, len, &at, a, &list[i], e) < 0)
            return -1;
        if ((i == 0) != (list[i].method == &p->signature.function))
            return err_set(e, "the first operation, and only it, is the constructor \"%s\"", p->signature.class_name);
    }
    if (!take(text, len, &at, ']') || at < len)
        return err_set(e, "something follows the arguments");
    out->operations = list;
    out->operations_len = names.items.len;
    return 0;
}

int problem_parse_input(const struct problem *p, const char *text, size_t len, struct arena *a, struct test_case *out,
                        struct err *e)
{
    *out = (struct test_case){ .tag = "custom", .sample = true };
    int result = p->signature.mode == SIGNATURE_CLASS ? parse_operations(p, text, len, a, out, e)
                                                      : parse_arguments(p, text, len, a, out, e);
    if (result < 0)
        return -1;
    return constraints_check(p, out, e) == 0 ? 0 : -1;
}
