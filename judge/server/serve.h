// SPDX-License-Identifier: MIT
/* The front process: HTTP, the scheduler and webhooks, each a thread; unprivileged. */
#ifndef GAVEL_JUDGE_SERVER_SERVE_H
#define GAVEL_JUDGE_SERVER_SERVE_H

#include "judge/run/session.h"
#include "judge/server/config.h"

struct serve_options {
    const struct config *config;
    const struct session *session;
    unsigned workers;
    uint64_t salt;
};

/* The front process's main, as spawn.h wants it: until SIGTERM. */
int serve_run(void *serve_options, int link);

#endif
