// SPDX-License-Identifier: MIT
/* A launcher: the process of one cell. It is pid 1 of its own pid namespace in its own user namespace, so that its
 * death is the death of everything in the cell; it has no privilege on the host. It runs one program after another. */
#ifndef GAVEL_SANDBOX_HELPER_LAUNCHER_H
#define GAVEL_SANDBOX_HELPER_LAUNCHER_H

#include <linux/filter.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/err.h"
#include "sandbox/helper/cgroup.h"
#include "sandbox/helper/host.h"
#include "sandbox/helper/place.h"
#include "sandbox/helper/root.h"
#include "sandbox/sandbox.h"
#include "sandbox/wire.h"

/* Between helper and launcher, over the cell's control socket. */
enum control_word { CONTROL_MAPPED = 1, CONTROL_DIVIDE, CONTROL_DIVIDED, CONTROL_READY, CONTROL_FAILED, CONTROL_LEAF };
struct control {
    uint32_t word, guarantees;
    struct err err; /* of CONTROL_FAILED */
};

struct launcher {
    /* given by the helper before the clone */
    const struct sandbox_profile *profile;
    const struct host *host;
    const struct root_plan *root;
    struct sock_fprog filter;
    int client, control;          /* sockets */
    int join[CGROUP_HIERARCHIES]; /* v1: written "0" to, to enter the cell's cgroups */
    struct cgroup_knobs knobs;    /* v1: of the cell; v2: of the next run's leaf */
    uid_t own_uid, run_uid;       /* as seen inside */

    /* made by cell_steps */
    bool notify; /* the filter has a listener, which gives forbidden calls their names */
    struct place place;
    struct rlimit hard[RLIM_NLIMITS]; /* no limit of a run may be above these */
    int listener, timer, pid_namespace, landlock, work, empty_input, sink;
    uint32_t guarantees;
    uint64_t first_bytes;    /* v1: charged to the cell's memory group before its first run: the launcher's own */
    uint64_t baseline_bytes; /* v1: the same at the start of this run */

    /* between runs */
    pid_t init;  /* pid 1 of the next run's pid namespace, made ahead; 0: none */
    pid_t child; /* the next run's process, waiting; 0: none */
    int child_pidfd;
    pid_t leaving;                     /* the last run's, killed and not yet reaped; 0: none */
    uint64_t limit_memory, limit_pids; /* what the knobs hold now */
    uint64_t idle_since_ns;
    uint64_t oom_seen, pids_seen; /* the event counters after the last run */
    struct stat work_made;        /* the work directory when it was mounted */
    bool dirty;                   /* the work directory was used */
    bool retire;                  /* something is off: end after this run */
};

/* The life of a cell, after the clone: never returns. */
void launcher_main(struct launcher *l) __attribute__((noreturn));

/* cell_steps.c: the table of what is done once. */
int cell_steps_run(struct launcher *l, struct err *e);

/* Opens anew what programs share with the launcher, if its flags were changed. */
int tools_renew(struct launcher *l, struct err *e);

/* work.c: the work directory. */
int work_mount(struct launcher *l, struct err *e);
int work_place(struct launcher *l, const struct wire_run *run, const char *const *names, const int *fds, struct err *e);
/* Mounts a new one when the last run could have left anything. */
int work_renew(struct launcher *l, struct err *e);
/* Removes all below a folder, where it is no mount that can be thrown away (weak hosts). -1: something is left. */
int work_empty(int dir);
/* A sealed memfd with the content of a regular file a run left, -1 when there is none or it is too large. */
int work_collect(struct launcher *l, const char *name, uint64_t max_bytes);

/* init.c: our own pid 1 of a run. */
int init_start(struct launcher *l, struct err *e);
/* Kills it and with it everything in the run's pid namespace; returns when all are gone. Adds their CPU to *cpu_ns. */
void init_end(struct launcher *l, uint64_t *cpu_ns);
/* The same where the run had no process but the program, which is dead: does not wait, init_reap does. */
void init_leave(struct launcher *l);
void init_reap(struct launcher *l);

#endif
