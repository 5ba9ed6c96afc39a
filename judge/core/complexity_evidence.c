// SPDX-License-Identifier: MIT
/* The likelihood of a class: of every curve of it (with its lower-order terms), averaged. Never compares the costs
 * themselves, only their growth from size to size and over two sizes: what is constant in a runtime cancels. */
#include "judge/core/complexity_evidence.h"

#include <math.h>

/* Degrees of freedom of the Student t: heavy tails, for a reading may be off by much now and then. */
#define NU 2.5
enum { SCALES = 3, CONSTANTS = 34, COMPANIONS = 13 };

/* How far a growth step may be off, by source: counts are exact but for what they do not see. */
static const double scales[2][SCALES] = { { .01, .03, .08 }, { .03, .06, .12 } };
static const double zone_up = .35, zone_down = .10; /* out of cache the cost per operation rises, it hardly falls */
static const double small_noise = .25, small_elements = 10;

double evidence_function(enum complexity_class c, double n, double base)
{
    double l = log(n < 2 ? 2 : n);
    switch (c) {
    case COMPLEXITY_CONSTANT:
        return 1;
    case COMPLEXITY_LOG:
        return l;
    case COMPLEXITY_SQRT:
        return sqrt(n);
    case COMPLEXITY_LINEAR:
        return n;
    case COMPLEXITY_LINEAR_LOG:
        return n * l;
    case COMPLEXITY_LINEAR_SQRT:
        return n * sqrt(n);
    case COMPLEXITY_QUADRATIC:
        return n * n;
    case COMPLEXITY_QUADRATIC_LOG:
        return n * n * l;
    case COMPLEXITY_CUBIC:
        return n * n * n;
    default:
        return pow(base, n);
    }
}

