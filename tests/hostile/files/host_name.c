// SPDX-License-Identifier: MIT
/* ITEM: 12
 * EXPECT: cause=none exit=0
 * RUN: -- %HOSTNAME%
 * WHY: nothing about the host is the program's business. */
#include <sys/utsname.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    struct utsname u;
    if (uname(&u) < 0)
        return HELD;
    if (argc > 1 && strcmp(u.nodename, argv[1]) == 0)
        escaped("the host's name is %s", u.nodename);
    return HELD;
}
