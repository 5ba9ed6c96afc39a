// SPDX-License-Identifier: MIT
/* The fits that others use, written anew from their published descriptions, for the same measurements. */
#ifndef GAVEL_BENCH_COMPLEXITY_BASELINES_H
#define GAVEL_BENCH_COMPLEXITY_BASELINES_H

#include "judge/core/complexity.h"

enum baseline { BASELINE_GOOGLE, BASELINE_GOOGLE_ALL, BASELINE_BIGOBENCH, BASELINE_BIG_O, BASELINES };

const char *baseline_name(enum baseline b);
/* Does it know the class at all? */
bool baseline_knows(enum baseline b, enum complexity_class c);
/* Its answer to a series, by CPU time (counted: by instructions). -1: there are fewer than two points. */
int baseline_answer(enum baseline b, const struct complexity_series *s, bool counted, enum complexity_class *out);

#endif
