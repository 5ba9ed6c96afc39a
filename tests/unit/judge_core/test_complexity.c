// SPDX-License-Identifier: MIT
/* The inference, on costs made here with what real ones have: constants and lower terms, noise, costs that rise where
 * the data leave the cache, structures that grow by doubling. Rows with a reason each; then what must hold for any
 * input. */
#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "judge/core/complexity.h"
#include "judge/core/complexity_evidence.h"
#include "tests/unit/judge_core/noise.h"

struct shape {
    enum complexity_class truth;
    double constant, linear, scale; /* cost = constant + linear n + scale f(n), in nanoseconds */
    double noise;                   /* of time; counts have a thousandth */
    double lift;                    /* how often as much an operation costs out of the cache */
    double n_max;
};

static size_t make(const struct shape *x, bool counts, bool time, struct complexity_point *points)
{
    size_t len = 0;
    bool small = x->truth == COMPLEXITY_EXPONENTIAL;
    for (double n = small ? 6 : 12; n <= x->n_max && len < COMPLEXITY_POINTS_MAX; n = small ? n + 1 : round(n * 2)) {
        double cost = x->constant + x->linear * n + x->scale * evidence_function(x->truth, n, 2);
        double out = fmax(0, fmin(1, log(n * 32 / (1 << 18)) / log(4)));
        points[len++] = (struct complexity_point){
            .n = n,
            .elements = n,
            .cpu_ns = time ? cost * (1 + (x->lift - 1) * out) * noise(x->noise) : 0,
            .cpu_error = x->noise,
            .instructions = counts ? 3 * cost * noise(.001) : 0,
            .footprint_bytes = n * 32,
            .extra_bytes = -1,
        };
    }
    return len;
}

static struct complexity_answer infer(const struct shape *x, bool counts, bool time, enum complexity_class expected)
{
    struct complexity_point points[COMPLEXITY_POINTS_MAX];
    struct complexity_series s = { .points = points, .additive = x->truth == COMPLEXITY_EXPONENTIAL };
    struct complexity_answer a;
    struct err e;
    s.len = make(x, counts, time, points);
    ck_assert_msg(complexity_time(&s, expected, &a, &e) == 0, "%s", e.text);
    return a;
}

static const struct {
    struct shape x;
    const char *why;
} rows[] = {
    { { COMPLEXITY_CONSTANT, 0, 0, 50, .01, 1, 160000 }, "nothing grows" },
    { { COMPLEXITY_LOG, 20, 0, 10, .01, 1, 160000 }, "binary search behind a call" },
    { { COMPLEXITY_SQRT, 10, 0, 5, .01, 1, 160000 }, "trial division" },
    { { COMPLEXITY_LINEAR, 0, 0, 2, .01, 1, 160000 }, "a loop" },
    { { COMPLEXITY_LINEAR, 500, 0, 2, .02, 1, 160000 }, "a loop behind a costly start" },
    { { COMPLEXITY_LINEAR_LOG, 100, 0, 2, .01, 1, 160000 }, "sorting" },
    { { COMPLEXITY_LINEAR_LOG, 100, 4, 2, .01, 1, 160000 }, "sorting after a pass" },
    { { COMPLEXITY_LINEAR_SQRT, 50, 0, 1, .01, 1, 160000 }, "square-root decomposition" },
    { { COMPLEXITY_QUADRATIC, 50, 0, 1, .01, 1, 12000 }, "two loops" },
    { { COMPLEXITY_QUADRATIC, 50, 200, 1, .01, 1, 25000 }, "two loops hidden behind a slow one" },
    { { COMPLEXITY_QUADRATIC_LOG, 50, 0, 1, .01, 1, 6000 }, "sorting in a loop" },
    { { COMPLEXITY_CUBIC, 50, 0, .5, .01, 1, 800 }, "three loops" },
    { { COMPLEXITY_EXPONENTIAL, 50, 0, 1, .01, 1, 24 }, "all subsets" },
};

