// SPDX-License-Identifier: MIT
/* A worker process: unprivileged, reads everything that candidates wrote or sandboxes returned, holds no database
 * handle and no token. */
#ifndef GAVEL_JUDGE_SERVER_WORKER_H
#define GAVEL_JUDGE_SERVER_WORKER_H

#include "judge/run/session.h"

/* The descriptors it is started with, beside stdin, stdout and stderr: the helper's control socket, and the front's
 * (job.h). */
enum { WORKER_CONTROL = 3, WORKER_SOCKET = 4 };

/* Its command line. It is a program started anew, not a copy of the monitor, whose memory and environment hold the
 * store's password. */
enum worker_argument {
    WORKER_PROGRAM,
    WORKER_VERB, /* WORKER_VERB_NAME */
    WORKER_NAME, /* for ps */
    WORKER_PROBLEMS,
    WORKER_RUNNERS,
    WORKER_CACHE,
    WORKER_PROFILES, /* session_fingerprint of the helper's profiles */
    WORKER_ARGUMENTS
};
#define WORKER_VERB_NAME "--be-worker"

/* Judges one job at a time until the front leaves. Returns the exit status: 0, or 1 when the helper was lost or the
 * front broke the rules. */
int worker_main(char **argv);

#endif
