// SPDX-License-Identifier: MIT
/* count-bench: what counting instructions costs and whether it repeats. Starts one solution's driver as `gavel judge`
 * does, counted (or not: --native), calls it once for each number given, and prints a line for each:
 *   start CPU_NS INSTRUCTIONS      until the driver said hello
 *   call NUMBER CPU_NS INSTRUCTIONS
 *   end HOW CAUSE SYSCALL          how the last call went; of the process: sandbox_cause_name, and the call's name */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/opt.h"
#include "judge/core/problem.h"
#include "judge/run/compile.h"
#include "judge/run/counter.h"
#include "judge/run/driver.h"

static const char *arg_host, *arg_problems, *arg_cache;
static bool arg_native, arg_qemu;
static const struct opt options[] = {
    { 0, "host", &arg_host, NULL, "H3|H5", "do as if on a host that grants less", NULL },
    { 0, "problems", &arg_problems, NULL, "FOLDER", "where the problem is", NULL },
    { 0, "cache", &arg_cache, NULL, "FOLDER", "compile cache", NULL },
    { 0, "qemu", NULL, &arg_qemu, NULL, "emulate also where the kernel grants a counter", NULL },
    { 0, "native", NULL, &arg_native, NULL, "do not count", NULL },
    { 0 },
};

struct bench {
    struct session session;
    struct problem problem;
    struct artefact artefact;
    struct counter *counter;
};

static const char *const ends[] = {
    [DRIVER_ANSWERED] = "answered", [DRIVER_EXCEPTION] = "exception", [DRIVER_REJECTED] = "rejected",
    [DRIVER_ENDED] = "ended",       [DRIVER_BAD_FRAME] = "bad-frame", [DRIVER_ANSWER_TOO_LONG] = "too-long",
    [DRIVER_CPU] = "cpu",           [DRIVER_WALL] = "wall",
};

static int prepare(struct bench *b, const char *slug, const char *path, struct err *e)
{
    CLEANUP(str_clear) struct str source = STR(1 << 20);
    struct session_options o = {
        .problems = arg_problems, .cache = arg_cache, .force_host = arg_host, .force_emulator = arg_qemu
    };
    if (session_open(&o, &b->session, e) < 0 || session_sandbox(&b->session, e) < 0 ||
        problem_load(&b->problem, b->session.problems, slug, e) < 0 || file_read_at(AT_FDCWD, path, &source, e) < 0)
        return -1;
    const struct language *l = languages_of_file(b->session.languages, path, e);
    if (!l)
        return -1;
    int result = compile(&b->session, l, &b->problem.signature, str_text(&source), source.len, &b->artefact, e);
    if (result == 1)
        return err_set(e, "it does not compile: %.400s", str_text(&b->artefact.output));
    return result < 0 || (!arg_native && counter_open(&b->session, &b->counter, e) != 0) ? -1 : 0;
}

static void say_end(const struct driver_result *r, const struct sandbox_outcome *o)
{
    printf("end %s %s %s\n", ends[r->end], sandbox_cause_name(o->cause), *o->syscall ? o->syscall : "-");
    if (r->text.len && r->end != DRIVER_ANSWERED)
        fprintf(stderr, "%s\n", r->text.data);
    if (r->errors.len)
        fprintf(stderr, "%s\n", r->errors.data);
}

static int call_all(struct driver *d, char **numbers, int len, struct err *e)
{
    struct driver_result r = { 0 };
    struct sandbox_outcome outcome = { 0 };
    int result = 0;
    for (int i = 0; i < len && result == 0 && r.end == DRIVER_ANSWERED; i++) {
        char payload[64];
        int size = snprintf(payload, sizeof(payload), "%s\n", numbers[i]);
        driver_result_clear(&r);
        result = driver_case(d, (size_t)i + 1, payload, (size_t)size, &r, e);
        if (result == 0 && r.end == DRIVER_ANSWERED)
            printf("call %s %" PRIu64 " %" PRIu64 "\n", numbers[i], r.times.call_ns, r.call_instructions);
    }
    if (driver_stop(d, &outcome, e) < 0)
        result = -1;
    if (result == 0)
        say_end(&r, &outcome);
    driver_result_clear(&r);
    return result;
}

static int measure(struct bench *b, char **numbers, int len, struct err *e)
{
    const struct language *l = b->artefact.language;
    struct driver_spec spec = { .sandbox = b->session.sandbox,
                                .language = l,
                                .profile = session_profile(&b->session, l, SESSION_RUN),
                                .artefact = b->artefact.fd,
                                .source = str_text(&b->artefact.source),
                                .source_len = b->artefact.source.len,
                                .glue = str_text(&b->artefact.glue),
                                .glue_len = b->artefact.glue.len,
                                .cpu_ns = 10 * NS_PER_S,
                                .wall_ns = 30 * NS_PER_S,
                                .memory_bytes = b->problem.memory_bytes + l->baseline_bytes,
                                .output_bytes = b->problem.output_bytes,
                                .counter = b->counter };
    struct driver *d;
    struct driver_result first;
    struct sandbox_outcome outcome;
    int started = driver_start(&spec, &d, &first, &outcome, e);
    if (started < 0)
        return -1;
    if (started == 1)
        say_end(&first, &outcome);
    else
        printf("start %" PRIu64 " %" PRIu64 "\n", first.times.load_ns, b->counter ? counter_read(b->counter) : 0);
    driver_result_clear(&first);
    return started == 1 ? 0 : call_all(d, numbers, len, e);
}

int main(int argc, char **argv)
{
    struct bench b = { .artefact = { .fd = -1 } };
    struct err e = { 0 };
    bool help = false;
    int first = opt_parse(options, argc, argv, &help, &e);
    if (first < 0 || help || argc - first < 3) {
        fprintf(stderr, "%s\nusage: count-bench [OPTIONS] PROBLEM SOLUTION NUMBER…\n", e.text);
        opt_help(options, stderr);
        return 2;
    }
    int result = prepare(&b, argv[first], argv[first + 1], &e);
    if (result == 0)
        result = measure(&b, argv + first + 2, argc - first - 2, &e);
    if (result < 0)
        fprintf(stderr, "count-bench: %s\n", e.text);
    counter_close(b.counter);
    artefact_clear(&b.artefact);
    problem_clear(&b.problem);
    session_close(&b.session);
    return result < 0;
}
