// SPDX-License-Identifier: MIT
/* How the monitor makes its children: what each is before it is itself. */
#ifndef GAVEL_JUDGE_SERVER_SPAWN_H
#define GAVEL_JUDGE_SERVER_SPAWN_H

#include <signal.h>
#include <sys/types.h>

#include "judge/run/session.h"
#include "judge/server/identity.h"

struct spawn {
    const struct identity *identity;
    const struct session *session; /* without a sandbox: the folders and languages that workers will have */
    int (*front)(void *context, int link);
    void *context;
    /* spawn_prepare's */
    struct sandbox_options sandbox;
    char fingerprint[HASH_HEX_SIZE];
    int program; /* this one, for workers */
    pid_t monitor;
    sigset_t signals; /* blocked in the monitor, not in its children */
};

/* Limits, stdin and signals of this process, which its children inherit. */
int spawn_prepare(struct spawn *s, struct err *e);
/* The front; *link is the monitor's end. -1: it could not be started. */
pid_t spawn_front(const struct spawn *s, int *link);
/* A helper and its worker, whose socket goes to the front over the link. -1 when one could not be started: then the
 * other, where it is above 0, ends by itself. */
int spawn_pair(const struct spawn *s, unsigned number, int link, pid_t *helper, pid_t *worker);
/* A helper that is started removes the cgroups of those that were killed; this one has no client and ends at once. */
void spawn_sweep(const struct spawn *s);

#endif
