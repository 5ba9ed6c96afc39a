// SPDX-License-Identifier: MIT
/* ITEM: 10
 * EXPECT[*]: cause=none exit=0
 * ARGS: names inode_numbers unnamed_inodes times access_time mode blocks inodes links
 * RUN: --repeat 2
 * WHY: what one run leaves in the work directory the next may not learn, be it a number: how many files were once made
 *      shows in the next inode number, when the folder was read shows in its access time. Each row first looks whether
 *      the folder is as a new mount is, then leaves what the row is about and takes every name away again. */
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "tests/hostile/attack.h"

enum { MANY = 40 };

static struct stat look(const char *name)
{
    struct stat st;
    if (stat(name, &st) < 0)
        escaped("stat %s: %s", name, strerror(errno));
    return st;
}

/* The number that the next file gets, less the folder's own. */
static long next_inode(void)
{
    int fd = open("probe", O_CREAT | O_EXCL | O_RDWR, 0600);
    if (fd < 0)
        escaped("the work directory cannot be written: %s", strerror(errno));
    close(fd);
    long number = (long)look("probe").st_ino - (long)look(".").st_ino;
    unlink("probe");
    return number;
}

static void names(void)
{
    DIR *d = opendir(".");
    for (struct dirent *e; d && (e = readdir(d));)
        if (e->d_name[0] != '.')
            escaped("%s is still there", e->d_name);
    mkdir("left-folder", 0700);
    symlink("/etc/passwd", "left-link");
    close(open("left-file", O_CREAT | O_RDWR, 0));
}

static void inode_numbers(void)
{
    long next = next_inode();
    if (next != 1)
        escaped("%ld inodes were made here before", next - 1);
    for (int i = 0; i < MANY; i++)
        next_inode();
}

static void unnamed_inodes(void)
{
    for (int i = 0; i < MANY; i++) {
        int fd = open(".", O_TMPFILE | O_RDWR, 0600);
        if (fd >= 0)
            close(fd);
    }
    /* By now this run has made MANY itself; so it asks for the number only where none of them counted. */
    if (next_inode() != 1 && open(".", O_TMPFILE | O_RDWR, 0600) >= 0)
        escaped("files without a name move the next inode number, and nothing else tells of them");
}

static void times(void)
{
    struct statx st;
    if (statx(AT_FDCWD, ".", 0, STATX_BASIC_STATS | STATX_BTIME, &st) < 0)
        broken("statx: %s", strerror(errno));
    if (st.stx_mtime.tv_sec != st.stx_ctime.tv_sec || st.stx_mtime.tv_nsec != st.stx_ctime.tv_nsec)
        escaped("the folder was changed before");
    if (st.stx_mask & STATX_BTIME &&
        (st.stx_btime.tv_sec != st.stx_ctime.tv_sec || st.stx_btime.tv_nsec != st.stx_ctime.tv_nsec))
        escaped("the folder was changed after it was made");
    usleep(10000);
    utimensat(AT_FDCWD, ".", NULL, 0);
}

static void access_time(void)
{
    struct stat st = look(".");
    if (st.st_atim.tv_sec != st.st_mtim.tv_sec || st.st_atim.tv_nsec != st.st_mtim.tv_nsec)
        escaped("the folder was read before");
    usleep(10000);
    DIR *d = opendir(".");
    while (d && readdir(d))
        ;
}

static void mode(void)
{
    struct stat st = look(".");
    if ((st.st_mode & 07777) != 01777)
        escaped("the folder has mode %o", st.st_mode & 07777);
    /* The two together: a new change time, equal to the time of the contents. */
    chmod(".", 0755);
    utimensat(AT_FDCWD, ".", NULL, 0);
}

static unsigned long long fill(int fd)
{
    static char block[64 * 1024];
    unsigned long long total = 0;
    for (ssize_t got; total < 12ULL * MIB && (got = write(fd, block, sizeof block)) > 0;)
        total += (unsigned long long)got;
    return total;
}

static void blocks(void)
{
    struct statvfs st;
    if (statvfs(".", &st) < 0 || st.f_bfree != st.f_blocks)
        escaped("%llu blocks are taken", (unsigned long long)(st.f_blocks - st.f_bfree));
    for (int i = 0; i < 4; i++) {
        char name[16];
        snprintf(name, sizeof name, "full%d", i);
        int fd = open(name, O_CREAT | O_EXCL | O_RDWR, 0600);
        if (fd < 0 || fill(fd) < 12ULL * MIB)
            escaped("there is no room");
    }
}

static void inodes(void)
{
    struct statvfs st;
    if (statvfs(".", &st) < 0 || st.f_files - st.f_ffree > 1)
        escaped("%llu inodes are taken", (unsigned long long)(st.f_files - st.f_ffree));
    for (int i = 0; i < 2000; i++) {
        char name[16];
        snprintf(name, sizeof name, "f%d", i);
        close(open(name, O_CREAT | O_RDWR, 0600));
    }
}

static void links(void)
{
    if (look(".").st_nlink != 2)
        escaped("the folder has %lu links", (unsigned long)look(".").st_nlink);
    for (int i = 0; i < MANY; i++) {
        char name[16];
        snprintf(name, sizeof name, "d%d", i);
        mkdir(name, 0700);
    }
}

static const struct attack_row rows[] = {
    { "names", names },
    { "inode_numbers", inode_numbers },
    { "unnamed_inodes", unnamed_inodes },
    { "times", times },
    { "access_time", access_time },
    { "mode", mode },
    { "blocks", blocks },
    { "inodes", inodes },
    { "links", links },
};

int main(int argc, char **argv)
{
    return attack_one(rows, sizeof rows / sizeof *rows, argc, argv);
}
