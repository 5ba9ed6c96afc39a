// SPDX-License-Identifier: MIT
/* The `constraints:` of a problem: what every input keeps, checked on every case and every custom input. */
#ifndef GAVEL_JUDGE_CORE_CONSTRAINTS_H
#define GAVEL_JUDGE_CORE_CONSTRAINTS_H

#include "judge/core/problem.h"
#include "judge/core/yaml.h"

/* Reads the mapping into p->constraints. */
int constraints_read(const struct yaml_node *mapping, struct problem *p, struct err *e);
/* 0: kept. 1: broken, *e says by what: "nums[3] is 2147483647, allowed: -10^9..10^9". */
int constraints_check(const struct problem *p, const struct test_case *c, struct err *e);

#endif
