// SPDX-License-Identifier: MIT
/* The way of a submission through the queue: claimed once, by whom it should, in whose turn it is, ended once. */
#include "fixture.h"

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

/* Offers of a node, and whether it gets a submission of problem two-sum@v1 in language x, or a bare run in it. */
static const struct {
    const char *why;
    const char *offers[3];
    const char *problem;
    bool gets;
} offer_rows[] = {
    { "a node that has the language and the version", { "language:x", "problem:two-sum@v1" }, "two-sum", true },
    { "a node that has another version of the problem", { "language:x", "problem:two-sum@v2" }, "two-sum", false },
    { "a node that lacks the language", { "language:y", "problem:two-sum@v1" }, "two-sum", false },
    { "a node that offers nothing", { NULL }, "two-sum", false },
    { "a bare run needs no problem", { "language:x" }, "", true },
    { "a bare run needs its language", { "language:y" }, "", false },
};

START_TEST(a_node_gets_what_it_offers)
{
    size_t len = 0;
    while (len < 3 && offer_rows[_i].offers[len])
        len++;
    offer_all("n1"); /* what it offered before no longer counts */
    OK(store_offer(store, "n1", offer_rows[_i].offers, len, &err));
    offer_all("n2"); /* nor what others offer */
    struct store_submission row = a_submission("t1");
    row.problem = offer_rows[_i].problem;
    row.problem_version = *row.problem ? "v1" : "";
    OK(store_submit(store, &row, 1, NULL, &arena, &err));
    bool got = claim_one_for(store, "n1", HOUR_MS).id != NULL;
    ck_assert_msg(got == offer_rows[_i].gets, "%s", offer_rows[_i].why);
}
END_TEST

/* What is submitted, a letter a submission (its token; a capital: with priority 0), and in which order it is claimed.
 */
static const struct {
    const char *why, *submitted, *claimed;
    size_t at_once; /* claims in one call */
} turn_rows[] = {
    { "one token's work goes first come, first served", "aaa", "aaa", 1 },
    { "a flood of one token does not starve the others", "aaaaaabc", "abcaaaaa", 1 },
    { "the same in one call", "aaaaaabc", "abcaaaaa", 8 },
    { "two floods take turns", "aaabbb", "ababab", 1 },
    { "among tokens with as many running, the oldest work goes first", "bac", "bac", 1 },
    { "priority counts within a token, not between tokens", "abA", "bAa", 1 },
};

START_TEST(tokens_take_turns)
{
    char got[16] = "", tokens[16][2] = { "" };
    offer_all("n1");
    for (const char *p = turn_rows[_i].submitted; *p; p++) {
        struct store_submission row = a_submission(tokens[p - turn_rows[_i].submitted]);
        tokens[p - turn_rows[_i].submitted][0] = (char)(*p | 0x20);
        row.priority = *p & 0x20 ? 1 : 0;
        OK(store_submit(store, &row, 1, NULL, &arena, &err));
    }
    for (size_t len = 0, total = 0;; total += len) {
        struct store_submission rows[8];
        OK(store_claim(store, "n1", HOUR_MS, rows, turn_rows[_i].at_once, &len, &arena, &err));
        if (len == 0)
            break;
        for (size_t i = 0; i < len; i++)
            got[total + i] = rows[i].priority ? rows[i].token_id[0] : (char)(rows[i].token_id[0] & ~0x20);
    }
    ck_assert_msg(strcmp(got, turn_rows[_i].claimed) == 0, "%s: %s", turn_rows[_i].why, got);
}
END_TEST

START_TEST(a_token_at_its_limit_waits)
{
    offer_all("n1");
    struct store_token t = { .id = "t1", .name = "limited", .hash = "h1", .running_max = 2 };
    OK(store_token_add(store, &t, &err));
    for (int i = 0; i < 3; i++)
        submit_one("t1");
    struct store_submission rows[8];
    size_t len;
    OK(store_claim(store, "n1", HOUR_MS, rows, 8, &len, &arena, &err));
    ck_assert_uint_eq(len, 2);
    OK(finish_as(store, &rows[0], "accepted"));
    OK(store_claim(store, "n1", HOUR_MS, rows, 8, &len, &arena, &err));
    ck_assert_uint_eq(len, 1);
}
END_TEST

