// SPDX-License-Identifier: MIT
/* Value types, as problems declare them: int long double bool char string void ListNode TreeNode Node, T[], list<T>,
 * nested to TYPE_DEPTH_MAX. Types are interned constants of an arena; compare with type_equal. */
#ifndef GAVEL_JUDGE_CORE_TYPE_H
#define GAVEL_JUDGE_CORE_TYPE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum type_kind {
    TYPE_VOID,
    TYPE_INT,  /* 32 bits */
    TYPE_LONG, /* 64 bits */
    TYPE_DOUBLE,
    TYPE_BOOL,
    TYPE_CHAR, /* one Unicode scalar; C and C++ drivers hold ASCII only */
    TYPE_STRING,
    TYPE_ARRAY,      /* T[]: fixed length in languages that know the difference */
    TYPE_LIST,       /* list<T>: growable; the same text as T[] */
    TYPE_LIST_NODE,  /* a singly linked list of int, written as an array */
    TYPE_TREE_NODE,  /* a binary tree of int, in level order with null: [1,null,2,3] */
    TYPE_GRAPH_NODE, /* an undirected graph, as adjacency lists of nodes 1..n: [[2,4],[1,3],...] */
};

enum { TYPE_DEPTH_MAX = 4 };

struct type {
    enum type_kind kind;
    const struct type *elem; /* of TYPE_ARRAY and TYPE_LIST, else NULL */
};

/* Parses "int[][]", "list<string>", "ListNode[]". NULL with an error that quotes the text ("did you mean"). */
const struct type *type_parse(const char *text, struct arena *a, struct err *e);
/* Appends the canonical spelling. */
void type_write(const struct type *t, struct str *out);
bool type_equal(const struct type *a, const struct type *b);

struct param {
    const char *name;
    const struct type *type;
};

struct method {
    const char *name;
    const struct param *params;
    size_t params_len;
    const struct type *returns;
};

enum signature_mode { SIGNATURE_FUNCTION, SIGNATURE_CLASS };

/* What a solution must define: one function, or one design class. All of it lives in the problem's arena. */
struct signature {
    enum signature_mode mode;
    const char *class_name;       /* class mode: the class; function mode: NULL */
    struct method function;       /* function mode; class mode: the constructor (name = class_name, returns void) */
    const struct method *methods; /* class mode */
    size_t methods_len;
    /* Function mode: the argument that carries the answer when `returns` is void (in place), else -1: exactly one of
     * the two carries it. */
    int in_place;
};

#endif
