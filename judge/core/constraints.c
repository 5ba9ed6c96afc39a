// SPDX-License-Identifier: MIT
/* Checks a case against the constraints; the first that is broken is put into words. */
#include "judge/core/constraints.h"

#include <string.h>

#include "judge/core/constraints_internal.h"

enum { PARAMS_MAX = 48, SHOWN_BYTES = 60 };

struct checking {
    const struct constraint *constraint;
    struct expr_context context;
    struct expr_scope scope;
    const char *names[PARAMS_MAX];
    struct value values[PARAMS_MAX];
    struct arena scratch;
    size_t call;                  /* class mode: the number of the call looked at, from 1 */
    size_t index[TYPE_DEPTH_MAX]; /* of the item looked at, at each depth */
    unsigned depth;
    struct err *e;
};

static void add_params(struct checking *k, const struct method *m, const struct value *arguments)
{
    for (size_t i = 0; i < m->params_len && k->scope.len < PARAMS_MAX; i++) {
        k->names[k->scope.len] = m->params[i].name;
        k->values[k->scope.len++] = arguments[i];
    }
}

/* Where the value stands: put together only when it is needed, for a list has many items and mostly all are good. */
static void say_place(const struct checking *k, struct str *out)
{
    const struct constraint *c = k->constraint;
    if (!c->param) {
        str_add(out, c->text);
        return;
    }
    if (k->call)
        str_addf(out, "call %zu: %s.", k->call, c->method->name);
    str_add(out, c->param->name);
    for (unsigned i = 0; i < k->depth; i++)
        str_addf(out, "[%zu]", k->index[i]);
}

static int say_broken(struct checking *k, const struct predicate *p, const struct value *v)
{
    static const char *const suffix[] = { "", ".length", ".nodes", ".depth", ".total", ".sum" };
    struct str text = STR(4096), place = STR(256);
    value_write(v, NULL, &text);
    say_place(k, &place);
    err_set(k->e, "%s%s is %.*s%s, allowed: %s", str_text(&place), suffix[k->constraint->measure], SHOWN_BYTES,
            str_text(&text), text.len > SHOWN_BYTES ? "…" : "", p->text);
    str_clear(&text);
    str_clear(&place);
    return 1;
}

/* Most constraints on items are ranges with bounds that do not depend on the item: worked out once for a list of them
 * instead of a million times. true: all items are in it, and there is nothing else to check. */
static bool all_in_range(struct checking *k, const struct value *v)
{
    const struct constraint *c = k->constraint;
    int64_t low, high;
    struct err ignored;
    if (v->kind != VALUE_ITEMS || c->measure != MEASURE_ITSELF || c->predicates_len != 1 ||
        c->predicates[0].kind != PREDICATE_RANGE || expr_eval_int(&k->context, c->predicates[0].low, &low, &ignored) ||
        expr_eval_int(&k->context, c->predicates[0].high, &high, &ignored))
        return false;
    for (size_t i = 0; i < v->items.len; i++) {
        const struct value *item = &v->items.at[i];
        if (item->kind != VALUE_NULL && (item->kind != VALUE_INT || item->integer < low || item->integer > high))
            return false; /* the slow way finds it again, and says where */
    }
    return true;
}

static int check_value(struct checking *k, const struct value *v, unsigned brackets)
{
    const struct constraint *c = k->constraint;
    if (brackets == 1 && all_in_range(k, v))
        return 0;
    if (brackets > 0) {
        for (size_t i = 0; v->kind == VALUE_ITEMS && i < v->items.len; i++) {
            if (v->items.at[i].kind == VALUE_NULL)
                continue; /* an absent node of a tree */
            k->index[k->depth++] = i;
            int broken = check_value(k, &v->items.at[i], brackets - 1);
            if (broken)
                return broken;
            k->depth--;
        }
        return 0;
    }
    struct value measured = measure_of(c->measure, v, c->type);
    for (size_t i = 0; i < c->predicates_len; i++) {
        int holds = predicate_holds(&c->predicates[i], &measured, &k->context, k->e);
        if (holds < 0)
            return err_prefix(k->e, "the constraint %s", c->text);
        if (!holds)
            return say_broken(k, &c->predicates[i], &measured);
    }
    return 0;
}

static int check_count(struct checking *k, size_t count)
{
    struct value v = { .kind = VALUE_INT, .integer = (int64_t)count };
    for (size_t i = 0; i < k->constraint->predicates_len; i++) {
        int holds = predicate_holds(&k->constraint->predicates[i], &v, &k->context, k->e);
        if (holds < 0)
            return -1;
        if (!holds)
            return say_broken(k, &k->constraint->predicates[i], &v);
    }
    return 0;
}

static int check_calls(struct checking *k, const struct test_case *t)
{
    const struct constraint *c = k->constraint;
    size_t calls = 0, outer = k->scope.len;
    for (size_t i = 0; i < t->operations_len; i++) {
        const struct operation *o = &t->operations[i];
        if (o->method != c->method)
            continue;
        calls++;
        if (!c->param)
            continue;
        k->call = i + 1;
        if (i > 0)
            add_params(k, o->method, o->arguments);
        int broken = check_value(k, &o->arguments[c->param - c->method->params], c->brackets);
        k->scope.len = outer;
        if (broken)
            return broken;
    }
    return c->param ? 0 : check_count(k, calls);
}

static int check_one(struct checking *k, const struct problem *p, const struct test_case *t)
{
    const struct constraint *c = k->constraint;
    if (p->signature.mode == SIGNATURE_FUNCTION)
        return check_value(k, &t->arguments[c->param - p->signature.function.params], c->brackets);
    if (!c->method)
        return check_count(k, t->operations_len - 1); /* the constructor is no operation */
    return check_calls(k, t);
}

int constraints_check(const struct problem *p, const struct test_case *t, struct err *e)
{
    struct checking k = { .scratch = ARENA(64 << 20), .e = e };
    int broken = 0;
    k.scope.names = k.names;
    k.scope.values = k.values;
    k.context = (struct expr_context){ .scope = &k.scope, .arena = &k.scratch };
    add_params(&k, &p->signature.function,
               p->signature.mode == SIGNATURE_CLASS ? t->operations[0].arguments : t->arguments);
    for (size_t i = 0; i < p->constraints_len && !broken; i++) {
        k.constraint = &p->constraints[i];
        k.depth = 0;
        broken = check_one(&k, p, t);
    }
    if (!broken)
        broken = needs_check(p, t, &k.scratch, e);
    arena_clear(&k.scratch);
    return broken;
}
