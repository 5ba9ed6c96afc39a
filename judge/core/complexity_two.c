// SPDX-License-Identifier: MIT
/* The decision between classes of two parameters: counts and time fused with the prior, the set that holds 90 %, and
 * the doubling of n, of m and of both that anyone can check. */
#include "judge/core/complexity_two.h"

#include <math.h>
#include <stdlib.h>

#include "judge/core/complexity_two_fit.h"

/* Of interview solutions. What the problem expects joins them, if it is not among them. */
static const struct {
    const char *name;
    double prior;
} known[] = {
    { "O(1)", 1 },
    { "O(log n)", .5 },
    { "O(log m)", .5 },
    { "O(log(n + m))", .5 },
    { "O(n)", 1 },
    { "O(m)", 1 },
    { "O(n + m)", 2 },
    { "O(n log n)", .75 },
    { "O(m log m)", .75 },
    { "O(n log m)", .75 },
    { "O(m log n)", .75 },
    { "O(n + m log m)", .5 },
    { "O(n log n + m)", .5 },
    { "O((n + m) log n)", .5 },
    { "O((n + m) log m)", .5 },
    { "O((n + m) log(n + m))", .75 },
    { "O(n*m)", 2 },
    { "O(n*m log n)", .4 },
    { "O(n*m log m)", .4 },
    { "O(n*m log(n*m))", .3 },
    { "O(n^2)", .75 },
    { "O(m^2)", .75 },
    { "O(n^2 + m)", .3 },
    { "O(n + m^2)", .3 },
    { "O((n + m)^2)", .5 },
    { "O(n^2 * m)", .75 },
    { "O(n * m^2)", .75 },
    { "O(n*m*(n + m))", .3 },
    { "O(n^2 * m^2)", .5 },
    { "O(n^3)", .2 },
    { "O(m^3)", .2 },
};
_Static_assert(COUNT(known) < TWO_CLASSES_MAX, "one place is the expected class's");

static const double sure = .95, mass = .90, floor_evidence = -25, time_alone_most = .9, misfit_slope = .10,
                    misfit_confidence = .6;

struct decision {
    struct complexity_expected class[TWO_CLASSES_MAX];
    double prior[TWO_CLASSES_MAX], posterior[TWO_CLASSES_MAX];
    size_t len;
    struct {
        bool used;
        struct evidence_data data;
        double likelihood[TWO_CLASSES_MAX];
    } source[SOURCES];
};

int complexity_two_check(const struct complexity_grid *g, struct err *e)
{
    if (g->len > TWO_POINTS_MAX)
        return err_set(e, "more than %d points", TWO_POINTS_MAX);
    for (size_t i = 0; i < g->len; i++) {
        const struct complexity_point *p = &g->points[i];
        bool sound = complexity_point_is_sound(p) && p->m >= 1 && p->m <= COMPLEXITY_SIZE_MAX;
        if (!sound)
            return err_set(e, "point %zu is out of range", i + 1);
        for (size_t k = 0; k < i; k++)
            if (g->points[k].n == p->n && g->points[k].m == p->m)
                return err_set(e, "points %zu and %zu are the same", k + 1, i + 1);
    }
    return 0;
}

static int set_classes(struct decision *d, const struct complexity_expected *expected, struct err *e)
{
    bool there = false;
    for (size_t i = 0; i < COUNT(known); i++) {
        if (complexity_two_parse(known[i].name, &d->class[i], e) < 0)
            return -1;
        d->prior[i] = known[i].prior;
        if (!complexity_two_same(&d->class[i], expected))
            continue;
        there = true;
        d->class[i] = *expected; /* as the author writes it */
    }
    d->len = COUNT(known);
    if (!there) {
        d->class[d->len] = *expected;
        d->prior[d->len++] = .5;
    }
    return 0;
}

