// SPDX-License-Identifier: MIT
/* What is done for each run, between clone and exec: read run_steps from the top. The child shares the launcher's
 * memory until exec (no page table is copied), so it may only make raw calls and write to its own child_state. It is
 * made ahead of the request and waits for it, so that a run costs little more than an exec from there. */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "sandbox/helper/gate.h"
#include "sandbox/helper/run.h"

#define RAW __attribute__((no_sanitize("address", "undefined")))

/* The program's own limits. It sets them itself: prlimit on another uid's process needs a capability that containers
 * lack. */
struct limit {
    int resource;
    struct rlimit64 value;
};
enum { LIMITS_MAX = 8, LIMIT_STEP = 256 << 10 };

struct child_state {
    const struct launcher *l;
    pid_t launcher;
    uint32_t go;    /* a futex: the launcher sets it when the request below is filled in */
    uint32_t tells; /* a futex, in the open form: the kernel clears it when the child has left our memory */
    const struct request *q;
    struct limit limits[LIMITS_MAX];
    size_t limits_len;
    const char *volatile failed_step;
    volatile long failed_errno;
    volatile bool reached_exec; /* not told by exec_cpu_ns: a coarse clock may still be at 0 */
    volatile uint64_t exec_cpu_ns;
};

static char child_stack[64 * 1024] __attribute__((aligned(16)));
static struct child_state child; /* one at a time: a program that runs has memory of its own */

/* A group of its own, so that kill(0, …) reaches nothing but the program; the session is the launcher's, without a
 * terminal. */
RAW static long step_group(struct child_state *c UNUSED)
{
    return GATE2(SYS_setpgid, 0, 0);
}

RAW static long step_descriptors(struct child_state *c)
{
    const struct request *q = c->q;
    /* Until here the table was shared, so that the request's descriptors are in it. What is left open by a mistake of
     * ours is closed by exec, the program's own and the filter's listener too. */
    long failed = GATE3(SYS_close_range, 0, ~0U, CLOSE_RANGE_CLOEXEC | CLOSE_RANGE_UNSHARE);
    for (int i = 0; i < 3 && failed >= 0; i++)
        failed = q->stdio[i] < RUN_FD_FIRST ? -EBADF : GATE3(SYS_dup3, q->stdio[i], i, 0);
    for (uint32_t i = 0; i < q->run->extra && failed >= 0; i++)
        failed = q->extra[i] < RUN_FD_FIRST ? -EBADF : GATE3(SYS_dup3, q->extra[i], q->run->target[i], 0);
    return failed;
}

RAW static long step_limits(struct child_state *c)
{
    long failed = 0;
    for (size_t i = 0; i < c->limits_len && failed >= 0; i++)
        failed = GATE4(SYS_prlimit64, 0, c->limits[i].resource, &c->limits[i].value, 0);
    return failed;
}

