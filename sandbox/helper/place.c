// SPDX-License-Identifier: MIT
/* Where a run starts, and how its clock is read exactly. A process that is forked to another CPU and dies there costs
 * twice what it costs beside its parent: the wake-ups become interrupts and its kernel stack is not found again by the
 * next fork (measured: 105 us of CPU a run on four CPUs, 54 on one). So launcher, pid 1 and program start on the CPU
 * of the client that waits for them; once executed, the program may go anywhere. */
#include "sandbox/helper/place.h"

#include <errno.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/clock.h"
#include "sandbox/helper/gate.h"

/* The launcher's slice: shorter than a program's (some 3 ms), so that it is run at once when it wakes beside one that
 * spins. Kernels before 6.12 take no slice from us; then it waits for a tick there. */
#define SLICE_NS (100 * NS_PER_US)
enum { RESET_ON_FORK = 1, FREED_MAX = 64, GAP_MAX = 8 };

/* The kernel's struct sched_attr; <linux/sched/types.h> clashes with <sched.h>. */
struct attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

int place_open(struct place *p, struct err *e)
{
    struct attributes attr = {
        .size = sizeof(attr), .policy = SCHED_OTHER, .flags = RESET_ON_FORK, .runtime = SLICE_NS
    };
    *p = (struct place){ .cpu = -1, .wanted = -1 };
    if (sched_getaffinity(0, sizeof(p->all), &p->all) == 0) {
        p->known = true;
        p->count = CPU_COUNT(&p->all);
    } else if (errno == EINVAL) {
        p->count = CPU_SETSIZE; /* more than that: nothing is pinned */
    } else {
        return err_sys(e, "sched_getaffinity");
    }
    syscall(SYS_sched_setattr, 0, &attr, 0); /* only to be quicker */
    return 0;
}

static bool set(pid_t pid, const cpu_set_t *cpus)
{
    return gate(SYS_sched_setaffinity, pid, sizeof(*cpus), (long)cpus, 0, 0) == 0;
}

void place_at(struct place *p, uint32_t cpu)
{
    cpu_set_t one;
    p->moved = false;
    if (!p->known || cpu >= CPU_SETSIZE || (int)cpu == p->cpu || !CPU_ISSET(cpu, &p->all))
        return;
    /* A client that runs hot is moved away by each wake-up of ours and back by its next; to follow it every time would
     * cost more than it gains. */
    bool again = p->wanted == (int)cpu;
    p->wanted = (int)cpu;
    if (!again && p->cpu >= 0)
        return;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    if (set(0, &one)) {
        p->cpu = (int)cpu;
        p->moved = true;
    }
}

void place_also(const struct place *p, pid_t pid)
{
    cpu_set_t one;
    if (!p->moved)
        return;
    CPU_ZERO(&one);
    CPU_SET(p->cpu, &one);
    set(pid, &one);
}

/* What it made meanwhile bears the next numbers: nobody else makes processes in the launcher's pid namespace. */
void place_free(const struct place *p, pid_t pid, uint32_t pids)
{
    if (!p->known || p->cpu < 0 || p->count < 2)
        return;
    int missed = 0;
    for (uint32_t i = 0; i < pids && i < FREED_MAX && missed < GAP_MAX; i++)
        missed = set(pid + (pid_t)i, &p->all) ? 0 : missed + 1;
}

/* Only a change of its CPUs takes it off its queue and on again, so one is left out for a moment: not ours, where it
 * most likely runs. On the only CPU it does not run while we do, and its clock stands exact. */
void place_update_clock(const struct place *p, pid_t pid)
{
    cpu_set_t most = p->all;
    if (!p->known || p->count < 2)
        return;
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (cpu == p->cpu || !CPU_ISSET(cpu, &most))
            continue;
        CPU_CLR(cpu, &most);
        break;
    }
    set(pid, &most);
    set(pid, &p->all);
}
