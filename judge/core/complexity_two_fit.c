// SPDX-License-Identifier: MIT
/* How well a class of two parameters explains a grid: the best curve of its terms and of the lower ones that may hide
 * them, under the error model of complexity_evidence.c. Of n and m many weights are free, too many to average over: the
 * best ones are searched one after the other, and each costs evidence, so that a class is not preferred for having
 * more. */
#include "judge/core/complexity_two_fit.h"

#include <math.h>
#include <string.h>

/* In units of log evidence: of a weight that is free in any case, of a lower term that is used. */
static const double free_cost = 1.5, lower_cost = 2;
/* Of the cost somewhere on the grid: all leading terms together, each of several. */
static const double lead_share = .55, each_share = .5, counted_log_share = .1;
static const double weight_low = -4, weight_high = 4, coarse_step = .5;
enum { SWEEPS = 4, REFINEMENTS = 6 };

/* ---- neighbours -------------------------------------------------------------------------------------------------- */

enum { NONE = EVIDENCE_POINTS_MAX };

/* The next point along an axis; NONE: there is none. */
static size_t next_along(const struct evidence_data *d, size_t i, const double *axis, const double *other)
{
    size_t next = NONE;
    for (size_t k = 0; k < d->len; k++)
        if (other[k] == other[i] && axis[k] > axis[i] && (next == NONE || axis[k] < axis[next]))
            next = k;
    return next;
}

static size_t add_axis(struct evidence_data *d, const double *axis, const double *other)
{
    size_t steps = 0;
    for (size_t i = 0; i < d->len; i++) {
        size_t one = next_along(d, i, axis, other), two = one == NONE ? NONE : next_along(d, one, axis, other);
        if (one == NONE)
            continue;
        double doublings[2] = { log(axis[one] / axis[i]) / log(2), 0 };
        evidence_add_step(d, i, one, doublings[0]);
        steps++;
        if (two == NONE)
            continue;
        doublings[1] = log(axis[two] / axis[one]) / log(2);
        evidence_add_pair(d, (size_t[]){ i, one, two }, doublings);
    }
    return steps;
}

bool two_fit_data(const struct complexity_grid *g, enum complexity_source source, struct evidence_data *d)
{
    evidence_points(g->points, g->len, source, g->cache_bytes, d);
    size_t along_n = add_axis(d, d->n, d->m), along_m = add_axis(d, d->m, d->n);
    if (d->len < TWO_POINTS_MIN || along_n < 4 || along_m < 4)
        return false;
    /* Each point but the first brings one increment that no other says. */
    d->weight = (double)(d->len - 1) / (double)d->increments_len;
    return true;
}

/* ---- the curve --------------------------------------------------------------------------------------------------- */

enum { FIT_TERMS_MAX = TWO_TERMS_MAX + 6 };

struct fit {
    const struct evidence_data *d;
    double value[FIT_TERMS_MAX][EVIDENCE_POINTS_MAX]; /* each term, 1 at the largest point */
    double weight[FIT_TERMS_MAX];                     /* decimal logarithms; -INFINITY: not used */
    size_t len, leading;
    double share; /* what the leading terms have to reach */
};

static const struct complexity_term lower_terms[] = {
    { 0 }, { .n_power = 1 }, { .m_power = 1 }, { 1, 1, 0, 0, 0 }, { .n_power = 2 }, { .m_power = 2 },
};

static void add_term(struct fit *f, const struct complexity_term *t)
{
    const struct evidence_data *d = f->d;
    size_t top = 0;
    for (size_t i = 1; i < d->len; i++)
        if (d->n[i] * d->m[i] > d->n[top] * d->m[top])
            top = i;
    double at_top = complexity_two_log_term(t, d->n[top], d->m[top]);
    for (size_t i = 0; i < d->len; i++)
        f->value[f->len][i] = exp(complexity_two_log_term(t, d->n[i], d->m[i]) - at_top);
    f->weight[f->len++] = -INFINITY;
}

