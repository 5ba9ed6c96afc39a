// SPDX-License-Identifier: MIT
/* A worker process: unprivileged, reads everything that candidates wrote or sandboxes returned, holds no database
 * handle and no token. */
#ifndef GAVEL_JUDGE_SERVER_WORKER_H
#define GAVEL_JUDGE_SERVER_WORKER_H

#include "judge/run/session.h"

struct worker_options {
    struct session *session; /* without a sandbox of its own; taken over */
    const struct sandbox_options *sandbox;
    int control; /* the helper's, taken over */
    int socket;  /* the front's (job.h), taken over */
};

/* Judges one job at a time until the front leaves. Returns the exit status: 0, or 1 when the helper was lost or the
 * front broke the rules. */
int worker_run(const struct worker_options *o);

#endif
