// SPDX-License-Identifier: MIT
/* ITEM: 11 50 beyond
 * EXPECT[dotdot]: cause=none exit=0
 * EXPECT[moved_folder]: cause=none exit=0
 * EXPECT[exchange]: cause=none exit=0
 * EXPECT[link_out]: cause=none exit=0
 * EXPECT[descriptor]: cause=none exit=0
 * EXPECT[empty_path]: cause=none exit=0
 * WHY: a folder that is moved while another descriptor stands in it, an exchange of two names, ".." from below: each
 * has led out of a chroot or of a Landlock rule. Here it must lead to / of the cell and end there. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

static void climb(int fd)
{
    struct stat here, above;
    for (int i = 0; i < 100; i++) {
        int up = openat(fd, "..", O_RDONLY | O_DIRECTORY);
        if (up < 0)
            return;
        fstat(fd, &here);
        fstat(up, &above);
        fd = up;
        if (here.st_ino == above.st_ino && here.st_dev == above.st_dev)
            break;
    }
    if (faccessat(fd, "proc/1", F_OK, 0) == 0 || faccessat(fd, "home", F_OK, 0) == 0 ||
        faccessat(fd, "root", F_OK, 0) == 0)
        escaped("the host's root is above");
    int out = openat(fd, "gavel-escape-climb", O_CREAT | O_WRONLY, 0600);
    if (out >= 0)
        escaped("a file was made at the top");
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    mkdir("a", 0700);
    mkdir("a/b", 0700);
    mkdir("a/b/c", 0700);
    int deep = open("a/b/c", O_RDONLY | O_DIRECTORY);
    if (deep < 0)
        broken("the work directory cannot be used");
    if (strcmp(what, "dotdot") == 0) {
        climb(deep);
    } else if (strcmp(what, "moved_folder") == 0) {
        /* Landlock's first version lets nothing change its folder. */
        if ((rename("a/b/c", "c") < 0 || rename("a", "c/a") < 0) && errno != EXDEV)
            broken("rename: %s", strerror(errno));
        climb(deep);
    } else if (strcmp(what, "exchange") == 0) {
        if (renameat2(AT_FDCWD, "/usr", AT_FDCWD, "a", RENAME_EXCHANGE) == 0)
            escaped("/usr was exchanged");
        if (renameat2(AT_FDCWD, "a", AT_FDCWD, "/work/gavel-escape", 0) == 0)
            escaped("a folder left the work directory");
        climb(deep);
    } else if (strcmp(what, "link_out") == 0) {
        if (link("/bin/sh", "sh") == 0 || link("/usr/lib/os-release", "release") == 0)
            escaped("a file of the host has a name in the work directory");
        if (symlink("/../../../../../etc/shadow", "s") == 0 && open("s", O_RDONLY) >= 0)
            escaped("a link led to the host's passwords");
        climb(deep);
    } else if (strcmp(what, "descriptor") == 0) {
        int top = open("/", O_PATH);
        if (fchdir(top) < 0 || chdir("../../..") < 0)
            broken("chdir: %s", strerror(errno));
        climb(top);
    } else if (strcmp(what, "empty_path") == 0) {
        int path = open("/usr", O_PATH | O_DIRECTORY);
        if (linkat(path, "", AT_FDCWD, "usr", AT_EMPTY_PATH) == 0)
            escaped("a descriptor became a name");
        if (fchmodat(path, "bin", 0777, 0) == 0 || unlinkat(path, "bin", AT_REMOVEDIR) == 0)
            escaped("the root was changed");
    } else {
        broken("which?");
    }
    return HELD;
}
