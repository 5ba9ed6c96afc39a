// SPDX-License-Identifier: MIT
/* One run's latency, hot and spaced, and the throughput of one client per core. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/bench/sandbox/bench.h"

enum { BLOCK = 100, SPACE_MS = 30, SUBJECTS_MAX = PEERS_MAX + 2 };

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void samples_add(struct samples *s, uint64_t ns)
{
    if (s->len < SAMPLES_MAX)
        s->us[s->len++] = (double)ns / NS_PER_US;
}

double samples_quantile(struct samples *s, double q)
{
    if (s->len == 0)
        return 0;
    qsort(s->us, s->len, sizeof(s->us[0]), compare);
    return s->us[(size_t)(q * (double)(s->len - 1))];
}

static int run_floor(void *context)
{
    const char *argv[] = { context, NULL };
    return floor_spawn(argv);
}

static int run_sandbox(void *context)
{
    return sandbox_noop(context);
}

static size_t subjects_find(struct bench *b, struct subject out[SUBJECTS_MAX])
{
    out[0] = (struct subject){ "floor", run_floor, b->victims.noop };
    out[1] = (struct subject){ "gavel", run_sandbox, b };
    return 2 + peers_find(&b->victims, out + 2);
}

static int time_block(const struct subject *s, struct samples *out, int runs, int space_ms, struct err *e)
{
    for (int i = 0; i < runs; i++) {
        if (space_ms)
            nanosleep(&(struct timespec){ 0, space_ms * (long)NS_PER_MS }, NULL);
        uint64_t start = clock_now_ns();
        if (s->run(s->context) < 0)
            return err_set(e, "%s did not run", s->name);
        samples_add(out, clock_now_ns() - start);
    }
    return 0;
}

static void report_latency(struct bench *b, const struct subject *subjects, struct samples *samples, size_t len,
                           const char *how)
{
    char figure[128], value[128];
    double floor = samples_quantile(&samples[0], 0.5), own = samples_quantile(&samples[1], 0.5);
    for (size_t i = 0; i < len; i++) {
        double median = samples_quantile(&samples[i], 0.5);
        snprintf(figure, sizeof(figure), "%s, %s", subjects[i].name, how);
        snprintf(value, sizeof(value), "%.0f us (p95 %.0f) = %.2f x floor", median, samples_quantile(&samples[i], 0.95),
                 median / floor);
        report_row(b, figure, value, i == 1 ? "<= 2.0" : "", median <= 2.0 * floor);
    }
    for (size_t i = 2; i < len; i++) {
        if (strcmp(subjects[i].name, "bubblewrap") != 0)
            continue;
        double ratio = samples_quantile(&samples[i], 0.5) / own;
        snprintf(figure, sizeof(figure), "faster than bubblewrap, %s", how);
        snprintf(value, sizeof(value), "%.1f x", ratio);
        report_row(b, figure, value, ">= 5", ratio >= 5);
    }
}

struct group {
    const struct subject *subjects;
    struct samples *samples, *warm;
    size_t from, to;
};

/* Blocks alternate, so that what changes on the machine meanwhile hits all alike; the first runs of each block warm the
 * caches that the block before took. */
static int measure_group(const struct group *g, int rounds, int space_ms, struct err *e)
{
    int result = 0;
    for (int round = 0; round < rounds && result == 0; round++) {
        for (size_t i = g->from; i < g->to && result == 0; i++) {
            bool peer = i >= 2;
            int runs = space_ms ? 1 : peer ? BLOCK / 20 : BLOCK;
            if (!space_ms)
                result = time_block(&g->subjects[i], g->warm, peer ? 1 : BLOCK / 10, 0, e);
            if (result == 0)
                result = time_block(&g->subjects[i], &g->samples[i], runs, space_ms, e);
        }
    }
    return result;
}

/* Floor and sandbox first, and by themselves: a peer between them would take both their caches, and more of the larger
 * one's than its own work takes. */
