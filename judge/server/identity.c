// SPDX-License-Identifier: MIT
/* Users and folders. Each worker has a uid of its own, so that one that was taken over can neither signal nor trace
 * another, nor read the store, nor change what another cached. The data folder is the front's, so what root makes in it
 * is opened without following links and changed by descriptor. */
#include "judge/server/identity.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/claim.h"
#include "base/fd.h"
#include "base/file.h"

/* Below the range of the sandbox (1900000000), above systemd's for containers. */
enum { WORKER_UID_FIRST = 1899700000, WORKER_UID_BLOCKS = 1024, LOCK_TRIES = 50, LOCK_NAP_US = 100000 };

static int claim_uids(struct identity *id, struct err *e)
{
    unsigned block;
    if (claim_number("gaveld-worker-uids", WORKER_UID_BLOCKS, &block, &id->uid_lock, e) < 0)
        return err_prefix(e, "are other daemons still running?");
    id->workers = WORKER_UID_FIRST + block * WORKERS_MAX;
    return 0;
}

static int find_user(struct identity *id, const char *user, struct err *e)
{
    const struct passwd *p = getpwnam(user);
    if (!p && strcmp(user, "gavel") == 0) /* the default, where no package made it */
        p = getpwnam("nobody");
    if (!p || p->pw_uid == 0)
        return err_set(e, "user \"%s\" %s", user, p ? "is root" : "does not exist");
    id->front = p->pw_uid;
    id->front_group = p->pw_gid;
    return 0;
}

/* Not through links: the folder may be somebody else's by now. */
static int own_folder(const struct identity *id, const char *path, uid_t uid, gid_t gid, mode_t mode, struct err *e)
{
    if (mkdir(path, mode) < 0 && errno != EEXIST)
        return err_sys(e, "make %s", path);
    CLEANUP_FD int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return err_sys(e, "open %s", path);
    if (id->root && fchown(fd, uid, gid) < 0)
        return err_sys(e, "chown %s", path);
    return fchmod(fd, mode) < 0 ? err_sys(e, "chmod %s", path) : 0;
}

/* A store that root made before the first start, for its tokens, becomes the front's with the folder. Only while the
 * folder is root's alone: later a link in it could stand for any file. */
static int give_store(const struct identity *id, const char *path, struct err *e)
{
    static const char *const names[] = { "gavel.db", "gavel.db-wal", "gavel.db-shm" };
    struct stat st;
    CLEANUP_FD int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) < 0 || st.st_uid != 0 || st.st_mode & 022)
        return 0;
    for (size_t i = 0; i < COUNT(names); i++)
        if (fchownat(fd, names[i], id->front, id->front_group, AT_SYMLINK_NOFOLLOW) < 0 && errno != ENOENT)
            return err_sys(e, "chown %s/%s", path, names[i]);
    return 0;
}

/* What is left of one that was killed may take a moment to go. */
static int take_data(struct identity *id, struct err *e)
{
    id->data_lock = open(id->data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (id->data_lock < 0)
        return err_sys(e, "open %s", id->data);
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(id->data_lock, LOCK_EX | LOCK_NB) == 0)
            return 0;
        usleep(LOCK_NAP_US);
    }
    return err_set(e, "another gaveld uses %s", id->data);
}

void identity_cache(const struct identity *id, unsigned n, char path[PATH_MAX])
{
    snprintf(path, PATH_MAX, "%s/worker-%u", id->cache, n);
}

int identity_open(struct identity *id, const char *user, const char *data, const char *cache, unsigned workers,
                  struct err *e)
{
    char path[PATH_MAX];
    *id = (struct identity){
        .root = geteuid() == 0, .uid_lock = -1, .data_lock = -1, .data = data, .cache = cache, .front = geteuid()
    };
    if (id->root && (find_user(id, user, e) < 0 || claim_uids(id, e) < 0))
        return -1;
    mode_t open_mode = id->root ? 0711 : 0700;
    if (file_make_dirs(data, open_mode, e) < 0 || (id->root && give_store(id, data, e) < 0) ||
        own_folder(id, data, id->front, id->front_group, open_mode, e) < 0 || take_data(id, e) < 0)
        return -1;
    if (file_make_dirs(cache, open_mode, e) < 0 || own_folder(id, cache, 0, 0, open_mode, e) < 0)
        return -1;
    for (unsigned i = 0; i < workers; i++) {
        identity_cache(id, i, path);
        if (own_folder(id, path, id->workers + i, (gid_t)(id->workers + i), 0700, e) < 0)
            return -1;
    }
    return 0;
}

int identity_become(const struct identity *id, uid_t uid, gid_t gid, pid_t parent, struct err *e)
{
    if (id->root && (setgroups(0, NULL) < 0 || setresgid(gid, gid, gid) < 0 || setresuid(uid, uid, uid) < 0))
        return err_sys(e, "become uid %u", uid);
    /* After the change of uid: the kernel forgets the death signal with it. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) < 0)
        return err_sys(e, "prctl");
    return getppid() == parent ? 0 : err_set(e, "the monitor has gone");
}
