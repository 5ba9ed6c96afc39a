// SPDX-License-Identifier: MIT
/* What a plot shows, on log-log axes, whether in a terminal (curve.h) or as a picture (svg.h): what was measured, and
 * the curves of the detected and of the expected class beside it. A polynomial is a straight line there, its degree the
 * slope. Pure. */
#ifndef GAVEL_JUDGE_CLI_RENDER_PLOT_H
#define GAVEL_JUDGE_CLI_RENDER_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { PLOT_POINTS_MAX = 64, PLOT_TICKS_MAX = 12, PLOT_POINTS_MIN = 3 };
enum plot_unit { PLOT_NS, PLOT_COUNT, PLOT_BYTES, PLOT_PLAIN };

struct plot_series {
    const char *name;
    enum plot_unit unit;
    double x[PLOT_POINTS_MAX], y[PLOT_POINTS_MAX]; /* all above 0, x growing */
    size_t len;
};

struct plot_curve {
    const char *name;                                    /* of the class */
    double (*log_growth)(const void *context, double x); /* the logarithm of its shape; NULL: none */
    const void *context;
};

struct plot {
    const char *title, *x_name;
    struct plot_series measured, counted; /* counted.len 0: there are no counts */
    struct plot_curve found, expected;
};

/* Adds a point, if both are above 0 and there is room. */
void plot_add(struct plot_series *s, double x, double y);

/* A curve laid onto what was measured: constant + scale * shape. */
struct plot_line {
    const struct plot_curve *curve; /* its log_growth is not NULL */
    double constant, log_scale;
};
double plot_line_at(const struct plot_line *l, double x);
/* The found class, with the constant and scale that fit the measured points best. */
void plot_fit(const struct plot_series *s, const struct plot_curve *curve, struct plot_line *out);
/* The expected class: as if what was found at small sizes had gone on in that way. */
void plot_branch(const struct plot_series *s, const struct plot_line *found, const struct plot_curve *curve,
                 struct plot_line *out);

/* The ends of an axis, as logarithms, with a margin: at least a factor of two apart, or noise would fill the paper. */
struct plot_axis {
    double low, high;
    enum plot_unit unit;
};
void plot_axis(const double *values, size_t len, enum plot_unit unit, struct plot_axis *out);
/* Round values within the axis, rising; how many. */
size_t plot_ticks(const struct plot_axis *a, size_t most, double out[PLOT_TICKS_MAX]);
/* "10 us", "200 k", "4 MiB", "1,000". */
void plot_add_label(struct str *out, enum plot_unit unit, double value);

#endif
