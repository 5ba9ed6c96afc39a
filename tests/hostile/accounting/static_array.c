// SPDX-License-Identifier: MIT
/* EXPECT: cause=memory or cause=none signal=9
 * RUN: --memory 64M
 * WHY: a static array costs nothing in the file and everything once touched: by the counter of memory, not by a crash.
 */
#include "tests/hostile/attack.h"

static char array[1024 * MIB];

int main(void)
{
    touch(array, sizeof array);
    return ESCAPED;
}
