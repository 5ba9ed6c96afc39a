// SPDX-License-Identifier: MIT
/* The classes of one parameter: their names, degrees and priors, how they grow; and whether a series may be looked at
 * at all. Says nothing of measurements. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge/core/complexity_evidence.h"

static const struct {
    const char *name;
    double degree;
    double prior; /* complexity_prior */
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

double complexity_prior(enum complexity_class c)
{
    return classes[c].prior;
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

bool complexity_point_is_sound(const struct complexity_point *p)
{
    return isfinite(p->cpu_ns) && isfinite(p->instructions) && isfinite(p->cpu_error) && isfinite(p->footprint_bytes) &&
           isfinite(p->extra_bytes) && isfinite(p->elements) && p->n >= 1 && p->n <= COMPLEXITY_SIZE_MAX;
}

int complexity_check(const struct complexity_series *s, struct err *e)
{
    if (s->len > COMPLEXITY_POINTS_MAX)
        return err_set(e, "more than %d sizes", COMPLEXITY_POINTS_MAX);
    for (size_t i = 0; i < s->len; i++) {
        const struct complexity_point *p = &s->points[i];
        if (!complexity_point_is_sound(p) || (i > 0 && p->n <= s->points[i - 1].n))
            return err_set(e, "size %zu is out of range, or not larger than the one before", i + 1);
    }
    return 0;
}
