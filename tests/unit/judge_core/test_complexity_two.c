// SPDX-License-Identifier: MIT
/* Two parameters: names and their order; and the decision, on grids of costs made here with constants, lower terms,
 * noise, and operations that cost more out of the cache. What adds and what multiplies is never confused. */
#include <check.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "judge/core/complexity_two.h"
#include "tests/unit/judge_core/noise.h"

static struct complexity_expected class_of(const char *name)
{
    struct complexity_expected x;
    struct err e;
    ck_assert_msg(complexity_two_parse(name, &x, &e) == 0, "%s", e.text);
    return x;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *text, *name; /* name NULL: refused, with this in the error: */
    const char *error;
    const char *why;
} names[] = {
    { "O(n+m)", "O(n + m)", NULL, "a sum, blanks made even" },
    { "O( n * m )", "O(n*m)", NULL, "a product" },
    { "O(n log m)", "O(n log m)", NULL, "a product without a star" },
    { "O((n+m) log(n+m))", "O((n + m) log(n + m))", NULL, "brackets" },
    { "O(n^2 * m)", "O(n^2*m)", NULL, "a power" },
    { "O(sqrt n + m)", "O(sqrt n + m)", NULL, "a root" },
    { "O(1)", "O(1)", NULL, "constant" },
    { "O(m sqrt(n))", "O(m sqrt(n))", NULL, "the root of a bracket" },
    { "n + m", NULL, "begins with", "not an O" },
    { "O(nm)", NULL, "at character 3", "nm is a word" },
    { "O(n*)", NULL, "a factor is missing", "a star and nothing" },
    { "O(n + )", NULL, "is missing", "a plus and nothing" },
    { "O(n", NULL, "should end", "no end" },
    { "O(n) ", "O(n)", NULL, "a blank behind it" },
    { "O(n))", NULL, "should end", "more than an end" },
    { "O(n^9)", NULL, "a power is", "a power that nobody has" },
    { "O(n^2^2)", NULL, "should end", "a power of a power" },
    { "O(log log n)", NULL, "has to follow", "a logarithm of a word" },
    { "O(log(n log n))", NULL, "no logarithm", "a logarithm of one" },
    { "O(k)", NULL, "is missing", "another letter" },
    { "O((((((n))))))", NULL, "too many brackets", "depth is capped" },
    { "O((n + m)^4 (n + m)^4)", NULL, "too large", "degree is capped" },
    { "O(n + n + n + n + n + n + n + n + n + n + n + n + n + n + n)", NULL, "more than", "length is capped" },
    { "", NULL, "begins with", "nothing" },
};

START_TEST(names_are_read)
{
    struct complexity_expected x;
    struct err e;
    int result = complexity_two_parse(names[_i].text, &x, &e);
    ck_assert_msg((result == 0) == (names[_i].name != NULL), "%s: %s", names[_i].why, result ? e.text : x.name);
    if (result == 0)
        ck_assert_str_eq(x.name, names[_i].name);
    else
        ck_assert_msg(strstr(e.text, names[_i].error) != NULL, "%s: %s", names[_i].why, e.text);
}
END_TEST

static const struct {
    const char *a, *b;
    bool same;
    double excess; /* of a over b */
    const char *why;
} orders[] = {
    { "O(n + m)", "O(m+n)", true, 0, "order of terms" },
    { "O(n*(m + 1))", "O(n*m)", true, 0, "multiplied out, lower terms dropped" },
    { "O((n + m)^2)", "O(n^2 + m^2)", true, 0, "n*m is covered by both squares" },
    { "O(n log n + m log m)", "O((n + m) log(n + m))", true, 0, "the larger one's logarithm is that of both" },
    { "O(log(n*m))", "O(log n + log m)", true, 0, "logarithm of a product" },
    { "O(n + m)", "O(n*m)", false, 0, "a sum is within the product" },
    { "O(n*m)", "O(n + m)", false, 1, "a product is not within the sum" },
    { "O(n + m)", "O(n)", false, 1, "m may grow alone" },
    { "O(n + m)", "O(n log m)", false, 1, "m alone is more than its logarithm" },
    { "O(n log m)", "O(n)", false, 0, "a logarithm is never worse" },
    { "O(n^2 * m)", "O(n*m)", false, 1, "a power more" },
    { "O(n^2)", "O(n*m)", false, 1, "n alone" },
    { "O(n*m)", "O(n^2 + m^2)", false, 0, "a product is within both squares" },
    { "O(n sqrt m)", "O(n)", false, .5, "half a degree" },
};

