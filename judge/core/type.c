// SPDX-License-Identifier: MIT
/* Types from text and back. */
#include "judge/core/type.h"

#include <string.h>

#include "base/suggest.h"

static const char *const names[] = {
    [TYPE_VOID] = "void",          [TYPE_INT] = "int",
    [TYPE_LONG] = "long",          [TYPE_DOUBLE] = "double",
    [TYPE_BOOL] = "bool",          [TYPE_CHAR] = "char",
    [TYPE_STRING] = "string",      [TYPE_ARRAY] = "[]",
    [TYPE_LIST] = "list",          [TYPE_LIST_NODE] = "ListNode",
    [TYPE_TREE_NODE] = "TreeNode", [TYPE_GRAPH_NODE] = "Node",
};

static const struct type *new_type(struct arena *a, enum type_kind kind, const struct type *elem, struct err *e)
{
    struct type *t = arena_alloc(a, sizeof(*t));
    if (!t) {
        err_set(e, "too many types");
        return NULL;
    }
    *t = (struct type){ kind, elem };
    return t;
}

static const struct type *parse(const char *text, size_t len, int depth, struct arena *a, struct err *e)
{
    const struct type *elem = NULL;
    if (depth > TYPE_DEPTH_MAX) {
        err_set(e, "\"%.*s\": nested more than %d deep", (int)len, text, TYPE_DEPTH_MAX);
        return NULL;
    }
    bool array = len > 2 && memcmp(text + len - 2, "[]", 2) == 0;
    bool list = len > 6 && memcmp(text, "list<", 5) == 0 && text[len - 1] == '>';
    if (array || list) {
        elem = array ? parse(text, len - 2, depth + 1, a, e) : parse(text + 5, len - 6, depth + 1, a, e);
        if (elem && elem->kind == TYPE_VOID) {
            err_set(e, "\"%.*s\": void has no lists", (int)len, text);
            return NULL;
        }
        return elem ? new_type(a, array ? TYPE_ARRAY : TYPE_LIST, elem, e) : NULL;
    }
    for (size_t i = 0; i < COUNT(names); i++)
        if (i != TYPE_ARRAY && i != TYPE_LIST && strlen(names[i]) == len && memcmp(names[i], text, len) == 0)
            return new_type(a, (enum type_kind)i, NULL, e);
    char word[64];
    size_t copied = len < sizeof(word) - 1 ? len : sizeof(word) - 1;
    memcpy(word, text, copied);
    word[copied] = '\0';
    const char *near = suggest(word, names, COUNT(names));
    err_set(e, "\"%s\" is not a type%s%s%s", word, near ? " (did you mean \"" : "", near ? near : "",
            near ? "\"?)" : "");
    return NULL;
}

const struct type *type_parse(const char *text, struct arena *a, struct err *e)
{
    return parse(text, strlen(text), 0, a, e);
}

void type_write(const struct type *t, struct str *out)
{
    if (t->kind == TYPE_ARRAY) {
        type_write(t->elem, out);
        str_add(out, "[]");
    } else if (t->kind == TYPE_LIST) {
        str_add(out, "list<");
        type_write(t->elem, out);
        str_add(out, ">");
    } else {
        str_add(out, names[t->kind]);
    }
}

bool type_equal(const struct type *a, const struct type *b)
{
    while (a && b && a->kind == b->kind) {
        if (!a->elem && !b->elem)
            return true;
        a = a->elem;
        b = b->elem;
    }
    return false;
}
