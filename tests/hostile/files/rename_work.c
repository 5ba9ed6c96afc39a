// SPDX-License-Identifier: MIT
/* ITEM: 2
 * EXPECT: cause=none exit=0
 * WHY: the work directory taken away or replaced by its own owner must not leave the host with a path to somewhere
 * else. */
#include <fcntl.h>

#include "tests/hostile/attack.h"

int main(void)
{
    char here[256];
    if (!getcwd(here, sizeof here))
        broken("getcwd");
    if (rename(here, "/gavel-escape-work") == 0)
        escaped("the work directory was renamed");
    if (rmdir(here) == 0)
        escaped("the work directory was removed");
    int fd = symlink("/etc", "answer") == 0 ? open("answer/shadow", O_RDONLY) : -1;
    if (fd >= 0)
        escaped("a link led to the host's /etc");
    return HELD;
}
