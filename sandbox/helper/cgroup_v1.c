// SPDX-License-Identifier: MIT
/* Cgroup v1: one folder a cell in each of the memory, pids and cpuacct hierarchies, below the helper's own group there.
 * The launcher enters by writing "0" to `tasks` itself, once; every run is born inside. */
#include "sandbox/helper/cgroup_internal.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const controllers[CGROUP_HIERARCHIES] = { "memory", "pids", "cpuacct" };

static const struct {
    enum knob knob;
    int hierarchy;
    const char *name;
    int flags;
} knobs_v1[] = {
    { KNOB_MEMORY_MAX, 0, "memory.limit_in_bytes", O_RDWR },
    { KNOB_MEMORY_PEAK, 0, "memory.max_usage_in_bytes", O_RDWR },
    { KNOB_MEMORY_EVENTS, 0, "memory.oom_control", O_RDONLY },
    { KNOB_MEMORY_USAGE, 0, "memory.usage_in_bytes", O_RDONLY },
    { KNOB_MEMORY_EMPTY, 0, "memory.force_empty", O_WRONLY },
    { KNOB_PIDS_MAX, 1, "pids.max", O_RDWR },
    { KNOB_PIDS_EVENTS, 1, "pids.events", O_RDONLY },
    { KNOB_PIDS_CURRENT, 1, "pids.current", O_RDONLY },
    { KNOB_CPU, 2, "cpuacct.usage", O_RDONLY },
};

int cgroup_v1_open(struct cgroup_host *h)
{
    bool granted[CGROUP_HIERARCHIES] = { 0 };
    for (int i = 0; i < CGROUP_HIERARCHIES; i++) {
        char mount[CGROUP_PATH_MAX], own[CGROUP_PATH_MAX], parent[2 * CGROUP_PATH_MAX], dir[CGROUP_PATH_MAX];
        if (cgroup_find(controllers[i], mount, own) < 0)
            continue;
        snprintf(parent, sizeof(parent), "%s%s", mount, own);
        if (strlen(parent) >= CGROUP_PATH_MAX)
            continue;
        cgroup_remove_stale(parent);
        h->lock[i] = cgroup_claim(parent, dir);
        granted[i] = h->lock[i] >= 0;
        if (granted[i])
            memcpy(h->dir[i], dir, sizeof(dir));
    }
    h->memory = granted[0];
    h->pids = granted[1];
    h->cpu = granted[2];
    h->version = h->memory || h->pids || h->cpu ? 1 : 0;
    return h->version ? 0 : -1;
}

static int cell_open_v1(const struct cgroup_host *h, unsigned id, struct cgroup_knobs *knobs, int *join, struct err *e)
{
    char name[32], path[CGROUP_HIERARCHIES][CGROUP_PATH_MAX];
    snprintf(name, sizeof(name), "c%u", id);
    knobs->version = 1;
    for (int i = 0; i < CGROUP_HIERARCHIES; i++) {
        path[i][0] = '\0';
        if (!*h->dir[i])
            continue;
        if (cgroup_path(path[i], h->dir[i], name) < 0 || mkdir(path[i], 0755) < 0)
            return err_sys(e, "mkdir %s/%s", h->dir[i], name);
        join[i] = cgroup_knob_open(path[i], "tasks", O_WRONLY);
        if (join[i] < 0)
            return err_sys(e, "open %s/tasks", path[i]);
    }
    for (size_t i = 0; i < COUNT(knobs_v1); i++)
        knobs->fd[knobs_v1[i].knob] =
            cgroup_knob_open(path[knobs_v1[i].hierarchy], knobs_v1[i].name, knobs_v1[i].flags);
    /* Swap would let a program pass the memory limit; where swap is not accounted the file is absent. */
    cgroup_put(path[0], "memory.swappiness", "0");
    return 0;
}

int cgroup_cell_open(const struct cgroup_host *h, unsigned id, uid_t owner, struct cgroup_knobs *knobs,
                     int join[CGROUP_HIERARCHIES], struct err *e)
{
    *knobs = CGROUP_KNOBS_NONE;
    for (int i = 0; i < CGROUP_HIERARCHIES; i++)
        join[i] = -1;
    if (h->version == 1)
        return cell_open_v1(h, id, knobs, join, e);
    if (h->version == 2) {
        char name[32], path[CGROUP_PATH_MAX];
        snprintf(name, sizeof(name), "c%u", id);
        if (cgroup_path(path, h->dir[0], name) < 0 || mkdir(path, 0755) < 0)
            return err_sys(e, "mkdir %s/%s", h->dir[0], name);
        /* The common ancestor of the launcher's and a run's leaf: to start a run there the launcher must be allowed to
         * write its cgroup.procs, which is all that it may do. */
        char procs[CGROUP_PATH_MAX];
        if (cgroup_path(procs, path, "cgroup.procs") < 0 || chown(procs, owner, (gid_t)-1) < 0)
            return err_sys(e, "chown %s/cgroup.procs", path);
        join[0] = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        return join[0] < 0 ? err_sys(e, "open %s", path) : 0;
    }
    return 0;
}
