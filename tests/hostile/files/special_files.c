// SPDX-License-Identifier: MIT
/* ITEM: 4 5 21
 * EXPECT[block]: cause=none exit=0 or cause=forbidden_syscall:mknod|forbidden_syscall:mknodat
 * EXPECT[char]: cause=none exit=0 or cause=forbidden_syscall:mknod|forbidden_syscall:mknodat
 * EXPECT[setuid]: cause=none exit=0 or cause=forbidden_syscall:chmod|forbidden_syscall:setuid
 * EXPECT[chown]: cause=none exit=0 or cause=forbidden_syscall:chown
 * EXPECT[hardlink]: cause=none exit=0 or cause=forbidden_syscall:link|forbidden_syscall:linkat
 * EXPECT[xattr]: cause=none exit=0 or cause=forbidden_syscall:setxattr
 * WHY: a device node is the device, a setuid file is its owner, a hard link to a judge's file survives its replacement.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

#include "tests/hostile/attack.h"

static void make_file(void)
{
    int fd = open("f", O_CREAT | O_WRONLY, 0777);
    if (fd < 0)
        broken("open: %s", strerror(errno));
    close(fd);
}

static int attempt(const char *what)
{
    if (strcmp(what, "block") == 0)
        return mknod("disk", S_IFBLK | 0666, makedev(254, 0));
    if (strcmp(what, "char") == 0)
        return mknod("memory", S_IFCHR | 0666, makedev(1, 1));
    if (strcmp(what, "chown") == 0) {
        make_file();
        return chown("f", 0, 0);
    }
    if (strcmp(what, "setuid") == 0) {
        make_file();
        chmod("f", 06755);
        return setuid(0) == 0 && geteuid() == 0 && getuid() != geteuid() ? 0 : -1;
    }
    if (strcmp(what, "hardlink") == 0)
        return link("/bin/true", "true") == 0 || link("/etc/passwd", "passwd") == 0 ? 0 : -1;
    if (strcmp(what, "xattr") == 0)
        return setxattr("/bin", "user.gavel", "x", 1, 0);
    broken("which?");
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (attempt(what) == 0)
        escaped("%s was granted", what);
    return HELD;
}
