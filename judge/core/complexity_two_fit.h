// SPDX-License-Identifier: MIT
/* The evidence for one class of two parameters. Private to judge/core/complexity_two*.c. */
#ifndef GAVEL_JUDGE_CORE_COMPLEXITY_TWO_FIT_H
#define GAVEL_JUDGE_CORE_COMPLEXITY_TWO_FIT_H

#include "judge/core/complexity_evidence.h"

enum { TWO_POINTS_MIN = 9 };

/* Fills *d with the points that have this source, and the growth between neighbours. false: too few of either. */
bool two_fit_data(const struct complexity_grid *g, enum complexity_source source, struct evidence_data *d);
/* Log evidence of the class; its best curve at the points as logarithms, unless log_mu is NULL. -INFINITY: it does not
 * apply. */
double two_fit(const struct evidence_data *d, const struct complexity_expected *class, double *log_mu);

#endif
