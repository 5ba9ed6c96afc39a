// SPDX-License-Identifier: MIT
/* ITEM: 29
 * EXPECT[reserve]: cause=none exit=0
 * EXPECT[malloc]: cause=none exit=0
 * EXPECT(H3,H5)[malloc]: cause=none|memory
 * RUN: --memory 64M
 * WHY: not an attack: JVM and Go reserve far more than they use, and a judge by RLIMIT_AS fails them. */
#include <sys/mman.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "malloc") == 0) {
        char *p = malloc((size_t)1024 * MIB);
        if (!p)
            return 3;
        p[0] = 1;
        return HELD;
    }
    size_t bytes = (size_t)64 * 1024 * MIB;
    void *p = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? 3 : HELD;
}
