// SPDX-License-Identifier: MIT
/* ITEM: 46
 * EXPECT[int80]: cause=forbidden_syscall or cause=none signal=11|31
 * EXPECT[int80_execve]: cause=forbidden_syscall or cause=none signal=11|31
 * EXPECT[x32]: cause=forbidden_syscall or cause=none signal=31
 * EXPECT[x32_ptrace]: cause=forbidden_syscall or cause=none signal=31
 * EXPECT[unknown]: cause=forbidden_syscall or cause=none signal=31
 * EXPECT[negative]: cause=forbidden_syscall or cause=none exit=0 or cause=none signal=31
 * WHY: the same numbers mean other calls to the i386 and x32 entries: a filter that does not look at the architecture
 * reads i386's execve as munmap. */
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static long int80(long number)
{
    long got;
    __asm__ volatile("int $0x80"
                     : "=a"(got)
                     : "a"(number), "b"(0), "c"(0), "d"(0)
                     : "memory", "r8", "r9", "r10", "r11");
    return got;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    long got = -1;
    if (strcmp(what, "int80") == 0)
        got = int80(20 /* getpid */);
    else if (strcmp(what, "int80_execve") == 0)
        got = int80(11);
    else if (strcmp(what, "x32") == 0)
        got = syscall(0x40000000 | SYS_getpid);
    else if (strcmp(what, "x32_ptrace") == 0)
        got = syscall(0x40000000 | 521);
    else if (strcmp(what, "unknown") == 0)
        got = syscall(9999);
    else if (strcmp(what, "negative") == 0) /* answered ENOSYS before any filter on some kernels */
        return syscall(-1L) == -1 && errno == ENOSYS ? HELD : ESCAPED;
    else
        broken("which?");
    escaped("%s returned %ld (%s)", what, got, strerror(errno));
}
