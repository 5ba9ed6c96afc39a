// SPDX-License-Identifier: MIT
/* Builds the planned root in the launcher's own mount namespace and makes it "/". Runs before the filter. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/fd.h"
#include "sandbox/helper/root.h"

/* Makes the folders above a path, relative to the root's descriptor. */
static int make_parents(int root, const char *relative)
{
    char path[PATH_MAX];
    snprintf(path, sizeof(path), "%s", relative);
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdirat(root, path, 0755) < 0 && errno != EEXIST)
            return -1;
        *slash = '/';
    }
    return 0;
}

static int place(int root, const struct root_entry *entry, struct err *e)
{
    const char *relative = entry->path + 1;
    if (make_parents(root, relative) < 0)
        return err_sys(e, "folders above %s", entry->path);
    if (entry->link)
        return symlinkat(entry->link, root, relative) < 0 && errno != EEXIST ? err_sys(e, "symlink %s", entry->path)
                                                                             : 0;
    /* mknod, not open: a descriptor open for writing would make the read-only remount fail with EBUSY. */
    if ((entry->directory ? mkdirat(root, relative, 0755) : mknodat(root, relative, S_IFREG | 0444, 0)) < 0 &&
        errno != EEXIST)
        return err_sys(e, "mount point %s", entry->path);
    if (move_mount(entry->tree, "", root, relative, MOVE_MOUNT_F_EMPTY_PATH) < 0)
        return err_sys(e, "mount %s", entry->path);
    return 0;
}

static int place_all(const struct root_plan *plan, struct err *e)
{
    CLEANUP_FD int root = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        return err_sys(e, "open the new root");
    for (size_t i = 0; i < plan->len; i++)
        if (place(root, &plan->entries[i], e) < 0)
            return -1;
    /* There already when a path of the host's lies below a folder of this name. */
    if ((mkdirat(root, WORK_PARENT + 1, 0755) < 0 && errno != EEXIST) || mkdirat(root, WORK_DIR + 1, 0755) < 0)
        return err_sys(e, "mkdir " WORK_DIR);
    /* What insists on /tmp finds the work directory. */
    if (symlinkat(WORK_DIR + 1, root, "tmp") < 0 && errno != EEXIST)
        return err_sys(e, "symlink /tmp");
    return 0;
}

int root_build(const struct root_plan *plan, struct err *e)
{
    /* No mount of ours travels to the host, and none of the host's comes in later. */
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
        return err_sys(e, "make / private");
    /* Any folder serves to hang the new root on; it is out of sight a moment later. */
    if (mount("root", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1m,nr_inodes=4096") < 0)
        return err_sys(e, "mount a tmpfs");
    if (chdir("/tmp") < 0)
        return err_sys(e, "chdir to the new root");
    if (place_all(plan, e) < 0)
        return -1;
    if (syscall(SYS_pivot_root, ".", ".") < 0)
        return err_sys(e, "pivot_root");
    /* The old root lies over the new one now; unmounted it is gone for good. */
    if (umount2(".", MNT_DETACH) < 0)
        return err_sys(e, "unmount the old root");
    if (chdir("/") < 0)
        return err_sys(e, "chdir /");
    struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY };
    if (mount_setattr(AT_FDCWD, "/", 0, &attr, sizeof(attr)) < 0)
        return err_sys(e, "make / read-only");
    return 0;
}
