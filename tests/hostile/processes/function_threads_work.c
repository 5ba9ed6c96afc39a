// SPDX-License-Identifier: MIT
/* ITEM: 20
 * EXPECT: cause=none exit=0
 * RUN: --profile function --pids 16
 * WHY: an honest program with threads must not be taken for an attack. */
#include <pthread.h>

#include "tests/hostile/attack.h"

static void *work(void *sum)
{
    for (volatile int i = 0; i < 100000; i++) {
    }
    __atomic_add_fetch((int *)sum, 1, __ATOMIC_RELAXED);
    return NULL;
}

int main(void)
{
    pthread_t threads[8];
    int sum = 0;
    for (int i = 0; i < 8; i++) {
        if (pthread_create(&threads[i], NULL, work, &sum) != 0)
            broken("no thread");
    }
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    return sum == 8 ? HELD : BROKEN;
}
