// SPDX-License-Identifier: MIT
/* The YAML reader: what it takes, what it refuses and where it says so, and that hostile text costs little. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "judge/core/yaml.h"

static struct arena arena;

static void setup(void)
{
    arena = ARENA(0);
}

static void teardown(void)
{
    arena_clear(&arena);
}

static const struct yaml_node *parsed(const char *text)
{
    struct err e = { 0 };
    const struct yaml_node *root = NULL;
    ck_assert_msg(yaml_parse(text, strlen(text), 0, "p.yaml", &arena, &root, &e) == 0, "%s: %s", text, e.text);
    return root;
}

static const struct {
    const char *why, *text, *want;
} mistakes[] = {
    { "an empty file holds nothing", "", "p.yaml:1:1: the file is empty" },
    { "comments alone are empty too", "# hello\n", "p.yaml:1:1: the file is empty" },
    { "a duplicate key hides a mistake", "a: 1\nb: 2\na: 3\n", "p.yaml:3:1: \"a\" is already given in line 1" },
    { "in flow style too", "{x: 1, x: 2}", "p.yaml:1:8: \"x\" is already given in line 1" },
    { "anchors make trees larger than their text", "a: &x 1\n", "p.yaml:1:4: anchors (&) are not allowed" },
    { "an anchored list", "a: &x [1]\n", "p.yaml:1:4: anchors (&) are not allowed" },
    { "an anchored mapping", "a: &x {b: 1}\n", "p.yaml:1:4: anchors (&) are not allowed" },
    { "aliases", "a: *x\n", "p.yaml:1:4: aliases (*) are not allowed (quote the text if it is none)" },
    { "tags", "a: !!int 3\n", "p.yaml:1:4: tags (!) are not allowed" },
    { "the tag that means nothing", "a: ! 3\n", "p.yaml:1:4: tags (!) are not allowed" },
    { "a tagged list", "a: !x [3]\n", "p.yaml:1:4: tags (!) are not allowed" },
    { "merge keys", "a: 1\n<<: {b: 2}\n", "p.yaml:2:1: merge keys (<<) are not allowed" },
    { "two documents", "a: 1\n---\nb: 2\n", "p.yaml:2:1: a second document is not allowed" },
    { "directives", "%YAML 1.1\n---\na: 1\n", "p.yaml:1:1: directives (%) are not allowed" },
    { "a list as key", "? [1]\n: 2\n", "p.yaml:1:3: a key must be plain text" },
    { "no key at all", ": 2\n", "p.yaml:1:1: did not find expected key" },
    { "a NUL byte in a key", "\"a\\0b\": 2\n", "p.yaml:1:1: a key has a NUL byte" },
    { "a bracket that is not closed", "a: [1, 2\nb: 3\n", "p.yaml:2:2: did not find expected ',' or ']'" },
    { "a tab as indentation", "a:\n\tb: 1\n", "p.yaml:2:1: found character that cannot start any token" },
    { "control characters", "a: 1\nb: \x01\n", "p.yaml:2:4: control characters are not allowed" },
    { "bytes that are not UTF-8", "a: 1\nxy: \xff\n", "p.yaml:2:5: invalid leading UTF-8 octet" },
};

START_TEST(mistake_row)
{
    struct err e = { 0 };
    const struct yaml_node *root = NULL;
    const char *text = mistakes[_i].text;
    ck_assert_msg(yaml_parse(text, strlen(text), 0, "p.yaml", &arena, &root, &e) == -1, "%s", mistakes[_i].why);
    ck_assert_msg(strcmp(e.text, mistakes[_i].want) == 0, "%s: %s", mistakes[_i].why, e.text);
}
END_TEST

START_TEST(nodes_know_their_place_and_text)
{
    const struct yaml_node *root = parsed("title: Two Sum\nlist:\n  - {a: \"x y\", b: ~}\n  - [1, 'null', \"\\0\"]\n");
    ck_assert_int_eq(root->kind, YAML_MAPPING);
    ck_assert_uint_eq(root->len, 2);
    ck_assert_str_eq(yaml_get(root, "title")->text, "Two Sum");
    ck_assert(yaml_get(root, "title")->plain);
    ck_assert_ptr_null(yaml_get(root, "titl"));
    const struct yaml_node *list = yaml_get(root, "list");
    ck_assert_int_eq(list->kind, YAML_SEQUENCE);
    const struct yaml_pair *pairs = list->items[0].pairs;
    ck_assert_int_eq(pairs[0].key.line, 3);
    ck_assert_int_eq(pairs[0].key.column, 6);
    ck_assert_int_eq(pairs[0].value.column, 9);
    ck_assert(!pairs[0].value.plain);
    ck_assert(yaml_is_null(&pairs[1].value));
    ck_assert(!yaml_is_null(&list->items[1].items[1]));
    ck_assert_uint_eq(list->items[1].items[2].len, 1);
}
END_TEST

START_TEST(a_column_counts_characters)
{
    const struct yaml_node *root = parsed("\"äö\": \"ü\"\n");
    ck_assert_int_eq(root->pairs[0].value.column, 7);
}
END_TEST

static const struct {
    const char *why, *text;
    bool ok;
    int64_t want;
} integers[] = {
    { "digits", "42", true, 42 },
    { "a power", "10^4", true, 10000 },
    { "a product of powers", "2*10^5", true, 200000 },
    { "the largest int", "2^31-1", true, 2147483647 },
    { "minus binds less than a power", "-10^2", true, -100 },
    { "parentheses", "(2 + 3) * 4", true, 20 },
    { "the largest long", "9223372036854775807", true, INT64_MAX },
    { "the smallest long", "-9223372036854775807 - 1", true, INT64_MIN },
    { "its negation overflows", "-(-9223372036854775807 - 1)", false, 0 },
    { "an overflow is no number", "2^63", false, 0 },
    { "nor is an overflowing product", "10^10 * 10^10", false, 0 },
    { "words", "many", false, 0 },
    { "nothing", "''", false, 0 },
    { "a decimal", "1.5", false, 0 },
    { "something left over", "1 2", false, 0 },
    { "an open parenthesis", "(1", false, 0 },
    { "a negative power", "2^-1", false, 0 },
};

START_TEST(integer_row)
{
    struct err e = { 0 };
    int64_t got = 0;
    int rc = yaml_i64(parsed(integers[_i].text), INT64_MIN, INT64_MAX, &got, &e);
    ck_assert_msg((rc == 0) == integers[_i].ok, "%s: %s", integers[_i].why, e.text);
    if (rc == 0)
        ck_assert_msg(got == integers[_i].want, "%s: %lld", integers[_i].why, (long long)got);
}
END_TEST

START_TEST(getters_say_where)
{
    struct err e = { 0 };
    const char *const keys[] = { "time", "memory" };
    const struct yaml_node *root = parsed("tiem: 2s\n");
    ck_assert_int_eq(yaml_check_keys(root, keys, 2, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:1:1: \"tiem\" is not a key here (did you mean \"time\"?)");
    ck_assert_ptr_null(yaml_need(root, "time", &e));
    ck_assert_str_eq(e.text, "p.yaml:1:1: \"time\" is missing");

    root = parsed("time: 2 seconds\nmemory: [1]\nflag: yes\nn: 0\nx: 1,5\n");
    uint64_t n;
    int64_t i;
    bool flag;
    double d;
    ck_assert_int_eq(yaml_duration_ns(yaml_get(root, "time"), 1, NS_PER_S, &n, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:1:7: \"2 seconds\" is not a duration (like 2s or 250ms)");
    ck_assert_int_eq(yaml_size_bytes(yaml_get(root, "memory"), 1, 2, &n, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:2:9: a single value is expected here, not a list");
    ck_assert_int_eq(yaml_bool(yaml_get(root, "flag"), &flag, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:3:7: \"yes\" is not true or false");
    ck_assert_int_eq(yaml_i64(yaml_get(root, "n"), 1, 9, &i, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:4:4: \"0\" is not between 1 and 9");
    ck_assert_int_eq(yaml_double(yaml_get(root, "x"), &d, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:5:4: \"1,5\" is not a number");
    ck_assert_int_eq(yaml_check_kind(yaml_get(root, "n"), YAML_SEQUENCE, "n", &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:4:4: \"n\" must be a list, not a single value");
}
END_TEST

START_TEST(texts_take_a_list_or_one)
{
    struct err e = { 0 };
    const char *const *texts;
    size_t len;
    ck_assert_int_eq(yaml_texts(parsed("[a, b]"), &arena, &texts, &len, &e), 0);
    ck_assert_uint_eq(len, 2);
    ck_assert_str_eq(texts[1], "b");
    ck_assert_ptr_null(texts[2]);
    ck_assert_int_eq(yaml_texts(parsed("alone"), &arena, &texts, &len, &e), 0);
    ck_assert_uint_eq(len, 1);
    ck_assert_int_eq(yaml_texts(parsed("[a, [b]]"), &arena, &texts, &len, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:1:5: a single value is expected here, not a list");
}
END_TEST

static const struct {
    const char *why, *unit;
} floods[] = {
    { "nested flow lists are quadratic in libyaml", "[" },
    { "nested flow mappings", "{" },
    { "nested mappings with keys", "{a: " },
    { "nested block lists", "- " },
    { "nested complex keys", "? " },
    { "flow and block keys mixed", "[? " },
    { "one list with a million commas", "[1,2],\n" },
    { "one long word", "a" },
    { "one long quoted text is not ended", "\"" },
    { "many comments", "#\n" },
    { "many possible keys", "a b " },
    { "many documents", "--- a\n" },
    { "many anchors", "&a " },
    { "many lines of a block list", "- a\n" },
};

/* A second is some thirty times what they take here, also under the sanitizers. */
START_TEST(a_flood_is_refused_or_read_quickly)
{
    char *text = malloc(YAML_SIZE_MAX);
    ck_assert_ptr_nonnull(text);
    size_t unit = strlen(floods[_i].unit);
    for (size_t i = 0; i < YAML_SIZE_MAX; i++)
        text[i] = floods[_i].unit[i % unit];
    struct err e = { 0 };
    const struct yaml_node *root;
    uint64_t start = clock_now_ns();
    yaml_parse(text, YAML_SIZE_MAX, 0, "p.yaml", &arena, &root, &e);
    double seconds = (double)(clock_now_ns() - start) / 1e9;
    free(text);
    ck_assert_msg(seconds < 2.0, "%s: %.2f s, %s", floods[_i].why, seconds, e.text);
}
END_TEST