RAW static long step_credentials(struct child_state *c)
{
    uid_t id = c->l->run_uid;
    struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct __user_cap_data_struct none[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
    long failed = 0;
    if (c->l->host->root) {
        failed = GATE3(SYS_setresgid, id, id, id);
        if (failed >= 0)
            failed = GATE3(SYS_setresuid, id, id, id);
    }
    /* With one uid for all there is no change that would drop them. */
    return failed < 0 ? failed : GATE2(SYS_capset, &header, none);
}

RAW static long step_landlock(struct child_state *c)
{
    return c->l->landlock < 0 ? 0 : GATE2(SYS_landlock_restrict_self, c->l->landlock, 0);
}

RAW static long step_signals(struct child_state *c UNUSED)
{
    uint64_t none = 0;
    struct {
        void *handler;
        unsigned long flags, restorer;
        uint64_t mask;
    } action = { 0 };
    /* The launcher ignores SIGPIPE; ignored signals survive exec. */
    GATE4(SYS_rt_sigaction, SIGPIPE, &action, 0, sizeof(none));
    /* Where no pid namespace takes it along; only there does a parent have a number that can be seen. */
    GATE2(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL);
    if (!c->l->host->namespaces && GATE0(SYS_getppid) != c->launcher)
        return -ESRCH;
    return GATE4(SYS_rt_sigprocmask, SIG_SETMASK, &none, 0, sizeof(none));
}

RAW static long step_await_request(struct child_state *c)
{
    while (!__atomic_load_n(&c->go, __ATOMIC_SEQ_CST))
        GATE4(SYS_futex, &c->go, FUTEX_WAIT_PRIVATE, 0, 0);
    return 0;
}

RAW static long step_exec(struct child_state *c)
{
    struct timespec cpu;
    GATE2(SYS_clock_gettime, CLOCK_PROCESS_CPUTIME_ID, &cpu);
    c->exec_cpu_ns = (uint64_t)cpu.tv_sec * NS_PER_S + (uint64_t)cpu.tv_nsec;
    c->reached_exec = true;
    if (c->q->run->flags & WIRE_OPEN) /* else nobody waits, and the kernel's wake-up costs some 30 us when it is cold */
        GATE1(SYS_set_tid_address, &c->tells);
    if (c->q->program >= 0)
        return GATE5(SYS_execveat, c->q->program, "", c->q->argv, c->q->env, AT_EMPTY_PATH);
    return GATE5(SYS_execveat, AT_FDCWD, c->q->argv[0], c->q->argv, c->q->env, 0);
}

/* The order: the uid before Landlock, which only ever takes away; signals as a fresh program expects them; all that
 * needs no request before the wait. Then what the request says, and exec, whose descriptors are all close-on-exec but
 * those that step_descriptors placed. */
static const struct {
    const char *name;
    long (*run)(struct child_state *);
} run_steps[] = {
    { "group", step_group },         { "credentials", step_credentials },
    { "landlock", step_landlock },   { "signals", step_signals },
    { "await", step_await_request }, { "descriptors", step_descriptors },
    { "limits", step_limits },       { "exec", step_exec },
};

RAW static void child_body(void *arg)
{
    struct child_state *c = arg;
    for (size_t i = 0; i < COUNT(run_steps); i++) {
        long failed = run_steps[i].run(c);
        if (failed < 0) {
            c->failed_errno = -failed;
            c->failed_step = run_steps[i].name;
            break;
        }
    }
    gate_exit(127);
}

int run_prepare(struct launcher *l, struct err *e)
{
    if (l->child > 0)
        return 0;
    child = (struct child_state){ .l = l, .launcher = getpid(), .tells = 1 };
    struct clone_args args = {
        .flags = CLONE_VM | CLONE_FILES | CLONE_PIDFD,
        .pidfd = (uintptr_t)&l->child_pidfd,
        .stack = (uintptr_t)child_stack,
        .stack_size = sizeof(child_stack),
    };
    if (l->knobs.fd[KNOB_LEAF] >= 0) {
        args.flags |= CLONE_INTO_CGROUP;
        args.cgroup = (uint64_t)l->knobs.fd[KNOB_LEAF];
    }
    long pid = gate_clone(&args, child_body, &child);
    if (pid < 0) {
        errno = (int)-pid;
        return err_sys(e, "clone");
    }
    l->child = (pid_t)pid;
    return 0;
}

static void add_limit(struct child_state *c, int resource, uint64_t soft, uint64_t hard)
{
    uint64_t most = c->l->hard[resource].rlim_max;
    hard = hard < most ? hard : most;
    c->limits[c->limits_len++] = (struct limit){ resource, { soft < hard ? soft : hard, hard } };
}

static void plan_limits(struct child_state *c)
{
    const struct request *q = c->q;
    const struct cgroup_host *granted = &c->l->host->cgroups;
    /* A back-up of the launcher's own clock, in whole seconds. */
    uint64_t cpu_s = q->cpu_ns / NS_PER_S + 2;
    uint64_t stack = q->memory_bytes / 2;
    add_limit(c, RLIMIT_CPU, cpu_s, cpu_s + 1);
    add_limit(c, RLIMIT_FSIZE, q->output_bytes, q->output_bytes);
    /* Half of the memory: so that endless recursion is a stack overflow, and not a memory verdict. */
    add_limit(c, RLIMIT_STACK, stack, stack);
    /* A hard stop behind the sampling. Twice, so that what is reserved and not touched may pass; and every thread's
     * stack counts, though little of it is ever touched. */
    uint64_t data = 2 * q->memory_bytes + q->pids * stack + (64 << 20);
    if (!granted->memory)
        add_limit(c, RLIMIT_DATA, data, data);
    /* Counted per uid in the user namespace: without a range, the launcher and pid 1 have the program's. */
    if (!granted->pids)
        add_limit(c, RLIMIT_NPROC, q->pids + (c->l->host->root ? 0 : 2), q->pids + (c->l->host->root ? 0 : 2));
}

static void set_knobs(struct launcher *l, const struct request *q)
{
    /* Rounded, for what is charged to an idle cell moves by some pages from run to run, and a write costs more than a
     * look. */
    uint64_t memory = q->memory_bytes + (l->baseline_bytes + LIMIT_STEP - 1) / LIMIT_STEP * LIMIT_STEP;
    uint64_t pids = q->pids + (l->knobs.version == 1 ? 2 : 0); /* v1: the launcher and pid 1 are inside */
    if (l->limit_memory != memory && cgroup_write(&l->knobs, KNOB_MEMORY_MAX, memory) < 0)
        l->retire = true;
    if (l->limit_pids != pids && cgroup_write(&l->knobs, KNOB_PIDS_MAX, pids) < 0)
        l->retire = true;
    l->limit_memory = memory;
    l->limit_pids = pids;
    if (l->knobs.version == 1)
        cgroup_write(&l->knobs, KNOB_MEMORY_PEAK, 0);
}

/* Not a private futex: the kernel's wake-up is not. The look at the pidfd is for a child that is killed before it asked
 * for that wake-up. */
static void await_exec(const struct running *r)
{
    const struct timespec moment = { 0, 20 * (long)NS_PER_MS };
    struct pollfd dead = { r->pidfd, POLLIN, 0 };
    while (__atomic_load_n(&child.tells, __ATOMIC_SEQ_CST)) {
        gate_raw(SYS_futex, (long)&child.tells, FUTEX_WAIT, 1, (long)&moment, 0);
        if (poll(&dead, 1, 0) != 0)
            return;
    }
}

void run_start(struct launcher *l, const struct request *q, struct running *r)
{
    set_knobs(l, q);
    *r = (struct running){ .pid = l->child, .pidfd = l->child_pidfd };
    l->child = 0;
    if (l->profile->processes)
        r->cpu_before_ns = cgroup_cpu_ns(l);
    child.q = q;
    plan_limits(&child);
    place_also(&l->place, r->pid);
    r->start_ns = clock_now_ns();
    __atomic_store_n(&child.go, 1, __ATOMIC_SEQ_CST);
    gate(SYS_futex, (long)&child.go, FUTEX_WAKE_PRIVATE, 1, 0, 0);
    if (q->run->flags & WIRE_OPEN)
        await_exec(r);
}

uint64_t run_exec_cpu_ns(void)
{
    return child.exec_cpu_ns;
}

int run_failed(const struct request *q, struct err *e)
{
    if (!child.failed_step && !child.reached_exec)
        return err_set(e, "the run's process died before exec");
    if (!child.failed_step)
        return 0;
    errno = (int)child.failed_errno;
    return err_sys(e, "%s%s%s", child.failed_step, q->program >= 0 ? "" : " ", q->program >= 0 ? "" : q->argv[0]);
}
