// SPDX-License-Identifier: MIT
/* base/json: what the grammar allows and nothing else; numbers exact. */
#include "base/json.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *why, *text;
    const char *error; /* NULL: accepted */
} rows[] = {
    { "an object", "{\"a\":[1,2,{\"b\":null}],\"c\":true}", NULL },
    { "white space everywhere", " \t\r\n{ \"a\" : [ 1 , 2 ] } \n", NULL },
    { "a bare number is a text", "0", NULL },
    { "a bare string is a text", "\"\"", NULL },
    { "minus zero", "-0", NULL },
    { "all parts of a number", "-12.50e+07", NULL },
    { "a number beyond double", "1e999", NULL },
    { "all escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", NULL },
    { "a surrogate pair", "\"\\ud83d\\ude00\"", NULL },
    { "raw UTF-8", "\"\xF0\x9F\x98\x80\"", NULL },
    { "DEL is no control character to RFC 8259", "\"\x7F\"", NULL },
    { "keys that differ in case only", "{\"a\":1,\"A\":2}", NULL },
    { "equal keys in different objects", "[{\"a\":1},{\"a\":2},{\"b\":{\"a\":1}}]", NULL },
    { "a key that starts like another", "{\"a\":1,\"ab\":2,\"\":3}", NULL },
    { "nothing", "", "1:1" },
    { "only white space", " \n ", "2:2" },
    { "something behind", "1 garbage", "1:3" },
    { "two values", "{}{}", "1:3" },
    { "cJSON takes a leading zero", "01", "1:2" },
    { "a leading zero behind a minus", "-01", "1:3" },
    { "a plus", "+1", "1:1" },
    { "no digit behind the point", "1.", "1:3" },
    { "no digit before the point", ".5", "1:1" },
    { "an empty exponent", "1e", "1:3" },
    { "only a minus", "-", "1:2" },
    { "hexadecimal", "0x10", "1:2" },
    { "NaN", "NaN", "1:1" },
    { "a longer number than cJSON reads", "1111111111222222222233333333334444444444555555555566666666667", "too long" },
    { "single quotes", "{'a':1}", "1:2" },
    { "a bare key", "{a:1}", "1:2" },
    { "a comma too many in an object", "{\"a\":1,}", "1:8" },
    { "a comma too many in an array", "[1,]", "1:4" },
    { "no comma", "[1 2]", "1:4" },
    { "no colon", "{\"a\" 1}", "1:6" },
    { "not closed", "[1,2", "ends too early" },
    { "the wrong bracket", "[1}", "1:3" },
    { "a string that does not end", "\"abc", "ends too early" },
    { "a comment", "/* */1", "1:1" },
    { "a byte order mark", "\xEF\xBB\xBF{}", "1:1" },
    { "half a word", "tru", "1:1" },
    { "a word in capitals", "True", "1:1" },
    { "a raw newline in a string", "\"a\nb\"", "1:3" },
    { "a raw tab in a string", "\"a\tb\"", "1:3" },
    { "cJSON cuts a string at \\u0000", "\"a\\u0000b\"", "\\u0000" },
    { "the same in a key", "{\"a\\u0000b\":1}", "\\u0000" },
    { "a high surrogate alone", "\"\\ud83d\"", "surrogate" },
    { "a high surrogate before a letter", "\"\\ud83dx\"", "surrogate" },
    { "two high surrogates", "\"\\ud83d\\ud83d\"", "surrogate" },
    { "a low surrogate alone", "\"\\ude00\"", "surrogate" },
    { "an unknown escape", "\"\\x41\"", "escape" },
    { "three hex digits", "\"\\u12g4\"", "hexadecimal" },
    { "an overlong form", "\"\xC0\xAF\"", "UTF-8" },
    { "a surrogate in UTF-8", "\"\xED\xA0\x80\"", "UTF-8" },
    { "above U+10FFFF", "\"\xF4\x90\x80\x80\"", "UTF-8" },
    { "a lone continuation byte", "\"\x80\"", "UTF-8" },
    { "a character cut short by the quote", "\"\xE2\x82\"", "UTF-8" },
    { "equal keys", "{\"a\":1,\"b\":2,\"a\":3}", "1:14: this key is there twice" },
    { "equal keys, one escaped", "{\"a\":1,\"\\u0061\":2}", "1:8: this key is there twice" },
    { "two empty keys", "{\"\":1,\"\":2}", "1:7: this key is there twice" },
    { "the column counts characters", "{\"\xC3\xA9\":1,\n \"\xC3\xA9\" 2}", "2:6" },
};

START_TEST(grammar)
{
    struct err e = { 0 };
    CLEANUP_JSON struct json *j = json_parse(rows[_i].text, strlen(rows[_i].text), 1000, &e);
    ck_assert_msg((j != NULL) == (rows[_i].error == NULL), "%s: %s", rows[_i].why, e.text);
    ck_assert_msg(!rows[_i].error || strstr(e.text, rows[_i].error), "%s: %s", rows[_i].why, e.text);
}
END_TEST

