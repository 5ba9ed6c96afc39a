// SPDX-License-Identifier: MIT
/* Runs programs that nobody trusts. A spec goes in, an outcome comes out; all work is done by a helper process
 * (build/libexec/gavel-sandbox-helper) that this library starts and speaks to over a socket. No kernel types and no
 * judge's words ("verdict") here. See docs/design.md for the processes.
 *
 * Threads: one `struct sandbox` may be used by one thread at a time (sandbox_kill_all: by any); each run of the open
 * form is its own connection and may be waited for by any one thread. */
#ifndef GAVEL_SANDBOX_SANDBOX_H
#define GAVEL_SANDBOX_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/str.h"

enum {
    SANDBOX_PROFILES_MAX = 160,
    SANDBOX_FILES_MAX = 32,  /* into the work directory, a run */
    SANDBOX_COLLECT_MAX = 4, /* out of it, a run */
    SANDBOX_ARGS_MAX = 1024, /* argv and env, together */
    SANDBOX_ARG_BYTES_MAX = 128 * 1024,
    SANDBOX_EXTRA_FDS_MAX = 4,
};

/* ---- profiles: what the helper prepares once --------------------------------------------------- */

/* A profile says what a kind of run sees and may at most do. Fixed when the helper starts. */
struct sandbox_profile {
    const char *name;            /* "python/run", for messages */
    const char *const *paths;    /* NULL-terminated globs of host paths, bound read-only at the same place; a symbolic
                                  * link on the way is remade. Missing ones are skipped. */
    const char *const *syscalls; /* NULL-terminated names added to the base allow-list, or NULL */
    bool processes;              /* may fork and exec (compilers, bare programs); else threads only */
    bool exec_work;              /* may execute what it wrote into the work directory */
    bool author;                 /* author code: own pool, own uids */
    bool single_use;             /* a fresh cell for every run (compilers) */
    uint64_t work_bytes;         /* size of the work directory's tmpfs */
    uint64_t work_files;         /* its inodes */
    uint64_t max_cpu_ns, max_wall_ns, max_memory_bytes, max_output_bytes; /* a request is clamped to these */
    uint32_t max_pids;
};

struct sandbox_options {
    const char *helper; /* the helper's path; NULL: beside this program, ../libexec/ */
    const struct sandbox_profile *profiles;
    size_t profiles_len;
    bool fresh;             /* paranoid: every run in a cell made from scratch */
    bool weak;              /* hosts without user namespaces: Landlock, seccomp and rlimits only */
    const char *force_host; /* tests: "H3" (do as if there were no cgroups), "H5" (and no root), or NULL */
};

struct sandbox;
/* Starts a helper with these profiles. *out is closed with sandbox_close. The error says what the operator can do. */
int sandbox_open(const struct sandbox_options *options, struct sandbox **out, struct err *e);
void sandbox_close(struct sandbox *s); /* ends the helper and everything below it; NULL is allowed */
void sandbox_closep(struct sandbox **s);
#define CLEANUP_SANDBOX CLEANUP(sandbox_closep)

/* sandbox_open in two halves, for a daemon whose privileged part keeps the helper and whose unprivileged part uses it.
 * The first half starts a helper: *control is the client's end (close-on-exec), and when its last copy is closed the
 * helper ends; the caller waits for *helper. The second half, with the same options, takes control over (also on -1).
 */
int sandbox_helper_start(const struct sandbox_options *options, int *control, pid_t *helper, struct err *e);
int sandbox_attach(const struct sandbox_options *options, int control, struct sandbox **out, struct err *e);
/* Has the helper left? Then what its programs seemed to do may be the helper's end, not theirs. */
bool sandbox_lost(const struct sandbox *s);
/* Kills what runs now, whatever it is; each run's outcome says SANDBOX_CAUSE_KILLED. For any thread. */
void sandbox_kill_all(struct sandbox *s);

/* ---- one run ---- */

struct sandbox_file {
    const char *name; /* one path component, not "." or ".." */
    int fd;           /* its content, read from offset 0; stays the caller's */
    bool writable;    /* else owned by another user and 0444 */
    bool executable;  /* 0555, for a program that looks; only exec_work lets it be executed */
};

struct sandbox_collect {
    const char *name;   /* one path component in the work directory */
    uint64_t max_bytes; /* larger is not collected */
};

struct sandbox_extra_fd {
    int fd;     /* the caller's; stays his */
    int target; /* its number in the program, 3 .. 9 */
};

struct sandbox_spec {
    uint32_t profile;                     /* index into the options' profiles */
    int program_fd;                       /* a memfd with the executable, or -1: argv[0] is a path inside the root. (A
                                           * host file's descriptor does not do: Landlock refuses what lies outside.) */
    const char *const *argv, *const *env; /* NULL-terminated; env is the whole environment */
    int stdin_fd, stdout_fd, stderr_fd;   /* -1: an empty input, a discarded output */
    const struct sandbox_extra_fd *extra;
    size_t extra_len;
    const struct sandbox_file *files; /* laid into the work directory, which is the current one */
    size_t files_len;
    const struct sandbox_collect *collect; /* taken out after the last process died */
    size_t collect_len;
    /* Limits; 0 = the profile's maximum. CPU of all threads and processes; wall from exec. */
    uint64_t cpu_ns, wall_ns, memory_bytes;
    uint64_t output_bytes; /* of each file it writes, stdout and stderr among them (RLIMIT_FSIZE) */
    uint32_t pids;         /* processes and threads */
};

