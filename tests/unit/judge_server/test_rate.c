// SPDX-License-Identifier: MIT
/* judge/server/rate: buckets of a minute, by token. */
#include "judge/server/rate.h"

#include <check.h>
#include <stdio.h>

#include "base/attr.h"
#include "base/clock.h"

/* One token with 60 a minute; each row goes on where the one before stopped. */
static const struct {
    const char *why;
    uint64_t at_s;
    int64_t count;
    unsigned wait_s; /* 0: taken */
} rows[] = {
    { "a new token has a minute's worth", 1000, 60, 0 },
    { "and then nothing", 1000, 1, 1 },
    { "one comes back in a second", 1001, 1, 0 },
    { "and only one", 1001, 1, 1 },
    { "ten at once need ten seconds", 1001, 10, 10 },
    { "what was refused costs nothing", 1011, 10, 0 },
    { "a long pause fills no more than the bucket", 9000, 60, 0 },
    { "not even one more", 9000, 1, 1 },
    { "more than a bucket is a whole bucket", 9000, 1000, 60 },
    { "which a minute later is there", 9060, 1000, 0 },
};

START_TEST(a_bucket_refills)
{
    struct rates t = { 0 };
    for (size_t i = 0; i < COUNT(rows); i++)
        ck_assert_msg(rate_take(&t, "a", RATE_WRITE, 60, rows[i].count, rows[i].at_s * NS_PER_S) == rows[i].wait_s,
                      "%s", rows[i].why);
    rates_clear(&t);
}
END_TEST

START_TEST(tokens_and_kinds_do_not_share)
{
    struct rates t = { 0 };
    ck_assert_uint_eq(rate_take(&t, "a", RATE_WRITE, 5, 5, NS_PER_S), 0);
    ck_assert_uint_ne(rate_take(&t, "a", RATE_WRITE, 5, 1, NS_PER_S), 0);
    ck_assert_uint_eq(rate_take(&t, "b", RATE_WRITE, 5, 5, NS_PER_S), 0);
    ck_assert_uint_eq(rate_take(&t, "a", RATE_READ, 5, 50, NS_PER_S), 0);
    ck_assert_uint_ne(rate_take(&t, "a", RATE_READ, 5, 1, NS_PER_S), 0);
    rates_clear(&t);
}
END_TEST

START_TEST(streams_are_counted)
{
    struct rates t = { 0 };
    ck_assert(rate_stream_begin(&t, "a", 2, 1));
    ck_assert(rate_stream_begin(&t, "a", 2, 1));
    ck_assert(!rate_stream_begin(&t, "a", 2, 1));
    ck_assert(rate_stream_begin(&t, "b", 2, 1));
    rate_stream_end(&t, "a");
    ck_assert(rate_stream_begin(&t, "a", 2, 1));
    rate_stream_end(&t, "never seen");
    rates_clear(&t);
}
END_TEST

START_TEST(the_idle_one_gives_way)
{
    struct rates t = { 0 };
    char id[RATE_ID_SIZE];
    ck_assert(rate_stream_begin(&t, "streams", 1, 1));
    for (unsigned i = 0; i < 2 * RATE_TOKENS_MAX; i++) {
        snprintf(id, sizeof(id), "t%u", i);
        ck_assert_uint_eq(rate_take(&t, id, RATE_WRITE, 1, 1, (i + 2) * NS_PER_MS), 0);
    }
    ck_assert_uint_eq(t.len, RATE_TOKENS_MAX);
    ck_assert(!rate_stream_begin(&t, "streams", 1, 1)); /* still counted */
    rates_clear(&t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rate");
    TCase *tc = tcase_create("rate");
    tcase_add_test(tc, a_bucket_refills);
    tcase_add_test(tc, tokens_and_kinds_do_not_share);
    tcase_add_test(tc, streams_are_counted);
    tcase_add_test(tc, the_idle_one_gives_way);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
