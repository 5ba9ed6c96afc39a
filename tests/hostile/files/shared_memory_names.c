// SPDX-License-Identifier: MIT
/* ITEM: 10
 * EXPECT: cause=none exit=0 or cause=forbidden_syscall
 * WHY: what one run leaves under a name the next can read; the runner looks in /dev/shm afterwards. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

int main(void)
{
    int fd = shm_open("/gavel-escape-shm", O_CREAT | O_RDWR, 0666);
    if (fd >= 0 && write(fd, "x", 1) != 1)
        return HELD;
    return HELD;
}
