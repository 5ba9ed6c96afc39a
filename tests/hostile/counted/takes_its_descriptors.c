// SPDX-License-Identifier: MIT
/* ITEM: 19 beyond
 * ARGS: 1 2 3
 * EXPECT[*]: end=answered count=right
 * WHY: the page's descriptor is closed before the program begins, so that it can be neither cut, written nor replaced;
 * and what else is open is not the counter's. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int countUp(int n)
{
    volatile int steps = 0;
    for (int fd = 5; fd < 64; fd++) {
        if (n == 1)
            close(fd);
        if (n == 2 && ftruncate(fd, 0) == 0)
            abort();
        if (n == 3)
            dup2(0, fd);
    }
    for (int i = 0; n && i < 100000; i++)
        steps = steps + 1;
    return n;
}