static char *write_text(const struct json *j, bool pretty)
{
    struct str s = STR(1 << 20);
    json_write(j, pretty, &s);
    ck_assert(!s.failed);
    return s.data; /* the caller frees */
}

static const struct {
    const char *why, *text;
} passed_through[] = {
    { "2^53 + 1 is no double", "{\"n\":9007199254740993}" },
    { "the largest 64-bit number", "[9223372036854775807,18446744073709551615,-9223372036854775808]" },
    { "cJSON prints 1e+15", "[1000000000000000]" },
    { "not finite as a double", "[1e999,-0,1.10]" },
    { "strings", "[\"\\u0001\\n\\\"\xF0\x9F\x98\x80\",\"\"]" },
    { "order and kinds", "{\"b\":[],\"a\":{},\"c\":[true,false,null,{\"x\":[1,[2,3]]},4]}" },
};

START_TEST(what_is_read_is_written)
{
    struct err e = { 0 };
    const char *text = passed_through[_i].text;
    CLEANUP_JSON struct json *j = json_parse(text, strlen(text), 1000, &e);
    ck_assert_msg(j != NULL, "%s: %s", passed_through[_i].why, e.text);
    char *written = write_text(j, false);
    ck_assert_msg(strcmp(written, text) == 0, "%s: %s", passed_through[_i].why, written);
    free(written);
}
END_TEST

