// SPDX-License-Identifier: MIT
/* ITEM: 49 62
 * EXPECT: cause=none exit=0
 * WHY: the program file is the host's; CVE-2019-5736 overwrote the host's runc through /proc/self/exe. The runner
 * compares the file before and after. */
#include <fcntl.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    const char *paths[] = { argc > 0 ? argv[0] : "", "/proc/self/exe", "/proc/self/mem", "/proc/1/exe", "/proc/1/mem" };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        int fd = open(paths[i], O_RDWR);
        if (fd < 0)
            continue;
        if (strcmp(paths[i], "/proc/self/mem") == 0) /* its own memory is its own business */
            continue;
        escaped("could open %s for writing", paths[i]);
    }
    return HELD;
}
