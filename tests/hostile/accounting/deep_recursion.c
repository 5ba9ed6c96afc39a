// SPDX-License-Identifier: MIT
/* ITEM: 28
 * EXPECT: cause=none signal=11 or cause=memory
 * WHY: the stack has an end, and meeting it is the program's own crash or its memory, never the judge's trouble. */
#include "tests/hostile/attack.h"

static int down(volatile int n)
{
    volatile char room[512];
    room[0] = (char)n;
    return n < 0 ? room[0] : down(n + 1) + room[0];
}

int main(void)
{
    return down(1) ? ESCAPED : BROKEN;
}
