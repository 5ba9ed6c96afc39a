// SPDX-License-Identifier: MIT
/* A problem's statement, as a terminal shows it. */
#ifndef GAVEL_JUDGE_CLI_RENDER_MARKDOWN_H
#define GAVEL_JUDGE_CLI_RENDER_MARKDOWN_H

#include "judge/cli/render/paint.h"

/* Appends the Markdown that statements use: headings, paragraphs, lists, fenced code, **bold**, `code`; what it does
 * not know is shown as it is written. A first heading equal to `title` is left out: the caller has shown it. */
void markdown_write(struct str *out, const struct paint *p, const char *title, const char *text);

#endif
