// SPDX-License-Identifier: MIT
/* The helper's side of cells: building them, giving them leaves, removing them. */
#ifndef GAVEL_SANDBOX_HELPER_CELL_H
#define GAVEL_SANDBOX_HELPER_CELL_H

#include <linux/filter.h>
#include <sys/types.h>

#include "sandbox/helper/cgroup.h"
#include "sandbox/helper/host.h"
#include "sandbox/helper/root.h"
#include "sandbox/sandbox.h"

/* What is made once for a profile, when its first cell is wanted. */
struct prepared {
    const struct sandbox_profile *profile;
    struct root_plan root;
    struct sock_fprog filter;
    bool ready;
};

struct cell {
    pid_t pid; /* of the launcher; 0: a free slot */
    int pidfd, control;
    unsigned id;         /* its slot: uids and cgroups are named after it */
    unsigned leaf;       /* v2: the number of the current one; 0: none yet */
    char *work_dir;      /* weak hosts: a folder on the host */
    uint32_t guarantees; /* as the launcher said */
    bool oom;            /* kept after the cell's end: the kernel killed something in it for memory */
};

struct cells {
    struct host *host;
    struct prepared prepared[SANDBOX_PROFILES_MAX];
    size_t prepared_len;
    struct cell cell[HOST_CELLS_MAX];
    bool no_listener; /* the kernel refused a second seccomp listener: forbidden calls have no names here */
};

/* Builds a cell for a profile; *client is the socket to hand to the client. Blocks for the 1-2 ms it takes. */
int cell_open(struct cells *all, size_t profile, int *client, unsigned *id, struct err *e);
/* A message from a launcher (v2: it wants a leaf). -1: it is gone. */
int cell_hear(struct cells *all, struct cell *c);
/* How a cell ended that gave its client no outcome. On cgroup v1 the launcher shares the memory group of its run, and
 * the kernel may choose it when the run has many small processes: then memory is the cause. */
bool cell_died_of_memory(const struct cells *all, unsigned id);
/* The launcher died or is to die: kills, reaps, frees what it held on the host. */
void cell_close(struct cells *all, struct cell *c);

#endif
