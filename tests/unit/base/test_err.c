// SPDX-License-Identifier: MIT
/* base/err: always -1, one line, cut but never broken. */
#include "base/err.h"

#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

START_TEST(set_fills_the_text)
{
    struct err e = { .sys = 5, .text = "old" };
    ck_assert_int_eq(err_set(&e, "case %d of %s", 3, "two-sum"), -1);
    ck_assert_str_eq(e.text, "case 3 of two-sum");
    ck_assert_int_eq(e.sys, 0);
}
END_TEST

START_TEST(no_err_is_allowed)
{
    errno = ENOENT;
    ck_assert_int_eq(err_set(NULL, "dropped"), -1);
    ck_assert_int_eq(err_sys(NULL, "dropped"), -1);
    ck_assert_int_eq(err_prefix(NULL, "dropped"), -1);
}
END_TEST

START_TEST(sys_adds_the_errno_and_keeps_it)
{
    struct err e;
    errno = ENOENT;
    ck_assert_int_eq(err_sys(&e, "open %s", "a.c"), -1);
    ck_assert_str_eq(e.text, "open a.c: No such file or directory");
    ck_assert_int_eq(e.sys, ENOENT);
    ck_assert_int_eq(errno, ENOENT);
}
END_TEST

START_TEST(prefix_comes_first_and_keeps_sys)
{
    struct err e;
    errno = EACCES;
    err_sys(&e, "open");
    err_prefix(&e, "problem %s", "two-sum");
    ck_assert_str_eq(e.text, "problem two-sum: open: Permission denied");
    ck_assert_int_eq(e.sys, EACCES);
}
END_TEST

START_TEST(an_err_may_quote_itself)
{
    struct err e;
    err_set(&e, "inner");
    err_set(&e, "outer (%s)", e.text);
    ck_assert_str_eq(e.text, "outer (inner)");
}
END_TEST

/* "é" is two bytes, the emoji four: each offset at which the cut may fall is tried. */
static const struct {
    const char *why, *character;
} cuts[] = {
    { "two bytes are cut between characters", "\xC3\xA9" },
    { "three bytes are cut between characters", "\xE2\x82\xAC" },
    { "four bytes are cut between characters", "\xF0\x9F\x98\x80" },
};

START_TEST(a_long_text_is_cut_on_a_character)
{
    for (size_t shift = 0; shift < 4; shift++) {
        struct err e;
        char text[1024] = "xxxx";
        text[shift] = '\0';
        while (strlen(text) < 600)
            strncat(text, cuts[_i].character, 4);
        err_set(&e, "%s", text);
        size_t len = strlen(e.text), size = strlen(cuts[_i].character);
        ck_assert_msg(len < sizeof(e.text) && len > sizeof(e.text) - 1 - size, "%s: length %zu", cuts[_i].why, len);
        ck_assert_msg((len - shift) % size == 0, "%s: %zu bytes behind %zu", cuts[_i].why, len, shift);
    }
}
END_TEST

START_TEST(a_long_prefix_does_not_overrun)
{
    struct err e;
    char text[600];
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    err_set(&e, "inner");
    err_prefix(&e, "%s", text);
    ck_assert_uint_eq(strlen(e.text), sizeof(e.text) - 1);
    errno = EPERM;
    err_sys(&e, "%s", text);
    ck_assert_uint_eq(strlen(e.text), sizeof(e.text) - 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("err");
    TCase *tc = tcase_create("err");
    tcase_add_test(tc, set_fills_the_text);
    tcase_add_test(tc, no_err_is_allowed);
    tcase_add_test(tc, sys_adds_the_errno_and_keeps_it);
    tcase_add_test(tc, prefix_comes_first_and_keeps_sys);
    tcase_add_test(tc, an_err_may_quote_itself);
    tcase_add_loop_test(tc, a_long_text_is_cut_on_a_character, 0, (int)COUNT(cuts));
    tcase_add_test(tc, a_long_prefix_does_not_overrun);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
