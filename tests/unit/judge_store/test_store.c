// SPDX-License-Identifier: MIT
/* Submissions coming, being found and going; opening; transactions; wake-ups and figures. */
#include <poll.h>

#include "fixture.h"

START_TEST(what_is_submitted_is_there_to_the_byte)
{
    struct store_submission given = a_submission("t1");
    given.request = "{\"source\":\"\xc3\xa4 'q' $1 ?2 \\u0041\"}";
    given.metadata = "[1,  2.50]";
    given.callback_url = "http://example.invalid/hook";
    given.batch_id = "b1";
    OK(store_submit(store, &given, 1, NULL, &arena, &err));
    struct store_submission row = get_row(given.id);
    ck_assert_str_eq(row.request, given.request);
    ck_assert_str_eq(row.metadata, given.metadata);
    ck_assert_str_eq(row.callback_url, given.callback_url);
    ck_assert_str_eq(row.batch_id, "b1");
    ck_assert_str_eq(row.token_id, "t1");
    ck_assert_int_eq(row.status, STORE_STATUS_QUEUED);
    ck_assert_int_eq(row.epoch, 0);
    ck_assert_int_eq(row.priority, 1);
    ck_assert_int_gt(row.created_ms, 1700000000000);
    ck_assert_int_eq(row.finished_ms, 0);
    ck_assert_ptr_null(row.verdict);
    ck_assert_ptr_null(row.report);
    OK(store_get(store, given.id, 0, &row, &arena, &err));
    ck_assert_ptr_null(row.request); /* not asked for */
    ANSWER(STORE_NONE, store_get(store, "nothing", 0, &row, &arena, &err));
}
END_TEST

START_TEST(a_large_text_is_kept_whole)
{
    size_t size = 4 << 20;
    char *text = arena_alloc(&arena, size + 1);
    for (size_t i = 0; i < size; i++)
        text[i] = (char)('a' + i * i % 26);
    struct store_submission row = a_submission("t1");
    row.request = text;
    OK(store_submit(store, &row, 1, NULL, &arena, &err));
    ck_assert(strcmp(get_row(row.id).request, text) == 0);
    CLEANUP(arena_clear) struct arena small = ARENA(1 << 20);
    ANSWER(-1, store_get(store, row.id, STORE_WITH_REQUEST, &row, &small, &err)); /* over the caller's cap */
}
END_TEST

START_TEST(ids_ascend)
{
    char last[STORE_ID_SIZE] = "", id[STORE_ID_SIZE];
    for (int i = 0; i < 20000; i++) {
        store_new_id(id);
        ck_assert_uint_eq(strlen(id), STORE_ID_SIZE - 1);
        ck_assert_uint_eq(strspn(id, "0123456789abcdefghjkmnpqrstvwxyz"), STORE_ID_SIZE - 1);
        ck_assert_int_gt(strcmp(id, last), 0);
        memcpy(last, id, sizeof(last));
    }
}
END_TEST

START_TEST(a_batch_is_all_or_nothing)
{
    struct store_submission rows[] = { a_submission("t1"), a_submission("t1"), a_submission("t1") };
    rows[2].request = NULL; /* is refused by the table */
    ANSWER(-1, store_submit(store, rows, 3, NULL, &arena, &err));
    struct store_submission row;
    for (size_t i = 0; i < COUNT(rows); i++)
        ANSWER(STORE_NONE, store_get(store, rows[i].id, 0, &row, &arena, &err));
    OK(store_submit(store, rows, 2, NULL, &arena, &err));
    OK(store_submit(store, rows, 2, NULL, &arena, &err)); /* again, as after a lost answer */
    ck_assert_int_eq(get_row(rows[1].id).events, 1);
}
END_TEST

