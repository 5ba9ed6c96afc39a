// SPDX-License-Identifier: MIT
/* ITEM: 51
 * EXPECT: cause=none exit=0 or cause=forbidden_syscall:ioctl
 * TERMINAL: yes
 * WHY: with the operator's terminal in hand, TIOCSTI types commands that his shell runs after us. */
#include <fcntl.h>
#include <sys/ioctl.h>

#include "tests/hostile/attack.h"

int main(void)
{
    static const char *const names[] = { "/dev/tty", "/dev/pts/0", "/dev/console", "/dev/tty0" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        int fd = open(names[i], O_RDWR | O_NONBLOCK);
        if (fd >= 0)
            escaped("could open %s", names[i]);
    }
    for (int fd = 0; fd < 3; fd++) {
        if (ioctl(fd, TIOCSTI, "\n") == 0 || ioctl(fd, TIOCSCTTY, 1) == 0)
            escaped("descriptor %d is a terminal to type into", fd);
    }
    return HELD;
}