START_TEST(counts_and_time_find_the_class)
{
    int right = 0, tries = 12;
    for (int i = 0; i < tries; i++) {
        noise_state = (uint64_t)i * 977 + (uint64_t)_i + 1;
        struct complexity_answer a = infer(&rows[_i].x, true, true, rows[_i].x.truth);
        right += a.best == rows[_i].x.truth;
        ck_assert_msg(a.low <= rows[_i].x.truth && rows[_i].x.truth <= a.high, "%s: %s .. %s", rows[_i].why,
                      complexity_name(a.low), complexity_name(a.high));
        ck_assert_msg(a.meets != 0, "%s: said to be worse than what it is", rows[_i].why);
    }
    ck_assert_msg(right >= tries - 1, "%s: %d of %d right", rows[_i].why, right, tries);
}
END_TEST

START_TEST(time_alone_finds_the_class_or_its_neighbour)
{
    int near = 0, tries = 12;
    for (int i = 0; i < tries; i++) {
        noise_state = (uint64_t)i * 31 + (uint64_t)_i + 7;
        struct complexity_answer a = infer(&rows[_i].x, false, true, rows[_i].x.truth);
        near += abs((int)a.best - (int)rows[_i].x.truth) <= 1;
        ck_assert_msg(a.meets != 0, "%s: said to be worse than what it is", rows[_i].why);
    }
    ck_assert_msg(near == tries, "%s: %d of %d near", rows[_i].why, near, tries);
}
END_TEST

START_TEST(a_worse_class_is_told)
{
    for (int expected = 0; expected < (int)rows[_i].x.truth; expected++) {
        double gap = complexity_degree(rows[_i].x.truth) - complexity_degree((enum complexity_class)expected);
        noise_state = (uint64_t)expected * 17 + 3;
        struct complexity_answer a = infer(&rows[_i].x, true, true, (enum complexity_class)expected);
        if (gap >= .35)
            ck_assert_msg(a.meets == 0, "%s against %s: worse with %.3f", rows[_i].why,
                          complexity_name((enum complexity_class)expected), a.worse);
        else
            ck_assert_msg(a.meets == 1, "%s: a log factor is never worse", rows[_i].why);
    }
}
END_TEST

START_TEST(caches_are_not_a_class)
{
    struct shape x = { COMPLEXITY_LINEAR, 100, 0, 3, .01, 3, 160000 };
    for (int i = 0; i < 10; i++) {
        noise_state = (uint64_t)i + 1;
        struct complexity_answer a = infer(&x, true, true, COMPLEXITY_LINEAR);
        ck_assert_int_eq(a.best, COMPLEXITY_LINEAR);
        ck_assert_int_eq(a.meets, 1);
        a = infer(&x, false, true, COMPLEXITY_LINEAR);
        ck_assert_msg(a.meets != 0, "time alone: worse with %.3f", a.worse);
    }
}
END_TEST

START_TEST(padding_shows_as_an_emerging_part)
{
    struct shape x = { COMPLEXITY_LINEAR, 400000, 0, 1, .005, 1, 160000 };
    noise_state = 5;
    struct complexity_answer a = infer(&x, true, true, COMPLEXITY_CONSTANT);
    ck_assert_msg(a.emerging_share >= .1 || a.best == COMPLEXITY_LINEAR, "%s, share %.2f", complexity_name(a.best),
                  a.emerging_share);
}
END_TEST

START_TEST(counts_and_time_may_contradict)
{
    struct complexity_point points[COMPLEXITY_POINTS_MAX];
    struct shape quadratic = { COMPLEXITY_QUADRATIC, 50, 0, 1, .01, 1, 12000 };
    struct complexity_series s = { .points = points };
    struct complexity_answer a;
    struct err e;
    noise_state = 11;
    s.len = make(&quadratic, true, true, points);
    for (size_t i = 0; i < s.len; i++)
        points[i].instructions = 500 + 7 * points[i].n; /* as one who writes over the counter would have it */
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert(a.contradict);
    ck_assert_int_eq(a.by_counts, COMPLEXITY_LINEAR);
    ck_assert_int_eq(a.by_time, COMPLEXITY_QUADRATIC);
}
END_TEST

