// SPDX-License-Identifier: MIT
/* gaveld-bench [--requests N] [--seconds N]: what the daemon costs around the grader, with a solution that does
 * nothing.
 *
 *   CPU        of a submission through the daemon, less that of judge_submission in a process of its own
 *   load       arrivals of a Poisson process at 0.8 of the measured maximum: median and p99 of the latency
 *   two nodes  on PostgreSQL (tests/store/server FOLDER gaveld-bench) beside one on SQLite, the same number of slots
 *
 * CPU is of the whole tree, cells and compilers too, counted by a cgroup (run it as root). Prints a table; ends with 1
 * when a target was missed. */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/opt.h"
#include "base/parse.h"
#include "judge/run/judge.h"
#include "tests/bench/common/cpu.h"
#include "tests/bench/gaveld/load.h"

#define SOURCE "int same(int n)\n{\n    return n;\n}\n"
enum { WARM_UP = 100, NODES_MAX = 2, SLOTS = 2 };

static char scratch[] = "/tmp/gaveld-bench-XXXXXX";
static const char *problems = "tests/bench/gaveld/problems";
static int missed;

static void row(const char *figure, const char *target, bool good, const char *fmt, ...) PRINTF(4, 5);
static void row(const char *figure, const char *target, bool good, const char *fmt, ...)
{
    char value[128];
    va_list args;
    va_start(args, fmt);
    vsnprintf(value, sizeof(value), fmt, args);
    va_end(args);
    printf("| %-52s | %-28s | %-14s | %s |\n", figure, value, target, !*target ? "" : good ? "PASS" : "MISS");
    fflush(stdout);
    missed += *target && !good;
}

static NORETURN void give_up(const struct err *e)
{
    fprintf(stderr, "gaveld-bench: %s\n", e->text);
    exit(2);
}

/* ---- the grader alone -------------------------------------------------------------------------------------------- */

static void judge_times(struct session *s, const struct problem *p, size_t times)
{
    struct err e;
    struct judge_request q = {
        .problem = p, .language = languages_find(s->languages, "c"), .source = SOURCE, .source_len = strlen(SOURCE)
    };
    for (size_t i = 0; i < times; i++) {
        struct report r;
        if (judge_submission(s, &q, &r, &e) != 0)
            give_up(&e);
        CLEANUP(str_clear) struct str text = STR(1 << 20);
        CLEANUP_JSON struct json *j = report_json(&r, REPORT_FULL); /* gavel judge --json does that too */
        json_write(j, false, &text);
        report_clear(&r);
    }
}

/* In the group: warms up, says so, judges when it is told to, says so. */
static NORETURN void be_grader(int in, int out, size_t requests)
{
    struct session s;
    struct problem p;
    struct err e;
    char byte = 0, cache[64];
    snprintf(cache, sizeof(cache), "%s/grader-cache", scratch);
    struct session_options o = { .problems = problems, .cache = cache };
    if (session_open(&o, &s, &e) < 0 || problem_load(&p, s.problems, "noop", &e) < 0)
        give_up(&e);
    judge_times(&s, &p, WARM_UP);
    if (write(out, &byte, 1) != 1 || read(in, &byte, 1) != 1)
        exit(2);
    judge_times(&s, &p, requests);
    if (write(out, &byte, 1) != 1 || read(in, &byte, 1) != 1)
        exit(2);
    session_close(&s);
    exit(0);
}

static double grader_cpu_us(size_t requests)
{
    int to[2], from[2];
    char byte = 0;
    if (pipe(to) < 0 || pipe(from) < 0)
        exit(2);
    cpu_group_enter();
    pid_t pid = fork();
    if (pid == 0)
        be_grader(to[0], from[1], requests);
    cpu_group_leave();
    bool good = read(from[0], &byte, 1) == 1;
    int64_t before = cpu_of_tree_ns();
    good = good && write(to[1], &byte, 1) == 1 && read(from[0], &byte, 1) == 1;
    int64_t after = cpu_of_tree_ns();
    good = good && write(to[1], &byte, 1) == 1;
    waitpid(pid, NULL, 0);
    return good && before >= 0 ? (double)(after - before) / (double)requests / 1000 : -1;
}

