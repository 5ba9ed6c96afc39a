// SPDX-License-Identifier: MIT
/* Text for a person: styles that vanish where there is no terminal, columns, wrapping. What a candidate wrote or
 * printed goes through paint_safe, so that it cannot steer the terminal. Pure: strings in, strings out. */
#ifndef GAVEL_JUDGE_CLI_RENDER_PAINT_H
#define GAVEL_JUDGE_CLI_RENDER_PAINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct paint {
    bool colour;
    size_t width; /* columns of the terminal, at least PAINT_WIDTH_MIN */
};

enum { PAINT_WIDTH_MIN = 40, PAINT_WIDTH = 80, PAINT_WIDTH_MAX = 120 };
enum style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_GOOD, STYLE_BAD, STYLE_WARN };

/* Appends the formatted text in a style. */
void paint_add(struct str *out, const struct paint *p, enum style style, const char *fmt, ...) PRINTF(4, 5);
/* Appends text in which control characters and invalid UTF-8 are made visible ("\x1b"); newlines and tabs are too
 * ("\n", "\t"), so that the result is one line. */
void paint_safe(struct str *out, const char *text, size_t len);
/* The columns a terminal needs for the text; escape sequences are not understood. */
size_t paint_columns(const char *text, size_t len);
/* The bytes of the longest beginning of text that fits `columns`; whole characters. */
size_t paint_fit(const char *text, size_t len, size_t columns);
/* Appends spaces until the text since `from` (an offset in out) fills `columns`; `hidden`: bytes of it that take none.
 */
void paint_pad(struct str *out, size_t from, size_t columns, size_t hidden);
/* Appends words wrapped to p->width, with `first` before the first line and `rest` before the others; ends each line.
 */
void paint_wrap(struct str *out, const struct paint *p, const char *first, const char *rest, const char *text);
/* Appends lines of untrusted text, each behind `margin`, at most max_lines of them and cut to the width; says how many
 * lines were left out. */
void paint_lines(struct str *out, const struct paint *p, const char *margin, const char *text, size_t len,
                 size_t max_lines);

/* "812 us", "12.4 ms", "1.52 s": three digits that matter. */
void paint_duration(struct str *out, uint64_t ns);
/* "812 B", "3.2 MiB". */
void paint_size(struct str *out, uint64_t bytes);

#endif