START_TEST(classes_are_ordered)
{
    struct complexity_expected a = class_of(orders[_i].a), b = class_of(orders[_i].b);
    ck_assert_msg(complexity_two_same(&a, &b) == orders[_i].same, "%s", orders[_i].why);
    double excess = complexity_two_excess(&a, &b);
    ck_assert_msg(fabs(fmax(excess, 0) - orders[_i].excess) < .051, "%s: %.2f", orders[_i].why, excess);
}
END_TEST

START_TEST(growth_is_of_all_terms)
{
    struct complexity_expected x = class_of("O(n*m + n^2)"), l = class_of("O(m log n)");
    ck_assert_double_eq_tol(complexity_two_log_growth(&x, 10, 20), log(10 * 20 + 100), 1e-9);
    ck_assert_double_eq_tol(complexity_two_log_growth(&l, 100, 7), log(7 * log(100)), 1e-9);
    ck_assert(isfinite(complexity_two_log_growth(&l, 1, 1)));
}
END_TEST

/* ---- the decision ------------------------------------------------------------------------------------------------ */

struct shape {
    const char *truth;
    double constant, per_n, per_m; /* hidden lower terms, in units of the class's operations */
    double noise, lift;            /* of time: relative; how often as much an operation costs out of the cache */
    double first;                  /* the smallest n and m */
    bool corner;                   /* there was no time for the largest sizes */
};

static size_t make(const struct shape *x, bool counts, bool time, struct complexity_point points[36])
{
    struct complexity_expected truth = class_of(x->truth);
    size_t len = 0;
    for (int i = 0; i < 36; i++) {
        double n = round(x->first * pow(2, i / 6)), m = round(x->first * pow(2, i % 6));
        double cost = exp(complexity_two_log_growth(&truth, n, m)) + x->constant + x->per_n * n + x->per_m * m;
        double out = fmax(0, fmin(1, log((n + m) * 64 / (1 << 18)) / log(4)));
        if (x->corner && i / 6 + i % 6 > 7)
            continue;
        points[len++] =
            (struct complexity_point){ .n = n,
                                       .m = m,
                                       .elements = n + m,
                                       .cpu_ns = time ? cost * (1 + (x->lift - 1) * out) * noise(x->noise) : 0,
                                       .cpu_error = x->noise,
                                       .instructions = counts ? 4 * cost * noise(.001) : 0,
                                       .footprint_bytes = (n + m) * 64,
                                       .extra_bytes = -1 };
    }
    return len;
}

static struct complexity_two_answer infer(const struct shape *x, bool counts, bool time, const char *expected)
{
    struct complexity_point points[36];
    struct complexity_grid g = { .points = points, .len = make(x, counts, time, points) };
    struct complexity_expected want = class_of(expected);
    struct complexity_two_answer a;
    struct err e;
    ck_assert_msg(complexity_two(&g, &want, &a, &e) == 0, "%s", e.text);
    return a;
}

static const struct {
    const char *truth;
    const char *worse_than, *within; /* expected classes that it exceeds, and that it keeps */
    bool product;
} classes[] = {
    { "O(n + m)", "O(n)", "O(n*m)", false },
    { "O(n*m)", "O(n + m)", "O(n^2 * m)", true },
    { "O(n log m)", "O(m)", "O(n)", false },
    { "O(m log n)", "O(n)", "O(m)", false },
    { "O((n + m) log(n + m))", "O(m)", "O(n + m)", false },
    { "O(n)", "O(m)", "O(n + m)", false },
    { "O(m)", "O(n)", "O(n + m)", false },
    { "O(n log n + m)", "O(n)", "O(n + m)", false },
    { "O(n^2 * m)", "O(n*m)", "O(n^2 * m^2)", true },
    { "O(n * m^2)", "O(n*m)", "O(n^2 * m^2)", true },
    { "O(n^2)", "O(n*m)", "O(n^2)", false },
    { "O((n + m)^2)", "O(n*m)", "O(n^2 + m^2)", false },
    { "O(n*m log m)", "O(n + m)", "O(n*m)", true },
};

