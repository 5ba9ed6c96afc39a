// SPDX-License-Identifier: MIT
/* ITEM: 13 20
 * EXPECT: cause=pids exit=3
 * EXPECT(H3,H5): cause=pids|none exit=3
 * RUN: --pids 64
 * WHY: a program that meets the process limit and gives up has failed by that limit; never more than 64 exist. */
#include <signal.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

int main(void)
{
    int made = 0;
    for (; made < 1000; made++) {
        pid_t pid = fork();
        if (pid < 0)
            break;
        if (pid == 0) {
            sleep(FOREVER_S);
            _exit(0);
        }
    }
    if (made >= 64)
        escaped("%d children beside me with a limit of 64", made);
    if (made < 8)
        broken("only %d children", made);
    return 3;
}
