// SPDX-License-Identifier: MIT
/* What a report says of complexity: the sentences, their JSON, and the way back from it. */
#include <check.h>
#include <math.h>
#include <string.h>

#include "judge/core/report.h"
#include "judge/core/report_read.h"

/* Six sizes of a quadratic solution. */
static struct complexity_point points[6];
static struct report_complexity quadratic(void)
{
    for (int i = 0; i < 6; i++) {
        double n = 1200 * pow(2, i);
        points[i] = (struct complexity_point){
            .n = n, .cpu_ns = n * n, .instructions = 3 * n * n, .extra_bytes = i < 2 ? -1 : 16 * n
        };
    }
    return (struct report_complexity){
        .expected = COMPLEXITY_LINEAR,
        .time = { .conclusive = true,
                  .best = COMPLEXITY_QUADRATIC,
                  .low = COMPLEXITY_QUADRATIC,
                  .high = COMPLEXITY_QUADRATIC,
                  .confidence = .97,
                  .meets = 0,
                  .counts_used = true,
                  .time_used = true },
        .has_growth = true,
        .growth = { 19200, 38400, 3.96, true },
        .points = points,
        .points_len = 6,
        .parameter = "the length of nums",
        .family = "last",
        .hint = "Think.",
    };
}

static void to_text(const struct report_complexity *c, struct str *out)
{
    struct report r = {
        .problem = "p", .problem_version = "", .language = "l", .reason = "", .host = "", .complexity = c
    };
    CLEANUP_JSON struct json *j = report_json(&r, REPORT_FULL);
    json_write(json_get(j, "complexity"), false, out);
}

/* Reads it back and writes it again: nothing is lost, and text is rendered from the same view. */
static void there_and_back(const struct report_complexity *c, struct str *out)
{
    struct report r = { .problem = "p",
                        .problem_version = "",
                        .language = "l",
                        .reason = "",
                        .host = "",
                        .complexity = c },
                  read;
    CLEANUP(str_clear) struct str one = STR(1 << 16), again = STR(1 << 16);
    CLEANUP_JSON struct json *j = report_json(&r, REPORT_FULL);
    struct complexity_view made, got;
    struct err e = { 0 };
    ck_assert_msg(report_read(j, &read, &e) == 0, "%s", e.text);
    to_text(c, &one);
    to_text(read.complexity, &again);
    ck_assert_str_eq(str_text(&one), str_text(&again));
    report_complexity_view(c, &made);
    report_complexity_view(read.complexity, &got);
    ck_assert_int_eq(made.time.meets, got.time.meets);
    ck_assert_int_eq(made.time.log_more, got.time.log_more);
    ck_assert_str_eq(made.time.evidence, got.time.evidence);
    str_add(out, str_text(&one));
    report_clear(&read);
}

START_TEST(the_keys_are_those_of_the_document)
{
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    struct report_complexity c = quadratic();
    there_and_back(&c, &text);
    ck_assert_str_eq(
        str_text(&text),
        "{\"time\":{\"class\":\"O(n^2)\",\"between\":[\"O(n^2)\"],\"confidence\":0.97,\"expected\":\"O(n)\","
        "\"meets\":false,\"log_more\":false,\"evidence\":\"Doubling n from 19,200 to 38,400 multiplied the "
        "instructions by 3.96.\"},\"space\":null,\"points\":["
        "{\"n\":1200,\"cpu_ns\":1440000,\"instructions\":4320000,\"bytes\":null},"
        "{\"n\":2400,\"cpu_ns\":5760000,\"instructions\":17280000,\"bytes\":null},"
        "{\"n\":4800,\"cpu_ns\":23040000,\"instructions\":69120000,\"bytes\":76800},"
        "{\"n\":9600,\"cpu_ns\":92160000,\"instructions\":276480000,\"bytes\":153600},"
        "{\"n\":19200,\"cpu_ns\":368640000,\"instructions\":1105920000,\"bytes\":307200},"
        "{\"n\":38400,\"cpu_ns\":1474560000,\"instructions\":4423680000,\"bytes\":614400}],"
        "\"parameter\":\"the length of nums\",\"family\":\"last\",\"hint\":\"Think.\",\"follow_up\":null,"
        "\"incomplete\":null,\"suspicious\":null,\"contradiction\":null,\"emerging\":null,\"regime\":null}");
}
END_TEST

