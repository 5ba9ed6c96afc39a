// SPDX-License-Identifier: MIT
/* judge/core value: exact both ways, and an error that says where. */
#include "judge/core/value.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *why, *type, *text, *want; /* want: the canonical text, or the error */
    bool ok;
} rows[] = {
    { "an int", "int", "-2147483648", "-2147483648", true },
    { "one too large for an int", "int", "2147483648", "x:1:1: 2147483648 does not fit an int", false },
    { "a long keeps 64 bits", "long", "9007199254740993", "9007199254740993", true },
    { "the smallest long", "long", "-9223372036854775808", "-9223372036854775808", true },
    { "one too large for a long", "long", "9223372036854775808", "x:1:1: 9223372036854775808 does not fit a long",
      false },
    { "a leading zero", "int", "01", "x:1:1: a number does not begin with 0", false },
    { "nothing", "int", "", "x:1:1: expected a number, found the end", false },
    { "a double is no int", "int", "1.0", "x:1:2: something follows the value", false },
    { "a double round-trips", "double", "0.1", "0.1", true },
    { "a double stays a double", "double", "2", "2.0", true },
    { "a double that needs 17 digits", "double", "0.30000000000000004", "0.30000000000000004", true },
    { "minus zero", "double", "-0.0", "-0.0", true },
    { "beyond all doubles", "double", "1e999", "x:1:1: a double cannot hold this number", false },
    { "not a number", "double", "NaN", "NaN", true },
    { "a truth", "bool", "true", "true", true },
    { "Python's spelling", "bool", "True", "x:1:1: expected true or false, found 'T'", false },
    { "a string", "string", "\"a\\\"b\\u00e9\"", "\"a\\\"bé\"", true },
    { "a surrogate pair", "string", "\"\\ud83d\\ude00\"", "\"😀\"", true },
    { "half of one", "string", "\"\\ud83d\"", "x:1:2: half of a surrogate pair", false },
    { "a zero byte in a string", "string", "\"a\\u0000b\"", "\"a\\u0000b\"", true },
    { "invalid UTF-8", "string", "\"\xff\"", "x:1:2: not valid UTF-8", false },
    { "a raw control character", "string", "\"a\nb\"", "x:1:3: a control character in a string", false },
    { "a string without its end", "string", "\"abc", "x:1:1: a string without its end", false },
    { "a char", "char", "\"é\"", "\"é\"", true },
    { "two chars", "char", "\"ab\"", "x:1:1: a char is exactly one character", false },
    { "white space is dropped", "int[]", " [ 1 ,\n2 ] ", "[1,2]", true },
    { "an empty list", "int[][]", "[[],[1]]", "[[],[1]]", true },
    { "a comma too many", "int[]", "[1,]", "x:1:4: expected a number, found ']'", false },
    { "a comma too few", "int[]", "[1 2]", "x:1:4: expected ',' or ']', found '2'", false },
    { "the second line", "int[]", "[1,\n2,\nx]", "x:3:1: expected a number, found 'x'", false },
    { "deeper than the type", "int[]", "[[[[[[1]]]]]]", "x:1:2: expected a number, found '['", false },
    { "a tree", "TreeNode", "[1,null,2,3]", "[1,null,2,3]", true },
    { "trailing nulls go", "TreeNode", "[1,2,null,null]", "[1,2]", true },
    { "an absent tree", "TreeNode", "null", "[]", true },
    { "a node without a parent", "TreeNode", "[1,null,null,2]", "x:1:1: a node without a parent", false },
    { "a list of lists", "ListNode[]", "[[1,4],[],[2]]", "[[1,4],[],[2]]", true },
    { "a graph", "Node", "[[2],[1]]", "[[2],[1]]", true },
    { "an edge in one list only", "Node", "[[2],[]]", "x:1:1: an edge that is in one list only", false },
    { "an edge to nowhere", "Node", "[[3],[1]]", "x:1:1: an edge to a node that is not there", false },
    { "something behind", "int", "1 2", "x:1:3: something follows the value", false },
};

