// SPDX-License-Identifier: MIT
/* One run inside a launcher: the request as it was received and clamped, and what became of it. */
#ifndef GAVEL_SANDBOX_HELPER_RUN_H
#define GAVEL_SANDBOX_HELPER_RUN_H

#include "sandbox/helper/launcher.h"

/* A program's descriptors are 0 .. 9; the launcher's own and what it receives lie above. */
enum { RUN_FD_FIRST = 10, RUN_FILES_MAX = 256 };

struct request {
    const struct wire_run *run;
    const char *argv[SANDBOX_ARGS_MAX + 1], *env[SANDBOX_ARGS_MAX + 1];
    const char *files[SANDBOX_FILES_MAX], *collect[SANDBOX_COLLECT_MAX];
    int fds[WIRE_FDS_MAX]; /* as received: closed after the run */
    size_t fds_len;
    int program, stdio[3], extra[SANDBOX_EXTRA_FDS_MAX]; /* of fds, or the launcher's own; not to be closed */
    const int *file_fds;
    uint64_t cpu_ns, wall_ns, memory_bytes, output_bytes; /* clamped to the profile */
    uint32_t pids;
};

/* Checks a packet of size bytes. Everything points into the packet. -1: a malformed request. */
int request_read(struct request *q, const struct launcher *l, const void *packet, size_t size, struct err *e);

/* The running program. */
struct running {
    pid_t pid;
    int pidfd;
    uint64_t start_ns;             /* CLOCK_MONOTONIC when it was sent to exec */
    uint64_t cpu_before_ns;        /* the cgroup's counter before it, less the launcher's own */
    bool placed;                   /* it may run anywhere by now */
    uint64_t sampled_bytes;        /* largest resident size seen, where no memory cgroup counts */
    enum sandbox_cause killed_for; /* why the launcher killed it, NONE if it did not */
    char syscall[32];
};

/* run_steps.c: makes the next run's process, which waits for run_start. */
int run_prepare(struct launcher *l, struct err *e);
/* Sends it on its way to exec; in the open form returns when it is there. */
void run_start(struct launcher *l, const struct request *q, struct running *r);
/* Its CPU clock at exec; 0 as long as it is not there. */
uint64_t run_exec_cpu_ns(void);
/* Once it is dead: -1 when it could not be executed; e names the step. */
int run_failed(const struct request *q, struct err *e);
/* watch.c: waits until it has ended or must be killed for a limit; on return it is a zombie. */
void watch(struct launcher *l, const struct request *q, struct running *r);
/* CPU of the program so far, all threads and descendants as far as the host lets us count. */
uint64_t cpu_so_far(const struct launcher *l, const struct running *r);
/* settle.c: reaps it, reads the counters, decides the cause. */
void settle(struct launcher *l, const struct request *q, struct running *r, struct wire_outcome *o);

/* The sum of what the cgroup counted and the launcher did not burn itself; 0 where there is none. */
uint64_t cgroup_cpu_ns(const struct launcher *l);
clockid_t process_clock(pid_t pid);

#endif
