// SPDX-License-Identifier: MIT
/* Whole files by path. People name these paths, so every failure says which; but what lies there may be anything: a
 * FIFO must not block the judge, a device must not be read, and a file larger than the caller's cap must not be
 * swallowed. Writing never leaves a part of a file under its real name. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"

enum { PATH_BYTES = 4096 };

int file_read_at(int dir, const char *path, struct str *out, struct err *e)
{
    /* O_NONBLOCK: opening a FIFO without a writer would wait for ever; it means nothing to a regular file. */
    CLEANUP_FD int fd = openat(dir, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return err_sys(e, "%s", path);
    struct stat st;
    if (fstat(fd, &st) < 0)
        return err_sys(e, "%s", path);
    if (S_ISDIR(st.st_mode))
        return err_set(e, "%s: is a directory", path);
    if (!S_ISREG(st.st_mode))
        return err_set(e, "%s: not a regular file", path);
    if ((uint64_t)st.st_size > out->max - out->len) /* told before anything is read */
        return err_set(e, "%s: longer than %zu bytes", path, out->max);
    if (fd_read_all(fd, out, e) < 0)
        return err_prefix(e, "%s", path);
    return 0;
}

/* Fills fd with the bytes under a name beside `path`; the caller renames or unlinks it. */
static int write_beside(int dir, const char *temporary, const void *bytes, size_t size, unsigned mode, struct err *e)
{
    CLEANUP_FD int fd = openat(dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);
    if (fd < 0)
        return err_sys(e, "create %s", temporary);
    int failed = fd_write_full(fd, bytes, size);
    if (failed == 0)
        failed = close(TAKE(fd, -1)); /* where a full disk is told by some file systems */
    if (failed < 0) {
        err_sys(e, "write %s", temporary);
        unlinkat(dir, temporary, 0);
        return -1;
    }
    return 0;
}

int file_write_at(int dir, const char *path, const void *bytes, size_t size, unsigned mode, struct err *e)
{
    static unsigned counter;
    char temporary[PATH_BYTES];
    unsigned number = __atomic_add_fetch(&counter, 1, __ATOMIC_RELAXED);
    int len = snprintf(temporary, sizeof(temporary), "%s.%ld.%u.tmp", path, (long)getpid(), number);
    if (len >= (int)sizeof(temporary))
        return err_set(e, "%.64s...: path too long", path);
    if (write_beside(dir, temporary, bytes, size, mode, e) < 0)
        return -1;
    if (renameat(dir, temporary, dir, path) < 0) {
        err_sys(e, "%s", path);
        unlinkat(dir, temporary, 0);
        return -1;
    }
    return 0;
}

static int make_dir(const char *path, unsigned mode, struct err *e)
{
    struct stat st;
    if (mkdir(path, (mode_t)mode) == 0)
        return 0;
    int sys = errno;
    if (stat(path, &st) == 0 &&
        S_ISDIR(st.st_mode)) /* also where mkdir says EROFS or EACCES of what is there already */
        return 0;
    errno = sys;
    return err_sys(e, "make directory %s", path);
}

int file_make_dirs(const char *path, unsigned mode, struct err *e)
{
    char part[PATH_BYTES];
    size_t len = strlen(path);
    if (len == 0 || len >= sizeof(part))
        return err_set(e, "%.64s: not a usable path", path);
    for (size_t i = 1; i < len; i++) {
        if (path[i] != '/' || path[i - 1] == '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (make_dir(part, mode, e) < 0)
            return -1;
    }
    return make_dir(path, mode, e);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void close_dirp(DIR **d)
{
    if (*d)
        closedir(*d);
}

int file_names_at(int dir, const char *path, size_t max, char ***names, struct err *e)
{
    CLEANUP_FD int fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    CLEANUP(close_dirp) DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (!d)
        return err_sys(e, "%s", path);
    fd = -1; /* the stream's now */
    char **list = calloc(1, sizeof(*list));
    size_t len = 0;
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(d);
        if (!entry)
            break;
        if (entry->d_name[0] == '.')
            continue;
        char **grown = len < max ? reallocarray(list, len + 2, sizeof(*list)) : NULL;
        if (!grown) {
            file_names_free(list);
            return err_set(e, "%s: more than %zu entries", path, max);
        }
        list = grown;
        list[len] = strdup(entry->d_name);
        list[++len] = NULL;
    }
    if (errno != 0) {
        err_sys(e, "%s", path);
        file_names_free(list);
        return -1;
    }
    qsort(list, len, sizeof(*list), by_bytes);
    *names = list;
    return 0;
}

void file_names_free(char **names)
{
    for (char **n = names; n && *n; n++)
        free(*n);
    free(names);
}

bool file_exists_at(int dir, const char *path)
{
    return faccessat(dir, path, F_OK, 0) == 0;
}
