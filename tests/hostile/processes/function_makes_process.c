// SPDX-License-Identifier: MIT
/* ITEM: 13 15
 * EXPECT[fork]: cause=forbidden_syscall:clone|forbidden_syscall:fork
 * EXPECT[raw_fork]: cause=forbidden_syscall:fork
 * EXPECT[vfork]: cause=forbidden_syscall:vfork|forbidden_syscall:clone
 * EXPECT[clone_vm]: cause=forbidden_syscall:clone
 * EXPECT[clone_files_only]: cause=forbidden_syscall:clone
 * EXPECT[clone3]: cause=none exit=0
 * RUN: --profile function
 * WHY: where a function is measured, a process of its own would burn CPU where the clock does not look. clone3, whose
 *      flags a filter cannot read, must look like an old kernel's, so that the C library falls back to clone. */
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static long attempt(const char *what)
{
    uint64_t args[8] = { 0, 0, 0, 0, SIGCHLD };
    if (strcmp(what, "fork") == 0)
        return fork();
    if (strcmp(what, "raw_fork") == 0)
        return syscall(SYS_fork);
    if (strcmp(what, "vfork") == 0)
        return syscall(SYS_vfork);
    if (strcmp(what, "clone_vm") == 0) /* shares memory, yet is a process with clocks of its own */
        return syscall(SYS_clone, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL, NULL, NULL, NULL);
    if (strcmp(what, "clone_files_only") == 0)
        return syscall(SYS_clone, CLONE_FILES | CLONE_FS, NULL, NULL, NULL, NULL);
    if (strcmp(what, "clone3") == 0)
        return syscall(SYS_clone3, args, sizeof args);
    broken("which?");
}

int main(int argc, char **argv)
{
    long pid = attempt(argc > 1 ? argv[1] : "");
    if (pid == 0)
        _exit(0);
    if (pid > 0)
        escaped("a process was made by %s", argv[1]);
    return errno == ENOSYS || errno == EPERM ? HELD : BROKEN;
}
