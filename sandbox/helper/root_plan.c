// SPDX-License-Identifier: MIT
/* Which host paths a root shows. Symbolic links on the way are remade rather than followed, so that /usr/bin/python3
 * and the file behind it both exist inside; the globs come from root-owned profiles (or the user's own), never from a
 * request. */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/str.h"
#include "sandbox/helper/root.h"

static const char *const devices[] = { "/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", NULL };

static bool known(const struct root_plan *plan, const char *path)
{
    for (size_t i = 0; i < plan->len; i++)
        if (strcmp(plan->entries[i].path, path) == 0)
            return true;
    return false;
}

static int add(struct root_plan *plan, const char *path, const char *link, bool directory, struct err *e)
{
    if (known(plan, path))
        return 0;
    if (plan->len == ROOT_ENTRIES_MAX)
        return err_set(e, "more than %d paths in one root", ROOT_ENTRIES_MAX);
    if (!plan->entries)
        plan->entries = calloc(ROOT_ENTRIES_MAX, sizeof(*plan->entries));
    struct root_entry *entry = &plan->entries[plan->len];
    *entry = (struct root_entry){ strdup(path), link ? strdup(link) : NULL, directory, -1 };
    if (!entry->path || (link && !entry->link))
        abort();
    plan->len++;
    return 0;
}

/* One component at a time: `done` is free of links, `rest` is still to go. A link is added and its target takes its
 * place. */
static int resolve(struct root_plan *plan, const char *path, struct err *e)
{
    char done[PATH_MAX] = "", rest[PATH_MAX], next[2 * PATH_MAX], target[PATH_MAX];
    struct stat st = { 0 };
    snprintf(rest, sizeof(rest), "%s", path);
    for (int steps = 0; *rest; steps++) {
        if (steps > 400)
            return err_set(e, "%s: too many links", path);
        char *component = rest + strspn(rest, "/");
        size_t len = strcspn(component, "/");
        if (len == 0)
            break;
        char after[PATH_MAX];
        snprintf(after, sizeof(after), "%s", component + len);
        if (len == 2 && memcmp(component, "..", 2) == 0) {
            char *slash = strrchr(done, '/');
            *(slash ? slash : done) = '\0';
            memcpy(rest, after, sizeof(rest));
            continue;
        }
        if (snprintf(next, sizeof(next), "%s/%.*s", done, (int)len, component) >= PATH_MAX)
            return err_set(e, "%s: too long", path);
        if (lstat(next, &st) < 0)
            return 0;
        if (!S_ISLNK(st.st_mode)) {
            memcpy(done, next, sizeof(done));
            memcpy(rest, after, sizeof(rest));
            continue;
        }
        ssize_t got = readlink(next, target, sizeof(target) - 1);
        if (got <= 0)
            return 0;
        target[got] = '\0';
        if (add(plan, next, target, false, e) < 0)
            return -1;
        if (target[0] == '/')
            done[0] = '\0';
        if (snprintf(next, sizeof(next), "%s%s", target, after) >= PATH_MAX)
            return err_set(e, "%s: too long", path);
        memcpy(rest, next, sizeof(rest));
    }
    return *done ? add(plan, done, NULL, S_ISDIR(st.st_mode), e) : 0;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct root_entry *)a)->path, ((const struct root_entry *)b)->path);
}

static void entry_clear(struct root_entry *entry)
{
    free(entry->path);
    free(entry->link);
    fd_closep(&entry->tree);
}

/* What lies below a bound folder is there already. Entries are sorted, so the folder comes first. */
static void drop_covered(struct root_plan *plan)
{
    size_t kept = 0;
    for (size_t i = 0; i < plan->len; i++) {
        bool covered = false;
        for (size_t k = 0; k < kept && !covered; k++) {
            const struct root_entry *above = &plan->entries[k];
            size_t len = strlen(above->path);
            covered = above->directory && strncmp(plan->entries[i].path, above->path, len) == 0 &&
                      plan->entries[i].path[len] == '/';
        }
        if (covered)
            entry_clear(&plan->entries[i]);
        else
            plan->entries[kept++] = plan->entries[i];
    }
    plan->len = kept;
}

static int add_globs(struct root_plan *plan, const char *const *globs, struct err *e)
{
    for (; globs && *globs; globs++) {
        glob_t found = { 0 };
        int result = 0;
        if (**globs != '/')
            return err_set(e, "\"%s\" is not an absolute path", *globs);
        if (glob(*globs, 0, NULL, &found) == 0)
            for (size_t i = 0; i < found.gl_pathc && result == 0; i++)
                result = resolve(plan, found.gl_pathv[i], e);
        globfree(&found);
        if (result < 0)
            return -1;
    }
    return 0;
}

int root_plan_make(struct root_plan *plan, const char *const *globs, struct err *e)
{
    *plan = (struct root_plan){ 0 };
    if (add_globs(plan, devices, e) < 0 || add_globs(plan, globs, e) < 0) {
        root_plan_clear(plan);
        return -1;
    }
    qsort(plan->entries, plan->len, sizeof(*plan->entries), by_path);
    drop_covered(plan);
    return 0;
}

int root_plan_open(struct root_plan *plan, struct err *e)
{
    for (size_t i = 0; i < plan->len; i++) {
        struct root_entry *entry = &plan->entries[i];
        if (entry->link)
            continue;
        /* Recursive: a tree with mounts below that are locked by a user namespace may not be cloned without them. */
        entry->tree = open_tree(AT_FDCWD, entry->path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
        if (entry->tree < 0)
            return err_sys(e, "open_tree %s", entry->path);
        struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID };
        if (strncmp(entry->path, "/dev/", 5) != 0)
            attr.attr_set |= MOUNT_ATTR_NODEV;
        if (mount_setattr(entry->tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof(attr)) < 0)
            return err_sys(e, "mount_setattr %s", entry->path);
    }
    return 0;
}

void root_plan_close(struct root_plan *plan)
{
    for (size_t i = 0; i < plan->len; i++)
        fd_closep(&plan->entries[i].tree);
}

void root_plan_clear(struct root_plan *plan)
{
    for (size_t i = 0; i < plan->len; i++)
        entry_clear(&plan->entries[i]);
    free(plan->entries);
    *plan = (struct root_plan){ 0 };
}
