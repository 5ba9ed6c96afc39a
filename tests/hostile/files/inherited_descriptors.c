// SPDX-License-Identifier: MIT
/* ITEM: 52
 * EXPECT: cause=none exit=0
 * INHERIT: yes
 * WHY: the runner starts the sandbox with open descriptors of secrets at 7, 63, 200 and 1000: one that comes through is
 * a way out that no namespace closes. */
#include <fcntl.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

int main(void)
{
    for (int fd = 3; fd < 70000; fd++) {
        if (fcntl(fd, F_GETFD) >= 0)
            escaped("descriptor %d is open", fd);
    }
    for (int fd = 0; fd < 3; fd++) {
        struct stat st;
        if (fstat(fd, &st) == 0 && (S_ISDIR(st.st_mode) || S_ISSOCK(st.st_mode) || isatty(fd)))
            escaped("descriptor %d is a directory, a socket or a terminal", fd);
    }
    return HELD;
}
