// SPDX-License-Identifier: MIT
/* ITEM: 25
 * EXPECT: cause=memory or cause=none signal=9
 * EXPECT(H3,H5): cause=memory or cause=none signal=9|11
 * RUN: --memory 64M
 * WHY: a static array costs nothing in the file and everything once touched: by the counter of memory, not by a crash.
 *      Without a memory cgroup RLIMIT_DATA refuses it while it is loaded, and the kernel ends such an exec by SIGSEGV.
 */
#include "tests/hostile/attack.h"

static char array[1024 * MIB];

int main(void)
{
    touch(array, sizeof array);
    return ESCAPED;
}
