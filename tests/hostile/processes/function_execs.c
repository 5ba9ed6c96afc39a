// SPDX-License-Identifier: MIT
/* ITEM: 23
 * EXPECT[execve]: cause=forbidden_syscall:execve or cause=none exit=0
 * EXPECT[execveat]: cause=forbidden_syscall:execveat or cause=none exit=0
 * EXPECT[memfd]: cause=forbidden_syscall:execveat|forbidden_syscall:memfd_create or cause=none exit=0
 * RUN: --profile function
 * WHY: a program that replaces itself leaves the driver behind; one from a memfd was never on any file system. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

/* The smallest program: ELF that calls exit(1). */
static const unsigned char tiny[] = {
    0x7f, 'E', 'L',  'F',  2,    1, 1, 0, 0,    0, 0,    0,  0, 0, 0, 0,    2,    0, 62, 0, 1,    0,
    0,    0,   0x78, 0,    0x40, 0, 0, 0, 0,    0, 64,   0,  0, 0, 0, 0,    0,    0, 0,  0, 0,    0,
    0,    0,   0,    0,    0,    0, 0, 0, 64,   0, 56,   0,  1, 0, 0, 0,    0,    0, 0,  0, 1,    0,
    0,    0,   5,    0,    0,    0, 0, 0, 0,    0, 0,    0,  0, 0, 0, 0,    0x40, 0, 0,  0, 0,    0,
    0,    0,   0x40, 0,    0,    0, 0, 0, 0x84, 0, 0,    0,  0, 0, 0, 0,    0x84, 0, 0,  0, 0,    0,
    0,    0,   0,    0x10, 0,    0, 0, 0, 0,    0, 0xb8, 60, 0, 0, 0, 0xbf, 1,    0, 0,  0, 0x0f, 0x05,
};

int main(int argc, char **argv)
{
    char *const args[] = { (char *)"x", NULL };
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "execve") == 0) {
        execve("/bin/sh", (char *const[]){ (char *)"sh", (char *)"-c", (char *)"exit 1", NULL }, NULL);
        execve("/bin/true", args, NULL);
        return HELD;
    }
    if (strcmp(what, "execveat") == 0) {
        syscall(SYS_execveat, AT_FDCWD, "/bin/false", args, NULL, 0);
        return HELD;
    }
    if (strcmp(what, "memfd") == 0) {
        int fd = (int)syscall(SYS_memfd_create, "x", 0);
        if (fd < 0 || write(fd, tiny, sizeof tiny) != sizeof tiny)
            return HELD;
        syscall(SYS_execveat, fd, "", args, NULL, AT_EMPTY_PATH);
        return HELD;
    }
    broken("which?");
}