START_TEST(an_idempotency_key_gives_the_first_answer)
{
    struct store_submission first = a_submission("t1"), second = a_submission("t1"), other = a_submission("t2"), row;
    struct store_key key = { "k", "hash", "the first", HOUR_MS };
    OK(store_submit(store, &first, 1, &key, &arena, &err));
    key.answer = "the second";
    ANSWER(STORE_SAME, store_submit(store, &second, 1, &key, &arena, &err));
    ck_assert_str_eq(key.answer, "the first");
    key.body_hash = "another";
    ANSWER(STORE_OTHER, store_submit(store, &second, 1, &key, &arena, &err));
    ANSWER(STORE_NONE, store_get(store, second.id, 0, &row, &arena, &err));
    OK(store_submit(store, &other, 1, &key, &arena, &err));        /* another token's keys are its own */
    struct store_key brief = { "brief", "hash", "the first", -1 }; /* over at once */
    struct store_submission third = a_submission("t1");
    OK(store_submit(store, &second, 1, &brief, &arena, &err));
    OK(store_submit(store, &third, 1, &brief, &arena, &err));
}
END_TEST

/* Twelve submissions: tokens a and b, kinds, problems, languages and states by number. */
static void fill_list(const char *ids[12])
{
    offer_all("n1");
    for (int i = 0; i < 12; i++) {
        struct store_submission row = a_submission(i % 2 ? "b" : "a");
        row.kind = i % 3 ? "submission" : "run";
        row.problem = i % 4 ? "two-sum" : "three-sum";
        row.language = i < 6 ? "x" : "y";
        row.batch_id = i >= 10 ? "batch" : NULL;
        OK(store_submit(store, &row, 1, NULL, &arena, &err));
        ids[i] = row.id;
    }
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
    OK(finish_as(store, &row, "accepted"));
    row = claim_one_for(store, "n1", HOUR_MS);
    OK(finish_as(store, &row, "wrong_answer"));
    OK(store_cancel(store, ids[11], &err));
}

static const struct {
    const char *why;
    struct store_filter filter;
    size_t found;
} list_rows[] = {
    { "no filter finds all", { .status = -1 }, 12 },
    { "a token's", { .token_id = "a", .status = -1 }, 6 },
    { "of a token that has none", { .token_id = "c", .status = -1 }, 0 },
    { "of no token", { .token_id = "", .status = -1 }, 0 },
    { "a kind", { .kind = "run", .status = -1 }, 4 },
    { "a problem", { .problem = "three-sum", .status = -1 }, 3 },
    { "a token's of a problem", { .token_id = "b", .problem = "three-sum", .status = -1 }, 0 },
    { "a language", { .language = "y", .status = -1 }, 6 },
    { "a token's in a language", { .token_id = "a", .language = "y", .status = -1 }, 3 },
    { "a batch", { .batch_id = "batch", .status = -1 }, 2 },
    { "a batch, of another's token", { .batch_id = "batch", .token_id = "c", .status = -1 }, 0 },
    { "finished ones", { .status = STORE_STATUS_FINISHED }, 2 },
    { "queued ones", { .status = STORE_STATUS_QUEUED }, 9 },
    { "cancelled ones", { .status = STORE_STATUS_CANCELLED }, 1 },
    { "running ones", { .status = STORE_STATUS_RUNNING }, 0 },
    { "a verdict", { .verdict = "wrong_answer", .status = -1 }, 1 },
    { "of the future", { .since_ms = INT64_MAX, .status = -1 }, 0 },
    { "since long ago", { .since_ms = 1, .status = -1 }, 12 },
};

START_TEST(lists_are_filtered_and_come_in_pages)
{
    const char *ids[12];
    fill_list(ids);
    for (size_t r = 0; r < COUNT(list_rows); r++) {
        struct store_filter f = list_rows[r].filter;
        struct store_submission rows[5];
        struct store_page page = { .rows = rows, .max = COUNT(rows) };
        size_t found = 0;
        const char *last = "~";
        do {
            OK(store_list(store, &f, &page, &arena, &err));
            for (size_t i = 0; i < page.len; i++) {
                ck_assert_msg(strcmp(rows[i].id, last) < 0, "%s: the newest first, none twice", list_rows[r].why);
                last = rows[i].id;
            }
            found += page.len;
            f.before = page.next;
        } while (page.next);
        ck_assert_msg(found == list_rows[r].found, "%s: %zu", list_rows[r].why, found);
    }
}
END_TEST

