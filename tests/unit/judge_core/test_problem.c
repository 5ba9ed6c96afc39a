// SPDX-License-Identifier: MIT
/* judge/core problem: every mistake of an author gets its place; constraints hold; generators draw the same everywhere.
 */
#include "judge/core/problem.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "judge/core/generate.h"

static char folder[] = "/tmp/gavel-test-problem-XXXXXX";

static void make_folder(void)
{
    char path[128];
    bool made = mkdtemp(folder) != NULL;
    snprintf(path, sizeof(path), "%s/sum", folder);
    made = made && mkdir(path, 0755) == 0;
    snprintf(path, sizeof(path), "%s/sum/statement.md", folder);
    if (!made || file_write_at(AT_FDCWD, path, "Add.\n", 5, 0644, NULL) < 0)
        abort();
}

static void remove_folder(void)
{
    static const char *const names[] = { "sum/problem.yaml", "sum/statement.md", "sum", "" };
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[128];
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        if (unlink(path) < 0)
            rmdir(path);
    }
}

static int load(const char *yaml, struct problem *p, struct err *e)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/sum/problem.yaml", folder);
    ck_assert_int_eq(file_write_at(AT_FDCWD, path, yaml, strlen(yaml), 0644, NULL), 0);
    return problem_load(p, folder, "sum", e);
}

#define HEAD             \
    "title: Sum\n"       \
    "difficulty: easy\n" \
    "function: {name: sum, params: [{nums: \"int[]\"}, {k: int}], returns: int}\n"
#define CASE "cases:\n  - {tag: one, input: {nums: [1, 2], k: 1}, expected: 3}\n"

static const struct {
    const char *why, *yaml, *error; /* error: behind "problems/sum/problem.yaml:" */
} mistakes[] = {
    { "a key nobody knows", HEAD "limit: {time: 1s}\n" CASE,
      "4:1: \"limit\" is not a key here (did you mean \"limits\"?)" },
    { "a parameter misspelled in a case", HEAD "cases:\n  - {tag: a, input: {numz: [1], k: 1}}\n",
      "5:22: \"numz\" is not a parameter (did you mean \"nums\"?)" },
    { "a parameter left out", HEAD "cases:\n  - {tag: a, input: {nums: [1]}}\n", "5:21: \"k\" is missing" },
    { "a value of another type", HEAD "cases:\n  - {tag: a, input: {nums: [x], k: 1}}\n",
      "5:28: nums:1:2: expected a number, found 'x'" },
    { "a value that does not fit", HEAD "cases:\n  - {tag: a, input: {nums: [2147483648], k: 1}}\n",
      "5:28: nums:1:2: 2147483648 does not fit an int" },
    { "a type that is none", "title: S\ndifficulty: easy\nfunction: {name: f, params: [{a: itn}], returns: int}\n" CASE,
      "3:34: \"itn\" is not a type (did you mean \"int\"?)" },
    { "a difficulty that is none", "title: S\ndifficulty: simple\nfunction: {name: f, params: [], returns: int}\n" CASE,
      NULL },
    { "a case that breaks a constraint", HEAD "constraints: {\"nums[]\": 0..1}\n" CASE,
      "6:5: nums[1] is 2, allowed: 0..1" },
    { "a length that breaks one", HEAD "constraints: {nums.length: 3..5}\n" CASE,
      "6:5: nums.length is 2, allowed: 3..5" },
    { "a bound by another parameter", HEAD "constraints: {k: 3..nums.length}\n" CASE,
      "6:5: k is 1, allowed: 3..nums.length" },
    { "a constraint on nothing", HEAD "constraints: {num.length: 1..2}\n" CASE,
      "4:15: \"num.length\" is not a parameter" },
    { "a generator nobody knows",
      HEAD CASE "generate:\n  - {tag: g, input: {nums: \"arry(n, int(0, 1))\", k: \"1\"}}\n",
      "7:29: \"arry\" is not a function (did you mean \"array\"?)" },
    { "a generator's name nobody knows", HEAD CASE "generate:\n  - {tag: g, input: {nums: \"range(m)\", k: \"1\"}}\n",
      "7:35: \"m\" is not a name known here" },
    { "no cases at all", HEAD, "1:1: there are no cases: `cases` or `generate` is needed" },
    { "void without in_place",
      "title: S\ndifficulty: easy\nfunction: {name: f, params: [{a: int}], returns: void}\n" CASE,
      "3:11: returns void, but no `in_place` says which parameter carries the answer" },
};

START_TEST(says_where_an_author_slipped)
{
    struct problem p;
    struct err e = { 0 };
    char want[512];
    ck_assert_msg(load(mistakes[_i].yaml, &p, &e) == -1, "%s: loaded", mistakes[_i].why);
    snprintf(want, sizeof(want), "problems/sum/problem.yaml:%s", mistakes[_i].error ? mistakes[_i].error : "");
    if (mistakes[_i].error)
        ck_assert_msg(strcmp(e.text, want) == 0, "%s: got %s", mistakes[_i].why, e.text);
    else
        ck_assert_msg(strncmp(e.text, want, strlen(want)) == 0, "%s: got %s", mistakes[_i].why, e.text);
}
END_TEST

