// SPDX-License-Identifier: MIT
/* ITEM: 45
 * EXPECT[newuser]: cause=forbidden_syscall:clone or cause=none exit=0
 * EXPECT[newns]: cause=forbidden_syscall:clone or cause=none exit=0
 * EXPECT[newpid]: cause=forbidden_syscall:clone or cause=none exit=0
 * EXPECT[newnet]: cause=forbidden_syscall:clone or cause=none exit=0
 * EXPECT[newipc]: cause=forbidden_syscall:clone or cause=none exit=0
 * EXPECT[newuts]: cause=forbidden_syscall:clone or cause=none exit=0
 * EXPECT[newcgroup]: cause=forbidden_syscall:clone or cause=none exit=0
 * WHY: in a user namespace of its own the program would hold every capability, and reach kernel code that only root
 *      reaches otherwise. A process may be made here, a namespace not. */
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static const struct {
    const char *name;
    unsigned long flags;
} rows[] = {
    { "newuser", CLONE_NEWUSER },
    { "newns", CLONE_NEWUSER | CLONE_NEWNS },
    { "newpid", CLONE_NEWUSER | CLONE_NEWPID },
    { "newnet", CLONE_NEWNET },
    { "newipc", CLONE_NEWUSER | CLONE_NEWIPC },
    { "newuts", CLONE_NEWUTS },
    { "newcgroup", CLONE_NEWCGROUP },
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(argv[1], rows[i].name) != 0)
            continue;
        long pid = syscall(SYS_clone, rows[i].flags | SIGCHLD, NULL, NULL, NULL, NULL);
        if (pid == 0)
            _exit(0);
        if (pid > 0)
            escaped("clone with %s was granted", argv[1]);
        return HELD;
    }
    broken("which?");
}
