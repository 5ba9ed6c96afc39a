// SPDX-License-Identifier: MIT
/* The words for causes and guarantees: one table each, used by reports, --json and gavel doctor. */
#include <stddef.h>

#include "sandbox/sandbox.h"

static const char *const causes[] = {
    [SANDBOX_CAUSE_NONE] = "none",     [SANDBOX_CAUSE_FORBIDDEN_SYSCALL] = "forbidden_syscall",
    [SANDBOX_CAUSE_MEMORY] = "memory", [SANDBOX_CAUSE_CPU] = "cpu",
    [SANDBOX_CAUSE_WALL] = "wall",     [SANDBOX_CAUSE_OUTPUT] = "output",
    [SANDBOX_CAUSE_PIDS] = "pids",     [SANDBOX_CAUSE_KILLED] = "killed",
};

static const struct {
    enum sandbox_guarantee bit;
    const char *name, *lost;
} guarantees[] = {
    { SANDBOX_USER_NAMESPACE, "user_namespace", "the program is an ordinary process of this host's users" },
    { SANDBOX_NAMESPACES, "namespaces", "the program shares the host's process ids, mounts, network and IPC" },
    { SANDBOX_OWN_UID, "own_uid", "the program has your own uid: what stops it is the pid namespace and the filter" },
    { SANDBOX_READ_ONLY_ROOT, "read_only_root", "the program sees the host's files as far as Landlock lets it" },
    { SANDBOX_SECCOMP, "seccomp", "every system call is allowed" },
    { SANDBOX_SYSCALL_NAMES, "syscall_names", "a forbidden system call is killed, but its name is not known" },
    { SANDBOX_MEMORY_CGROUP, "memory_cgroup",
      "memory is limited per process and sampled each millisecond; a memory verdict is inferred" },
    { SANDBOX_PIDS_CGROUP, "pids_cgroup", "the number of processes is limited per uid (RLIMIT_NPROC) only" },
    { SANDBOX_CPU_CGROUP, "cpu_cgroup", "CPU of a tree of processes is summed when they end, not while they run" },
    { SANDBOX_LANDLOCK, "landlock", "the read-only root stands without a second wall behind it" },
};

const char *sandbox_cause_name(enum sandbox_cause c)
{
    return (size_t)c < COUNT(causes) ? causes[c] : "none";
}

const char *sandbox_guarantee_name(enum sandbox_guarantee g)
{
    for (size_t i = 0; i < COUNT(guarantees); i++)
        if (guarantees[i].bit == g)
            return guarantees[i].name;
    return "unknown";
}

const char *sandbox_guarantee_text(enum sandbox_guarantee g)
{
    for (size_t i = 0; i < COUNT(guarantees); i++)
        if (guarantees[i].bit == g)
            return guarantees[i].lost;
    return "";
}
