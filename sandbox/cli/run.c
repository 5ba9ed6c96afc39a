// SPDX-License-Identifier: MIT
/* gavel-sandbox run: one program, its limits, its outcome. Its output is caught in memory, capped, and shown after it
 * has ended: a hostile program never holds the terminal. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/json.h"
#include "base/opt.h"
#include "base/parse.h"
#include "sandbox/cli/cli.h"
#include "sandbox/sandbox.h"

static const char *arg_cpu = "10s", *arg_wall = "20s", *arg_memory = "512M", *arg_pids = "64", *arg_output = "16M";
static const char *arg_profile = "program", *arg_host, *arg_stdin, *arg_collect, *arg_repeat = "1";
static bool arg_json, arg_fresh, arg_weak;

static const struct opt options[] = {
    { 0, "cpu", &arg_cpu, NULL, "TIME", "CPU time of all threads and processes (default 10s)", NULL },
    { 0, "wall", &arg_wall, NULL, "TIME", "wall-clock time (default 20s)", NULL },
    { 0, "memory", &arg_memory, NULL, "SIZE", "memory (default 512M)", NULL },
    { 0, "pids", &arg_pids, NULL, "N", "processes and threads (default 64)", NULL },
    { 0, "output", &arg_output, NULL, "SIZE", "bytes of each file it writes, stdout too (default 16M)", NULL },
    { 0, "stdin", &arg_stdin, NULL, "FILE", "its standard input (default: empty)", NULL },
    { 0, "collect", &arg_collect, NULL, "NAME", "write this file of its work directory to stdout after the end", NULL },
    { 0, "profile", &arg_profile, NULL, "NAME", "program: may make processes; function: threads only", NULL },
    { 0, "repeat", &arg_repeat, NULL, "N", "run it N times in the same cell; the last outcome is shown", NULL },
    { 0, "json", NULL, &arg_json, NULL, "print the outcome as JSON", NULL },
    { 0, "fresh", NULL, &arg_fresh, NULL, "a cell made from scratch", NULL },
    { 0, "weak", NULL, &arg_weak, NULL, "go on where the host grants no user namespaces", NULL },
    { 0, "host", &arg_host, NULL, "H3|H5|H6", "do as if on a host that grants less (for tests)", NULL },
    { 0 },
};

static const char *const paths[] = {
    "/usr", "/bin", "/lib", "/lib32", "/lib64", "/libx32", "/sbin", "/etc/alternatives", "/etc/ld.so.cache", NULL
};

#define PROFILE(label, may_make_processes)                                                                          \
    {                                                                                                               \
        .name = label, .paths = paths, .processes = may_make_processes, .exec_work = may_make_processes,            \
        .work_bytes = 64 << 20, .work_files = 65536, .max_cpu_ns = 3600 * NS_PER_S, .max_wall_ns = 3600 * NS_PER_S, \
        .max_memory_bytes = 64ULL << 30, .max_output_bytes = 1ULL << 30, .max_pids = 4096                           \
    }
static const struct sandbox_profile profiles[] = { PROFILE("program", true), PROFILE("function", false) };

static int read_limits(struct sandbox_spec *spec, uint64_t *repeat, struct err *e)
{
    uint64_t pids;
    if (parse_duration_ns(arg_cpu, NS_PER_MS, 3600 * NS_PER_S, &spec->cpu_ns, e) < 0)
        return err_prefix(e, "--cpu");
    if (parse_duration_ns(arg_wall, NS_PER_MS, 3600 * NS_PER_S, &spec->wall_ns, e) < 0)
        return err_prefix(e, "--wall");
    if (parse_size_bytes(arg_memory, 1 << 20, 64ULL << 30, &spec->memory_bytes, e) < 0)
        return err_prefix(e, "--memory");
    if (parse_size_bytes(arg_output, 1, 1ULL << 30, &spec->output_bytes, e) < 0)
        return err_prefix(e, "--output");
    if (parse_u64(arg_pids, 1, 4096, &pids, e) < 0)
        return err_prefix(e, "--pids");
    if (parse_u64(arg_repeat, 1, 1000000, repeat, e) < 0)
        return err_prefix(e, "--repeat");
    spec->pids = (uint32_t)pids;
    for (uint32_t i = 0; i < COUNT(profiles); i++) {
        spec->profile = i;
        if (strcmp(profiles[i].name, arg_profile) == 0)
            return 0;
    }
    return err_set(e, "--profile: \"%s\" is neither program nor function", arg_profile);
}

/* A plain name is looked for on the PATH, as a shell would. */
static int find_program(const char *name, struct err *e)
{
    char path[4096];
    const char *search = getenv("PATH");
    if (strchr(name, '/')) {
        int fd = open(name, O_RDONLY | O_CLOEXEC);
        return fd < 0 ? err_sys(e, "%s", name) : fd;
    }
    for (const char *at = search ? search : ""; *at; at += strspn(at, ":")) {
        size_t len = strcspn(at, ":");
        snprintf(path, sizeof(path), "%.*s/%s", (int)len, at, name);
        int fd = access(path, X_OK) == 0 ? open(path, O_RDONLY | O_CLOEXEC) : -1;
        if (fd >= 0)
            return fd;
        at += len;
    }
    return err_set(e, "%s: not found on the PATH", name);
}

