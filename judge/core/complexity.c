// SPDX-License-Identifier: MIT
/* The decision about time: both sources' evidence fused with the prior, the guards that make it say "I cannot tell",
 * and what a person should be warned of. */
#include "judge/core/complexity.h"

#include <math.h>

#include "judge/core/complexity_evidence.h"

#define SURE 0.95
#define MASS 0.90

/* ---- fusing ------------------------------------------------------------------------------------------------------ */

struct source_view {
    bool used;
    struct evidence_data data;
    double likelihood[COMPLEXITY_CLASSES]; /* of each class, relative to the best */
};

static void look(const struct complexity_series *s, enum complexity_source source, struct source_view *v)
{
    double l[COMPLEXITY_CLASSES], best = -INFINITY;
    v->used = evidence_data(s, source, &v->data) >= COMPLEXITY_POINTS_MIN;
    if (!v->used)
        return;
    evidence_of_classes(&v->data, l);
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        best = l[c] > best ? l[c] : best;
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        v->likelihood[c] = l[c] == -INFINITY ? 0 : exp(l[c] - best < -25 ? -25 : l[c] - best);
}

/* Counts under-see copying and vector work, caches make time over-see: how often either lies, by class. */
double evidence_slipped(enum complexity_source source, double own, double above, double below)
{
    static const struct {
        double up, low;
    } slip[SOURCES] = { [SOURCE_COUNTS] = { .01, .05 }, [SOURCE_TIME] = { .10, .03 } };
    return (1 - slip[source].up - slip[source].low) * own + slip[source].up * above + slip[source].low * below;
}

/* What this source would see if the class were another. */
static double slipped(const struct source_view *v, enum complexity_source source, int c)
{
    double below = 0, above = c + 1 < COMPLEXITY_CLASSES ? v->likelihood[c + 1] : 0;
    for (int k = 0; k < c; k++)
        below = v->likelihood[k] > below ? v->likelihood[k] : below;
    return evidence_slipped(source, v->likelihood[c], above, below);
}

static void normalise(double p[COMPLEXITY_CLASSES])
{
    double sum = 0;
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        sum += p[c];
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        p[c] = sum > 0 ? p[c] / sum : 1.0 / COMPLEXITY_CLASSES;
}

static void fuse(const struct source_view v[SOURCES], double posterior[COMPLEXITY_CLASSES])
{
    for (int c = 0; c < COMPLEXITY_CLASSES; c++) {
        bool possible = false;
        posterior[c] = complexity_prior((enum complexity_class)c);
        for (int k = 0; k < 2; k++) {
            if (!v[k].used)
                continue;
            possible |= v[k].likelihood[c] > 0; /* exp(-25) at least, but for a class that does not apply */
            posterior[c] *= v[0].used && v[1].used ? slipped(&v[k], (enum complexity_source)k, c) : v[k].likelihood[c];
        }
        posterior[c] *= possible;
    }
    normalise(posterior);
}

static enum complexity_class most_likely(const double p[COMPLEXITY_CLASSES])
{
    int best = 0;
    for (int c = 1; c < COMPLEXITY_CLASSES; c++)
        best = p[c] > p[best] ? c : best;
    return (enum complexity_class)best;
}

/* The smallest run of neighbours that holds the mass; of equally long ones the likeliest. */
static void choose_set(struct complexity_answer *a)
{
    for (int len = 1; len <= COMPLEXITY_CLASSES; len++) {
        double most = 0;
        for (int low = 0; low + len <= COMPLEXITY_CLASSES; low++) {
            double mass = 0;
            for (int c = low; c < low + len; c++)
                mass += a->posterior[c];
            if (mass < MASS || mass <= most)
                continue;
            most = mass;
            a->low = (enum complexity_class)low;
            a->high = (enum complexity_class)(low + len - 1);
        }
        if (most > 0)
            return;
    }
}

static bool no_signal(const struct complexity_series *s, const struct source_view *v)
{
    const struct evidence_data *d = &v->data;
    return s->capped_by_time && d->log_y[d->len - 1] - d->log_y[0] < log(1.5);
}

