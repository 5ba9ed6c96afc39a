// SPDX-License-Identifier: MIT
/* ITEM: 21
 * EXPECT: cause=wall
 * WHY: the parent of a vfork sleeps uninterruptibly until the child is gone: the end must take both. */
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

int main(void)
{
    if (vfork() == 0) {
        struct timespec t = { .tv_sec = FOREVER_S };
        syscall(SYS_nanosleep, &t, NULL);
        _exit(0);
    }
    return ESCAPED;
}
