// SPDX-License-Identifier: MIT
/* ITEM: 24 beyond
 * EXPECT[deadline]: cause=none exit=0 or cause=forbidden_syscall:sched_setattr
 * EXPECT[slice]: cause=none exit=0 or cause=forbidden_syscall:sched_setattr
 * EXPECT[round_robin]: cause=none exit=0 or cause=forbidden_syscall
 * EXPECT[nice_limit]: cause=none exit=0 or cause=forbidden_syscall
 * EXPECT[other_process]: cause=none exit=0 or cause=forbidden_syscall
 * WHY: SCHED_DEADLINE runs before every other thread, and a short slice before most: neither is the program's to take,
 * not for itself and not for a process of another number. */
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

struct attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    struct attributes a = { .size = sizeof a };
    struct sched_param p = { .sched_priority = 1 };
    long got = -1;
    if (strcmp(what, "deadline") == 0) {
        a.policy = 6; /* SCHED_DEADLINE */
        a.runtime = a.deadline = a.period = 10000000;
        got = syscall(SYS_sched_setattr, 0, &a, 0);
    } else if (strcmp(what, "slice") == 0) {
        a.runtime = 100000;
        got = syscall(SYS_sched_setattr, 0, &a, 0);
    } else if (strcmp(what, "round_robin") == 0) {
        got = syscall(SYS_sched_setparam, 0, &p); /* SCHED_OTHER has no such priority; the call itself is not needed */
    } else if (strcmp(what, "nice_limit") == 0) {
        struct rlimit r = { 40, 40 };
        got = setrlimit(RLIMIT_NICE, &r) == 0 || setrlimit(RLIMIT_RTPRIO, &r) == 0 ? 0 : -1;
    } else if (strcmp(what, "other_process") == 0) {
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(0, &one);
        got = sched_setaffinity(1, sizeof one, &one) == 0 || setpriority(PRIO_PROCESS, 1, 5) == 0 ? 0 : -1;
    } else {
        broken("which?");
    }
    if (got >= 0)
        escaped("%s was granted", what);
    return HELD;
}