/* A filter that leaves almost all out: a call looks at 10,000 and says where to go on. */
START_TEST(a_list_looks_at_so_many_rows_at_a_time)
{
    struct store_submission rows[1000];
    struct store_filter f = { .language = "rare", .status = -1 };
    struct store_page page = { .rows = rows, .max = 10 };
    size_t pages = 0, found = 0;
    for (int i = 0; i < 21; i++) {
        for (size_t j = 0; j < COUNT(rows); j++) {
            rows[j] = a_submission("t1");
            rows[j].language = i % 20 == 0 && j == 0 ? "rare" : "x";
        }
        OK(store_submit(store, rows, COUNT(rows), NULL, &arena, &err));
    }
    do {
        OK(store_list(store, &f, &page, &arena, &err));
        found += page.len;
        f.before = page.next;
        pages++;
    } while (page.next);
    ck_assert_uint_eq(found, 2);
    ck_assert_uint_eq(pages, 3); /* the first and the last have one each, that between none */
}
END_TEST

START_TEST(erasing_leaves_nothing)
{
    offer_all("n1");
    struct store_submission row = a_submission("t1");
    row.callback_url = "http://example.invalid/hook";
    OK(store_submit(store, &row, 1, NULL, &arena, &err));
    struct store_submission claimed = claim_one_for(store, "n1", HOUR_MS);
    OK(finish_as(store, &claimed, "accepted"));
    struct store_webhook hook;
    OK(store_webhook_get(store, row.id, &hook, &arena, &err));
    OK(store_webhook_result(store, hook.id, &(struct store_delivery){ .detail = "" }, STORE_DELIVERED, 0, &err));
    OK(store_erase(store, row.id, &err));
    ANSWER(STORE_NONE, store_erase(store, row.id, &err));
    static const char sql[] = "SELECT (SELECT count(*) FROM submissions) + (SELECT count(*) FROM requests)"
                              " + (SELECT count(*) FROM reports) + (SELECT count(*) FROM events)"
                              " + (SELECT count(*) FROM webhooks) + (SELECT count(*) FROM deliveries)";
    int64_t left;
    OK(db_number(store, sql, NO_ARGS, &left, &err));
    ck_assert_int_eq(left, 0);
    const char *running = submit_one("t1");
    claimed = claim_one_for(store, "n1", HOUR_MS);
    OK(store_erase(store, running, &err));
    ANSWER(STORE_STALE, finish_as(store, &claimed, "accepted"));
}
END_TEST

START_TEST(purging_takes_what_ended_before)
{
    offer_all("n1");
    struct store_submission row = a_submission("t1"), claimed;
    row.callback_url = "http://example.invalid/hook";
    OK(store_submit(store, &row, 1, NULL, &arena, &err));
    claimed = claim_one_for(store, "n1", HOUR_MS);
    OK(finish_as(store, &claimed, "accepted")); /* its webhook is not delivered yet */
    for (int i = 0; i < 3; i++) {
        submit_one("t1");
        claimed = claim_one_for(store, "n1", HOUR_MS);
        OK(finish_as(store, &claimed, "accepted"));
    }
    submit_one("t1"); /* stays: it has not ended */
    int64_t now;
    size_t erased;
    OK(store_now(store, &now, &err));
    OK(store_purge(store, now - HOUR_MS, 100, &erased, &err));
    ck_assert_uint_eq(erased, 0);
    OK(store_purge(store, now + HOUR_MS, 2, &erased, &err));
    ck_assert_uint_eq(erased, 2);
    OK(store_purge(store, now + HOUR_MS, 100, &erased, &err));
    ck_assert_uint_eq(erased, 1);
    OK(store_get(store, row.id, 0, &claimed, &arena, &err));
}
END_TEST