static void look(struct decision *d, const struct complexity_grid *g, enum complexity_source source)
{
    double l[TWO_CLASSES_MAX], best = -INFINITY;
    d->source[source].used = two_fit_data(g, source, &d->source[source].data);
    if (!d->source[source].used)
        return;
    for (size_t c = 0; c < d->len; c++) {
        l[c] = two_fit(&d->source[source].data, &d->class[c], NULL);
        best = fmax(best, l[c]);
    }
    for (size_t c = 0; c < d->len; c++)
        d->source[source].likelihood[c] = l[c] == -INFINITY ? 0 : exp(fmax(l[c] - best, floor_evidence));
}

/* What this source would see if the class were another. */
static double slipped(const struct decision *d, enum complexity_source source, size_t c)
{
    const double *likelihood = d->source[source].likelihood;
    double above = 0, below = 0;
    for (size_t k = 0; k < d->len; k++) {
        if (k == c)
            continue;
        if (complexity_two_within(&d->class[k], &d -> class[c]))
            below = fmax(below, likelihood[k]);
        else if (complexity_two_within(&d->class[c], &d -> class[k]) &&
                 complexity_two_excess(&d->class[k], &d -> class[c]) < COMPLEXITY_WORSE_DEGREE)
            above = fmax(above, likelihood[k]);
    }
    return evidence_slipped(source, likelihood[c], above, below);
}

static void fuse(struct decision *d)
{
    bool both = d->source[SOURCE_COUNTS].used && d->source[SOURCE_TIME].used;
    double sum = 0;
    for (size_t c = 0; c < d->len; c++) {
        d->posterior[c] = d->prior[c];
        for (int k = 0; k < SOURCES; k++)
            if (d->source[k].used)
                d->posterior[c] *= both ? slipped(d, (enum complexity_source)k, c) : d->source[k].likelihood[c];
        sum += d->posterior[c];
    }
    for (size_t c = 0; c < d->len; c++)
        d->posterior[c] = sum > 0 ? d->posterior[c] / sum : 1 / (double)d->len;
}

/* The likeliest first, until they hold the mass. */
static void choose_set(const struct decision *d, struct complexity_two_answer *out)
{
    bool taken[TWO_CLASSES_MAX] = { false };
    double held = 0;
    while (held < mass && out->between_len < TWO_BETWEEN_MAX) {
        size_t most = d->len;
        for (size_t c = 0; c < d->len; c++)
            if (!taken[c] && (most == d->len || d->posterior[c] > d->posterior[most]))
                most = c;
        taken[most] = true;
        held += d->posterior[most];
        out->between[out->between_len++] = d->class[most];
        if (out->between_len == 1)
            out->confidence = d->posterior[most];
    }
    out->best = out->between[0];
    out->conclusive = held >= mass;
    /* Log factors may be left open. Whether n and m add or multiply, or which of them it is, may not. */
    for (size_t i = 0; i < out->between_len; i++)
        for (size_t k = 0; k < out->between_len; k++)
            out->conclusive &= complexity_two_excess(&out->between[i], &out->between[k]) < COMPLEXITY_WORSE_DEGREE;
}

/* ---- guards ------------------------------------------------------------------------------------------------------ */

/* Does what the best curve leaves over still grow with the logarithm of x, over the upper half of the points? */
static double residual_slope(const struct evidence_data *d, const double *log_mu, const double *x)
{
    double sx = 0, sy = 0, sxx = 0, sxy = 0, count = 0, middle = 0;
    for (size_t i = 0; i < d->len; i++)
        middle += (log(d->n[i]) + log(d->m[i])) / (double)d->len;
    for (size_t i = 0; i < d->len; i++) {
        if (log(d->n[i]) + log(d->m[i]) < middle)
            continue;
        double at = log(x[i]), y = d->log_y[i] - log_mu[i];
        sx += at;
        sy += y;
        sxx += at * at;
        sxy += at * y;
        count++;
    }
    double spread = count * sxx - sx * sx;
    return spread > 0 ? (count * sxy - sx * sy) / spread : 0;
}

