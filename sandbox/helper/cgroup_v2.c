// SPDX-License-Identifier: MIT
/* Cgroup v2: below a group whose controllers we may hand down, "gavel-PID/c<cell>/{launcher,r<run>}". A run is born in
 * its leaf (CLONE_INTO_CGROUP: no attach, no stall). The leaf is made ahead and used once, because memory.peak cannot
 * be reset before kernel 6.12. */
#include "sandbox/helper/cgroup_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/fd.h"

static const char *const wanted[] = { "memory", "pids", "cpu" };

static bool has_word(const char *folder, const char *file, const char *word)
{
    char text[512];
    CLEANUP_FD int fd = cgroup_knob_open(folder, file, O_RDONLY);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
    if (len <= 0)
        return false;
    text[len] = '\0';
    char *save = NULL;
    for (char *w = strtok_r(text, " \n", &save); w; w = strtok_r(NULL, " \n", &save))
        if (strcmp(w, word) == 0)
            return true;
    return false;
}

/* Hands down what is there. 0 when memory and pids are handed down in the end; else -1 with errno of the last refusal.
 */
static int hand_down(const char *folder)
{
    int refused = ENOENT;
    for (size_t i = 0; i < COUNT(wanted); i++) {
        char text[32];
        snprintf(text, sizeof(text), "+%s", wanted[i]);
        if (has_word(folder, "cgroup.controllers", wanted[i]) &&
            !has_word(folder, "cgroup.subtree_control", wanted[i]) &&
            cgroup_put(folder, "cgroup.subtree_control", text) < 0) {
            refused = errno;
            /* pids and cpu would be granted beside processes, and make the group a threaded one, of no use any more. */
            if (errno == EBUSY)
                break;
        }
    }
    if (has_word(folder, "cgroup.subtree_control", "memory") && has_word(folder, "cgroup.subtree_control", "pids"))
        return 0;
    errno = refused;
    return -1;
}

/* Moves every process of the group into a leaf of it, so that the group may hand its controllers down ("no internal
 * processes"). Only done in a group that was delegated to us: our own scope, service or container. */
static int clear_group(const char *folder)
{
    char leaf[CGROUP_PATH_MAX], text[8192];
    if (cgroup_path(leaf, folder, "gavel-supervisor") < 0 || (mkdir(leaf, 0755) < 0 && errno != EEXIST))
        return -1;
    /* More may be born while we move; two more looks are enough for a scope of our own. */
    for (int round = 0; round < 3; round++) {
        CLEANUP_FD int fd = cgroup_knob_open(folder, "cgroup.procs", O_RDONLY);
        ssize_t len = fd < 0 ? -1 : fd_read_full(fd, text, sizeof(text) - 1);
        if (len < 0)
            return -1;
        text[len] = '\0';
        char *save = NULL;
        for (char *pid = strtok_r(text, "\n", &save); pid; pid = strtok_r(NULL, "\n", &save))
            cgroup_put(leaf, "cgroup.procs", pid);
    }
    return 0;
}

static bool delegated(const char *folder, const char *own)
{
    char value[8];
    return geteuid() != 0 || !*own || getxattr(folder, "user.delegate", value, sizeof(value)) > 0 ||
           getxattr(folder, "trusted.delegate", value, sizeof(value)) > 0;
}

/* The group below which this helper works: our own if it is (or can be made) empty of processes, else, for root, the
 * top. */
static int choose_base(char base[CGROUP_PATH_MAX])
{
    char mount[CGROUP_PATH_MAX], own[CGROUP_PATH_MAX], folder[2 * CGROUP_PATH_MAX];
    if (cgroup_find(NULL, mount, own) < 0)
        return -1;
    snprintf(folder, sizeof(folder), "%s%s", mount, own);
    if (strlen(folder) >= CGROUP_PATH_MAX)
        return -1;
    /* A gavel that was started by one whose helper moved itself away already: go up to the delegated group. */
    char *last = strrchr(folder, '/');
    if (last && strcmp(last, "/gavel-supervisor") == 0)
        *last = '\0';
    snprintf(base, CGROUP_PATH_MAX, "%.*s", CGROUP_PATH_MAX - 1, folder);
    if (hand_down(base) == 0)
        return 0;
    if (errno == EBUSY && delegated(base, own) && clear_group(base) == 0 && hand_down(base) == 0)
        return 0;
    if (geteuid() != 0)
        return -1;
    snprintf(base, CGROUP_PATH_MAX, "%s", mount);
    return hand_down(base);
}

