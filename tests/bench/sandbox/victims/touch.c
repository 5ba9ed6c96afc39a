// SPDX-License-Identifier: MIT
/* Touches as many bytes as its argument says, a page at a time, and leaves with 0. */
#include <stdlib.h>
#include <sys/mman.h>

int main(int argc, char **argv)
{
    size_t bytes = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    volatile char *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        return 1;
    for (size_t i = 0; i < bytes; i += 4096)
        at[i] = 1;
    return 0;
}