static double clamp(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

static void prepare(struct evidence_data *d, const double *footprint, const double *elements, double cache)
{
    for (size_t i = 0; i + 1 < d->len; i++) {
        double el = elements[i] > small_elements ? elements[i] : small_elements;
        double small = elements[i] > 0 ? small_noise * sqrt(small_elements / el) : 0;
        d->step[i] = d->additive ? .72 : log(d->n[i + 1] / d->n[i]) / .69;
        d->zone[i] = d->source == SOURCE_TIME && footprint[i + 1] > 0
                         ? clamp(log(footprint[i + 1] / (cache / 4)) / log(4), 0, 1)
                         : 0;
        d->noise[i] = d->error[i] * d->error[i] + d->error[i + 1] * d->error[i + 1] + small * small;
        for (int k = 0; k < SCALES; k++) {
            double s = scales[d->source][k], in = (1 - d->zone[i]) * s;
            double up = in + zone_up * d->zone[i], down = in + zone_down * d->zone[i];
            d->spread_up[k][i] = d->step[i] * up * up;
            d->spread_down[k][i] = d->step[i] * down * down;
        }
    }
}

size_t evidence_data(const struct complexity_series *s, enum complexity_source source, struct evidence_data *d)
{
    double footprint[COMPLEXITY_POINTS_MAX], elements[COMPLEXITY_POINTS_MAX];
    *d = (struct evidence_data){ .source = source, .additive = s->additive };
    for (size_t i = 0; i < s->len; i++) {
        const struct complexity_point *p = &s->points[i];
        double y = source == SOURCE_TIME ? p->cpu_ns : p->instructions;
        if (!(y > 0))
            continue;
        d->n[d->len] = p->n;
        d->log_y[d->len] = log(y);
        d->error[d->len] = source == SOURCE_COUNTS ? .004 : p->cpu_error > .008 ? p->cpu_error : .008;
        footprint[d->len] = p->footprint_bytes;
        elements[d->len++] = p->elements;
    }
    prepare(d, footprint, elements, s->cache_bytes > 0 ? s->cache_bytes : 1 << 20);
    return d->len;
}

/* A Student t with one width above and another below. Its constant is left out: it is the same for every class. */
static double log_t(double x, double up2, double down2)
{
    double g2 = x > 0 ? up2 : down2;
    return log(2 / (sqrt(up2) + sqrt(down2))) - (NU + 1) / 2 * log1p(x * x / (NU * g2));
}

static double log_add(double a, double b)
{
    double high = a > b ? a : b;
    return high == -INFINITY ? -INFINITY : high + log1p(exp(-fabs(a - b)));
}

double evidence_of_curve(const struct evidence_data *d, const double log_mu[COMPLEXITY_POINTS_MAX])
{
    double residual[COMPLEXITY_POINTS_MAX], sum = -INFINITY;
    for (size_t i = 0; i < d->len; i++)
        residual[i] = d->log_y[i] - log_mu[i];
    for (int k = 0; k < SCALES; k++) {
        double steps = 0, pairs = 0;
        const double *up = d->spread_up[k], *down = d->spread_down[k];
        for (size_t i = 0; i + 1 < d->len; i++)
            steps += log_t(residual[i + 1] - residual[i], up[i] + d->noise[i], down[i] + d->noise[i]);
        /* Over two steps the zigzag of structures that grow by doubling cancels. */
        for (size_t i = 0; i + 2 < d->len; i++) {
            double noise = d->noise[i] > d->noise[i + 1] ? d->noise[i] : d->noise[i + 1];
            pairs += log_t(residual[i + 2] - residual[i], up[i] + up[i + 1] + noise, down[i] + down[i + 1] + noise);
        }
        sum = log_add(sum, .5 * steps + .5 * pairs);
    }
    return sum - log(SCALES);
}

/* ---- the curves of a class ---------------------------------------------------------------------------------------
 */

struct curves {
    const struct evidence_data *d;
    double f[COMPLEXITY_POINTS_MAX], h[COMPLEXITY_POINTS_MAX]; /* the class and its companion, 1 at the first size */
    double sum, best;
    size_t count;
    double *best_mu; /* NULL: not wanted */
};

static void try_curve(struct curves *c, double a, double b)
{
    double log_mu[COMPLEXITY_POINTS_MAX];
    for (size_t i = 0; i < c->d->len; i++)
        log_mu[i] = log(a + b * c->h[i] + c->f[i]);
    double l = evidence_of_curve(c->d, log_mu);
    c->sum = log_add(c->sum, l);
    c->count++;
    if (l <= c->best)
        return;
    c->best = l;
    for (size_t i = 0; c->best_mu && i < c->d->len; i++)
        c->best_mu[i] = log_mu[i];
}

static double constant_of(int i)
{
    return i == 0 ? 0 : pow(10, -1 + .25 * (i - 1));
}

/* The leading term must lead at the largest size: 60 % of the cost, or it is another class's curve. */
static void try_constants(struct curves *c, double b)
{
    double last = c->f[c->d->len - 1];
    for (int i = 0; i < CONSTANTS && 1.5 * constant_of(i) <= last; i++)
        try_curve(c, constant_of(i), b);
}

static double mean_of(struct curves *c)
{
    double mean = c->count ? c->sum - log((double)c->count) : -INFINITY;
    c->sum = -INFINITY;
    c->count = 0;
    return mean;
}

static int companion_of(enum complexity_class c)
{
    switch (c) {
    case COMPLEXITY_LINEAR_LOG:
    case COMPLEXITY_LINEAR_SQRT:
    case COMPLEXITY_QUADRATIC:
        return COMPLEXITY_LINEAR;
    case COMPLEXITY_QUADRATIC_LOG:
    case COMPLEXITY_CUBIC:
        return COMPLEXITY_QUADRATIC;
    default:
        return -1;
    }
}

static void set_function(const struct evidence_data *d, enum complexity_class c, double base, double *f)
{
    double first = evidence_function(c, d->n[0], base);
    for (size_t i = 0; i < d->len; i++)
        f[i] = c == COMPLEXITY_EXPONENTIAL ? pow(base, d->n[i] - d->n[0]) : evidence_function(c, d->n[i], base) / first;
}

static double polynomial(struct curves *c, enum complexity_class class)
{
    int companion = companion_of(class);
    set_function(c->d, class, 0, c->f);
    for (size_t i = 0; i < c->d->len; i++)
        c->h[i] = 0;
    try_constants(c, 0);
    double alone = mean_of(c);
    if (companion < 0)
        return alone;
    set_function(c->d, (enum complexity_class)companion, 0, c->h);
    size_t last = c->d->len - 1;
    for (int i = 0; i < COMPANIONS; i++) {
        double b = pow(10, -1 + .5 * i);
        if (1.5 * b * c->h[last] <= c->f[last])
            try_constants(c, b);
    }
    return log_add(log(.85) + alone, log(.15) + mean_of(c));
}

/* Any base: a search that prunes is exponential too. Only small sizes can be: 4^64 calls take for ever. */
static double exponential(struct curves *c)
{
    if (c->d->n[c->d->len - 1] > 64)
        return -INFINITY;
    for (size_t i = 0; i < c->d->len; i++)
        c->h[i] = 0;
    for (double base = 1.3; base <= 4; base += .06) {
        set_function(c->d, COMPLEXITY_EXPONENTIAL, base, c->f);
        try_constants(c, 0);
    }
    return mean_of(c);
}

static double class_evidence(const struct evidence_data *d, enum complexity_class class, double *best_mu)
{
    struct curves c = { .d = d, .sum = -INFINITY, .best = -INFINITY, .best_mu = best_mu };
    if (class == COMPLEXITY_CONSTANT) {
        set_function(d, class, 0, c.f);
        try_curve(&c, 0, 0);
        return mean_of(&c);
    }
    return class == COMPLEXITY_EXPONENTIAL ? exponential(&c) : polynomial(&c, class);
}

void evidence_of_classes(const struct evidence_data *d, double out[COMPLEXITY_CLASSES])
{
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        out[c] = class_evidence(d, (enum complexity_class)c, NULL);
}

void evidence_best_curve(const struct evidence_data *d, enum complexity_class c, double log_mu[COMPLEXITY_POINTS_MAX])
{
    class_evidence(d, c, log_mu);
}
