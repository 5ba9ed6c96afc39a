// SPDX-License-Identifier: MIT
/* What the parts of the sandbox's benchmark share. Every figure is taken beside its floor in the same process run, in
 * alternating blocks, and only ratios are judged: machines are noisy and differ. */
#ifndef GAVEL_BENCH_SANDBOX_BENCH_H
#define GAVEL_BENCH_SANDBOX_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "sandbox/sandbox.h"

enum { SAMPLES_MAX = 20000, PEERS_MAX = 4 };

struct samples {
    double us[SAMPLES_MAX];
    size_t len;
};
void samples_add(struct samples *s, uint64_t ns);
/* 0 .. 1; sorts the samples. */
double samples_quantile(struct samples *s, double q);

/* The programs that are run, as paths (for the floor and the peers) and sealed memfds (for the sandbox). */
struct victims {
    char noop[4096];
    int noop_fd, spin_fd, touch_fd;
};

/* A way to run the no-op once; 0 or -1. */
struct subject {
    const char *name;
    int (*run)(void *context);
    void *context;
};

struct bench {
    struct victims victims;
    struct sandbox *sandbox;
    bool quick, fresh;
    const char *host; /* forced kind, or NULL */
    unsigned missed;  /* rows that missed their target */
};

/* One row of the result. target "" = no target. */
void report_row(struct bench *b, const char *figure, const char *value, const char *target, bool good);
void report_head(const struct bench *b);

/* floor.c: posix_spawn + waitpid of a program, as plain C would. */
int floor_spawn(const char *const *argv);
/* The peers found on this host, at most PEERS_MAX. */
size_t peers_find(const struct victims *v, struct subject out[PEERS_MAX]);

/* What one isolated run of a victim is asked for. */
struct sandbox_spec victim_spec(int program, const char *const *argv);
int sandbox_noop(struct bench *b);
/* A second sandbox of the same kind. */
int bench_open(const struct bench *b, struct sandbox **out, struct err *e);

/* The sections: each prints its rows. -1: something did not run at all. */
int section_latency(struct bench *b, struct err *e);
int section_throughput(struct bench *b, struct err *e);
int section_cost(struct bench *b, struct err *e);
int section_limits(struct bench *b, struct err *e);
int section_soak(struct bench *b, uint64_t runs, struct err *e);

#endif
