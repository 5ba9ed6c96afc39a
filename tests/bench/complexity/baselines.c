// SPDX-License-Identifier: MIT
/* Four fits of curves, each by absolute residuals, as their authors describe them:
 *   google/benchmark   one coefficient, through the origin, least root mean square over its six curves
 *   the same with our ten classes
 *   BigOBench          the first value taken off, one coefficient that is not negative, residuals weighed by class
 *   big_O              a coefficient and an intercept; power law and exponential on logarithms; a later class must be
 *                      better by a fixed 1e-6 s^2
 * They get what the estimator gets: one mean cost a size. None of them sees the errors of the readings. */
#include "tests/bench/complexity/baselines.h"

#include <math.h>

struct data {
    double n[COMPLEXITY_POINTS_MAX], y[COMPLEXITY_POINTS_MAX]; /* y in seconds, or instructions */
    size_t len;
};

#define BIT(c) (1U << (c))
static const unsigned six = BIT(COMPLEXITY_CONSTANT) | BIT(COMPLEXITY_LOG) | BIT(COMPLEXITY_LINEAR) |
                            BIT(COMPLEXITY_LINEAR_LOG) | BIT(COMPLEXITY_QUADRATIC) | BIT(COMPLEXITY_CUBIC);

static const struct {
    const char *name;
    unsigned known;
} baselines[BASELINES] = {
    [BASELINE_GOOGLE] = { "google/benchmark", six },
    [BASELINE_GOOGLE_ALL] = { "the same, ten classes", (1U << COMPLEXITY_CLASSES) - 1 },
    [BASELINE_BIGOBENCH] = { "BigOBench", six },
    [BASELINE_BIG_O] = { "big_O", six | BIT(COMPLEXITY_EXPONENTIAL) },
};

const char *baseline_name(enum baseline b)
{
    return baselines[b].name;
}

bool baseline_knows(enum baseline b, enum complexity_class c)
{
    return baselines[b].known & BIT(c);
}

/* Scaled by its last value, so that 2^n does not overflow; a coefficient takes the scale up. */
static double curve(enum complexity_class c, double n, double last)
{
    return exp(complexity_log_growth(c, n) - complexity_log_growth(c, last));
}

/* Sum of squares of what y = b f + a leaves. */
static double fit(const struct data *d, enum complexity_class c, bool intercept, bool bounded)
{
    double f[COMPLEXITY_POINTS_MAX], sf = 0, sy = 0, sff = 0, sfy = 0, sum = 0;
    for (size_t i = 0; i < d->len; i++) {
        f[i] = curve(c, d->n[i], d->n[d->len - 1]);
        sf += f[i];
        sy += d->y[i];
        sff += f[i] * f[i];
        sfy += f[i] * d->y[i];
    }
    double count = (double)d->len, spread = count * sff - sf * sf, b = sff > 0 ? sfy / sff : 0, a = 0;
    if (intercept) {
        b = spread > 1e-12 ? (count * sfy - sf * sy) / spread : 0;
        a = (sy - b * sf) / count;
    }
    if (bounded && b < 0)
        b = 0;
    for (size_t i = 0; i < d->len; i++)
        sum += (d->y[i] - a - b * f[i]) * (d->y[i] - a - b * f[i]);
    return sum;
}

static enum complexity_class google(const struct data *d, unsigned known)
{
    enum complexity_class best = COMPLEXITY_CONSTANT;
    double least = INFINITY;
    for (enum complexity_class c = 0; c < COMPLEXITY_CLASSES; c++) {
        /* The division by count and mean is the same for all of them. */
        double rms = known & BIT(c) ? fit(d, c, false, false) : INFINITY;
        if (rms < least) {
            least = rms;
            best = c;
        }
    }
    return best;
}

static bool between(double a, double b, double c)
{
    return (a <= b && b <= c) || (c <= b && b <= a);
}

/* A single point that sticks out is replaced by the median of three. */
static void without_peaks(struct data *d)
{
    struct data old = *d;
    for (size_t i = 1; i + 1 < d->len; i++) {
        double a = old.y[i - 1], b = old.y[i], c = old.y[i + 1];
        d->y[i] = between(a, b, c) ? b : between(b, a, c) ? a : c;
    }
}

static enum complexity_class bigobench(const struct data *given)
{
    static const double penalty[COMPLEXITY_CLASSES] = {
        [COMPLEXITY_CONSTANT] = 1,     [COMPLEXITY_LOG] = 5,         [COMPLEXITY_LINEAR] = 4.5,
        [COMPLEXITY_LINEAR_LOG] = 4.5, [COMPLEXITY_QUADRATIC] = 3.5, [COMPLEXITY_CUBIC] = 1e6,
    };
    struct data d = *given;
    enum complexity_class best = COMPLEXITY_CONSTANT;
    double least = INFINITY;
    without_peaks(&d);
    double first = d.y[0];
    for (size_t i = 0; i < d.len; i++)
        d.y[i] -= first;
    for (enum complexity_class c = 0; c < COMPLEXITY_CLASSES; c++) {
        double residual = penalty[c] > 0 ? penalty[c] * fit(&d, c, false, true) : INFINITY;
        if (residual < least) {
            least = residual;
            best = c;
        }
    }
    return best;
}

/* The residual in time of an exponential that was fitted on logarithms. */
static double fit_exponential(const struct data *d)
{
    double sx = 0, sy = 0, sxx = 0, sxy = 0, sum = 0, count = (double)d->len;
    for (size_t i = 0; i < d->len; i++) {
        double y = log(d->y[i] > 0 ? d->y[i] : 1e-9);
        sx += d->n[i];
        sy += y;
        sxx += d->n[i] * d->n[i];
        sxy += d->n[i] * y;
    }
    double b = (count * sxy - sx * sy) / (count * sxx - sx * sx), a = (sy - b * sx) / count;
    for (size_t i = 0; i < d->len; i++) {
        double off = d->y[i] - exp(a + b * d->n[i]);
        sum += off * off;
    }
    return sum;
}

static enum complexity_class big_o(const struct data *d, bool counted)
{
    static const enum complexity_class order[] = { COMPLEXITY_CONSTANT,   COMPLEXITY_LINEAR, COMPLEXITY_QUADRATIC,
                                                   COMPLEXITY_CUBIC,      COMPLEXITY_LOG,    COMPLEXITY_LINEAR_LOG,
                                                   COMPLEXITY_EXPONENTIAL };
    enum complexity_class best = COMPLEXITY_CONSTANT;
    double least = INFINITY, bias = counted ? 0 : 1e-6;
    for (size_t i = 0; i < COUNT(order); i++) {
        double residual = order[i] == COMPLEXITY_EXPONENTIAL ? fit_exponential(d) : fit(d, order[i], true, false);
        if (residual < least - bias) {
            least = residual;
            best = order[i];
        }
    }
    return best;
}

int baseline_answer(enum baseline b, const struct complexity_series *s, bool counted, enum complexity_class *out)
{
    struct data d = { .len = 0 };
    for (size_t i = 0; i < s->len && d.len < COMPLEXITY_POINTS_MAX; i++) {
        double y = counted ? s->points[i].instructions : s->points[i].cpu_ns / 1e9;
        if (!(y > 0))
            continue;
        d.n[d.len] = s->points[i].n;
        d.y[d.len++] = y;
    }
    if (d.len < 2)
        return -1;
    *out = b == BASELINE_BIGOBENCH ? bigobench(&d)
           : b == BASELINE_BIG_O   ? big_o(&d, counted)
                                   : google(&d, baselines[b].known);
    return 0;
}
