// SPDX-License-Identifier: MIT
/* judge/server/audience: what a candidate sees of a stored report is what report_json shows a candidate, for reports of
 * every kind; and of what is not understood nothing. */
#include "judge/server/audience.h"

#include <check.h>
#include <string.h>

static const struct {
    const char *why;
    enum verdict verdict;
    size_t failing; /* number of the case; 0: none */
    bool sample, reveal;
    const char *scope_sees; /* a text of the case that a candidate sees or does not see */
    bool shown;
} rows[] = {
    { "accepted", VERDICT_ACCEPTED, 0, false, false, "hidden-tag", true },
    { "a sample fails", VERDICT_WRONG_ANSWER, 1, true, false, "the-input", true },
    { "a hidden case fails: not its input", VERDICT_WRONG_ANSWER, 2, false, false, "the-input", false },
    { "not what was expected", VERDICT_WRONG_ANSWER, 2, false, false, "the-expected", false },
    { "not what came", VERDICT_WRONG_ANSWER, 2, false, false, "the-got", false },
    { "not where it differs", VERDICT_WRONG_ANSWER, 2, false, false, "the-difference", false },
    { "not the traceback", VERDICT_RUNTIME_ERROR, 2, false, false, "the-message", false },
    { "not what was printed", VERDICT_RUNTIME_ERROR, 2, false, false, "the-stdout", false },
    { "not what was written to stderr", VERDICT_RUNTIME_ERROR, 2, false, false, "the-stderr", false },
    { "but its tag", VERDICT_WRONG_ANSWER, 2, false, false, "hidden-tag", true },
    { "unless the problem reveals it", VERDICT_WRONG_ANSWER, 2, false, true, "the-expected", true },
    { "nor how long a hidden case took", VERDICT_WRONG_ANSWER, 2, false, false, "\"call_ns\":7001", false },
    { "nor its memory", VERDICT_WRONG_ANSWER, 2, false, true, "\"memory_bytes\":7002", false },
    { "but how long a sample took", VERDICT_WRONG_ANSWER, 2, false, false, "\"call_ns\":7003", true },
    { "a fault of the judge tells no more", VERDICT_JUDGE_ERROR, 2, false, false, "the-message", false },
};

static const struct report_input inputs[] = { { "nums", { "the-input", false } } };

static void make(size_t row, struct report *r)
{
    static struct report_case cases[2];
    static const char *const missing[] = { "cgroups", NULL };
    cases[0] = (struct report_case){
        .verdict = VERDICT_ACCEPTED, .reason = "", .tag = "example", .sample = true, .times = { .call_ns = 7003 }
    };
    cases[1] = (struct report_case){ .verdict = VERDICT_ACCEPTED,
                                     .reason = "",
                                     .tag = "hidden-tag",
                                     .memory_bytes = 7002,
                                     .times = { .call_ns = 7001 } };
    if (rows[row].failing)
        cases[rows[row].failing - 1].verdict = rows[row].verdict;
    *r = (struct report){ .problem = "two-sum",
                          .problem_version = "0123",
                          .language = "x",
                          .verdict = rows[row].verdict,
                          .reason = "answer",
                          .cases = cases,
                          .cases_len = 2,
                          .passed = 1,
                          .cpu_ns = UINT64_MAX,
                          .compile_output = "a warning",
                          .host = "H1",
                          .missing = missing,
                          .reveal = rows[row].reveal };
    if (rows[row].failing)
        r->failure = (struct report_failure){ .number = rows[row].failing,
                                              .tag = cases[rows[row].failing - 1].tag,
                                              .sample = rows[row].sample,
                                              .inputs = inputs,
                                              .inputs_len = 1,
                                              .expected = { "the-expected", false },
                                              .got = { "the-got", true },
                                              .prints = { "the-stdout", false },
                                              .errors = { "the-stderr", false },
                                              .difference = "the-difference",
                                              .message = "the-message" };
}

static void text_of(const struct report *r, enum report_audience audience, struct str *out)
{
    struct json *j = report_json(r, audience);
    json_write(j, false, out);
    json_free(j);
}

START_TEST(a_candidate_sees_what_report_json_shows)
{
    struct str full = STR(1 << 20), wanted = STR(1 << 20), got = STR(1 << 20);
    struct report r;
    struct err e;
    make((size_t)_i, &r);
    text_of(&r, REPORT_FULL, &full);
    text_of(&r, REPORT_CANDIDATE, &wanted);
    ck_assert_int_eq(audience_report("submission", str_text(&full), REPORT_CANDIDATE, &got, &e), 0);
    ck_assert_str_eq(str_text(&got), str_text(&wanted));
    ck_assert_msg(!strstr(str_text(&got), rows[_i].scope_sees) == !rows[_i].shown, "%s: %s", rows[_i].why,
                  str_text(&got));
    str_truncate(&got, 0);
    ck_assert_int_eq(audience_report("submission", str_text(&full), REPORT_FULL, &got, &e), 0);
    ck_assert_str_eq(str_text(&got), str_text(&full));
    str_clear(&full);
    str_clear(&wanted);
    str_clear(&got);
}
END_TEST

