// SPDX-License-Identifier: MIT
/* What this host has for counting instructions, and what mends it. Private to judge/run, and for `gavel doctor`. */
#ifndef GAVEL_JUDGE_RUN_COUNTER_HOST_H
#define GAVEL_JUDGE_RUN_COUNTER_HOST_H

#include <limits.h>
#include <sys/types.h>

#include "judge/run/session.h"

enum counter_means {
    COUNTER_PERF,      /* the kernel grants the CPU's own counter */
    COUNTER_QEMU,      /* the emulator with the plugin */
    COUNTER_NO_QEMU,   /* it is not installed */
    COUNTER_NO_PLUGIN, /* it was not built, or not where it belongs */
    COUNTER_REFUSED,   /* the emulator does not take the plugin */
    COUNTER_WEAK,      /* without a root of its own there is no sandbox for it */
    COUNTER_MEANS
};

struct counter_lack {
    const char *what;
    const char *remedy; /* one command or setting, or NULL */
};

struct counter_host {
    char qemu[64], plugin[PATH_MAX]; /* plugin: "" when it is not found */
};

/* Where they are, or would be. */
void counter_host_find(struct counter_host *h);
/* Which means serves here. */
enum counter_means counter_host_look(struct counter_host *h, struct session *s);
/* The emulator alone, tried out once by starting a program: a process that may start none later calls this before. What
 * went well is kept in the session's cache too. s may be NULL. */
enum counter_means counter_host_emulator(struct counter_host *h, struct session *s);
/* Why there is none, and what mends it. */
const struct counter_lack *counter_lack(enum counter_means m);

/* Opens the CPU's instruction counter of a process (0: this one) with the threads that it makes; -1 with errno. A
 * variable, for tests. */
extern int (*counter_perf_open)(pid_t pid);

#endif
