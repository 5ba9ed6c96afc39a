// SPDX-License-Identifier: MIT
/* ITEM: beyond
 * ARGS: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
 * EXPECT[*]: end=ended cause=forbidden_syscall:* or end=answered count=right
 * WHY: the emulator hands on what it is asked, or refuses it itself (ENOSYS): nothing that the filter forbids is done
 * because another process image asks. No call succeeds: the program dies at it, or ends itself when it was granted. */
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static long ask(int n)
{
    switch (n) {
    case 1:
        return socket(AF_INET, SOCK_STREAM, 0);
    case 2:
        return socket(AF_UNIX, SOCK_DGRAM, 0);
    case 3:
        return ptrace(PTRACE_TRACEME, 0, 0, 0);
    case 4:
        return mount("none", ".", "tmpfs", 0, NULL);
    case 5:
        return syscall(SYS_unshare, 0x10000000);
    case 6:
        return syscall(SYS_bpf, 0, NULL, 0);
    case 7:
        return syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0);
    case 8:
        return syscall(SYS_keyctl, 0, -3);
    case 9:
        return syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0);
    case 10:
        return syscall(SYS_io_uring_setup, 1, NULL);
    case 11:
        return syscall(SYS_personality, 0x40000);
    case 12:
        return setuid(0);
    case 13:
        return syscall(SYS_userfaultfd, 0);
    case 14:
        return chroot(".");
    case 15:
        return syscall(SYS_pidfd_open, getppid(), 0);
    case 16:
        return syscall(SYS_memfd_secret, 0);
    default:
        return -1;
    }
}

int countUp(int n)
{
    volatile int steps = 0;
    if (ask(n) >= 0)
        abort();
    for (int i = 0; n && i < 100000; i++)
        steps = steps + 1;
    return n;
}