static const struct {
    const char *why, *expression, *want; /* nums, for n = 6, seed 3 */
} draws[] = {
    { "a range", "range(n, 5, 2)", "[5,7,9,11,13,15]" },
    { "powers bind tighter than minus", "[-10^2, 2^3 + 1, 7 / 2, 7 % 4]", "[-100,9,3,3]" },
    { "the item's number", "array(n, i * i)", "[0,1,4,9,16,25]" },
    { "joined and repeated", "concat(repeat([7], 2), [1, 2])", "[7,7,1,2]" },
    { "slices and order", "slice(sort([3, 1, 2]), 1, 3)", "[2,3]" },
    { "pure folds", "[min(4, 2), max([1, 9]), sum([1, 2, 3]), abs(-5), length('abc')]", "[2,9,6,5,3]" },
};

START_TEST(draws_what_is_written)
{
    char yaml[1024];
    struct problem p;
    struct err e = { 0 };
    struct arena a = ARENA(1 << 20);
    struct test_case c;
    struct str out = STR(4096);
    uint32_t attempt = 0;
    snprintf(yaml, sizeof(yaml), HEAD "generate:\n  - {tag: g, seed: 3, size: 6, input: {nums: \"%s\", k: \"n\"}}\n",
             draws[_i].expression);
    ck_assert_msg(load(yaml, &p, &e) == 0, "%s: %s", draws[_i].why, e.text);
    ck_assert_msg(generate_case(&p, &p.rules[0], 0, 0, &attempt, &a, &c, &e) == 0, "%s: %s", draws[_i].why, e.text);
    value_write(&c.arguments[0], p.signature.function.params[0].type, &out);
    ck_assert_msg(strcmp(str_text(&out), draws[_i].want) == 0, "%s: got %s", draws[_i].why, str_text(&out));
    str_clear(&out);
    arena_clear(&a);
    problem_clear(&p);
}
END_TEST

static void draw(const char *expression, uint64_t salt, struct str *out)
{
    char yaml[1024];
    struct problem p;
    struct err e = { 0 };
    struct arena a = ARENA(16 << 20);
    struct test_case c;
    uint32_t attempt = 0;
    snprintf(yaml, sizeof(yaml), HEAD "generate:\n  - {tag: g, seed: 3, size: 50, input: {nums: \"%s\", k: \"n\"}}\n",
             expression);
    ck_assert_msg(load(yaml, &p, &e) == 0, "%s", e.text);
    ck_assert_msg(generate_case(&p, &p.rules[0], 0, salt, &attempt, &a, &c, &e) == 0, "%s", e.text);
    value_write(&c.arguments[0], p.signature.function.params[0].type, out);
    arena_clear(&a);
    problem_clear(&p);
}

START_TEST(the_same_seed_draws_the_same)
{
    struct str one = STR(1 << 16), two = STR(1 << 16), other = STR(1 << 16);
    draw("array(n, int(-10^9, 10^9), distinct)", 0, &one);
    draw("array(n, int(-10^9, 10^9), distinct)", 0, &two);
    draw("array(n, int(-10^9, 10^9), distinct)", 1, &other);
    ck_assert_str_eq(str_text(&one), str_text(&two));
    ck_assert_str_ne(str_text(&one), str_text(&other));
    str_clear(&one);
    str_clear(&two);
    str_clear(&other);
}
END_TEST

static const struct {
    const char *why, *text, *error; /* NULL: accepted */
} inputs[] = {
    { "two lines", "[1,2]\n3\n", NULL },
    { "a line too many", "[1]\n1\n2\n", "something follows the last argument (one line for each of 2 parameters)" },
    { "a line too few", "[1]\n", "k:2:1: expected a number, found the end" },
    { "a broken constraint", "[1]\n100\n", "k is 100, allowed: 0..9" },
};

START_TEST(reads_a_candidates_input)
{
    struct problem p;
    struct err e = { 0 };
    struct arena a = ARENA(1 << 20);
    struct test_case c;
    ck_assert_msg(load(HEAD "constraints: {k: 0..9}\n" CASE, &p, &e) == 0, "%s", e.text);
    int result = problem_parse_input(&p, inputs[_i].text, strlen(inputs[_i].text), &a, &c, &e);
    ck_assert_msg((result == 0) == (inputs[_i].error == NULL), "%s: %s", inputs[_i].why, e.text);
    if (inputs[_i].error)
        ck_assert_msg(strcmp(e.text, inputs[_i].error) == 0, "%s: got %s", inputs[_i].why, e.text);
    arena_clear(&a);
    problem_clear(&p);
}
END_TEST

START_TEST(suggests_a_problem)
{
    struct problem p;
    struct err e;
    ck_assert_int_eq(problem_load(&p, folder, "sun", &e), -1);
    ck_assert_str_eq(e.text, "unknown problem \"sun\" (did you mean \"sum\"?)");
    ck_assert_int_eq(problem_load(&p, folder, "../sum", &e), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("problem");
    TCase *tc = tcase_create("problem");
    tcase_add_loop_test(tc, says_where_an_author_slipped, 0, (int)COUNT(mistakes));
    tcase_add_loop_test(tc, draws_what_is_written, 0, (int)COUNT(draws));
    tcase_add_test(tc, the_same_seed_draws_the_same);
    tcase_add_loop_test(tc, reads_a_candidates_input, 0, (int)COUNT(inputs));
    tcase_add_test(tc, suggests_a_problem);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    make_folder();
    srunner_run_all(runner, CK_NORMAL);
    remove_folder();
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
