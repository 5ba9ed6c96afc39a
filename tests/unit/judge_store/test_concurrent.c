// SPDX-License-Identifier: MIT
/* Many at once: threads and processes that claim never get the same row, and one submission has one end. */
#include <pthread.h>
#include <sys/wait.h>

#include "fixture.h"

enum { THREADS = 4, ROWS = 120 };

static void submit_rows(int rows)
{
    offer_all("n1");
    for (int i = 0; i < rows; i++)
        submit_one(i % 3 ? "t1" : "t2");
}

/* Claims until the queue is empty, finishing each; how many. Exits the process on any error: a thread may not fail a
 * Check test. */
static int claim_all(void)
{
    struct store *s = NULL;
    struct err e = { 0 };
    int claimed = 0;
    size_t len = 1;
    if (store_open(url, &s, &e) != 0) {
        fprintf(stderr, "%s\n", e.text);
        exit(3);
    }
    while (len > 0) {
        CLEANUP(arena_clear) struct arena a = ARENA(1 << 20);
        struct store_submission rows[3];
        int bad = store_claim(s, "n1", HOUR_MS, rows, 1 + (size_t)claimed % 3, &len, &a, &e);
        for (size_t i = 0; i < len && bad == 0; i++) {
            struct store_result r = { rows[i].id, rows[i].epoch, "accepted", "{}", "{}" };
            bad = store_finish(s, &r, &e);
        }
        if (bad) {
            fprintf(stderr, "%d: %s\n", bad, e.text);
            exit(3);
        }
        claimed += (int)len;
    }
    store_close(s);
    return claimed;
}

static void *claim_in_thread(void *claimed)
{
    *(int *)claimed = claim_all();
    return NULL;
}

/* Each was claimed once: a second claim would have made the epoch 2. */
static void check_all_once(int claimed)
{
    static const char sql[] = "SELECT count(*) FROM submissions WHERE status = 'finished' AND epoch = 1 AND events = 2";
    int64_t once;
    ck_assert_int_eq(claimed, ROWS);
    OK(db_number(store, sql, NO_ARGS, &once, &err));
    ck_assert_int_eq(once, ROWS);
}

START_TEST(threads_never_claim_the_same_row)
{
    pthread_t threads[THREADS];
    int claimed[THREADS], total = 0;
    submit_rows(ROWS);
    for (int i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, claim_in_thread, &claimed[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        total += claimed[i];
    }
    check_all_once(total);
}
END_TEST

START_TEST(processes_never_claim_the_same_row)
{
    pid_t children[THREADS];
    int total = 0;
    submit_rows(ROWS);
    for (int i = 0; i < THREADS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(claim_all());
    }
    for (int i = 0; i < THREADS; i++) {
        int status;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert(WIFEXITED(status));
        total += WEXITSTATUS(status);
    }
    check_all_once(total);
}
END_TEST

struct finisher {
    struct store_submission row;
    const char *verdict;
    int answer;
};

static void *finish_in_thread(void *context)
{
    struct finisher *f = context;
    struct store *s = NULL;
    struct err e;
    struct store_result r = { f->row.id, f->row.epoch, f->verdict, "{}", "{}" };
    f->answer = store_open(url, &s, &e);
    if (f->answer == 0)
        f->answer = store_finish(s, &r, &e);
    store_close(s);
    return NULL;
}

START_TEST(of_two_ends_at_once_one_counts)
{
    offer_all("n1");
    for (int round = 0; round < 10; round++) {
        struct store_submission row = a_submission("t1");
        row.callback_url = "http://example.invalid/hook";
        OK(store_submit(store, &row, 1, NULL, &arena, &err));
        row = claim_one_for(store, "n1", HOUR_MS);
        struct finisher both[2] = { { .row = row, .verdict = "accepted" }, { .row = row, .verdict = NULL } };
        pthread_t threads[2];
        for (int i = 0; i < 2; i++)
            ck_assert_int_eq(pthread_create(&threads[i], NULL, finish_in_thread, &both[i]), 0);
        for (int i = 0; i < 2; i++)
            pthread_join(threads[i], NULL);
        ck_assert_msg((both[0].answer == 0 && both[1].answer == STORE_STALE) ||
                          (both[0].answer == STORE_STALE && both[1].answer == 0),
                      "%d %d", both[0].answer, both[1].answer);
        struct store_submission end = get_row(row.id);
        ck_assert_int_eq(end.status, both[0].answer == 0 ? STORE_STATUS_FINISHED : STORE_STATUS_CANCELLED);
        ck_assert_int_eq(end.events, 2);
    }
    struct store_stats stats;
    OK(store_stats(store, &stats, &err));
    ck_assert_int_eq(stats.webhooks_pending, 10);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("concurrent");
    tcase_add_test(tc, threads_never_claim_the_same_row);
    tcase_add_test(tc, processes_never_claim_the_same_row);
    tcase_add_test(tc, of_two_ends_at_once_one_counts);
    return run_suite(tc, "concurrent");
}
