// SPDX-License-Identifier: MIT
/* ITEM: 16
 * EXPECT: cause=cpu
 * WHY: whoever keeps the time must not be one that the program can stop. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    if (getppid() > 0) /* 0 would be our own group: stop_group does that */
        kill(getppid(), SIGSTOP);
    kill(1, SIGSTOP);
    kill(1, SIGKILL);
    burn(FOREVER_S);
    return ESCAPED;
}
