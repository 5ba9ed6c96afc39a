// SPDX-License-Identifier: MIT
/* ITEM: 15 31
 * EXPECT: cause=cpu
 * EXPECT(H3,H5): cause=cpu|wall
 * RUN: --cpu 1s --wall 10s
 * WHY: children that die young and are reaped by nobody (SIGCHLD ignored) vanish from every rusage; a cgroup keeps
 * count. */
#include <signal.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

int main(void)
{
    signal(SIGCHLD, SIG_IGN);
    for (int i = 0; i < 2000; i++) {
        if (fork() == 0) {
            burn(0.02);
            _exit(0);
        }
        wait(NULL);
    }
    return ESCAPED;
}