START_TEST(no_signal_is_said)
{
    struct complexity_point points[COMPLEXITY_POINTS_MAX];
    struct shape x = { COMPLEXITY_CONSTANT, 0, 0, 1e6, .02, 1, 160000 };
    struct complexity_series s = { .points = points, .capped_by_time = true };
    struct complexity_answer a;
    struct err e;
    s.len = make(&x, false, true, points);
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert(!a.conclusive && a.why && a.meets == -1);
    s.capped_by_time = false;
    s.len = 4;
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert(!a.conclusive && strstr(a.why, "five sizes") && a.meets == -1);
    s.len = 0;
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert(!a.conclusive);
}
END_TEST

START_TEST(the_unit_does_not_matter)
{
    struct complexity_point points[COMPLEXITY_POINTS_MAX];
    struct shape x = { COMPLEXITY_LINEAR_LOG, 100, 3, 2, .02, 1.5, 160000 };
    struct complexity_series s = { .points = points };
    struct complexity_answer one, other;
    struct err e;
    noise_state = 3;
    s.len = make(&x, true, true, points);
    for (size_t i = 0; i < s.len; i++)
        points[i].cpu_ns *= 1e6; /* far above what a call costs in any case */
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &one, &e), 0);
    for (size_t i = 0; i < s.len; i++) {
        points[i].cpu_ns *= 1e6;
        points[i].instructions *= 1e-2;
    }
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &other, &e), 0);
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        ck_assert_double_eq_tol(one.posterior[c], other.posterior[c], 1e-6);
}
END_TEST

START_TEST(what_is_left_of_nothing_is_constant)
{
    struct complexity_point points[12];
    struct complexity_series s = { .points = points, .len = COUNT(points) };
    struct complexity_answer a;
    struct err e;
    /* An empty call, less the barrier: fractions of a nanosecond, with any error. */
    for (size_t i = 0; i < s.len; i++)
        points[i] = (struct complexity_point){
            .n = 10 * pow(4, (double)i), .cpu_ns = i % 3 ? .31 : .002, .cpu_error = i % 2 ? 80 : .4, .extra_bytes = -1
        };
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert_int_eq(a.best, COMPLEXITY_CONSTANT);
    ck_assert_int_eq(a.meets, 1);
}
END_TEST

START_TEST(anything_gives_probabilities_or_an_error)
{
    struct complexity_point points[COMPLEXITY_POINTS_MAX];
    struct complexity_series s = { .points = points };
    struct err e;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct complexity_answer a;
        double sum = 0, n = 1;
        noise_state = seed * 7919;
        s.len = seed % (COMPLEXITY_POINTS_MAX + 1);
        for (size_t i = 0; i < s.len; i++) {
            n += 1 + noise(2) * (double)(seed % 100);
            points[i] = (struct complexity_point){ .n = n,
                                                   .elements = seed % 2 ? n : 0,
                                                   .cpu_ns = seed % 5 ? noise(8) : 0,
                                                   .cpu_error = noise(1) - 1,
                                                   .instructions = seed % 3 ? 1e18 * noise(8) : 0,
                                                   .footprint_bytes = n * 1e9 };
        }
        ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
        for (int c = 0; c < COMPLEXITY_CLASSES; c++) {
            ck_assert(a.posterior[c] >= 0 && a.posterior[c] <= 1);
            sum += a.posterior[c];
        }
        ck_assert(a.best < COMPLEXITY_CLASSES && a.low <= a.high && a.confidence >= 0 && a.confidence <= 1);
        ck_assert((sum > .999 && sum < 1.001) || (!a.conclusive && sum == 0));
    }
    points[0] = points[1] = (struct complexity_point){ .n = 5, .cpu_ns = 1 };
    struct complexity_answer a;
    s.len = 2;
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), -1); /* not growing */
    points[1].n = NAN;
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), -1);
    s.len = COMPLEXITY_POINTS_MAX + 1;
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), -1);
}
END_TEST