static const struct {
    double constant, per_n, per_m, noise, lift;
    double first; /* 20: a grid for products; 800: one for sums, that leaves the cache */
    bool corner;
    const char *why;
} worlds[] = {
    { 0, 0, 0, .01, 1, 20, false, "nothing in the way" },
    { 60, 3, 0, .01, 1, 20, false, "a costly start and a pass over n" },
    { 0, 5, 5, .02, 1, 20, false, "a pass over both" },
    { 100, 0, 4, .03, 1, 20, true, "no time for the largest sizes" },
    { 30, 2, 2, .05, 1, 20, false, "a loaded machine" },
    { 300, 1, 0, .02, 2.5, 800, false, "out of the cache" },
};

static bool is_product(const struct complexity_expected *x)
{
    struct complexity_expected product = class_of("O(n*m)"), squares = class_of("O(n^2 + m^2)");
    return complexity_two_excess(&product, x) < .1 && complexity_two_excess(x, &squares) > -.1 &&
           !complexity_two_same(x, &squares);
}

struct tally {
    int tries, exact, covered;
};

static void try_world(size_t c, size_t w, uint64_t seed, bool counts, struct tally *t)
{
    struct shape x = { classes[c].truth, worlds[w].constant, worlds[w].per_n, worlds[w].per_m,
                       worlds[w].noise,  worlds[w].lift,     worlds[w].first, worlds[w].corner };
    struct complexity_expected truth = class_of(x.truth);
    /* A hidden pass over the other parameter would change the class. */
    struct complexity_expected n = class_of("O(n)"), m = class_of("O(m)");
    x.per_n = complexity_two_excess(&n, &truth) > .1 ? 0 : x.per_n;
    x.per_m = complexity_two_excess(&m, &truth) > .1 ? 0 : x.per_m;
    noise_state = seed * 7919 + c * 31 + w;
    struct complexity_two_answer a = infer(&x, counts, true, classes[c].within);
    ck_assert_msg(is_product(&a.best) == classes[c].product, "%s, %s: taken for %s", x.truth, worlds[w].why,
                  a.best.name);
    ck_assert_msg(a.meets != 0, "%s, %s: said to be worse than %s (%.3f), taken for %s", x.truth, worlds[w].why,
                  classes[c].within, a.worse, a.best.name);
    ck_assert(a.has_growth && a.confidence > 0 && a.confidence <= 1 && a.worse >= 0 && a.worse <= 1.0001);
    bool covered = false;
    for (size_t i = 0; i < a.between_len; i++)
        covered |= complexity_two_same(&a.between[i], &truth);
    t->tries++;
    t->covered += covered;
    t->exact += complexity_two_same(&a.best, &truth);
    noise_state = seed * 104729 + c * 31 + w;
    a = infer(&x, counts, true, classes[c].worse_than);
    ck_assert_msg(a.meets != 1, "%s, %s: said to be within %s (%.3f), taken for %s", x.truth, worlds[w].why,
                  classes[c].worse_than, a.worse, a.best.name);
    if (counts)
        ck_assert_msg(a.meets == 0, "%s, %s: not said to be worse than %s (%.3f), taken for %s", x.truth, worlds[w].why,
                      classes[c].worse_than, a.worse, a.best.name);
}

START_TEST(sums_and_products_are_told_apart)
{
    struct tally fused = { 0 }, alone = { 0 };
    for (size_t c = 0; c < COUNT(classes); c++) {
        for (uint64_t seed = 1; seed <= 1; seed++) {
            try_world(c, (size_t)_i, seed, true, &fused);
            try_world(c, (size_t)_i, seed, false, &alone);
        }
    }
    ck_assert_msg(fused.exact * 100 >= fused.tries * 90, "%s: %d of %d exact", worlds[_i].why, fused.exact,
                  fused.tries);
    ck_assert_msg(fused.covered * 100 >= fused.tries * 95, "%s: %d of %d in the set", worlds[_i].why, fused.covered,
                  fused.tries);
    ck_assert_msg(alone.exact * 100 >= alone.tries * 60, "%s, time alone: %d of %d exact", worlds[_i].why, alone.exact,
                  alone.tries);
}
END_TEST