/* It goes in as a sealed copy: what lies on the host cannot be executed from inside, wherever its descriptor came from.
 */
static int open_program(const char *name, struct err *e)
{
    CLEANUP(str_clear) struct str bytes = STR(256 << 20);
    struct stat st;
    CLEANUP_FD int fd = find_program(name, e);
    if (fd < 0)
        return -1;
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
        return err_set(e, "%s: not a regular file", name);
    if (fd_read_all(fd, &bytes, e) < 0)
        return err_prefix(e, "%s", name);
    return fd_sealed("program", str_text(&bytes), bytes.len, e);
}

static void show_json(const struct sandbox_outcome *o)
{
    CLEANUP(str_clear) struct str text = STR(64 * 1024);
    CLEANUP_JSON struct json *j = json_object();
    struct json *missing = json_array();
    if (o->signal)
        json_put_null(j, "exit");
    else
        json_put_i64(j, "exit", o->exit_status);
    json_put_i64(j, "signal", o->signal);
    json_put_u64(j, "cpu_ns", o->cpu_ns);
    json_put_u64(j, "wall_ns", o->wall_ns);
    json_put_u64(j, "memory_bytes", o->memory_bytes);
    json_put_text(j, "cause", sandbox_cause_name(o->cause));
    json_put_text(j, "syscall", o->cause == SANDBOX_CAUSE_FORBIDDEN_SYSCALL ? o->syscall : NULL);
    json_put_bool(j, "inferred", o->inferred);
    json_put_text(j, "host", o->host);
    for (unsigned i = 0; i < SANDBOX_GUARANTEES; i++)
        if (!(o->guarantees & (1U << i)))
            json_push_text(missing, sandbox_guarantee_name(1U << i));
    json_put(j, "missing", missing);
    json_write(j, true, &text);
    fputs(str_text(&text), stdout);
}

static void show_text(const struct sandbox_outcome *o)
{
    if (o->cause == SANDBOX_CAUSE_FORBIDDEN_SYSCALL)
        fprintf(stderr, "killed: forbidden system call %s\n",
                *o->syscall ? o->syscall : "(its name is not known here)");
    else if (o->cause != SANDBOX_CAUSE_NONE)
        fprintf(stderr, "killed: %s limit%s\n", sandbox_cause_name(o->cause), o->inferred ? " (inferred)" : "");
    else if (o->signal)
        fprintf(stderr, "died of signal %d (%s)\n", o->signal, strsignal(o->signal));
    else
        fprintf(stderr, "exited with %d\n", o->exit_status);
    fprintf(stderr, "cpu %.3f ms, wall %.3f ms, memory %.1f MiB, host %s\n", (double)o->cpu_ns / NS_PER_MS,
            (double)o->wall_ns / NS_PER_MS, (double)o->memory_bytes / (1 << 20), o->host);
}

static void pass_on(int from, int to)
{
    char buffer[64 * 1024];
    off_t at = 0;
    for (ssize_t got; (got = pread(from, buffer, sizeof(buffer), at)) > 0; at += got)
        if (fd_write_full(to, buffer, (size_t)got) < 0)
            return;
}

