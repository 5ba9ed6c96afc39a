// SPDX-License-Identifier: MIT
/* base/parse: whole text or an error that quotes it. */
#include "base/parse.h"

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *why, *text;
    bool ok;
    uint64_t want;
} u64_rows[] = {
    { "a number", "42", true, 42 },
    { "zero", "0", true, 0 },
    { "leading zeros mean nothing", "007", true, 7 },
    { "the largest", "18446744073709551615", true, UINT64_MAX },
    { "one above the largest", "18446744073709551616", false, 0 },
    { "far above the largest", "99999999999999999999999", false, 0 },
    { "nothing", "", false, 0 },
    { "strtoull would take a minus", "-1", false, 0 },
    { "strtoull would take a plus", "+1", false, 0 },
    { "strtoull would skip white space", " 1", false, 0 },
    { "white space behind", "1 ", false, 0 },
    { "a fraction", "1.0", false, 0 },
    { "hexadecimal", "0x10", false, 0 },
    { "a unit", "1s", false, 0 },
};

START_TEST(u64)
{
    uint64_t n = 77;
    struct err e = { 0 };
    int done = parse_u64(u64_rows[_i].text, 0, UINT64_MAX, &n, &e);
    ck_assert_msg(done == (u64_rows[_i].ok ? 0 : -1), "%s", u64_rows[_i].why);
    ck_assert_msg(n == (u64_rows[_i].ok ? u64_rows[_i].want : 77), "%s", u64_rows[_i].why);
    ck_assert_msg(u64_rows[_i].ok || strstr(e.text, u64_rows[_i].text), "%s: %s", u64_rows[_i].why, e.text);
}
END_TEST

