// SPDX-License-Identifier: MIT
/* A log-log plot for a terminal: what was measured, and up to two curves beside it. Plain Unicode, no colour needed. */
#ifndef GAVEL_JUDGE_CLI_RENDER_CURVE_H
#define GAVEL_JUDGE_CLI_RENDER_CURVE_H

#include "judge/cli/render/paint.h"

enum { CURVE_POINTS_MAX = 64 };

struct curve {
    const double *n, *y; /* measured, all above 0; y in nanoseconds */
    size_t len;
    /* The logarithm of a curve's shape at n; NULL: none. It is shifted onto the middle of what was measured. */
    double (*found)(const void *context, double n), (*expected)(const void *context, double n);
    const void *context;
    const char *found_name, *expected_name;
};

/* Appends it, at most p->width columns wide; nothing for fewer than three points. */
void curve_write(const struct curve *c, const struct paint *p, struct str *out);

#endif
