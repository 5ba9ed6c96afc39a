// SPDX-License-Identifier: MIT
/* ITEM: 24 beyond
 * EXPECT[nice]: cause=none exit=0 or cause=forbidden_syscall:setpriority
 * EXPECT[fifo]: cause=none exit=0 or cause=forbidden_syscall:sched_setscheduler
 * EXPECT[deadline]: cause=none exit=0 or cause=forbidden_syscall:sched_setattr
 * EXPECT[slice]: cause=none exit=0 or cause=forbidden_syscall:sched_setattr
 * EXPECT[round_robin]: cause=none exit=0 or cause=forbidden_syscall
 * EXPECT[limits]: cause=none exit=0 or cause=forbidden_syscall
 * EXPECT[other_process]: cause=none exit=0 or cause=forbidden_syscall
 * EXPECT[ionice]: cause=none exit=0 or cause=forbidden_syscall:ioprio_set
 * WHY: a real-time thread starves the judge that should end it; SCHED_DEADLINE runs before every other thread, and a
 * short slice before most. None is the program's to take, for itself or for a process of another number. */
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

struct attr {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

static long set_attr(uint32_t policy, uint64_t runtime, uint64_t period)
{
    struct attr a = { .size = sizeof a, .policy = policy, .runtime = runtime, .deadline = period, .period = period };
    return syscall(SYS_sched_setattr, 0, &a, 0);
}

static long attempt(const char *what)
{
    const struct rlimit high = { 40, 40 };
    if (strcmp(what, "nice") == 0)
        return setpriority(PRIO_PROCESS, 0, -20);
    if (strcmp(what, "fifo") == 0)
        return sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){ .sched_priority = 50 });
    if (strcmp(what, "deadline") == 0)
        return set_attr(6, 9000000, 10000000);
    if (strcmp(what, "slice") == 0)
        return set_attr(SCHED_OTHER, 100000, 0);
    if (strcmp(what, "round_robin") == 0)
        return syscall(SYS_sched_setparam, 0, &(struct sched_param){ .sched_priority = 1 });
    if (strcmp(what, "limits") == 0)
        return setrlimit(RLIMIT_NICE, &high) == 0 || setrlimit(RLIMIT_RTPRIO, &high) == 0 ? 0 : -1;
    if (strcmp(what, "other_process") == 0)
        return sched_setaffinity(1, sizeof(cpu_set_t), &(cpu_set_t){ { 1 } }) == 0 ||
                       setpriority(PRIO_PROCESS, 1, 5) == 0
                   ? 0
                   : -1;
    if (strcmp(what, "ionice") == 0)
        return syscall(SYS_ioprio_set, 1, 0, (1 << 13) | 0);
    broken("which?");
}

int main(int argc, char **argv)
{
    if (attempt(argc > 1 ? argv[1] : "") >= 0)
        escaped("%s was granted", argv[1]);
    return HELD;
}
