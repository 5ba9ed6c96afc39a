// SPDX-License-Identifier: MIT
/* ITEM: 14
 * EXPECT: cause=none exit=0 wall_under=2
 * WHY: a daemon in a session of its own escapes a kill of the process group; it must die with the run. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            sleep(FOREVER_S);
            _exit(ESCAPED);
        }
        _exit(0);
    }
    usleep(100000);
    return HELD;
}
