// SPDX-License-Identifier: MIT
/* judge/server/catalog: problems that come, change, break and go while the daemon runs. */
#include "judge/server/catalog.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

static char folder[] = "/tmp/gavel-catalog-XXXXXX";

static void write_problem(const char *slug, const char *title)
{
    char path[256], text[512];
    struct err e;
    snprintf(path, sizeof(path), "%s/%s", folder, slug);
    ck_assert_int_eq(file_make_dirs(path, 0755, &e), 0);
    snprintf(path, sizeof(path), "%s/%s/statement.md", folder, slug);
    ck_assert_int_eq(file_write_at(AT_FDCWD, path, "# X\n", 4, 0644, &e), 0);
    snprintf(path, sizeof(path), "%s/%s/problem.yaml", folder, slug);
    snprintf(text, sizeof(text),
             "title: %s\ndifficulty: easy\nfunction: {name: f, params: [{a: int}], returns: int}\n"
             "cases:\n  - {tag: one, input: {a: 1}, expected: 1}\n",
             title);
    ck_assert_int_eq(file_write_at(AT_FDCWD, path, text, strlen(text), 0644, &e), 0);
}

static void remove_problem(const char *slug)
{
    static const char *const files[] = { "problem.yaml", "statement.md", "" };
    char path[256];
    for (size_t i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof(path), "%s/%s/%s", folder, slug, files[i]);
        remove(path);
    }
}

/* As if the pauses between two looks were over. */
static void let_time_pass(struct catalog *c)
{
    c->listed_ns = 0;
    for (size_t i = 0; i < c->len; i++)
        c->at[i].checked_ns = 1;
}

static void open_it(struct catalog *c)
{
    char runners[4096];
    struct err e;
    snprintf(runners, sizeof(runners), "%s/runners", getenv("GAVEL_SOURCE"));
    snprintf(folder, sizeof(folder), "/tmp/gavel-catalog-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_problem("one", "One");
    ck_assert_msg(catalog_open(folder, runners, c, &e) == 0, "%s", e.text);
}

static void close_it(struct catalog *c)
{
    catalog_close(c);
    remove_problem("one");
    remove_problem("two");
    rmdir(folder);
}

START_TEST(a_problem_comes_and_goes)
{
    struct catalog c;
    open_it(&c);
    ck_assert_ptr_nonnull(catalog_find(&c, "one"));
    ck_assert_ptr_null(catalog_find(&c, "two"));
    write_problem("two", "Two");
    ck_assert_ptr_null(catalog_find(&c, "two")); /* not yet looked again */
    uint64_t before = c.generation;
    let_time_pass(&c);
    const struct catalog_problem *p = catalog_find(&c, "two");
    ck_assert_ptr_nonnull(p);
    ck_assert_ptr_nonnull(strstr(p->summary, "\"title\":\"Two\""));
    ck_assert_uint_gt(c.generation, before);
    before = c.generation;
    remove_problem("two");
    let_time_pass(&c);
    ck_assert_ptr_null(catalog_find(&c, "two"));
    ck_assert_uint_gt(c.generation, before);
    ck_assert_ptr_nonnull(catalog_find(&c, "one"));
    close_it(&c);
}
END_TEST

START_TEST(a_problem_changes)
{
    struct catalog c;
    char version[HASH_HEX_SIZE];
    open_it(&c);
    snprintf(version, sizeof(version), "%s", catalog_find(&c, "one")->version);
    uint64_t before = c.generation;
    let_time_pass(&c);
    ck_assert_str_eq(catalog_find(&c, "one")->version, version);
    ck_assert_uint_eq(c.generation, before); /* nothing changed */
    write_problem("one", "Another");
    let_time_pass(&c);
    ck_assert_str_ne(catalog_find(&c, "one")->version, version);
    ck_assert_ptr_nonnull(strstr(catalog_find(&c, "one")->summary, "Another"));
    close_it(&c);
}
END_TEST

START_TEST(a_broken_one_does_not_hide_the_others)
{
    struct catalog c;
    struct arena a = ARENA(1 << 20);
    size_t len;
    open_it(&c);
    write_problem("two", "[broken");
    let_time_pass(&c);
    const struct catalog_problem *p = catalog_find(&c, "two");
    ck_assert_ptr_nonnull(p);
    ck_assert_str_eq(p->version, "");
    ck_assert_ptr_null(p->summary);
    ck_assert_ptr_nonnull(strstr(p->why.text, "problem.yaml:"));
    ck_assert_ptr_nonnull(catalog_find(&c, "one")->summary);
    const char **offers = catalog_offers(&c, &a, &len);
    size_t problems = 0;
    for (size_t i = 0; i < len; i++)
        problems += strncmp(offers[i], "problem:", 8) == 0;
    ck_assert_uint_eq(problems, 1); /* what is broken is not offered */
    ck_assert_str_eq(catalog_suggest(&c, "onne"), "one");
    ck_assert_ptr_null(catalog_suggest(&c, "something-else"));
    arena_clear(&a);
    close_it(&c);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("catalog");
    TCase *tc = tcase_create("catalog");
    tcase_add_test(tc, a_problem_comes_and_goes);
    tcase_add_test(tc, a_problem_changes);
    tcase_add_test(tc, a_broken_one_does_not_hide_the_others);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