static void warn(struct complexity_answer *a, const struct source_view v[SOURCES])
{
    const struct source_view *main = v[SOURCE_COUNTS].used ? &v[SOURCE_COUNTS] : &v[SOURCE_TIME];
    a->emerging_share = evidence_emerging_share(&main->data, a->best);
    a->regime_n = evidence_regime_change(&main->data);
    if (v[SOURCE_COUNTS].used && fabs(evidence_residual_slope(&v[SOURCE_COUNTS].data, a->best)) > .10 &&
        a->best != COMPLEXITY_EXPONENTIAL) {
        a->misfit = true;
        a->low = a->best > 0 ? a->best - 1 : a->best;
        a->high = a->best + 1 < COMPLEXITY_CLASSES ? a->best + 1 : a->best;
        a->confidence = a->confidence < .6 ? a->confidence : .6;
    }
    if (!v[SOURCE_COUNTS].used && a->confidence > .9 && a->confidence < .99)
        a->confidence = .9; /* time alone is wrong more often than it thinks (13 % of these) */
}

/* Each source alone, when it is sure. */
static void compare_sources(struct complexity_answer *a, const struct source_view v[SOURCES])
{
    enum complexity_class alone[2];
    for (int k = 0; k < 2; k++) {
        double p[COMPLEXITY_CLASSES];
        if (!v[k].used)
            return;
        for (int c = 0; c < COMPLEXITY_CLASSES; c++)
            p[c] = complexity_prior((enum complexity_class)c) * v[k].likelihood[c];
        normalise(p);
        alone[k] = most_likely(p);
        if (p[alone[k]] < MASS)
            return;
    }
    a->by_counts = alone[SOURCE_COUNTS];
    a->by_time = alone[SOURCE_TIME];
    a->contradict = fabs(complexity_degree(a->by_counts) - complexity_degree(a->by_time)) >= .5;
}

static bool exceeds(enum complexity_class c, enum complexity_class expected)
{
    return complexity_degree(c) - complexity_degree(expected) >= COMPLEXITY_WORSE_DEGREE;
}

/* Where no class fits, or many do, every class that it may be has to agree. */
static void decide(struct complexity_answer *a, enum complexity_class expected)
{
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        if (exceeds((enum complexity_class)c, expected))
            a->worse += a->posterior[c];
    a->meets = a->worse >= SURE ? 0 : a->worse <= 1 - SURE ? 1 : -1;
    if (!a->misfit && a->high - a->low <= 1)
        return;
    if ((a->meets == 1 && exceeds(a->high, expected)) || (a->meets == 0 && !exceeds(a->low, expected)))
        a->meets = -1;
}

int complexity_time(const struct complexity_series *s, enum complexity_class expected, struct complexity_answer *out,
                    struct err *e)
{
    struct source_view v[SOURCES];
    *out = (struct complexity_answer){ .meets = -1 };
    if (complexity_check(s, e) < 0)
        return -1;
    for (int k = 0; k < SOURCES; k++) {
        look(s, (enum complexity_source)k, &v[k]);
        if (v[k].used && no_signal(s, &v[k])) {
            out->why = "the cost hardly changed between the sizes that there was time for";
            v[k].used = false;
        }
    }
    out->counts_used = v[SOURCE_COUNTS].used;
    out->time_used = v[SOURCE_TIME].used;
    if (!v[SOURCE_COUNTS].used && !v[SOURCE_TIME].used) {
        out->why = out->why ? out->why : "fewer than five sizes could be measured";
        return 0;
    }
    fuse(v, out->posterior);
    out->best = most_likely(out->posterior);
    out->confidence = out->posterior[out->best];
    choose_set(out);
    warn(out, v);
    compare_sources(out, v);
    decide(out, expected);
    out->conclusive = out->misfit || out->high - out->low <= 1;
    out->why = out->conclusive ? NULL : "more than two classes fit what was measured";
    return 0;
}
