// SPDX-License-Identifier: MIT
/* How well memory readings fit a shape. Private to judge/core/complexity*.c. */
#ifndef GAVEL_JUDGE_CORE_COMPLEXITY_SPACE_H
#define GAVEL_JUDGE_CORE_COMPLEXITY_SPACE_H

#include "judge/core/complexity_evidence.h"

struct space_readings {
    double n[EVIDENCE_POINTS_MAX], m[EVIDENCE_POINTS_MAX], bytes[EVIDENCE_POINTS_MAX];
    size_t len;
};

/* The best log likelihood of fixed + max(0, b f - s), for b of at least `least` bytes and any slack s up to
 * slack_bytes; and of a constant. */
double space_fit(const struct space_readings *r, const double *f, double least, double slack_bytes);
double space_fit_constant(const struct space_readings *r);
/* The least that one of n^2 takes: a table of pairs may be of bits. */
#define SPACE_PAIR_BYTES .5
/* What fits as well as that is part of the answer; in units of log likelihood. A freedom more costs half a unit. */
#define SPACE_AS_GOOD 4.0

#endif
