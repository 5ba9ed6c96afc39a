// SPDX-License-Identifier: MIT
/* ITEM: 31
 * EXPECT: cause=cpu cpu_from=0.99 cpu_under=1.5
 * RUN: --cpu 1s --wall 10s
 * WHY: the threads' CPU is summed, and the limit comes four times as fast. */
#include <pthread.h>

#include "tests/hostile/attack.h"

static void *work(void *unused)
{
    burn(FOREVER_S);
    return unused;
}

int main(void)
{
    pthread_t t;
    for (int i = 0; i < 3; i++)
        pthread_create(&t, NULL, work, NULL);
    burn(FOREVER_S);
    return ESCAPED;
}
