// SPDX-License-Identifier: MIT
/* Rejudges: judged beside the old judgements, looked at, applied or discarded as a whole. */
#include "fixture.h"

enum { OLD = 4 };
static const char *const old_verdicts[OLD] = { "accepted", "wrong_answer", "accepted", "accepted" };

/* Four finished submissions, the third in language y, and what is no part of a rejudge. */
static void fill(const char *ids[OLD])
{
    offer_all("n1");
    static const char *const offers[] = { "language:x", "language:y", "problem:two-sum@v1", "problem:two-sum@v2" };
    OK(store_offer(store, "n1", offers, COUNT(offers), &err));
    for (int i = 0; i < OLD; i++) {
        struct store_submission row = a_submission("t1");
        row.language = i == 2 ? "y" : "x";
        row.callback_url = "http://example.invalid/hook";
        OK(store_submit(store, &row, 1, NULL, &arena, &err));
        ids[i] = row.id;
        row = claim_one_for(store, "n1", HOUR_MS);
        char report[64];
        snprintf(report, sizeof(report), "\"old %d\"", i);
        struct store_result r = { row.id, row.epoch, old_verdicts[i], report, "{}" };
        OK(store_finish(store, &r, &err));
    }
    OK(store_cancel(store, submit_one("t1"), &err));
}

static struct store_rejudge make(const char *language)
{
    char *id = arena_alloc(&arena, STORE_ID_SIZE);
    store_new_id(id);
    struct store_rejudge r = {
        .id = id, .token_id = "op", .problem = "two-sum", .problem_version = "v2", .language = language
    };
    OK(store_rejudge_make(store, &r, &err));
    return r;
}

/* Judges what the rejudge queued: the new verdict of each by its origin. NULL: leaves it. */
static void judge_again(const char *const ids[OLD], const char *const verdicts[OLD])
{
    struct store_submission row;
    for (int i = 0; i < OLD && (row = claim_one_for(store, "n1", HOUR_MS)).id; i++) {
        int which = 0;
        while (which < OLD && strcmp(ids[which], row.origin_id) != 0)
            which++;
        ck_assert_int_lt(which, OLD);
        ck_assert_str_eq(row.kind, "rejudge");
        ck_assert_str_eq(row.problem_version, "v2");
        ck_assert_str_eq(row.request, "{\"source\":\"s\"}"); /* its origin's */
        char report[64];
        snprintf(report, sizeof(report), "\"new %d\"", which);
        struct store_result r = { row.id, row.epoch, verdicts[which], report, "{}" };
        OK(store_finish(store, &r, &err));
    }
}

START_TEST(applying_gives_the_new_judgements)
{
    static const char *const verdicts[OLD] = { "accepted", "accepted", "wrong_answer", "judge_error" };
    const char *ids[OLD];
    fill(ids);
    struct store_rejudge r = make(NULL);
    ck_assert_int_eq(r.total, OLD);
    OK(store_rejudge_make(store, &r, &err)); /* again, as after a lost answer */
    ck_assert_int_eq(r.total, OLD);
    ANSWER(STORE_RUNNING, store_rejudge_apply(store, r.id, &err));
    judge_again(ids, verdicts);
    for (int i = 0; i < OLD; i++)
        ck_assert_str_eq(get_row(ids[i]).verdict, old_verdicts[i]); /* beside the old ones */
    OK(store_rejudge_get(store, r.id, &r, &arena, &err));
    ck_assert_int_eq(r.done, OLD);
    ck_assert_int_eq(r.changed, 3);

    OK(store_rejudge_apply(store, r.id, &err));
    static const char *const after[OLD] = { "accepted", "accepted", "wrong_answer", "accepted" };
    static const char *const reports[OLD] = { "\"new 0\"", "\"new 1\"", "\"new 2\"", "\"old 3\"" };
    for (int i = 0; i < OLD; i++) {
        struct store_submission row = get_row(ids[i]);
        ck_assert_str_eq(row.verdict, after[i]);
        ck_assert_str_eq(row.report, reports[i]);
        ck_assert_str_eq(row.problem_version, i == 3 ? "v1" : "v2"); /* a fault of the judge changes nothing */
    }
    ANSWER(STORE_FINAL, store_rejudge_apply(store, r.id, &err));
    ANSWER(STORE_FINAL, store_rejudge_discard(store, r.id, &err));
    OK(store_rejudge_get(store, r.id, &r, &arena, &err));
    ck_assert_str_eq(r.state, "applied");
    struct store_stats stats;
    OK(store_stats(store, &stats, &err));
    ck_assert_int_eq(stats.webhooks_pending, OLD); /* those of the first judgements */
}
END_TEST

