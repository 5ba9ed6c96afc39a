// SPDX-License-Identifier: MIT
/* ITEM: 7
 * EXPECT: cause=none exit=3 or cause=memory|cpu
 * RUN: --cpu 5s --wall 20s
 * WHY: a million empty files fill no block, but the inodes; and cleaning up must not take longer than making them. */
#include <fcntl.h>

#include "tests/hostile/attack.h"

int main(void)
{
    for (int i = 0; i < 1000000; i++) {
        char name[32];
        snprintf(name, sizeof name, "f%d", i);
        int fd = open(name, O_WRONLY | O_CREAT, 0);
        if (fd < 0)
            finish(i < 1000 ? BROKEN : 3, "refused after %d files: %s", i, strerror(errno));
        close(fd);
    }
    escaped("a million files");
}