static const struct {
    double fixed, item, square; /* bytes */
    double slack;
    enum complexity_class low, high;
    const char *why;
} space_rows[] = {
    { 0, 0, 0, 24e3, COMPLEXITY_CONSTANT, COMPLEXITY_CONSTANT, "nothing" },
    { 200e3, 0, 0, 24e3, COMPLEXITY_CONSTANT, COMPLEXITY_CONSTANT, "a table of one size" },
    { 0, 16, 0, 24e3, COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, "a hash table" },
    { 20e3, 8, 0, 24e3, COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, "an array" },
    { 0, 0, 1, 24e3, COMPLEXITY_QUADRATIC, COMPLEXITY_QUADRATIC, "a table of pairs" },
    { 0, 0, 0, 1.6e6, COMPLEXITY_CONSTANT, COMPLEXITY_LINEAR, "a runtime that could hide an array says so" },
};

START_TEST(space_is_told)
{
    struct complexity_point points[12];
    struct complexity_series s = { .points = points, .space_slack_bytes = space_rows[_i].slack, .space_item_bytes = 4 };
    struct complexity_answer a;
    struct err e;
    double n = 100;
    noise_state = (uint64_t)_i + 1;
    for (; s.len < 10; s.len++, n *= 2) {
        double bytes = space_rows[_i].fixed + space_rows[_i].item * n + space_rows[_i].square * n * n;
        points[s.len] = (struct complexity_point){ .n = n, .extra_bytes = ceil(bytes * noise(.01) / 4096) * 4096 };
    }
    ck_assert_int_eq(complexity_space(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert_msg(a.low == space_rows[_i].low && a.high == space_rows[_i].high, "%s: %s .. %s", space_rows[_i].why,
                  complexity_name(a.low), complexity_name(a.high));
    ck_assert_int_eq(a.meets, a.low == COMPLEXITY_QUADRATIC ? 0 : 1);
}
END_TEST

/* Five sizes of the given costs, by counts. */
static struct complexity_answer by_counts(const double y[6], double n_first, enum complexity_class expected)
{
    struct complexity_point points[6];
    struct complexity_series s = { .points = points, .len = 6 };
    struct complexity_answer a;
    struct err e;
    for (size_t i = 0; i < s.len; i++)
        points[i] = (struct complexity_point){ .n = n_first * pow(2, (double)i), .instructions = y[i] };
    ck_assert_msg(complexity_time(&s, expected, &a, &e) == 0, "%s", e.text);
    return a;
}

START_TEST(a_misfit_decides_only_what_all_its_neighbours_agree_on)
{
    double y[6];
    for (int i = 0; i < 6; i++)
        y[i] = pow(1000 * pow(2, i), 1.25); /* between n and n sqrt n: no class */
    struct complexity_answer a = by_counts(y, 1000, COMPLEXITY_LINEAR);
    ck_assert_msg(a.misfit && a.confidence <= .6, "%s with %.2f", complexity_name(a.best), a.confidence);
    ck_assert_msg(a.meets == -1, "against n: meets %d", a.meets);
    ck_assert_int_eq(by_counts(y, 1000, COMPLEXITY_CONSTANT).meets, 0);  /* all neighbours are more */
    ck_assert_int_eq(by_counts(y, 1000, COMPLEXITY_QUADRATIC).meets, 1); /* and all are within */
}
END_TEST

START_TEST(a_wide_set_may_still_be_within)
{
    struct complexity_point points[6];
    struct complexity_series s = { .points = points, .len = 6 };
    struct complexity_answer a;
    struct err e;
    for (size_t i = 0; i < s.len; i++) /* too noisy to tell classes apart, surely not quadratic */
        points[i] = (struct complexity_point){ .n = 10 * pow(4, (double)i),
                                               .cpu_ns = 1000 * pow(1.6, (double)i) * (i % 2 ? 1.2 : 1),
                                               .cpu_error = .3 };
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_QUADRATIC, &a, &e), 0);
    ck_assert_msg(a.high - a.low >= 2 && !a.conclusive, "%s .. %s", complexity_name(a.low), complexity_name(a.high));
    ck_assert_int_eq(a.meets, 1);
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_CONSTANT, &a, &e), 0);
    ck_assert_int_eq(a.meets, -1);
}
END_TEST

