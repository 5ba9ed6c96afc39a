// SPDX-License-Identifier: MIT
/* Expressions of the generator language and of constraints' bounds: parsed and type-checked at load, evaluated with
 * names and a random source. docs/problem-format.md lists the functions; expr_table.c is their table. */
#ifndef GAVEL_JUDGE_CORE_EXPR_H
#define GAVEL_JUDGE_CORE_EXPR_H

#include "base/arena.h"
#include "base/err.h"
#include "judge/core/expr_type.h"
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

enum { EXPR_DEPTH_MAX = 64, EXPR_ARGS_MAX = 64, EXPR_ITEMS_MAX = 4000000, EXPR_STEPS_MAX = 100000000 };

/* ---- reading --------------------------------------------------------------------------------------------------------
 */

/* The names an expression may use, each with its type. `params` are those of seen(): "put.key". */
struct expr_names {
    const char *const *at;
    const struct expr_type *const *types;
    size_t len;
    const char *const *params;
    const struct expr_type *const *param_types;
    size_t params_len;
};

struct expr_reader {
    struct arena *arena;
    const struct expr_names *names;
    bool pure;     /* a function that draws is refused */
    size_t column; /* when it failed: where in the text, from 1 */
    struct err *e;
};

/* Parses and type-checks the whole text; what it is comes in *type. NULL with r->column and *r->e. */
const struct expr *expr_read(struct expr_reader *r, const char *text, const struct expr_type **type);
/* The two halves of it. */
const struct expr *expr_parse(struct expr_reader *r, const char *text);
const struct expr_type *expr_check(struct expr_reader *r, const struct expr *x);
/* Says what is wrong at a column of the text. Always -1. */
int expr_fail(struct expr_reader *r, size_t column, const char *fmt, ...) PRINTF(3, 4);

/* ---- evaluating -----------------------------------------------------------------------------------------------------
 */

/* What names mean while evaluating. */
struct expr_scope {
    const char *const *names;
    const struct value *values;
    size_t len;
};

struct expr_context {
    struct rng *rng; /* NULL: functions that draw are errors (constraints) */
    const struct expr_scope *scope;
    struct arena *arena;
    int64_t item; /* `i` */
    /* class mode: the values drawn so far for "method.param"; NULL: there are none */
    const struct value *(*seen)(void *owner, const char *name, size_t *len);
    void *owner;
    /* Items made and steps done so far: capped, so that no expression fills the machine or runs for ever. */
    size_t made, steps;
    size_t column; /* when it failed: of the innermost call or name */
};

struct expr_function {
    const char *name;
    const char *takes;   /* "int T -> [T]", the notation of expr_check.c */
    const char *options; /* words, separated by spaces; bit k is the k-th */
    bool pure;           /* draws nothing: allowed in constraints */
    int (*call)(struct expr_context *c, const struct expr *call, struct value *out, struct err *e);
};

int expr_eval(struct expr_context *c, const struct expr *x, struct value *out, struct err *e);
/* The same for a whole number. */
int expr_eval_int(struct expr_context *c, const struct expr *x, int64_t *out, struct err *e);
/* Counts steps that are not evaluations, such as looking through a list. -1: too many in all. */
int expr_spend(struct expr_context *c, size_t steps, struct err *e);
/* a op b, or that it does not fit 64 bits. */
int expr_combine(char op, int64_t a, int64_t b, int64_t *out, struct err *e);
/* Room for count more items; NULL with an error when it is too much. */
struct value *expr_items(struct expr_context *c, int64_t count, struct err *e);
/* Room for a text of so many bytes; NULL as above. */
char *expr_text(struct expr_context *c, int64_t len, struct err *e);

extern const struct expr_function expr_functions[];
extern const size_t expr_functions_len;

#endif
