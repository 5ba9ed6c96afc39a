// SPDX-License-Identifier: MIT
/* ITEM: 48
 * EXPECT: cause=none exit=0
 * RUN: --cpu 15s --wall 20s
 * WHY: a second thread changes the path between a checker's look and the kernel's: where a path decides nothing, no
 * race can be won. */
#include <fcntl.h>
#include <pthread.h>

#include "tests/hostile/attack.h"

static char path[32] = "gavel-mine";
static volatile int done;

static void *swap(void *unused)
{
    while (!done) {
        memcpy(path, "/etc/shadow", 12);
        memcpy(path, "gavel-mine", 11);
    }
    return unused;
}

int main(void)
{
    pthread_t t;
    if (pthread_create(&t, NULL, swap, NULL) != 0)
        broken("no thread");
    close(open("gavel-mine", O_CREAT | O_WRONLY, 0600));
    for (int i = 0; i < 50000; i++) {
        char first[5] = "";
        int fd = open(path, O_RDONLY);
        if (fd >= 0 && read(fd, first, 4) == 4)
            escaped("read \"%s\" of something else", first);
        close(fd);
    }
    done = 1;
    pthread_join(t, NULL);
    return HELD;
}
