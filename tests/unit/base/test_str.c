// SPDX-License-Identifier: MIT
/* base/str and base/arena: maxima that hold, failures that stick. */
#include "base/str.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

START_TEST(an_empty_string_has_a_text)
{
    struct str s = STR(10);
    ck_assert_str_eq(str_text(&s), "");
    str_addn(&s, "", 0);
    ck_assert_str_eq(str_text(&s), "");
    ck_assert(!s.failed);
    str_clear(&s);
}
END_TEST

static const struct {
    const char *why;
    size_t max;
    const char *parts[4];
    const char *text;
    bool failed;
} rows[] = {
    { "parts are joined", 100, { "ab", "cd" }, "abcd", false },
    { "exactly the maximum fits", 4, { "ab", "cd" }, "abcd", false },
    { "one more does not, and adds no part of itself", 3, { "ab", "cd" }, "ab", true },
    { "after a failure nothing more is added, even if it would fit", 3, { "ab", "cd", "e" }, "ab", true },
    { "a maximum of 0 holds nothing", 0, { "a" }, "", true },
    { "an empty part fits a full string", 2, { "ab", "" }, "ab", false },
};

START_TEST(adding)
{
    struct str s = STR(rows[_i].max), f = STR(rows[_i].max);
    for (const char *const *p = rows[_i].parts; *p; p++) {
        str_add(&s, *p);
        str_addf(&f, "%s", *p);
    }
    ck_assert_msg(strcmp(str_text(&s), rows[_i].text) == 0, "%s: %s", rows[_i].why, str_text(&s));
    ck_assert_msg(s.failed == rows[_i].failed, "%s", rows[_i].why);
    ck_assert_msg(strcmp(str_text(&f), rows[_i].text) == 0 && f.failed == rows[_i].failed, "%s (str_addf)",
                  rows[_i].why);
    str_clear(&s);
    str_clear(&f);
}
END_TEST

START_TEST(bytes_may_be_nul)
{
    struct str s = STR(10);
    str_addn(&s, "a\0b", 3);
    str_addc(&s, '\0');
    ck_assert_uint_eq(s.len, 4);
    ck_assert_int_eq(memcmp(s.data, "a\0b\0", 5), 0);
    str_clear(&s);
}
END_TEST

START_TEST(room_is_given_below_the_maximum)
{
    struct str s = STR(10);
    char *at = str_room(&s, 10);
    ck_assert_ptr_nonnull(at);
    memcpy(at, "abc", 3);
    str_took(&s, 3);
    ck_assert_str_eq(str_text(&s), "abc");
    ck_assert_ptr_null(str_room(&s, 8));
    ck_assert(!s.failed);
    ck_assert_ptr_nonnull(str_room(&s, 7));
    str_add(&s, "too long for it");
    ck_assert_ptr_null(str_room(&s, 1)); /* failed: what comes behind is not added */
    ck_assert_str_eq(str_text(&s), "abc");
    str_clear(&s);
}
END_TEST

START_TEST(it_grows_to_its_maximum)
{
    struct str s = STR(100000);
    for (int i = 0; i < 100000; i++)
        str_addc(&s, (char)('a' + i % 26));
    ck_assert(!s.failed);
    ck_assert_uint_eq(s.len, 100000);
    ck_assert_uint_le(s.cap, 100001);
    ck_assert_int_eq(s.data[99999], 'a' + 99999 % 26);
    str_addc(&s, 'x');
    ck_assert(s.failed);
    str_clear(&s);
    ck_assert_uint_eq(s.max, 100000);
    ck_assert(!s.failed);
}
END_TEST

START_TEST(truncating_forgets_the_failure)
{
    struct str s = STR(4);
    str_add(&s, "abcd");
    str_add(&s, "e");
    str_truncate(&s, 9);
    ck_assert_uint_eq(s.len, 4);
    ck_assert(!s.failed);
    str_truncate(&s, 1);
    str_add(&s, "xyz");
    ck_assert_str_eq(str_text(&s), "axyz");
    str_clear(&s);
    str_truncate(&s, 0);
    ck_assert_str_eq(str_text(&s), "");
}
END_TEST

START_TEST(an_arena_gives_zeroed_aligned_memory)
{
    struct arena a = ARENA(0);
    for (size_t size = 0; size < 20000; size += 37) {
        unsigned char *p = arena_alloc(&a, size);
        ck_assert_ptr_nonnull(p);
        ck_assert_uint_eq((uintptr_t)p % 16, 0);
        size_t zero = 0;
        while (zero < size && p[zero] == 0)
            zero++;
        ck_assert_uint_eq(zero, size);
        memset(p, 0xFF, size);
    }
    arena_clear(&a);
    ck_assert_uint_eq(a.used, 0);
}
END_TEST

START_TEST(an_arena_keeps_its_maximum)
{
    struct arena a = ARENA(1000);
    ck_assert_ptr_null(arena_alloc(&a, 1001));
    ck_assert_ptr_nonnull(arena_alloc(&a, 900));
    ck_assert_ptr_null(arena_alloc(&a, 200));
    ck_assert_ptr_nonnull(arena_alloc(&a, 50));
    arena_clear(&a);
    ck_assert_ptr_nonnull(arena_alloc(&a, 900));
    arena_clear(&a);
    size_t n = 0;
    while (arena_alloc(&a, 0)) /* even empty objects are counted */
        ck_assert_uint_lt(n++, 1000);
    arena_clear(&a);
}
END_TEST

START_TEST(an_arena_refuses_an_overflow)
{
    struct arena a = ARENA(0);
    ck_assert_ptr_null(arena_array(&a, SIZE_MAX / 2, 4));
    ck_assert_ptr_null(arena_alloc(&a, SIZE_MAX));
    ck_assert_ptr_null(arena_strn(&a, "", SIZE_MAX));
    ck_assert_ptr_nonnull(arena_array(&a, 3, 4));
    arena_clear(&a);
}
END_TEST

START_TEST(an_arena_copies_texts)
{
    struct arena a = ARENA(0);
    ck_assert_str_eq(arena_strn(&a, "abcdef", 3), "abc");
    ck_assert_str_eq(arena_strdup(&a, "abc"), "abc");
    ck_assert_str_eq(arena_strn(&a, NULL, 0), "");
    arena_clear(&a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("str");
    TCase *tc = tcase_create("str");
    tcase_add_test(tc, an_empty_string_has_a_text);
    tcase_add_loop_test(tc, adding, 0, (int)COUNT(rows));
    tcase_add_test(tc, bytes_may_be_nul);
    tcase_add_test(tc, room_is_given_below_the_maximum);
    tcase_add_test(tc, it_grows_to_its_maximum);
    tcase_add_test(tc, truncating_forgets_the_failure);
    tcase_add_test(tc, an_arena_gives_zeroed_aligned_memory);
    tcase_add_test(tc, an_arena_keeps_its_maximum);
    tcase_add_test(tc, an_arena_refuses_an_overflow);
    tcase_add_test(tc, an_arena_copies_texts);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
