// SPDX-License-Identifier: MIT
/* ITEM: 30
 * EXPECT: cause=wall cpu_under=0.5
 * RUN: --wall 1s
 * WHY: sleeping costs no CPU. */
#include "tests/hostile/attack.h"

int main(void)
{
    sleep(FOREVER_S);
    return ESCAPED;
}
