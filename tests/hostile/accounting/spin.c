// SPDX-License-Identifier: MIT
/* ITEM: 31
 * EXPECT: cause=cpu cpu_from=0.99 cpu_under=1.2
 * RUN: --cpu 1s --wall 10s
 * WHY: the plain case, and how exactly the limit is kept. */
#include "tests/hostile/attack.h"

int main(void)
{
    burn(FOREVER_S);
    return ESCAPED;
}
