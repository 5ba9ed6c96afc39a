// SPDX-License-Identifier: MIT
/* judge/cli/render/mark: what is wrong stands above its caret, and no value steers the terminal. */
#include "judge/cli/render/mark.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define X10 "1,1,1,1,1,"

static const struct {
    const char *why, *expected, *got;
    size_t at;
    const char *lines;
} rows[] = {
    { "a number is marked whole", "[1,23]", "[1,24]", 4,
      "  expected  [1,23]\n  got       [1,24]\n               ^^\n" },
    { "of a string only the character", "\"abc\"", "\"adc\"", 2,
      "  expected  \"abc\"\n  got       \"adc\"\n              ^\n" },
    { "without carets", "[1]", "[2]", SIZE_MAX, "  expected  [1]\n  got       [2]\n" },
    { "an escape sequence is shown, not obeyed", "1", "\x1b[2J", 0,
      "  expected  1\n  got       \\x1b[2J\n            ^^^^\n" },
    { "before the difference too", "\r9", "\r8", 1, "  expected  \\x0d9\n  got       \\x0d8\n            ^^^^^\n" },
    { "a difference inside a character is one of the character", "\"\xc3\xa9\"", "\"\xc3\xa8\"", 2,
      "  expected  \"\xc3\xa9\"\n  got       \"\xc3\xa8\"\n             ^\n" },
    { "half a character is no text", "1", "\xc3", 0, "  expected  1\n  got       \\xc3\n            ^^^^\n" },
    { "behind the end", "[1,2]", "[1", 2, "  expected  [1,2]\n  got       [1\n             ^\n" },
    { "what does not fit is cut on both sides of it", "[" X10 X10 X10 X10 "3," X10 X10 "1]",
      "[" X10 X10 X10 X10 "4," X10 X10 "1]", 41,
      "  expected  ...1,1,1,1,1,1,1,3,1,1,1,...\n  got       ...1,1,1,1,1,1,1,4,1,1,1,...\n"
      "                             ^\n" },
};

START_TEST(pairs)
{
    CLEANUP(str_clear) struct str out = STR(4096);
    struct paint p = { .width = PAINT_WIDTH_MIN };
    mark_pair(&out, &p, rows[_i].expected, rows[_i].got, rows[_i].at);
    ck_assert_msg(strcmp(str_text(&out), rows[_i].lines) == 0, "%s:\n%swanted:\n%s", rows[_i].why, str_text(&out),
                  rows[_i].lines);
}
END_TEST

START_TEST(a_value_alone)
{
    CLEANUP(str_clear) struct str out = STR(4096);
    struct paint p = { .width = PAINT_WIDTH_MIN };
    mark_value(&out, &p, "nums", "[1,\x1b]0;t\x07]");
    ck_assert_str_eq(str_text(&out), "  nums      [1,\\x1b]0;t\\x07]\n");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("mark");
    TCase *tc = tcase_create("all");
    tcase_add_loop_test(tc, pairs, 0, (int)COUNT(rows));
    tcase_add_test(tc, a_value_alone);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
