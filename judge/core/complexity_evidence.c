// SPDX-License-Identifier: MIT
/* The likelihood of a class: of every curve of it (with its lower-order terms), averaged. Never compares the costs
 * themselves, only their growth from size to size and over two sizes: what is constant in a runtime cancels. */
#include "judge/core/complexity_evidence.h"

#include <math.h>

/* Degrees of freedom of the Student t: heavy tails, for a reading may be off by much now and then. */
#define NU 2.5
/* A curve so much worse than the best adds nothing. */
#define HOPELESS 30.0
/* Constants and lower terms are tried in steps of these decades; a coarser grid misses the bend where they end. */
#define CONSTANT_STEP .125
#define COMPANION_STEP .25
enum { CONSTANTS = 67, COMPANIONS = 25 };

/* How far a growth step may be off, by source: counts are exact but for what they do not see. */
static const double scales[SOURCES][EVIDENCE_SCALES] = { { .01, .03, .08 }, { .03, .06, .12 } };
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

/* ---- increments -------------------------------------------------------------------------------------------------- */

/* Squared widths of a step to a neighbour. */
struct spread {
    double up[EVIDENCE_SCALES], down[EVIDENCE_SCALES], noise;
};

/* A working set that stays as large, such as small inputs in turn, costs as much at each size, in cache or out of it:
 * how much of a step it grew beyond what it was before, 0 to 1. */
static double footprint_growth(const struct evidence_data *d, size_t from, size_t to)
{
    bool sorted = d->m[from] <= 0; /* a grid is not */
    double most = d->footprint[from], step = log(d->n[to] / d->n[from]);
    for (size_t i = 0; sorted && i < from; i++)
        most = d->footprint[i] > most ? d->footprint[i] : most;
    if (!sorted)
        step += log(d->m[to] / d->m[from]);
    return step > 0 && most > 0 ? clamp(log(d->footprint[to] / most) / step, 0, 1) : 1;
}

static void spread_of(const struct evidence_data *d, size_t from, size_t to, double doublings, struct spread *out)
{
    double el = d->elements[from] > small_elements ? d->elements[from] : small_elements;
    double small = d->elements[from] > 0 ? small_noise * sqrt(small_elements / el) : 0, zone = 0;
    if (d->source == SOURCE_TIME && d->footprint[to] > 0)
        zone = clamp(log(d->footprint[to] / (d->cache_bytes / 4)) / log(4), 0, 1) * footprint_growth(d, from, to);
    out->noise = d->error[from] * d->error[from] + d->error[to] * d->error[to] + small * small;
    for (int k = 0; k < EVIDENCE_SCALES; k++) {
        double in = (1 - zone) * scales[d->source][k], up = in + zone_up * zone, down = in + zone_down * zone;
        out->up[k] = doublings * up * up;
        out->down[k] = doublings * down * down;
    }
}

/* A Student t with one width above and another below. Its constant is left out: it is the same for every class. */
static void add_increment(struct evidence_data *d, size_t from, size_t to, const struct spread *w)
{
    if (d->increments_len == EVIDENCE_INCREMENTS_MAX)
        return; /* four for each point: a step and a pair along two axes */
    struct evidence_increment *i = &d->increments[d->increments_len++];
    i->from = from;
    i->to = to;
    for (int k = 0; k < EVIDENCE_SCALES; k++) {
        double up2 = w->up[k] + w->noise, down2 = w->down[k] + w->noise;
        i->up[k] = 1 / (NU * up2);
        i->down[k] = 1 / (NU * down2);
        d->norm[k] += log(2 / (sqrt(up2) + sqrt(down2)));
    }
}

void evidence_add_step(struct evidence_data *d, size_t from, size_t to, double doublings)
{
    struct spread w;
    spread_of(d, from, to, doublings, &w);
    add_increment(d, from, to, &w);
}

void evidence_add_pair(struct evidence_data *d, const size_t at[3], const double doublings[2])
{
    struct spread a, b;
    spread_of(d, at[0], at[1], doublings[0], &a);
    spread_of(d, at[1], at[2], doublings[1], &b);
    for (int k = 0; k < EVIDENCE_SCALES; k++) {
        a.up[k] += b.up[k];
        a.down[k] += b.down[k];
    }
    a.noise = a.noise > b.noise ? a.noise : b.noise;
    add_increment(d, at[0], at[2], &a);
}

/* What no call undercuts by much, ns. */
#define CALL_NS 5.0