START_TEST(one_source_without_signal_leaves_the_other)
{
    struct complexity_point points[COMPLEXITY_POINTS_MAX];
    struct shape x = { COMPLEXITY_QUADRATIC, 50, 0, 1, .01, 1, 3000 };
    struct complexity_series s = { .points = points, .capped_by_time = true };
    struct complexity_answer a;
    struct err e;
    noise_state = 4;
    s.len = make(&x, true, true, points);
    for (size_t i = 0; i < s.len; i++)
        points[i].cpu_ns = 1e6; /* a start so costly that time shows nothing */
    ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LINEAR, &a, &e), 0);
    ck_assert(a.conclusive && a.counts_used && !a.time_used && !a.why);
    ck_assert_int_eq(a.best, COMPLEXITY_QUADRATIC);
    ck_assert_int_eq(a.meets, 0);
}
END_TEST

static const struct {
    double constant, log, error; /* instructions or ns; relative error of time */
    bool counts;
    enum complexity_class truth;
    const char *why;
} flat[] = {
    { 400, 0, 0, true, COMPLEXITY_CONSTANT, "counts do not change" },
    { 50, 0, .01, false, COMPLEXITY_CONSTANT, "time does not change" },
    { 50, 0, .05, false, COMPLEXITY_CONSTANT, "time does not change, as far as can be seen" },
    { 30, 8, 0, true, COMPLEXITY_LOG, "a binary search, compiled" },
    { 900, 170, 0, true, COMPLEXITY_LOG, "a binary search, interpreted" },
    { 4000, 170, 0, true, COMPLEXITY_LOG, "one behind a costly call" },
};

START_TEST(constant_and_logarithm_are_told_apart)
{
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct complexity_point points[15];
        struct complexity_series s = { .points = points, .len = 15 };
        struct complexity_answer a;
        struct err e;
        noise_state = seed;
        for (size_t i = 0; i < s.len; i++) {
            double n = round(9.6 * pow(2, (double)i)), cost = flat[_i].constant + flat[_i].log * log(n);
            points[i] = (struct complexity_point){ .n = n, .elements = n, .cpu_error = flat[_i].error };
            *(flat[_i].counts ? &points[i].instructions : &points[i].cpu_ns) = cost * noise(flat[_i].error);
        }
        ck_assert_int_eq(complexity_time(&s, COMPLEXITY_LOG, &a, &e), 0);
        ck_assert_msg(a.conclusive && a.best == flat[_i].truth && a.meets == 1, "%s: %s with %.2f, %s .. %s",
                      flat[_i].why, complexity_name(a.best), a.confidence, complexity_name(a.low),
                      complexity_name(a.high));
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("complexity");
    TCase *c = tcase_create("complexity");
    tcase_set_timeout(c, 300);
    suite_add_tcase(s, c);
    tcase_add_loop_test(c, counts_and_time_find_the_class, 0, COUNT(rows));
    tcase_add_loop_test(c, time_alone_finds_the_class_or_its_neighbour, 0, COUNT(rows));
    tcase_add_loop_test(c, a_worse_class_is_told, 0, COUNT(rows));
    tcase_add_test(c, caches_are_not_a_class);
    tcase_add_test(c, padding_shows_as_an_emerging_part);
    tcase_add_test(c, counts_and_time_may_contradict);
    tcase_add_test(c, no_signal_is_said);
    tcase_add_test(c, the_unit_does_not_matter);
    tcase_add_test(c, what_is_left_of_nothing_is_constant);
    tcase_add_test(c, anything_gives_probabilities_or_an_error);
    tcase_add_loop_test(c, space_is_told, 0, COUNT(space_rows));
    tcase_add_test(c, a_misfit_decides_only_what_all_its_neighbours_agree_on);
    tcase_add_test(c, a_wide_set_may_still_be_within);
    tcase_add_test(c, one_source_without_signal_leaves_the_other);
    tcase_add_loop_test(c, constant_and_logarithm_are_told_apart, 0, COUNT(flat));
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
