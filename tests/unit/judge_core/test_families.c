// SPDX-License-Identifier: MIT
/* The families of the problems that are here: declared by all of them, legal at every size, no input twice, and the
 * same on every machine. */
#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "judge/core/generate.h"

enum { INDICES = 72, PROBLEMS_MAX = 64 };

static char folder[4096], **slugs;
static size_t slugs_len;

static void write_input(const struct problem *p, const struct test_case *c, struct str *out)
{
    const struct method *f = &p->signature.function;
    for (size_t k = 0; p->signature.mode == SIGNATURE_FUNCTION && k < f->params_len; k++) {
        value_write(&c->arguments[k], f->params[k].type, out);
        str_addc(out, '\n');
    }
    for (size_t i = 0; p->signature.mode == SIGNATURE_CLASS && i < c->operations_len; i++) {
        const struct operation *o = &c->operations[i];
        str_addf(out, "%s(", o->method->name);
        for (size_t k = 0; k < o->method->params_len; k++)
            value_write(&o->arguments[k], o->method->params[k].type, out);
        str_add(out, ")\n");
    }
}

static uint64_t digest(const char *text, size_t len)
{
    uint64_t h = 0xcbf29ce484222325ULL;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)text[i]) * 0x100000001b3ULL;
    return h;
}

/* The digest of one input, drawn from scratch; *bytes: of its text. */
static uint64_t draw(const struct problem *p, const struct generator_rule *f, const struct generate_size *want,
                     size_t *bytes)
{
    struct arena a = ARENA(1ULL << 30);
    struct test_case c;
    struct err e = { 0 };
    CLEANUP(str_clear) struct str text = STR(64 << 20);
    ck_assert_msg(generate_sized(p, f, want, &a, &c, &e) == 0, "%s at n = %" PRIu64 ", m = %" PRIu64 ": %s", p->slug,
                  want->n, want->m, e.text);
    write_input(p, &c, &text);
    ck_assert(!text.failed);
    arena_clear(&a);
    *bytes = text.len;
    return digest(str_text(&text), text.len);
}

static uint64_t smallest(enum complexity_kind kind)
{
    return kind == COMPLEXITY_VALUE ? 19 : kind == COMPLEXITY_EXPONENT ? 4 : 10;
}

/* As measuring numbers them: three passes, some calls each. */
static uint32_t index_of(size_t k)
{
    return (uint32_t)(k / 24 * 1000 + k % 24);
}

static void check_distinct(const struct problem *p, const struct generator_rule *f, uint64_t n, uint64_t m)
{
    uint64_t seen[INDICES];
    size_t bytes;
    for (size_t k = 0; k < INDICES; k++) {
        struct generate_size want = { n, m, index_of(k), 5 };
        seen[k] = draw(p, f, &want, &bytes);
        ck_assert_msg(seen[k] == draw(p, f, &want, &bytes), "%s, %s: not the same again", p->slug, f->tag);
        for (size_t i = 0; i < k; i++)
            ck_assert_msg(seen[i] != seen[k], "%s, %s, n = %" PRIu64 ": inputs %u and %u are the same", p->slug, f->tag,
                          n, index_of(i), index_of(k));
        want.salt = 6;
        if (k == 0)
            ck_assert_msg(seen[k] != draw(p, f, &want, &bytes), "%s, %s: the salt changes nothing", p->slug, f->tag);
    }
}

/* Small, middling; a value has to be large before there are so many different ones. */
START_TEST(no_input_comes_twice)
{
    struct problem p;
    struct err e = { 0 };
    ck_assert_msg(problem_load(&p, folder, slugs[_i], &e) == 0, "%s", e.text);
    const struct problem_complexity *x = &p.complexity;
    ck_assert_msg(x->declared, "%s declares no complexity", p.slug);
    uint64_t n = x->kind == COMPLEXITY_VALUE ? 1000000000 : smallest(x->kind), m = x->two ? smallest(x->kind_m) : 0;
    for (size_t i = 0; i < x->families_len; i++) {
        check_distinct(&p, &x->families[i], n, m);
        check_distinct(&p, &x->families[i], n + n / 4, m);
        check_distinct(&p, &x->families[i], n, m + m / 4);
    }
    problem_clear(&p);
}
END_TEST

