// SPDX-License-Identifier: MIT
/* judge/server/decode: request bodies. The broken ones are rows of tests/fuzz/bodies.tsv (status, kind, field, why,
 * body with \xNN escapes), which the test of the running server sends too. */
#include "judge/server/decode.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* Small sizes, so that rows can go beyond them. */
static const struct config sizes = { .body_max_bytes = 4096,
                                     .source_max_bytes = 64,
                                     .input_max_bytes = 32,
                                     .metadata_max_bytes = 64,
                                     .batch_max = 4,
                                     .stdins_max = 3,
                                     .run_cpu_max_ns = 10000000000ULL,
                                     .run_wall_max_ns = 20000000000ULL,
                                     .run_memory_max_bytes = 512 << 20,
                                     .run_output_max_bytes = 65536 };

static int decode(const char *kind, const char *body, size_t len, struct fault *f)
{
    struct arena a = ARENA(1 << 20);
    struct submission_body s;
    struct batch_body b;
    struct run_body r;
    struct rejudge_body j;
    int result = strcmp(kind, "submission") == 0 ? decode_submission(body, len, &sizes, &a, &s, f)
                 : strcmp(kind, "batch") == 0    ? decode_batch(body, len, &sizes, &a, &b, f)
                 : strcmp(kind, "run") == 0      ? decode_run(body, len, &sizes, &a, &r, f)
                 : strcmp(kind, "rejudge") == 0  ? decode_rejudge(body, len, &sizes, &a, &j, f)
                                                 : decode_nothing(body, len, &sizes, f);
    arena_clear(&a);
    return result;
}

/* ---- the broken ones ---- */

static size_t unescape(char *text)
{
    size_t n = 0;
    for (const char *p = text; *p; p++) {
        unsigned byte = (unsigned char)*p;
        if (*p == '\\') {
            p++;
            byte = *p == 'n' ? '\n' : *p == 't' ? '\t' : *p == 'r' ? '\r' : (unsigned char)*p;
            if (*p == 'x') {
                ck_assert_int_eq(sscanf(p + 1, "%2x", &byte), 1);
                p += 2;
            }
        }
        text[n++] = (char)byte;
    }
    text[n] = '\0';
    return n;
}

static void check_row(char *line, int number)
{
    char *column[5];
    struct fault f = { 0 };
    for (int i = 0; i < 5; i++) {
        column[i] = strsep(&line, i < 4 ? "\t" : "\n");
        ck_assert_msg(column[i] != NULL, "line %d has %d columns", number, i);
    }
    size_t len = unescape(column[4]);
    ck_assert_msg(decode(column[1], column[4], len, &f) == -1, "%s: was taken", column[3]);
    ck_assert_msg(f.status == (column[0][0] == '4' && column[0][1] == '0' ? 400 : 422), "%s: %d %s", column[3],
                  f.status, f.detail);
    ck_assert_msg(strcmp(f.field, strcmp(column[2], "-") == 0 ? "" : column[2]) == 0, "%s: the field is \"%s\"",
                  column[3], f.field);
    ck_assert_msg(f.detail[0] != '\0', "%s: no reason", column[3]);
}

START_TEST(broken_bodies_are_refused)
{
    struct str text = STR(1 << 20);
    struct err e;
    char path[4096];
    int number = 0;
    snprintf(path, sizeof(path), "%s/tests/fuzz/bodies.tsv", getenv("GAVEL_SOURCE"));
    ck_assert_msg(file_read_at(AT_FDCWD, path, &text, &e) == 0, "%s", e.text);
    char *rest = text.data;
    for (char *line; (line = strsep(&rest, "\n")) && *line;)
        check_row(line, ++number);
    ck_assert_int_ge(number, 200);
    str_clear(&text);
}
END_TEST

START_TEST(depth_costs_nothing)
{
    struct fault f = { 0 };
    char deep[4000];
    memset(deep, '[', sizeof(deep));
    ck_assert_int_eq(decode("submission", deep, sizeof(deep) - 1, &f), -1);
    ck_assert_int_eq(f.status, 400);
}
END_TEST

START_TEST(size_is_capped)
{
    struct fault f = { 0 };
    char large[4200];
    memset(large, ' ', sizeof(large));
    ck_assert_int_eq(decode("submission", large, sizeof(large) - 1, &f), -1);
    ck_assert_int_eq(f.status, 400);
}
END_TEST

/* ---- the good ones ---- */

