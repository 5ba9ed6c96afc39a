// SPDX-License-Identifier: MIT
/* ITEM: 20
 * EXPECT: cause=pids exit=3
 * EXPECT(H3,H5): cause=pids|none|memory
 * RUN: --pids 64
 * WHY: threads are tasks too: RLIMIT_NPROC or pids.max must count them. */
#include <pthread.h>

#include "tests/hostile/attack.h"

static void *idle(void *unused)
{
    sleep(FOREVER_S);
    return unused;
}

int main(void)
{
    pthread_attr_t attr;
    pthread_t thread;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, 64 * 1024);
    int made = 0;
    while (made < 1000 && pthread_create(&thread, &attr, idle, NULL) == 0)
        made++;
    if (made >= 64)
        escaped("%d threads beside me with a limit of 64", made);
    if (made < 8)
        broken("only %d threads", made);
    return 3;
}