START_TEST(what_is_between_begin_and_commit_is_one)
{
    struct store_submission row;
    OK(store_begin(store, &err));
    ANSWER(-1, store_begin(store, &err));
    const char *first = submit_one("t1"), *second = submit_one("t1");
    OK(store_commit(store, &err));
    OK(store_get(store, first, 0, &row, &arena, &err));
    OK(store_get(store, second, 0, &row, &arena, &err));

    OK(store_begin(store, &err));
    const char *third = submit_one("t1");
    struct store_submission bad = a_submission("t1");
    bad.request = NULL;
    ANSWER(-1, store_submit(store, &bad, 1, NULL, &arena, &err));
    ANSWER(-1, store_cancel(store, first, &err)); /* what comes after the fault is not done either */
    ANSWER(-1, store_commit(store, &err));
    ANSWER(STORE_NONE, store_get(store, third, 0, &row, &arena, &err));
    ck_assert_int_eq(get_row(first).status, STORE_STATUS_QUEUED);
    OK(store_cancel(store, first, &err)); /* the next transaction is none of that one's business */
}
END_TEST

START_TEST(opening_again_finds_all)
{
    const char *id = submit_one("t1");
    store_close(store);
    OK(store_open(url, &store, &err));
    ck_assert_str_eq(get_row(id).token_id, "t1");
    struct store *none = NULL;
    ANSWER(-1, store_open("mysql://x", &none, &err));
    ck_assert_ptr_nonnull(strstr(err.text, "sqlite:PATH"));
    ANSWER(-1, store_open("sqlite:", &none, &err));
}
END_TEST

START_TEST(a_newer_schema_is_refused)
{
    struct store *other = NULL;
    OK(store->driver->script(store->c, "UPDATE schema_version SET version = version + 1", &store->why, &err));
    ANSWER(-1, store_open(url, &other, &err));
    ck_assert_ptr_nonnull(strstr(err.text, "newer"));
    OK(store->driver->script(store->c, "UPDATE schema_version SET version = version - 1", &store->why, &err));
}
END_TEST

/* The wake-ups of a kind that are there now; waits at most ten seconds for the first of any kind. */
static int wakes(struct store *s, enum store_wake_kind kind, const char *id)
{
    struct store_wake got[4];
    size_t len;
    int found = 0;
    struct pollfd fd = { .fd = store_wait_fd(s), .events = POLLIN };
    ck_assert_int_ge(fd.fd, 0);
    poll(&fd, 1, 10000);
    do {
        OK(store_wakeups(s, got, COUNT(got), &len, &err));
        for (size_t i = 0; i < len; i++)
            found += got[i].kind == kind && strcmp(got[i].id, id) == 0;
    } while (len);
    return found;
}

START_TEST(who_listens_is_told)
{
    struct store *listener = NULL;
    offer_all("n1");
    OK(store_open(url, &listener, &err));
    OK(store_listen(listener, &err));
    struct store_wake first;
    size_t len;
    OK(store_wakeups(listener, &first, 1, &len, &err));
    ck_assert(len == 1 && first.kind == STORE_WAKE_ALL);
    OK(store_wakeups(listener, &first, 1, &len, &err));
    ck_assert_uint_eq(len, 0);

    struct store_submission row = a_submission("t1");
    row.callback_url = "http://example.invalid/hook";
    OK(store_submit(store, &row, 1, NULL, &arena, &err));
    ck_assert_int_eq(wakes(listener, STORE_WAKE_QUEUE, ""), 1);
    struct store_submission claimed = claim_one_for(store, "n1", HOUR_MS);
    OK(store_event_add(store, &(struct store_event){ .id = row.id, .epoch = 1, .type = "case", .data = "{}" }, 1,
                       &err));
    ck_assert_int_eq(wakes(listener, STORE_WAKE_EVENT, row.id), 1);
    ANSWER(STORE_RUNNING, store_cancel(store, row.id, &err));
    ck_assert_int_eq(wakes(listener, STORE_WAKE_CANCEL, row.id), 1);
    OK(store_begin(store, &err));
    OK(finish_as(store, &claimed, "accepted"));
    OK(store_wakeups(listener, &first, 1, &len, &err));
    ck_assert_uint_eq(len, 0); /* not before the commit */
    OK(store_commit(store, &err));
    ck_assert_int_eq(wakes(listener, STORE_WAKE_WEBHOOK, ""), 1);
    store_close(listener);
}
END_TEST

