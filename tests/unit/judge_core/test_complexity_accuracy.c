// SPDX-License-Identifier: MIT
/* How often the inference is right, over all classes and worlds of noise, hidden lower terms, caches, structures that
 * grow by doubling, and counts that miss work. Silent; fails below the stated accuracy. Seeds are fixed. */
#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "judge/core/complexity.h"
#include "judge/core/complexity_evidence.h"
#include "tests/unit/judge_core/noise.h"

enum { SEEDS = 3 };

static const struct {
    double noise;                   /* of time, relative; what cpu_error says */
    double outliers;                /* how often a reading is half as much again */
    double lift;                    /* how often as much an operation costs out of the cache */
    double zigzag;                  /* of structures that grow by doubling: every second size costs as much more */
    double blind;                   /* the share of the leading work that counts see, less than 1 for copying */
    bool footprint;                 /* is it known? */
    double exact_fused, exact_time; /* at least, per cent */
    const char *why;
} worlds[] = {
    { .01, 0, 1, 0, 1, true, 99, 94, "an idle machine" },
    { .03, 0, 1.5, 0, 1, true, 98, 95, "a shared machine" },
    { .08, .05, 1.5, 0, 1, true, 97, 90, "a loaded machine" },
    { .02, 0, 4, 0, 1, true, 98, 95, "far out of the cache" },
    { .02, 0, 2, 0, 1, false, 98, 92, "out of the cache, and nobody knows" },
    { .01, 0, 1, .15, 1, true, 92, 88, "tables that double" },
    { .02, 0, 1, 0, .3, true, 97, 93, "copying, of which counts see a third" },
};

static const struct {
    enum complexity_class class;
    double n_max;
} truths[] = {
    { COMPLEXITY_CONSTANT, 160000 }, { COMPLEXITY_LOG, 160000 },         { COMPLEXITY_SQRT, 160000 },
    { COMPLEXITY_LINEAR, 160000 },   { COMPLEXITY_LINEAR_LOG, 160000 },  { COMPLEXITY_LINEAR_SQRT, 160000 },
    { COMPLEXITY_QUADRATIC, 12000 }, { COMPLEXITY_QUADRATIC_LOG, 6000 }, { COMPLEXITY_CUBIC, 800 },
    { COMPLEXITY_EXPONENTIAL, 22 },
};

/* Shares of the cost at the largest size: of a constant, and of a pass over the input. */
static const struct {
    double constant, pass;
} hidden[] = { { 0, 0 }, { .0005, 0 }, { .02, 0 }, { .0001, .02 }, { .002, .1 } };

/* The cost at n, 1 being the leading term at the largest size. */
static double cost_of(size_t t, size_t h, double n, double blind)
{
    enum complexity_class c = truths[t].class;
    double lead = exp(complexity_log_growth(c, n) - complexity_log_growth(c, truths[t].n_max));
    double pass = complexity_degree(c) > 1.2 ? hidden[h].pass * n / truths[t].n_max : 0;
    if (c == COMPLEXITY_LINEAR_LOG)
        pass = hidden[h].pass / 2 * n / truths[t].n_max;
    return blind * lead + (hidden[h].constant + pass);
}

static size_t make(size_t t, size_t h, size_t w, bool counts, struct complexity_point *points)
{
    bool additive = truths[t].class == COMPLEXITY_EXPONENTIAL;
    size_t len = 0;
    double shift = 1 + .1 * noise_uniform();
    for (double n = additive ? 5 : round(9.6 * shift); n <= truths[t].n_max * shift && len < COMPLEXITY_POINTS_MAX;
         n = additive ? n + 1 : round(n * 2)) {
        double out = fmax(0, fmin(1, log(n * 48 / (1 << 18)) / log(4))), reading = cost_of(t, h, n, 1);
        reading *= (1 + (worlds[w].lift - 1) * out) * (len % 2 ? 1 + worlds[w].zigzag : 1);
        reading *= exp(worlds[w].noise * noise_normal()) * (noise_uniform() < worlds[w].outliers ? 1.5 : 1);
        double counted = cost_of(t, h, n, worlds[w].blind) * exp(.001 * noise_normal());
        counted *= len % 2 ? 1 + worlds[w].zigzag : 1;
        points[len++] = (struct complexity_point){ .n = n,
                                                   .elements = n,
                                                   .cpu_ns = 1e7 * reading,
                                                   .cpu_error = worlds[w].noise,
                                                   .instructions = counts ? 3e7 * counted : 0,
                                                   .footprint_bytes = worlds[w].footprint ? n * 48 : 0,
                                                   .extra_bytes = -1 };
    }
    return len;
}

