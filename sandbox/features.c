// SPDX-License-Identifier: MIT
/* What the host grants, for a person: looked at without changing anything. The helper decides by trying
 * (helper/host.c); this only explains. */
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fd.h"
#include "sandbox/sandbox.h"

static bool in_child(bool (*probe)(void))
{
    int status = 1;
    pid_t pid = fork();
    if (pid == 0)
        _exit(probe() ? 0 : 1);
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static bool try_namespaces(void)
{
    return unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS) == 0 &&
           mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static bool have_namespaces(void)
{
    return in_child(try_namespaces);
}

static bool is_root(void)
{
    return geteuid() == 0;
}

static bool have_landlock(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

static bool have_seccomp(void)
{
    return access("/proc/sys/kernel/seccomp/actions_avail", R_OK) == 0;
}

static bool have_names(void)
{
    char text[512];
    CLEANUP_FD int fd = open("/proc/sys/kernel/seccomp/actions_avail", O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
    text[len > 0 ? len : 0] = '\0';
    return strstr(text, "user_notif") != NULL;
}

/* The text of a small file holds the word. */
static bool file_has(const char *path, const char *word)
{
    char text[4096];
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
    text[len > 0 ? len : 0] = '\0';
    return strstr(text, word) != NULL;
}

static bool have_v2(void)
{
    char path[4096], line[4096] = "";
    FILE *f = fopen("/proc/self/cgroup", "re");
    while (f && fgets(line, sizeof(line), f) && strncmp(line, "0::", 3) != 0)
        ;
    if (f)
        fclose(f);
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "0::", 3) != 0)
        return false;
    snprintf(path, sizeof(path), "/sys/fs/cgroup%.2000s/cgroup.controllers", line + 3);
    if (!file_has(path, "memory"))
        return false;
    snprintf(path, sizeof(path), "/sys/fs/cgroup%.2000s/cgroup.procs", line + 3);
    return geteuid() == 0 || access(path, W_OK) == 0;
}

static bool have_v1(void)
{
    return geteuid() == 0 && file_has("/proc/self/cgroup", ":memory:");
}

static bool have_memory(void)
{
    return have_v2() || have_v1();
}

static bool have_pids(void)
{
    return have_v2() || (geteuid() == 0 && file_has("/proc/self/cgroup", ":pids:"));
}

static bool have_cpu(void)
{
    return have_v2() || (geteuid() == 0 && file_has("/proc/self/cgroup", "cpuacct"));
}

static bool kernel_from(int major, int minor)
{
    struct utsname name;
    int has_major = 0, has_minor = 0;
    return uname(&name) == 0 && sscanf(name.release, "%d.%d", &has_major, &has_minor) == 2 &&
           (has_major > major || (has_major == major && has_minor >= minor));
}

static bool have_fine_times(void)
{
    return kernel_from(6, 13);
}

static bool have_short_slices(void)
{
    return kernel_from(6, 12);
}

static const struct {
    const char *name;
    bool (*present)(void);
    const char *lost, *remedy;
} rows_of_host[] = {
    { "user and other namespaces", have_namespaces,
      "nothing runs without --weak: the program would share this host's processes, files and network",
      "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 user.max_user_namespaces=10000" },
    { "a uid of its own for every cell", is_root,
      "programs have your own uid; the pid namespace and the filter keep them apart", "run it as root" },
    { "memory cgroup", have_memory, "memory is sampled each millisecond and a memory verdict is marked inferred",
      "systemd-run --user --scope -p Delegate=yes -- gavel ..." },
    { "process cgroup", have_pids, "processes are limited by RLIMIT_NPROC, per user", NULL },
    { "CPU cgroup", have_cpu, "the CPU of a bare program's children counts when they are reaped, not while they run",
      NULL },
    { "cgroup v2", have_v2, "on v1 a cell's memory counters are reset between runs instead of made anew", NULL },
    { "seccomp", have_seccomp, "system calls cannot be filtered: nothing runs", NULL },
    { "names of forbidden system calls", have_names, "a forbidden call is killed without its name", NULL },
    { "Landlock", have_landlock, "the read-only root stands without a second wall behind it",
      "boot with lsm=landlock,... (CONFIG_SECURITY_LANDLOCK)" },
    { "fine file times", have_fine_times,
      "the work directory is mounted anew after every run, used or not (some 20 us)", "a kernel from 6.13 on" },
    { "short scheduler slices", have_short_slices,
      "on a full host a limit may be enforced some milliseconds late; the verdict is the same",
      "a kernel from 6.12 on" },
};

size_t sandbox_features(struct sandbox_feature *rows, size_t max, char host[4])
{
    size_t len = 0;
    for (size_t i = 0; i < COUNT(rows_of_host) && len < max; i++) {
        bool present = rows_of_host[i].present();
        rows[len++] = (struct sandbox_feature){ rows_of_host[i].name, present, present, rows_of_host[i].lost,
                                                rows_of_host[i].remedy };
    }
    const char *kind = !have_namespaces() ? "H6"
                       : is_root()        ? (have_v2()   ? "H1"
                                             : have_v1() ? "H2"
                                                         : "H3")
                                          : (have_v2() ? "H4" : "H5");
    snprintf(host, 4, "%s", kind);
    return len;
}
