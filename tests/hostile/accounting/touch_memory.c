// SPDX-License-Identifier: MIT
/* ITEM: 26 27
 * EXPECT[110]: cause=memory
 * EXPECT[200]: cause=memory
 * EXPECT[90]: cause=none exit=0 memory_from=50M
 * RUN: --memory 64M --cpu 5s --wall 10s
 * WHY: 110 % of the limit must be seen as memory, each time; 90 % must pass. */
#include <sys/mman.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    size_t bytes = (argc > 1 ? strtoul(argv[1], NULL, 10) : 0) * 64 * MIB / 100;
    char *p = malloc(bytes);
    if (!p) {
        finish(3, "malloc refused %zu", bytes);
    }
    touch(p, bytes);
    return argc > 1 && strcmp(argv[1], "90") == 0 ? HELD : ESCAPED;
}
