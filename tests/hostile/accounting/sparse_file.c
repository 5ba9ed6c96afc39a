// SPDX-License-Identifier: MIT
/* ITEM: 6
 * EXPECT[truncate]: cause=output or cause=none exit=3
 * EXPECT[seek]: cause=output or cause=none exit=3
 * EXPECT[fallocate]: cause=output|memory|forbidden_syscall:fallocate or cause=none exit=3
 * WHY: a terabyte that takes no room is a terabyte once somebody copies it. */
#include <fcntl.h>
#include <signal.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    const off_t bytes = (off_t)1 << 40;
    int got;
    int fd = open("big", O_RDWR | O_CREAT, 0600);
    if (fd < 0)
        broken("open: %s", strerror(errno));
    if (strcmp(what, "truncate") == 0)
        got = ftruncate(fd, bytes);
    else if (strcmp(what, "seek") == 0)
        got = pwrite(fd, "x", 1, bytes) == 1 ? 0 : -1;
    else
        got = fallocate(fd, 0, 0, bytes);
    return got == 0 ? ESCAPED : 3;
}
