// SPDX-License-Identifier: MIT
/* Cgroups, v1 and v2 behind one shape: the helper makes and removes them, a launcher only reads and writes knobs that
 * the helper opened for it. */
#ifndef GAVEL_SANDBOX_HELPER_CGROUP_H
#define GAVEL_SANDBOX_HELPER_CGROUP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

enum { CGROUP_HIERARCHIES = 3, CGROUP_PATH_MAX = 512 };

/* What the host grants. version 0: no controller at all. */
struct cgroup_host {
    int version;
    bool memory, pids, cpu;
    /* v1: of memory, pids, cpuacct; v2: [0] only. The folder of this helper ("…/gavel-PID-N"), "" where not granted. */
    char dir[CGROUP_HIERARCHIES][CGROUP_PATH_MAX];
    int lock[CGROUP_HIERARCHIES]; /* on each of these folders, so that nobody takes it for a dead helper's; -1: none */
};

/* Open knobs of one cgroup that holds a run; -1 where there is none. The names are v2's (v1's differ, cgroup.c). */
enum knob {
    KNOB_LEAF,          /* v2: the folder itself, for CLONE_INTO_CGROUP */
    KNOB_MEMORY_MAX,    /* bytes */
    KNOB_MEMORY_PEAK,   /* bytes; v1: written 0 to reset */
    KNOB_MEMORY_EVENTS, /* the line oom_kill */
    KNOB_MEMORY_USAGE,  /* bytes; v1 only: the residue between runs */
    KNOB_MEMORY_EMPTY,  /* v1 only: memory.force_empty */
    KNOB_PIDS_MAX,
    KNOB_PIDS_EVENTS, /* the line max */
    KNOB_PIDS_CURRENT,
    KNOB_CPU, /* v1: nanoseconds; v2: the line usage_usec */
    KNOBS
};
struct cgroup_knobs {
    int version;
    int fd[KNOBS];
};
#define CGROUP_KNOBS_NONE ((struct cgroup_knobs){ 0, { -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 } })

/* Finds out what is granted and makes this helper's folders; removes those that dead helpers left. forbid: do as if
 * there were none. Never fails for what the host does not grant. */
int cgroup_host_open(struct cgroup_host *h, bool forbid, struct err *e);
/* Removes this helper's folders; everything in them must be dead. */
void cgroup_host_close(struct cgroup_host *h);

/* A cell's folder "c<id>". v1: *knobs are filled and join[] gets descriptors a process writes "0" to, to enter (26 us,
 * no stall). v2: join[0] is the folder, for CLONE_INTO_CGROUP of the launcher; runs get leaves. owner: may move runs
 * (v2). */
int cgroup_cell_open(const struct cgroup_host *h, unsigned id, uid_t owner, struct cgroup_knobs *knobs,
                     int join[CGROUP_HIERARCHIES], struct err *e);
/* v2: moves the launcher out of the cell's folder into a leaf of its own and hands the controllers down. */
int cgroup_cell_divide(const struct cgroup_host *h, unsigned id, pid_t launcher, struct err *e);
/* v2: a fresh leaf "r<n>" for one run: memory.peak cannot be reset before kernel 6.12. */
int cgroup_leaf_open(const struct cgroup_host *h, unsigned id, unsigned n, uid_t owner, struct cgroup_knobs *knobs,
                     struct err *e);
void cgroup_leaf_remove(const struct cgroup_host *h, unsigned id, unsigned n);
/* Removes the cell's folder with all its leaves; everything in it must be dead. */
void cgroup_cell_remove(const struct cgroup_host *h, unsigned id);
/* Did the kernel kill something in the cell for memory? For a launcher that died: it shares v1's memory group. */
bool cgroup_cell_oom(const struct cgroup_host *h, unsigned id);

void cgroup_knobs_close(struct cgroup_knobs *k);
/* Reads a knob that holds one number, or the number behind `key` in one with lines. -1: no such knob or line. */
int cgroup_read(const struct cgroup_knobs *k, enum knob knob, const char *key, uint64_t *value);
/* Writes a number. 0, or -1 with errno; a knob that is not there is no error. */
int cgroup_write(const struct cgroup_knobs *k, enum knob knob, uint64_t value);

#endif
