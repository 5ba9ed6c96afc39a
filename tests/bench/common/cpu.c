// SPDX-License-Identifier: MIT
/* A cgroup of the benchmark's own counts in nanoseconds what runs in it (cpuacct of version 1, cpu.stat of version 2);
 * what runs in groups below it counts too. The kernel's threads do what a run left for later; they are a sum over the
 * host, so that other work shows in it. */
#include "tests/bench/common/cpu.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"

static char group[256], parent[200];
static bool version2;

static int64_t read_number(const char *path, const char *key)
{
    char text[1024];
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
    if (len <= 0)
        return -1;
    text[len] = '\0';
    const char *at = key ? strstr(text, key) : text;
    return at ? strtoll(at + (key ? strlen(key) : 0), NULL, 10) : -1;
}

static bool enter(const char *folder)
{
    char path[300];
    snprintf(path, sizeof(path), "%s/cgroup.procs", folder);
    CLEANUP_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd >= 0 && write(fd, "0", 1) == 1;
}

/* Where this process is in the cpuacct hierarchy, or in the unified one; a folder below it for us alone. */
void cpu_group_enter(void)
{
    static const char *const mounts[] = { "/sys/fs/cgroup/cpuacct", "/sys/fs/cgroup/cpu,cpuacct", "/sys/fs/cgroup" };
    if (*group) { /* once more */
        mkdir(group, 0755);
        enter(group);
    }
    for (size_t i = 0; i < COUNT(mounts) && !*group; i++) {
        struct stat st;
        char path[300];
        version2 = i == 2;
        snprintf(path, sizeof(path), "%s/%s", mounts[i], version2 ? "cgroup.controllers" : "cpuacct.usage");
        if (stat(path, &st) < 0)
            continue;
        snprintf(parent, sizeof(parent), "%s", mounts[i]);
        snprintf(group, sizeof(group), "%s/bench-%d", mounts[i], getpid());
        if (mkdir(group, 0755) < 0 || !enter(group)) {
            rmdir(group);
            group[0] = '\0';
        }
    }
}

void cpu_group_leave(void)
{
    if (!*group)
        return;
    enter(parent);
    rmdir(group);
}

int64_t cpu_of_tree_ns(void)
{
    char path[300];
    if (!*group)
        return -1;
    snprintf(path, sizeof(path), "%s/%s", group, version2 ? "cpu.stat" : "cpuacct.usage");
    int64_t value = read_number(path, version2 ? "usage_usec " : NULL);
    return value >= 0 && version2 ? value * 1000 : value;
}

/* A kernel thread has no command line. Its schedstat starts with the nanoseconds it ran. */
int64_t cpu_of_kernel_threads_ns(void)
{
    int64_t sum = 0;
    DIR *proc = opendir("/proc");
    if (!proc)
        return -1;
    for (struct dirent *entry; (entry = readdir(proc));) {
        char path[300], byte;
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9')
            continue;
        snprintf(path, sizeof(path), "/proc/%.16s/cmdline", entry->d_name);
        CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd < 0 || read(fd, &byte, 1) != 0)
            continue;
        snprintf(path, sizeof(path), "/proc/%.16s/schedstat", entry->d_name);
        int64_t ns = read_number(path, NULL);
        sum += ns > 0 ? ns : 0;
    }
    closedir(proc);
    return sum;
}