size_t evidence_points(const struct complexity_point *points, size_t len, enum complexity_source source,
                       double cache_bytes, struct evidence_data *d)
{
    *d = (struct evidence_data){ .source = source, .cache_bytes = cache_bytes > 0 ? cache_bytes : 1 << 20 };
    for (size_t i = 0; i < len && d->len < EVIDENCE_POINTS_MAX; i++) {
        const struct complexity_point *p = &points[i];
        double y = source == SOURCE_TIME ? p->cpu_ns : p->instructions, error = p->cpu_error;
        if (!(y > 0))
            continue;
        if (source == SOURCE_TIME) { /* what is left of next to nothing after subtracting is noise: next to nothing */
            y += CALL_NS;
            error *= p->cpu_ns / y;
        }
        d->n[d->len] = p->n;
        d->m[d->len] = p->m;
        d->log_y[d->len] = log(y);
        d->error[d->len] = source == SOURCE_COUNTS ? .004 : error > .008 ? error : .008;
        d->footprint[d->len] = p->footprint_bytes;
        d->elements[d->len++] = p->elements;
    }
    return d->len;
}

size_t evidence_data(const struct complexity_series *s, enum complexity_source source, struct evidence_data *d)
{
    double step[EVIDENCE_POINTS_MAX];
    evidence_points(s->points, s->len, source, s->cache_bytes, d);
    d->additive = s->additive;
    d->n_end = s->len ? s->points[s->len - 1].n : 1;
    d->weight = .5; /* each growth is in a step and in a pair */
    for (size_t i = 0; i + 1 < d->len; i++) {
        step[i] = d->additive ? .72 : log(d->n[i + 1] / d->n[i]) / .69;
        evidence_add_step(d, i, i + 1, step[i]);
    }
    for (size_t i = 0; i + 2 < d->len; i++)
        evidence_add_pair(d, (size_t[]){ i, i + 1, i + 2 }, &step[i]);
    return d->len;
}

static double log_add(double a, double b)
{
    double high = a > b ? a : b;
    return high == -INFINITY ? -INFINITY : high + log1p(exp(-fabs(a - b)));
}

static double at_scale(const struct evidence_data *d, const double *residual, int k)
{
    double logs = 0, product = 1; /* one logarithm for many factors: it is what costs time here */
    for (size_t i = 0; i < d->increments_len; i++) {
        const struct evidence_increment *w = &d->increments[i];
        double x = residual[w->to] - residual[w->from];
        product *= 1 + x * x * (x > 0 ? w->up[k] : w->down[k]);
        if (product > 1e200) {
            logs += log(product);
            product = 1;
        }
    }
    return d->weight * (d->norm[k] - (NU + 1) / 2 * (logs + log(product)));
}

/* The widest scale goes first: a narrower one is at most its norm better, so a hopeless curve ends there. */
static double of_curve_above(const struct evidence_data *d, const double *log_mu, double worth)
{
    enum { WIDEST = EVIDENCE_SCALES - 1 };
    double residual[EVIDENCE_POINTS_MAX];
    for (size_t i = 0; i < d->len; i++)
        residual[i] = d->log_y[i] - log_mu[i];
    double sum = at_scale(d, residual, WIDEST);
    if (sum + d->weight * (d->norm[0] - d->norm[WIDEST]) < worth)
        return -INFINITY;
    for (int k = 0; k < WIDEST; k++)
        sum = log_add(sum, at_scale(d, residual, k));
    return sum - log(EVIDENCE_SCALES);
}

double evidence_of_curve(const struct evidence_data *d, const double *log_mu)
{
    return of_curve_above(d, log_mu, -INFINITY);
}

/* ---- the curves of a class --------------------------------------------------------------------------------------- */

struct curves {
    const struct evidence_data *d;
    double f[EVIDENCE_POINTS_MAX], h[EVIDENCE_POINTS_MAX]; /* the class and its companion, 1 at the first size */
    enum complexity_class class;
    double base; /* of the exponential one */
    double lead;
    double sum, best;
    size_t count;
    double *best_mu; /* NULL: not wanted */
};

static void try_curve(struct curves *c, double a, double b)
{
    double log_mu[EVIDENCE_POINTS_MAX];
    for (size_t i = 0; i < c->d->len; i++)
        log_mu[i] = log(a + b * c->h[i] + c->f[i]);
    double l = of_curve_above(c->d, log_mu, c->best - HOPELESS);
    c->count++;
    if (l == -INFINITY)
        return;
    c->sum = log_add(c->sum, l);
    if (l <= c->best)
        return;
    c->best = l;
    for (size_t i = 0; c->best_mu && i < c->d->len; i++)
        c->best_mu[i] = log_mu[i];
}

