// SPDX-License-Identifier: MIT
/* The `generate:` rules of a problem: a small language of function calls that draws inputs, the same ones for the same
 * seed on every machine. docs/problem-format.md describes it. */
#ifndef GAVEL_JUDGE_CORE_GENERATE_H
#define GAVEL_JUDGE_CORE_GENERATE_H

#include "judge/core/problem.h"
#include "judge/core/yaml.h"

struct generator_expr;

/* A name and the expression it is drawn by. method: class mode, NULL for `let` names and in function mode. */
struct generator_binding {
    const char *name;
    const struct method *method;
    const struct type *type; /* what the value must be; NULL: anything */
    const struct generator_expr *expr;
};

struct generator_weight {
    const struct method *method;
    int64_t weight;
};

struct generator_rule {
    const char *tag;
    uint32_t count;
    uint64_t seed;
    const struct generator_expr *size;
    const struct generator_binding *lets, *inputs; /* in the order written */
    size_t lets_len, inputs_len;
    const struct generator_weight *weights; /* class mode: of the methods that are called */
    size_t weights_len;
    bool blocks;                /* class mode: the methods' calls one method after the other, else mixed */
    const struct yaml_node *at; /* for errors */
};

enum { GENERATE_COUNT_MAX = 1000, GENERATE_ITEMS_MAX = 4000000, GENERATE_TRIES = 100 };

/* Parses one rule; everything lives in the problem's arena. */
int generate_read(const struct yaml_node *node, struct problem *p, struct generator_rule *rule, struct err *e);
/* The same of a family, whose expressions see `m` too when the problem's complexity has two parameters. */
int generate_read_family(const struct yaml_node *node, struct problem *p, struct generator_rule *rule, struct err *e);
/* Draws case `index` (0 .. count-1) of a rule into the arena. attempt: 0, then 1, 2 … when the input was refused (by
 * the constraints, by a validator); salt: an operator's secret, or 0. The case has no expected answer. */
int generate_draw(const struct problem *p, const struct generator_rule *rule, uint32_t index, uint32_t attempt,
                  uint64_t salt, struct arena *a, struct test_case *out, struct err *e);
/* Which input of a family: the index-th of the sizes n and m. */
struct generate_size {
    uint64_t n, m; /* m: 0 with one parameter */
    uint32_t index;
    uint64_t salt;
};
/* Draws one input of a family (problem_complexity). -1 too when it breaks the constraints: a family is the author's
 * promise. The same question has the same answer on every machine; another index has another one. */
int generate_sized(const struct problem *p, const struct generator_rule *family, const struct generate_size *want,
                   struct arena *a, struct test_case *out, struct err *e);
/* generate_draw until the constraints are kept, at most GENERATE_TRIES times, beginning at *attempt, which is left at
 * the one that was kept. */
int generate_case(const struct problem *p, const struct generator_rule *rule, uint32_t index, uint64_t salt,
                  uint32_t *attempt, struct arena *a, struct test_case *out, struct err *e);

#endif
