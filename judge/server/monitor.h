// SPDX-License-Identifier: MIT
/* gaveld's parent of all: keeps one front, and for each worker a helper and the worker itself, alive. */
#ifndef GAVEL_JUDGE_SERVER_MONITOR_H
#define GAVEL_JUDGE_SERVER_MONITOR_H

#include <stdint.h>

#include "judge/server/spawn.h"

enum { MONITOR_CONFIG = 2 /* the front's exit status for what no second try mends */ };

struct monitor_options {
    struct spawn *spawn; /* identity, session and front are set */
    unsigned workers;
    uint64_t stop_ns; /* how long the front is given to stop before it is killed */
};

/* Runs until SIGTERM or SIGINT and everything has ended. Returns the exit status. */
int monitor_run(const struct monitor_options *o);

#endif
