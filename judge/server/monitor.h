// SPDX-License-Identifier: MIT
/* gaveld's parent of all: keeps one front, and for each worker a helper and the worker itself, alive. */
#ifndef GAVEL_JUDGE_SERVER_MONITOR_H
#define GAVEL_JUDGE_SERVER_MONITOR_H

#include <stdint.h>

#include "judge/run/session.h"
#include "judge/server/identity.h"

enum { MONITOR_CONFIG = 2 /* the front's exit status for what no second try mends */ };

struct monitor_options {
    const struct identity *identity;
    struct session *session; /* without a sandbox: the folders and languages that workers will have */
    unsigned workers;
    uint64_t stop_ns;                      /* how long the front is given to stop before it is killed */
    int (*front)(void *context, int link); /* the front process's main; link: link.h */
    void *context;
};

/* Runs until SIGTERM or SIGINT and everything has ended. Returns the exit status. */
int monitor_run(const struct monitor_options *o);

#endif