/* generate_sized refuses what breaks the constraints. */
START_TEST(every_size_is_legal)
{
    struct problem p;
    struct err e = { 0 };
    size_t bytes, before = 0;
    ck_assert_msg(problem_load(&p, folder, slugs[_i], &e) == 0, "%s", e.text);
    const struct problem_complexity *x = &p.complexity;
    for (size_t i = 0; i < x->families_len; i++) {
        uint64_t m_low = x->two ? smallest(x->kind_m) : 0, m_high = x->two ? x->max_m : 0;
        for (uint64_t n = smallest(x->kind); n < smallest(x->kind) + 12 && n <= x->max_size; n++)
            for (uint32_t k = 0; k < 4; k++)
                draw(&p, &x->families[i], &(struct generate_size){ n, m_low, k, 1 }, &bytes);
        before = bytes;
        draw(&p, &x->families[i], &(struct generate_size){ x->max_size, m_low, 0, 1 }, &bytes);
        ck_assert_msg(bytes > before || x->kind == COMPLEXITY_VALUE, "%s, %s: n changes nothing", p.slug,
                      x->families[i].tag);
        before = bytes;
        draw(&p, &x->families[i], &(struct generate_size){ x->max_size, m_high, 0, 1 }, &bytes);
        ck_assert_msg(bytes > before || !x->two, "%s, %s: m changes nothing", p.slug, x->families[i].tag);
    }
    problem_clear(&p);
}
END_TEST

/* The same digests on every machine, by every compiler, with and without sanitizers. */
static const struct {
    const char *slug;
    uint64_t digest; /* of input 3 of every family at a size in between, folded */
} pinned[] = {
    { "binary-tree-maximum-path-sum", 0xa00ccc02f6c61c2b },
    { "count-divisors", 0x59fa77023d0f1294 },
    { "integer-square-root", 0x5a1911023d2915d1 },
    { "longest-common-subsequence", 0xc85fd988d652c01a },
    { "longest-palindromic-substring", 0x7f8ba297f92f5cf1 },
    { "lru-cache", 0xb30459d96d9e9668 },
    { "merge-k-sorted-lists", 0x7ed052c4a7a7be7b },
    { "merge-two-sorted-lists", 0x390ac1c707d7107f },
    { "min-stack", 0x72e42a20f58ec4dd },
    { "pair-sums", 0xa4712d1dd588cf48 },
    { "rotate-image", 0x133bac710663ace1 },
    { "subsets", 0xc4bb6531af667e3c },
    { "two-sum", 0xe1dac1067a1096ba },
    { "validate-binary-search-tree", 0x1ca5e829d70619cb },
};

START_TEST(inputs_are_pinned)
{
    struct problem p;
    struct err e = { 0 };
    size_t bytes;
    uint64_t fold = 0;
    ck_assert_msg(problem_load(&p, folder, pinned[_i].slug, &e) == 0, "%s", e.text);
    const struct problem_complexity *x = &p.complexity;
    for (size_t i = 0; i < x->families_len; i++)
        fold = fold * 31 +
               draw(&p, &x->families[i],
                    &(struct generate_size){ x->kind == COMPLEXITY_EXPONENT ? 9 : 333, x->two ? 77 : 0, 3, 9 }, &bytes);
    ck_assert_msg(fold == pinned[_i].digest, "%s: got 0x%016" PRIx64, p.slug, fold);
    problem_clear(&p);
}
END_TEST

int main(void)
{
    const char *source = getenv("GAVEL_SOURCE");
    struct err e = { 0 };
    snprintf(folder, sizeof(folder), "%s/problems", source ? source : ".");
    if (problem_list(folder, &slugs, &e) < 0) {
        fprintf(stderr, "%s\n", e.text);
        return EXIT_FAILURE;
    }
    while (slugs[slugs_len] && slugs_len < PROBLEMS_MAX)
        slugs_len++;
    Suite *s = suite_create("families");
    TCase *tc = tcase_create("families");
    tcase_set_timeout(tc, 300);
    tcase_add_loop_test(tc, no_input_comes_twice, 0, (int)slugs_len);
    tcase_add_loop_test(tc, every_size_is_legal, 0, (int)slugs_len);
    tcase_add_loop_test(tc, inputs_are_pinned, 0, (int)COUNT(pinned));
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_ENV);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    file_names_free(slugs);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
