// SPDX-License-Identifier: MIT
/* Measuring the corpus: worker processes, each with a sandbox of its own, append series to one file. */
#ifndef GAVEL_BENCH_COMPLEXITY_MEASURE_H
#define GAVEL_BENCH_COMPLEXITY_MEASURE_H

#include "tests/bench/complexity/corpus.h"

struct measuring {
    const struct corpus *corpus;
    const struct session_options *session;
    const char *path;       /* of the series' file; it is written anew */
    unsigned repeats, jobs; /* of each solution; side by side */
    uint64_t seed;
    bool hogs;  /* one CPU hog for each core beside it */
    bool quiet; /* no line a measurement on stderr */
};

/* -1: it could not be measured, or a worker ended badly. */
int measure_corpus(const struct measuring *m, struct err *e);
/* Judges every solution by the cases of its problem; prints those that are not accepted. How many, or -1. */
int check_corpus(const struct corpus *c, struct session *s, struct err *e);

/* hogs.c: one process for each core, each alternating arithmetic with sweeps over 32 MiB, until hogs_stop. They die
 * with this process, and after an hour of CPU in any case. */
struct hogs {
    int pids[64];
    int len;
};
void hogs_start(struct hogs *h);
void hogs_stop(struct hogs *h);

#endif
