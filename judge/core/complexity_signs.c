// SPDX-License-Identifier: MIT
/* What a person should be warned of beside the class: that no class fits, that a faster part is coming up, that the
 * cost begins to grow faster somewhere; and the growth that anyone can check. Decides nothing. */
#include <math.h>
#include <stdlib.h>

#include "judge/core/complexity_evidence.h"

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The median of the slopes between any two points (Theil and Sen): one size at which a runtime changes its ways, such
 * as integers that are no longer shared, is no growth. */
double evidence_residual_slope(const struct evidence_data *d, enum complexity_class c)
{
    double mu[EVIDENCE_POINTS_MAX], slopes[EVIDENCE_POINTS_MAX * EVIDENCE_POINTS_MAX / 2];
    size_t len = 0;
    evidence_best_curve(d, c, mu);
    for (size_t i = d->len / 2; i < d->len; i++) {
        for (size_t k = d->len / 2; k < i; k++) {
            double x = d->additive ? (d->n[i] - d->n[k]) * .7 : log(d->n[i] / d->n[k]);
            slopes[len++] = (d->log_y[i] - mu[i] - d->log_y[k] + mu[k]) / x;
        }
    }
    qsort(slopes, len, sizeof(slopes[0]), by_value);
    return len == 0 ? 0 : len % 2 ? slopes[len / 2] : (slopes[len / 2 - 1] + slopes[len / 2]) / 2;
}

double evidence_emerging_share(const struct evidence_data *d, enum complexity_class best)
{
    static const double shares[] = { .05, .1, .15, .2, .3, .4 };
    double mu[EVIDENCE_POINTS_MAX], with[EVIDENCE_POINTS_MAX], found = 0;
    evidence_best_curve(d, best, mu);
    double most = evidence_of_curve(d, mu) + 3; /* a gain that chance does not give */
    for (int c = best + 1; c < COMPLEXITY_EXPONENTIAL; c++) {
        double last = evidence_function((enum complexity_class)c, d->n[d->len - 1], 0);
        if (complexity_degree((enum complexity_class)c) < complexity_degree(best) + .5)
            continue;
        for (size_t k = 0; k < COUNT(shares); k++) {
            double weight = shares[k] / (1 - shares[k]) * exp(mu[d->len - 1]) / last;
            for (size_t i = 0; i < d->len; i++)
                with[i] = log(exp(mu[i]) + weight * evidence_function((enum complexity_class)c, d->n[i], 0));
            double l = evidence_of_curve(d, with);
            if (l > most) {
                most = l;
                found = shares[k];
            }
        }
    }
    return found;
}

static double slope(const struct evidence_data *d, size_t i)
{
    double step = d->additive ? d->n[i + 1] - d->n[i] : log(d->n[i + 1] / d->n[i]);
    return (d->log_y[i + 1] - d->log_y[i]) / step;
}

double evidence_regime_change(const struct evidence_data *d)
{
    if (d->len < 4)
        return 0;
    double last = slope(d, d->len - 2), before = slope(d, d->len - 3);
    return last > .5 && before > .05 && last > 3 * before ? d->n[d->len - 2] : 0;
}

/* How far a ratio of sizes is from a doubling. */
static double off_doubling(const struct complexity_point *a, const struct complexity_point *b)
{
    return fabs(log(b->n / a->n) / log(2) - 1);
}

static double cost_of(const struct complexity_point *p, bool counted)
{
    return counted ? p->instructions : p->cpu_ns;
}

/* The pair nearest to a doubling; of those that are about as near, the largest. */
static bool nearest_pair(const struct complexity_series *s, bool counted, struct complexity_growth *out)
{
    const double about = .15;
    double nearest = INFINITY;
    for (size_t high = s->len; high-- > 1;) {
        const struct complexity_point *b = &s->points[high];
        for (size_t low = high; low-- > 0;) {
            const struct complexity_point *a = &s->points[low];
            /* Sizes that grow by addition do not double: the last step of one. */
            double off = s->additive ? (double)(s->len - high) : off_doubling(a, b);
            if (!(cost_of(a, counted) > 0) || !(cost_of(b, counted) > 0) || off >= nearest - about)
                continue;
            nearest = off;
            *out = (struct complexity_growth){ a->n, b->n, cost_of(b, counted) / cost_of(a, counted), counted };
        }
    }
    return nearest < INFINITY;
}

bool complexity_growth(const struct complexity_series *s, struct complexity_growth *out)
{
    *out = (struct complexity_growth){ 0 };
    return nearest_pair(s, true, out) || nearest_pair(s, false, out);
}