static void warn(const struct decision *d, struct complexity_two_answer *out)
{
    const struct evidence_data *counts = &d->source[SOURCE_COUNTS].data;
    double log_mu[EVIDENCE_POINTS_MAX];
    if (!out->counts_used) {
        if (out->confidence < .99)
            out->confidence = fmin(out->confidence, time_alone_most);
        return;
    }
    two_fit(counts, &out->best, log_mu);
    out->misfit = fabs(residual_slope(counts, log_mu, counts->n)) > misfit_slope ||
                  fabs(residual_slope(counts, log_mu, counts->m)) > misfit_slope;
    if (out->misfit)
        out->confidence = fmin(out->confidence, misfit_confidence);
}

static void decide(const struct decision *d, const struct complexity_expected *expected,
                   struct complexity_two_answer *out)
{
    for (size_t c = 0; c < d->len; c++)
        if (complexity_two_excess(&d->class[c], expected) >= COMPLEXITY_WORSE_DEGREE)
            out->worse += d->posterior[c];
    out->meets = out->worse >= sure ? 0 : out->worse <= 1 - sure ? 1 : -1;
    double excess = complexity_two_excess(&out->best, expected);
    /* Where no class fits, the truth may lie half a degree to either side. */
    if (out->misfit && excess > -.5 && excess < COMPLEXITY_WORSE_DEGREE + .5)
        out->meets = -1;
}

/* ---- the doubling ------------------------------------------------------------------------------------------------ */

static double cost_at(const struct complexity_grid *g, double n, double m, bool counted)
{
    for (size_t i = 0; i < g->len; i++)
        if (g->points[i].n == n && g->points[i].m == m)
            return counted ? g->points[i].instructions : g->points[i].cpu_ns;
    return 0;
}

/* How far a cell is from doubling both; small differences count nothing, so that the largest one wins. */
static double off_doubling(const struct complexity_point *a, const struct complexity_point *b)
{
    double off = fabs(log(b->n / a->n) / log(2) - 1) + fabs(log(b->m / a->m) / log(2) - 1);
    return floor(off / .3);
}

static void growth_of(const struct complexity_grid *g, bool counted, struct complexity_two_answer *out)
{
    double nearest = INFINITY, largest = 0;
    for (size_t i = 0; i < g->len * g->len; i++) {
        const struct complexity_point *a = &g->points[i / g->len], *b = &g->points[i % g->len];
        if (b->n <= a->n || b->m <= a->m)
            continue;
        double off = off_doubling(a, b), size = b->n * b->m;
        if (off > nearest || (off == nearest && size <= largest))
            continue;
        double t = cost_at(g, a->n, a->m, counted), tn = cost_at(g, b->n, a->m, counted),
               tm = cost_at(g, a->n, b->m, counted), both = cost_at(g, b->n, b->m, counted);
        if (!(t > 0) || !(tn > 0) || !(tm > 0) || !(both > 0))
            continue;
        nearest = off;
        largest = size;
        out->has_growth = true;
        out->growth = (struct complexity_two_growth){ a->n,   b->n,   a->m,     b->m,
                                                      tn / t, tm / t, both / t, (both - tn - tm + t) / both,
                                                      counted };
    }
}

int complexity_two(const struct complexity_grid *g, const struct complexity_expected *expected,
                   struct complexity_two_answer *out, struct err *e)
{
    *out = (struct complexity_two_answer){ .meets = -1 };
    if (complexity_two_check(g, e) < 0)
        return -1;
    struct decision *d = calloc(1, sizeof(*d)); /* too large for a stack */
    if (!d)
        abort();
    int result = set_classes(d, expected, e);
    for (int k = 0; k < SOURCES && result == 0; k++)
        look(d, g, (enum complexity_source)k);
    out->counts_used = d->source[SOURCE_COUNTS].used;
    out->time_used = d->source[SOURCE_TIME].used;
    if (result == 0 && (out->counts_used || out->time_used)) {
        fuse(d);
        choose_set(d, out);
        warn(d, out);
        decide(d, expected, out);
        growth_of(g, true, out);
        if (!out->has_growth)
            growth_of(g, false, out);
        out->why = out->conclusive ? NULL : "classes of different growth fit what was measured";
    } else if (result == 0) {
        out->why = "fewer than nine sizes, or fewer than three along n or m, could be measured";
    }
    free(d);
    return result;
}
