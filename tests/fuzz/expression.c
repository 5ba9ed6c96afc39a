// SPDX-License-Identifier: MIT
/* libFuzzer on expressions of the generator language, which come in problems that strangers send. What is read has a
 * type, and what is drawn is of it; a fault has a column of the text. tests/fuzz/run builds and runs it. */
#include <stdlib.h>
#include <string.h>

#include "judge/core/expr.h"

static const struct expr_type int_type = { EXPR_IS_INT, NULL }, text_type = { EXPR_IS_TEXT, NULL },
                              tree_type = { EXPR_IS_TREE, NULL }, ints_type = { EXPR_IS_LIST, &int_type };
static const char *const names[] = { "n", "i", "nums", "s", "t" };
static const struct expr_type *const types[] = { &int_type, &int_type, &ints_type, &text_type, &tree_type };
static const char *const params[] = { "put.key" };
static const struct expr_type *const param_types[] = { &int_type };
static const struct expr_names known = { names, types, COUNT(names), params, param_types, COUNT(params) };

static bool is_of(const struct value *v, const struct expr_type *t)
{
    static const enum value_kind kinds[] = {
        [EXPR_IS_INT] = VALUE_INT,     [EXPR_IS_DOUBLE] = VALUE_DOUBLE, [EXPR_IS_BOOL] = VALUE_BOOL,
        [EXPR_IS_TEXT] = VALUE_STRING, [EXPR_IS_LIST] = VALUE_ITEMS,    [EXPR_IS_TREE] = VALUE_ITEMS,
        [EXPR_IS_GRAPH] = VALUE_ITEMS,
    };
    if (t->kind == EXPR_IS_ANY || (t->kind == EXPR_IS_DOUBLE && v->kind == VALUE_INT))
        return true;
    if (v->kind != kinds[t->kind])
        return false;
    for (size_t i = 0; t->kind == EXPR_IS_LIST && i < v->items.len; i++)
        if (!is_of(&v->items.at[i], t->elem))
            return false;
    return true;
}

static void draw(const struct expr *x, const struct expr_type *type, struct arena *a)
{
    static const struct value nums[] = { { .kind = VALUE_INT, .integer = 3 }, { .kind = VALUE_INT, .integer = -8 } };
    const struct value values[] = {
        { .kind = VALUE_INT, .integer = 6 },           { .kind = VALUE_INT },
        { .kind = VALUE_ITEMS, .items = { nums, 2 } }, { .kind = VALUE_STRING, .string = { "gavel", 5 } },
        { .kind = VALUE_ITEMS, .items = { nums, 1 } },
    };
    struct expr_scope scope = { names, values, COUNT(names) };
    struct rng rng;
    struct err e = { 0 };
    struct value v;
    /* Little is left of what may be made and done: a fuzzer wants many short runs. */
    struct expr_context c = {
        .rng = &rng, .scope = &scope, .arena = a, .made = EXPR_ITEMS_MAX - 20000, .steps = EXPR_STEPS_MAX - 50000
    };
    rng_seed(&rng, 1);
    if (expr_eval(&c, x, &v, &e) == 0 ? !is_of(&v, type) : e.text[0] == '\0')
        abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA(64 << 20);
    struct err e = { 0 };
    struct expr_reader r = { .arena = &a, .names = &known, .e = &e };
    const struct expr_type *type;
    char *text = arena_strn(&a, (const char *)data, size);
    if (text) {
        const struct expr *x = expr_read(&r, text, &type);
        if (x)
            draw(x, type, &a);
        else if (r.column == 0 || r.column > strlen(text) + 1 || e.text[0] == '\0')
            abort();
    }
    arena_clear(&a);
    return 0;
}
