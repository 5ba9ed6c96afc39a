// SPDX-License-Identifier: MIT
/* ITEM: 26
 * EXPECT: cause=memory or cause=none exit=3 or cause=forbidden_syscall:mlockall|forbidden_syscall:mlock
 * RUN: --memory 64M
 * WHY: locked memory cannot be reclaimed; it must count like any other. */
#include <sys/mman.h>

#include "tests/hostile/attack.h"

int main(void)
{
    mlockall(MCL_CURRENT | MCL_FUTURE);
    char *p = malloc((size_t)128 * MIB);
    if (!p)
        return 3;
    touch(p, (size_t)128 * MIB);
    return ESCAPED;
}
