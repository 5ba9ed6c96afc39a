// SPDX-License-Identifier: MIT
/* Watches one run: sleeps until it ends, a limit's moment has come, a forbidden call is made or the client wants it
 * dead. Nothing is polled, but for the resident size on hosts without a memory cgroup, each millisecond. */
#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "sandbox/filter/filter.h"
#include "sandbox/helper/gate.h"
#include "sandbox/helper/run.h"

enum { SAMPLED_PROCESSES_MAX = 256 };
#define SAMPLE_NS NS_PER_MS
/* A program that lives longer than this is not bound to its first CPU any more. */
#define SETTLED_NS NS_PER_MS

clockid_t process_clock(pid_t pid)
{
    return (clockid_t)((~(unsigned)pid << 3) | 2);
}

static uint64_t clock_of(clockid_t clock)
{
    struct timespec t;
    return clock_gettime(clock, &t) < 0 ? 0 : (uint64_t)t.tv_sec * NS_PER_S + (uint64_t)t.tv_nsec;
}

uint64_t cgroup_cpu_ns(const struct launcher *l)
{
    uint64_t used = 0;
    if (l->knobs.version == 2)
        return cgroup_read(&l->knobs, KNOB_CPU, "usage_usec", &used) < 0 ? 0 : used * NS_PER_US;
    if (cgroup_read(&l->knobs, KNOB_CPU, NULL, &used) < 0)
        return 0;
    uint64_t own = clock_of(CLOCK_PROCESS_CPUTIME_ID); /* v1: the launcher sits inside */
    return used > own ? used - own : 0;
}

uint64_t cpu_so_far(const struct launcher *l, const struct running *r)
{
    uint64_t process = clock_of(process_clock(r->pid));
    process = process > run_exec_cpu_ns() ? process - run_exec_cpu_ns() : 0;
    if (!l->profile->processes)
        return process;
    uint64_t group = cgroup_cpu_ns(l);
    group = group > r->cpu_before_ns + run_exec_cpu_ns() ? group - r->cpu_before_ns - run_exec_cpu_ns() : 0;
    return group > process ? group : process;
}

static void kill_for(struct launcher *l, struct running *r, enum sandbox_cause cause)
{
    if (r->killed_for != SANDBOX_CAUSE_NONE)
        return;
    r->killed_for = cause;
    gate(SYS_pidfd_send_signal, r->pidfd, SIGKILL, 0, 0, 0);
    (void)l;
}

/* The text of a file below the host's /proc; 0 or less when it is not there. */
static ssize_t read_proc(const struct launcher *l, const char *path, char *text, size_t size)
{
    CLEANUP_FD int fd = openat(l->host->proc, path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, text, size - 1);
    text[len > 0 ? len : 0] = '\0';
    return len;
}

/* The pid that the host's /proc knows the program by: its pidfd's fdinfo tells it. */
static long host_pid(const struct launcher *l, const struct running *r)
{
    char path[64], text[512];
    snprintf(path, sizeof(path), "self/fdinfo/%d", r->pidfd);
    const char *at = read_proc(l, path, text, sizeof(text)) > 0 ? strstr(text, "Pid:") : NULL;
    return at ? strtol(at + 4, NULL, 10) : 0;
}

/* Resident bytes of a process and, bounded, of its descendants. */
static uint64_t resident_bytes(const struct launcher *l, long pid, int *budget)
{
    char path[64], text[4096];
    uint64_t pages = 0;
    if (pid <= 0 || --*budget < 0)
        return 0;
    snprintf(path, sizeof(path), "%ld/statm", pid);
    if (read_proc(l, path, text, sizeof(text)) <= 0 || sscanf(text, "%*u %lu", &pages) != 1)
        return 0;
    uint64_t bytes = pages * (uint64_t)sysconf(_SC_PAGESIZE);
    snprintf(path, sizeof(path), "%ld/task/%ld/children", pid, pid);
    if (!l->profile->processes || read_proc(l, path, text, sizeof(text)) <= 0)
        return bytes;
    for (char *at = text, *end; *at; at = end) {
        long child = strtol(at, &end, 10);
        if (end == at)
            break;
        bytes += resident_bytes(l, child, budget);
        end += strspn(end, " \n");
    }
    return bytes;
}

static void sample(struct launcher *l, const struct request *q, struct running *r, long pid)
{
    int budget = SAMPLED_PROCESSES_MAX;
    uint64_t bytes = resident_bytes(l, pid, &budget);
    if (bytes > r->sampled_bytes)
        r->sampled_bytes = bytes;
    if (bytes > q->memory_bytes)
        kill_for(l, r, SANDBOX_CAUSE_MEMORY);
}