int cgroup_v2_open(struct cgroup_host *h)
{
    char base[CGROUP_PATH_MAX];
    if (choose_base(base) < 0)
        return -1;
    cgroup_remove_stale(base);
    h->lock[0] = cgroup_claim(base, h->dir[0]);
    if (h->lock[0] < 0 || hand_down(h->dir[0]) < 0) {
        cgroup_remove_tree(h->dir[0]);
        fd_closep(&h->lock[0]);
        h->dir[0][0] = '\0';
        return -1;
    }
    h->version = 2;
    h->memory = h->pids = true;
    h->cpu = true; /* cpu.stat's usage_usec is there without the cpu controller */
    return 0;
}

static int cell_folder(const struct cgroup_host *h, unsigned id, const char *leaf, char path[CGROUP_PATH_MAX])
{
    char name[64];
    snprintf(name, sizeof(name), "c%u%s%s", id, leaf ? "/" : "", leaf ? leaf : "");
    return cgroup_path(path, h->dir[0], name);
}

int cgroup_cell_divide(const struct cgroup_host *h, unsigned id, pid_t launcher, struct err *e)
{
    char cell[CGROUP_PATH_MAX], leaf[CGROUP_PATH_MAX], pid[32];
    if (cell_folder(h, id, NULL, cell) < 0 || cell_folder(h, id, "launcher", leaf) < 0)
        return err_set(e, "cgroup path too long");
    snprintf(pid, sizeof(pid), "%d", launcher);
    if (mkdir(leaf, 0755) < 0 || cgroup_put(leaf, "cgroup.procs", pid) < 0)
        return err_sys(e, "move the launcher to %s", leaf);
    return hand_down(cell) < 0 ? err_sys(e, "cgroup.subtree_control of %s", cell) : 0;
}

static const struct {
    enum knob knob;
    const char *name;
    int flags;
} knobs_v2[] = {
    { KNOB_MEMORY_MAX, "memory.max", O_RDWR },
    { KNOB_MEMORY_PEAK, "memory.peak", O_RDONLY },
    { KNOB_MEMORY_EVENTS, "memory.events", O_RDONLY },
    { KNOB_PIDS_MAX, "pids.max", O_RDWR },
    { KNOB_PIDS_EVENTS, "pids.events", O_RDONLY },
    { KNOB_PIDS_CURRENT, "pids.current", O_RDONLY },
    { KNOB_CPU, "cpu.stat", O_RDONLY },
};

int cgroup_leaf_open(const struct cgroup_host *h, unsigned id, unsigned n, uid_t owner, struct cgroup_knobs *knobs,
                     struct err *e)
{
    char name[32], leaf[CGROUP_PATH_MAX], procs[CGROUP_PATH_MAX];
    *knobs = CGROUP_KNOBS_NONE;
    knobs->version = 2;
    snprintf(name, sizeof(name), "r%u", n);
    if (cell_folder(h, id, name, leaf) < 0 || mkdir(leaf, 0755) < 0)
        return err_sys(e, "mkdir %s", leaf);
    if (cgroup_path(procs, leaf, "cgroup.procs") < 0 || chown(procs, owner, (gid_t)-1) < 0)
        return err_sys(e, "chown %s/cgroup.procs", leaf);
    knobs->fd[KNOB_LEAF] = open(leaf, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; i < COUNT(knobs_v2); i++)
        knobs->fd[knobs_v2[i].knob] = cgroup_knob_open(leaf, knobs_v2[i].name, knobs_v2[i].flags);
    if (knobs->fd[KNOB_LEAF] < 0 || knobs->fd[KNOB_MEMORY_MAX] < 0)
        return err_sys(e, "open %s", leaf);
    cgroup_put(leaf, "memory.swap.max", "0");
    cgroup_put(leaf, "memory.oom.group", "1"); /* all of a run dies together, or what is left answers for it */
    return 0;
}

void cgroup_leaf_remove(const struct cgroup_host *h, unsigned id, unsigned n)
{
    char name[32], leaf[CGROUP_PATH_MAX];
    snprintf(name, sizeof(name), "r%u", n);
    if (cell_folder(h, id, name, leaf) == 0)
        rmdir(leaf);
}