static const struct {
    const char *why, *text;
    int64_t min, max;
    bool ok;
    int64_t want;
} i64_rows[] = {
    { "a number", "42", INT64_MIN, INT64_MAX, true, 42 },
    { "a negative one", "-42", INT64_MIN, INT64_MAX, true, -42 },
    { "minus zero", "-0", INT64_MIN, INT64_MAX, true, 0 },
    { "the largest", "9223372036854775807", INT64_MIN, INT64_MAX, true, INT64_MAX },
    { "one above", "9223372036854775808", INT64_MIN, INT64_MAX, false, 0 },
    { "the smallest", "-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN },
    { "one below", "-9223372036854775809", INT64_MIN, INT64_MAX, false, 0 },
    { "at the minimum", "-5", -5, 5, true, -5 },
    { "below the minimum", "-6", -5, 5, false, 0 },
    { "above the maximum", "6", -5, 5, false, 0 },
    { "only a sign", "-", INT64_MIN, INT64_MAX, false, 0 },
    { "two signs", "--1", INT64_MIN, INT64_MAX, false, 0 },
    { "a letter behind", "1x", INT64_MIN, INT64_MAX, false, 0 },
};

START_TEST(i64)
{
    int64_t n = 77;
    struct err e = { 0 };
    int done = parse_i64(i64_rows[_i].text, i64_rows[_i].min, i64_rows[_i].max, &n, &e);
    ck_assert_msg(done == (i64_rows[_i].ok ? 0 : -1), "%s", i64_rows[_i].why);
    ck_assert_msg(n == (i64_rows[_i].ok ? i64_rows[_i].want : 77), "%s", i64_rows[_i].why);
}
END_TEST

static const struct {
    const char *why, *text;
    bool ok;
    double want;
} double_rows[] = {
    { "a whole number", "3", true, 3 },
    { "a fraction", "-2.5", true, -2.5 },
    { "an exponent", "1e-5", true, 1e-5 },
    { "an exponent with a sign", "1.5E+3", true, 1500 },
    { "not finite", "1e999", false, 0 },
    { "nan", "nan", false, 0 },
    { "infinity", "inf", false, 0 },
    { "hexadecimal", "0x1p3", false, 0 },
    { "no digit before the point", ".5", false, 0 },
    { "no digit behind the point", "5.", false, 0 },
    { "an empty exponent", "5e", false, 0 },
    { "a comma", "1,5", false, 0 },
    { "white space", " 1", false, 0 },
    { "nothing", "", false, 0 },
};

START_TEST(doubles)
{
    double n = 77;
    struct err e = { 0 };
    int done = parse_double(double_rows[_i].text, &n, &e);
    ck_assert_msg(done == (double_rows[_i].ok ? 0 : -1), "%s", double_rows[_i].why);
    ck_assert_msg(n == (double_rows[_i].ok ? double_rows[_i].want : 77), "%s", double_rows[_i].why);
}
END_TEST

static const struct {
    const char *why, *text;
    bool size, ok;
    uint64_t want;
} unit_rows[] = {
    { "seconds", "2s", false, true, 2000000000 },
    { "milliseconds", "250ms", false, true, 250000000 },
    { "a fraction is exact", "1.5s", false, true, 1500000000 },
    { "a long fraction is exact", "0.000000001s", false, true, 1 },
    { "minutes", "2m", false, true, 120000000000 },
    { "microseconds", "10us", false, true, 10000 },
    { "nanoseconds", "7ns", false, true, 7 },
    { "finer than a nanosecond", "0.3ns", false, false, 0 },
    { "finer than a nanosecond, from seconds", "0.0000000001s", false, false, 0 },
    { "no unit", "2", false, false, 0 },
    { "an unknown unit", "2h", false, false, 0 },
    { "an upper-case unit", "2S", false, false, 0 },
    { "no number", "s", false, false, 0 },
    { "nothing behind the point", "1.s", false, false, 0 },
    { "a sign", "-1s", false, false, 0 },
    { "white space", "1 s", false, false, 0 },
    { "does not fit", "99999999999999s", false, false, 0 },
    { "above the maximum of the caller", "11m", false, false, 0 },
    { "mebibytes", "64M", true, true, 64 << 20 },
    { "their long name", "64MiB", true, true, 64 << 20 },
    { "a bare number is bytes", "4096", true, true, 4096 },
    { "gibibytes", "1G", true, true, 1 << 30 },
    { "half a gibibyte", "0.5G", true, true, 1 << 29 },
    { "half a byte", "0.5", true, false, 0 },
    { "MB is not said", "64MB", true, false, 0 },
    { "lower case is not said", "64m", true, false, 0 },
    { "does not fit", "99999999999999G", true, false, 0 },
};

START_TEST(units)
{
    uint64_t n = 77;
    struct err e = { 0 };
    int done = unit_rows[_i].size ? parse_size_bytes(unit_rows[_i].text, 0, 1ULL << 40, &n, &e)
                                  : parse_duration_ns(unit_rows[_i].text, 0, 600000000000, &n, &e);
    ck_assert_msg(done == (unit_rows[_i].ok ? 0 : -1), "%s: %s", unit_rows[_i].why, e.text);
    ck_assert_msg(n == (unit_rows[_i].ok ? unit_rows[_i].want : 77), "%s", unit_rows[_i].why);
}
END_TEST

START_TEST(a_long_text_is_cut_in_the_error)
{
    char text[2000];
    memset(text, '7', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    uint64_t n;
    struct err e;
    ck_assert_int_eq(parse_u64(text, 0, 10, &n, &e), -1);
    ck_assert_uint_lt(strlen(e.text), 120);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parse");
    TCase *tc = tcase_create("parse");
    tcase_add_loop_test(tc, u64, 0, (int)COUNT(u64_rows));
    tcase_add_loop_test(tc, i64, 0, (int)COUNT(i64_rows));
    tcase_add_loop_test(tc, doubles, 0, (int)COUNT(double_rows));
    tcase_add_loop_test(tc, units, 0, (int)COUNT(unit_rows));
    tcase_add_test(tc, a_long_text_is_cut_in_the_error);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
