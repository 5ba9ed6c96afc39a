// SPDX-License-Identifier: MIT
/* ITEM: 18
 * EXPECT: cause=cpu wall_under=4
 * WHY: SIGTERM and SIGXCPU can be ignored; the end must not be asked for but made. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (int s = 1; s < 65; s++)
        signal(s, SIG_IGN);
    burn(FOREVER_S);
    return ESCAPED;
}