/* ---- the daemon -------------------------------------------------------------------------------------------------- */

struct node {
    pid_t pid;
    uint16_t port;
};

/* A port that is free now; nobody else here takes ports at random so fast. */
static uint16_t next_port(void)
{
    static uint16_t port;
    if (!port)
        port = (uint16_t)(20000 + getpid() % 10000);
    return port++;
}

static struct node start_node(const char *store, unsigned workers, const char *name)
{
    struct node n = { .port = next_port() };
    char address[32], data[80], log[96], count[16];
    snprintf(address, sizeof(address), "127.0.0.1:%u", n.port);
    snprintf(data, sizeof(data), "%s/%s", scratch, name);
    snprintf(log, sizeof(log), "%s.log", data);
    snprintf(count, sizeof(count), "%u", workers);
    n.pid = fork();
    if (n.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (!freopen(log, "w", stderr))
            _exit(2);
        execl("build/bin/gaveld", "gaveld", "--listen", address, "--data", data, "--problems", problems, "--workers",
              count, "--rate-per-minute", "1000000", "--streams-per-token-max", "100000", "--concurrent-max", "1000000",
              *store ? "--store" : NULL, store, NULL);
        _exit(2);
    }
    return n;
}

static void stop_nodes(const struct node *nodes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        kill(nodes[i].pid, SIGTERM);
    for (size_t i = 0; i < len; i++)
        waitpid(nodes[i].pid, NULL, 0);
}

static struct load load_of(const struct node *nodes, size_t len, size_t requests)
{
    static char body[512];
    struct json *j = json_object();
    CLEANUP(str_clear) struct str text = STR(sizeof(body));
    json_put_text(j, "problem", "noop");
    json_put_text(j, "language", "c");
    json_put_text(j, "source", SOURCE);
    json_put_text(j, "mode", "submit");
    json_put_bool(j, "complexity", false);
    json_write(j, false, &text);
    json_free(j);
    snprintf(body, sizeof(body), "%s", str_text(&text));
    struct load l = { .ports_len = len, .body = body, .requests = requests, .at_once = 4 * SLOTS };
    for (size_t i = 0; i < len; i++)
        l.ports[i] = nodes[i].port;
    return l;
}

/* Until it answers, then until everything is warm. */
static void warm_up(const struct node *nodes, size_t len)
{
    struct load_figures f;
    struct err e;
    for (size_t i = 0; i < len; i++) {
        struct load l = load_of(&nodes[i], 1, 1);
        int tries = 0;
        while (load_run(&l, &f, &e) < 0)
            if (usleep(100000) < 0 || tries++ == 150)
                give_up(&e);
    }
    struct load l = load_of(nodes, len, WARM_UP * len);
    if (load_run(&l, &f, &e) < 0)
        give_up(&e);
}

static double per_second(const struct load *l, const struct load_figures *f)
{
    return (double)l->requests / ((double)f->total_ns / 1e9);
}