enum sandbox_cause {
    SANDBOX_CAUSE_NONE, /* it ended by itself: see exit_status and signal */
    SANDBOX_CAUSE_FORBIDDEN_SYSCALL,
    SANDBOX_CAUSE_MEMORY,
    SANDBOX_CAUSE_CPU,
    SANDBOX_CAUSE_WALL,
    SANDBOX_CAUSE_OUTPUT,
    SANDBOX_CAUSE_PIDS,
    SANDBOX_CAUSE_KILLED, /* by sandbox_run_kill */
};

/* What held during a run. A bit that is missing is explained by sandbox_guarantee_text. */
enum sandbox_guarantee {
    SANDBOX_USER_NAMESPACE = 1 << 0,
    SANDBOX_NAMESPACES = 1 << 1, /* pid, mount, net, ipc, uts, cgroup */
    SANDBOX_OWN_UID = 1 << 2,    /* a uid that nothing else on the host has */
    SANDBOX_READ_ONLY_ROOT = 1 << 3,
    SANDBOX_SECCOMP = 1 << 4,
    SANDBOX_SYSCALL_NAMES = 1 << 5, /* a forbidden system call is named */
    SANDBOX_MEMORY_CGROUP = 1 << 6, /* memory of the tree limited and the cause exact; else inferred */
    SANDBOX_PIDS_CGROUP = 1 << 7,
    SANDBOX_CPU_CGROUP = 1 << 8, /* CPU of the tree read while it runs */
    SANDBOX_LANDLOCK = 1 << 9,
};
enum { SANDBOX_GUARANTEES = 10 };

struct sandbox_outcome {
    enum sandbox_cause cause;
    bool inferred;            /* the cause was concluded from rlimits and sampling, not from a kernel counter */
    int exit_status;          /* of the program when signal is 0 */
    int signal;               /* that ended it, or 0 */
    char syscall[32];         /* of SANDBOX_CAUSE_FORBIDDEN_SYSCALL: its name, or "" where no listener was granted */
    uint64_t cpu_ns, wall_ns; /* since exec; all threads and descendants */
    uint64_t memory_bytes;    /* peak */
    uint32_t guarantees;      /* enum sandbox_guarantee bits that held */
    char host[4];             /* "H1" .. "H6" of DESIGN.md */
    int collected[SANDBOX_COLLECT_MAX]; /* sealed memfds, the caller closes them; -1: absent, too large or not a regular
                                           file */
};

/* Runs a program to its end. 0 with the outcome, or -1 when the sandbox itself failed: never the program's fault. */
int sandbox_run(struct sandbox *s, const struct sandbox_spec *spec, struct sandbox_outcome *out, struct err *e);

/* The open form: the program is running when this returns, and the caller speaks to it over the descriptors it passed.
 */
struct sandbox_run;
int sandbox_start(struct sandbox *s, const struct sandbox_spec *spec, struct sandbox_run **out, struct err *e);
/* A pidfd of the program, readable when it has ended; lives as long as the run. */
int sandbox_run_pidfd(const struct sandbox_run *r);
/* Its pid as this process sees it, or 0 when it cannot be seen. */
pid_t sandbox_run_pid(const struct sandbox_run *r);
/* CPU of the whole process (all threads) since exec in nanoseconds, from outside; exact only once every thread is
 * blocked. -1 when it has ended. */
int sandbox_run_cpu_ns(const struct sandbox_run *r, uint64_t *cpu_ns);
void sandbox_run_kill(struct sandbox_run *r); /* whatever it does; the outcome must still be waited for */
/* Waits for the end, fills *out and frees r (also on -1). */
int sandbox_wait(struct sandbox_run *r, struct sandbox_outcome *out, struct err *e);

/* ---- what a run may ask of the kernel ---- */

struct sandbox_policy_row {
    const char *syscall;   /* NULL: the head of a group; `why` says of what */
    int error;             /* 0: allowed; else answered with this errno */
    const char *condition; /* on its arguments, for a person; NULL: none */
    const char *why;       /* NULL: plain, or said by the group */
};
/* The policy of a profile in its order, on a host with or without a memory cgroup (the answer differs for shared
 * memory). Everything that is not in it ends the run. Fills at most max rows, returns how many there are. */
size_t sandbox_policy(const struct sandbox_profile *p, bool memory_cgroup, struct sandbox_policy_row *rows, size_t max);
/* NULL-terminated: what no profile may have, whatever it asks for. */
const char *const *sandbox_policy_never(void);

/* ---- names ---- */

const char *sandbox_cause_name(enum sandbox_cause c); /* "none", "memory", "forbidden_syscall", ... */
/* A guarantee's key ("memory_cgroup") and what is lost without it. */
const char *sandbox_guarantee_name(enum sandbox_guarantee g);
const char *sandbox_guarantee_text(enum sandbox_guarantee g);

/* ---- the host ---- */

struct sandbox_feature {
    const char *name;
    bool present, used;
    const char *lost;   /* what is lost without it */
    const char *remedy; /* one command or setting that mends it, or NULL */
};
/* Looks at the host without changing it. Fills at most max rows, returns how many; host gets "H1".."H6". */
size_t sandbox_features(struct sandbox_feature *rows, size_t max, char host[4]);

#endif