static const struct {
    enum complexity_class low, high, expected;
    int meets;
    bool conclusive, misfit, counts, time;
    double from, to, factor;
    const char *says, *also; /* in the evidence */
    const char *why;
} times[] = {
    { COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, 1, true, false, false, true, 1200, 4800, 4.1,
      "Growing n from 1,200 to 4,800 (x4.00) multiplied the CPU time by 4.10.", "From CPU time alone.",
      "the true ratio, where nothing doubles" },
    { COMPLEXITY_EXPONENTIAL, COMPLEXITY_EXPONENTIAL, COMPLEXITY_EXPONENTIAL, 1, true, false, true, true, 14, 15, 2.01,
      "Growing n from 14 to 15 multiplied the instructions by 2.01.", "", "sizes that grow by one have no ratio" },
    { COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, 1, true, false, true, false, 1200, 2400, 2,
      "Doubling n from 1,200 to 2,400", "From instruction counts alone.", "what was not measured is said" },
    { COMPLEXITY_LINEAR, COMPLEXITY_LINEAR_LOG, COMPLEXITY_LINEAR, 1, true, true, true, true, 1200, 2400, 2,
      "No class fits the counts well. Doubling", "", "a misfit is said" },
    { COMPLEXITY_CONSTANT, COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, -1, false, false, true, true, 1200, 2400, 1.5,
      "More than two classes fit what was measured. Doubling", "1.50.", "what was measured is told in any case" },
};

START_TEST(evidence_can_be_checked)
{
    struct report_complexity c = quadratic();
    struct complexity_view v;
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    c.expected = times[_i].expected;
    c.time = (struct complexity_answer){ .conclusive = times[_i].conclusive,
                                         .best = times[_i].low,
                                         .low = times[_i].low,
                                         .high = times[_i].high,
                                         .meets = times[_i].meets,
                                         .misfit = times[_i].misfit,
                                         .counts_used = times[_i].counts,
                                         .time_used = times[_i].time,
                                         .why = "more than two classes fit what was measured" };
    c.growth = (struct complexity_growth){ times[_i].from, times[_i].to, times[_i].factor, times[_i].counts };
    report_complexity_view(&c, &v);
    ck_assert_msg(strstr(v.time.evidence, times[_i].says) != NULL, "%s: %s", times[_i].why, v.time.evidence);
    ck_assert_msg(strstr(v.time.evidence, times[_i].also) != NULL, "%s: %s", times[_i].why, v.time.evidence);
    ck_assert_msg((v.time.class != NULL) == times[_i].conclusive, "%s", times[_i].why);
    ck_assert_uint_eq(v.time.between_len, times[_i].conclusive ? times[_i].high - times[_i].low + 1 : 0);
    there_and_back(&c, &text);
}
END_TEST

START_TEST(a_log_factor_is_named_but_not_held_against_it)
{
    struct report_complexity c = quadratic();
    struct complexity_view v;
    c.time.meets = 1;
    c.time.best = c.time.low = c.time.high = COMPLEXITY_LINEAR_LOG;
    report_complexity_view(&c, &v);
    ck_assert(v.time.log_more);
    c.time.low = COMPLEXITY_LINEAR; /* it may be the expected one itself */
    report_complexity_view(&c, &v);
    ck_assert(!v.time.log_more);
}
END_TEST

static const struct {
    enum complexity_class low, high;
    double bytes; /* an item */
    const char *evidence;
    size_t between;
} spaces[] = {
    { COMPLEXITY_LINEAR, COMPLEXITY_LINEAR, 64,
      "Extra memory was 1.2 MiB at n = 19,200 and 2.3 MiB at n = 38,400, input and output not counted.", 1 },
    { COMPLEXITY_CONSTANT, COMPLEXITY_CONSTANT, 0,
      "Extra memory was at most 4 KiB up to n = 38,400, input and output not counted.", 1 },
    { COMPLEXITY_CONSTANT, COMPLEXITY_LINEAR, 1,
      "Extra memory was at most 38 KiB up to n = 38,400, input and output not counted. O(1) and O(n) cannot be told "
      "apart at these sizes.",
      2 },
};

