// SPDX-License-Identifier: MIT
/* The complexity for a person: the decision, the class, what anyone can check, then what to think about. */
#include <string.h>

#include "judge/cli/cli.h"
#include "judge/cli/render/curve.h"

static void add_class(const struct complexity_answer *a, struct str *out)
{
    if (a->low == a->high)
        str_addf(out, "about %s", complexity_name(a->best));
    else
        str_addf(out, "between %s and %s", complexity_name(a->low), complexity_name(a->high));
}

static void add_decision(const struct report_complexity *c, const struct paint *p, struct str *out)
{
    const struct complexity_answer *a = &c->time;
    if (a->meets == 0)
        paint_add(out, p, STYLE_BAD, ": more than the expected %s", complexity_name(c->expected));
    else if (a->meets == 1)
        paint_add(out, p, STYLE_GOOD, ": within the expected %s%s", complexity_name(c->expected),
                  a->best > c->expected ? ", but for a log factor" : "");
    else
        paint_add(out, p, STYLE_WARN, "; whether that meets %s cannot be told", complexity_name(c->expected));
}

static void add_warnings(const struct report_complexity *c, const struct paint *p, struct str *out)
{
    const struct complexity_answer *a = &c->time;
    CLEANUP(str_clear) struct str words = STR(1024);
    if (a->contradict)
        str_addf(&words, "Instructions grow like %s, time like %s. ", complexity_name(a->by_counts),
                 complexity_name(a->by_time));
    if (a->emerging_share > 0)
        str_addf(&words, "A part that grows faster reaches about %.0f %% of the cost at the largest size. ",
                 100 * a->emerging_share);
    if (a->regime_n > 0)
        str_addf(&words, "The cost grows much faster from about n = %.0f on. ", a->regime_n);
    if (words.len)
        paint_wrap(out, p, "  ", "  ", str_text(&words));
}

static double found_growth(const void *context, double n)
{
    return complexity_log_growth(((const struct report_complexity *)context)->time.best, n);
}

static double expected_growth(const void *context, double n)
{
    return complexity_log_growth(((const struct report_complexity *)context)->expected, n);
}

static void add_curve(const struct report_complexity *c, const struct paint *p, struct str *out)
{
    double n[CURVE_POINTS_MAX], y[CURVE_POINTS_MAX];
    struct curve curve = { .n = n, .y = y, .found = found_growth, .context = c };
    for (size_t i = 0; i < c->points_len && curve.len < CURVE_POINTS_MAX; i++) {
        n[curve.len] = c->points[i].n;
        y[curve.len++] = c->points[i].cpu_ns;
    }
    curve.found_name = complexity_name(c->time.best);
    curve.expected_name = complexity_name(c->expected);
    curve.expected = c->expected != c->time.best ? expected_growth : NULL;
    curve_write(&curve, p, out);
}

void render_complexity(const struct report_complexity *c, const struct paint *p, struct str *out)
{
    CLEANUP(str_clear) struct str words = STR(1024);
    paint_add(out, p, STYLE_BOLD, "\nComplexity  ");
    if (c->why || !c->time.conclusive) {
        str_addf(out, "not decided: %s\n", c->why ? c->why : c->time.why);
        return;
    }
    add_class(&c->time, out);
    add_decision(c, p, out);
    str_addc(out, '\n');
    str_addf(&words, "Confidence %.2f%s. ", c->time.confidence, c->time.counts_used ? "" : ", from CPU time alone");
    report_growth_words(c, &words);
    str_addf(&words, " n is %s; measured on \"%s\", up to n = %.0f.", c->parameter, c->family,
             c->points[c->points_len - 1].n);
    paint_wrap(out, p, "  ", "  ", str_text(&words));
    add_curve(c, p, out);
    add_warnings(c, p, out);
    if (c->hint)
        paint_wrap(out, p, "  Think about: ", "  ", c->hint);
    if (c->follow_up && c->time.meets == 1)
        paint_wrap(out, p, "  An interviewer may ask: ", "  ", c->follow_up);
}
