// SPDX-License-Identifier: MIT
/* Complexity in two parameters, n and m: names such as "O(n*m)" and "O((n + m) log(n + m))", and the decision between
 * them from measurements on a grid of sizes.
 *
 * The method is that of one parameter (complexity.h), along both axes at once: what is compared is the growth from each
 * point to its neighbour in n and to its neighbour in m, under the same error model. Whether n and m add or multiply
 * shows in how growth along one axis depends on the other; the interaction says it in one number that anyone can
 * recompute. */
#ifndef GAVEL_JUDGE_CORE_COMPLEXITY_TWO_H
#define GAVEL_JUDGE_CORE_COMPLEXITY_TWO_H

#include "judge/core/complexity.h"

enum { TWO_TERMS_MAX = 6, TWO_NAME_MAX = 64, TWO_CLASSES_MAX = 48, TWO_POINTS_MAX = 100, TWO_BETWEEN_MAX = 4 };

/* n^a m^b (log n)^p (log m)^q (log(n + m))^r */
struct complexity_term {
    double n_power, m_power;
    int log_n, log_m, log_both;
};

/* A sum of terms; none of them is below another. The name is as it was written, with blanks made even. */
struct complexity_expected {
    struct complexity_term terms[TWO_TERMS_MAX];
    size_t len;
    char name[TWO_NAME_MAX];
};

/* "O(n + m)", "O(n*m)", "O(n log m)", "O((n + m) log(n + m))", "O(n^2 * m)", "O(sqrt n + m)", "O(log(n*m))", "O(1)".
 * A grammar of sums and products of n, m, numbers as powers, sqrt and log; products of sums are multiplied out.
 * -1: what was not understood, and where. */
int complexity_two_parse(const char *text, struct complexity_expected *out, struct err *e);
/* The same up to order of the terms. */
bool complexity_two_same(const struct complexity_expected *a, const struct complexity_expected *b);
/* The logarithm of its growth at (n, m), up to a constant; all terms weigh the same. */
double complexity_two_log_growth(const struct complexity_expected *x, double n, double m);
/* By how much its polynomial degree exceeds the other's where it does so most: for n and m alone and together, each the
 * other's square, and each fixed. Log factors count nothing. */
double complexity_two_excess(const struct complexity_expected *x, const struct complexity_expected *of);

/* What was measured: any set of points (complexity_point, with m >= 1) that has neighbours along both axes; best a grid
 * of 4 x 4 to 6 x 6 sizes, each axis doubling, less the corner that there is no time for. No order is needed, but no
 * pair (n, m) may come twice. */
struct complexity_grid {
    const struct complexity_point *points;
    size_t len;
    double cache_bytes;                         /* the L2 cache of one core; 0: one mebibyte is assumed */
    double space_slack_bytes, space_item_bytes; /* as in complexity_series */
};

/* "Doubling n alone multiplied the work by 2.0, m alone by 2.0, both by 3.9": a cell of four points, the largest. */
struct complexity_two_growth {
    double n_from, n_to, m_from, m_to;
    double by_n, by_m, by_both; /* factors of the cost at (n_from, m_from) */
    /* [T(n2,m2) - T(n2,m1) - T(n1,m2) + T(n1,m1)] / T(n2,m2): 0 for sums, 0.25 for n*m, 0.37 for n^2 * m. */
    double interaction;
    bool counted; /* instructions, else CPU time */
};

struct complexity_two_answer {
    bool conclusive;                 /* false: there is not enough signal, or too many classes fit */
    const char *why;                 /* when not conclusive: for a person, static */
    struct complexity_expected best; /* the most likely one */
    /* The smallest set that holds 90 %, the likeliest first; the first is best. */
    struct complexity_expected between[TWO_BETWEEN_MAX];
    size_t between_len;
    double confidence; /* of best, 0 .. 1 */
    double worse; /* the probability that the degree exceeds the expected one's by 0.35 or more in some direction */
    int meets;    /* 1 yes, 0 no (worse >= 0.95), -1 cannot be told */
    bool counts_used, time_used;
    bool misfit; /* no class fits well */
    bool has_growth;
    struct complexity_two_growth growth;
};

/* -1: the points are out of range, or one comes twice. */
int complexity_two(const struct complexity_grid *g, const struct complexity_expected *expected,
                   struct complexity_two_answer *out, struct err *e);

/* Extra memory, of the points whose extra_bytes is not negative; no grid is needed, but where n and m are always the
 * same they cannot be told apart. between: all that fit. expected: NULL: the problem does not say. */
int complexity_two_space(const struct complexity_grid *g, const struct complexity_expected *expected,
                         struct complexity_two_answer *out, struct err *e);

#endif
