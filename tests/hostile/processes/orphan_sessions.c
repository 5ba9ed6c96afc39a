// SPDX-License-Identifier: MIT
/* ITEM: 14
 * EXPECT: cause=none exit=0 wall_under=2
 * RUN: --pids 64
 * WHY: thirty orphans in thirty sessions that ignore everything: killing groups or sessions cannot find them all. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    for (int i = 0; i < 30; i++) {
        if (fork() == 0) {
            setsid();
            setpgid(0, 0);
            for (int s = 1; s < 65; s++)
                signal(s, SIG_IGN);
            sleep(FOREVER_S);
            _exit(ESCAPED);
        }
    }
    usleep(50000);
    return HELD;
}
