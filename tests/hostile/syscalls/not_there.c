// SPDX-License-Identifier: MIT
/* ITEM: 47
 * EXPECT[*]: cause=none exit=0
 * ARGS: clone3 openat2 cachestat mincore sysinfo preadv2 futex_waitv fchmodat2
 * WHY: newer calls whose arguments a filter cannot read, and those that tell what others do, look like those of an
 * older kernel, so that libraries fall back instead of dying. */
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static const struct {
    const char *name;
    long number;
} rows[] = { { "clone3", 435 },          { "openat2", 437 },         { "cachestat", 451 },   { "mincore", SYS_mincore },
             { "sysinfo", SYS_sysinfo }, { "preadv2", SYS_preadv2 }, { "futex_waitv", 449 }, { "fchmodat2", 452 } };

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(argv[1], rows[i].name) != 0)
            continue;
        static char room[4096] __attribute__((aligned(4096)));
        if (syscall(rows[i].number, room, sizeof room, room, 0, 0, 0) == 0 || (errno != ENOSYS && errno != EPERM))
            escaped("%s answered %s", argv[1], strerror(errno));
        return HELD;
    }
    broken("which?");
}