/* Weighed by how usual the class is. */
struct tally {
    double tries, exact, near, covered, sure, sure_right;
    int fine, false_alarms, worse, missed, unsure;
};

static void ask(const struct complexity_series *s, enum complexity_class truth, int expected, struct tally *t)
{
    struct complexity_answer a;
    struct err e;
    expected = expected < 0 ? 0 : expected >= COMPLEXITY_CLASSES ? COMPLEXITY_CLASSES - 1 : expected;
    ck_assert_msg(complexity_time(s, (enum complexity_class)expected, &a, &e) == 0, "%s", e.text);
    bool worse = complexity_degree(truth) - complexity_degree((enum complexity_class)expected) >= .35;
    *(worse ? &t->worse : &t->fine) += 1;
    t->false_alarms += !worse && a.meets == 0;
    t->missed += worse && a.meets == 1;
    t->unsure += a.meets == -1;
    double weight = complexity_prior(truth);
    t->tries += weight;
    t->exact += weight * (a.best == truth);
    t->near += weight * (abs((int)a.best - (int)truth) <= 1);
    t->covered += weight * (a.low <= truth && truth <= a.high);
    t->sure += weight * (a.confidence >= .95);
    t->sure_right += weight * (a.confidence >= .95 && a.best == truth);
}

static struct tally run(size_t w, bool counts)
{
    struct tally all = { 0 };
    for (size_t t = 0; t < COUNT(truths); t++) {
        for (size_t h = 0; h < COUNT(hidden); h++) {
            for (uint64_t seed = 0; seed < SEEDS; seed++) {
                struct complexity_point points[COMPLEXITY_POINTS_MAX];
                noise_state = 1 + seed * 7919 + t * 131 + h * 17 + w;
                struct complexity_series s = { .points = points,
                                               .len = make(t, h, w, counts, points),
                                               .additive = truths[t].class == COMPLEXITY_EXPONENTIAL };
                /* Against itself, one much below, one much above. */
                ask(&s, truths[t].class, (int)truths[t].class + 3 * ((int)(seed % 3) - 1), &all);
            }
        }
    }
    return all;
}

static void check_tally(const struct tally *t, double exact, const char *what, const char *why)
{
    ck_assert_msg(t->exact * 100 >= exact * t->tries, "%s, %s: %.1f %% exact", why, what, 100 * t->exact / t->tries);
    ck_assert_msg(t->near * 100 >= 97 * t->tries, "%s, %s: %.1f %% near", why, what, 100 * t->near / t->tries);
    ck_assert_msg(t->covered * 100 >= 96 * t->tries, "%s, %s: %.1f %% in the set", why, what,
                  100 * t->covered / t->tries);
    ck_assert_msg(t->sure_right * 100 >= 98 * t->sure, "%s, %s: of the sure ones %.1f %% right", why, what,
                  100 * t->sure_right / t->sure);
    ck_assert_msg(t->false_alarms == 0, "%s, %s: %d false alarms of %d", why, what, t->false_alarms, t->fine);
    ck_assert_msg(t->missed == 0, "%s, %s: %d of %d missed", why, what, t->missed, t->worse);
    ck_assert_msg(t->unsure * 100 <= 8 * (t->fine + t->worse), "%s, %s: %d of %d unsure", why, what, t->unsure,
                  t->fine + t->worse);
}

START_TEST(counts_and_time_are_right)
{
    struct tally t = run((size_t)_i, true);
    check_tally(&t, worlds[_i].exact_fused, "fused", worlds[_i].why);
}
END_TEST

START_TEST(time_alone_is_right)
{
    struct tally t = run((size_t)_i, false);
    check_tally(&t, worlds[_i].exact_time, "time alone", worlds[_i].why);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("complexity_accuracy");
    TCase *c = tcase_create("complexity_accuracy");
    tcase_set_timeout(c, 600);
    suite_add_tcase(s, c);
    tcase_add_loop_test(c, counts_and_time_are_right, 0, COUNT(worlds));
    tcase_add_loop_test(c, time_alone_is_right, 0, COUNT(worlds));
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
