// SPDX-License-Identifier: MIT
/* Webhooks: made with the end of a submission, given out until one is acknowledged, every attempt in the log. */
#include "fixture.h"

static const char *submit_with_callback(void)
{
    struct store_submission row = a_submission("t1");
    row.callback_url = "http://example.invalid/hook";
    OK(store_submit(store, &row, 1, NULL, &arena, &err));
    return row.id;
}

static const char *finished_with_callback(void)
{
    offer_all("n1");
    const char *id = submit_with_callback();
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
    OK(finish_as(store, &row, "accepted"));
    return id;
}

/* Takes one; id NULL: none is due. */
static struct store_webhook take(int64_t lease_ms)
{
    struct store_webhook hook = { 0 };
    size_t len;
    OK(store_webhook_claim(store, "n1", lease_ms, &hook, 1, &len, &arena, &err));
    return len ? hook : (struct store_webhook){ 0 };
}

static int attempt(const struct store_webhook *hook, int64_t status, enum store_delivered what, int64_t delay_ms)
{
    struct store_delivery d = { .attempt = hook->attempts, .status = status, .detail = "d", .duration_ms = 7 };
    return store_webhook_result(store, hook->id, &d, what, delay_ms, &err);
}

static const char *state_of(const char *submission)
{
    struct store_webhook hook;
    OK(store_webhook_get(store, submission, &hook, &arena, &err));
    return hook.state;
}

enum way { FINISHED, CANCELLED_QUEUED, CANCELLED_RUNNING, LOST, UNCLAIMED };
static const struct {
    const char *why;
    enum way way;
} end_rows[] = {
    { "a result", FINISHED },
    { "cancelled in the queue", CANCELLED_QUEUED },
    { "cancelled while it ran", CANCELLED_RUNNING },
    { "given up after its owners died", LOST },
    { "given up as nobody took it", UNCLAIMED },
};

START_TEST(every_end_makes_one)
{
    struct store_reaped reaped;
    struct store_webhook hook;
    enum way way = end_rows[_i].way;
    offer_all("n1");
    const char *id = submit_with_callback();
    ANSWER(STORE_NONE, store_webhook_get(store, id, &hook, &arena, &err));
    if (way == CANCELLED_QUEUED)
        OK(store_cancel(store, id, &err));
    struct store_submission row = way == FINISHED || way == CANCELLED_RUNNING ? claim_one_for(store, "n1", HOUR_MS)
                                  : way == LOST                               ? claim_one_for(store, "n1", 0)
                                                                              : (struct store_submission){ 0 };
    if (row.id && way != LOST)
        OK(finish_as(store, &row, way == FINISHED ? "accepted" : NULL));
    OK(store_reap(store, 1, way == UNCLAIMED ? 0 : HOUR_MS, &reaped, &err));
    struct store_webhook taken = take(HOUR_MS);
    ck_assert_msg(taken.id != NULL, "%s", end_rows[_i].why);
    ck_assert_str_eq(taken.submission_id, id);
    ck_assert_str_eq(taken.token_id, "t1");
    ck_assert_str_eq(taken.url, "http://example.invalid/hook");
    ck_assert_ptr_null(take(HOUR_MS).id);
}
END_TEST

START_TEST(without_a_callback_there_is_none)
{
    struct store_webhook hook;
    const char *id = submit_one("t1");
    OK(store_cancel(store, id, &err));
    ANSWER(STORE_NONE, store_webhook_get(store, id, &hook, &arena, &err));
    ck_assert_ptr_null(take(HOUR_MS).id);
}
END_TEST

