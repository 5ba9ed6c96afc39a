// SPDX-License-Identifier: MIT
/* Classes by name, the growth that anyone can check, and sizes that are no sizes. */
#include <check.h>
#include <math.h>

#include "judge/core/complexity.h"

START_TEST(names_are_read_back)
{
    enum complexity_class c;
    for (int i = 0; i < COMPLEXITY_CLASSES; i++) {
        ck_assert_int_eq(complexity_parse(complexity_name((enum complexity_class)i), NULL, &c), 0);
        ck_assert_int_eq((int)c, i);
    }
    ck_assert_int_eq(complexity_parse("O(k log k)", "k", &c), 0);
    ck_assert_int_eq(c, COMPLEXITY_LINEAR_LOG);
    ck_assert_int_eq(complexity_parse("O(n log n)", "k", &c), -1);
    ck_assert_int_eq(complexity_parse("n", NULL, &c), -1);
    ck_assert_int_eq(complexity_parse("O(n!)", NULL, &c), -1);
}
END_TEST

START_TEST(growth_is_checkable)
{
    const struct complexity_point points[] = { { .n = 10, .cpu_ns = 100 },
                                               { .n = 1000, .cpu_ns = 500 },
                                               { .n = 2050, .cpu_ns = 2000 } };
    struct complexity_series s = { .points = points, .len = 3 };
    struct complexity_growth g;
    ck_assert(complexity_growth(&s, &g));
    ck_assert_double_eq(g.from, 1000);
    ck_assert_double_eq(g.to, 2050);
    ck_assert_double_eq(g.factor, 4);
    ck_assert(!g.counted);
    s.len = 1;
    ck_assert(!complexity_growth(&s, &g));
}
END_TEST

static const struct {
    double factor; /* from size to size */
    bool additive;
    double from, to;
    const char *why;
} grids[] = {
    { 2, false, 2560, 5120, "a grid of doublings: the last two" },
    { 1.41421356, false, 160, 320, "sides: two steps are a doubling" },
    { 4, false, 655360, 2621440, "nothing doubles: the nearest there is, and not the whole range" },
    { 1, true, 19, 20, "sizes that grow by addition: one step" },
};

START_TEST(growth_is_of_the_pair_nearest_to_a_doubling)
{
    struct complexity_point points[10];
    struct complexity_series s = { .points = points, .len = 10, .additive = grids[_i].additive };
    struct complexity_growth g;
    double n = grids[_i].additive ? 11 : grids[_i].factor < 2 ? 14.142136 : 10;
    for (size_t i = 0; i < s.len; i++, n = grids[_i].additive ? n + 1 : n * grids[_i].factor)
        points[i] = (struct complexity_point){ .n = round(n), .cpu_ns = 3 * n };
    ck_assert(complexity_growth(&s, &g));
    ck_assert_msg(g.from == grids[_i].from && g.to == grids[_i].to, "%s: %.0f to %.0f", grids[_i].why, g.from, g.to);
    points[0].instructions = 10; /* one count is no pair */
    ck_assert(complexity_growth(&s, &g) && !g.counted);
    points[2].instructions = 40;
    ck_assert(complexity_growth(&s, &g) && g.counted);
    ck_assert_double_eq(g.from, points[0].n);
    ck_assert_double_eq(g.factor, 4);
}
END_TEST

START_TEST(any_size_is_a_number_or_an_error)
{
    struct complexity_point points[6];
    struct complexity_series s = { .points = points, .len = 6, .space_item_bytes = 4 };
    struct complexity_answer a;
    struct err e;
    for (size_t i = 0; i < s.len; i++)
        points[i] =
            (struct complexity_point){ .n = 1e10 * pow(39, (double)i), .instructions = 1e6 * pow(39, (double)i) };
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert(a.best == COMPLEXITY_LINEAR && isfinite(a.confidence));
    points[5].n = 1e103; /* its fifth power is infinite */
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), -1);
    ck_assert_int_eq(complexity_space(&s, COMPLEXITY_LINEAR, &a, &e), -1);
    points[5].n = points[4].n;
    ck_assert_int_eq(complexity_space(&s, COMPLEXITY_LINEAR, &a, &e), -1);
    points[5].n = NAN;
    ck_assert_int_eq(complexity_space(&s, COMPLEXITY_LINEAR, &a, &e), -1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("complexity_class");
    TCase *c = tcase_create("complexity_class");
    suite_add_tcase(s, c);
    tcase_add_test(c, names_are_read_back);
    tcase_add_test(c, growth_is_checkable);
    tcase_add_loop_test(c, growth_is_of_the_pair_nearest_to_a_doubling, 0, COUNT(grids));
    tcase_add_test(c, any_size_is_a_number_or_an_error);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
