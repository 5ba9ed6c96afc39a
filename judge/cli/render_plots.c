// SPDX-License-Identifier: MIT
/* From a report to plots: time (and counts) against n; with two parameters one along each, the other at its largest;
 * and extra memory, in the picture only. */
#include "judge/cli/render_plots.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge/cli/render/svg.h"

#define PAGE_BYTES 4096.0 /* less than a page is not seen */

static double shape_growth(const void *context, double x)
{
    const struct plot_shape *s = context;
    if (!s->two)
        return complexity_log_growth(s->class, x);
    return s->along_m ? complexity_two_log_growth(&s->class_two, s->other, x)
                      : complexity_two_log_growth(&s->class_two, x, s->other);
}

/* false: there is no such class. */
static bool set_curve(struct plot_curve *curve, struct plot_shape *shape, const char *name)
{
    struct err ignored;
    if (!name || (shape->two ? complexity_two_parse(name, &shape->class_two, &ignored)
                             : complexity_parse(name, NULL, &shape->class)) < 0)
        return false;
    *curve = (struct plot_curve){ .name = name, .log_growth = shape_growth, .context = shape };
    return true;
}

/* The expected class is drawn where it is another one. */
static void set_curves(struct plots *out, const struct complexity_shown *s, bool two, bool along_m, double other)
{
    struct plot *p = &out->plot[out->len];
    struct plot_shape *shapes = out->shapes[out->len];
    for (int k = 0; k < 2; k++)
        shapes[k] = (struct plot_shape){ .two = two, .along_m = along_m, .other = other };
    if (!set_curve(&p->found, &shapes[0], s->class) || (s->expected && strcmp(s->class, s->expected) == 0))
        return;
    set_curve(&p->expected, &shapes[1], s->expected);
}

static void start(struct plots *out, const char *title, bool is_space)
{
    struct plot *p = &out->plot[out->len];
    *p = (struct plot){ .measured = { .name = is_space ? "extra memory" : "CPU time",
                                      .unit = is_space ? PLOT_BYTES : PLOT_NS },
                        .counted = { .name = "instructions", .unit = PLOT_COUNT } };
    snprintf(out->titles[out->len], sizeof(out->titles[0]), "%s", title);
    p->title = out->titles[out->len];
    out->is_space[out->len] = is_space;
}

static void add_point(struct plot *p, double x, const struct complexity_point *point, bool is_space)
{
    if (is_space) {
        if (point->extra_bytes >= 0)
            plot_add(&p->measured, x, fmax(point->extra_bytes, PAGE_BYTES));
        return;
    }
    plot_add(&p->measured, x, point->cpu_ns);
    plot_add(&p->counted, x, point->instructions);
}

static void finish(struct plots *out)
{
    const struct plot *p = &out->plot[out->len];
    if (p->measured.len >= PLOT_POINTS_MIN || p->counted.len >= PLOT_POINTS_MIN)
        out->len++;
}

static void add_one(const struct report_complexity *c, const struct complexity_shown *s, bool is_space,
                    struct plots *out)
{
    start(out, is_space ? "Extra memory" : "Time of one call", is_space);
    struct plot *p = &out->plot[out->len];
    for (size_t i = 0; i < c->points_len; i++)
        add_point(p, c->points[i].n, &c->points[i], is_space);
    snprintf(out->names[out->len], sizeof(out->names[0]), "n: %.100s", c->parameter ? c->parameter : "");
    p->x_name = out->names[out->len];
    set_curves(out, s, false, false, 0);
    finish(out);
}

/* Along one parameter, where the other is as large as it was at three sizes or more. */
static void add_slice(const struct report_complexity *c, const struct complexity_shown *s, bool along_m,
                      struct plots *out)
{
    double other = 0;
    for (size_t i = 0; i < c->points_len; i++) {
        double value = along_m ? c->points[i].n : c->points[i].m;
        size_t count = 0;
        for (size_t k = 0; k < c->points_len; k++)
            count += (along_m ? c->points[k].n : c->points[k].m) == value;
        if (count >= PLOT_POINTS_MIN && value > other)
            other = value;
    }
    start(out, "", false);
    snprintf(out->titles[out->len], sizeof(out->titles[0]), "Time of one call along %s, %s = %.0f", along_m ? "m" : "n",
             along_m ? "n" : "m", other);
    struct plot *p = &out->plot[out->len];
    for (size_t i = 0; i < c->points_len; i++)
        if ((along_m ? c->points[i].n : c->points[i].m) == other)
            add_point(p, along_m ? c->points[i].m : c->points[i].n, &c->points[i], false);
    p->x_name = along_m ? "m" : "n";
    set_curves(out, s, true, along_m, other);
    finish(out);
}

void plots_of(const struct report_complexity *c, const struct complexity_view *v, struct plots *out)
{
    *out = (struct plots){ .len = 0 };
    if (c->points_len && c->points[0].m > 0) {
        add_slice(c, &v->time, false, out);
        add_slice(c, &v->time, true, out);
        return;
    }
    add_one(c, &v->time, false, out);
    if (v->has_space)
        add_one(c, &v->space, true, out);
}

/* ---- the picture ------------------------------------------------------------------------------------------------- */

/* Wraps into lines of the page. */
static void add_lines(struct str *text, const char *first, const char *words)
{
    struct paint p = { .width = SVG_LINE_MAX };
    paint_wrap(text, &p, first, "", words);
}

static void add_shown(struct str *text, const char *what, const struct complexity_shown *s)
{
    CLEANUP(str_clear) struct str words = STR(4096);
    complexity_decision(s, &words);
    str_addf(&words, ". %s", s->evidence);
    add_lines(text, what, str_text(&words));
}

bool render_svg(const struct report *r, const char *language, struct str *out)
{
    enum { LINES_MAX = 16 };
    const char *lines[LINES_MAX];
    CLEANUP(str_clear) struct str title = STR(1024);
    CLEANUP(str_clear) struct str text = STR(16384);
    struct complexity_view v;
    struct plots plots;
    if (!r->complexity || r->complexity->why)
        return false;
    report_complexity_view(r->complexity, &v);
    plots_of(r->complexity, &v, &plots);
    if (plots.len == 0)
        return false;
    str_addf(&title, "%s, %s", r->problem, language);
    add_shown(&text, "Time: ", &v.time);
    if (v.has_space)
        add_shown(&text, "Memory: ", &v.space);
    if (r->complexity->suspicious)
        add_lines(&text, "Suspicious: ", r->complexity->suspicious);
    struct svg_page page = { .title = str_text(&title), .lines = lines, .plots = plots.plot, .plots_len = plots.len };
    for (char *at = text.data; at && *at && page.lines_len < LINES_MAX;) {
        size_t len = strcspn(at, "\n");
        bool more = at[len] != '\0';
        lines[page.lines_len++] = at;
        at[len] = '\0';
        at += len + more;
    }
    svg_write(&page, out);
    return true;
}
