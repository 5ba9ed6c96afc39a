// SPDX-License-Identifier: MIT
/* Laying curves onto points, and round numbers for axes. Draws nothing. */
#include "judge/cli/render/plot.h"

#include <math.h>
#include <stdio.h>

enum { CONSTANT_STEPS = 60 };

void plot_add(struct plot_series *s, double x, double y)
{
    if (!(x > 0) || !(y > 0) || !isfinite(x) || !isfinite(y) || s->len == PLOT_POINTS_MAX)
        return;
    s->x[s->len] = x;
    s->y[s->len++] = y;
}

/* ---- curves ------------------------------------------------------------------------------------------------------ */

double plot_line_at(const struct plot_line *l, double x)
{
    double high = l->curve->log_growth(l->curve->context, x) + l->log_scale;
    return l->constant + exp(fmin(high, 600));
}

static double smallest(const struct plot_series *s)
{
    double least = s->y[0];
    for (size_t i = 1; i < s->len; i++)
        least = fmin(least, s->y[i]);
    return least;
}

/* The scale for a constant: by the larger half, for small sizes are mostly overhead. How far all points are off. */
static double scale_for(const struct plot_series *s, struct plot_line *l)
{
    double sum = 0, off = 0;
    size_t from = s->len / 2, count = 0;
    for (size_t i = from; i < s->len; i++) {
        if (s->y[i] <= l->constant)
            continue;
        sum += log(s->y[i] - l->constant) - l->curve->log_growth(l->curve->context, s->x[i]);
        count++;
    }
    if (count == 0)
        return INFINITY;
    l->log_scale = sum / (double)count;
    for (size_t i = 0; i < s->len; i++) {
        double residual = log(s->y[i]) - log(plot_line_at(l, s->x[i]));
        off += residual * residual;
    }
    return off;
}

void plot_fit(const struct plot_series *s, const struct plot_curve *curve, struct plot_line *out)
{
    struct plot_line tried = { .curve = curve };
    double least = scale_for(s, &tried), most = smallest(s);
    *out = tried;
    for (int i = 1; i < CONSTANT_STEPS; i++) {
        tried.constant = most * i / CONSTANT_STEPS;
        double off = scale_for(s, &tried);
        if (off < least) {
            least = off;
            *out = tried;
        }
    }
}

void plot_branch(const struct plot_series *s, const struct plot_line *found, const struct plot_curve *curve,
                 struct plot_line *out)
{
    double x = s->x[s->len / 4];
    *out = (struct plot_line){ .curve = curve, .constant = found->constant };
    out->log_scale = log(plot_line_at(found, x) - found->constant) - curve->log_growth(curve->context, x);
}

/* ---- axes -------------------------------------------------------------------------------------------------------- */

void plot_axis(const double *values, size_t len, enum plot_unit unit, struct plot_axis *out)
{
    *out = (struct plot_axis){ log(values[0]), log(values[0]), unit };
    for (size_t i = 1; i < len; i++) {
        out->low = fmin(out->low, log(values[i]));
        out->high = fmax(out->high, log(values[i]));
    }
    double middle = (out->low + out->high) / 2, half = fmax((out->high - out->low) / 2, log(2) / 2) * 1.05;
    out->low = middle - half;
    out->high = middle + half;
}

static size_t ticks_of(const struct plot_axis *a, double base, const double *steps, size_t steps_len, int every,
                       double out[PLOT_TICKS_MAX])
{
    size_t count = 0;
    int first = (int)floor(a->low / log(base)) - 1, last = (int)ceil(a->high / log(base)) + 1;
    for (int power = first; power <= last; power++) {
        for (size_t k = 0; k < steps_len; k++) {
            double value = steps[k] * pow(base, power);
            if (log(value) < a->low - 1e-9 || log(value) > a->high + 1e-9 || power % every != 0)
                continue;
            if (count < PLOT_TICKS_MAX)
                out[count] = value;
            count++;
        }
    }
    return count;
}

/* The finest grid that is not too fine. Bytes double; all else is decimal. */
size_t plot_ticks(const struct plot_axis *a, size_t most, double out[PLOT_TICKS_MAX])
{
    static const double fine[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, middle[] = { 1, 2, 5 }, coarse[] = { 1, 3 },
                        one[] = { 1 };
    static const struct {
        const double *steps;
        size_t len;
    } grids[] = { { fine, 9 }, { middle, 3 }, { coarse, 2 } };
    most = most < PLOT_TICKS_MAX ? most : PLOT_TICKS_MAX;
    for (size_t i = 0; a->unit != PLOT_BYTES && i < COUNT(grids); i++) {
        size_t count = ticks_of(a, 10, grids[i].steps, grids[i].len, 1, out);
        if (count <= most && count >= 2)
            return count;
    }
    for (int every = 1; every < 64; every++) {
        size_t count = ticks_of(a, a->unit == PLOT_BYTES ? 2 : 10, one, 1, every, out);
        if (count <= most)
            return count;
    }
    return 0;
}

void plot_add_label(struct str *out, enum plot_unit unit, double value)
{
    static const char *const units[][4] = { [PLOT_NS] = { " ns", " us", " ms", " s" },
                                            [PLOT_COUNT] = { "", " k", " M", " G" },
                                            [PLOT_BYTES] = { " B", " KiB", " MiB", " GiB" } };
    if (unit == PLOT_PLAIN) {
        char digits[32];
        int len = snprintf(digits, sizeof(digits), "%.0f", value);
        for (int i = 0; i < len && i < 31; i++)
            str_addf(out, "%c%s", digits[i], (len - i) % 3 == 1 && i + 1 < len ? "," : "");
        return;
    }
    double step = unit == PLOT_BYTES ? 1024 : 1000;
    size_t k = 0;
    for (; k < 3 && value >= step * .9999; k++)
        value /= step;
    str_addf(out, value < 999.5 ? "%.3g%s" : "%.0f%s", value, units[unit][k]);
}
