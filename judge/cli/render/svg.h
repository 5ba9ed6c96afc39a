// SPDX-License-Identifier: MIT
/* Plots as one self-contained SVG: no scripts, no fonts or pictures from elsewhere, its own background, light or dark
 * as the reader's system is. All text is escaped. */
#ifndef GAVEL_JUDGE_CLI_RENDER_SVG_H
#define GAVEL_JUDGE_CLI_RENDER_SVG_H

#include "judge/cli/render/plot.h"

struct svg_page {
    const char *title;
    const char *const *lines; /* below the title, each at most SVG_LINE_MAX characters to fit */
    size_t lines_len;
    const struct plot *plots; /* one below the other; those with fewer than PLOT_POINTS_MIN points are left out */
    size_t plots_len;
};

enum { SVG_LINE_MAX = 100 };

void svg_write(const struct svg_page *page, struct str *out);

#endif
