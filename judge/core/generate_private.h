// SPDX-License-Identifier: MIT
/* What generate_read.c fills and generate_draw.c draws by. Private to judge/core. */
#ifndef GAVEL_JUDGE_CORE_GENERATE_PRIVATE_H
#define GAVEL_JUDGE_CORE_GENERATE_PRIVATE_H

#include "judge/core/expr.h"
#include "judge/core/generate.h"

struct generator_expr {
    const struct expr *expr;
    const struct yaml_node *at; /* for errors */
};

/* Of all methods and the constructor. */
size_t generate_params(const struct signature *s);

#endif