START_TEST(memory_is_told)
{
    struct report_complexity c = quadratic();
    struct complexity_view v;
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    for (int i = 2; i < 6; i++)
        points[i].extra_bytes = points[i].n * spaces[_i].bytes;
    c.has_space = c.expects_space = true;
    c.expected_space = COMPLEXITY_LINEAR;
    c.space = (struct complexity_answer){ .conclusive = true,
                                          .best = spaces[_i].low,
                                          .low = spaces[_i].low,
                                          .high = spaces[_i].high,
                                          .confidence = .8,
                                          .meets = 1 };
    report_complexity_view(&c, &v);
    ck_assert(v.has_space);
    ck_assert_str_eq(v.space.evidence, spaces[_i].evidence);
    ck_assert_uint_eq(v.space.between_len, spaces[_i].between);
    ck_assert_str_eq(v.space.expected, "O(n)");
    there_and_back(&c, &text);
    ck_assert(strstr(str_text(&text), "\"space\":{\"class\":\"O(") != NULL);
    c.expects_space = false;
    report_complexity_view(&c, &v);
    ck_assert(v.space.expected == NULL && v.space.meets == -1);
}
END_TEST

START_TEST(warnings_are_told)
{
    struct report_complexity c = quadratic();
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    c.incomplete = "a call ended with an exception";
    c.suspicious = "the call burned CPU after it had answered";
    c.time.contradict = true;
    c.time.by_counts = COMPLEXITY_LINEAR;
    c.time.by_time = COMPLEXITY_QUADRATIC;
    c.time.emerging_share = .2;
    c.time.regime_n = 9600;
    there_and_back(&c, &text);
    ck_assert(strstr(str_text(&text), "\"incomplete\":\"a call ended with an exception\",\"suspicious\":\"the call "
                                      "burned CPU after it had answered\",\"contradiction\":{\"instructions\":"
                                      "\"O(n)\",\"cpu\":\"O(n^2)\"},\"emerging\":0.2,\"regime\":9600}") != NULL);
}
END_TEST

START_TEST(two_parameters_are_told)
{
    struct complexity_point grid[36];
    struct complexity_expected expected;
    struct complexity_two_answer answer;
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    struct err e;
    for (int i = 0; i < 36; i++) {
        double n = 20 * pow(2, i / 6), m = 20 * pow(2, i % 6);
        grid[i] = (struct complexity_point){ .n = n, .m = m, .instructions = 5 * n * m, .extra_bytes = -1 };
    }
    ck_assert_int_eq(complexity_two_parse("O(n+m)", &expected, &e), 0);
    ck_assert_int_eq(complexity_two(&(struct complexity_grid){ .points = grid, .len = 36 }, &expected, &answer, &e), 0);
    struct report_complexity c = { .two = &answer,
                                   .expected_two = &expected,
                                   .points = grid,
                                   .points_len = 36,
                                   .parameter = "n: the length of a, m: the length of b",
                                   .family = "same" };
    there_and_back(&c, &text);
    const char *said = "\"class\":\"O(n*m)\",\"between\":[\"O(n*m)\"],";
    ck_assert_msg(strstr(str_text(&text), said) != NULL, "%s", str_text(&text));
    said =
        "\"expected\":\"O(n + m)\",\"meets\":false,\"log_more\":false,\"evidence\":\"Doubling n from 320 to 640 alone "
        "multiplied the instructions by 2.00, doubling m from 320 to 640 alone by 2.00, and both by 4.00. From "
        "instruction counts alone.\"},\"space\":null,\"points\":[{\"n\":20,\"m\":20,\"cpu_ns\":null,";
    ck_assert_msg(strstr(str_text(&text), said) != NULL, "%s", str_text(&text));
}
END_TEST