START_TEST(a_cell_shows_what_doubling_does)
{
    static const struct {
        const char *truth;
        double by_n, by_m, by_both, interaction;
    } cells[] = {
        { "O(n + m)", 1.5, 1.5, 2, 0 }, /* at n = m */
        { "O(n*m)", 2, 2, 4, .25 },
        { "O(n^2 * m)", 4, 2, 8, .375 },
    };
    for (size_t i = 0; i < COUNT(cells); i++) {
        struct shape x = { .truth = cells[i].truth, .first = 20 };
        struct complexity_two_growth g = infer(&x, false, true, "O(n*m)").growth;
        ck_assert(g.n_from == 320 && g.n_to == 640 && g.m_from == 320 && g.m_to == 640 && !g.counted);
        ck_assert_double_eq_tol(g.by_n, cells[i].by_n, 1e-6);
        ck_assert_double_eq_tol(g.by_m, cells[i].by_m, 1e-6);
        ck_assert_double_eq_tol(g.by_both, cells[i].by_both, 1e-6);
        ck_assert_double_eq_tol(g.interaction, cells[i].interaction, 1e-6);
    }
}
END_TEST

START_TEST(what_is_expected_is_always_a_candidate)
{
    struct shape x = { .truth = "O(n^3 * m)", .first = 10, .noise = .01 };
    noise_state = 3;
    struct complexity_two_answer a = infer(&x, true, true, "O(n^3*m)");
    ck_assert_str_eq(a.best.name, "O(n^3*m)");
    ck_assert_int_eq(a.meets, 1);
    noise_state = 3;
    a = infer(&x, true, true, "O(n * m)"); /* then no class fits, and all are worse */
    ck_assert_int_eq(a.meets, 0);
    ck_assert(a.misfit && a.confidence <= .6);
}
END_TEST

static const struct {
    double fixed, per_n, per_m, per_pair; /* bytes */
    bool diagonal;                        /* n and m always the same */
    const char *expected, *best;          /* best NULL: any of those that fit */
    int meets;
    const char *why;
} memories[] = {
    { 0, 0, 0, 0, false, "O(1)", "O(1)", 1, "nothing" },
    { 100e3, 0, 0, 0, true, "O(1)", "O(1)", 1, "a table of one size" },
    { 0, 16, 0, 0, false, "O(n)", "O(n)", 1, "a table of n" },
    { 0, 16, 0, 0, false, "O(m)", "O(n)", 0, "of the wrong one" },
    { 0, 0, 8, 0, false, "O(m)", "O(m)", 1, "a row" },
    { 0, 16, 48, 0, false, "O(n + m)", "O(n + m)", 1, "tables of both" },
    { 0, 16, 48, 0, false, "O(n)", "O(n + m)", 0, "one of them is too much" },
    { 0, 0, 0, 4, false, "O(n*m)", "O(n*m)", 1, "a table of pairs" },
    { 0, 0, 0, 4, true, "O(n + m)", NULL, 0, "pairs are seen where both grow together" },
    { 0, 16, 0, 0, true, "O(n + m)", NULL, 1, "which of both is not seen there, and need not be" },
    { 0, 16, 0, 0, true, "O(m)", NULL, -1, "but here it would have to be" },
};

