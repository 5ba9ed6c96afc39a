// SPDX-License-Identifier: MIT
/* ITEM: 12
 * EXPECT: cause=none exit=0
 * WHY: the runner's environment holds GAVEL_ESCAPE_SECRET; tokens live in environments. */
#include "tests/hostile/attack.h"

extern char **environ;

int main(void)
{
    for (char **p = environ; *p; p++) {
        if (strstr(*p, "GAVEL_ESCAPE_SECRET") || strstr(*p, "HOSTNAME=") || strstr(*p, "SSH_") || strstr(*p, "PWD=/"))
            escaped("the host's environment came along: %s", *p);
    }
    return HELD;
}
