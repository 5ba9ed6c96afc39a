// SPDX-License-Identifier: MIT
/* How exactly limits hold (CPU overshoot, memory verdicts), and what grows over a great many runs. */
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "tests/bench/sandbox/bench.h"

#define MEMORY_LIMIT (64ULL << 20)

static int overshoot(struct bench *b, struct err *e)
{
    static const char *const argv[] = { "spin", NULL };
    struct samples over = { .len = 0 }, late = { .len = 0 };
    char value[128];
    for (int i = 0; i < (b->quick ? 3 : 21); i++) {
        struct sandbox_spec spec = victim_spec(b->victims.spin_fd, argv);
        struct sandbox_outcome o;
        spec.cpu_ns = NS_PER_S;
        uint64_t start = clock_now_ns();
        if (sandbox_run(b->sandbox, &spec, &o, e) < 0)
            return -1;
        if (o.cause != SANDBOX_CAUSE_CPU || o.cpu_ns < NS_PER_S)
            return err_set(e, "a busy loop ended for %s after %" PRIu64 " ns", sandbox_cause_name(o.cause), o.cpu_ns);
        samples_add(&over, o.cpu_ns - NS_PER_S);
        samples_add(&late, clock_now_ns() - start - NS_PER_S);
    }
    double median = samples_quantile(&over, 0.5);
    snprintf(value, sizeof(value), "%.2f ms (p95 %.2f; wall %.2f)", median / 1000, samples_quantile(&over, 0.95) / 1000,
             samples_quantile(&late, 0.5) / 1000);
    report_row(b, "overshoot of a 1.000 s CPU limit, one thread", value, "<= 2 ms", median <= 2000);
    return 0;
}

static int memory_run(struct bench *b, unsigned percent, enum sandbox_cause wanted, unsigned *exact, struct err *e)
{
    char bytes[32];
    const char *argv[] = { "touch", bytes, NULL };
    struct sandbox_spec spec = victim_spec(b->victims.touch_fd, argv);
    struct sandbox_outcome o;
    snprintf(bytes, sizeof(bytes), "%" PRIu64, (uint64_t)(MEMORY_LIMIT / 100 * percent));
    spec.memory_bytes = MEMORY_LIMIT;
    if (sandbox_run(b->sandbox, &spec, &o, e) < 0)
        return -1;
    *exact += o.cause == wanted && (!o.inferred || !(o.guarantees & SANDBOX_MEMORY_CGROUP));
    return 0;
}

static int memory(struct bench *b, struct err *e)
{
    unsigned runs = b->quick ? 20 : 200, below = 0, above = 0;
    char value[128];
    for (unsigned i = 0; i < runs; i++)
        if (memory_run(b, 90, SANDBOX_CAUSE_NONE, &below, e) < 0 ||
            memory_run(b, 110, SANDBOX_CAUSE_MEMORY, &above, e) < 0)
            return -1;
    snprintf(value, sizeof(value), "%u of %u, %u of %u", below, runs, above, runs);
    report_row(b, "memory verdicts right at 90 % and at 110 %", value, "all", below == runs && above == runs);
    return 0;
}

int section_limits(struct bench *b, struct err *e)
{
    return overshoot(b, e) < 0 || memory(b, e) < 0 ? -1 : 0;
}

/* ---- soak --------------------------------------------------------------------------------------------------------
 */

/* What could grow. Resident bytes and open files are of this process and all below it. */
enum { GROW_CLIENT, GROW_FILES, GROW_RESIDENT, GROW_PROCESSES, GROW_MOUNTS, GROW_SLAB, GROWTHS };
static const struct {
    const char *name;
    uint64_t allowed; /* noise of the host, not of ours */
} growths[GROWTHS] = {
    { "client's resident KiB", 256 }, { "open files", 0 },          { "resident KiB of helper and launchers", 512 },
    { "processes of ours", 0 },       { "mounts of launchers", 0 }, { "unreclaimable slab KiB of the host", 32768 },
};

static uint64_t number_in(const char *path, const char *key)
{
    char text[8192];
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : fd_read_full(fd, text, sizeof(text) - 1);
    if (len <= 0)
        return 0;
    text[len] = '\0';
    const char *at = strstr(text, key);
    return at ? strtoull(at + strlen(key), NULL, 10) : 0;
}

static uint64_t lines_in(const char *path)
{
    CLEANUP(str_clear) struct str text = STR(1 << 20);
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    uint64_t count = 0;
    if (fd < 0 || fd_read_all(fd, &text, NULL) < 0)
        return 0;
    for (const char *at = str_text(&text); *at; at++)
        count += *at == '\n';
    return count;
}

static uint64_t files_of(const char *pid)
{
    char path[64];
    uint64_t count = 0;
    snprintf(path, sizeof(path), "/proc/%s/fd", pid);
    DIR *dir = opendir(path);
    while (dir && readdir(dir))
        count++;
    if (dir)
        closedir(dir);
    return count;
}

static void take(const char *pid, uint64_t out[GROWTHS])
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/%s/status", pid);
    out[GROW_RESIDENT] += number_in(path, "VmRSS:");
    out[GROW_FILES] += files_of(pid);
    out[GROW_PROCESSES]++;
    snprintf(path, sizeof(path), "/proc/%s/mountinfo", pid);
    out[GROW_MOUNTS] += lines_in(path);
}

/* Us and all below us, by the parents that /proc tells. */
static void take_tree(pid_t pid, uint64_t out[GROWTHS], int depth)
{
    char path[64], text[4096], name[16];
    snprintf(name, sizeof(name), "%d", pid);
    take(name, out);
    snprintf(path, sizeof(path), "/proc/%d/task/%d/children", pid, pid);
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);
    text[len > 0 ? len : 0] = '\0';
    for (char *at = text, *end; depth < 8; at = end) {
        long child = strtol(at, &end, 10);
        if (end == at)
            break;
        take_tree((pid_t)child, out, depth + 1);
    }
}

static void snapshot(uint64_t out[GROWTHS])
{
    memset(out, 0, GROWTHS * sizeof(out[0]));
    take_tree(getpid(), out, 0);
    out[GROW_CLIENT] = number_in("/proc/self/status", "VmRSS:");
    out[GROW_RESIDENT] -= out[GROW_CLIENT];
    out[GROW_SLAB] = number_in("/proc/meminfo", "SUnreclaim:");
}

static int soak_runs(struct bench *b, uint64_t runs, struct err *e)
{
    for (uint64_t i = 0; i < runs; i++)
        if (sandbox_noop(b) < 0)
            return err_set(e, "run %" PRIu64 " failed", i);
    return 0;
}

int section_soak(struct bench *b, uint64_t runs, struct err *e)
{
    uint64_t before[GROWTHS], after[GROWTHS];
    char value[128];
    if (soak_runs(b, 1000, e) < 0) /* everything that is made once is made */
        return -1;
    snapshot(before);
    uint64_t start = clock_now_ns();
    if (soak_runs(b, runs, e) < 0)
        return -1;
    double seconds = (double)(clock_now_ns() - start) / NS_PER_S;
    usleep(500 * 1000);
    snapshot(after);
    snprintf(value, sizeof(value), "%" PRIu64 " in %.0f s, %.0f us each", runs, seconds, seconds * 1e6 / (double)runs);
    report_row(b, "runs in one pool", value, "", true);
    for (int i = 0; i < GROWTHS; i++) {
        snprintf(value, sizeof(value), "%" PRIu64 " -> %" PRIu64, before[i], after[i]);
        report_row(b, growths[i].name, value, "no growth", after[i] <= before[i] + growths[i].allowed);
    }
    return 0;
}
