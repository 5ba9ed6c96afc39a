// SPDX-License-Identifier: MIT
/* ITEM: 13
 * EXPECT: cause=cpu|wall|pids|memory wall_under=6
 * RUN: --pids 64
 * WHY: while every fork fails over and over, the limit must hold and the end must still reach every process. */
#include "tests/hostile/attack.h"

int main(void)
{
    for (time_t end = time(NULL) + FOREVER_S; time(NULL) < end;)
        (void)fork();
    return ESCAPED;
}
