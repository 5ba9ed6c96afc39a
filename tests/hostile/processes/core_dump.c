// SPDX-License-Identifier: MIT
/* ITEM: 38
 * EXPECT: cause=none signal=11
 * CORES: yes
 * WHY: a core dump fills the disk, and a core_pattern pipe hands the program's memory to a root process of the host. */
#include <signal.h>
#include <sys/resource.h>

#include "tests/hostile/attack.h"

int main(void)
{
    struct rlimit core;
    if (getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max > 1)
        escaped("RLIMIT_CORE may be raised to %llu", (unsigned long long)core.rlim_max);
    raise(SIGSEGV);
    return BROKEN;
}
