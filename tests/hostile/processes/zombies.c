// SPDX-License-Identifier: MIT
/* ITEM: 22
 * EXPECT: cause=pids exit=3 or cause=memory
 * EXPECT(H3,H5): cause=pids|none exit=3
 * RUN: --pids 64
 * WHY: dead children that nobody reaps still fill the process table. */
#include "tests/hostile/attack.h"

int main(void)
{
    int made = 0;
    for (; made < 1000; made++) {
        pid_t pid = fork();
        if (pid < 0)
            break;
        if (pid == 0)
            _exit(0);
    }
    if (made >= 64)
        escaped("%d unreaped children with a limit of 64", made);
    return 3;
}
