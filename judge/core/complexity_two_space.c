// SPDX-License-Identifier: MIT
/* Extra memory in two parameters. The model is that of one (complexity_space.c); what the readings cannot tell apart,
 * such as n from m where both grew together, is all part of the answer. */
#include <math.h>
#include <string.h>

#include "judge/core/complexity_space.h"

enum { READINGS_MIN = 3, RATIOS = 7 };

/* Simplest first; per_item: one holds words, of pairs there may be bits. */
static const struct {
    const char *name;
    double freedoms;
    bool per_item;
} known[] = {
    { "O(1)", 0, false },   { "O(n)", 1, true },    { "O(m)", 1, true },    { "O(n + m)", 1.5, true },
    { "O(n*m)", 2, false }, { "O(n^2)", 2, false }, { "O(m^2)", 2, false }, { "O(n^2 * m)", 3, false },
};

static void take(const struct complexity_grid *g, struct space_readings *r)
{
    r->len = 0;
    for (size_t i = 0; i < g->len && r->len < EVIDENCE_POINTS_MAX; i++) {
        if (g->points[i].extra_bytes < 0)
            continue;
        r->n[r->len] = g->points[i].n;
        r->m[r->len] = g->points[i].m;
        r->bytes[r->len++] = g->points[i].extra_bytes;
    }
}

/* A sum's second term weighs an eighth to eight times as much as the first. */
static double fit(const struct complexity_grid *g, const struct space_readings *r, const struct complexity_expected *x,
                  bool per_item)
{
    double f[EVIDENCE_POINTS_MAX], best = -INFINITY;
    for (int k = 0; k < (x->len > 1 ? RATIOS : 1); k++) {
        double ratio = x->len > 1 ? pow(2, k - RATIOS / 2) : 0;
        for (size_t i = 0; i < r->len; i++) {
            f[i] = exp(complexity_two_log_term(&x->terms[0], r->n[i], r->m[i]));
            if (x->len > 1)
                f[i] += ratio * exp(complexity_two_log_term(&x->terms[1], r->n[i], r->m[i]));
        }
        best = fmax(best, space_fit(r, f, per_item ? g->space_item_bytes : SPACE_PAIR_BYTES, g->space_slack_bytes));
    }
    return best;
}

static double largest(const struct space_readings *r)
{
    double most = 0;
    for (size_t i = 0; i < r->len; i++)
        most = fmax(most, r->n[i] + r->m[i]);
    return most;
}

static double most_bytes(const struct space_readings *r)
{
    double most = 0;
    for (size_t i = 0; i < r->len; i++)
        most = fmax(most, r->bytes[i]);
    return most;
}

/* The set holds all that fit; where there is no room for all of them, nothing is decided. */
static void conclude(const struct complexity_expected class[COUNT(known)], const double l[COUNT(known)], bool hidden,
                     const struct complexity_expected *expected, struct complexity_two_answer *out)
{
    double best = -INFINITY, sum = 0;
    size_t at = 0;
    bool all_within = true, all_more = true;
    for (size_t i = 0; i < COUNT(known); i++)
        if (l[i] > best) {
            best = l[i];
            at = i;
        }
    out->best = class[at];
    out->conclusive = true;
    for (size_t k = 0; k < COUNT(known); k++) {
        size_t i = k == 0 ? at : k <= at ? k - 1 : k; /* the best one first */
        sum += exp(l[i] - best);
        if (l[i] < best - SPACE_AS_GOOD && !(hidden && known[i].freedoms <= 1.5))
            continue;
        bool more = expected && complexity_two_excess(&class[i], expected) >= COMPLEXITY_WORSE_DEGREE;
        all_within &= !more;
        all_more &= more;
        if (out->between_len < TWO_BETWEEN_MAX)
            out->between[out->between_len++] = class[i];
        else
            out->conclusive = false;
    }
    out->confidence = 1 / sum;
    out->meets = !expected ? -1 : all_within ? 1 : all_more ? 0 : -1;
    out->worse = out->meets == 0 ? 1 : out->meets == 1 ? 0 : .5;
}

int complexity_two_space(const struct complexity_grid *g, const struct complexity_expected *expected,
                         struct complexity_two_answer *out, struct err *e)
{
    struct complexity_expected class[COUNT(known)];
    struct space_readings r;
    double l[COUNT(known)];
    *out = (struct complexity_two_answer){ .meets = -1 };
    if (complexity_two_check(g, e) < 0)
        return -1;
    take(g, &r);
    if (r.len < READINGS_MIN) {
        out->why = "memory was measured at fewer than three sizes";
        return 0;
    }
    for (size_t i = 0; i < COUNT(known); i++) {
        if (complexity_two_parse(known[i].name, &class[i], e) < 0)
            return -1;
        l[i] = i == 0 ? space_fit_constant(&r) : fit(g, &r, &class[i], known[i].per_item);
        l[i] -= .5 * known[i].freedoms;
    }
    bool hidden = 8 * largest(&r) < g->space_slack_bytes && most_bytes(&r) <= 2 * g->space_slack_bytes;
    conclude(class, l, hidden, expected, out);
    if (!out->conclusive)
        out->why = "too many classes fit the memory that was measured";
    return 0;
}
