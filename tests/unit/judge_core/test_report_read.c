// SPDX-License-Identifier: MIT
/* judge/core/report_read: report to JSON and back loses nothing, and what a hostile server could answer is refused. */
#include "judge/core/report_read.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct report_input inputs[] = { { "nums", { "[2,7,11,15]", false } }, { "target", { NULL, false } } };
static const char *const missing[] = { "memory", "pids", NULL };
static const struct report_case cases[] = {
    { VERDICT_ACCEPTED, "", "example", true, false, { 1, 2, 3, 4, 5 }, 6 },
    { VERDICT_WRONG_ANSWER, "answer", "same element", false, true, { 7, 8, UINT32_MAX * 4096ULL, 9, 10 }, 11 },
    { VERDICT_SKIPPED, "", "large", false, false, { 0 }, 0 },
};
static const struct report base = { .problem = "two-sum",
                                    .problem_version = "abc",
                                    .language = "x",
                                    .verdict = VERDICT_WRONG_ANSWER,
                                    .reason = "answer",
                                    .cases = cases,
                                    .cases_len = COUNT(cases),
                                    .passed = 1,
                                    .cpu_ns = 123456789012345,
                                    .wall_ns = 3,
                                    .memory_bytes = 4096,
                                    .host = "H1",
                                    .missing = missing };

static struct report accepted(void)
{
    struct report r = base;
    r.verdict = VERDICT_ACCEPTED;
    r.reason = "";
    return r;
}

static struct report wrong(void)
{
    struct report r = base;
    r.failure = (struct report_failure){ .number = 2,
                                         .tag = "same element",
                                         .inputs = inputs,
                                         .inputs_len = COUNT(inputs),
                                         .expected = { "[0,1]", true },
                                         .got = { "[0,0]", false },
                                         .prints = { "\x1b[31mred\n", false },
                                         .errors = { "", false },
                                         .difference = "at [1]" };
    return r;
}

static struct report crashed(void)
{
    struct report r = base;
    r.verdict = VERDICT_RUNTIME_ERROR;
    r.reason = "signal";
    r.failure = (struct report_failure){ .number = 1, .tag = "example", .sample = true, .message = "line 1\nline 2" };
    return r;
}

static struct report refused(void)
{
    return (struct report){ .problem = "two-sum",
                            .problem_version = "",
                            .language = "x",
                            .verdict = VERDICT_COMPILE_ERROR,
                            .reason = "compile",
                            .compile_output = "solution:1: error",
                            .host = "" };
}

static struct report (*const reports[])(void) = { accepted, wrong, crashed, refused };

static void to_text(const struct report *r, enum report_audience audience, struct str *out)
{
    CLEANUP_JSON struct json *j = report_json(r, audience);
    json_write(j, true, out);
}

static int from_text(const struct str *text, struct report *r, struct err *e)
{
    CLEANUP_JSON struct json *j = json_parse(str_text(text), text->len, REPORT_JSON_BYTES_MAX, e);
    ck_assert_msg(j != NULL, "%s", e->text);
    return report_read(j, r, e);
}

static void there_and_back(enum report_audience audience, int row)
{
    CLEANUP(str_clear) struct str one = STR(1 << 20), two = STR(1 << 20);
    struct report made = reports[row](), read;
    struct err e = { 0 };
    to_text(&made, audience, &one);
    ck_assert_msg(from_text(&one, &read, &e) == 0, "report %d: %s", row, e.text);
    ck_assert_uint_eq(read.failure.sample, made.failure.sample);
    if (audience == REPORT_FULL) {
        to_text(&read, REPORT_FULL, &two);
        ck_assert_str_eq(str_text(&one), str_text(&two));
    } else {
        ck_assert_uint_eq(read.failure.number, made.failure.number);
        ck_assert_int_eq(read.verdict, made.verdict);
    }
    report_clear(&read);
}

START_TEST(a_report_survives)
{
    there_and_back(REPORT_FULL, _i);
}
END_TEST

START_TEST(a_candidates_view_can_be_read)
{
    there_and_back(REPORT_CANDIDATE, _i);
}
END_TEST

#define HEAD "{\"problem\":\"p\",\"language\":\"l\",\"verdict\":\"accepted\""
#define NONE ",\"cases\":{\"passed\":0,\"total\":0},\"case_list\":[]"
#define ONE_CASE "{\"case\":1,\"verdict\":\"accepted\"}"
#define ONE ",\"cases\":{\"passed\":1,\"total\":1},\"case_list\":[" ONE_CASE "]"

