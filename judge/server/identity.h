// SPDX-License-Identifier: MIT
/* Who the processes of gaveld are, and the folders that belong to each. As an ordinary user everything is that user's.
 */
#ifndef GAVEL_JUDGE_SERVER_IDENTITY_H
#define GAVEL_JUDGE_SERVER_IDENTITY_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"
#include "judge/server/link.h"

struct identity {
    bool root;            /* else nobody changes his uid */
    uid_t front, workers; /* workers: of the first; worker n has workers + n, which nothing else on the host has */
    gid_t front_group;
    int uid_lock, data_lock;  /* held as long as any of our processes lives; -1: none */
    const char *data, *cache; /* lives as long as the options they came from */
};

/* user: the front's; where the one named "gavel" does not exist, "nobody". Makes data/ (the front's own) and cache/
 * (with a folder for each worker), and takes data/ for us alone: -1 when another gaveld has it. */
int identity_open(struct identity *id, const char *user, const char *data, const char *cache, unsigned workers,
                  struct err *e);
/* The cache folder of worker n. */
void identity_cache(const struct identity *id, unsigned n, char path[PATH_MAX]);
/* Gives up what this process does not need, for good: uid, groups, the way to new privileges; and dies when `parent`
 * does. */
int identity_become(const struct identity *id, uid_t uid, gid_t gid, pid_t parent, struct err *e);

#endif