START_TEST(why_nothing_was_measured_is_told)
{
    struct report_complexity c = { .why = "the problem declares no complexity" };
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    there_and_back(&c, &text);
    ck_assert_str_eq(str_text(&text), "{\"not_measured\":\"the problem declares no complexity\"}");
}
END_TEST

#define TIME \
    "\"time\":{\"class\":\"O(n)\",\"between\":[\"O(n)\"],\"confidence\":1,\"expected\":\"O(n)\",\"meets\":true}"
static const struct {
    const char *why, *json, *error; /* NULL: taken */
} servers[] = {
    { "as little as there may be", "{" TIME ",\"points\":[]}", NULL },
    { "a class may be missing", "{\"time\":{},\"points\":[]}", NULL },
    { "newer keys are passed over", "{" TIME ",\"points\":[{\"n\":1,\"joules\":2}],\"more\":[]}", NULL },
    { "no object", "[]", "complexity" },
    { "no time", "{\"points\":[]}", "time: it is no object" },
    { "no points", "{" TIME "}", "points" },
    { "a point without a size", "{" TIME ",\"points\":[{\"cpu_ns\":1}]}", "n is missing" },
    { "a negative cost", "{" TIME ",\"points\":[{\"n\":1,\"cpu_ns\":-1}]}", "cpu_ns" },
    { "a number beyond all", "{" TIME ",\"points\":[{\"n\":1e30}]}", "n is no number" },
    { "a class that steers the terminal", "{\"time\":{\"class\":\"\\u001b[2J\"},\"points\":[]}", "control character" },
    { "a hint that does", "{" TIME ",\"points\":[],\"hint\":\"\\u009b2J\"}", "hint has a control character" },
    { "a hint of two lines", "{" TIME ",\"points\":[],\"hint\":\"a\\nb\"}", NULL },
    { "a class among them that does", "{\"time\":{\"class\":\"O(n)\",\"between\":[\"\\u0007\"]},\"points\":[]}",
      "no class" },
    { "more classes than there are",
      "{\"time\":{\"between\":[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]},\"points\":[]}", "between" },
    { "meets of another kind", "{\"time\":{\"meets\":1},\"points\":[]}", "meets" },
    { "half a contradiction", "{" TIME ",\"points\":[],\"contradiction\":{\"cpu\":\"O(n)\"}}", "contradiction" },
};

START_TEST(a_server_is_not_trusted)
{
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    struct report r;
    struct err e = { 0 };
    str_addf(&text,
             "{\"problem\":\"p\",\"language\":\"l\",\"verdict\":\"accepted\",\"cases\":{\"passed\":0,\"total\":0},"
             "\"case_list\":[],\"complexity\":%s}",
             servers[_i].json);
    CLEANUP_JSON struct json *j = json_parse(str_text(&text), text.len, 1 << 16, &e);
    ck_assert_msg(j != NULL, "%s: %s", servers[_i].why, e.text);
    int result = report_read(j, &r, &e);
    ck_assert_msg((result == 0) == (servers[_i].error == NULL), "%s: %s", servers[_i].why, e.text);
    if (result < 0)
        ck_assert_msg(strstr(e.text, servers[_i].error) && strstr(e.text, "complexity"), "%s: %s", servers[_i].why,
                      e.text);
    report_clear(&r);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("report_complexity");
    TCase *c = tcase_create("report_complexity");
    suite_add_tcase(s, c);
    tcase_add_test(c, the_keys_are_those_of_the_document);
    tcase_add_loop_test(c, evidence_can_be_checked, 0, COUNT(times));
    tcase_add_test(c, a_log_factor_is_named_but_not_held_against_it);
    tcase_add_loop_test(c, memory_is_told, 0, COUNT(spaces));
    tcase_add_test(c, warnings_are_told);
    tcase_add_test(c, two_parameters_are_told);
    tcase_add_test(c, why_nothing_was_measured_is_told);
    tcase_add_loop_test(c, a_server_is_not_trusted, 0, COUNT(servers));
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
