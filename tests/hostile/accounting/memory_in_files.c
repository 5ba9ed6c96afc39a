// SPDX-License-Identifier: MIT
/* ITEM: 26
 * EXPECT: cause=memory or cause=none exit=3
 * RUN: --memory 64M --cpu 5s --wall 10s
 * WHY: a file on a tmpfs is memory: many of them, each under the limit of one file, must meet a limit too. */
#include <fcntl.h>

#include "tests/hostile/attack.h"

int main(void)
{
    static char block[MIB];
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 512; i++) {
        char name[32];
        snprintf(name, sizeof name, "part%d", i);
        int fd = open(name, O_WRONLY | O_CREAT, 0600);
        if (fd < 0 || write(fd, block, sizeof block) != (ssize_t)sizeof block)
            finish(i < 8 ? BROKEN : 3, "refused after %d MiB", i);
        close(fd);
    }
    escaped("512 MiB in files with a limit of 64");
}
