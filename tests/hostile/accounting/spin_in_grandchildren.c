// SPDX-License-Identifier: MIT
/* ITEM: 15 31
 * EXPECT: cause=cpu cpu_from=0.99 cpu_under=1.6
 * EXPECT(H3,H5): cause=cpu|wall
 * RUN: --cpu 1s --wall 10s
 * WHY: no single process of the tree burns much, and nobody waits for them. */
#include "tests/hostile/attack.h"

int main(void)
{
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            if (fork() == 0)
                burn(FOREVER_S);
            sleep(FOREVER_S);
            _exit(0);
        }
    }
    sleep(FOREVER_S);
    return ESCAPED;
}
