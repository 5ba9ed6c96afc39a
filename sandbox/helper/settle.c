// SPDX-License-Identifier: MIT
/* After the end: all dead, counters read, the cause decided by one ordered table. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "base/clock.h"
#include "base/fd.h"
#include "sandbox/helper/gate.h"
#include "sandbox/helper/run.h"

/* What the kernel counted. */
struct facts {
    const struct request *q;
    const struct running *r;
    int status;
    uint64_t cpu_ns, wall_ns, oom_kills, pids_refused;
    uint64_t uncounted_peak_bytes; /* without a memory cgroup; else 0 */
    bool output_full;
};

static bool is_forbidden(const struct facts *f)
{
    return f->r->killed_for == SANDBOX_CAUSE_FORBIDDEN_SYSCALL ||
           (WIFSIGNALED(f->status) && WTERMSIG(f->status) == SIGSYS);
}
static bool is_memory(const struct facts *f)
{
    /* What grows and ends between two samples was over the limit nevertheless. */
    return f->oom_kills > 0 || f->r->killed_for == SANDBOX_CAUSE_MEMORY || f->uncounted_peak_bytes > f->q->memory_bytes;
}
static bool is_cpu(const struct facts *f)
{
    return f->cpu_ns >= f->q->cpu_ns;
}
static bool is_wall(const struct facts *f)
{
    return f->r->killed_for == SANDBOX_CAUSE_WALL;
}
static bool is_output(const struct facts *f)
{
    return f->output_full || (WIFSIGNALED(f->status) && WTERMSIG(f->status) == SIGXFSZ);
}
/* A refused fork is a cause only when the program did not cope with it. */
static bool is_pids(const struct facts *f)
{
    return f->pids_refused > 0 && f->status != 0;
}
static bool is_killed(const struct facts *f)
{
    return f->r->killed_for == SANDBOX_CAUSE_KILLED;
}

/* The first that holds. The kernel's own counters come before what we concluded, and limits before the signal by which
 * they were enforced. */
static const struct {
    enum sandbox_cause cause;
    bool (*holds)(const struct facts *);
} causes[] = {
    { SANDBOX_CAUSE_FORBIDDEN_SYSCALL, is_forbidden },
    { SANDBOX_CAUSE_MEMORY, is_memory },
    { SANDBOX_CAUSE_CPU, is_cpu },
    { SANDBOX_CAUSE_WALL, is_wall },
    { SANDBOX_CAUSE_OUTPUT, is_output },
    { SANDBOX_CAUSE_KILLED, is_killed },
    { SANDBOX_CAUSE_PIDS, is_pids },
};

static uint64_t rusage_ns(const struct rusage *u)
{
    return ((uint64_t)u->ru_utime.tv_sec + (uint64_t)u->ru_stime.tv_sec) * NS_PER_S +
           ((uint64_t)u->ru_utime.tv_usec + (uint64_t)u->ru_stime.tv_usec) * NS_PER_US;
}

static bool full(int fd, uint64_t limit)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (uint64_t)st.st_size >= limit;
}

static uint64_t since(uint64_t now, uint64_t before)
{
    return now > before ? now - before : 0;
}

/* How often since the last look, which was after the run before. */
static uint64_t count_events(const struct launcher *l, enum knob knob, const char *key, uint64_t *seen)
{
    uint64_t now = 0;
    if (cgroup_read(&l->knobs, knob, key, &now) < 0)
        return 0;
    uint64_t count = since(now, *seen);
    *seen = now;
    return count;
}

static uint64_t peak_bytes(const struct launcher *l, const struct running *r, const struct rusage *usage)
{
    uint64_t peak = 0;
    if (cgroup_read(&l->knobs, KNOB_MEMORY_PEAK, NULL, &peak) == 0)
        return since(peak, l->baseline_bytes);
    uint64_t largest = (uint64_t)usage->ru_maxrss * 1024;
    return largest > r->sampled_bytes ? largest : r->sampled_bytes;
}

void settle(struct launcher *l, const struct request *q, struct running *r, struct wire_outcome *o)
{
    struct facts f = { .q = q, .r = r };
    struct rusage usage = { 0 };
    uint64_t orphans_ns = 0;
    f.wall_ns = clock_now_ns() - r->start_ns;
    /* The CPU clock of a zombie is exact, in nanoseconds; it is gone once the zombie is reaped. */
    uint64_t cpu = cpu_so_far(l, r);
    while (gate(SYS_wait4, r->pid, (long)&f.status, __WALL, (long)&usage, 0) < 0 && errno == EINTR)
        ;
    if (l->profile->processes) {
        init_end(l, &orphans_ns); /* descendants that live on are ended, and charged */
        uint64_t group = since(cgroup_cpu_ns(l), r->cpu_before_ns + run_exec_cpu_ns());
        uint64_t summed = since(rusage_ns(&usage), run_exec_cpu_ns()) + orphans_ns;
        cpu = l->host->cgroups.cpu && group > cpu ? group : summed > cpu ? summed : cpu;
    }
    f.cpu_ns = cpu;
    f.oom_kills = count_events(l, KNOB_MEMORY_EVENTS, "oom_kill", &l->oom_seen);
    f.pids_refused = count_events(l, KNOB_PIDS_EVENTS, "max", &l->pids_seen);
    for (int i = 1; i <= 2; i++)
        f.output_full |= q->stdio[i] != l->sink && full(q->stdio[i], q->output_bytes);
    *o =
        (struct wire_outcome){ .word = WIRE_OUTCOME, .cpu_ns = cpu, .wall_ns = f.wall_ns, .guarantees = l->guarantees };
    o->memory_bytes = peak_bytes(l, r, &usage);
    f.uncounted_peak_bytes = l->host->cgroups.memory ? 0 : o->memory_bytes;
    for (size_t i = 0; i < COUNT(causes) && o->cause == SANDBOX_CAUSE_NONE; i++)
        if (causes[i].holds(&f))
            o->cause = causes[i].cause;
    o->inferred = o->cause == SANDBOX_CAUSE_MEMORY && f.oom_kills == 0;
    o->signal = WIFSIGNALED(f.status) ? WTERMSIG(f.status) : 0;
    o->exit_status = WIFEXITED(f.status) ? WEXITSTATUS(f.status) : 0;
    memcpy(o->syscall, r->syscall, sizeof(o->syscall));
    memcpy(o->host, l->host->kind, sizeof(o->host));
    fd_closep(&r->pidfd);
}