static int by_rate(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The median of some stretches: what is kept up, not what one lucky moment gave. */
static double throughput(const struct node *nodes, size_t len, size_t requests)
{
    enum { STRETCHES = 5 };
    double rates[STRETCHES];
    for (int i = 0; i < STRETCHES; i++) {
        struct load l = load_of(nodes, len, requests / STRETCHES);
        struct load_figures f;
        struct err e;
        if (load_run(&l, &f, &e) < 0)
            give_up(&e);
        rates[i] = per_second(&l, &f);
    }
    qsort(rates, STRETCHES, sizeof(rates[0]), by_rate);
    return rates[STRETCHES / 2];
}

static double daemon_section(size_t requests, size_t seconds, double grader_us)
{
    cpu_group_enter();
    struct node n = start_node("", SLOTS, "sqlite");
    cpu_group_leave();
    warm_up(&n, 1);
    int64_t before = cpu_of_tree_ns();
    double most = throughput(&n, 1, requests);
    double us = (double)(cpu_of_tree_ns() - before) / (double)requests / 1000;
    row("CPU of a submission, judge_submission alone", "", true, "%.0f us", grader_us);
    row("CPU of a submission through gaveld", "", true, "%.0f us", us);
    row("added by the daemon", "< 1000 us", us - grader_us < 1000, "%.0f us", us - grader_us);
    row("most that SQLite and one node judge (2 slots)", "", true, "%.0f a second", most);
    struct load l = load_of(&n, 1, (size_t)(0.8 * most * (double)seconds) + 1);
    struct load_figures f;
    struct err e;
    l.at_once = 0;
    l.per_second = 0.8 * most;
    l.requests = l.requests > LOAD_REQUESTS_MAX ? LOAD_REQUESTS_MAX : l.requests;
    if (load_run(&l, &f, &e) < 0)
        give_up(&e);
    row("Poisson arrivals at 0.8 of it: achieved", "", true, "%.0f a second", per_second(&l, &f));
    row("median", "", true, "%.2f ms", (double)f.median_ns / 1e6);
    double times = (double)f.p99_ns / (double)f.median_ns;
    row("p99", "< 5 medians", times < 5, "%.2f ms, %.1f medians", (double)f.p99_ns / 1e6, times);
    stop_nodes(&n, 1);
    return most;
}

/* In turns, so that what else this machine does hits both. */
static void nodes_section(size_t requests, const char *url)
{
    enum { ROUNDS = 3 };
    double one = 0, two = 0;
    struct node single = start_node("", SLOTS, "single");
    struct node pair[NODES_MAX] = { start_node(url, SLOTS / 2, "first"), start_node(url, SLOTS / 2, "second") };
    warm_up(&single, 1);
    warm_up(pair, NODES_MAX);
    for (int i = 0; i < ROUNDS; i++) {
        one += throughput(&single, 1, requests) / ROUNDS;
        two += throughput(pair, NODES_MAX, requests) / ROUNDS;
    }
    row("SQLite, one node, 2 slots", "", true, "%.0f a second", one);
    row("PostgreSQL, two nodes, 1 slot each", "", true, "%.0f a second", two);
    row("beside each other", ">= 0.9", two / one >= 0.9, "%.2f", two / one);
    stop_nodes(&single, 1);
    stop_nodes(pair, NODES_MAX);
}

int main(int argc, char **argv)
{
    static const char *requests_text = "2000", *seconds_text = "15";
    static bool help;
    static const struct opt options[] = {
        { 0, "requests", &requests_text, NULL, "N", "submissions of each measurement", NULL },
        { 0, "seconds", &seconds_text, NULL, "N", "how long the Poisson load lasts", NULL },
        { 0 },
    };
    struct err e;
    uint64_t requests, seconds;
    const char *url = getenv("GAVEL_STORE_URL");
    if (opt_parse(options, argc, argv, &help, &e) < 0 || parse_u64(requests_text, 10, 20000, &requests, &e) < 0 ||
        parse_u64(seconds_text, 1, 600, &seconds, &e) < 0 || !mkdtemp(scratch) || chmod(scratch, 0755) < 0)
        give_up(&e);
    double grader_us = grader_cpu_us(requests);
    printf("| %-52s | %-28s | %-14s | |\n|---|---|---|---|\n", "figure", "reached", "must be");
    fflush(stdout);
    daemon_section(requests, seconds, grader_us);
    if (url)
        nodes_section(requests, url);
    else
        puts("\nPostgreSQL beside SQLite: tests/store/server FOLDER build/bench/gaveld-bench");
    printf("\nlogs: %s\n", scratch);
    return missed > 0;
}
