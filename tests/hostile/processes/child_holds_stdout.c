// SPDX-License-Identifier: MIT
/* ITEM: 19
 * EXPECT: cause=none exit=0 wall_under=2
 * WHY: a background child keeps stdout open, so a reader that waits for the end of file would wait for ever. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    if (fork() == 0) {
        setsid();
        for (int s = 1; s < 64; s++)
            signal(s, SIG_IGN);
        sleep(FOREVER_S);
        _exit(ESCAPED);
    }
    puts("done");
    return HELD;
}
