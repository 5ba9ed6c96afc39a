// SPDX-License-Identifier: MIT
/* Expressions of the generator language and of constraints' bounds: parsed at load, evaluated with names and a random
 * source. docs/problem-format.md lists functions; expr_functions.c is their table. */
#ifndef GAVEL_JUDGE_CORE_EXPR_H
#define GAVEL_JUDGE_CORE_EXPR_H

#include "base/arena.h"
#include "base/err.h"
#include "judge/core/rng.h"
#include "judge/core/value.h"

enum expr_kind { EXPR_VALUE, EXPR_NAME, EXPR_LIST, EXPR_BINARY, EXPR_NEGATE, EXPR_CALL, EXPR_INDEX, EXPR_LENGTH };

struct expr {
    enum expr_kind kind;
    char op;                  /* EXPR_BINARY: + - * / % ^ */
    size_t column;            /* in the expression's text, from 1 */
    struct value value;       /* EXPR_VALUE */
    const char *name;         /* EXPR_NAME ("x", "put.key"), EXPR_CALL */
    const struct expr **args; /* operands, items, arguments */
    size_t args_len;
    unsigned options;                     /* EXPR_CALL: bits of the function's option words */
    const struct expr_function *function; /* EXPR_CALL */
};

enum { EXPR_DEPTH_MAX = 64, EXPR_ARGS_MAX = 64, EXPR_ITEMS_MAX = 4000000 };

/* What names mean while evaluating. `next` is looked in when this one does not know. */
struct expr_scope {
    const char *const *names;
    const struct value *values;
    size_t len;
    const struct expr_scope *next;
};

struct expr_context {
    struct rng *rng; /* NULL: functions that draw are errors (constraints) */
    const struct expr_scope *scope;
    struct arena *arena;
    int64_t item; /* `i` */
    /* class mode: the values drawn so far for "method.param"; NULL: there are none */
    const struct value *(*seen)(void *owner, const char *name, size_t *len);
    void *owner;
    size_t made; /* items so far: capped, so that no expression fills the machine */
    int depth;
};

struct expr_function {
    const char *name;
    size_t min, max;     /* arguments */
    const char *options; /* words, separated by spaces; bit k is the k-th */
    bool pure;           /* draws nothing: allowed in constraints */
    int (*call)(struct expr_context *c, const struct expr *call, struct value *out, struct err *e);
};

/* Parses the whole text. The error says the column. */
const struct expr *expr_parse(const char *text, struct arena *a, struct err *e);
/* Checks names: known(name) decides. -1 at the first unknown one; a function that draws is refused when pure is set. */
int expr_check(const struct expr *x, bool (*known)(void *owner, const char *name), void *owner, bool pure,
               struct err *e);
int expr_eval(struct expr_context *c, const struct expr *x, struct value *out, struct err *e);
/* The same for a whole number. */
int expr_eval_int(struct expr_context *c, const struct expr *x, int64_t *out, struct err *e);
/* Room for count more items; NULL with an error when it is too much. */
struct value *expr_items(struct expr_context *c, int64_t count, struct err *e);

extern const struct expr_function expr_functions[];
extern const size_t expr_functions_len;
/* expr_shapes.c */
int expr_tree(struct expr_context *c, const struct expr *call, struct value *out, struct err *e);
int expr_graph(struct expr_context *c, const struct expr *call, struct value *out, struct err *e);

#endif
