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
    uint32_t serial;     /* never used twice: what clients know it by */
    unsigned leaf;       /* v2: the number of the current one; 0: none yet */
    char *work_dir;      /* weak hosts: a folder on the host */
    uint32_t guarantees; /* as the launcher said */
};

/* How a cell ended; kept for its client, who may ask when its slot has another cell already. */
struct ended_cell {
    uint32_t serial, guarantees;
    bool oom; /* the kernel killed something in it for memory */
};

struct cells {
    struct host *host;
    struct prepared prepared[SANDBOX_PROFILES_MAX];
    size_t prepared_len;
    struct cell cell[HOST_CELLS_MAX];
    struct ended_cell ended[HOST_CELLS_MAX]; /* a ring */
    uint32_t serials;                        /* given out so far */
    unsigned ended_len;
    bool no_listener; /* the kernel refused a second seccomp listener: forbidden calls have no names here */
};

/* Builds a cell for a profile; *client is the socket to hand to the client. Blocks for the 1-2 ms it takes. */
int cell_open(struct cells *all, size_t profile, int *client, uint32_t *serial, struct err *e);
/* A message from a launcher (v2: it wants a leaf). -1: it is gone. */
int cell_hear(struct cells *all, struct cell *c);
/* How a cell ended that gave its client no outcome. On cgroup v1 the launcher shares the memory group of its run, and
 * the kernel may choose it when the run has many small processes: then memory is the cause. */
struct ended_cell cell_end(const struct cells *all, uint32_t serial);
/* The launcher died or is to die: kills, reaps, frees what it held on the host. */
void cell_close(struct cells *all, struct cell *c);

#endif
