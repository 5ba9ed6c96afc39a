// SPDX-License-Identifier: MIT
/* The decision about time: both sources' evidence fused with the prior, the guards that make it say "I cannot tell",
 * and what a person should be warned of. */
#include "judge/core/complexity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge/core/complexity_evidence.h"

static const struct {
    const char *name;
    double degree;
    double prior; /* of interview solutions; n sqrt n is rare, and what memmove quadratics look like */
} classes[COMPLEXITY_CLASSES] = {
    [COMPLEXITY_CONSTANT] = { "O(1)", 0, 1 },
    [COMPLEXITY_LOG] = { "O(log n)", 0, 1 },
    [COMPLEXITY_SQRT] = { "O(sqrt n)", .5, .4 },
    [COMPLEXITY_LINEAR] = { "O(n)", 1, 2 },
    [COMPLEXITY_LINEAR_LOG] = { "O(n log n)", 1, 1.5 },
    [COMPLEXITY_LINEAR_SQRT] = { "O(n sqrt n)", 1.5, .04 },
    [COMPLEXITY_QUADRATIC] = { "O(n^2)", 2, 1.5 },
    [COMPLEXITY_QUADRATIC_LOG] = { "O(n^2 log n)", 2, .25 },
    [COMPLEXITY_CUBIC] = { "O(n^3)", 3, 1 },
    [COMPLEXITY_EXPONENTIAL] = { "O(2^n)", 100, .8 },
};

/* How often the other source's truth lies one class above what this one sees, or anywhere below. */
static const struct {
    double up, low;
} slip[2] = { [SOURCE_COUNTS] = { .01, .05 }, [SOURCE_TIME] = { .10, .03 } };

#define SURE 0.95
#define MASS 0.90

const char *complexity_name(enum complexity_class c)
{
    return c < COMPLEXITY_CLASSES ? classes[c].name : "?";
}

double complexity_log_growth(enum complexity_class c, double n)
{
    return c == COMPLEXITY_EXPONENTIAL ? n * log(2) : log(evidence_function(c, n, 2));
}

double complexity_degree(enum complexity_class c)
{
    return classes[c].degree;
}

int complexity_parse(const char *text, const char *parameter, enum complexity_class *out)
{
    for (int c = 0; c < COMPLEXITY_CLASSES; c++) {
        char name[256];
        size_t len = 0;
        /* The n of the name, and not that of a word: every one in these names but none in "sqrt" or "log" is alone. */
        for (const char *at = classes[c].name; *at && len + 1 < sizeof(name); at++) {
            bool is_n = parameter && *at == 'n';
            int put = snprintf(name + len, sizeof(name) - len, "%.100s", is_n ? parameter : (char[2]){ *at, '\0' });
            len += put > 0 ? (size_t)put : 0;
        }
        if (len < sizeof(name) && strcmp(name, text) == 0) {
            *out = (enum complexity_class)c;
            return 0;
        }
    }
    return -1;
}

static int check(const struct complexity_series *s, struct err *e)
{
    if (s->len > COMPLEXITY_POINTS_MAX)
        return err_set(e, "more than %d sizes", COMPLEXITY_POINTS_MAX);
    for (size_t i = 0; i < s->len; i++) {
        const struct complexity_point *p = &s->points[i];
        bool finite = isfinite(p->n) && isfinite(p->cpu_ns) && isfinite(p->instructions) && isfinite(p->cpu_error) &&
                      isfinite(p->footprint_bytes) && isfinite(p->extra_bytes) && isfinite(p->elements);
        if (!finite || p->n < 1 || (i > 0 && p->n <= s->points[i - 1].n))
            return err_set(e, "size %zu is not finite or not larger than the one before", i + 1);
    }
    return 0;
}

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

/* What this source would see if the class were another. */
static double slipped(const struct source_view *v, enum complexity_source source, int c)
{
    double below = 0, above = c + 1 < COMPLEXITY_CLASSES ? v->likelihood[c + 1] : 0;
    for (int k = 0; k < c; k++)
        below = v->likelihood[k] > below ? v->likelihood[k] : below;
    return (1 - slip[source].up - slip[source].low) * v->likelihood[c] + slip[source].up * above +
           slip[source].low * below;
}

static void normalise(double p[COMPLEXITY_CLASSES])
{
    double sum = 0;
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        sum += p[c];
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        p[c] = sum > 0 ? p[c] / sum : 1.0 / COMPLEXITY_CLASSES;
}

