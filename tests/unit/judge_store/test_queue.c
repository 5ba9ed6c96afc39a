// SPDX-License-Identifier: MIT
/* The way of a submission through the queue: claimed once, by whom it should, finished once. */
#include "fixture.h"

START_TEST(what_is_submitted_is_there_to_the_byte)
{
    struct store_submission given = a_submission("t1");
    given.request = "{\"source\":\"\xc3\xa4 'q' $1 ? \\u0041\"}";
    given.metadata = "[1,  2.50]";
    given.callback_url = "http://example.invalid/hook";
    OK(store_submit(store, &given, 1, NULL, &arena, &err));
    struct store_submission row = get_row(given.id);
    ck_assert_str_eq(row.request, given.request);
    ck_assert_str_eq(row.metadata, given.metadata);
    ck_assert_str_eq(row.callback_url, given.callback_url);
    ck_assert_str_eq(row.token_id, "t1");
    ck_assert_int_eq(row.status, STORE_STATUS_QUEUED);
    ck_assert_int_eq(row.epoch, 0);
    ck_assert_int_eq(row.priority, 1);
    ck_assert_int_gt(row.created_ms, 1700000000000);
    ck_assert_int_eq(row.finished_ms, 0);
    ck_assert_ptr_null(row.verdict);
    ck_assert_ptr_null(row.report);
    ANSWER(STORE_NONE, store_get(store, "nothing", 0, &row, &arena, &err));
}
END_TEST

START_TEST(a_claimed_row_is_finished_once)
{
    offer_all("n1");
    const char *id = submit_one("t1");
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
    ck_assert_str_eq(row.id, id);
    ck_assert_str_eq(row.request, "{\"source\":\"s\"}");
    ck_assert_int_eq(row.epoch, 1);
    ck_assert_int_eq(row.status, STORE_STATUS_RUNNING);
    ck_assert_ptr_null(claim_one_for(store, "n1", HOUR_MS).id);
    OK(finish_as(store, &row, "accepted"));
    struct store_submission done = get_row(id);
    ck_assert_int_eq(done.status, STORE_STATUS_FINISHED);
    ck_assert_str_eq(done.verdict, "accepted");
    ck_assert_str_eq(done.report, "{\"verdict\":\"any\"}");
    ck_assert_int_ge(done.finished_ms, done.started_ms);
    ck_assert_int_eq(done.lease_until_ms, 0);
    OK(finish_as(store, &row, "wrong_answer")); /* given again: its answer was lost */
    ck_assert_str_eq(get_row(id).verdict, "accepted");
    ck_assert_int_eq(get_row(id).events, 2);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("queue");
    tcase_add_test(tc, what_is_submitted_is_there_to_the_byte);
    tcase_add_test(tc, a_claimed_row_is_finished_once);
    return run_suite(tc, "queue");
}
