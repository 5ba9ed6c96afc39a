// SPDX-License-Identifier: MIT
/* Inference run again on series: with both sources, with CPU time alone, with counts alone, and by the baselines. */
#ifndef GAVEL_BENCH_COMPLEXITY_OUTCOME_H
#define GAVEL_BENCH_COMPLEXITY_OUTCOME_H

#include "tests/bench/complexity/baselines.h"
#include "tests/bench/complexity/series.h"

enum evidence_choice { BY_BOTH, BY_TIME, BY_COUNTS, CHOICES };

struct outcome {
    const struct series *series;
    bool there[CHOICES]; /* the series has what this choice needs */
    struct complexity_answer time[CHOICES];
    int meets[COMPLEXITY_CLASSES];    /* by both: 1, 0 or -1, had the problem expected that class */
    struct complexity_two_answer two; /* by both, of a solution with two parameters; then the rest is empty */
    bool has_space;
    struct complexity_answer space;
    int baseline[BASELINES]; /* by CPU time; -1: no answer */
};

/* Fills out[0 .. l->len), on so many threads. */
int outcomes(const struct series_list *l, unsigned threads, struct outcome *out, struct err *e);
/* An answer, be it unsure, as opposed to none at all. */
bool outcome_answers(const struct complexity_answer *a);

#endif