START_TEST(memory_is_told)
{
    struct complexity_point points[12];
    struct complexity_grid g = { .points = points, .space_slack_bytes = 24e3, .space_item_bytes = 4 };
    struct complexity_expected want = class_of(memories[_i].expected);
    struct complexity_two_answer a;
    struct err e;
    for (int i = 0; i < 12; i++) {
        double n = 100 * pow(3, i / 2), m = memories[_i].diagonal || i % 2 ? n : 100;
        double bytes =
            memories[_i].fixed + memories[_i].per_n * n + memories[_i].per_m * m + memories[_i].per_pair * n * m;
        if (i == 1 || (memories[_i].diagonal && i % 2))
            continue;
        points[g.len++] = (struct complexity_point){ .n = n, .m = m, .extra_bytes = ceil(bytes / 4096) * 4096 };
    }
    points[g.len] = (struct complexity_point){ .n = 100, .m = 20000, .extra_bytes = -1 };
    if (!memories[_i].diagonal)
        points[g.len].extra_bytes = ceil((memories[_i].fixed + memories[_i].per_n * 100 + memories[_i].per_m * 2e4 +
                                          memories[_i].per_pair * 100 * 2e4) /
                                         4096) *
                                    4096;
    g.len++;
    ck_assert_int_eq(complexity_two_space(&g, &want, &a, &e), 0);
    ck_assert_msg(!memories[_i].best || strcmp(a.best.name, memories[_i].best) == 0, "%s: %s", memories[_i].why,
                  a.best.name);
    ck_assert_msg(a.meets == memories[_i].meets, "%s: meets %d, %s of %zu", memories[_i].why, a.meets, a.best.name,
                  a.between_len);
    ck_assert(a.confidence > 0 && a.confidence <= 1 && a.between_len >= 1);
    ck_assert_int_eq(complexity_two_space(&g, NULL, &a, &e), 0);
    ck_assert_int_eq(a.meets, -1);
    g.len = 2;
    ck_assert_int_eq(complexity_two_space(&g, &want, &a, &e), 0);
    ck_assert(!a.conclusive && a.why && a.meets == -1);
}
END_TEST

START_TEST(anything_gives_probabilities_or_an_error)
{
    struct complexity_point points[TWO_POINTS_MAX + 1];
    struct complexity_grid g = { .points = points };
    struct complexity_expected want = class_of("O(n + m)");
    struct complexity_two_answer a;
    struct err e;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        noise_state = seed * 7919;
        g.len = seed * 3 > TWO_POINTS_MAX ? TWO_POINTS_MAX : seed * 3;
        for (size_t i = 0; i < g.len; i++)
            points[i] = (struct complexity_point){ .n = 1 + (double)(i / 9) * noise(0) * (double)seed,
                                                   .m = 1 + (double)(i % 9) * 1e16,
                                                   .cpu_ns = seed % 5 ? noise(8) : 0,
                                                   .cpu_error = noise(1) - 1,
                                                   .instructions = seed % 3 ? 1e18 * noise(8) : 0,
                                                   .footprint_bytes = 1e12 };
        ck_assert_msg(complexity_two(&g, &want, &a, &e) == 0, "%s", e.text);
        ck_assert(a.confidence >= 0 && a.confidence <= 1 && a.worse >= 0 && a.worse < 1.001);
        ck_assert((a.between_len >= 1 && a.between_len <= TWO_BETWEEN_MAX) || (!a.conclusive && a.why));
    }
    g.len = 8; /* less than a grid */
    ck_assert_int_eq(complexity_two(&g, &want, &a, &e), 0);
    ck_assert(!a.conclusive && strstr(a.why, "nine") && a.meets == -1);
    points[3] = points[5];
    ck_assert_int_eq(complexity_two(&g, &want, &a, &e), -1); /* a point comes twice */
    points[3].m = 0;
    ck_assert_int_eq(complexity_two(&g, &want, &a, &e), -1);
    points[3].m = NAN;
    ck_assert_int_eq(complexity_two(&g, &want, &a, &e), -1);
    g.len = TWO_POINTS_MAX + 1;
    ck_assert_int_eq(complexity_two(&g, &want, &a, &e), -1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("complexity_two");
    TCase *c = tcase_create("complexity_two");
    tcase_set_timeout(c, 300);
    suite_add_tcase(s, c);
    tcase_add_loop_test(c, names_are_read, 0, COUNT(names));
    tcase_add_loop_test(c, classes_are_ordered, 0, COUNT(orders));
    tcase_add_test(c, growth_is_of_all_terms);
    tcase_add_loop_test(c, sums_and_products_are_told_apart, 0, COUNT(worlds));
    tcase_add_test(c, a_cell_shows_what_doubling_does);
    tcase_add_test(c, what_is_expected_is_always_a_candidate);
    tcase_add_loop_test(c, memory_is_told, 0, COUNT(memories));
    tcase_add_test(c, anything_gives_probabilities_or_an_error);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