START_TEST(an_old_epoch_writes_nothing)
{
    offer_all("n1");
    offer_all("n2");
    const char *id = submit_one("t1");
    struct store_submission old = claim_one_for(store, "n1", 0); /* its lease ends at once */
    struct store_reaped reaped;
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    ck_assert_uint_eq(reaped.requeued, 1);
    struct store_submission new = claim_one_for(store, "n2", HOUR_MS);
    ck_assert_str_eq(new.id, id);
    ck_assert_int_eq(new.epoch, 2);
    struct store_event event = { .id = id, .epoch = old.epoch, .type = "case", .data = "{}" };
    struct store_lease lease = { id, old.epoch, STORE_HELD };
    ANSWER(STORE_STALE, store_event_add(store, &event, 1, &err));
    ANSWER(STORE_STALE, store_release(store, id, old.epoch, &err));
    ANSWER(STORE_STALE, finish_as(store, &old, "wrong_answer"));
    OK(store_extend(store, &lease, 1, HOUR_MS, &err));
    ck_assert_int_eq(lease.hold, STORE_LOST);
    ck_assert_int_eq(get_row(id).events, 1);
    ck_assert_int_eq(get_row(id).status, STORE_STATUS_RUNNING);
    OK(finish_as(store, &new, "accepted"));
    ANSWER(STORE_STALE, finish_as(store, &old, "wrong_answer"));
    ck_assert_str_eq(get_row(id).verdict, "accepted");
}
END_TEST

START_TEST(a_heartbeat_keeps_the_lease)
{
    offer_all("n1");
    const char *id = submit_one("t1");
    struct store_submission row = claim_one_for(store, "n1", 0);
    struct store_lease lease = { id, row.epoch, STORE_LOST };
    struct store_reaped reaped;
    OK(store_extend(store, &lease, 1, HOUR_MS, &err));
    ck_assert_int_eq(lease.hold, STORE_HELD);
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    ck_assert_uint_eq(reaped.requeued + reaped.failed + reaped.cancelled, 0);
    ck_assert_int_eq(get_row(id).status, STORE_STATUS_RUNNING);
}
END_TEST

START_TEST(a_node_lets_go_what_it_held_in_an_earlier_life)
{
    struct store_reaped reaped;
    offer_all("n1");
    offer_all("n2");
    const char *first = submit_one("t1"), *second = submit_one("t1");
    ck_assert_str_eq(claim_one_for(store, "n1", HOUR_MS).id, first);
    ck_assert_str_eq(claim_one_for(store, "n2", HOUR_MS).id, second);
    OK(store_abandon(store, "n1", &err));
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    ck_assert_uint_eq(reaped.requeued, 1);
    ck_assert_int_eq(get_row(first).status, STORE_STATUS_QUEUED);
    ck_assert_int_eq(get_row(second).status, STORE_STATUS_RUNNING);
}
END_TEST

START_TEST(what_its_owners_lose_again_and_again_ends)
{
    offer_all("n1");
    const char *id = submit_one("t1");
    struct store_reaped reaped;
    for (int attempt = 1; attempt <= 3; attempt++) {
        ck_assert_str_eq(claim_one_for(store, "n1", 0).id, id);
        OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
        ck_assert_uint_eq(reaped.requeued, attempt < 3);
        ck_assert_uint_eq(reaped.failed, attempt == 3);
    }
    ck_assert_str_eq(get_row(id).verdict, "judge_error");
    ck_assert_ptr_nonnull(strstr(get_row(id).report, "\"reason\":\"lost\""));
    ck_assert_ptr_null(claim_one_for(store, "n1", 0).id);
}
END_TEST

START_TEST(handing_back_is_no_attempt)
{
    offer_all("n1");
    const char *id = submit_one("t1");
    for (int i = 0; i < 5; i++) {
        struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
        ck_assert_str_eq(row.id, id);
        ck_assert_int_eq(row.attempts, 1);
        ck_assert_int_eq(row.epoch, i + 1);
        OK(store_release(store, id, row.epoch, &err));
    }
    ck_assert_int_eq(get_row(id).status, STORE_STATUS_QUEUED);
}
END_TEST

START_TEST(what_nobody_can_judge_ends)
{
    const char *id = submit_one("t1");
    struct store_reaped reaped;
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    ck_assert_uint_eq(reaped.failed, 0);
    OK(store_reap(store, 3, 0, &reaped, &err));
    ck_assert_uint_eq(reaped.failed, 1);
    ck_assert_int_eq(get_row(id).status, STORE_STATUS_FINISHED);
    ck_assert_ptr_nonnull(strstr(get_row(id).report, "\"reason\":\"unclaimed\""));
}
END_TEST

