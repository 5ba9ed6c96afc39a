// SPDX-License-Identifier: MIT
/* Our own pid 1 of a run's pid namespace. It is made ahead of the run, so that the run itself costs one clone; the
 * program is pid 2, and a child of the launcher (as pid 1 its abort() would look like SIGSEGV, and default signals
 * would be lost). It shares the launcher's memory, so it must stay within raw calls and its own stack. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "sandbox/helper/gate.h"
#include "sandbox/helper/launcher.h"

static uint64_t usage_ns(const struct rusage *u)
{
    return ((uint64_t)u->ru_utime.tv_sec + (uint64_t)u->ru_stime.tv_sec) * NS_PER_S +
           ((uint64_t)u->ru_utime.tv_usec + (uint64_t)u->ru_stime.tv_usec) * NS_PER_US;
}

/* Two, for the next run's is made while the last one's still dies on its own. */
static char init_stacks[2][16 * 1024] __attribute__((aligned(16)));

/* Reaps what is orphaned in the namespace, until the launcher kills it. SIGCHLD is waited for, blocked since the cell
 * was made: unblocked and at its default it would be dropped, and zombies would count against the run's limit of
 * processes. */
__attribute__((no_sanitize("address", "undefined"))) static void init_body(void *unused UNUSED)
{
    uint64_t child = 1ULL << (SIGCHLD - 1);
    for (;;) {
        GATE4(SYS_rt_sigtimedwait, &child, 0, 0, sizeof(child));
        while (GATE4(SYS_wait4, -1, 0, __WALL | WNOHANG, 0) > 0)
            ;
    }
}

int init_start(struct launcher *l, struct err *e)
{
    if (!l->host->namespaces || l->init > 0)
        return 0;
    /* Back to the cell's own namespace first: a dead run's cannot have a child. */
    if (gate(SYS_setns, l->pid_namespace, CLONE_NEWPID, 0, 0, 0) < 0 || gate(SYS_unshare, CLONE_NEWPID, 0, 0, 0, 0) < 0)
        return err_sys(e, "pid namespace");
    static unsigned turn;
    turn ^= 1;
    struct clone_args args = { .flags = CLONE_VM | CLONE_FILES,
                               .stack = (uintptr_t)init_stacks[turn],
                               .stack_size = sizeof(init_stacks[turn]) };
    long pid = gate_clone(&args, init_body, NULL);
    if (pid < 0) {
        errno = (int)-pid;
        return err_sys(e, "pid 1 of a run");
    }
    l->init = (pid_t)pid;
    return 0;
}

/* On weak hosts there is no pid 1 of ours: orphans come to the launcher, a subreaper. Each round kills and reaps those
 * that have come; the number of rounds is bounded, for a bomb could go on for ever: then the cell is given up. */
static void end_orphans(struct launcher *l, uint64_t *cpu_ns)
{
    for (int round = 0; round < 10000; round++) {
        char text[4096];
        struct rusage usage = { 0 };
        CLEANUP_FD int fd = openat(l->host->proc, "thread-self/children", O_RDONLY | O_CLOEXEC);
        ssize_t len = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);
        if (len <= 0)
            return;
        text[len] = '\0';
        for (char *at = text, *end; *at; at = end) {
            long pid = strtol(at, &end, 10);
            if (end == at || pid <= 1)
                break;
            kill((pid_t)pid, SIGKILL);
            end += strspn(end, " \n");
        }
        while (gate(SYS_wait4, -1, 0, __WALL, (long)&usage, 0) < 0 && errno == EINTR)
            ;
        *cpu_ns += usage_ns(&usage);
    }
    l->retire = true;
}

void init_end(struct launcher *l, uint64_t *cpu_ns)
{
    struct rusage usage = { 0 };
    uint64_t unused = 0;
    if (!l->host->namespaces)
        end_orphans(l, cpu_ns ? cpu_ns : &unused);
    if (l->init <= 0)
        return;
    kill(l->init, SIGKILL);
    /* Returns when the whole namespace is empty: pid 1 waits for all others in the kernel. */
    while (gate(SYS_wait4, l->init, 0, __WALL, (long)&usage, 0) < 0 && errno == EINTR)
        ;
    l->init = 0;
    if (cpu_ns)
        *cpu_ns += usage_ns(&usage);
}

void init_leave(struct launcher *l)
{
    if (l->init <= 0)
        return;
    kill(l->init, SIGKILL);
    l->leaving = l->init;
    l->init = 0;
}

void init_reap(struct launcher *l)
{
    if (l->leaving <= 0)
        return;
    while (gate(SYS_wait4, l->leaving, 0, __WALL, 0, 0) < 0 && errno == EINTR)
        ;
    l->leaving = 0;
}
