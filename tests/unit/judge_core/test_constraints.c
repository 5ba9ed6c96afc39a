// SPDX-License-Identifier: MIT
/* judge/core constraints: what holds passes, what breaks them is told with its place, slips of an author at theirs. */
#include "judge/core/constraints.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[] = "/tmp/gavel-test-constraints-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[128];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static void make_folder(void)
{
    bool made = mkdtemp(folder) != NULL && mkdir(path_of("it"), 0755) == 0;
    if (!made || file_write_at(AT_FDCWD, path_of("it/statement.md"), "Do.\n", 4, 0644, NULL) < 0)
        abort();
}

static void remove_folder(void)
{
    unlink(path_of("it/problem.yaml"));
    unlink(path_of("it/statement.md"));
    rmdir(path_of("it"));
    rmdir(folder);
}

#define FUNCTION                                                                                             \
    "title: It\ndifficulty: easy\n"                                                                          \
    "function: {name: f, params: [{nums: \"int[]\"}, {k: int}, {x: double}, {s: string}, {m: \"int[][]\"}, " \
    "{l: ListNode}, {t: TreeNode}, {g: Node}, {w: \"list<string>\"}, {b: long}], returns: int}\n"
#define INPUT                                                                                                 \
    "cases:\n  - {tag: a, input: {nums: [3, 1, 2], k: 2, x: 0.5, s: abc, m: [[1, 2], [3, 4]], l: [1, 1, 2], " \
    "t: [2, 1, 3], g: [[2], [1]], w: [ab, c], b: 9007199254740993}}\n"

static int load(const char *head, const char *constraints, const char *tail, struct problem *p, struct err *e)
{
    char yaml[4096];
    snprintf(yaml, sizeof(yaml), "%sconstraints: %s\n%s", head, constraints, tail);
    ck_assert_int_eq(file_write_at(AT_FDCWD, path_of("it/problem.yaml"), yaml, strlen(yaml), 0644, NULL), 0);
    return problem_load(p, folder, "it", e);
}

/* The one case of INPUT, against one constraint each. error: behind "…:5:5: ", NULL: it is kept. */
static const struct {
    const char *why, *constraint, *error;
} rows[] = {
    { "a range holds both ends", "k: 2..2", NULL },
    { "below a range", "k: 3..9", "k is 2, allowed: 3..9" },
    { "above a range", "k: -5..1", "k is 2, allowed: -5..1" },
    { "one number alone", "k: 2", NULL },
    { "not that number", "k: 1 + 2", "k is 2, allowed: 1 + 2" },
    { "powers and signs", "b: -2^53..2^53 + 1", NULL },
    { "64 bits are exact", "b: -2^53..2^53", "b is 9007199254740993, allowed: -2^53..2^53" },
    { "a bound by another parameter", "k: 1..nums.length", NULL },
    { "a bound by another's item", "k: \"1..nums[1]\"", "k is 2, allowed: 1..nums[1]" },
    { "a bound by a function", "k: min(nums)..max(nums) - 1", NULL },
    { "a bound that overflows", "k: 0..b * b", NULL },
    { "decimal bounds", "x: 0.25..0.5", NULL },
    { "below decimal bounds", "x: 0.75..1", "x is 0.5, allowed: 0.75..1" },
    { "a list's length", "nums.length: 1..3", NULL },
    { "too long a list", "nums.length: 1..2", "nums.length is 3, allowed: 1..2" },
    { "a string's length", "s.length: 3", NULL },
    { "a linked list's length", "l.length: 4..9", "l.length is 3, allowed: 4..9" },
    { "every item", "\"nums[]\": 1..3", NULL },
    { "one item of many", "\"nums[]\": 1..2", "nums[0] is 3, allowed: 1..2" },
    { "every node of a tree", "\"t[]\": 1..2", "t[2] is 3, allowed: 1..2" },
    { "every item of every row", "\"m[][]\": 1..3", "m[1][1] is 4, allowed: 1..3" },
    { "every row's length", "\"m[].length\": 2", NULL },
    { "every string's length", "\"w[].length\": 2", "w[1].length is 1, allowed: 2" },
    { "nodes of a tree", "t.nodes: 3", NULL },
    { "nodes of a graph", "g.nodes: 3..9", "g.nodes is 2, allowed: 3..9" },
    { "depth of a tree", "t.depth: 2", NULL },
    { "all items of a nesting", "m.total: 5..9", "m.total is 4, allowed: 5..9" },
    { "a sum", "nums.sum: 6", NULL },
    { "ascending, equal ones too", "l: sorted", NULL },
    { "not ascending", "nums: sorted", "nums is [3,1,2], allowed: sorted" },
    { "a string in order", "s: sorted", NULL },
    { "not descending", "l: descending", "l is [1,1,2], allowed: descending" },
    { "no two equal", "nums: distinct", NULL },
    { "two equal", "l: distinct", "l is [1,1,2], allowed: distinct" },
    { "values of a tree are distinct", "t: distinct", NULL },
    { "a square", "m: square", NULL },
    { "rows of one length", "m: rectangular", NULL },
    { "a search tree", "t: bst", NULL },
    { "letters of an alphabet", "s: {alphabet: \"a-c\"}", NULL },
    { "a letter that is not among them", "s: {alphabet: \"ab-\"}", "s is \"abc\", allowed: ab-" },
    { "one of some", "k: {one_of: [1, 2]}", NULL },
    { "none of some", "s: {one_of: [ab, abcd]}", "s is \"abc\", allowed: one of the listed" },
    { "several at once, the second broken", "nums: [distinct, sorted]", "nums is [3,1,2], allowed: sorted" },
};

