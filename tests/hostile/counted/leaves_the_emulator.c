// SPDX-License-Identifier: MIT
/* ITEM: 23 15 beyond
 * ARGS: 1 2 3 4 5 6
 * EXPECT[1]: end=ended cause=forbidden_syscall:execve
 * EXPECT[2]: end=ended cause=forbidden_syscall:execve
 * EXPECT[3]: end=ended cause=forbidden_syscall:clone|forbidden_syscall:fork|forbidden_syscall:vfork
 * EXPECT[4]: end=answered count=right
 * EXPECT[5]: end=answered count=right
 * EXPECT[6]: end=ended cause=forbidden_syscall:execveat or end=answered
 * WHY: what runs outside of the emulator runs uncounted: its own file, another emulator, a child. The program lies in
 * the work directory with an x bit, which the mount and the filter overrule, and it can be neither changed nor mapped
 * for execution. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void attack(int n)
{
    char *const own[] = { (char *)"./counted", NULL }, *const other[] = { (char *)"qemu", (char *)"./counted", NULL };
    if (n == 1)
        execv(own[0], own);
    if (n == 2)
        execv("/usr/bin/qemu-x86_64", other);
    if (n == 3 && fork() == 0)
        _exit(0);
    if (n == 4 && (open(own[0], O_WRONLY) >= 0 || truncate(own[0], 0) == 0))
        abort();
    if (n == 5) { /* a copy of it, owned by the program */
        int fd = open("copy", O_RDWR | O_CREAT, 0700);
        if (fd < 0 || write(fd, "\xc3", 1) != 1 || fchmod(fd, 0700) < 0)
            abort();
        close(fd);
    }
    if (n == 6)
        syscall(SYS_execveat, open(own[0], O_RDONLY), "", own, NULL, AT_EMPTY_PATH);
}

int countUp(int n)
{
    volatile int steps = 0;
    attack(n);
    for (int i = 0; n && i < 100000; i++)
        steps = steps + 1;
    return n;
}
