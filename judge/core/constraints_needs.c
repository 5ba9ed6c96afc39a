// SPDX-License-Identifier: MIT
/* `needs:` of a design class's constraints: which calls may come when, by the numbers of calls before them. Checked on
 * every case; generators only draw calls that are allowed. */
#include <inttypes.h>
#include <string.h>

#include "judge/core/constraints_internal.h"
#include "judge/core/problem_read.h"

struct call_need {
    const struct expr *left; /* of the numbers of calls so far: allowed while above 0; NULL: always */
    const char *text;
};

struct call_needs {
    const char *const *names;     /* of the methods */
    const struct call_need *each; /* by the method's place in the signature */
};

static int read_one(const struct yaml_pair *pair, struct problem *p, const struct expr_names *names,
                    struct call_need *list, struct err *e)
{
    struct expr_reader reader = { .arena = &p->arena, .names = names, .pure = true, .e = e };
    const struct expr_type *type;
    const struct method *m = signature_method(&p->signature, pair->key.text);
    if (!m || m == &p->signature.function)
        return err_unknown_method(e, &pair->key, &p->signature);
    struct call_need *need = &list[m - p->signature.methods];
    if (yaml_text(&pair->value, &need->text, e) < 0)
        return -1;
    need->left = expr_read(&reader, need->text, &type);
    if (need->left && type->kind == EXPR_IS_INT)
        return 0;
    if (need->left)
        expr_fail(&reader, need->left->column, "this is no whole number");
    return yaml_err_prefix_in(e, &pair->value, reader.column);
}

int needs_read(const struct yaml_node *mapping, struct problem *p, struct err *e)
{
    size_t len = p->signature.methods_len;
    if (p->signature.mode != SIGNATURE_CLASS)
        return yaml_err(e, mapping, "\"needs\" is for design classes");
    if (yaml_check_kind(mapping, YAML_MAPPING, "needs", e) < 0)
        return -1;
    struct call_needs *needs = arena_alloc(&p->arena, sizeof(*needs));
    struct call_need *list = arena_array(&p->arena, len + 1, sizeof(*list));
    const char **at = arena_array(&p->arena, len + 1, sizeof(*at));
    const struct expr_type **types = arena_array(&p->arena, len + 1, sizeof(*types));
    if (!needs || !list || !at || !types)
        return yaml_err(e, mapping, "the problem is too large");
    for (size_t i = 0; i < len; i++) {
        at[i] = p->signature.methods[i].name;
        types[i] = expr_type_plain(EXPR_IS_INT);
    }
    struct expr_names names = { .at = at, .types = types, .len = len };
    for (size_t i = 0; i < mapping->len; i++)
        if (read_one(&mapping->pairs[i], p, &names, list, e) < 0)
            return -1;
    *needs = (struct call_needs){ at, list };
    p->needs = needs;
    return 0;
}

int needs_hold(const struct problem *p, const struct method *m, const struct value *calls, struct err *e)
{
    const struct call_need *need = p->needs ? &p->needs->each[m - p->signature.methods] : NULL;
    if (!need || !need->left)
        return 1;
    struct expr_scope scope = { p->needs->names, calls, p->signature.methods_len };
    struct expr_context c = { .scope = &scope };
    int64_t left;
    if (expr_eval_int(&c, need->left, &left, e) < 0)
        return err_prefix(e, "what %s needs", m->name);
    return left > 0;
}

int needs_check(const struct problem *p, const struct test_case *t, struct arena *scratch, struct err *e)
{
    struct value *calls = p->needs ? needs_counts(p, scratch) : NULL;
    if (!p->needs)
        return 0;
    for (size_t i = 1; calls && i < t->operations_len; i++) {
        const struct method *m = t->operations[i].method;
        int holds = needs_hold(p, m, calls, e);
        if (holds < 0)
            return -1;
        if (!holds) {
            err_set(e, "call %zu: %s is allowed only while %s is above 0", i + 1, m->name,
                    p->needs->each[m - p->signature.methods].text);
            return 1;
        }
        calls[m - p->signature.methods].integer++;
    }
    return calls ? 0 : err_set(e, "the case is too large");
}

struct value *needs_counts(const struct problem *p, struct arena *a)
{
    struct value *calls = arena_array(a, p->signature.methods_len + 1, sizeof(*calls));
    for (size_t i = 0; calls && i < p->signature.methods_len; i++)
        calls[i].kind = VALUE_INT;
    return calls;
}
