// SPDX-License-Identifier: MIT
/* Which CPU a run starts on. */
#ifndef GAVEL_SANDBOX_HELPER_PLACE_H
#define GAVEL_SANDBOX_HELPER_PLACE_H

#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

struct place {
    cpu_set_t all;   /* what the launcher was given */
    int cpu, wanted; /* where it is pinned to, and the CPU last asked for; -1: nowhere */
    int count;       /* how many CPUs there are in all, at least 1 */
    bool moved;      /* by the last place_at */
    bool known;      /* false: more CPUs than a cpu_set_t holds: nothing is pinned */
};

/* Once for a cell. */
int place_open(struct place *p, struct err *e);
/* Pins the launcher, and what it clones from now on, to a CPU: the client's, who waits there. One that the launcher may
 * not use changes nothing. */
void place_at(struct place *p, uint32_t cpu);
/* Brings a process that was cloned before to the launcher's CPU. */
void place_also(const struct place *p, pid_t pid);
/* Lets a program that has been executed, and the threads and processes it has made, run anywhere. Not before: exec
 * would move it to an idle CPU, at a price. pids: how many they may be. */
void place_free(const struct place *p, pid_t pid, uint32_t pids);
/* Makes the kernel bring a running program's CPU clock up to date: else it lags by up to a tick. Main thread only. */
void place_update_clock(const struct place *p, pid_t pid);

#endif
