// SPDX-License-Identifier: MIT
/* The decision about extra memory. Peaks come in pages, and a runtime hides some in what it holds already (the slack),
 * so the model is c + max(0, b f(n) - s): all sizes pay c, and of the rest nothing is seen until the slack is used up.
 * What fits about as well as the best is part of the answer: "O(1) or O(n)" is an honest one. */
#include "judge/core/complexity.h"

#include <math.h>

#include "judge/core/complexity_evidence.h"
#include "judge/core/complexity_space.h"

static const enum complexity_class candidates[] = { COMPLEXITY_CONSTANT, COMPLEXITY_LINEAR, COMPLEXITY_QUADRATIC,
                                                    COMPLEXITY_EXPONENTIAL };
enum { SLACK_STEPS = 8, POINTS_MIN = 3 };
#define PAGE_BYTES 4096.0

/* A reading is off by some pages and some percent, and now and then by much more: each counts at most 8 units. */
static double score(const struct space_readings *r, const double *f, double fixed, double b, double slack)
{
    double sum = 0;
    for (size_t i = 0; i < r->len; i++) {
        double model = fixed + (b * f[i] - slack > 0 ? b * f[i] - slack : 0);
        double width = 2 * PAGE_BYTES + .04 * (model > r->bytes[i] ? model : r->bytes[i]);
        double off = (r->bytes[i] - model) / width;
        sum -= off * off / 2 < 8 ? off * off / 2 : 8;
    }
    return sum;
}

/* What the smallest size took, all may take. */
static double fixed_of(const struct space_readings *r)
{
    double least = r->bytes[0];
    for (size_t i = 1; i < r->len; i++)
        least = r->bytes[i] < least ? r->bytes[i] : least;
    return least;
}

double space_fit(const struct space_readings *r, const double *f, double least, double slack_bytes)
{
    double best = -INFINITY;
    for (int k = 0; k <= SLACK_STEPS; k++) {
        double slack = slack_bytes * k / SLACK_STEPS;
        for (size_t i = 0; i < 2 * r->len; i++) {
            double fixed = i % 2 ? fixed_of(r) : 0;
            double b = (r->bytes[i / 2] - fixed + slack) / f[i / 2];
            double l = score(r, f, fixed, b > least ? b : least, slack);
            best = l > best ? l : best;
        }
    }
    return best;
}

double space_fit_constant(const struct space_readings *r)
{
    double f[EVIDENCE_POINTS_MAX], best = -INFINITY;
    for (size_t i = 0; i < r->len; i++)
        f[i] = 1;
    for (size_t i = 0; i < r->len; i++) {
        double l = score(r, f, 0, r->bytes[i], 0);
        best = l > best ? l : best;
    }
    return best;
}

static void take(const struct complexity_series *s, struct space_readings *r)
{
    r->len = 0;
    for (size_t i = 0; i < s->len && r->len < COMPLEXITY_POINTS_MAX; i++) {
        if (s->points[i].extra_bytes < 0)
            continue;
        r->n[r->len] = s->points[i].n;
        r->bytes[r->len++] = s->points[i].extra_bytes;
    }
}

/* The best of the class's curves: each passes through one of the readings. */
static double best_of(const struct space_readings *r, enum complexity_class c, const struct complexity_series *s)
{
    double f[EVIDENCE_POINTS_MAX];
    for (size_t i = 0; i < r->len; i++)
        f[i] = evidence_function(c, r->n[i], 2);
    /* Tables of pairs may be of bits; one that grows like n holds words. */
    return c == COMPLEXITY_CONSTANT
               ? space_fit_constant(r)
               : space_fit(r, f, c == COMPLEXITY_LINEAR ? s->space_item_bytes : SPACE_PAIR_BYTES, s->space_slack_bytes);
}

/* What a runtime keeps without being asked can be the memory that was seen, or hide more. */
struct runtime {
    bool linear_may_hide, may_be_its_own;
};

/* Words for every item may be all hidden; but what is seen far beyond the slack is no slack. */
static struct runtime runtime_of(double words, double most, double slack)
{
    return (struct runtime){ words < slack && most <= 2 * slack, most <= slack };
}

static void conclude(struct complexity_answer *a, const double l[COUNT(candidates)], struct runtime may)
{
    double best = -INFINITY, sum = 0;
    size_t at = 0;
    for (size_t i = 0; i < COUNT(candidates); i++) {
        /* Each class more is a freedom more: half a unit, so that of equals the smallest is named. */
        double value = l[i] - .5 * (double)i;
        if (value > best) {
            best = value;
            at = i;
        }
    }
    a->best = a->low = a->high = candidates[at];
    for (size_t i = 0; i < COUNT(candidates); i++) {
        bool fits = l[i] - .5 * (double)i >= best - SPACE_AS_GOOD ||
                    (candidates[i] == COMPLEXITY_LINEAR && may.linear_may_hide) ||
                    (candidates[i] == COMPLEXITY_CONSTANT && may.may_be_its_own);
        a->posterior[candidates[i]] = exp(l[i] - .5 * (double)i - best);
        sum += a->posterior[candidates[i]];
        if (fits && candidates[i] < a->low)
            a->low = candidates[i];
        if (fits && candidates[i] > a->high)
            a->high = candidates[i];
    }
    for (size_t i = 0; i < COUNT(candidates); i++)
        a->posterior[candidates[i]] /= sum;
    a->confidence = a->posterior[a->best];
}

int complexity_space(const struct complexity_series *s, enum complexity_class expected, struct complexity_answer *out,
                     struct err *e)
{
    struct space_readings r;
    double l[COUNT(candidates)];
    *out = (struct complexity_answer){ .meets = -1 };
    if (complexity_check(s, e) < 0)
        return -1;
    take(s, &r);
    if (r.len < POINTS_MIN) {
        out->why = "memory was measured at fewer than three sizes";
        return 0;
    }
    double n_max = r.n[r.len - 1];
    for (size_t i = 0; i < COUNT(candidates); i++)
        l[i] = candidates[i] == COMPLEXITY_EXPONENTIAL && n_max > 64 ? -1e6 : best_of(&r, candidates[i], s);
    double most = 0;
    for (size_t i = 0; i < r.len; i++)
        most = r.bytes[i] > most ? r.bytes[i] : most;
    conclude(out, l, runtime_of(8 * n_max, most, s->space_slack_bytes));
    out->conclusive = out->high - out->low <= COMPLEXITY_LINEAR; /* O(1) or O(n) is an answer */
    if (!out->conclusive)
        out->why = "more than two classes fit the memory that was measured";
    double low = complexity_degree(out->low), high = complexity_degree(out->high), want = complexity_degree(expected);
    out->meets = high - want < .35 ? 1 : low - want >= .35 ? 0 : -1;
    out->worse = out->meets == 0 ? 1 : out->meets == 1 ? 0 : .5;
    return 0;
}
