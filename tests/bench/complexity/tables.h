// SPDX-License-Identifier: MIT
/* What the benchmark prints. */
#ifndef GAVEL_BENCH_COMPLEXITY_TABLES_H
#define GAVEL_BENCH_COMPLEXITY_TABLES_H

#include "tests/bench/complexity/outcome.h"

struct tables {
    const struct outcome *at; /* those of one series each */
    size_t len;
    const struct outcome *two; /* those with two parameters */
    size_t two_len;
    bool loaded;
    unsigned missed; /* figures that missed what they must be, and their names, one a line */
    struct str missed_names;
};

/* One row of the figures. target "" = none is set. */
void tables_row(struct tables *t, const char *figure, const char *value, const char *target, bool good);
void tables_figures(struct tables *t); /* figures.c: those of the issue, and exact by language and by baseline */
void tables_two(struct tables *t);     /* two.c: those with two parameters */
/* Is the answer as good as right? What takes log n bytes cannot be told from O(1). */
bool tables_space_right(enum complexity_class truth, enum complexity_class answer);
void tables_confusion(const struct tables *t);
void tables_calibration(const struct tables *t);
void tables_wrong(const struct tables *t); /* a line for each solution whose answer was wrong at least once */

/* For both. */
double percent(size_t part, size_t of);

#endif
