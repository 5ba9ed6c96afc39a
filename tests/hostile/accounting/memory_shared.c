// SPDX-License-Identifier: MIT
/* ITEM: 26
 * EXPECT[mmap]: cause=memory
 * EXPECT(H3,H5)[mmap]: cause=memory|forbidden_syscall:mmap or cause=none exit=3
 * EXPECT[memfd]: cause=memory|output|forbidden_syscall:memfd_create or cause=none exit=3
 * EXPECT[zero]: cause=memory or cause=none exit=3
 * RUN: --memory 64M --cpu 5s --wall 10s
 * WHY: shared pages belong to no process alone: RLIMIT_DATA does not see them. */
#include <fcntl.h>
#include <sys/mman.h>

#include "tests/hostile/attack.h"

static void *attempt(const char *what, size_t bytes)
{
    if (strcmp(what, "mmap") == 0)
        return mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (strcmp(what, "zero") == 0)
        return mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, open("/dev/zero", O_RDWR), 0);
    int fd = memfd_create("x", 0);
    if (fd < 0 || ftruncate(fd, (off_t)bytes) < 0)
        return MAP_FAILED;
    return mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
}

int main(int argc, char **argv)
{
    size_t bytes = (size_t)128 * MIB;
    char *p = attempt(argc > 1 ? argv[1] : "", bytes);
    if (p == MAP_FAILED)
        return 3;
    touch(p, bytes);
    return ESCAPED;
}
