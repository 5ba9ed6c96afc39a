// SPDX-License-Identifier: MIT
/* ITEM: 13 26
 * EXPECT: cause=cpu|wall|pids|memory wall_under=6
 * RUN: --pids 64 --memory 48M
 * WHY: when the memory runs out among many small processes, the largest is the sandbox's own launcher, if it
 *      shares the group:
 *      the kernel must not take it for the culprit, or the run ends without an outcome. */
#include "tests/hostile/attack.h"

int main(void)
{
    for (time_t end = time(NULL) + FOREVER_S; time(NULL) < end;)
        (void)fork();
    return ESCAPED;
}
