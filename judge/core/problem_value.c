// SPDX-License-Identifier: MIT
/* Values written in YAML, and values that generators made: both become values of a declared type. */
#include <string.h>

#include "judge/core/problem_read.h"
#include "judge/core/value_shape.h"

enum { VALUE_TEXT_MAX = 8 << 20 };

static const struct type int_type = { TYPE_INT, NULL };
static const struct type int_list = { TYPE_ARRAY, &int_type };

static const struct type *item_type(const struct type *t)
{
    if (t->kind == TYPE_GRAPH_NODE)
        return &int_list;
    return t->elem ? t->elem : &int_type;
}

/* As console text, which value_parse then reads with all its checks. */
static void as_text(const struct yaml_node *node, const struct type *t, struct str *out)
{
    if (node->kind == YAML_SEQUENCE) {
        str_addc(out, '[');
        for (size_t i = 0; i < node->len; i++) {
            if (i)
                str_addc(out, ',');
            as_text(&node->items[i], item_type(t), out);
        }
        str_addc(out, ']');
    } else if ((t->kind == TYPE_STRING || t->kind == TYPE_CHAR) && node->kind == YAML_SCALAR) {
        struct value v = { .kind = VALUE_STRING, .string = { node->text, node->len } };
        value_write(&v, t, out);
    } else if (node->kind == YAML_SCALAR) {
        str_addn(out, node->text, node->len);
    } else {
        str_add(out, "{");
    }
}

int read_yaml_value(const struct yaml_node *node, const struct type *t, const char *name, struct arena *a,
                    struct value *out, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(VALUE_TEXT_MAX);
    as_text(node, t, &text);
    if (text.failed)
        return yaml_err(e, node, "%s: the value is too large", name);
    if (value_parse(str_text(&text), text.len, t, name, a, out, e) < 0)
        return yaml_err_prefix(e, node);
    return 0;
}

static int misfit(const struct type *t, struct err *e)
{
    CLEANUP(str_clear) struct str name = STR(256);
    type_write(t, &name);
    return err_set(e, "the expression does not give a value of type %s", str_text(&name));
}

static int fit_items(struct value *v, const struct type *t, struct arena *a, struct err *e)
{
    if (v->kind != VALUE_ITEMS)
        return misfit(t, e);
    const struct type *elem = item_type(t);
    /* Most lists are long and hold what needs no change: those are only looked at. */
    bool plain = elem->kind <= TYPE_STRING && elem->kind != TYPE_DOUBLE;
    struct value *items = plain ? NULL : arena_array(a, v->items.len + 1, sizeof(*items));
    if (!plain && !items)
        return err_set(e, "the value is too large");
    for (size_t i = 0; i < v->items.len; i++) {
        struct value item = v->items.at[i];
        bool absent = t->kind == TYPE_TREE_NODE && item.kind == VALUE_NULL;
        if (!absent && value_fit(&item, elem, a, e) < 0)
            return -1;
        if (!plain)
            items[i] = item;
    }
    if (!plain)
        v->items.at = items;
    const char *wrong = t->kind == TYPE_TREE_NODE    ? value_check_tree(v)
                        : t->kind == TYPE_GRAPH_NODE ? value_check_graph(v, a)
                                                     : NULL;
    return wrong ? err_set(e, "%s", wrong) : 0;
}

int value_fit(struct value *v, const struct type *t, struct arena *a, struct err *e)
{
    switch (t->kind) {
    case TYPE_INT:
        if (v->kind == VALUE_INT && (v->integer < INT32_MIN || v->integer > INT32_MAX))
            return err_set(e, "%lld does not fit an int", (long long)v->integer);
        return v->kind == VALUE_INT ? 0 : misfit(t, e);
    case TYPE_LONG:
        return v->kind == VALUE_INT ? 0 : misfit(t, e);
    case TYPE_DOUBLE:
        if (v->kind == VALUE_INT)
            *v = (struct value){ .kind = VALUE_DOUBLE, .number = (double)v->integer };
        return v->kind == VALUE_DOUBLE ? 0 : misfit(t, e);
    case TYPE_BOOL:
        return v->kind == VALUE_BOOL ? 0 : misfit(t, e);
    case TYPE_CHAR:
        return v->kind == VALUE_STRING && v->string.len == 1 ? 0 : misfit(t, e);
    case TYPE_STRING:
        return v->kind == VALUE_STRING ? 0 : misfit(t, e);
    case TYPE_VOID:
        return misfit(t, e);
    default:
        return fit_items(v, t, a, e);
    }
}
