// SPDX-License-Identifier: MIT
/* ITEM: 24
 * EXPECT[nice]: cause=none exit=0 or cause=forbidden_syscall:setpriority
 * EXPECT[fifo]: cause=none exit=0 or cause=forbidden_syscall:sched_setscheduler
 * EXPECT[attr]: cause=none exit=0 or cause=forbidden_syscall:sched_setattr
 * EXPECT[ionice]: cause=none exit=0 or cause=forbidden_syscall:ioprio_set
 * WHY: a real-time thread starves the judge that should end it. */
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

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    long got = -2;
    if (strcmp(what, "nice") == 0)
        got = setpriority(PRIO_PROCESS, 0, -20);
    if (strcmp(what, "fifo") == 0)
        got = sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){ .sched_priority = 50 });
    if (strcmp(what, "attr") == 0) {
        struct attr a = { .size = sizeof a, .policy = 6, .runtime = 9000000, .deadline = 10000000, .period = 10000000 };
        got = syscall(SYS_sched_setattr, 0, &a, 0);
    }
    if (strcmp(what, "ionice") == 0)
        got = syscall(SYS_ioprio_set, 1, 0, (1 << 13) | 0);
    if (got == -2)
        broken("which?");
    if (got == 0)
        escaped("%s was granted", what);
    return HELD;
}
