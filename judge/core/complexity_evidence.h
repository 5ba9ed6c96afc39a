// SPDX-License-Identifier: MIT
/* How well a curve, and how well each class, explains a series. Private to judge/core/complexity*.c. */
#ifndef GAVEL_JUDGE_CORE_COMPLEXITY_EVIDENCE_H
#define GAVEL_JUDGE_CORE_COMPLEXITY_EVIDENCE_H

#include "judge/core/complexity_two.h"

enum complexity_source { SOURCE_COUNTS, SOURCE_TIME, SOURCES };
enum { EVIDENCE_SCALES = 3, EVIDENCE_POINTS_MAX = TWO_POINTS_MAX, EVIDENCE_INCREMENTS_MAX = 4 * TWO_POINTS_MAX };

/* Growth from one point to another, and how far it may be off: 1 / (degrees of freedom * width squared), by scale. */
struct evidence_increment {
    size_t from, to;
    double up[EVIDENCE_SCALES], down[EVIDENCE_SCALES];
};

/* One source's costs, ready for comparing. */
struct evidence_data {
    enum complexity_source source;
    size_t len;
    bool additive;
    double cache_bytes;
    double n_end; /* the largest size, whether or not this source has it: there a class has to lead */
    double n[EVIDENCE_POINTS_MAX], m[EVIDENCE_POINTS_MAX], log_y[EVIDENCE_POINTS_MAX];
    double error[EVIDENCE_POINTS_MAX]; /* relative */
    double elements[EVIDENCE_POINTS_MAX], footprint[EVIDENCE_POINTS_MAX];
    struct evidence_increment increments[EVIDENCE_INCREMENTS_MAX];
    size_t increments_len;
    double norm[EVIDENCE_SCALES]; /* the part of the log likelihood that no curve changes */
    double weight;                /* of an increment: they overlap */
};

/* Fills *d with the points that have this source, without increments. The number of points. */
size_t evidence_points(const struct complexity_point *points, size_t len, enum complexity_source source,
                       double cache_bytes, struct evidence_data *d);
/* The same with the increments of one parameter. */
size_t evidence_data(const struct complexity_series *s, enum complexity_source source, struct evidence_data *d);
/* Increments between neighbours that are `doublings` apart: of one step, and of two steps, over which the zigzag of
 * structures that grow by doubling cancels. */
void evidence_add_step(struct evidence_data *d, size_t from, size_t to, double doublings);
void evidence_add_pair(struct evidence_data *d, const size_t at[3], const double doublings[2]);

/* Log likelihood of one curve, given as logarithms at the points. */
double evidence_of_curve(const struct evidence_data *d, const double *log_mu);
/* Log evidence of each class; -INFINITY where it does not apply. */
void evidence_of_classes(const struct evidence_data *d, double out[COMPLEXITY_CLASSES]);
/* The best curve of a class at each point, as logarithms. */
void evidence_best_curve(const struct evidence_data *d, enum complexity_class c, double log_mu[EVIDENCE_POINTS_MAX]);
/* The class's function, not normalised. base: of the exponential one. */
double evidence_function(enum complexity_class c, double n, double base);

/* complexity_class.c: 0, or -1 when the points are too many, out of range or out of order. */
int complexity_check(const struct complexity_series *s, struct err *e);
/* Finite, and n (not m) in range. */
bool complexity_point_is_sound(const struct complexity_point *p);
/* How usual the class is among interview solutions; n sqrt n is rare, and what memmove quadratics look like. */
double complexity_prior(enum complexity_class c);

/* complexity_two.c: 0, or -1 when points are too many, out of range or the same. */
int complexity_two_check(const struct complexity_grid *g, struct err *e);
/* complexity.c: how likely a source sees what it does if the class were another: by the likelihoods of that class, of
 * the likeliest one above that it is often taken for, and of the likeliest one below. */
double evidence_slipped(enum complexity_source source, double own, double above, double below);
/* complexity_signs.c: does what the best curve leaves over still grow, in the upper half of the sizes? As a degree. */
double evidence_residual_slope(const struct evidence_data *d, enum complexity_class c);
/* A faster growing part beside the best curve: the share of the cost at the largest size that explains most; 0: none.
 */
double evidence_emerging_share(const struct evidence_data *d, enum complexity_class best);
/* The size from which on the cost grows three times as fast as before; 0: none. */
double evidence_regime_change(const struct evidence_data *d);

/* complexity_two_name.c: does a grow no faster than b, logarithms included? */
bool complexity_two_within(const struct complexity_expected *a, const struct complexity_expected *b);
/* The logarithm of one term at (n, m). */
double complexity_two_log_term(const struct complexity_term *t, double n, double m);

#endif