START_TEST(constraints_hold_or_are_told)
{
    char constraint[256], want[256];
    struct problem p;
    struct err e = { 0 };
    snprintf(constraint, sizeof(constraint), "{%s}", rows[_i].constraint);
    int result = load(FUNCTION, constraint, INPUT, &p, &e);
    if (strstr(rows[_i].why, "overflows")) {
        ck_assert_msg(result == -1 && strstr(e.text, "does not fit 64 bits"), "%s: %s", rows[_i].why, e.text);
        return;
    }
    snprintf(want, sizeof(want), "problems/it/problem.yaml:6:5: %s", rows[_i].error ? rows[_i].error : "");
    ck_assert_msg(result == (rows[_i].error ? -1 : 0), "%s: %s", rows[_i].why, e.text);
    ck_assert_msg(!rows[_i].error || strcmp(e.text, want) == 0, "%s: got %s", rows[_i].why, e.text);
    if (result == 0)
        problem_clear(&p);
}
END_TEST

/* Slips of the author, at the constraint's own place (line 4). */
static const struct {
    const char *why, *constraint, *error;
} slips[] = {
    { "a parameter misspelled", "{numz: 1}", "15: \"numz\" is not a parameter (did you mean \"nums\"?)" },
    { "a measure that is none", "{nums.size: 1}", "15: \"nums.size\": what is \".size\"?" },
    { "the items of a number", "{\"k[]\": 1}", "15: \"k[]\": there are no items" },
    { "the length of a number", "{k.length: 1}", "15: \"k.length\": length is for what has items" },
    { "a name misspelled in a bound", "{k: 1..nusm.length}",
      "21: \"nusm\" is not a name known here (did you mean \"nums\"?)" },
    { "a text as a bound", "{k: 1..s}", "21: \"s\" is not a whole number" },
    { "a text to calculate with", "{k: s * 2..3}", "18: an operand of * is text, not int" },
    { "a bound that draws", "{k: \"1..int(1, 2)\"}", "22: int draws at random, which a constraint cannot" },
    { "a bound that is cut off", "{k: 1..(2}", "23: expected ')'" },
    { "a bound that never fits", "{k: 1..10^30}", "21: 10 ^ 30 does not fit 64 bits" },
    { "a range of a string", "{s: 1..2}", "18: \"1..2\": a range is for numbers and lengths" },
    { "an order of a number", "{k: sorted}", "18: \"sorted\" does not apply here" },
    { "a square that is no matrix", "{nums: square}", "21: \"square\" does not apply here" },
    { "a search tree that is a list", "{l: bst}", "18: \"bst\" does not apply here" },
    { "an alphabet of numbers", "{k: {alphabet: a}}", "29: an alphabet is for strings and chars" },
    { "a key that is none", "{s: {letters: a}}", "19: \"letters\" is not a key here" },
    { "needs of a function", "{needs: {k: 1}}", "22: \"needs\" is for design classes" },
};

