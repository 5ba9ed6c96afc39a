// SPDX-License-Identifier: MIT
/* Looks for a means of counting and tries it: the emulator once runs a small program of the host's with the plugin, and
 * the page must not be empty then. Never in the sandbox and never with a candidate's program. */
#include "judge/run/counter_host.h"

#include <fcntl.h>
#include <linux/perf_event.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/hash.h"
#include "judge/run/count_page.h"

enum { TRIAL_MS = 5000 };
static const char trial_program[] = "/usr/bin/true";

static const struct counter_lack lacks[COUNTER_MEANS] = {
    [COUNTER_NO_QEMU] = { "QEMU's user mode is not installed", "apt-get install qemu-user" },
    [COUNTER_NO_PLUGIN] = { "the plugin libexec/gavel-count.so is not beside this program",
                            "cmake --preset release && cmake --build build" },
    [COUNTER_REFUSED] = { "QEMU does not take the plugin: it is older than 4.2, or was built without plugins, as "
                          "Debian 13's is",
                          NULL },
    [COUNTER_WEAK] = { "--weak has no root for the emulator", NULL },
};

const struct counter_lack *counter_lack(enum counter_means m)
{
    return &lacks[m];
}

static int open_perf(pid_t pid)
{
    struct perf_event_attr attr = { .type = PERF_TYPE_HARDWARE,
                                    .size = sizeof(attr),
                                    .config = PERF_COUNT_HW_INSTRUCTIONS,
                                    .inherit = 1,
                                    .pinned = 1,
                                    .exclude_kernel = 1,
                                    .exclude_hv = 1 };
    return (int)syscall(SYS_perf_event_open, &attr, pid, -1, -1, PERF_FLAG_FD_CLOEXEC);
}
int (*counter_perf_open)(pid_t) = open_perf;

void counter_host_find(struct counter_host *h)
{
    struct utsname host;
    memset(h, 0, sizeof(*h));
    uname(&host);
    snprintf(h->qemu, sizeof(h->qemu), "/usr/bin/qemu-%.40s", host.machine);
    /* A comma would begin an argument of the plugin's, the others a pattern of the profile's. */
    if (session_find("libexec/gavel-count.so", h->plugin, NULL) < 0 || strpbrk(h->plugin, ",*?[\\\n"))
        h->plugin[0] = '\0';
}

static bool ended_well(pid_t pid)
{
    int status = 0;
    CLEANUP_FD int pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
    struct pollfd p = { pidfd, POLLIN, 0 };
    if (poll(&p, 1, TRIAL_MS) != 1)
        kill(pid, SIGKILL);
    return waitpid(pid, &status, 0) == pid && status == 0;
}

static bool try_out(const struct counter_host *h)
{
    char *const argv[] = { (char *)h->qemu, (char *)"-plugin", (char *)h->plugin, (char *)trial_program, NULL };
    char *const env[] = { NULL };
    uint64_t counted = 0;
    pid_t pid;
    CLEANUP_FD int page = memfd_create("count", MFD_CLOEXEC);
    CLEANUP_FD int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (page < 0 || null < 0 || ftruncate(page, sizeof(struct count_page)) < 0)
        return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (int i = 0; i < 3; i++)
        posix_spawn_file_actions_adddup2(&actions, null, i);
    posix_spawn_file_actions_adddup2(&actions, page, COUNT_FD);
    int failed = posix_spawn(&pid, h->qemu, &actions, NULL, argv, env);
    posix_spawn_file_actions_destroy(&actions);
    return !failed && ended_well(pid) && pread(page, &counted, sizeof(counted), 0) == sizeof(counted) && counted > 0;
}

/* Which programs these are; a new one is tried again. */
static bool identify(const struct counter_host *h, char key[HASH_HEX_SIZE])
{
    const char *const paths[] = { h->qemu, h->plugin, trial_program };
    struct hash *hash = hash_new();
    bool all = true;
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct stat st = { 0 };
        all = all && stat(paths[i], &st) == 0;
        uint64_t facts[] = { (uint64_t)st.st_size, (uint64_t)st.st_mtim.tv_sec, (uint64_t)st.st_ino };
        hash_add_text(hash, paths[i]);
        hash_add(hash, facts, sizeof(facts));
    }
    hash_end(hash, key);
    return all;
}

enum counter_means counter_host_look(struct counter_host *h, struct session *s)
{
    CLEANUP_FD int perf = s->options.force_emulator || s->counting_refused ? -1 : counter_perf_open(0);
    counter_host_find(h);
    return perf >= 0 ? COUNTER_PERF : counter_host_emulator(h, s);
}

static enum counter_means find_emulator(const struct counter_host *h, const struct session *s)
{
    char key[HASH_HEX_SIZE];
    if (s && s->options.weak)
        return COUNTER_WEAK;
    if (access(h->qemu, X_OK) < 0)
        return COUNTER_NO_QEMU;
    if (!*h->plugin)
        return COUNTER_NO_PLUGIN;
    bool known = identify(h, key) && s;
    CLEANUP(str_clear) struct str text = STR(16);
    if (known && session_cache_read(s, "count", key, &text) == 1)
        return COUNTER_QEMU;
    bool works = try_out(h);
    /* Only what went well is kept: a trial may also fail for want of a moment's memory. */
    if (known && works)
        session_cache_write(s, "count", key, "y", 1);
    return works ? COUNTER_QEMU : COUNTER_REFUSED;
}

enum counter_means counter_host_emulator(struct counter_host *h, struct session *s)
{
    counter_host_find(h);
    if (s && s->counting_emulator)
        return (enum counter_means)(s->counting_emulator - 1);
    enum counter_means found = find_emulator(h, s);
    if (s)
        s->counting_emulator = 1 + (int)found;
    return found;
}
