// SPDX-License-Identifier: MIT
/* From measurements at growing sizes to a complexity class: a statistical decision, pure, without any clock or process.
 *
 * What is compared is how the cost grows from one size to the next, with an error model that is relative and
 * heavy-tailed, lets the cost per operation rise where the data leave the caches and hardly ever fall, and inflates
 * small sizes. Each class is given the lower-order terms that hide it (a constant; n beside n log n, n sqrt n and n^2;
 * n^2 beside n^2 log n and n^3), and the evidence is averaged over them, so that a class is not preferred for having
 * more of them. Instruction counts and CPU time err on different programs (counts under-see memory and vector work,
 * time over-sees caches), so both are kept apart and fused at the end. The constants were fitted on 126 labelled
 * programs and checked on 65 others (shared/reference/complexity.md, section 6). */
#ifndef GAVEL_JUDGE_CORE_COMPLEXITY_H
#define GAVEL_JUDGE_CORE_COMPLEXITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* In the order of their growth. */
enum complexity_class {
    COMPLEXITY_CONSTANT,
    COMPLEXITY_LOG,
    COMPLEXITY_SQRT,
    COMPLEXITY_LINEAR,
    COMPLEXITY_LINEAR_LOG,
    COMPLEXITY_LINEAR_SQRT,
    COMPLEXITY_QUADRATIC,
    COMPLEXITY_QUADRATIC_LOG,
    COMPLEXITY_CUBIC,
    COMPLEXITY_EXPONENTIAL,
    COMPLEXITY_CLASSES
};

/* "O(1)", "O(log n)", "O(sqrt n)", "O(n)", "O(n log n)", "O(n sqrt n)", "O(n^2)", "O(n^2 log n)", "O(n^3)", "O(2^n)".
 */
const char *complexity_name(enum complexity_class c);
/* The class of that name, written for `parameter` instead of n if it is not NULL ("O(k log k)"); -1: none. */
int complexity_parse(const char *text, const char *parameter, enum complexity_class *out);
/* The logarithm of its growth at n, up to a constant. */
double complexity_log_growth(enum complexity_class c, double n);
/* Its polynomial degree; log factors count nothing. 100 for the exponential one. */
double complexity_degree(enum complexity_class c);

/* A class counts as more than the expected one from this excess of the degree on. */
#define COMPLEXITY_WORSE_DEGREE 0.35
/* The largest n: far beyond any input, and n^3 is still a number. */
#define COMPLEXITY_SIZE_MAX 1e18

enum { COMPLEXITY_POINTS_MIN = 5, COMPLEXITY_POINTS_MAX = 40 };

/* What was measured at one size. */
struct complexity_point {
    double n;               /* the parameter; 1 .. COMPLEXITY_SIZE_MAX, strictly growing from point to point */
    double m;               /* the second parameter (complexity_two.h); 0: there is one */
    double elements;        /* of the input: n, or side^2 of a matrix; 0 where small sizes cost no more (values) */
    double cpu_ns;          /* of one call; 0: not measured */
    double cpu_error;       /* relative, of cpu_ns; at least 0.008 is assumed */
    double instructions;    /* of one call; 0: not counted */
    double footprint_bytes; /* of input and extra memory together, for the caches; 0: unknown */
    double extra_bytes;     /* peak beyond input and output; negative: not measured */
};

struct complexity_series {
    const struct complexity_point *points;
    size_t len;
    bool additive;       /* sizes grow by addition: an exponential problem */
    bool capped_by_time; /* larger sizes would have taken too long */
    double cache_bytes;  /* the L2 cache of one core; 0: one mebibyte is assumed */
    /* Space: what the runtime may hide (slack) and the least that one item takes, by language. */
    double space_slack_bytes, space_item_bytes;
};

struct complexity_answer {
    bool conclusive;                       /* false: there is not enough signal, or more than two classes fit */
    const char *why;                       /* when not conclusive: for a person, static */
    enum complexity_class best, low, high; /* the most likely one; the smallest contiguous set that holds 90 % */
    double confidence;                     /* of best, 0 .. 1 */
    double posterior[COMPLEXITY_CLASSES];
    double worse; /* the probability that the degree exceeds the expected one's by 0.35 or more */
    int meets;    /* the expected class: 1 yes, 0 no (worse >= 0.95), -1 cannot be told */
    bool counts_used, time_used;
    bool contradict; /* counts and time are each sure of something else: */
    enum complexity_class by_counts, by_time;
    bool misfit;           /* no class fits the counts well; low .. high are the best one's neighbours */
    double emerging_share; /* of a faster growing part in the cost at the largest size; 0: none is seen */
    double regime_n;       /* where the cost begins to grow three times as fast as before; 0: nowhere */
};

/* Time. -1: the points are not in order or out of range. */
int complexity_time(const struct complexity_series *s, enum complexity_class expected, struct complexity_answer *out,
                    struct err *e);

/* Extra memory: O(1), O(n), O(n^2) or O(2^n); the set low .. high is all that fits as well. O(n) is never excluded
 * where the runtime could hide it. */
int complexity_space(const struct complexity_series *s, enum complexity_class expected, struct complexity_answer *out,
                     struct err *e);

/* "Growing n from `from` to `to` multiplied the work by `factor`": the pair of sizes nearest to a doubling, the largest
 * of those about as near; by counts if there are two. false: fewer than two points. */
struct complexity_growth {
    double from, to, factor;
    bool counted; /* instructions, else CPU time */
};
bool complexity_growth(const struct complexity_series *s, struct complexity_growth *out);

#endif