static const struct {
    const char *why, *stored, *shown; /* shown NULL: nothing, an error */
} odd[] = {
    { "a key that nobody here knows", "{\"verdict\":\"accepted\",\"debug\":{\"input\":\"secret\"}}",
      "{\"verdict\":\"accepted\"}" },
    { "a failure that does not say that it may be seen", "{\"failure\":{\"case\":3,\"tag\":\"t\",\"got\":\"secret\"}}",
      "{\"failure\":{\"case\":3,\"tag\":\"t\"}}" },
    { "revealed is no boolean", "{\"failure\":{\"case\":3,\"revealed\":\"true\",\"got\":\"secret\"}}",
      "{\"failure\":{\"case\":3,\"revealed\":\"true\"}}" },
    { "a failure that is a text", "{\"failure\":\"secret\",\"reason\":\"\"}", "{\"reason\":\"\"}" },
    { "a case that does not say that it is a sample", "{\"case_list\":[{\"case\":1,\"got\":\"secret\"}]}",
      "{\"case_list\":[{\"case\":1}]}" },
    { "a list of cases that is none", "{\"case_list\":\"secret\",\"reason\":\"\"}", "{\"reason\":\"\"}" },
    { "no failure", "{\"failure\":null}", "{\"failure\":null}" },
    { "a list", "[\"secret\"]", NULL },
    { "no JSON", "{\"failure\":", NULL },
    { "nothing", "", NULL },
};

START_TEST(what_is_not_understood_is_not_shown)
{
    struct str got = STR(4096);
    struct err e;
    int result = audience_report("submission", odd[_i].stored, REPORT_CANDIDATE, &got, &e);
    ck_assert_msg(result == (odd[_i].shown ? 0 : -1), "%s", odd[_i].why);
    ck_assert_str_eq(str_text(&got), odd[_i].shown ? odd[_i].shown : "");
    str_clear(&got);
}
END_TEST

static const struct {
    const char *why;
    enum store_scope scope;
    const char *request;
    enum report_audience audience;
} scopes[] = {
    { "a candidate", STORE_SCOPE_CANDIDATE, "{\"mode\":\"submit\"}", REPORT_CANDIDATE },
    { "a service", STORE_SCOPE_SERVICE, "{\"mode\":\"submit\"}", REPORT_FULL },
    { "an author", STORE_SCOPE_AUTHOR, NULL, REPORT_FULL },
    { "an operator", STORE_SCOPE_OPERATOR, "{}", REPORT_FULL },
    { "what was made for candidates", STORE_SCOPE_SERVICE, "{\"audience\":\"candidate\",\"source\":\"s\"}",
      REPORT_CANDIDATE },
    { "also to an operator", STORE_SCOPE_OPERATOR, "{\"audience\":\"candidate\"}", REPORT_CANDIDATE },
    { "a source that speaks of it", STORE_SCOPE_SERVICE, "{\"source\":\"\\\"audience\\\":\\\"candidate\\\"\"}",
      REPORT_FULL },
};

START_TEST(the_scope_decides)
{
    ck_assert_msg(audience_of(scopes[_i].scope, scopes[_i].request) == scopes[_i].audience, "%s", scopes[_i].why);
}
END_TEST

START_TEST(a_submission_as_it_is_shown)
{
    struct store_submission s = { .id = "i",
                                  .kind = "submission",
                                  .problem = "p",
                                  .problem_version = "v",
                                  .language = "l",
                                  .request = "{\"mode\":\"run\"}",
                                  .metadata = "{ \"n\":1.0 }",
                                  .verdict = "accepted",
                                  .report = "{ \"verdict\":\"accepted\"}",
                                  .status = STORE_STATUS_FINISHED,
                                  .created_ms = 5,
                                  .finished_ms = 9 };
    struct str got = STR(4096);
    struct json *j = audience_submission(&s, REPORT_FULL);
    json_write(j, false, &got);
    json_free(j);
    ck_assert_str_eq(str_text(&got),
                     "{\"id\":\"i\",\"kind\":\"submission\",\"status\":\"finished\",\"problem\":\"p\","
                     "\"problem_version\":\"v\",\"mode\":\"run\",\"language\":\"l\",\"created_ms\":5,"
                     "\"started_ms\":null,\"finished_ms\":9,\"verdict\":\"accepted\",\"metadata\":{ \"n\":1.0 },"
                     "\"report\":{ \"verdict\":\"accepted\"}}");
    str_clear(&got);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("audience");
    TCase *tc = tcase_create("audience");
    tcase_add_loop_test(tc, a_candidate_sees_what_report_json_shows, 0, (int)COUNT(rows));
    tcase_add_loop_test(tc, what_is_not_understood_is_not_shown, 0, (int)COUNT(odd));
    tcase_add_loop_test(tc, the_scope_decides, 0, (int)COUNT(scopes));
    tcase_add_test(tc, a_submission_as_it_is_shown);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
