// SPDX-License-Identifier: MIT
/* Counts the instructions of a driver: by the CPU's own counter where the kernel grants it, else by running the driver
 * in an emulator with a plugin that counts. The number repeats where CPU time does not; it says nothing of caches. The
 * emulator shares its process with the candidate, who can change what it counted: a hint, never a limit. */
#ifndef GAVEL_JUDGE_RUN_COUNTER_H
#define GAVEL_JUDGE_RUN_COUNTER_H

#include <stdint.h>

#include "judge/run/session.h"

struct counter;

/* 0 with *out; 1: this host cannot count, *e says why and what mends it; -1: the judge's fault. One counter serves one
 * driver at a time, any number one after another. The session must outlive it. */
int counter_open(struct session *s, struct counter **out, struct err *e);
void counter_close(struct counter *c); /* NULL is allowed */
/* Instructions so far of the driver that was started last, all its threads; exact once they are blocked. */
uint64_t counter_read(const struct counter *c);
/* True: the CPU counts and the driver runs at its own speed, so that one run serves for time and count. False: it is
 * emulated, several times slower, and its CPU time says nothing. */
bool counter_is_native(const struct counter *c);

/* ---- for driver.c --------------------------------------------------------------------------------------------------
 */

enum { COUNTER_ARGS_MAX = 64 };
#define COUNTER_MEMORY_BYTES \
    (256ULL << 20) /* what the emulator needs beside the program, code it translated included */

/* How a driver is started under a counter. */
struct counter_start {
    const char *argv[COUNTER_ARGS_MAX];
    const char *const *env;
    bool emulated; /* the rest is set only then */
    uint32_t profile;
    int page;            /* for descriptor COUNT_FD */
    const char *program; /* the artefact's name in the work directory, executable; NULL: there is none */
};
/* Sets the counter to zero and fills *out. */
int counter_prepare(struct counter *c, const struct language *l, struct counter_start *out, struct err *e);
/* After a start that is not emulated. 1: not granted for that process; from now on the counter emulates, and counts
 * nothing (0) where that is not possible either. */
int counter_attach(struct counter *c, pid_t pid);

/* The sandbox's profile for counting in this language: what its programs see and may do, and what the emulator needs
 * beyond. Lives in the arena. */
struct sandbox_profile counter_profile(const struct language *l, struct arena *a);

#endif