static void set_terms(struct fit *f, const struct complexity_expected *class)
{
    for (size_t i = 0; i < class->len; i++) {
        add_term(f, &class->terms[i]);
        f->weight[i] = 0;
    }
    f->leading = f->len;
    for (size_t i = 0; i < COUNT(lower_terms); i++) {
        struct complexity_expected one = { .terms = { lower_terms[i] }, .len = 1 };
        bool there = false;
        for (size_t k = 0; k < class->len; k++) {
            struct complexity_expected of = { .terms = { class->terms[k] }, .len = 1 };
            there |= complexity_two_same(&one, &of);
        }
        if (!there && complexity_two_within(&one, class))
            add_term(f, &lower_terms[i]);
    }
    /* A logarithm never gets far ahead of a call's fixed cost; what is constant has constant counts. */
    static const struct complexity_expected constant = { .terms = { { 0 } }, .len = 1 };
    bool log_only = complexity_two_excess(class, &constant) < .01 && f->d->source == SOURCE_COUNTS;
    f->share = log_only ? counted_log_share : lead_share;
}

/* The curve's logarithms; false: the leading terms do not lead. */
static bool curve_of(const struct fit *f, double log_mu[EVIDENCE_POINTS_MAX])
{
    double weight[FIT_TERMS_MAX], led = 0, each[FIT_TERMS_MAX] = { 0 };
    for (size_t k = 0; k < f->len; k++)
        weight[k] = f->weight[k] == -INFINITY ? 0 : pow(10, f->weight[k]);
    for (size_t i = 0; i < f->d->len; i++) {
        double lead = 0, sum;
        for (size_t k = 0; k < f->leading; k++)
            lead += weight[k] * f->value[k][i];
        sum = lead;
        for (size_t k = f->leading; k < f->len; k++)
            sum += weight[k] * f->value[k][i];
        for (size_t k = 0; k < f->leading; k++)
            each[k] = fmax(each[k], weight[k] * f->value[k][i] / sum);
        led = fmax(led, lead / sum);
        log_mu[i] = log(sum);
    }
    for (size_t k = 0; k < f->leading; k++)
        if (each[k] < fmin(each_share, f->share))
            return false;
    return led >= f->share;
}

static double score(const struct fit *f)
{
    double log_mu[EVIDENCE_POINTS_MAX], cost = free_cost * (double)(f->leading - 1);
    if (!curve_of(f, log_mu))
        return -INFINITY;
    for (size_t k = f->leading; k < f->len; k++)
        cost += f->weight[k] > -INFINITY ? lower_cost : 0;
    return evidence_of_curve(f->d, log_mu) - cost;
}

static void try_weight(struct fit *f, size_t k, double weight, double *best)
{
    double old = f->weight[k];
    f->weight[k] = weight;
    double l = score(f);
    if (l > *best)
        *best = l;
    else
        f->weight[k] = old;
}

/* The first term's weight is the unit. */
static double search(struct fit *f)
{
    double best = score(f);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        double before = best;
        for (size_t k = 1; k < f->len; k++) {
            if (k >= f->leading)
                try_weight(f, k, -INFINITY, &best);
            for (double w = weight_low; w <= weight_high; w += coarse_step)
                try_weight(f, k, w, &best);
            double step = coarse_step / 2;
            for (int i = 0; i < REFINEMENTS && f->weight[k] > -INFINITY; i++, step /= 2) {
                double middle = f->weight[k];
                try_weight(f, k, middle - step, &best);
                try_weight(f, k, middle + step, &best);
            }
        }
        if (best - before < .01 && best > -INFINITY)
            break;
    }
    return best;
}

double two_fit(const struct evidence_data *d, const struct complexity_expected *class, double *log_mu)
{
    struct fit f = { .d = d };
    set_terms(&f, class);
    double l = search(&f);
    if (log_mu)
        curve_of(&f, log_mu);
    return l;
}
