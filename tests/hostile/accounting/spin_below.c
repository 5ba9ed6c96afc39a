// SPDX-License-Identifier: MIT
/* ITEM: 31
 * EXPECT: cause=none exit=0 cpu_from=0.75 cpu_under=1.0
 * RUN: --cpu 1s --wall 20s
 * WHY: four fifths of the limit are allowed. */
#include "tests/hostile/attack.h"

int main(void)
{
    struct timespec t;
    do {
        for (volatile int i = 0; i < 100000; i++) {
        }
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    } while (t.tv_sec == 0 && t.tv_nsec < 800000000);
    return HELD;
}
