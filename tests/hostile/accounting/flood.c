// SPDX-License-Identifier: MIT
/* ITEM: 32
 * EXPECT[stdout]: cause=output
 * EXPECT[stderr]: cause=output
 * EXPECT[stdout_then_exit]: cause=output
 * RUN: --cpu 5s --wall 10s
 * WHY: output ends at a limit, on both streams, also for one that ignores SIGXFSZ and then leaves with a good
 * conscience. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    static char block[65536];
    const char *what = argc > 1 ? argv[1] : "";
    int fd = strcmp(what, "stderr") == 0 ? STDERR_FILENO : STDOUT_FILENO;
    memset(block, 'x', sizeof block);
    if (strcmp(what, "stdout_then_exit") == 0)
        signal(SIGXFSZ, SIG_IGN);
    for (size_t sent = 0; sent < (size_t)4096 * MIB; sent += sizeof block) {
        if (write(fd, block, sizeof block) < 0)
            return 0;
    }
    return ESCAPED;
}
