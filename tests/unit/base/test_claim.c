// SPDX-License-Identifier: MIT
/* base claim: two holders never have one number, and a number is free again when its holder lets go. */
#include "base/claim.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

START_TEST(numbers_are_held_once_and_freed)
{
    char name[64];
    unsigned number[4];
    int lock[4];
    struct err e;
    snprintf(name, sizeof(name), "gavel-test-claim-%d", getpid());
    for (unsigned i = 0; i < 3; i++) {
        ck_assert_int_eq(claim_number(name, 3, &number[i], &lock[i], &e), 0);
        ck_assert_uint_eq(number[i], i);
    }
    ck_assert_int_eq(claim_number(name, 3, &number[3], &lock[3], &e), -1);
    ck_assert_ptr_nonnull(strstr(e.text, name));
    close(lock[1]);
    ck_assert_int_eq(claim_number(name, 3, &number[1], &lock[1], &e), 0);
    ck_assert_uint_eq(number[1], 1);
    for (unsigned i = 0; i < 3; i++)
        close(lock[i]);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("base claim");
    TCase *tc = tcase_create("claim");
    tcase_add_test(tc, numbers_are_held_once_and_freed);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? 1 : 0;
}