static const struct {
    const char *why, *text;
    int64_t min, max;
    bool ok;
    int64_t want;
} integers[] = {
    { "exact above 2^53", "9007199254740993", 0, INT64_MAX, true, 9007199254740993 },
    { "the smallest", "-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN },
    { "above the maximum", "11", 0, 10, false, 0 },
    { "a fraction", "1.0", 0, 10, false, 0 },
    { "an exponent", "1e0", 0, 10, false, 0 },
    { "a string", "\"1\"", 0, 10, false, 0 },
    { "null", "null", 0, 10, false, 0 },
};

START_TEST(reading_integers)
{
    int64_t n = 77;
    CLEANUP_JSON struct json *j = json_parse(integers[_i].text, strlen(integers[_i].text), 100, NULL);
    int done = json_i64(j, integers[_i].min, integers[_i].max, &n);
    ck_assert_msg(done == (integers[_i].ok ? 0 : -1), "%s", integers[_i].why);
    ck_assert_msg(n == (integers[_i].ok ? integers[_i].want : 77), "%s", integers[_i].why);
}
END_TEST

static const struct {
    const char *why, *text;
    bool ok;
    double want;
} doubles[] = {
    { "digits enough", "0.1", true, .1 }, { "an exponent", "-1.5e3", true, -1500 }, { "an integer", "3", true, 3 },
    { "too large", "1e999", false, 0 },   { "a string", "\"1\"", false, 0 },        { "null", "null", false, 0 },
};

START_TEST(reading_doubles)
{
    double x = 77;
    CLEANUP_JSON struct json *j = json_parse(doubles[_i].text, strlen(doubles[_i].text), 100, NULL);
    ck_assert_msg(json_double(j, &x) == (doubles[_i].ok ? 0 : -1), "%s", doubles[_i].why);
    ck_assert_msg(x == (doubles[_i].ok ? doubles[_i].want : 77), "%s", doubles[_i].why);
}
END_TEST

START_TEST(depth_is_capped)
{
    char text[2 * JSON_DEPTH_MAX + 3] = "";
    for (int depth = JSON_DEPTH_MAX; depth <= JSON_DEPTH_MAX + 1; depth++) {
        memset(text, '[', (size_t)depth);
        memset(text + depth, ']', (size_t)depth);
        CLEANUP_JSON struct json *j = json_parse(text, 2 * (size_t)depth, 1000, NULL);
        ck_assert_int_eq(j != NULL, depth == JSON_DEPTH_MAX);
    }
}
END_TEST

START_TEST(size_is_capped)
{
    CLEANUP_JSON struct json *fits = json_parse("[1,2]", 5, 5, NULL);
    CLEANUP_JSON struct json *longer = json_parse("[1,2] ", 6, 5, NULL);
    ck_assert_ptr_nonnull(fits);
    ck_assert_ptr_null(longer);
}
END_TEST

START_TEST(the_text_needs_no_nul)
{
    char *text = malloc(5); /* ASan watches its end */
    memcpy(text, "[123]", 5);
    CLEANUP_JSON struct json *j = json_parse(text, 5, 5, NULL);
    CLEANUP_JSON struct json *bare = json_parse(text + 1, 3, 5, NULL);
    CLEANUP_JSON struct json *open = json_parse(text, 4, 5, NULL);
    free(text);
    ck_assert_ptr_nonnull(j);
    ck_assert_ptr_nonnull(bare);
    ck_assert_ptr_null(open);
}
END_TEST

START_TEST(many_keys_are_not_quadratic)
{
    struct str s = STR(4 << 20);
    str_addc(&s, '{');
    for (int i = 0; i < 100000; i++)
        str_addf(&s, "%s\"k%d\":%d", i ? "," : "", i, i);
    str_addc(&s, '}');
    CLEANUP_JSON struct json *j = json_parse(s.data, s.len, s.len, NULL);
    ck_assert_ptr_nonnull(j);
    ck_assert_uint_eq(json_count(j), 100000);
    str_clear(&s);
}
END_TEST

START_TEST(building)
{
    CLEANUP_JSON struct json *j = json_object();
    json_put_text(j, "text", "a\"b\n");
    json_put_text(j, "none", NULL);
    json_put_textn(j, "bytes", "a\0\xFF\xE2\x82z", 6);
    json_put_u64(j, "u", UINT64_MAX);
    json_put_i64(j, "i", INT64_MIN);
    json_put_double(j, "tenth", 0.1);
    json_put_double(j, "third", 1.0 / 3);
    json_put_double(j, "nan", NAN);
    json_put_bool(j, "yes", true);
    struct json *list = json_array();
    json_push_text(list, "x");
    json_push(list, json_object());
    json_put(j, "list", list);
    char *text = write_text(j, false);
    ck_assert_str_eq(
        text, "{\"text\":\"a\\\"b\\n\",\"none\":null,\"bytes\":\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\","
              "\"u\":18446744073709551615,\"i\":-9223372036854775808,\"tenth\":0.1,"
              "\"third\":0.3333333333333333,\"nan\":null,\"yes\":true,\"list\":[\"x\",{}]}");
    CLEANUP_JSON struct json *again = json_parse(text, strlen(text), 1000, NULL);
    ck_assert_ptr_nonnull(again);
    free(text);
}
END_TEST

START_TEST(pretty_uses_two_spaces)
{
    const char *short_form = "{\"a\":{\"b\":\"x\\ty:\\t\"}}";
    CLEANUP_JSON struct json *j = json_parse(short_form, strlen(short_form), 100, NULL);
    ck_assert_ptr_nonnull(j);
    char *text = write_text(j, true);
    ck_assert_str_eq(text, "{\n  \"a\": {\n    \"b\": \"x\\ty:\\t\"\n  }\n}\n");
    free(text);
}
END_TEST

START_TEST(getters_tell_kinds_apart)
{
    const char *text = "{\"Source\":\"s\",\"n\":1,\"b\":false,\"list\":[1,2],\"z\":null}";
    CLEANUP_JSON struct json *j = json_parse(text, strlen(text), 1000, NULL);
    bool truth = true;
    ck_assert_ptr_null(json_get(j, "source")); /* cJSON_GetObjectItem would find it */
    ck_assert_str_eq(json_text(json_get(j, "Source")), "s");
    ck_assert_ptr_null(json_text(json_get(j, "n")));
    ck_assert_ptr_null(json_text(json_get(j, "none")));
    ck_assert_int_eq(json_bool(json_get(j, "b"), &truth), 0);
    ck_assert(!truth);
    ck_assert_int_eq(json_bool(json_get(j, "n"), &truth), -1);
    ck_assert(json_is_null(json_get(j, "z")));
    ck_assert(!json_is_null(json_get(j, "none")));
    ck_assert(json_is_object(j) && !json_is_array(j) && json_is_array(json_get(j, "list")));
    ck_assert_uint_eq(json_count(json_get(j, "list")), 2);
    ck_assert_uint_eq(json_count(NULL), 0);
    const struct json *member = json_first(j);
    ck_assert_str_eq(json_key(member), "Source");
    ck_assert_str_eq(json_key(json_next(member)), "n");
    ck_assert_ptr_null(json_first(NULL));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json");
    TCase *tc = tcase_create("json");
    tcase_add_loop_test(tc, grammar, 0, (int)COUNT(rows));
    tcase_add_loop_test(tc, what_is_read_is_written, 0, (int)COUNT(passed_through));
    tcase_add_loop_test(tc, reading_integers, 0, (int)COUNT(integers));
    tcase_add_loop_test(tc, reading_doubles, 0, (int)COUNT(doubles));
    tcase_add_test(tc, depth_is_capped);
    tcase_add_test(tc, size_is_capped);
    tcase_add_test(tc, the_text_needs_no_nul);
    tcase_add_test(tc, many_keys_are_not_quadratic);
    tcase_add_test(tc, building);
    tcase_add_test(tc, pretty_uses_two_spaces);
    tcase_add_test(tc, getters_tell_kinds_apart);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