/* A call that is not on the list: its process stops in the kernel until we answer. We never do: it is killed there. */
static void note_syscall(struct launcher *l, struct running *r)
{
    struct seccomp_notif notice;
    memset(&notice, 0, sizeof(notice));
    if (gate(SYS_ioctl, l->listener, (long)SECCOMP_IOCTL_NOTIF_RECV, (long)&notice, 0, 0) < 0)
        return; /* it died before we looked */
    if (r->killed_for == SANDBOX_CAUSE_NONE)
        filter_syscall_name(FILTER_NATIVE, notice.data.nr, r->syscall, sizeof(r->syscall));
    kill_for(l, r, SANDBOX_CAUSE_FORBIDDEN_SYSCALL);
    /* It may be a descendant that called: pid 1 of the run takes all of them along. */
    if (l->init > 0)
        kill(l->init, SIGKILL);
}

/* When must we look again, at the earliest? CPU is used up no faster than on all cores at once. */
static uint64_t next_look_ns(const struct launcher *l, const struct request *q, const struct running *r,
                             uint64_t cpu_ns)
{
    uint32_t cores = (uint32_t)l->place.count;
    uint64_t left = q->cpu_ns > cpu_ns ? q->cpu_ns - cpu_ns : 0;
    uint64_t parallel = q->pids < cores ? q->pids : cores;
    uint64_t now = clock_now_ns(), end = r->start_ns + q->wall_ns;
    uint64_t wait = left / parallel + 10 * NS_PER_US;
    if (end > now && end - now < wait)
        wait = end - now;
    if (wait < 100 * NS_PER_US)
        wait = 100 * NS_PER_US;
    if (!r->placed && wait > SETTLED_NS)
        wait = SETTLED_NS;
    return !l->host->cgroups.memory && wait > SAMPLE_NS ? SAMPLE_NS : wait;
}

static void check_limits(struct launcher *l, const struct request *q, struct running *r, uint64_t *cpu_ns)
{
    place_update_clock(&l->place, r->pid);
    *cpu_ns = cpu_so_far(l, r);
    if (*cpu_ns >= q->cpu_ns)
        kill_for(l, r, SANDBOX_CAUSE_CPU);
    else if (clock_now_ns() >= r->start_ns + q->wall_ns)
        kill_for(l, r, SANDBOX_CAUSE_WALL);
}

static void set_timer(const struct launcher *l, uint64_t wait_ns)
{
    struct itimerspec t = { { 0, 0 }, { (time_t)(wait_ns / NS_PER_S), (long)(wait_ns % NS_PER_S) } };
    gate(SYS_timerfd_settime, l->timer, 0, (long)&t, 0, 0);
}

static void hear_client(struct launcher *l, struct running *r)
{
    struct wire_acquire message;
    size_t fds_len;
    ssize_t got = wire_receive(l->client, &message, sizeof(message), NULL, 0, &fds_len);
    if (got < (ssize_t)sizeof(message.word) || message.word != WIRE_KILL)
        l->retire = true; /* gone, or out of step: nobody is there to take the outcome */
    kill_for(l, r, SANDBOX_CAUSE_KILLED);
}

void watch(struct launcher *l, const struct request *q, struct running *r)
{
    uint64_t cpu_ns = 0;
    long pid = l->host->cgroups.memory ? 0 : host_pid(l, r);
    struct pollfd fds[] = {
        { r->pidfd, POLLIN, 0 },  { l->timer, POLLIN, 0 }, { l->listener, POLLIN, 0 },
        { l->client, POLLIN, 0 }, { l->control, 0, 0 },
    };
    set_timer(l, next_look_ns(l, q, r, 0));
    for (;;) {
        for (size_t i = 0; i < COUNT(fds); i++)
            fds[i].revents = 0;
        if (poll(fds, COUNT(fds), -1) < 0 && errno != EINTR)
            abort();
        if (fds[2].revents & POLLIN)
            note_syscall(l, r);
        if (fds[0].revents)
            return;
        if (fds[3].revents) {
            hear_client(l, r);
            fds[3].fd = -1;
        }
        if (fds[4].revents)
            gate_exit(0); /* the helper is gone: our death is the run's */
        if (fds[1].revents) {
            if (!r->placed)
                place_free(&l->place, r->pid, q->pids);
            r->placed = true;
            check_limits(l, q, r, &cpu_ns);
            if (pid)
                sample(l, q, r, pid);
            set_timer(l, next_look_ns(l, q, r, cpu_ns));
        }
    }
}
