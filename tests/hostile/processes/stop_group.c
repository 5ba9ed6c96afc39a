// SPDX-License-Identifier: MIT
/* ITEM: 16
 * EXPECT: cause=wall
 * WHY: a stopped program uses no CPU: only the wall clock, kept outside, ends it. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    kill(0, SIGSTOP);
    raise(SIGSTOP);
    sleep(FOREVER_S);
    return ESCAPED;
}
