// SPDX-License-Identifier: MIT
/* ITEM: 7
 * EXPECT: cause=none exit=0|3 or cause=memory|cpu
 * RUN: --cpu 5s --wall 20s
 * WHY: a tree deeper than any path can say, with names that shells stumble over and folders nobody may enter: what
 * cleans up must not walk it. */
#include <sys/stat.h>

#include "tests/hostile/attack.h"

int main(void)
{
    char newline[] = "a\nb -rf *", option[] = "-rf", *names[] = { newline, option };
    for (int i = 0; i < 20000; i++) {
        const char *name = names[i % 2];
        if (mkdir(name, 0700) < 0)
            return i < 100 ? BROKEN : 3;
        if (chdir(name) < 0)
            return 3;
        if (i > 0)
            (void)chmod("..", 0);
    }
    return HELD;
}