static int run_it(struct sandbox_spec *spec, uint64_t repeat, struct sandbox_outcome *o, struct err *e)
{
    struct sandbox_options open_options = { .profiles = profiles,
                                            .profiles_len = COUNT(profiles),
                                            .fresh = arg_fresh,
                                            .weak = arg_weak,
                                            .force_host = arg_host };
    CLEANUP_SANDBOX struct sandbox *s = NULL;
    struct sandbox_collect collect = { arg_collect, 64 << 20 };
    if (sandbox_open(&open_options, &s, e) < 0)
        return -1;
    spec->collect = &collect;
    spec->collect_len = arg_collect ? 1 : 0;
    for (uint64_t i = 0; i < repeat; i++) {
        if (i > 0 && arg_collect)
            fd_closep(&o->collected[0]);
        if (ftruncate(spec->stdout_fd, 0) < 0 || ftruncate(spec->stderr_fd, 0) < 0)
            return err_sys(e, "ftruncate");
        if (sandbox_run(s, spec, o, e) < 0)
            return -1;
    }
    return 0;
}

static int prepare(int argc, char **argv, int first, struct sandbox_spec *spec, uint64_t *repeat, struct err *e)
{
    static const char *const environment[] = { "PATH=/usr/bin:/bin", "HOME=/work/here", "LC_ALL=C.UTF-8", NULL };
    if (first >= argc) {
        err_set(e, "no program given (try gavel-sandbox run --help)");
        return -1;
    }
    if (read_limits(spec, repeat, e) < 0 || (spec->program_fd = open_program(argv[first], e)) < 0)
        return -1;
    spec->argv = (const char *const *)argv + first;
    spec->env = environment;
    spec->stdin_fd = arg_stdin ? open(arg_stdin, O_RDONLY | O_CLOEXEC) : -1;
    if (arg_stdin && spec->stdin_fd < 0)
        return err_sys(e, "--stdin %s", arg_stdin);
    spec->stdout_fd = memfd_create("stdout", MFD_CLOEXEC);
    spec->stderr_fd = memfd_create("stderr", MFD_CLOEXEC);
    fcntl(spec->stdout_fd, F_SETFL, O_APPEND);
    fcntl(spec->stderr_fd, F_SETFL, O_APPEND);
    return spec->stdout_fd < 0 || spec->stderr_fd < 0 ? err_sys(e, "memfd_create") : 0;
}

int command_run(int argc, char **argv)
{
    struct sandbox_spec spec = { .program_fd = -1, .stdin_fd = -1 };
    struct sandbox_outcome o = { 0 };
    struct err e;
    bool help = false;
    uint64_t repeat;
    int first = opt_parse(options, argc, argv, &help, &e);
    if (first >= 0 && help) {
        puts("usage: gavel-sandbox run [OPTIONS] -- PROGRAM [ARGS…]\n");
        opt_help(options, stdout);
        puts("\nexit status: 0 it ended by itself with 0, 1 otherwise, 2 usage, 3 the sandbox failed");
        return 0;
    }
    if (first < 0 || prepare(argc, argv, first, &spec, &repeat, &e) < 0) {
        fprintf(stderr, "gavel-sandbox: run: %s\n", e.text);
        return 2;
    }
    if (run_it(&spec, repeat, &o, &e) < 0) {
        fprintf(stderr, "gavel-sandbox: run: %s\n", e.text);
        return 3;
    }
    if (arg_collect) {
        if (o.collected[0] >= 0)
            pass_on(o.collected[0], STDOUT_FILENO);
        else
            fprintf(stderr, "gavel-sandbox: run: no regular file \"%s\" was left\n", arg_collect);
    }
    if (!arg_json)
        pass_on(spec.stdout_fd, STDOUT_FILENO);
    pass_on(spec.stderr_fd, STDERR_FILENO);
    if (arg_json)
        show_json(&o);
    else
        show_text(&o);
    return o.cause == SANDBOX_CAUSE_NONE && o.signal == 0 && o.exit_status == 0 ? 0 : 1;
}
