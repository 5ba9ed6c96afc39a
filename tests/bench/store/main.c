// SPDX-License-Identifier: MIT
/* What the store does a second: a submission is submitted, claimed and finished, with a report of 4 KiB and the events
 * that this makes (five rows and more a submission). Every commit waits for the disk, as in the daemon. Prints a line a
 * way of calling: submissions a second, the microseconds of CPU of this process for each, and the commits for each.
 *
 *   store-bench [--store URL] [--count N] [--threads N]
 *
 * Without --store: SQLite in a temporary folder below the current one (so that the disk is that of the tree).
 * tests/store/server FOLDER build/bench/store-bench takes the server's URL from GAVEL_STORE_URL. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/opt.h"
#include "base/parse.h"
#include "judge/store/store.h"

enum { REPORT_BYTES = 4096, BATCH_MAX = 64, THREADS_MAX = 64, DEEP = 10000, TOKENS = 100 };

static const char *arg_store, *arg_count, *arg_threads;
static const struct opt options[] = {
    { 0, "store", &arg_store, NULL, "URL", "the store (default: $GAVEL_STORE_URL, else SQLite in a new folder)", NULL },
    { 0, "count", &arg_count, NULL, "N", "submissions a line (default: 2000)", NULL },
    { 0, "threads", &arg_threads, NULL, "N", "threads, each with a handle (default: 4)", NULL },
    { 0 },
};

static char url[4096], report[REPORT_BYTES];

/* One thread's share. */
struct worker {
    pthread_t thread;
    char node[16], token[16];
    size_t count, batch; /* batch: so many are claimed at once and finished in one transaction */
};

static void must(int result, const char *what, const struct err *e)
{
    if (result == 0)
        return;
    fprintf(stderr, "store-bench: %s: %d: %s\n", what, result, e->text);
    exit(1);
}

static void offer(struct store *s, const char *node)
{
    static const char *const offers[] = { "language:x", "problem:two-sum@v1" };
    struct err e;
    must(store_offer(s, node, offers, COUNT(offers), &e), "offer", &e);
}

static void submit(struct store *s, const char *token, size_t len)
{
    struct store_submission rows[BATCH_MAX];
    char ids[BATCH_MAX][STORE_ID_SIZE];
    struct arena a = ARENA(1 << 20);
    struct err e;
    for (size_t i = 0; i < len; i++) {
        store_new_id(ids[i]);
        rows[i] = (struct store_submission){ .id = ids[i],
                                             .token_id = token,
                                             .kind = "submission",
                                             .priority = 1,
                                             .problem = "two-sum",
                                             .problem_version = "v1",
                                             .language = "x",
                                             .request = "{\"source\":\"class Solution: pass\",\"mode\":\"submit\"}" };
        if (len == 1)
            must(store_submit(s, rows, 1, NULL, &a, &e), "submit", &e);
    }
    if (len > 1)
        must(store_submit(s, rows, len, NULL, &a, &e), "submit", &e);
    arena_clear(&a);
}

/* Claims up to `batch` and finishes them in one transaction; how many. */
static size_t judge(struct store *s, const char *node, size_t batch)
{
    struct store_submission rows[BATCH_MAX];
    struct arena a = ARENA(16 << 20);
    struct err e;
    size_t len;
    must(store_claim(s, node, 30000, rows, batch, &len, &a, &e), "claim", &e);
    if (len > 1)
        must(store_begin(s, &e), "begin", &e);
    for (size_t i = 0; i < len; i++) {
        struct store_result r = { rows[i].id, rows[i].epoch, "accepted", report, "{\"verdict\":\"accepted\"}" };
        must(store_finish(s, &r, &e), "finish", &e);
    }
    if (len > 1)
        must(store_commit(s, &e), "commit", &e);
    arena_clear(&a);
    return len;
}

static void *work(void *context)
{
    struct worker *w = context;
    struct store *s = NULL;
    struct err e;
    must(store_open(url, &s, &e), url, &e);
    offer(s, w->node);
    for (size_t done = 0; done < w->count; done += w->batch) {
        submit(s, w->token, w->batch);
        judge(s, w->node, w->batch); /* another thread may have taken this one's: they share the queue */
    }
    while (judge(s, w->node, w->batch))
        ;
    store_close(s);
    return NULL;
}