START_TEST(cancelling)
{
    offer_all("n1");
    ANSWER(STORE_NONE, store_cancel(store, "nothing", &err));
    const char *queued = submit_one("t1");
    OK(store_cancel(store, queued, &err));
    ck_assert_int_eq(get_row(queued).status, STORE_STATUS_CANCELLED);
    ck_assert_int_gt(get_row(queued).finished_ms, 0);
    ANSWER(STORE_FINAL, store_cancel(store, queued, &err));
    ck_assert_ptr_null(claim_one_for(store, "n1", HOUR_MS).id);

    const char *id = submit_one("t1");
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
    struct store_lease lease = { id, row.epoch, STORE_HELD };
    ANSWER(STORE_RUNNING, store_cancel(store, id, &err));
    OK(store_extend(store, &lease, 1, HOUR_MS, &err));
    ck_assert_int_eq(lease.hold, STORE_TO_CANCEL);
    OK(finish_as(store, &row, NULL));
    ck_assert_int_eq(get_row(id).status, STORE_STATUS_CANCELLED);
    ck_assert_ptr_null(get_row(id).verdict);
    OK(finish_as(store, &row, NULL));
    ANSWER(STORE_STALE, finish_as(store, &row, "accepted")); /* there is one end */
}
END_TEST

START_TEST(a_wish_to_cancel_outlives_its_owner)
{
    offer_all("n1");
    const char *lost = submit_one("t1");
    ck_assert_str_eq(claim_one_for(store, "n1", 0).id, lost);
    ANSWER(STORE_RUNNING, store_cancel(store, lost, &err));
    struct store_reaped reaped;
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    ck_assert_uint_eq(reaped.cancelled, 1);
    ck_assert_int_eq(get_row(lost).status, STORE_STATUS_CANCELLED);

    const char *back = submit_one("t1");
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
    ANSWER(STORE_RUNNING, store_cancel(store, back, &err));
    OK(store_release(store, back, row.epoch, &err));
    ck_assert_int_eq(get_row(back).status, STORE_STATUS_CANCELLED);
}
END_TEST

START_TEST(events_are_numbered_without_a_gap)
{
    offer_all("n1");
    const char *id = submit_one("t1"), *other = submit_one("t1");
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
    ck_assert_str_eq(row.id, id);
    struct store_event events[] = {
        { .id = id, .epoch = 1, .type = "compiling", .data = "{}" },
        { .id = other, .epoch = 1, .type = "compiling", .data = "{}" }, /* is not running */
        { .id = id, .epoch = 1, .type = "case", .data = "{\"done\":1}" },
    };
    ANSWER(STORE_STALE, store_event_add(store, events, COUNT(events), &err));
    OK(finish_as(store, &row, "accepted"));
    ANSWER(STORE_STALE, store_event_add(store, events, 1, &err));
    struct store_event got[8];
    size_t len;
    static const char *const types[] = { "queued", "compiling", "case", "finished" };
    OK(store_events(store, id, 0, got, COUNT(got), &len, &arena, &err));
    ck_assert_uint_eq(len, COUNT(types));
    for (size_t i = 0; i < len; i++) {
        ck_assert_str_eq(got[i].type, types[i]);
        ck_assert_int_eq(got[i].number, (int64_t)i + 1);
        ck_assert_int_gt(got[i].at_ms, 0);
    }
    OK(store_events(store, id, 2, got, 1, &len, &arena, &err));
    ck_assert_uint_eq(len, 1);
    ck_assert_str_eq(got[0].data, "{\"done\":1}");
    OK(store_events(store, other, 1, got, COUNT(got), &len, &arena, &err));
    ck_assert_uint_eq(len, 0);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("queue");
    tcase_add_test(tc, a_claimed_row_is_finished_once);
    tcase_add_loop_test(tc, a_node_gets_what_it_offers, 0, (int)COUNT(offer_rows));
    tcase_add_loop_test(tc, tokens_take_turns, 0, (int)COUNT(turn_rows));
    tcase_add_test(tc, a_token_at_its_limit_waits);
    tcase_add_test(tc, an_old_epoch_writes_nothing);
    tcase_add_test(tc, a_heartbeat_keeps_the_lease);
    tcase_add_test(tc, a_node_lets_go_what_it_held_in_an_earlier_life);
    tcase_add_test(tc, what_its_owners_lose_again_and_again_ends);
    tcase_add_test(tc, handing_back_is_no_attempt);
    tcase_add_test(tc, what_nobody_can_judge_ends);
    tcase_add_test(tc, cancelling);
    tcase_add_test(tc, a_wish_to_cancel_outlives_its_owner);
    tcase_add_test(tc, events_are_numbered_without_a_gap);
    return run_suite(tc, "queue");
}
