// SPDX-License-Identifier: MIT
/* What the parts of measuring share: one family of inputs, its sizes and what was read at each. */
#ifndef GAVEL_JUDGE_RUN_MEASURE_PRIVATE_H
#define GAVEL_JUDGE_RUN_MEASURE_PRIVATE_H

#include "judge/run/measure.h"
#include "judge/run/probe.h"

enum {
    MEASURE_PASSES = 3,
    MEASURE_SIDES = 6 /* sizes of one axis of a grid */,
    MEASURE_FEW = 10 /* sizes */,
    MEASURE_SIZES_MAX = 80,
    MEASURE_SPACE_SIZES = 6
};

struct measured_size {
    struct complexity_point point;
    bool between;                  /* only taken when few of the others could be */
    double passes[MEASURE_PASSES]; /* cost of one call (class mode: of one operation), ns; 0: not taken */
    double window_ns;              /* of one call: in class mode of many operations; 0: the size was not reached */
    size_t calls, copies;          /* of each later window */
    size_t operations;             /* of one call */
    double held_footprint;         /* bytes of the input as values and of what a call takes beyond; 0: not measured */
    double output_bytes;           /* taken off point.extra_bytes for the answer */
};

struct measuring {
    const struct measure *m;
    struct inspector inspector;
    double cpu_ns; /* of the submission so far */
};

struct family_run {
    struct measuring *all;
    const struct generator_rule *family;
    struct measured_size at[MEASURE_SIZES_MAX];
    size_t len;         /* sizes planned; with two parameters a grid, row by row of growing n */
    bool shares;        /* calls leave their input as it was */
    bool capped;        /* larger sizes would have taken too long */
    const char *failed; /* the submission could not go on: why */
};

/* What the results of all windows may take that stay: nobody here knows how to free them. */
#define MEASURE_MEMORY_BYTES (1ULL << 30)

/* As for judging, with the CPU of one window, four times that of wall clock, and at least so much memory. */
struct driver_spec measure_spec(const struct measure *m, uint64_t cpu_ns, uint64_t memory_bytes);
/* x as a number of things: at least 1, else at most `most`. */
size_t measure_clamp(double x, double most);
bool measure_stopped(const struct family_run *f);
/* Sets f->at and f->len. */
void measure_plan(struct family_run *f);
/* What one call at this size will take in ns, by the smaller ones (cost of a size; 0: it was not reached); 0: nothing
 * is known, negative: a smaller one was not reached. */
double measure_predict(const struct family_run *f, size_t i, double (*cost)(const struct measured_size *));
/* Family, sizes and salt of an order; the rest is empty. */
struct probe_order measure_order(const struct family_run *f, size_t i, uint32_t index);

/* Each fills its part of f->at. 0, also when the submission failed (f->failed); -1: the judge's fault. */
int measure_time(struct family_run *f, double budget_ns, struct err *e);
/* At most so many sizes, from the largest down; those that were measured before are not measured again. */
int measure_space(struct family_run *f, size_t sizes, double budget_ns, struct err *e);
/* All families, in one process where that is possible. */
int measure_all_counts(struct measuring *w, struct family_run *const *families, size_t len, double budget_ns,
                       struct err *e);

#endif
