// SPDX-License-Identifier: MIT
/* judge/server/wait: no news is lost between looking and being put aside. */
#include "judge/server/wait.h"

#include <check.h>

#include "base/attr.h"

static int suspended[2], resumed[2];

static void suspend(void *connection)
{
    suspended[(intptr_t)connection]++;
}

static void resume(void *connection)
{
    resumed[(intptr_t)connection]++;
}

static void start(struct waits *t, struct waiter w[2])
{
    for (intptr_t i = 0; i < 2; i++) {
        suspended[i] = resumed[i] = 0;
        w[i] = (struct waiter){ .connection = (void *)i, .deadline_ns = 100 };
    }
    waits_init(t, suspend, resume);
    wait_add(t, &w[0], "a");
    wait_add(t, &w[1], "b");
}

static void end(struct waits *t, struct waiter w[2])
{
    wait_remove(t, &w[0]);
    wait_remove(t, &w[1]);
    ck_assert_uint_eq(waits_count(t), 0);
    waits_clear(t);
}

START_TEST(news_wake_who_waits_for_them)
{
    struct waits t;
    struct waiter w[2];
    start(&t, w);
    ck_assert(wait_suspend(&t, &w[0]));
    ck_assert(wait_suspend(&t, &w[1]));
    ck_assert_uint_eq(waits_count(&t), 2);
    waits_notify(&t, "a");
    waits_notify(&t, "a"); /* it is awake already: not resumed twice */
    ck_assert_int_eq(resumed[0], 1);
    ck_assert_int_eq(resumed[1], 0);
    end(&t, w);
}
END_TEST

START_TEST(news_before_the_suspension_keep_it_awake)
{
    struct waits t;
    struct waiter w[2];
    start(&t, w);
    waits_notify(&t, "a");
    ck_assert(!wait_suspend(&t, &w[0]));
    ck_assert_int_eq(suspended[0], 0);
    ck_assert_int_eq(resumed[0], 0);
    wait_again(&t, &w[0]);
    ck_assert(wait_suspend(&t, &w[0]));
    end(&t, w);
}
END_TEST

START_TEST(lost_news_wake_all)
{
    struct waits t;
    struct waiter w[2];
    start(&t, w);
    ck_assert(wait_suspend(&t, &w[0]));
    waits_notify(&t, NULL);
    ck_assert_int_eq(resumed[0], 1);
    ck_assert(!wait_suspend(&t, &w[1]));
    end(&t, w);
}
END_TEST

START_TEST(time_wakes)
{
    struct waits t;
    struct waiter w[2];
    start(&t, w);
    w[1].deadline_ns = 200;
    ck_assert(wait_suspend(&t, &w[0]));
    ck_assert(wait_suspend(&t, &w[1]));
    ck_assert_uint_eq(waits_tick(&t, 50), 100);
    ck_assert_int_eq(resumed[0], 0);
    ck_assert_uint_eq(waits_tick(&t, 100), 200);
    ck_assert_int_eq(resumed[0], 1);
    ck_assert_uint_eq(waits_tick(&t, 300), UINT64_MAX);
    ck_assert_int_eq(resumed[1], 1);
    end(&t, w);
}
END_TEST

START_TEST(nobody_waits_when_it_stops)
{
    struct waits t;
    struct waiter w[2];
    start(&t, w);
    ck_assert(wait_suspend(&t, &w[0]));
    waits_stop(&t);
    ck_assert_int_eq(resumed[0], 1);
    ck_assert(!wait_suspend(&t, &w[1]));
    wait_again(&t, &w[1]);
    ck_assert(!wait_suspend(&t, &w[1]));
    end(&t, w);
}
END_TEST

START_TEST(who_left_is_not_resumed)
{
    struct waits t;
    struct waiter w[2];
    start(&t, w);
    ck_assert(wait_suspend(&t, &w[0]));
    wait_remove(&t, &w[0]);
    waits_notify(&t, "a");
    ck_assert_int_eq(resumed[0], 0);
    wait_add(&t, &w[0], "a"); /* the next request of the connection */
    ck_assert(wait_suspend(&t, &w[0]));
    end(&t, w);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wait");
    TCase *tc = tcase_create("wait");
    tcase_add_test(tc, news_wake_who_waits_for_them);
    tcase_add_test(tc, news_before_the_suspension_keep_it_awake);
    tcase_add_test(tc, lost_news_wake_all);
    tcase_add_test(tc, time_wakes);
    tcase_add_test(tc, nobody_waits_when_it_stops);
    tcase_add_test(tc, who_left_is_not_resumed);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
