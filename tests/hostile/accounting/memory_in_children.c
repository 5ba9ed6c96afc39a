// SPDX-License-Identifier: MIT
/* ITEM: 26
 * EXPECT: cause=memory
 * RUN: --memory 64M --cpu 5s --wall 10s
 * WHY: each child stays under the limit, all together do not: the tree is what counts. */
#include <sys/wait.h>

#include "tests/hostile/attack.h"

int main(void)
{
    for (int i = 0; i < 8; i++) {
        if (fork() == 0) {
            char *p = malloc(24 * MIB);
            if (!p)
                _exit(3);
            touch(p, 24 * MIB);
            sleep(5);
            _exit(0);
        }
    }
    int status, worst = 0;
    while (wait(&status) > 0) {
        if (status != 0)
            worst = 3;
    }
    return worst ? worst : ESCAPED;
}