START_TEST(slips_are_told)
{
    char want[256];
    struct problem p;
    struct err e = { 0 };
    ck_assert_msg(load(FUNCTION, slips[_i].constraint, INPUT, &p, &e) == -1, "%s: loaded", slips[_i].why);
    snprintf(want, sizeof(want), "problems/it/problem.yaml:4:%s", slips[_i].error);
    ck_assert_msg(strncmp(e.text, want, strlen(want)) == 0, "%s: got %s", slips[_i].why, e.text);
}
END_TEST

/* ---- design classes -------------------------------------------------------------------------------------------------
 */

#define CLASS                                                                                             \
    "title: It\ndifficulty: easy\n"                                                                       \
    "class: {name: Box, constructor: [{size: int}], methods: {put: {params: [{v: int}], returns: void}, " \
    "take: {params: [], returns: int}}}\n"
#define CALLS                                                                                                         \
    "cases:\n  - {tag: a, operations: [Box, put, put, take], arguments: [[2], [5], [7], []], expected: [null, null, " \
    "null, 7]}\n"

static const struct {
    const char *why, *constraint, *error; /* error: behind the file's name, NULL: it is kept */
} calls[] = {
    { "the constructor's parameter", "{Box.size: 1..2}", NULL },
    { "every call's parameter", "{put.v: 1..6}", "6:5: call 3: put.v is 7, allowed: 1..6" },
    { "a bound by the constructor", "{put.v: 1..Box}", "4:25: \"Box\" is not a name known here" },
    { "a bound by the constructor's parameter", "{put.v: size..9}", NULL },
    { "the number of operations", "{operations: 1..2}", "6:5: operations is 3, allowed: 1..2" },
    { "calls of one method", "{take.calls: 0..1}", NULL },
    { "too few calls of one method", "{put.calls: 3..9}", "6:5: put.calls is 2, allowed: 3..9" },
    { "a call that is allowed", "{needs: {take: put - take}}", NULL },
    { "a call that is not", "{needs: {put: 1 - put}}", "6:5: call 3: put is allowed only while 1 - put is above 0" },
    { "needs of no method", "{needs: {tkae: put}}", "4:23: \"tkae\" is not a method" },
    { "needs of the constructor", "{needs: {Box: 1}}", "4:23: \"Box\" is not a method" },
    { "needs by what is no method", "{needs: {take: puts}}",
      "4:29: \"puts\" is not a name known here (did you mean \"put\"?)" },
    { "needs that draw", "{needs: {take: \"int(1, put)\"}}", "4:30: int draws at random, which a constraint cannot" },
    { "needs that are no number", "{needs: {take: \"[put]\"}}", "4:30: this is no whole number" },
    { "a method misspelled", "{putt.v: 1}", "4:15: \"putt.v\" is not a method" },
    { "a method without its parameter", "{put: 1}", "4:15: \"put\": written method.parameter" },
};

START_TEST(calls_are_checked)
{
    char want[256];
    struct problem p;
    struct err e = { 0 };
    int result = load(CLASS, calls[_i].constraint, CALLS, &p, &e);
    snprintf(want, sizeof(want), "problems/it/problem.yaml:%s", calls[_i].error ? calls[_i].error : "");
    ck_assert_msg(result == (calls[_i].error ? -1 : 0), "%s: %s", calls[_i].why, e.text);
    ck_assert_msg(!calls[_i].error || strncmp(e.text, want, strlen(want)) == 0, "%s: got %s", calls[_i].why, e.text);
    if (result == 0)
        problem_clear(&p);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("constraints");
    TCase *tc = tcase_create("constraints");
    tcase_add_loop_test(tc, constraints_hold_or_are_told, 0, (int)COUNT(rows));
    tcase_add_loop_test(tc, slips_are_told, 0, (int)COUNT(slips));
    tcase_add_loop_test(tc, calls_are_checked, 0, (int)COUNT(calls));
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    make_folder();
    srunner_run_all(sr, CK_ENV);
    remove_folder();
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
