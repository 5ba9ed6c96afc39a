// SPDX-License-Identifier: MIT
/* ITEM: 15
 * EXPECT: cause=none exit=0 wall_under=1
 * WHY: the end of the program is the end of the run: a child that burns on must neither delay the outcome nor live. */
#include "tests/hostile/attack.h"

int main(void)
{
    if (fork() == 0) {
        burn(FOREVER_S);
        _exit(ESCAPED);
    }
    return HELD;
}
