// SPDX-License-Identifier: MIT
/* ITEM: 3 4 5 6
 * EXPECT[regular]: cause=none exit=0 collected=yes
 * EXPECT[symlink]: cause=none exit=0 collected=no
 * EXPECT[dangling]: cause=none exit=0 collected=no
 * EXPECT[folder]: cause=none exit=0 collected=no
 * EXPECT[fifo]: cause=none exit=0 collected=no or cause=forbidden_syscall:mknodat
 * EXPECT[hardlink]: cause=none exit=0 collected=no
 * EXPECT[unreadable]: cause=none exit=0 collected=yes|no
 * EXPECT[sparse]: cause=none|output
 * EXPECT[absent]: cause=none exit=0 collected=no
 * RUN: --collect answer --output 64M --wall 5s
 * WHY: the file that is taken out afterwards may be a link to the host's, a pipe that blocks its reader, or a folder: a
 *      regular file, opened without following anything, or nothing. */
#include <fcntl.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

static void attempt(const char *what)
{
    int fd = -1;
    if (strcmp(what, "symlink") == 0)
        (void)!symlink("/etc/passwd", "answer");
    else if (strcmp(what, "dangling") == 0)
        (void)!symlink("/gavel-escape-dangling", "answer");
    else if (strcmp(what, "folder") == 0)
        mkdir("answer", 0777);
    else if (strcmp(what, "fifo") == 0)
        mkfifo("answer", 0666);
    else if (strcmp(what, "hardlink") == 0)
        (void)!link("/usr/bin/env", "answer");
    else if (strcmp(what, "absent") != 0)
        fd = open("answer", O_CREAT | O_RDWR, strcmp(what, "unreadable") == 0 ? 0 : 0644);
    if (fd >= 0 && write(fd, "42\n", 3) != 3)
        broken("write: %s", strerror(errno));
    if (strcmp(what, "sparse") == 0 && ftruncate(fd, 60 * MIB) < 0)
        return;
}

int main(int argc, char **argv)
{
    attempt(argc > 1 ? argv[1] : "");
    return HELD;
}