START_TEST(reads_and_writes)
{
    struct arena a = ARENA(1 << 20);
    struct str out = STR(4096);
    struct value v;
    struct err e = { 0 };
    const struct type *t = type_parse(rows[_i].type, &a, &e);
    ck_assert_msg(t != NULL, "%s: %s", rows[_i].why, e.text);
    int result = value_parse(rows[_i].text, strlen(rows[_i].text), t, "x", &a, &v, &e);
    if (result == 0)
        value_write(&v, t, &out);
    ck_assert_msg((result == 0) == rows[_i].ok, "%s: %s", rows[_i].why, result ? e.text : str_text(&out));
    ck_assert_msg(strcmp(result ? e.text : str_text(&out), rows[_i].want) == 0, "%s: got %s", rows[_i].why,
                  result ? e.text : str_text(&out));
    str_clear(&out);
    arena_clear(&a);
}
END_TEST

/* Every beginning of a valid text is an error, never a crash. */
START_TEST(every_cut_is_refused)
{
    static const char text[] = "[[1,-2],[3]]";
    for (size_t len = 0; len < sizeof(text) - 1; len++) {
        struct arena a = ARENA(1 << 20);
        struct err e;
        struct value v;
        const struct type *t = type_parse("int[][]", &a, &e);
        ck_assert_int_eq(value_parse(text, len, t, "x", &a, &v, &e), -1);
        arena_clear(&a);
    }
}
END_TEST

/* A hostile answer may not take more memory than its arena has. */
START_TEST(a_huge_list_is_an_error)
{
    struct arena a = ARENA(64 * 1024);
    struct str text = STR(1 << 20);
    struct err e;
    struct value v;
    str_add(&text, "[0");
    for (int i = 0; i < 100000; i++)
        str_add(&text, ",0");
    str_add(&text, "]");
    const struct type *t = type_parse("int[]", &a, &e);
    ck_assert_int_eq(value_parse(str_text(&text), text.len, t, "x", &a, &v, &e), -1);
    ck_assert(strstr(e.text, "too large") != NULL);
    str_clear(&text);
    arena_clear(&a);
}
END_TEST

/* Long lists are written in a way of their own where there is room: what comes out, and where it stops, is the same. */
START_TEST(long_lists_are_written_whole_or_not)
{
    static const int64_t numbers[] = { 0, -1, 9, 10, 99, 100, -100, INT64_MAX, INT64_MIN, 12345 };
    struct value items[1000], list = { .kind = VALUE_ITEMS, .items = { items, COUNT(items) } };
    CLEANUP(str_clear) struct str want = STR(1 << 20);
    for (size_t i = 0; i < COUNT(items); i++) {
        items[i] = (struct value){ .kind = i % 7 == 3 ? VALUE_NULL : i % 301 == 300 ? VALUE_BOOL : VALUE_INT };
        if (items[i].kind == VALUE_INT)
            items[i].integer = numbers[i % COUNT(numbers)] / (int64_t)(i / COUNT(numbers) + 1);
        str_addc(&want, i ? ',' : '[');
        if (items[i].kind == VALUE_INT)
            str_addf(&want, "%lld", (long long)items[i].integer);
        else
            str_add(&want, items[i].kind == VALUE_NULL ? "null" : "false");
    }
    str_addc(&want, ']');
    for (size_t max = 1; max < want.len + 20000; max += max < want.len - 10 || max > want.len + 10 ? 97 : 1) {
        struct str out = STR(max);
        value_write(&list, NULL, &out);
        ck_assert_msg(out.failed == (max < want.len), "max %zu of %zu", max, want.len);
        ck_assert_msg(strncmp(str_text(&out), str_text(&want), out.len) == 0, "max %zu", max);
        ck_assert_uint_eq(strlen(str_text(&out)), out.len);
        str_clear(&out);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("value");
    TCase *tc = tcase_create("value");
    tcase_add_loop_test(tc, reads_and_writes, 0, (int)COUNT(rows));
    tcase_add_test(tc, every_cut_is_refused);
    tcase_add_test(tc, a_huge_list_is_an_error);
    tcase_add_test(tc, long_lists_are_written_whole_or_not);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
