// SPDX-License-Identifier: MIT
/* ITEM: 44 47
 * EXPECT[lease]: cause=forbidden_syscall:fcntl or cause=none exit=0
 * EXPECT[record_lock]: cause=forbidden_syscall:fcntl or cause=none exit=0
 * EXPECT[ofd_lock]: cause=forbidden_syscall:fcntl or cause=none exit=0
 * EXPECT[notify]: cause=forbidden_syscall:fcntl or cause=none exit=0
 * EXPECT[owner]: cause=forbidden_syscall:fcntl or cause=none exit=0
 * EXPECT[seal]: cause=forbidden_syscall:fcntl or cause=none exit=0
 * EXPECT[pipe_size]: cause=forbidden_syscall:fcntl or cause=none exit=0
 * EXPECT[tiocsti]: cause=forbidden_syscall:ioctl or cause=none exit=0
 * EXPECT[fs_flags]: cause=forbidden_syscall:ioctl or cause=none exit=0
 * EXPECT[limits_of_init]: cause=forbidden_syscall:prlimit64 or cause=none exit=0
 * WHY: one call with many meanings is allowed for some of them only: locks and leases on shared files are a channel
 * between runs, TIOCSTI types into a terminal, prlimit may name another process. */
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static long attempt(const char *what, int fd)
{
    struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET };
    struct rlimit limit = { 1, 1 };
    if (strcmp(what, "lease") == 0)
        return fcntl(fd, F_SETLEASE, F_RDLCK);
    if (strcmp(what, "record_lock") == 0)
        return fcntl(fd, F_SETLK, &lock);
    if (strcmp(what, "ofd_lock") == 0)
        return fcntl(fd, F_OFD_SETLK, &lock);
    if (strcmp(what, "notify") == 0)
        return fcntl(fd, F_NOTIFY, DN_ACCESS);
    if (strcmp(what, "owner") == 0)
        return fcntl(fd, F_SETOWN, 1);
    if (strcmp(what, "seal") == 0)
        return fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE);
    if (strcmp(what, "pipe_size") == 0)
        return fcntl(fd, F_SETPIPE_SZ, 1 << 20);
    if (strcmp(what, "tiocsti") == 0)
        return ioctl(fd, TIOCSTI, "x");
    if (strcmp(what, "fs_flags") == 0)
        return ioctl(fd, 0x40086602 /* FS_IOC_SETFLAGS */, &(int){ 0x10 });
    if (strcmp(what, "limits_of_init") == 0)
        return syscall(SYS_prlimit64, 1, RLIMIT_NOFILE, &limit, NULL);
    broken("which?");
}

int main(int argc, char **argv)
{
    int fd = open(argc > 0 ? argv[0] : "", O_RDONLY); /* shared with other runs if it can be seen at all */
    if (fd < 0)
        fd = open("/", O_RDONLY | O_DIRECTORY);
    if (attempt(argc > 1 ? argv[1] : "", fd) >= 0)
        escaped("%s was granted", argv[1]);
    return HELD;
}
