// SPDX-License-Identifier: MIT
/* Types of expressions. Pure; the plain ones are static, lists live in the problem's arena. Never looks at a value. */
#include "judge/core/expr_type.h"

static const char *const words[] = {
    [EXPR_IS_ANY] = "any",   [EXPR_IS_INT] = "int",   [EXPR_IS_DOUBLE] = "double", [EXPR_IS_BOOL] = "bool",
    [EXPR_IS_TEXT] = "text", [EXPR_IS_LIST] = "list", [EXPR_IS_TREE] = "tree",     [EXPR_IS_GRAPH] = "graph",
};

const struct expr_type *expr_type_plain(enum expr_type_kind kind)
{
    static const struct expr_type plain[] = {
        { EXPR_IS_ANY, NULL },  { EXPR_IS_INT, NULL },  { EXPR_IS_DOUBLE, NULL }, { EXPR_IS_BOOL, NULL },
        { EXPR_IS_TEXT, NULL }, { EXPR_IS_LIST, NULL }, { EXPR_IS_TREE, NULL },   { EXPR_IS_GRAPH, NULL },
    };
    return &plain[kind];
}

const struct expr_type *expr_type_list(const struct expr_type *elem, struct arena *a)
{
    struct expr_type *t = arena_alloc(a, sizeof(*t));
    if (t && elem)
        *t = (struct expr_type){ EXPR_IS_LIST, elem };
    return elem ? t : NULL;
}

const struct expr_type *expr_type_of(const struct type *t, struct arena *a)
{
    switch (t->kind) {
    case TYPE_INT:
    case TYPE_LONG:
        return expr_type_plain(EXPR_IS_INT);
    case TYPE_DOUBLE:
        return expr_type_plain(EXPR_IS_DOUBLE);
    case TYPE_BOOL:
        return expr_type_plain(EXPR_IS_BOOL);
    case TYPE_CHAR:
    case TYPE_STRING:
        return expr_type_plain(EXPR_IS_TEXT);
    case TYPE_ARRAY:
    case TYPE_LIST:
        return expr_type_list(expr_type_of(t->elem, a), a);
    case TYPE_LIST_NODE:
        return expr_type_list(expr_type_plain(EXPR_IS_INT), a);
    case TYPE_TREE_NODE:
        return expr_type_plain(EXPR_IS_TREE);
    case TYPE_GRAPH_NODE:
        return expr_type_plain(EXPR_IS_GRAPH);
    case TYPE_VOID:
        break;
    }
    return expr_type_plain(EXPR_IS_ANY);
}

bool expr_type_fits(const struct expr_type *given, const struct expr_type *wanted)
{
    if (given->kind == EXPR_IS_ANY || wanted->kind == EXPR_IS_ANY)
        return true;
    if (given->kind == EXPR_IS_LIST) {
        bool numbers = expr_type_fits(given->elem, expr_type_plain(EXPR_IS_INT));
        if (wanted->kind == EXPR_IS_TREE)
            return numbers;
        if (wanted->kind == EXPR_IS_GRAPH)
            return given->elem->kind == EXPR_IS_LIST && expr_type_fits(given->elem->elem, expr_type_plain(EXPR_IS_INT));
        return wanted->kind == EXPR_IS_LIST && expr_type_fits(given->elem, wanted->elem);
    }
    return given->kind == wanted->kind || (given->kind == EXPR_IS_INT && wanted->kind == EXPR_IS_DOUBLE);
}

const struct expr_type *expr_type_join(const struct expr_type *a, const struct expr_type *b, struct arena *arena)
{
    if (a->kind == EXPR_IS_LIST && b->kind == EXPR_IS_LIST) {
        const struct expr_type *elem = expr_type_join(a->elem, b->elem, arena);
        return elem ? expr_type_list(elem, arena) : NULL;
    }
    if (b->kind == EXPR_IS_ANY)
        return a;
    return expr_type_fits(a, b) ? b : expr_type_fits(b, a) ? a : NULL;
}

void expr_type_write(const struct expr_type *t, struct str *out)
{
    if (t->kind != EXPR_IS_LIST) {
        str_add(out, words[t->kind]);
        return;
    }
    str_addc(out, '[');
    expr_type_write(t->elem, out);
    str_addc(out, ']');
}
