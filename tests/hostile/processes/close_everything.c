// SPDX-License-Identifier: MIT
/* ITEM: 19
 * EXPECT: cause=wall
 * WHY: a program that closes every descriptor and lives on looks finished to a judge that waits for the end of file. */
#include "tests/hostile/attack.h"

int main(void)
{
    for (int fd = 0; fd < 4096; fd++)
        close(fd);
    sleep(FOREVER_S);
    return ESCAPED;
}
