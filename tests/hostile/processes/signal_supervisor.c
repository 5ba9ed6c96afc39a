// SPDX-License-Identifier: MIT
/* ITEM: 16 17
 * EXPECT: cause=none exit=0
 * WHY: signals to pid 1 of the cell, by every call that sends one, must neither stop nor confuse it. */
#include <signal.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

int main(void)
{
    for (int round = 0; round < 200; round++) {
        for (int s = 1; s < 65; s++) {
            kill(1, s);
            syscall(SYS_tgkill, 1, 1, s);
            syscall(SYS_tkill, 1, s);
        }
    }
    return HELD;
}
