// SPDX-License-Identifier: MIT
/* What this host grants to this helper, found out once at start. */
#ifndef GAVEL_SANDBOX_HELPER_HOST_H
#define GAVEL_SANDBOX_HELPER_HOST_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "sandbox/helper/cgroup.h"

enum { HOST_CELLS_MAX = 64 };

struct host {
    char kind[4];    /* "H1" .. "H6" of docs/design.md */
    bool root;       /* has the uid range below; else one uid, the user's own, serves for everything */
    bool namespaces; /* false: weak, on H6 only */
    bool landlock;
    bool fine_times; /* each change of a tmpfs file moves its ctime (kernel 6.13 on), not only one a tick */
    bool fresh;      /* every cell serves one run */
    uid_t uid_base;  /* first of 2 * HOST_CELLS_MAX uids that no other helper on this host uses */
    int uid_lock;    /* the abstract socket that says so */
    int proc;        /* the host's /proc, O_PATH: where no memory cgroup is granted, resident sizes are sampled there */
    struct cgroup_host cgroups;
};

/* force: NULL, "H3" (no cgroups) or "H5" (no cgroups, no uid range). weak: may go on without user namespaces. When the
 * helper is not root it enters a user and a mount namespace of its own here: from then on there is one code path. */
int host_open(struct host *h, const char *force, bool weak, struct err *e);
void host_close(struct host *h);

#endif