static uint64_t cpu_us(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (uint64_t)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 +
           (uint64_t)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static void measure(const char *name, size_t count, size_t threads, size_t batch)
{
    struct worker workers[THREADS_MAX];
    uint64_t start = clock_now_ns(), cpu = cpu_us();
    for (size_t i = 0; i < threads; i++) {
        workers[i] = (struct worker){ .count = count / threads, .batch = batch };
        snprintf(workers[i].node, sizeof(workers[i].node), "node%zu", i);
        snprintf(workers[i].token, sizeof(workers[i].token), "token%zu", i);
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
            exit(1);
    }
    for (size_t i = 0; i < threads; i++)
        pthread_join(workers[i].thread, NULL);
    double seconds = (double)(clock_now_ns() - start) / (double)NS_PER_S;
    printf("%-52s %8.0f a second %7.0f us of CPU each\n", name, (double)count / seconds,
           (double)(cpu_us() - cpu) / (double)count);
    fflush(stdout);
}

/* What the statements of a claim cost with so much in the queue of 100 tokens, without the commit: it must not grow
 * with the queue. */
static void measure_depth(struct store *s, size_t depth)
{
    enum { CLAIMS = 100 };
    struct store_submission row;
    struct arena a = ARENA(1 << 20);
    char token[16];
    struct err e;
    size_t len;
    for (size_t i = 0; i < TOKENS; i++) {
        snprintf(token, sizeof(token), "token%zu", i);
        for (size_t left = depth / TOKENS; left > 0; left -= left < BATCH_MAX ? left : BATCH_MAX)
            submit(s, token, left < BATCH_MAX ? left : BATCH_MAX);
    }
    must(store_begin(s, &e), "begin", &e);
    uint64_t start = clock_now_ns();
    for (int i = 0; i < CLAIMS; i++) {
        must(store_claim(s, "node0", 0, &row, 1, &len, &a, &e), "claim", &e);
        arena_clear(&a);
    }
    uint64_t ns = clock_now_ns() - start;
    must(store_commit(s, &e), "commit", &e);
    printf("a claim with %5zu queued of %d tokens, uncommitted %20.0f us\n", depth, TOKENS, (double)ns / CLAIMS / 1000);
    struct store_reaped reaped;
    do
        must(store_reap(s, 1, 30000, &reaped, &e), "reap", &e);
    while (reaped.failed);
    while (judge(s, "node0", BATCH_MAX))
        ;
}

static void measure_all(size_t count, size_t threads)
{
    struct store *s = NULL;
    struct err e;
    char name[128];
    must(store_open(url, &s, &e), url, &e);
    offer(s, "node0");
    measure("one by one: submit, claim, finish", count, 1, 1);
    snprintf(name, sizeof(name), "the same by %zu threads, each with a handle", threads);
    measure(name, count, threads, 1);
    measure("8 at a time: submitted, claimed, finished together", count, 1, 8);
    snprintf(name, sizeof(name), "the same by %zu threads", threads);
    measure(name, count, threads, 8);
    measure_depth(s, TOKENS * 2);
    measure_depth(s, DEEP);
    store_close(s);
}

int main(int argc, char **argv)
{
    struct err e;
    uint64_t count = 2000, threads = 4;
    bool help = false;
    char folder[] = "store-bench.XXXXXX", command[64];
    const char *given = getenv("GAVEL_STORE_URL");
    if (opt_parse(options, argc, argv, &help, &e) < 0 ||
        (arg_count && parse_u64(arg_count, 1, 1000000, &count, &e) < 0) ||
        (arg_threads && parse_u64(arg_threads, 1, THREADS_MAX, &threads, &e) < 0)) {
        fprintf(stderr, "store-bench: %s\n", e.text);
        return 2;
    }
    if (help) {
        opt_help(options, stdout);
        return 0;
    }
    memset(report, 'r', sizeof(report) - 1);
    report[0] = report[sizeof(report) - 2] = '"';
    bool own = !arg_store && !given;
    if (own && !mkdtemp(folder))
        return 1;
    if (own)
        snprintf(url, sizeof(url), "sqlite:%s/gavel.db", folder);
    else
        snprintf(url, sizeof(url), "%s", arg_store ? arg_store : given);
    measure_all(count, threads);
    snprintf(command, sizeof(command), "%s/gavel.db", folder);
    return own && (unlink(command) < 0 || rmdir(folder) < 0);
}
