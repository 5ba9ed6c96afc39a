// SPDX-License-Identifier: MIT
/* Finds out the host's kind and claims what the helper needs: uids and cgroups. */
#include "sandbox/helper/host.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/claim.h"
#include "base/fd.h"

/* Above systemd's container range (524288 .. 1879048191) and below 2^31, so that no tool takes one for negative. */
enum { UID_FIRST = 1900000000, UID_BLOCKS = 1024 };

/* Tried in a child: what is refused may leave nothing behind. Some hosts grant the namespace and then refuse every use
 * of it (Ubuntu 24.04's AppArmor rule), so a mount is tried too. */
static bool namespaces_granted(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        bool good =
            unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS) == 0 &&
            mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount("probe", "/tmp", "tmpfs", 0, NULL) == 0;
        _exit(good ? 0 : 1);
    }
    int status = 1;
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static int write_map(const char *file, uid_t id, struct err *e)
{
    char text[64];
    int len = snprintf(text, sizeof(text), "%u %u 1\n", id, id);
    CLEANUP_FD int fd = open(file, O_WRONLY | O_CLOEXEC);
    return fd < 0 || write(fd, text, (size_t)len) != len ? err_sys(e, "write %s", file) : 0;
}

/* An ordinary user's helper becomes master of a namespace of its own, in which it may do what root's helper may. */
static int enter_own_namespace(struct err *e)
{
    uid_t uid = geteuid();
    gid_t gid = getegid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) < 0)
        return err_sys(e, "unshare");
    CLEANUP_FD int deny = open("/proc/self/setgroups", O_WRONLY | O_CLOEXEC);
    if (deny < 0 || write(deny, "deny", 4) != 4)
        return err_sys(e, "write /proc/self/setgroups");
    if (write_map("/proc/self/uid_map", uid, e) < 0 || write_map("/proc/self/gid_map", gid, e) < 0)
        return -1;
    return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ? err_sys(e, "make / private") : 0;
}

static int claim_uids(struct host *h, struct err *e)
{
    unsigned block;
    if (claim_number("gavel-sandbox-uids", UID_BLOCKS, &block, &h->uid_lock, e) < 0)
        return err_prefix(e, "are other helpers still running?");
    h->uid_base = UID_FIRST + block * 2 * HOST_CELLS_MAX;
    return 0;
}

/* A change within the tick of the last one does not show in a coarse ctime. Three changes in a row that all show are no
 * coincidence of ticks. */
static bool times_are_fine(void)
{
    CLEANUP_FD int fd = memfd_create("times", MFD_CLOEXEC);
    struct stat before, after;
    bool fine = fd >= 0 && fstat(fd, &before) == 0;
    for (int i = 0; i < 3 && fine; i++) {
        fine = fchmod(fd, i % 2 ? 0600 : 0400) == 0 && fstat(fd, &after) == 0 &&
               (before.st_ctim.tv_nsec != after.st_ctim.tv_nsec || before.st_ctim.tv_sec != after.st_ctim.tv_sec);
        before = after;
    }
    return fine;
}

static const char *kind_of(const struct host *h)
{
    if (!h->namespaces)
        return "H6";
    if (h->root)
        return h->cgroups.version == 2 ? "H1" : h->cgroups.version == 1 ? "H2" : "H3";
    return h->cgroups.version == 2 ? "H4" : "H5";
}

int host_open(struct host *h, const char *force, bool weak, struct err *e)
{
    bool no_root = force && strcmp(force, "H5") == 0;
    bool no_cgroups = force && (strcmp(force, "H3") == 0 || no_root);
    *h = (struct host){ .uid_lock = -1, .proc = -1 };
    h->root = geteuid() == 0 && !no_root;
    h->namespaces = namespaces_granted() && !(force && strcmp(force, "H6") == 0);
    if (!h->namespaces && !weak)
        return err_set(e, "this host grants no user namespaces (H6); `gavel doctor` names the command that mends it, "
                          "--weak runs without them");
    h->landlock = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
    h->fine_times = times_are_fine();
    h->proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (cgroup_host_open(&h->cgroups, no_cgroups, e) < 0)
        return -1;
    if (h->root && claim_uids(h, e) < 0)
        return -1;
    if (!h->root && h->namespaces && enter_own_namespace(e) < 0)
        return -1;
    snprintf(h->kind, sizeof(h->kind), "%s", kind_of(h));
    return 0;
}

void host_close(struct host *h)
{
    cgroup_host_close(&h->cgroups);
    fd_closep(&h->uid_lock);
    fd_closep(&h->proc);
}
