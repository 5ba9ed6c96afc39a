// SPDX-License-Identifier: MIT
/* sandbox-bench: what an isolated run costs beside a bare posix_spawn of the same program, and beside the sandboxes
 * that Debian packages. Opens one sandbox, runs the sections asked for, ends with 1 when a target was missed. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/opt.h"
#include "base/parse.h"
#include "tests/bench/common/cpu.h"
#include "tests/bench/sandbox/bench.h"

static const char *const no_paths[] = { NULL };

/* Function mode: threads only, as the judge's drivers run. */
static const struct sandbox_profile profile = {
    .name = "bench",
    .paths = no_paths,
    .max_cpu_ns = 60 * NS_PER_S,
    .max_wall_ns = 60 * NS_PER_S,
    .max_memory_bytes = 1ULL << 30,
    .max_output_bytes = 1 << 20,
    .max_pids = 16,
};

void report_row(struct bench *b, const char *figure, const char *value, const char *target, bool good)
{
    printf("| %-44s | %-34s | %-12s | %s |\n", figure, value, target, !*target ? "" : good ? "PASS" : "MISS");
    fflush(stdout);
    b->missed += *target && !good;
}

void report_head(const struct bench *b)
{
    struct utsname kernel;
    struct sandbox_feature rows[32];
    char host[4];
    uname(&kernel);
    sandbox_features(rows, COUNT(rows), host);
    const char *kind = b->host ? b->host : host;
    const char *cgroups = strcmp(kind, "H1") == 0 || strcmp(kind, "H4") == 0 ? "v2"
                          : strcmp(kind, "H2") == 0                          ? "v1"
                                                                             : "none";
    printf("kernel %s %s, cgroup %s, host %s%s, %ld cores\n\n", kernel.release, kernel.machine, cgroups, kind,
           b->fresh ? ", from scratch each run" : "", sysconf(_SC_NPROCESSORS_ONLN));
    printf("| %-44s | %-34s | %-12s | %s |\n|---|---|---|---|\n", "figure", "reached", "must be", "");
}

struct sandbox_spec victim_spec(int program, const char *const *argv)
{
    static const char *const none[] = { NULL };
    return (struct sandbox_spec){ .program_fd = program,
                                  .argv = argv,
                                  .env = none,
                                  .stdin_fd = -1,
                                  .stdout_fd = -1,
                                  .stderr_fd = -1,
                                  .cpu_ns = 10 * NS_PER_S,
                                  .wall_ns = 20 * NS_PER_S,
                                  .memory_bytes = 64 << 20,
                                  .output_bytes = 1 << 20,
                                  .pids = 8 };
}

int sandbox_noop(struct bench *b)
{
    static const char *const argv[] = { "noop", NULL };
    struct sandbox_spec spec = victim_spec(b->victims.noop_fd, argv);
    struct sandbox_outcome o;
    struct err e;
    if (sandbox_run(b->sandbox, &spec, &o, &e) < 0) {
        fprintf(stderr, "sandbox-bench: %s\n", e.text);
        return -1;
    }
    return o.cause == SANDBOX_CAUSE_NONE && o.signal == 0 && o.exit_status == 0 ? 0 : -1;
}

int bench_open(const struct bench *b, struct sandbox **out, struct err *e)
{
    struct sandbox_options options = {
        .profiles = &profile, .profiles_len = 1, .fresh = b->fresh, .force_host = b->host
    };
    return sandbox_open(&options, out, e);
}

static int load(const char *folder, const char *name, int *sealed, struct err *e)
{
    CLEANUP(str_clear) struct str bytes = STR(16 << 20);
    CLEANUP(str_clear) struct str path = STR(4096);
    str_addf(&path, "%s/bench-%s", folder, name);
    CLEANUP_FD int fd = open(str_text(&path), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_sys(e, "%s", str_text(&path));
    if (fd_read_all(fd, &bytes, e) < 0)
        return -1;
    *sealed = fd_sealed(name, str_text(&bytes), bytes.len, e);
    return *sealed < 0 ? -1 : 0;
}

static int load_victims(struct victims *v, struct err *e)
{
    char self[4000];
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
    if (len <= 0)
        return err_sys(e, "readlink /proc/self/exe");
    self[len] = '\0';
    *strrchr(self, '/') = '\0';
    snprintf(v->noop, sizeof(v->noop), "%s/bench-noop", self);
    if (load(self, "noop", &v->noop_fd, e) < 0 || load(self, "spin", &v->spin_fd, e) < 0)
        return -1;
    return load(self, "touch", &v->touch_fd, e);
}

static const struct section {
    const char *name;
    int (*run)(struct bench *, struct err *);
} sections[] = {
    { "latency", section_latency },
    { "throughput", section_throughput },
    { "cost", section_cost },
    { "limits", section_limits },
};

static int run_sections(struct bench *b, const char *only, uint64_t soak, struct err *e)
{
    if (load_victims(&b->victims, e) < 0)
        return -1;
    cpu_group_enter();
    int result = bench_open(b, &b->sandbox, e);
    report_head(b);
    for (size_t i = 0; i < COUNT(sections) && result == 0; i++)
        if (!soak && (!only || strcmp(only, sections[i].name) == 0))
            result = sections[i].run(b, e);
    if (result == 0 && soak)
        result = section_soak(b, soak, e);
    sandbox_close(b->sandbox);
    cpu_group_leave();
    return result;
}

int main(int argc, char **argv)
{
    static struct bench b;
    const char *only = NULL, *soak = NULL;
    bool help = false;
    const struct opt options[] = {
        { 0, "only", &only, NULL, "SECTION", "latency, throughput, cost or limits", NULL },
        { 0, "quick", NULL, &b.quick, NULL, "a tenth of the runs", NULL },
        { 0, "soak", &soak, NULL, "RUNS", "this many runs in one pool, and what grew", NULL },
        { 0, "fresh", NULL, &b.fresh, NULL, "a cell from scratch for every run", NULL },
        { 0, "host", &b.host, NULL, "H3|H5", "do as if on a host that grants less", NULL },
        { 0 },
    };
    uint64_t runs = 0;
    struct err e;
    int first = opt_parse(options, argc, argv, &help, &e);
    if (first >= 0 && help) {
        puts("usage: sandbox-bench [OPTIONS]\n");
        opt_help(options, stdout);
        return 0;
    }
    if (first < 0 || (soak && parse_u64(soak, 1, 100000000, &runs, &e) < 0) || run_sections(&b, only, runs, &e) < 0) {
        fprintf(stderr, "sandbox-bench: %s\n", e.text);
        return 2;
    }
    return b.missed > 0;
}
