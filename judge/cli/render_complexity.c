// SPDX-License-Identifier: MIT
/* The complexity for a person: the decision first, then the class, then what anyone can check, then what to think
 * about. A log factor is never called worse. */
#include <string.h>

#include "judge/cli/cli.h"
#include "judge/cli/render/curve.h"
#include "judge/cli/render_plots.h"

static void add_class(const struct complexity_shown *s, struct str *out)
{
    if (s->between_len == 1) {
        str_addf(out, "about %s", s->class);
        return;
    }
    str_add(out, "consistent with ");
    for (size_t i = 0; i < s->between_len; i++)
        str_addf(out, "%s%s", i == 0 ? "" : i + 1 == s->between_len ? " or " : ", ", s->between[i]);
}

enum style complexity_decision(const struct complexity_shown *s, struct str *out)
{
    if (!s->expected)
        str_add(out, s->class ? "" : "not decided");
    else if (s->meets == 1)
        str_addf(out, "within the expected %s%s", s->expected, s->log_more ? ", but for a log factor" : "");
    else if (s->meets == 0)
        str_addf(out, "more than the expected %s", s->expected);
    else
        str_addf(out, "not decided against the expected %s", s->expected);
    if (s->class) {
        str_add(out, s->expected ? ": " : "");
        add_class(s, out);
        if (s->between_len == 1)
            str_addf(out, s->confidence > .99 ? ", confidence above 0.99" : ", confidence %.2f", s->confidence);
    }
    return s->meets == 1 ? STYLE_GOOD : s->meets == 0 ? STYLE_BAD : s->expected ? STYLE_WARN : STYLE_PLAIN;
}

/* The decision in colour, however long it is; then the evidence below it. */
static void add_shown(const char *what, const struct complexity_shown *s, const char *more, const struct paint *p,
                      struct str *out)
{
    CLEANUP(str_clear) struct str words = STR(4096);
    CLEANUP(str_clear) struct str line = STR(8192);
    enum style style = complexity_decision(s, &words);
    str_addf(out, "  %-6s  ", what);
    struct paint rest = { .width = p->width };
    paint_wrap(&line, &rest, "          ", "          ", str_text(&words));
    /* The margin stands already. */
    const char *text = str_text(&line) + (line.len > 10 ? 10 : line.len);
    paint_add(out, p, style, "%.*s", (int)strcspn(text, "\n"), text);
    str_add(out, text + strcspn(text, "\n"));
    str_truncate(&words, 0);
    str_addf(&words, "%s %s", s->evidence, more);
    paint_wrap(out, p, "          ", "          ", str_text(&words));
}

static bool has_two(const struct report_complexity *c)
{
    return c->points_len && c->points[0].m > 0;
}

static void add_where(const struct report_complexity *c, struct str *out)
{
    const struct complexity_point *last = c->points_len ? &c->points[c->points_len - 1] : NULL;
    if (c->parameter)
        str_addf(out, "%s%s; ", has_two(c) ? "" : "n is ", c->parameter);
    str_addf(out, "measured on \"%s\"", c->family);
    if (last) {
        str_add(out, ", up to n = ");
        report_add_number(out, last->n);
        if (last->m > 0) {
            str_add(out, ", m = ");
            report_add_number(out, last->m);
        }
    }
    str_addc(out, '.');
}

static void add_warnings(const struct report_complexity *c, const struct complexity_view *v, const struct paint *p,
                         struct str *out)
{
    CLEANUP(str_clear) struct str words = STR(4096);
    if (c->suspicious)
        paint_wrap(out, p, "  Suspicious: ", "  ", c->suspicious);
    if (c->incomplete)
        str_addf(&words, "Not all could be measured: %s. ", c->incomplete);
    if (v->by_counts)
        str_addf(&words, "Instructions grow like %s, CPU time like %s. ", v->by_counts, v->by_time);
    if (v->emerging_share > 0)
        str_addf(&words, "A part that grows faster reaches about %.0f %% of the cost at the largest size. ",
                 100 * v->emerging_share);
    if (v->regime_n > 0) {
        str_add(&words, "The behaviour changes near n = ");
        report_add_number(&words, v->regime_n);
        str_add(&words, ": from there on the cost grows much faster. ");
    }
    if (words.len)
        paint_wrap(out, p, "  Note: ", "  ", str_text(&words));
}

void render_complexity(const struct report_complexity *c, const struct paint *p, struct str *out)
{
    CLEANUP(str_clear) struct str where = STR(4096);
    struct complexity_view v;
    struct plots plots;
    if (c->why) {
        paint_add(out, p, STYLE_BOLD, "\nComplexity");
        str_addf(out, "  not measured: %s\n", c->why);
        return;
    }
    report_complexity_view(c, &v);
    paint_add(out, p, STYLE_BOLD, "\nComplexity\n");
    add_where(c, &where);
    add_shown("time", &v.time, str_text(&where), p, out);
    if (v.has_space)
        add_shown("memory", &v.space, "", p, out);
    plots_of(c, &v, &plots);
    for (size_t i = 0; i < plots.len; i++) {
        if (plots.is_space[i])
            continue;
        plots.plot[i].title = has_two(c) ? plots.plot[i].title : NULL; /* there is one only */
        curve_write(&plots.plot[i], p, out);
    }
    str_addc(out, '\n');
    add_warnings(c, &v, p, out);
    if (c->hint)
        paint_wrap(out, p, "  Think about: ", "  ", c->hint);
    if (c->follow_up && v.time.meets == 1)
        paint_wrap(out, p, "  An interviewer may ask: ", "  ", c->follow_up);
}