static void fuse(const struct source_view v[2], double posterior[COMPLEXITY_CLASSES])
{
    for (int c = 0; c < COMPLEXITY_CLASSES; c++) {
        bool possible = false;
        posterior[c] = classes[c].prior;
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

/* ---- guards ------------------------------------------------------------------------------------------------------ */

/* Does what the best curve leaves over still grow, in the upper half of the sizes? */
static double residual_slope(const struct evidence_data *d, enum complexity_class c)
{
    double mu[COMPLEXITY_POINTS_MAX], sx = 0, sy = 0, sxx = 0, sxy = 0, count = 0;
    evidence_best_curve(d, c, mu);
    for (size_t i = d->len / 2; i < d->len; i++) {
        double x = d->additive ? d->n[i] * .7 : log(d->n[i]), y = d->log_y[i] - mu[i];
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
        count++;
    }
    double spread = count * sxx - sx * sx;
    return spread > 0 ? (count * sxy - sx * sy) / spread : 0;
}

/* A faster growing part beside the best curve: the share of the cost at the largest size that explains most. */
static double emerging_share(const struct evidence_data *d, enum complexity_class best)
{
    static const double shares[] = { .05, .1, .15, .2, .3, .4 };
    double mu[COMPLEXITY_POINTS_MAX], with[COMPLEXITY_POINTS_MAX], found = 0;
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

static double regime_change(const struct evidence_data *d)
{
    if (d->len < 4)
        return 0;
    double last = slope(d, d->len - 2), before = slope(d, d->len - 3);
    return last > .5 && before > .05 && last > 3 * before ? d->n[d->len - 2] : 0;
}

static bool no_signal(const struct complexity_series *s, const struct source_view *v)
{
    const struct evidence_data *d = &v->data;
    return s->capped_by_time && d->log_y[d->len - 1] - d->log_y[0] < log(1.5);
}

static void warn(struct complexity_answer *a, const struct source_view v[2])
{
    const struct source_view *main = v[SOURCE_COUNTS].used ? &v[SOURCE_COUNTS] : &v[SOURCE_TIME];
    a->emerging_share = emerging_share(&main->data, a->best);
    a->regime_n = regime_change(&main->data);
    if (v[SOURCE_COUNTS].used && fabs(residual_slope(&v[SOURCE_COUNTS].data, a->best)) > .10 &&
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
static void compare_sources(struct complexity_answer *a, const struct source_view v[2])
{
    enum complexity_class alone[2];
    for (int k = 0; k < 2; k++) {
        double p[COMPLEXITY_CLASSES];
        if (!v[k].used)
            return;
        for (int c = 0; c < COMPLEXITY_CLASSES; c++)
            p[c] = classes[c].prior * v[k].likelihood[c];
        normalise(p);
        alone[k] = most_likely(p);
        if (p[alone[k]] < MASS)
            return;
    }
    a->by_counts = alone[SOURCE_COUNTS];
    a->by_time = alone[SOURCE_TIME];
    a->contradict = fabs(complexity_degree(a->by_counts) - complexity_degree(a->by_time)) >= .5;
}

static void decide(struct complexity_answer *a, enum complexity_class expected)
{
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        if (complexity_degree((enum complexity_class)c) - complexity_degree(expected) >= .35)
            a->worse += a->posterior[c];
    a->meets = a->worse >= SURE ? 0 : a->worse <= 1 - SURE ? 1 : -1;
    /* Where no class fits, none is met. */
    if (a->meets == 1 && a->misfit)
        a->meets = -1;
}

int complexity_time(const struct complexity_series *s, enum complexity_class expected, struct complexity_answer *out,
                    struct err *e)
{
    struct source_view v[2];
    *out = (struct complexity_answer){ .meets = -1 };
    if (check(s, e) < 0)
        return -1;
    for (int k = 0; k < 2; k++) {
        look(s, (enum complexity_source)k, &v[k]);
        if (v[k].used && no_signal(s, &v[k]))
            out->why = "the cost hardly changed between the sizes that there was time for";
    }
    out->counts_used = v[SOURCE_COUNTS].used;
    out->time_used = v[SOURCE_TIME].used;
    if (!v[0].used && !v[1].used)
        out->why = "fewer than five sizes could be measured";
    if (out->why)
        return 0;
    fuse(v, out->posterior);
    out->best = most_likely(out->posterior);
    out->confidence = out->posterior[out->best];
    choose_set(out);
    warn(out, v);
    compare_sources(out, v);
    decide(out, expected);
    out->conclusive = out->misfit || out->high - out->low <= 1;
    if (!out->conclusive) {
        out->why = "more than two classes fit what was measured";
        out->meets = out->meets == 0 ? 0 : -1;
    }
    return 0;
}

bool complexity_growth(const struct complexity_series *s, struct complexity_growth *out)
{
    bool counted = false;
    for (size_t i = 0; i < s->len; i++)
        counted |= s->points[i].instructions > 0;
    *out = (struct complexity_growth){ .counted = counted };
    for (size_t high = s->len; high-- > 1;) {
        const struct complexity_point *b = &s->points[high];
        double y = counted ? b->instructions : b->cpu_ns;
        for (size_t low = high; low-- > 0;) {
            const struct complexity_point *a = &s->points[low];
            double x = counted ? a->instructions : a->cpu_ns, ratio = b->n / a->n;
            bool close = s->additive ? low + 1 == high : ratio > 1.8 && ratio < 2.3;
            if (!(x > 0) || !(y > 0) || (!close && low > 0))
                continue;
            *out = (struct complexity_growth){ a->n, b->n, y / x, counted };
            return true;
        }
    }
    return false;
}