START_TEST(a_listener_that_sleeps_is_told_to_look_at_everything)
{
    struct store *listener = NULL;
    if (getenv("GAVEL_STORE_URL"))
        return; /* PostgreSQL keeps them all */
    OK(store_open(url, &listener, &err));
    OK(store_listen(listener, &err));
    for (int i = 0; i < 3000; i++) {
        struct store_wake w = { .kind = STORE_WAKE_EVENT };
        snprintf(w.id, sizeof(w.id), "%d", i);
        OK(store->driver->begin(store->c, &store->why, &err));
        OK(store->driver->tell(store->c, &w, &store->why, &err));
        OK(store->driver->end(store->c, true, &store->why, &err));
    }
    ck_assert_int_eq(wakes(listener, STORE_WAKE_ALL, ""), 1);
    store_close(listener);
}
END_TEST

START_TEST(figures_count_what_is_there_and_what_was)
{
    struct store_stats stats;
    offer_all("n1");
    OK(store_stats(store, &stats, &err));
    ck_assert_int_eq(stats.queued + stats.running + stats.webhooks_pending + stats.oldest_queued_ms, 0);
    for (int i = 0; i < 6; i++)
        submit_one("t1");
    for (int i = 0; i < 3; i++) {
        struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
        OK(finish_as(store, &row, i ? "accepted" : "wrong_answer"));
        OK(store_erase(store, row.id, &err)); /* the totals stay */
    }
    const char *running = claim_one_for(store, "n1", HOUR_MS).id;
    OK(store_cancel(store, submit_one("t2"), &err));
    OK(store_stats(store, &stats, &err));
    ck_assert_int_eq(stats.queued, 2);
    ck_assert_int_eq(stats.running, 1);
    ck_assert_int_eq(stats.cancelled, 1);
    ck_assert_uint_eq(stats.totals_len, 2);
    ck_assert_str_eq(stats.totals[0].verdict, "accepted");
    ck_assert_int_eq(stats.totals[0].ended, 2);
    ck_assert_str_eq(stats.totals[1].verdict, "wrong_answer");
    ck_assert_int_eq(stats.totals[1].ended, 1);
    int64_t load;
    OK(store_token_load(store, "t1", 100, &load, &err));
    ck_assert_int_eq(load, 3);
    OK(store_token_load(store, "t2", 100, &load, &err));
    ck_assert_int_eq(load, 0);
    ANSWER(STORE_RUNNING, store_cancel(store, running, &err));
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("store");
    tcase_add_test(tc, what_is_submitted_is_there_to_the_byte);
    tcase_add_test(tc, a_large_text_is_kept_whole);
    tcase_add_test(tc, ids_ascend);
    tcase_add_test(tc, a_batch_is_all_or_nothing);
    tcase_add_test(tc, an_idempotency_key_gives_the_first_answer);
    tcase_add_test(tc, lists_are_filtered_and_come_in_pages);
    tcase_add_test(tc, a_list_looks_at_so_many_rows_at_a_time);
    tcase_add_test(tc, erasing_leaves_nothing);
    tcase_add_test(tc, purging_takes_what_ended_before);
    tcase_add_test(tc, what_is_between_begin_and_commit_is_one);
    tcase_add_test(tc, opening_again_finds_all);
    tcase_add_test(tc, a_newer_schema_is_refused);
    tcase_add_test(tc, who_listens_is_told);
    tcase_add_test(tc, a_listener_that_sleeps_is_told_to_look_at_everything);
    tcase_add_test(tc, figures_count_what_is_there_and_what_was);
    return run_suite(tc, "store");
}