#define BASE "\"problem\":\"p\",\"language\":\"l\",\"source\":\"s\""
static const struct {
    const char *why, *body, *metadata, *request;
} good[] = {
    { "the least", "{" BASE "}", NULL, "{\"mode\":\"submit\",\"source\":\"s\"}" },
    { "white space", " { " BASE " } ", NULL, "{\"mode\":\"submit\",\"source\":\"s\"}" },
    { "null is as good as nothing", "{" BASE ",\"mode\":null,\"input\":null,\"metadata\":null,\"callback_url\":null}",
      NULL, "{\"mode\":\"submit\",\"source\":\"s\"}" },
    { "samples", "{" BASE ",\"mode\":\"run\"}", NULL, "{\"mode\":\"run\",\"source\":\"s\"}" },
    { "own input", "{" BASE ",\"input\":\"[1]\\n2\",\"mode\":\"run\"}", NULL,
      "{\"mode\":\"run\",\"input\":\"[1]\\n2\",\"source\":\"s\"}" },
    { "all flags", "{" BASE ",\"fail_fast\":true,\"complexity\":true}", NULL,
      "{\"mode\":\"submit\",\"fail_fast\":true,\"complexity\":true,\"source\":\"s\"}" },
    { "for a candidate: first, where it is looked for", "{" BASE ",\"audience\":\"candidate\"}", NULL,
      "{\"audience\":\"candidate\",\"mode\":\"submit\",\"source\":\"s\"}" },
    { "metadata is kept to the byte", "{\"metadata\" : { \"a\" : [ 1.00, \"\\u0041}\" ] } ," BASE "}",
      "{ \"a\" : [ 1.00, \"\\u0041}\" ] }", "{\"mode\":\"submit\",\"source\":\"s\"}" },
    { "metadata behind a value that holds its name",
      "{\"source\":\"\\\"metadata\\\":{\",\"problem\":\"p\",\"language\":\"l\",\"metadata\":{}}", "{}",
      "{\"mode\":\"submit\",\"source\":\"\\\"metadata\\\":{\"}" },
    { "metadata with its name escaped is written anew", "{" BASE ",\"met\\u0061data\":{ \"a\":1.0 }}", "{\"a\":1.0}",
      "{\"mode\":\"submit\",\"source\":\"s\"}" },
    { "an escaped field name", "{\"pr\\u006fblem\":\"p\",\"language\":\"l\",\"source\":\"s\"}", NULL,
      "{\"mode\":\"submit\",\"source\":\"s\"}" },
    { "characters beyond the first plane", "{\"problem\":\"p\",\"language\":\"l\",\"source\":\"\\ud83d\\ude00\"}", NULL,
      "{\"mode\":\"submit\",\"source\":\"\xf0\x9f\x98\x80\"}" },
};

START_TEST(good_submissions)
{
    struct arena a = ARENA(1 << 20);
    struct submission_body b;
    struct fault f = { 0 };
    const char *body = good[_i].body;
    ck_assert_msg(decode_submission(body, strlen(body), &sizes, &a, &b, &f) == 0, "%s: %s", good[_i].why, f.detail);
    ck_assert_str_eq(b.problem, "p");
    ck_assert_str_eq(b.language, "l");
    ck_assert_pstr_eq(b.metadata, good[_i].metadata);
    ck_assert_str_eq(submission_request(&b, &a), good[_i].request);
    arena_clear(&a);
}
END_TEST

START_TEST(a_batch_keeps_its_order_and_each_its_metadata)
{
    static const char body[] =
        "{\"submissions\":[{" BASE ",\"metadata\":{\"n\":1}}, {" BASE "} ,\n{" BASE ",\"metadata\":{\"n\":[{}]}}]}";
    struct arena a = ARENA(1 << 20);
    struct batch_body b;
    struct fault f = { 0 };
    ck_assert_msg(decode_batch(body, strlen(body), &sizes, &a, &b, &f) == 0, "%s", f.detail);
    ck_assert_uint_eq(b.len, 3);
    ck_assert_str_eq(b.at[0].metadata, "{\"n\":1}");
    ck_assert_ptr_null(b.at[1].metadata);
    ck_assert_str_eq(b.at[2].metadata, "{\"n\":[{}]}");
    arena_clear(&a);
}
END_TEST

static const struct {
    const char *why, *body, *request;
} runs[] = {
    { "no input is one empty input", "{\"language\":\"l\",\"source\":\"s\"}",
      "{\"limits\":{\"cpu_ns\":10000000000,\"wall_ns\":20000000000,\"memory_bytes\":536870912,\"output_bytes\":65536},"
      "\"stdins\":[\"\"],\"source\":\"s\"}" },
    { "one, and a limit", "{\"language\":\"l\",\"source\":\"s\",\"stdin\":\"x\",\"limits\":{\"cpu_ms\":5}}",
      "{\"limits\":{\"cpu_ns\":5000000,\"wall_ns\":20000000000,\"memory_bytes\":536870912,\"output_bytes\":65536},"
      "\"stdins\":[\"x\"],\"source\":\"s\"}" },
    { "several, null limits",
      "{\"language\":\"l\",\"source\":\"s\",\"stdins\":[\"x\",\"\"],\"limits\":{\"wall_ms\":null}}",
      "{\"limits\":{\"cpu_ns\":10000000000,\"wall_ns\":20000000000,\"memory_bytes\":536870912,\"output_bytes\":65536},"
      "\"stdins\":[\"x\",\"\"],\"source\":\"s\"}" },
};

START_TEST(good_runs)
{
    struct arena a = ARENA(1 << 20);
    struct run_body b;
    struct fault f = { 0 };
    ck_assert_msg(decode_run(runs[_i].body, strlen(runs[_i].body), &sizes, &a, &b, &f) == 0, "%s: %s", runs[_i].why,
                  f.detail);
    ck_assert_str_eq(run_request(&b, &a), runs[_i].request);
    arena_clear(&a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("decode");
    TCase *tc = tcase_create("decode");
    tcase_add_test(tc, broken_bodies_are_refused);
    tcase_add_test(tc, depth_costs_nothing);
    tcase_add_test(tc, size_is_capped);
    tcase_add_loop_test(tc, good_submissions, 0, (int)COUNT(good));
    tcase_add_test(tc, a_batch_keeps_its_order_and_each_its_metadata);
    tcase_add_loop_test(tc, good_runs, 0, (int)COUNT(runs));
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