START_TEST(it_comes_back_until_it_is_acknowledged)
{
    const char *id = finished_with_callback();
    int64_t due;
    struct store_webhook first = take(0); /* its taker dies */
    ck_assert_int_eq(first.attempts, 1);
    struct store_webhook second = take(HOUR_MS);
    ck_assert_str_eq(second.id, first.id);
    ck_assert_int_eq(second.attempts, 2);
    ANSWER(STORE_STALE, attempt(&first, 500, STORE_GIVE_UP, 0)); /* late, and no longer to decide */
    ck_assert_str_eq(state_of(id), "pending");
    OK(attempt(&second, 500, STORE_TRY_AGAIN, HOUR_MS));
    ck_assert_ptr_null(take(HOUR_MS).id);
    OK(store_webhook_next(store, &due, &err));
    ck_assert_int_gt(due, second.created_ms + HOUR_MS / 2);
    OK(attempt(&second, 500, STORE_TRY_AGAIN, 0));
    struct store_webhook third = take(HOUR_MS);
    ck_assert_int_eq(third.attempts, 3);
    OK(attempt(&third, 204, STORE_DELIVERED, 0));
    ck_assert_str_eq(state_of(id), "delivered");
    OK(store_webhook_next(store, &due, &err));
    ck_assert_int_eq(due, 0);
    struct store_delivery log[8];
    size_t len;
    OK(store_webhook_log(store, first.id, log, COUNT(log), &len, &arena, &err));
    ck_assert_uint_eq(len, 3);
    ck_assert_int_eq(log[0].attempt, 3);
    ck_assert_int_eq(log[0].status, 204);
    ck_assert_int_eq(log[0].duration_ms, 7);
    ck_assert_str_eq(log[2].detail, "d");
}
END_TEST

START_TEST(a_node_that_starts_again_takes_up_what_it_was_at)
{
    const char *id = finished_with_callback();
    struct store_webhook first = take(HOUR_MS);
    ck_assert_ptr_null(take(HOUR_MS).id);
    OK(store_abandon(store, "n2", &err)); /* another's start is none of its business */
    ck_assert_ptr_null(take(HOUR_MS).id);
    OK(store_abandon(store, "n1", &err));
    struct store_webhook second = take(HOUR_MS);
    ck_assert_str_eq(second.id, first.id);
    OK(attempt(&second, 500, STORE_TRY_AGAIN, HOUR_MS));
    OK(store_abandon(store, "n1", &err)); /* nobody was at it: it waits for its time */
    ck_assert_ptr_null(take(HOUR_MS).id);
    ck_assert_str_eq(state_of(id), "pending");
}
END_TEST

START_TEST(a_late_acknowledgement_counts)
{
    const char *id = finished_with_callback();
    struct store_webhook first = take(0), second = take(HOUR_MS);
    OK(attempt(&first, 200, STORE_DELIVERED, 0));
    ck_assert_str_eq(state_of(id), "delivered");
    ANSWER(STORE_STALE, attempt(&second, 500, STORE_TRY_AGAIN, 0));
    ck_assert_str_eq(state_of(id), "delivered");
}
END_TEST

START_TEST(giving_up_and_delivering_again)
{
    const char *id = finished_with_callback();
    struct store_webhook hook = take(HOUR_MS);
    OK(attempt(&hook, 0, STORE_GIVE_UP, 0));
    ck_assert_str_eq(state_of(id), "failed");
    ck_assert_ptr_null(take(HOUR_MS).id);
    OK(store_webhook_redeliver(store, hook.id, &err));
    struct store_webhook again = take(HOUR_MS);
    ck_assert_str_eq(again.id, hook.id);
    ck_assert_int_eq(again.attempts, 2);
    ck_assert_int_eq(again.round, 1);
    ANSWER(STORE_NONE, store_webhook_redeliver(store, "nothing", &err));
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("webhook");
    tcase_add_loop_test(tc, every_end_makes_one, 0, (int)COUNT(end_rows));
    tcase_add_test(tc, without_a_callback_there_is_none);
    tcase_add_test(tc, it_comes_back_until_it_is_acknowledged);
    tcase_add_test(tc, a_node_that_starts_again_takes_up_what_it_was_at);
    tcase_add_test(tc, a_late_acknowledgement_counts);
    tcase_add_test(tc, giving_up_and_delivering_again);
    return run_suite(tc, "webhook");
}
