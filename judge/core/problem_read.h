// SPDX-License-Identifier: MIT
/* What the files that read a problem share. Private to judge/core. */
#ifndef GAVEL_JUDGE_CORE_PROBLEM_READ_H
#define GAVEL_JUDGE_CORE_PROBLEM_READ_H

#include "judge/core/problem.h"
#include "judge/core/yaml.h"

/* NULL when there is none of that name. */
const struct param *method_param(const struct method *m, const char *name);
const struct method *signature_method(const struct signature *s, const char *name);
/* '"numz" is not a parameter (did you mean "nums"?)'; always -1. */
int err_unknown_param(struct err *e, const struct yaml_node *at, const struct method *m);
int err_unknown_method(struct err *e, const struct yaml_node *at, const struct signature *s);
/* Lower-case letters, digits and dashes. */
int read_tag(const struct yaml_node *node, const char **out, struct err *e);
/* A value written in YAML, by its declared type. name is the parameter's, for errors. */
int read_yaml_value(const struct yaml_node *node, const struct type *t, const char *name, struct arena *a,
                    struct value *out, struct err *e);
/* Makes a generated value one of the type where it can be one (a whole number for a double), checks ranges and shapes.
 */
int value_fit(struct value *v, const struct type *t, struct arena *a, struct err *e);

/* problem_signature.c: `function` or `class`, `in_place`, answer_type. */
int signature_read(const struct yaml_node *root, struct problem *p, struct err *e);
/* problem_complexity.c: `complexity`. */
int complexity_read(const struct yaml_node *map, struct problem *p, struct err *e);
/* problem_cases.c: `cases`; each keeps the constraints. */
int cases_read(const struct yaml_node *list, struct problem *p, struct err *e);

#endif
