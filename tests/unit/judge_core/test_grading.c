// SPDX-License-Identifier: MIT
/* judge/core compare and verdict: what is right, and which of several facts decides. */
#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "judge/core/compare.h"
#include "judge/core/verdict.h"

static const struct {
    const char *why;
    struct compare how;
    const char *type, *want, *got;
    int equal;
    const char *difference;
} compare_rows[] = {
    { "the same", { .mode = COMPARE_EXACT }, "int[]", "[1,2]", "[1,2]", 1, "" },
    { "another order is wrong", { .mode = COMPARE_EXACT }, "int[]", "[1,2]", "[2,1]", 0, "at [0]: 2 instead of 1" },
    { "another order is right", { .mode = COMPARE_UNORDERED }, "int[]", "[1,2]", "[2,1]", 1, "" },
    { "but not of inner lists", { .mode = COMPARE_UNORDERED }, "int[][]", "[[1,2]]", "[[2,1]]", 0, NULL },
    { "of inner lists too", { .mode = COMPARE_UNORDERED_DEEP }, "int[][]", "[[1,2],[3,4]]", "[[4,3],[2,1]]", 1, "" },
    { "duplicates count", { .mode = COMPARE_UNORDERED }, "int[]", "[1,1,2]", "[1,2,2]", 0, NULL },
    { "too short", { .mode = COMPARE_EXACT }, "int[]", "[1,2]", "[1]", 0, "length 1 instead of 2" },
    { "deep inside", { .mode = COMPARE_EXACT }, "int[][]", "[[1],[2]]", "[[1],[3]]", 0, "at [1][0]: 3 instead of 2" },
    { "within tolerance", { COMPARE_FLOAT, 1e-5, 1e-5, NULL }, "double", "1.0", "1.000001", 1, "" },
    { "beyond tolerance", { COMPARE_FLOAT, 1e-5, 1e-5, NULL }, "double", "1.0", "1.1", 0, NULL },
    { "relative for large ones", { COMPARE_FLOAT, 1e-9, 1e-5, NULL }, "double", "1e10", "10000000001.0", 1, "" },
    { "infinity is never near", { COMPARE_FLOAT, 1e-5, 1e-5, NULL }, "double", "1.0", "Infinity", 0, NULL },
    { "not a number equals itself", { COMPARE_FLOAT, 1e-5, 1e-5, NULL }, "double", "NaN", "NaN", 1, "" },
    { "an absent node is no zero", { .mode = COMPARE_EXACT }, "TreeNode", "[1,null,2]", "[1,0,2]", 0, NULL },
};

START_TEST(compares)
{
    struct arena a = ARENA(1 << 20);
    struct str difference = STR(4096);
    struct value want, got;
    struct err e;
    const struct type *t = type_parse(compare_rows[_i].type, &a, &e);
    ck_assert_int_eq(value_parse(compare_rows[_i].want, strlen(compare_rows[_i].want), t, "want", &a, &want, &e), 0);
    ck_assert_int_eq(value_parse(compare_rows[_i].got, strlen(compare_rows[_i].got), t, "got", &a, &got, &e), 0);
    int equal = compare_values(&compare_rows[_i].how, t, &want, &got, &a, &difference);
    ck_assert_msg(equal == compare_rows[_i].equal, "%s", compare_rows[_i].why);
    if (compare_rows[_i].difference)
        ck_assert_msg(strcmp(str_text(&difference), compare_rows[_i].difference) == 0, "%s: got \"%s\"",
                      compare_rows[_i].why, str_text(&difference));
    else
        ck_assert_msg(difference.len > 0, "%s: no difference said", compare_rows[_i].why);
    str_clear(&difference);
    arena_clear(&a);
}
END_TEST

static const struct {
    const char *why;
    struct case_facts facts;
    enum verdict want;
    const char *reason;
} verdict_rows[] = {
    { "nothing wrong", { 0 }, VERDICT_ACCEPTED, "" },
    { "a judge's fault hides everything", { .judge_error = true, .wrong = true }, VERDICT_JUDGE_ERROR, "judge" },
    { "a forbidden call also dies of a signal",
      { .forbidden_syscall = true, .signal = 9 },
      VERDICT_RUNTIME_ERROR,
      "forbidden_syscall" },
    { "an out-of-memory kill is no crash",
      { .memory = true, .signal = 9, .exited = true },
      VERDICT_MEMORY_LIMIT_EXCEEDED,
      "memory" },
    { "memory before time", { .memory = true, .cpu = true }, VERDICT_MEMORY_LIMIT_EXCEEDED, "memory" },
    { "over time and wrong is over time", { .cpu = true, .wrong = true }, VERDICT_TIME_LIMIT_EXCEEDED, "cpu" },
    { "CPU before wall clock", { .cpu = true, .wall = true }, VERDICT_TIME_LIMIT_EXCEEDED, "cpu" },
    { "asleep", { .wall = true }, VERDICT_TIME_LIMIT_EXCEEDED, "wall" },
    { "printed too much and then threw",
      { .output = true, .exception = true },
      VERDICT_OUTPUT_LIMIT_EXCEEDED,
      "output" },
    { "a refused fork", { .pids = true, .exited = true }, VERDICT_RUNTIME_ERROR, "pids" },
    { "a crash", { .signal = 11, .exited = true }, VERDICT_RUNTIME_ERROR, "signal" },
    { "exit(0) before the answer", { .exited = true }, VERDICT_RUNTIME_ERROR, "exit" },
    { "a forged frame", { .bad_frame = true, .wrong = true }, VERDICT_RUNTIME_ERROR, "frame" },
    { "an exception", { .exception = true }, VERDICT_RUNTIME_ERROR, "exception" },
    { "a wrong answer", { .wrong = true }, VERDICT_WRONG_ANSWER, "answer" },
};

START_TEST(decides)
{
    const char *reason;
    ck_assert_msg(verdict_decide(&verdict_rows[_i].facts, &reason) == verdict_rows[_i].want, "%s",
                  verdict_rows[_i].why);
    ck_assert_msg(strcmp(reason, verdict_rows[_i].reason) == 0, "%s: %s", verdict_rows[_i].why, reason);
}
END_TEST

START_TEST(names_come_back)
{
    for (int v = VERDICT_ACCEPTED; v <= VERDICT_JUDGE_ERROR; v++)
        ck_assert_int_eq(verdict_parse(verdict_name((enum verdict)v)), v);
    ck_assert_int_eq(verdict_parse("almost_accepted"), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("grading");
    TCase *tc = tcase_create("grading");
    tcase_add_loop_test(tc, compares, 0, (int)COUNT(compare_rows));
    tcase_add_loop_test(tc, decides, 0, (int)COUNT(verdict_rows));
    tcase_add_test(tc, names_come_back);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