static int measure(struct bench *b, const struct subject *subjects, size_t len, int rounds, int space_ms,
                   const char *how, struct err *e)
{
    struct samples *samples = calloc(SUBJECTS_MAX, sizeof(*samples)), *warm = calloc(1, sizeof(*warm));
    struct group own = { subjects, samples, warm, 0, 2 }, peers = { subjects, samples, warm, 2, len };
    if (!samples || !warm)
        abort();
    int result = measure_group(&own, rounds, space_ms, e);
    if (result == 0)
        result = measure_group(&peers, rounds, space_ms, e);
    if (result == 0)
        report_latency(b, subjects, samples, len, how);
    free(samples);
    free(warm);
    return result;
}

int section_latency(struct bench *b, struct err *e)
{
    struct subject subjects[SUBJECTS_MAX];
    size_t len = subjects_find(b, subjects);
    if (measure(b, subjects, len, b->quick ? 4 : 40, 0, "hot", e) < 0)
        return -1;
    return measure(b, subjects, len, b->quick ? 20 : 200, SPACE_MS, "30 ms apart", e);
}

/* ---- throughput --------------------------------------------------------------------------------------------------
 */

enum { CLIENTS_MAX = 64 };

/* What the clients share with us: a start, an end, and what each did between them. */
struct race {
    volatile int go, stop;
    volatile uint64_t runs[CLIENTS_MAX];
    volatile int ready;
};

static void client(struct bench *b, struct race *race, int number, bool isolated)
{
    struct err e;
    int failed = isolated ? bench_open(b, &b->sandbox, &e) : 0;
    for (int i = 0; i < 20 && !failed; i++)
        failed = isolated ? run_sandbox(b) : run_floor(b->victims.noop);
    __atomic_add_fetch(&race->ready, 1, __ATOMIC_SEQ_CST);
    while (!race->go)
        usleep(100);
    uint64_t runs = 0;
    while (!race->stop && !failed) {
        failed = isolated ? run_sandbox(b) : run_floor(b->victims.noop);
        runs++;
    }
    race->runs[number] = failed ? 0 : runs;
    if (isolated)
        sandbox_close(b->sandbox);
    _exit(failed ? 1 : 0);
}

/* Runs per second of `clients` processes at once; 0 when one failed. */
static double race_once(struct bench *b, int clients, bool isolated, uint64_t length_ns)
{
    struct race *race = mmap(NULL, sizeof(*race), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t pids[CLIENTS_MAX];
    uint64_t runs = 0;
    bool failed = false;
    for (int i = 0; i < clients; i++)
        if ((pids[i] = fork()) == 0)
            client(b, race, i, isolated);
    while (race->ready < clients)
        usleep(1000);
    uint64_t start = clock_now_ns();
    race->go = 1;
    while (clock_now_ns() - start < length_ns)
        usleep(1000);
    race->stop = 1;
    double seconds = (double)(clock_now_ns() - start) / NS_PER_S;
    for (int i = 0; i < clients; i++) {
        int status;
        waitpid(pids[i], &status, 0);
        failed |= status != 0;
        runs += race->runs[i];
    }
    munmap(race, sizeof(*race));
    return failed ? 0 : (double)runs / seconds;
}

int section_throughput(struct bench *b, struct err *e)
{
    char value[128];
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int clients = cores < CLIENTS_MAX ? (int)cores : CLIENTS_MAX;
    double floor = 0, own = 0;
    for (int round = 0; round < (b->quick ? 1 : 5); round++) {
        double f = race_once(b, clients, false, NS_PER_S), g = race_once(b, clients, true, NS_PER_S);
        if (f == 0 || g == 0)
            return err_set(e, "a client of the throughput section failed");
        floor += f;
        own += g;
    }
    snprintf(value, sizeof(value), "%.0f/s of %.0f/s = %.2f", own / (b->quick ? 1 : 5), floor / (b->quick ? 1 : 5),
             own / floor);
    report_row(b, "throughput, one client per core, of floor's", value, ">= 0.6", own >= 0.6 * floor);
    return 0;
}