START_TEST(the_difference_is_seen_before_and_after)
{
    static const char *const verdicts[OLD] = { "accepted", "accepted", "wrong_answer", "accepted" };
    const char *ids[OLD];
    fill(ids);
    struct store_rejudge r = make(NULL);
    for (int round = 0; round < 2; round++) {
        struct store_difference rows[2];
        struct store_difference_of of = { .rejudge_id = r.id };
        size_t len, total = 0;
        do {
            OK(store_rejudge_difference(store, &of, rows, 2, &len, &arena, &err));
            for (size_t i = 0; i < len; i++)
                of.after = rows[i].rejudge_id;
            total += len;
        } while (len == 2);
        ck_assert_uint_eq(total, OLD);
        if (round == 0)
            judge_again(ids, verdicts);
        else
            OK(store_rejudge_apply(store, r.id, &err));
        of = (struct store_difference_of){ r.id, true, NULL };
        OK(store_rejudge_difference(store, &of, rows, 2, &len, &arena, &err));
        ck_assert_uint_eq(len, 2);
        for (size_t i = 0; i < len; i++) {
            bool second = strcmp(rows[i].id, ids[1]) == 0;
            ck_assert(second || strcmp(rows[i].id, ids[2]) == 0);
            ck_assert_str_eq(rows[i].old_verdict, second ? "wrong_answer" : "accepted");
            ck_assert_str_eq(rows[i].new_verdict, second ? "accepted" : "wrong_answer");
            ck_assert_str_eq(rows[i].old_version, "v1");
            ck_assert_str_eq(rows[i].new_version, "v2");
        }
    }
}
END_TEST

START_TEST(discarding_leaves_all_as_it_was)
{
    const char *ids[OLD];
    fill(ids);
    struct store_rejudge r = make(NULL);
    struct store_submission running = claim_one_for(store, "n1", HOUR_MS);
    OK(store_rejudge_discard(store, r.id, &err));
    ANSWER(STORE_STALE, finish_as(store, &running, "accepted"));
    ck_assert_ptr_null(claim_one_for(store, "n1", HOUR_MS).id);
    ANSWER(STORE_FINAL, store_rejudge_discard(store, r.id, &err));
    ANSWER(STORE_NONE, store_rejudge_discard(store, "nothing", &err));
    ck_assert_str_eq(get_row(ids[1]).verdict, "wrong_answer");
}
END_TEST

START_TEST(it_is_in_no_list_but_its_own)
{
    const char *ids[OLD];
    fill(ids);
    struct store_rejudge r = make("y");
    ck_assert_int_eq(r.total, 1); /* narrowed to a language */
    struct store_submission rows[16];
    struct store_filter f = { .status = -1 };
    size_t len;
    struct store_page page = { .rows = rows, .max = COUNT(rows) };
    OK(store_list(store, &f, &page, &arena, &err));
    ck_assert_uint_eq(page.len, OLD + 1);
    f.batch_id = r.id;
    OK(store_list(store, &f, &page, &arena, &err));
    ck_assert_uint_eq(page.len, 1);
    ck_assert_str_eq(rows[0].origin_id, ids[2]);
    make(NULL); /* a rejudge is not itself judged again */
    struct store_rejudge all[4];
    OK(store_rejudge_list(store, NULL, all, 4, &len, &arena, &err));
    ck_assert_uint_eq(len, 2);
    ck_assert_int_eq(all[0].total, OLD);
    ck_assert_str_eq(all[1].language, "y");
    OK(store_rejudge_list(store, all[0].id, all, 4, &len, &arena, &err));
    ck_assert_uint_eq(len, 1);
}
END_TEST

START_TEST(what_somebody_waits_for_goes_first)
{
    const char *ids[OLD];
    fill(ids);
    struct store_rejudge r = make(NULL);
    ck_assert_int_eq(r.total, OLD);
    const char *fresh = submit_one("op");
    ck_assert_str_eq(claim_one_for(store, "n1", HOUR_MS).id, fresh);
}
END_TEST

START_TEST(erasing_an_origin_takes_its_rejudge)
{
    const char *ids[OLD];
    fill(ids);
    struct store_rejudge r = make("y");
    OK(store_erase(store, ids[2], &err));
    ck_assert_ptr_null(claim_one_for(store, "n1", HOUR_MS).id);
    OK(store_rejudge_apply(store, r.id, &err));
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("rejudge");
    tcase_add_test(tc, applying_gives_the_new_judgements);
    tcase_add_test(tc, the_difference_is_seen_before_and_after);
    tcase_add_test(tc, discarding_leaves_all_as_it_was);
    tcase_add_test(tc, it_is_in_no_list_but_its_own);
    tcase_add_test(tc, what_somebody_waits_for_goes_first);
    tcase_add_test(tc, erasing_an_origin_takes_its_rejudge);
    return run_suite(tc, "rejudge");
}
