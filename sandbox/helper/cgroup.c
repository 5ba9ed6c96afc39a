// SPDX-License-Identifier: MIT
/* What both cgroup versions have in common: finding the mounts, knobs as open descriptors, removing folders. No process
 * is ever attached here while somebody waits: a write to v1's cgroup.procs stalls 5-25 ms once runs are spaced. */
#include "sandbox/helper/cgroup_internal.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/parse.h"

int cgroup_path(char out[CGROUP_PATH_MAX], const char *folder, const char *name)
{
    int len = snprintf(out, CGROUP_PATH_MAX, "%s/%s", folder, name);
    return len < 0 || len >= CGROUP_PATH_MAX ? -1 : 0;
}

int cgroup_knob_open(const char *folder, const char *name, int flags)
{
    char path[CGROUP_PATH_MAX];
    if (!*folder || cgroup_path(path, folder, name) < 0)
        return -1;
    return open(path, flags | O_CLOEXEC);
}

int cgroup_put(const char *folder, const char *name, const char *text)
{
    CLEANUP_FD int fd = cgroup_knob_open(folder, name, O_WRONLY);
    return fd < 0 || write(fd, text, strlen(text)) < 0 ? -1 : 0;
}

static void remove_one(const char *folder)
{
    /* EBUSY for a moment after the last task was reaped: its css is freed by RCU. Bounded: 50 x 2 ms. */
    for (int i = 0; i < 50 && rmdir(folder) < 0 && errno == EBUSY; i++)
        usleep(2000);
}

static void for_each_folder(const char *parent, void (*visit)(const char *path, const char *name))
{
    DIR *dir = opendir(parent);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[CGROUP_PATH_MAX];
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.' && cgroup_path(path, parent, entry->d_name) == 0)
            visit(path, entry->d_name);
    }
    closedir(dir);
}

static void remove_leaf(const char *path, const char *name UNUSED)
{
    remove_one(path);
}

static void remove_cell(const char *path, const char *name UNUSED)
{
    for_each_folder(path, remove_leaf);
    remove_one(path);
}

void cgroup_remove_tree(const char *folder)
{
    if (!*folder)
        return;
    for_each_folder(folder, remove_cell);
    remove_one(folder);
}

/* A live helper holds a lock on its folder. A pid would not tell: another helper may live in another pid namespace. */
static void remove_if_stale(const char *path, const char *name)
{
    if (strncmp(name, CGROUP_FOLDER, strlen(CGROUP_FOLDER)) != 0 ||
        !isdigit((unsigned char)name[strlen(CGROUP_FOLDER)]))
        return;
    CLEANUP_FD int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        cgroup_remove_tree(path);
}

/* Somebody may take the folder for a dead helper's between mkdir and flock: then it is gone, and another is made. */
int cgroup_claim(const char *parent, char dir[CGROUP_PATH_MAX])
{
    for (int i = 0; i < 100; i++) {
        char name[64];
        struct stat held, there;
        snprintf(name, sizeof(name), CGROUP_FOLDER "%d-%d", getpid(), i);
        if (cgroup_path(dir, parent, name) < 0)
            break;
        if (mkdir(dir, 0755) < 0) {
            if (errno == EEXIST)
                continue; /* of a helper with our pid in another namespace */
            break;
        }
        CLEANUP_FD int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &held) == 0 && stat(dir, &there) == 0 &&
            held.st_ino == there.st_ino)
            return TAKE(fd, -1);
    }
    dir[0] = '\0';
    return -1;
}

void cgroup_remove_stale(const char *parent)
{
    for_each_folder(parent, remove_if_stale);
}

/* A line of /proc/self/mountinfo: … mount point (5th) … - type source options. */
static bool mount_matches(char *line, const char *controller, char mount[CGROUP_PATH_MAX])
{
    char *tail = strstr(line, " - ");
    char root[CGROUP_PATH_MAX], point[CGROUP_PATH_MAX], type[32], options[256];
    if (!tail || sscanf(line, "%*s %*s %*s %511s %511s", root, point) != 2 ||
        sscanf(tail, " - %31s %*s %255s", type, options) != 2)
        return false;
    if (controller ? strcmp(type, "cgroup") != 0 : strcmp(type, "cgroup2") != 0)
        return false;
    if (controller) {
        bool found = false;
        char *save = NULL;
        for (char *o = strtok_r(options, ",", &save); o; o = strtok_r(NULL, ",", &save))
            found |= strcmp(o, controller) == 0;
        if (!found)
            return false;
    }
    memcpy(mount, point, CGROUP_PATH_MAX);
    return true;
}

