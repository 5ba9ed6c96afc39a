// SPDX-License-Identifier: MIT
/* The plots of a report: which there are, and the picture of them. */
#ifndef GAVEL_JUDGE_CLI_RENDER_PLOTS_H
#define GAVEL_JUDGE_CLI_RENDER_PLOTS_H

#include "judge/cli/render/paint.h"
#include "judge/cli/render/plot.h"
#include "judge/core/report.h"

enum { PLOTS_MAX = 3 };

/* The shape of one curve: a class of one parameter, or one of two along an axis. */
struct plot_shape {
    bool two, along_m;
    enum complexity_class class;
    struct complexity_expected class_two;
    double other; /* the parameter that stays as it is */
};

struct plots {
    struct plot plot[PLOTS_MAX];
    bool is_space[PLOTS_MAX];
    size_t len;
    struct plot_shape shapes[PLOTS_MAX][2]; /* found, expected */
    char titles[PLOTS_MAX][80], names[PLOTS_MAX][120];
};

/* Fills *out, which must stay where it is: its curves point into it. Names live as long as the report. */
void plots_of(const struct report_complexity *c, const struct complexity_view *v, struct plots *out);
/* "within the expected O(n): about O(n), confidence 0.99"; how it is to be shown. */
enum style complexity_decision(const struct complexity_shown *s, struct str *out);
/* Appends the SVG. false: there is nothing to draw. */
bool render_svg(const struct report *r, const char *language, struct str *out);

#endif