static const struct {
    const char *why, *json, *error; /* NULL: taken */
} rows[] = {
    { "the least there can be", HEAD NONE "}", NULL },
    { "one case", HEAD ONE "}", NULL },
    { "a key from the future", HEAD NONE ",\"colour\":{\"deep\":[1]}}", NULL },
    { "a failure of the judge before there were cases",
      "{\"problem\":\"p\",\"language\":\"l\",\"verdict\":\"judge_error\"" NONE ",\"failure\":{\"case\":1}}", NULL },
    { "a failure of the candidate's without cases",
      "{\"problem\":\"p\",\"language\":\"l\",\"verdict\":\"wrong_answer\"" NONE ",\"failure\":{\"case\":1}}",
      "failure: case is none of the 0" },
    { "no object", "[]", "the report is no object" },
    { "nothing in it", "{}", "problem is missing" },
    { "a number for a name", "{\"problem\":1}", "problem is no text" },
    { "a name that steers the terminal", "{\"problem\":\"\\u001b[2J\"}", "problem has a control character" },
    { "the same with one character", "{\"problem\":\"\\u009b2J\"}", "problem has a control character" },
    { "a verdict that is none", "{\"problem\":\"p\",\"language\":\"l\",\"verdict\":\"fine\"}",
      "verdict is none that is known" },
    { "no verdict", "{\"problem\":\"p\",\"language\":\"l\"}", "verdict is none that is known" },
    { "no cases", HEAD "}", "cases: passed is no number" },
    { "more passed than there are", HEAD ",\"cases\":{\"passed\":2,\"total\":1},\"case_list\":[" ONE_CASE "]}",
      "case_list has not the 1 cases that cases says" },
    { "fewer cases than said", HEAD ",\"cases\":{\"passed\":0,\"total\":7},\"case_list\":[]}",
      "case_list has not the 7 cases that cases says" },
    { "cases that are no list", HEAD ",\"cases\":{\"passed\":0,\"total\":0},\"case_list\":{}}",
      "case_list has not the 0 cases that cases says" },
    { "a case that is no object", HEAD ",\"cases\":{\"passed\":0,\"total\":1},\"case_list\":[1]}",
      "case_list[0]: it is no object" },
    { "cases out of order",
      HEAD ",\"cases\":{\"passed\":0,\"total\":1},\"case_list\":[{\"case\":2,\"verdict\":\"accepted\"}]}",
      "case_list[0]: case is not 1" },
    { "a time that is negative",
      HEAD ",\"cases\":{\"passed\":0,\"total\":1},\"case_list\":[{\"case\":1,\"verdict\":\"accepted\",\"times\":{"
           "\"call_ns\":-1}}]}",
      "case_list[0]: times: call_ns is no number" },
    { "a time with a fraction", HEAD NONE ",\"cpu_ns\":1.5}", "cpu_ns is no number" },
    { "a time beyond 63 bits", HEAD NONE ",\"cpu_ns\":9223372036854775808}", "cpu_ns is no number" },
    { "a failure of no case", HEAD ONE ",\"failure\":{\"case\":2,\"tag\":\"x\"}}", "failure: case is none of the 1" },
    { "a failure of case 0", HEAD ONE ",\"failure\":{\"case\":0,\"tag\":\"x\"}}", "failure: case is none of the 1" },
    { "an input that is a list", HEAD ONE ",\"failure\":{\"case\":1,\"input\":[]}}",
      "failure: input is no object of at most 64 parameters" },
    { "a value that is a number", HEAD ONE ",\"failure\":{\"case\":1,\"input\":{\"n\":1}}}",
      "failure: input.n is no text" },
    { "a parameter that steers the terminal", HEAD ONE ",\"failure\":{\"case\":1,\"input\":{\"\\r\":\"1\"}}}",
      "failure: input has a key with a control character" },
    { "a host that is a list", HEAD NONE ",\"guarantees\":{\"host\":[]}}", "guarantees: host is no text" },
    { "a guarantee that steers the terminal", HEAD NONE ",\"guarantees\":{\"missing\":[\"\\u0007\"]}}",
      "guarantees: missing[0] is no name" },
};

START_TEST(what_a_server_may_answer)
{
    CLEANUP(str_clear) struct str text = STR(1 << 20);
    struct report r;
    struct err e = { 0 };
    str_add(&text, rows[_i].json);
    int result = from_text(&text, &r, &e);
    ck_assert_msg((result == 0) == !rows[_i].error, "%s: %s", rows[_i].why, e.text);
    if (rows[_i].error)
        ck_assert_str_eq(e.text, rows[_i].error);
    report_clear(&r);
}
END_TEST

START_TEST(parameters_are_counted)
{
    CLEANUP(str_clear) struct str text = STR(1 << 20);
    struct report r;
    struct err e = { 0 };
    str_add(&text, HEAD ONE ",\"failure\":{\"case\":1,\"input\":{");
    for (int i = 0; i <= REPORT_INPUTS_MAX; i++)
        str_addf(&text, "%s\"p%d\":\"\"", i ? "," : "", i);
    str_add(&text, "}}}");
    ck_assert_int_eq(from_text(&text, &r, &e), -1);
    report_clear(&r);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("report_read");
    TCase *tc = tcase_create("all");
    tcase_add_loop_test(tc, a_report_survives, 0, (int)COUNT(reports));
    tcase_add_loop_test(tc, a_candidates_view_can_be_read, 0, (int)COUNT(reports));
    tcase_add_loop_test(tc, what_a_server_may_answer, 0, (int)COUNT(rows));
    tcase_add_test(tc, parameters_are_counted);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
