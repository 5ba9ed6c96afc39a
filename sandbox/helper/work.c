// SPDX-License-Identifier: MIT
/* The work directory: a small tmpfs, the only place a run may write. It is never cleaned, only replaced: mounting a new
 * one costs 30 us, and what is unmounted cannot hide anything. Runs under the filter, so mounts go through the gate. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "sandbox/helper/gate.h"
#include "sandbox/helper/launcher.h"

enum { FOLDER_DEPTH_MAX = 64, WORK_BYTES_DEFAULT = 16 << 20, WORK_FILES_DEFAULT = 1024 };

int work_mount(struct launcher *l, struct err *e)
{
    const struct sandbox_profile *p = l->profile;
    char options[128];
    snprintf(options, sizeof(options), "mode=1777,size=%" PRIu64 ",nr_inodes=%" PRIu64,
             p->work_bytes ? p->work_bytes : WORK_BYTES_DEFAULT, p->work_files ? p->work_files : WORK_FILES_DEFAULT);
    /* Without access times, so that who only looks leaves no trace for the next run. */
    unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOATIME | MS_NODIRATIME | (p->exec_work ? 0 : MS_NOEXEC);
    if (!l->host->namespaces) {
        l->work = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        return l->work < 0 ? err_sys(e, "open the work directory") : 0;
    }
    if (gate(SYS_mount, (long)"work", (long)WORK_DIR, (long)"tmpfs", (long)flags, (long)options) < 0)
        return err_sys(e, "mount " WORK_DIR);
    l->work = open(WORK_DIR, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (l->work < 0 || fchdir(l->work) < 0 || fstat(l->work, &l->work_made) < 0)
        return err_sys(e, "enter " WORK_DIR);
    return 0;
}

/* By read and write, in a buffer of the launcher: the file is 0444 and of another uid, so the program cannot change it.
 */
static int copy_file(int from, int to)
{
    static char buffer[64 * 1024];
    off_t offset = 0;
    ssize_t got;
    while ((got = pread(from, buffer, sizeof(buffer), offset)) > 0) {
        if (fd_write_full(to, buffer, (size_t)got) < 0)
            return -1;
        offset += got;
    }
    return got < 0 ? -1 : 0;
}

int work_place(struct launcher *l, const struct wire_run *run, const char *const *names, const int *fds, struct err *e)
{
    for (uint32_t i = 0; i < run->files; i++) {
        bool writable = run->writable & (1U << i);
        CLEANUP_FD int to = openat(l->work, names[i], O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (to < 0)
            return err_sys(e, "create %s", names[i]);
        l->dirty = true;
        if (copy_file(fds[i], to) < 0)
            return err_sys(e, "write %s", names[i]);
        if (writable && gate(SYS_fchown, to, (long)l->run_uid, (long)l->run_uid, 0, 0) < 0)
            return err_sys(e, "chown %s", names[i]);
        if (fchmod(to, (writable ? 0644 : 0444) | (run->executable & (1U << i) ? 0111 : 0)) < 0)
            return err_sys(e, "chmod %s", names[i]);
    }
    return 0;
}

static bool same_time(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Is the mount as it was made? Every entry that comes or goes moves the directory's ctime, and no call sets it back;
 * but only fine times show one that came within the tick in which the mount was made. */
static bool pristine(const struct launcher *l)
{
    const struct stat *made = &l->work_made;
    struct stat st;
    return !l->dirty && l->host->fine_times && fstat(l->work, &st) == 0 && st.st_nlink == made->st_nlink &&
           st.st_size == made->st_size && same_time(&st.st_ctim, &made->st_ctim) &&
           same_time(&st.st_mtim, &made->st_mtim);
}

/* Links are never followed, the depth is bounded. */
static int empty_folder(int dir, int depth)
{
    int copy = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = copy < 0 ? NULL : fdopendir(copy);
    if (!entries)
        return -1;
    for (struct dirent *entry; (entry = readdir(entries));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || unlinkat(dir, entry->d_name, 0) == 0)
            continue;
        if (depth == FOLDER_DEPTH_MAX)
            continue;
        CLEANUP_FD int below = openat(dir, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below >= 0)
            empty_folder(below, depth + 1);
        unlinkat(dir, entry->d_name, AT_REMOVEDIR);
    }
    closedir(entries);
    struct stat st;
    return fstat(dir, &st) < 0 || st.st_nlink > 2 ? -1 : 0;
}

int work_empty(int dir)
{
    return empty_folder(dir, 0);
}

int work_renew(struct launcher *l, struct err *e)
{
    if (!l->host->namespaces)
        return work_empty(l->work) < 0 ? err_set(e, "the work directory cannot be emptied") : 0;
    if (pristine(l))
        return 0;
    if (chdir("/") < 0)
        return err_sys(e, "chdir /");
    fd_closep(&l->work);
    if (gate(SYS_umount2, (long)WORK_DIR, MNT_DETACH, 0, 0, 0) < 0)
        return err_sys(e, "unmount " WORK_DIR);
    l->dirty = false;
    return work_mount(l, e);
}

int work_collect(struct launcher *l, const char *name, uint64_t max_bytes)
{
    struct stat st;
    /* O_NONBLOCK: a FIFO left under this name must not hold us; O_NOFOLLOW: nor a link lead us elsewhere. */
    CLEANUP_FD int from = openat(l->work, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (from < 0 || fstat(from, &st) < 0 || !S_ISREG(st.st_mode) || (uint64_t)st.st_size > max_bytes)
        return -1;
    CLEANUP_FD int to = (int)gate(SYS_memfd_create, (long)"collected", MFD_CLOEXEC | MFD_ALLOW_SEALING, 0, 0, 0);
    if (to < 0 || copy_file(from, to) < 0)
        return -1;
    const long seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    if (lseek(to, 0, SEEK_SET) < 0 || gate(SYS_fcntl, to, F_ADD_SEALS, seals, 0, 0) < 0)
        return -1;
    return TAKE(to, -1);
}