START_TEST(size_depth_and_keys_are_capped)
{
    struct err e = { 0 };
    const struct yaml_node *root;
    ck_assert_int_eq(yaml_parse("abcde", 5, 4, "p.yaml", &arena, &root, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml: larger than 4 bytes");

    char text[8192] = "";
    for (int i = 0; i < YAML_DEPTH_MAX; i++)
        text[i] = '[';
    for (int i = 0; i < YAML_DEPTH_MAX; i++)
        text[YAML_DEPTH_MAX + i] = ']';
    ck_assert_int_eq(yaml_parse(text, 2 * YAML_DEPTH_MAX, 0, "p.yaml", &arena, &root, &e), 0);
    memset(text, '[', YAML_DEPTH_MAX + 1);
    ck_assert_int_eq(yaml_parse(text, YAML_DEPTH_MAX + 1, 0, "p.yaml", &arena, &root, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:1:33: nested deeper than 32 levels");

    size_t len = 0;
    for (int i = 0; i <= YAML_KEYS_MAX; i++)
        len += (size_t)snprintf(text + len, sizeof(text) - len, "k%d: 1\n", i);
    ck_assert_int_eq(yaml_parse(text, len, 0, "p.yaml", &arena, &root, &e), -1);
    ck_assert_str_eq(e.text, "p.yaml:257:1: more than 256 keys");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("yaml");
    TCase *tc = tcase_create("yaml");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, mistake_row, 0, COUNT(mistakes));
    tcase_add_test(tc, nodes_know_their_place_and_text);
    tcase_add_test(tc, a_column_counts_characters);
    tcase_add_loop_test(tc, integer_row, 0, COUNT(integers));
    tcase_add_test(tc, getters_say_where);
    tcase_add_test(tc, texts_take_a_list_or_one);
    tcase_add_loop_test(tc, a_flood_is_refused_or_read_quickly, 0, COUNT(floods));
    tcase_add_test(tc, size_depth_and_keys_are_capped);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
