// SPDX-License-Identifier: MIT
/* The read-only root of a cell: planned by the helper, which may read every path; built by the launcher in its own
 * mount namespace from detached mounts, so that nothing is resolved by name twice. */
#ifndef GAVEL_SANDBOX_HELPER_ROOT_H
#define GAVEL_SANDBOX_HELPER_ROOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { ROOT_ENTRIES_MAX = 512 };

struct root_entry {
    char *path;     /* absolute, free of symbolic links */
    char *link;     /* the target of a symbolic link to remake, or NULL */
    bool directory; /* else a file */
    int tree;       /* a detached, read-only clone of the mount at path; -1 for links */
};

struct root_plan {
    struct root_entry *entries; /* parents before children */
    size_t len;
};

/* Landlock's rule hangs on the parent: the walk along a path skips the folder that lies below a mount, so a rule there
 * would hold for no tmpfs mounted on it. */
#define WORK_PARENT "/work"
#define WORK_DIR WORK_PARENT "/here"

/* Resolves the globs (NULL-terminated) and the devices every root has. Paths that are not there are left out. */
int root_plan_make(struct root_plan *plan, const char *const *globs, struct err *e);
/* Opens a detached mount for every entry: needs CAP_SYS_ADMIN over the current mount namespace. Each serves one build.
 */
int root_plan_open(struct root_plan *plan, struct err *e);
void root_plan_close(struct root_plan *plan); /* the mounts only */
void root_plan_clear(struct root_plan *plan);

/* In the launcher: a tmpfs with the plan's entries, made read-only, becomes "/". Host paths are gone after it. */
int root_build(const struct root_plan *plan, struct err *e);

#endif
