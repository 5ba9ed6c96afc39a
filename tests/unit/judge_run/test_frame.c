// SPDX-License-Identifier: MIT
/* judge/run frame and template: heads are read strictly, templates say what they do not know. */
#include "judge/run/frame.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "judge/run/template.h"

static const struct {
    const char *why, *bytes;
    int result;
    const char *word;
    uint64_t number, len;
} rows[] = {
    { "a frame", "done 17 0\n", 1, "done", 17, 0 },
    { "with bytes behind it", "answer 1 5\n[0,1]", 1, "answer", 1, 5 },
    { "not all of it yet", "answer 1 ", 0, "", 0, 0 },
    { "nothing yet", "", 0, "", 0, 0 },
    { "no length", "done 17\n", -1, "", 0, 0 },
    { "two spaces", "done  1 0\n", -1, "", 0, 0 },
    { "a sign", "done +1 0\n", -1, "", 0, 0 },
    { "a negative length", "answer 1 -5\n", -1, "", 0, 0 },
    { "a leading zero", "done 01 0\n", -1, "", 0, 0 },
    { "capitals", "DONE 1 0\n", -1, "", 0, 0 },
    { "a space before the end", "done 1 0 \n", -1, "", 0, 0 },
    { "a carriage return", "done 1 0\r\n", -1, "", 0, 0 },
    { "an overlong word", "abcdefghijklmnopqrst 1 0\n", -1, "", 0, 0 },
    { "a number beyond all", "done 99999999999999999999 0\n", -1, "", 0, 0 },
    { "only a line feed", "\n", -1, "", 0, 0 },
    { "a head that never ends", "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd", -1, "", 0,
      0 },
};

START_TEST(reads_heads_strictly)
{
    struct frame f = { 0 };
    size_t used = 0;
    int result = frame_parse(rows[_i].bytes, strlen(rows[_i].bytes), &f, &used);
    ck_assert_msg(result == rows[_i].result, "%s: %d", rows[_i].why, result);
    if (result != 1)
        return;
    ck_assert_str_eq(f.word, rows[_i].word);
    ck_assert_uint_eq(f.number, rows[_i].number);
    ck_assert_uint_eq(f.len, rows[_i].len);
    ck_assert_int_eq(rows[_i].bytes[used - 1], '\n');
}
END_TEST

static const struct template_entry a_entries[] = { { "x", "1", NULL, 0 }, { "last", "", NULL, 0 } };
static const struct template_entry b_entries[] = { { "x", "2", NULL, 0 }, { "last", "1", NULL, 0 } };
static const struct template_scope items[] = { { a_entries, 2 }, { b_entries, 2 } };
static const struct template_entry entries[] = {
    { "name", "sum", NULL, 0 }, { "empty", "", NULL, 0 }, { "items", NULL, items, 2 }, { "none", NULL, NULL, 0 }
};
static const struct template_scope scope = { entries, 4 };

static const struct {
    const char *why, *text, *want, *error;
} templates[] = {
    { "a name", "f {{name}};", "f sum;", NULL },
    { "each item", "{{#items}}{{x}}{{^last}}, {{/last}}{{/items}}", "1, 2", NULL },
    { "an outer name in a section", "{{#items}}{{name}}{{/items}}", "sumsum", NULL },
    { "nothing for an empty list", "a{{#none}}x{{/none}}b", "ab", NULL },
    { "the other way round", "{{^none}}x{{/none}}{{^items}}y{{/items}}", "x", NULL },
    { "a text as a question", "{{#empty}}x{{/empty}}{{#name}}y{{/name}}", "y", NULL },
    { "tags alone on their lines leave none", "a\n{{#items}}\n{{x}}\n{{/items}}\nb\n", "a\n1\n2\nb\n", NULL },
    { "an unknown name", "a\n{{nam}}", NULL, "line 2: \"nam\" is not known here" },
    { "an unknown section", "{{#nam}}{{/nam}}", NULL, "line 1: \"nam\" is not known here" },
    { "an open section", "{{#name}}x", NULL, "line 1: \"name\" is not closed" },
    { "a section closed twice", "x{{/name}}", NULL, "line 1: \"name\" is closed but not open" },
};

START_TEST(renders)
{
    struct str out = STR(4096);
    struct err e = { 0 };
    int result = template_render(templates[_i].text, &scope, &out, &e);
    ck_assert_msg((result == 0) == (templates[_i].error == NULL), "%s: %s", templates[_i].why, e.text);
    const char *got = result == 0 ? str_text(&out) : e.text,
               *want = result == 0 ? templates[_i].want : templates[_i].error;
    ck_assert_msg(strcmp(got, want) == 0, "%s: got \"%s\"", templates[_i].why, got);
    str_clear(&out);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("frame");
    TCase *tc = tcase_create("frame");
    tcase_add_loop_test(tc, reads_heads_strictly, 0, (int)COUNT(rows));
    tcase_add_loop_test(tc, renders, 0, (int)COUNT(templates));
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
