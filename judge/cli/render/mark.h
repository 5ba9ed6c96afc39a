// SPDX-License-Identifier: MIT
/* Two values one below the other, cut to what fits around their first difference, with carets below it. */
#ifndef GAVEL_JUDGE_CLI_RENDER_MARK_H
#define GAVEL_JUDGE_CLI_RENDER_MARK_H

#include "judge/cli/render/paint.h"

/* Appends `text` behind `label` (padded to a common column), cut with "..." when it does not fit one line. */
void mark_value(struct str *out, const struct paint *p, const char *label, const char *text);
/* Appends two lines, expected and got, cut in the same place, and below them carets at the first difference, which is
 * at byte offset `at` of both; SIZE_MAX: no carets. */
void mark_pair(struct str *out, const struct paint *p, const char *expected, const char *got, size_t at);

#endif
