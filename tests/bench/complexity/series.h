// SPDX-License-Identifier: MIT
/* What one measurement of one solution gave, as a line of JSON, so that inference can be run again without measuring.
 */
#ifndef GAVEL_BENCH_COMPLEXITY_SERIES_H
#define GAVEL_BENCH_COMPLEXITY_SERIES_H

#include "base/arena.h"
#include "judge/core/report.h"
#include "tests/bench/complexity/corpus.h"

struct series {
    const struct solution *solution;
    unsigned repeat;
    bool loaded;                    /* CPU hogs ran beside it */
    double cpu_s;                   /* of the judge and of the submission, all in; negative: not known on this host */
    double slack_bytes, item_bytes; /* of memory, see complexity_series */
    bool capped;                    /* larger sizes would have taken too long */
    const char *why;                /* nothing was measured; NULL: it was */
    const char *said;               /* what the report said then: a class, or "inconclusive" */
    const struct complexity_point *points;
    size_t len;
};

struct series_list {
    struct series *at;
    size_t len, cap;
};

/* One line of *x with what was reported. */
void series_write(const struct series *x, struct str *out);
/* Reads a file of lines; solutions that the corpus does not hold are left out. Texts and points live in the arena. */
int series_read(const char *path, const struct corpus *c, struct arena *a, struct series_list *out, struct err *e);
void series_list_clear(struct series_list *l);
/* As the inference wants it. */
struct complexity_series series_for_inference(const struct series *x);

#endif
