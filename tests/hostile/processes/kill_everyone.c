// SPDX-License-Identifier: MIT
/* ITEM: 17
 * EXPECT: cause=none exit=0
 * WHY: kill(-1) must reach nobody outside of the pid namespace, and not the cell's pid 1 that reports the end. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    if (fork() == 0) {
        sleep(FOREVER_S);
        _exit(0);
    }
    kill(-1, SIGKILL);
    for (int s = 1; s < 65; s++) {
        kill(1, s);
        kill(-1, s == SIGSTOP ? 0 : s); /* spares the sender */
    }
    return HELD;
}
