// SPDX-License-Identifier: MIT
/* ITEM: 35
 * EXPECT[hang]: cause=wall
 * EXPECT[crash]: cause=none signal=11
 * EXPECT[exit]: cause=none exit=5
 * RUN: --wall 1s
 * WHY: a right answer does not excuse what comes after it. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    puts("42");
    fflush(stdout);
    if (argc > 1 && strcmp(argv[1], "hang") == 0)
        sleep(FOREVER_S);
    if (argc > 1 && strcmp(argv[1], "crash") == 0)
        raise(SIGSEGV);
    return 5;
}
