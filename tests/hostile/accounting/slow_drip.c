// SPDX-License-Identifier: MIT
/* ITEM: 33
 * EXPECT: cause=wall
 * RUN: --wall 1s
 * WHY: a byte now and then must not push the deadline back. */
#include "tests/hostile/attack.h"

int main(void)
{
    for (int i = 0; i < FOREVER_S * 20; i++) {
        ssize_t ignored = write(STDOUT_FILENO, ".", 1);
        (void)ignored;
        usleep(50000);
    }
    return ESCAPED;
}