/* A line of /proc/self/cgroup: id:controllers:path; v2's has id 0 and no controllers. */
static bool own_matches(char *line, const char *controller, char own[CGROUP_PATH_MAX])
{
    char *names = strchr(line, ':');
    char *path = names ? strchr(names + 1, ':') : NULL;
    if (!path)
        return false;
    *path++ = '\0';
    path[strcspn(path, "\n")] = '\0';
    names++;
    bool found = !controller && strncmp(line, "0:", 2) == 0;
    char *save = NULL;
    for (char *o = strtok_r(names, ",", &save); o && controller; o = strtok_r(NULL, ",", &save))
        found |= strcmp(o, controller) == 0;
    if (!found || strlen(path) >= CGROUP_PATH_MAX)
        return false;
    snprintf(own, CGROUP_PATH_MAX, "%s", strcmp(path, "/") == 0 ? "" : path);
    return true;
}

static int find_line(const char *file, const char *controller, char *out, bool (*matches)(char *, const char *, char *))
{
    FILE *f = fopen(file, "re");
    char *line = NULL;
    size_t size = 0;
    bool found = false;
    if (!f)
        return -1;
    while (!found && getline(&line, &size, f) >= 0)
        found = matches(line, controller, out);
    free(line);
    fclose(f);
    return found ? 0 : -1;
}

int cgroup_find(const char *controller, char mount[CGROUP_PATH_MAX], char own[CGROUP_PATH_MAX])
{
    if (find_line("/proc/self/mountinfo", controller, mount, mount_matches) < 0)
        return -1;
    return find_line("/proc/self/cgroup", controller, own, own_matches);
}

int cgroup_host_open(struct cgroup_host *h, bool forbid, struct err *e UNUSED)
{
    *h = (struct cgroup_host){ .lock = { -1, -1, -1 } };
    /* v2 first: a hybrid host mounts it too, but without the controllers that v1 holds. */
    if (!forbid && cgroup_v2_open(h) < 0)
        cgroup_v1_open(h);
    return 0;
}

void cgroup_host_close(struct cgroup_host *h)
{
    for (int i = 0; i < CGROUP_HIERARCHIES; i++) {
        cgroup_remove_tree(h->dir[i]);
        fd_closep(&h->lock[i]);
    }
}

static int cell_path(const struct cgroup_host *h, int hierarchy, unsigned id, char path[CGROUP_PATH_MAX])
{
    char name[32];
    snprintf(name, sizeof(name), "c%u", id);
    return *h->dir[hierarchy] ? cgroup_path(path, h->dir[hierarchy], name) : -1;
}

void cgroup_cell_remove(const struct cgroup_host *h, unsigned id)
{
    char path[CGROUP_PATH_MAX];
    for (int i = 0; i < CGROUP_HIERARCHIES; i++)
        if (cell_path(h, i, id, path) == 0)
            remove_cell(path, "");
}

bool cgroup_cell_oom(const struct cgroup_host *h, unsigned id)
{
    char path[CGROUP_PATH_MAX];
    struct cgroup_knobs k = CGROUP_KNOBS_NONE;
    uint64_t kills = 0;
    if (!h->memory || cell_path(h, 0, id, path) < 0)
        return false;
    k.fd[KNOB_MEMORY_EVENTS] =
        cgroup_knob_open(path, h->version == 1 ? "memory.oom_control" : "memory.events", O_RDONLY);
    bool killed = cgroup_read(&k, KNOB_MEMORY_EVENTS, "oom_kill", &kills) == 0 && kills > 0;
    cgroup_knobs_close(&k);
    return killed;
}

void cgroup_knobs_close(struct cgroup_knobs *k)
{
    for (int i = 0; i < KNOBS; i++)
        fd_closep(&k->fd[i]);
}

int cgroup_read(const struct cgroup_knobs *k, enum knob knob, const char *key, uint64_t *value)
{
    char text[1024];
    if (k->fd[knob] < 0)
        return -1;
    ssize_t len = pread(k->fd[knob], text, sizeof(text) - 1, 0);
    if (len <= 0)
        return -1;
    text[len] = '\0';
    char *at = text;
    if (key) {
        size_t key_len = strlen(key);
        while (at && (strncmp(at, key, key_len) != 0 || at[key_len] != ' ')) {
            at = strchr(at, '\n');
            at = at ? at + 1 : NULL;
        }
        if (!at)
            return -1;
        at += key_len + 1;
    }
    at[strcspn(at, "\n")] = '\0';
    return parse_u64(at, 0, UINT64_MAX, value, NULL);
}

int cgroup_write(const struct cgroup_knobs *k, enum knob knob, uint64_t value)
{
    char text[32];
    if (k->fd[knob] < 0)
        return 0;
    int len = snprintf(text, sizeof(text), "%llu", (unsigned long long)value);
    return pwrite(k->fd[knob], text, (size_t)len, 0) < 0 ? -1 : 0;
}
