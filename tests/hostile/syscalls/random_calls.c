// SPDX-License-Identifier: MIT
/* ITEM: 45 beyond
 * EXPECT[*]: cause=none|forbidden_syscall|cpu|wall|memory|output|pids
 * ARGS: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
 * RUN: --cpu 1s --wall 2s --memory 64M --pids 32
 * WHY: seeded random calls with random arguments: whatever comes of them in the cell, the runner finds the host as it
 * was. */
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static uint64_t state;

static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static uint64_t argument(void)
{
    static char room[65536];
    switch (next() % 6) {
    case 0:
        return next() % 16;
    case 1:
        return (uint64_t)(uintptr_t)(room + next() % 4096);
    case 2:
        return next() % 65536;
    case 3:
        return (uint64_t)1 << next() % 64;
    case 4:
        return ~(uint64_t)0 - next() % 200;
    default:
        return next();
    }
}

/* Mostly calls that the filter lets through, or nothing deep would be reached before the first forbidden one. */
static const int likely[] = {
    SYS_read,        SYS_write,        SYS_open,          SYS_close,     SYS_fstat,     SYS_lseek,
    SYS_mmap,        SYS_mprotect,     SYS_munmap,        SYS_pread64,   SYS_pwrite64,  SYS_readv,
    SYS_writev,      SYS_access,       SYS_pipe,          SYS_select,    SYS_mremap,    SYS_madvise,
    SYS_dup,         SYS_dup2,         SYS_nanosleep,     SYS_getitimer, SYS_setitimer, SYS_clone,
    SYS_fork,        SYS_kill,         SYS_truncate,      SYS_ftruncate, SYS_getdents,  SYS_chdir,
    SYS_rename,      SYS_mkdir,        SYS_rmdir,         SYS_creat,     SYS_link,      SYS_unlink,
    SYS_symlink,     SYS_chmod,        SYS_umask,         SYS_getrlimit, SYS_setrlimit, SYS_sigaltstack,
    SYS_statfs,      SYS_fallocate,    SYS_epoll_create1, SYS_epoll_ctl, SYS_eventfd2,  SYS_pipe2,
    SYS_dup3,        SYS_timer_create, SYS_timer_settime, SYS_tgkill,    SYS_waitid,    SYS_wait4,
    SYS_setsid,      SYS_setpgid,      SYS_memfd_create,  SYS_renameat2, SYS_clone3,    SYS_openat2,
    SYS_close_range, SYS_rseq,         SYS_membarrier,
};

int main(int argc, char **argv)
{
    state = 0x9e3779b97f4a7c15ull * (argc > 1 ? strtoull(argv[1], NULL, 10) + 1 : 1);
    for (int i = 0; i < 20000; i++) {
        long number = next() % 400 == 0 ? (long)(next() % 470) | (next() % 8 == 0 ? 0x40000000 /* x32 */ : 0)
                                        : likely[next() % (sizeof likely / sizeof *likely)];
        syscall(number, argument(), argument(), argument(), argument(), argument(), argument());
    }
    return HELD;
}