static double constant_of(int i)
{
    return i == 0 ? 0 : pow(10, -1 + CONSTANT_STEP * (i - 1));
}

/* A constant or lower term may be at most the leading term over this, at the largest size of all sources: else it is
 * another class's curve. Time needs 60 % of leading term. Counts are exact, so a third is seen for sure; and what
 * machines do in bulk, such as copying, counts hardly. A logarithm never gets far ahead of a call's fixed cost, and
 * what is constant has constant counts. */
static double lead_of(const struct evidence_data *d, enum complexity_class class)
{
    if (d->source == SOURCE_TIME)
        return 1.5;
    return class == COMPLEXITY_LOG ? .125 : .5;
}

static double at_end(const struct curves *c, enum complexity_class class)
{
    double n = c->d->n_end;
    return class == COMPLEXITY_EXPONENTIAL ? pow(c->base, n - c->d->n[0])
                                           : evidence_function(class, n, 0) / evidence_function(class, c->d->n[0], 0);
}

static void try_constants(struct curves *c, double b)
{
    double last = at_end(c, c->class);
    for (int i = 0; i < CONSTANTS && c->lead * constant_of(i) <= last; i++)
        try_curve(c, constant_of(i), b);
}

static double mean_of(struct curves *c)
{
    double mean = c->count ? c->sum - log((double)c->count) : -INFINITY;
    c->sum = -INFINITY;
    c->count = 0;
    return mean;
}

/* The lower terms that may hide a class over many sizes. */
enum { LOWER_MAX = 2 };
static const struct {
    enum complexity_class class[LOWER_MAX];
    size_t len;
} lower[COMPLEXITY_CLASSES] = {
    [COMPLEXITY_LINEAR_LOG] = { { COMPLEXITY_LINEAR }, 1 },
    [COMPLEXITY_LINEAR_SQRT] = { { COMPLEXITY_LINEAR }, 1 },
    [COMPLEXITY_QUADRATIC] = { { COMPLEXITY_LINEAR }, 1 },
    [COMPLEXITY_QUADRATIC_LOG] = { { COMPLEXITY_QUADRATIC, COMPLEXITY_LINEAR }, 2 },
    [COMPLEXITY_CUBIC] = { { COMPLEXITY_QUADRATIC, COMPLEXITY_LINEAR }, 2 },
};

static void set_function(const struct evidence_data *d, enum complexity_class c, double base, double *f)
{
    double first = evidence_function(c, d->n[0], base);
    for (size_t i = 0; i < d->len; i++)
        f[i] = c == COMPLEXITY_EXPONENTIAL ? pow(base, d->n[i] - d->n[0]) : evidence_function(c, d->n[i], base) / first;
}

static double with_lower(struct curves *c, enum complexity_class class)
{
    double f_last = at_end(c, c->class), h_last = at_end(c, class);
    set_function(c->d, class, 0, c->h);
    for (int i = 0; i < COMPANIONS; i++) {
        double b = pow(10, -1 + COMPANION_STEP * i);
        if (c->lead * b * h_last <= f_last)
            try_constants(c, b);
    }
    return mean_of(c);
}

static double polynomial(struct curves *c, enum complexity_class class)
{
    set_function(c->d, class, 0, c->f);
    for (size_t i = 0; i < c->d->len; i++)
        c->h[i] = 0;
    try_constants(c, 0);
    double sum = mean_of(c);
    if (lower[class].len)
        sum += log(.85);
    for (size_t i = 0; i < lower[class].len; i++)
        sum = log_add(sum, log(.15 / (double)lower[class].len) + with_lower(c, lower[class].class[i]));
    return sum;
}

/* Any base: a search that prunes is exponential too. Only small sizes can be: 4^64 calls take for ever. */
static double exponential(struct curves *c)
{
    if (c->d->n[c->d->len - 1] > 64)
        return -INFINITY;
    for (size_t i = 0; i < c->d->len; i++)
        c->h[i] = 0;
    for (double base = 1.3; base <= 4; base += .06) {
        c->base = base;
        set_function(c->d, COMPLEXITY_EXPONENTIAL, base, c->f);
        try_constants(c, 0);
    }
    return mean_of(c);
}

static double class_evidence(const struct evidence_data *d, enum complexity_class class, double *best_mu)
{
    struct curves c = {
        .d = d, .class = class, .lead = lead_of(d, class), .sum = -INFINITY, .best = -INFINITY, .best_mu = best_mu
    };
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

void evidence_best_curve(const struct evidence_data *d, enum complexity_class c, double log_mu[EVIDENCE_POINTS_MAX])
{
    class_evidence(d, c, log_mu);
}
