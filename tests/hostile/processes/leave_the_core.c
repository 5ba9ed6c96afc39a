// SPDX-License-Identifier: MIT
/* ITEM: 24
 * EXPECT: cause=none exit=0 or cause=forbidden_syscall:sched_setaffinity
 * WHY: leaving the CPU that it was pinned to, a program would disturb its neighbours and the measuring. */
#include <sched.h>

#include "tests/hostile/attack.h"

int main(void)
{
    cpu_set_t before, all, after;
    if (sched_getaffinity(0, sizeof before, &before) < 0)
        broken("sched_getaffinity: %s", strerror(errno));
    memset(&all, 0xff, sizeof all);
    sched_setaffinity(0, sizeof all, &all);
    sched_getaffinity(0, sizeof after, &after);
    if (CPU_COUNT(&after) > CPU_COUNT(&before))
        escaped("from %d CPUs to %d", CPU_COUNT(&before), CPU_COUNT(&after));
    return HELD;
}
