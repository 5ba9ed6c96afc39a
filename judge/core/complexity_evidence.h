// SPDX-License-Identifier: MIT
/* How well each class explains a series. Private to judge/core/complexity*.c. */
#ifndef GAVEL_JUDGE_CORE_COMPLEXITY_EVIDENCE_H
#define GAVEL_JUDGE_CORE_COMPLEXITY_EVIDENCE_H

#include "judge/core/complexity.h"

enum complexity_source { SOURCE_COUNTS, SOURCE_TIME };

/* One source's costs, ready for comparing. */
struct evidence_data {
    enum complexity_source source;
    size_t len;
    bool additive;
    double n[COMPLEXITY_POINTS_MAX], log_y[COMPLEXITY_POINTS_MAX];
    double error[COMPLEXITY_POINTS_MAX]; /* relative */
    double step[COMPLEXITY_POINTS_MAX];  /* of i to i + 1, in doublings */
    double zone[COMPLEXITY_POINTS_MAX];  /* 0: in the cache, 1: far out */
    double noise[COMPLEXITY_POINTS_MAX]; /* squared, of the increment i to i + 1 */
    double spread_up[3][COMPLEXITY_POINTS_MAX], spread_down[3][COMPLEXITY_POINTS_MAX]; /* squared, by scale */
};

/* Fills *d with the points that have this source. The number of points. */
size_t evidence_data(const struct complexity_series *s, enum complexity_source source, struct evidence_data *d);
/* Log evidence of each class; -INFINITY where it does not apply. */
void evidence_of_classes(const struct evidence_data *d, double out[COMPLEXITY_CLASSES]);
/* The best curve of a class at each point, as logarithms. */
void evidence_best_curve(const struct evidence_data *d, enum complexity_class c, double log_mu[COMPLEXITY_POINTS_MAX]);
/* Log likelihood of one curve. */
double evidence_of_curve(const struct evidence_data *d, const double log_mu[COMPLEXITY_POINTS_MAX]);
/* The class's function, not normalised. base: of the exponential one. */
double evidence_function(enum complexity_class c, double n, double base);

#endif
