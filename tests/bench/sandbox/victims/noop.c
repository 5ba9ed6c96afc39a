// SPDX-License-Identifier: MIT
/* The smallest program: leaves at once. No libc, so that what is timed is the start and the end of a process and not
 * of a runtime (glibc's own start costs several times the exec here). */
#include <sys/syscall.h>

void _start(void);
__attribute__((noreturn)) void _start(void)
{
#if defined(__x86_64__)
    __asm__ volatile("syscall" : : "a"(SYS_exit_group), "D"(0));
#else
    register long x8 __asm__("x8") = SYS_exit_group;
    register long x0 __asm__("x0") = 0;
    __asm__ volatile("svc 0" : : "r"(x8), "r"(x0));
#endif
    __builtin_unreachable();
}
