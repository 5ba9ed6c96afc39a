// SPDX-License-Identifier: MIT
/* A plot for a terminal: what was measured, and the two curves beside it. Plain Unicode, no colour needed. */
#ifndef GAVEL_JUDGE_CLI_RENDER_CURVE_H
#define GAVEL_JUDGE_CLI_RENDER_CURVE_H

#include "judge/cli/render/paint.h"
#include "judge/cli/render/plot.h"

/* Appends it, at most p->width columns wide: of `measured`, or where there is none of `counted`; nothing for fewer than
 * PLOT_POINTS_MIN points. */
void curve_write(const struct plot *plot, const struct paint *p, struct str *out);

#endif
