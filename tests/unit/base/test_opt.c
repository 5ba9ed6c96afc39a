// SPDX-License-Identifier: MIT
/* base/opt and base/suggest: what a person typed, and what he is told. */
#include "base/opt.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"

static const char *lang, **cases;
static bool verbose, json;
static const struct opt table[] = {
    { .letter = 'l', .name = "lang", .value = &lang, .arg = "LANGUAGE", .help = "the language" },
    { .letter = 'v', .name = "verbose", .flag = &verbose, .help = "more" },
    { .name = "json", .flag = &json, .help = "one object" },
    { .letter = 'c', .name = "case", .values = &cases, .arg = "TEXT", .help = "an input" },
    { 0 },
};

static const struct {
    const char *why;
    const char *argv[8];
    const char *error; /* NULL: parsed */
    int operands;
    const char *lang;
    bool verbose, json, help;
    size_t cases;
} rows[] = {
    { "nothing", { "p" }, NULL, 0, NULL, false, false, false, 0 },
    { "operands and options mixed", { "p", "a", "-v", "b", "--json" }, NULL, 2, NULL, true, true, false, 0 },
    { "a value behind the letter", { "p", "-lx" }, NULL, 0, "x", false, false, false, 0 },
    { "a value behind =", { "p", "--lang=x" }, NULL, 0, "x", false, false, false, 0 },
    { "a value as the next word", { "p", "--lang", "x" }, NULL, 0, "x", false, false, false, 0 },
    { "an empty value is a value", { "p", "--lang=" }, NULL, 0, "", false, false, false, 0 },
    { "the last one counts", { "p", "-l", "x", "-l", "y" }, NULL, 0, "y", false, false, false, 0 },
    { "letters in one word", { "p", "-vlx" }, NULL, 0, "x", true, false, false, 0 },
    { "several times", { "p", "-c", "1", "--case=2", "-c3" }, NULL, 0, NULL, false, false, false, 3 },
    { "-- ends the options", { "p", "-v", "--", "--json", "-x" }, NULL, 2, NULL, true, false, false, 0 },
    { "a dash alone is an operand", { "p", "-" }, NULL, 1, NULL, false, false, false, 0 },
    { "--help", { "p", "--help" }, NULL, 0, NULL, false, false, true, 0 },
    { "-h", { "p", "-h", "x" }, NULL, 1, NULL, false, false, true, 0 },
    { "the start of a name is enough", { "p", "--verb" }, NULL, 0, NULL, true, false, false, 0 },
    { "a slip of the fingers", { "p", "--jsno" }, "unknown option --jsno (did you mean --json?)" },
    { "a slip before a value", { "p", "--lnag=x" }, "unknown option --lnag (did you mean --lang?)" },
    { "nothing like it", { "p", "--frobnicate" }, "unknown option --frobnicate" },
    { "an unknown letter", { "p", "-x" }, "unknown option -x" },
    { "an unknown letter among others", { "p", "-vx" }, "unknown option -x" },
    { "a value is missing", { "p", "--lang" }, "option --lang needs a value (LANGUAGE)" },
    { "a value is missing behind a letter", { "p", "-l" }, "option -l needs a value (LANGUAGE)" },
    { "a flag takes no value", { "p", "--json=1" }, "option --json takes no value" },
    { "help takes no value", { "p", "--help=1" }, "option --help takes no value" },
};

START_TEST(parsing)
{
    lang = NULL;
    cases = NULL;
    verbose = json = false;
    bool help = false;
    struct err e = { 0 };
    char *argv[8] = { 0 };
    int argc = 0;
    for (; rows[_i].argv[argc]; argc++)
        argv[argc] = strdup(rows[_i].argv[argc]);
    char *kept[8];
    memcpy(kept, argv, sizeof(kept));
    int first = opt_parse(table, argc, argv, &help, &e);
    if (rows[_i].error) {
        ck_assert_msg(first == -1, "%s", rows[_i].why);
        ck_assert_msg(strcmp(e.text, rows[_i].error) == 0, "%s: %s", rows[_i].why, e.text);
    } else {
        ck_assert_msg(argc - first == rows[_i].operands, "%s: first %d, %s", rows[_i].why, first, e.text);
        ck_assert_msg(verbose == rows[_i].verbose && json == rows[_i].json && help == rows[_i].help, "%s",
                      rows[_i].why);
        ck_assert_msg((lang != NULL) == (rows[_i].lang != NULL), "%s", rows[_i].why);
        ck_assert_msg(!lang || strcmp(lang, rows[_i].lang) == 0, "%s: %s", rows[_i].why, lang);
        size_t n = 0;
        while (cases && cases[n])
            n++;
        ck_assert_msg(n == rows[_i].cases, "%s: %zu", rows[_i].why, n);
    }
    free(cases);
    for (int i = 0; i < argc; i++)
        free(kept[i]);
}
END_TEST

START_TEST(help_is_made_from_the_table)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    opt_help(table, out);
    fclose(out);
    ck_assert_str_eq(text, "  -l, --lang LANGUAGE  the language\n"
                           "  -v, --verbose        more\n"
                           "      --json           one object\n"
                           "  -c, --case TEXT      an input\n"
                           "  -h, --help           show this help\n");
    free(text);
}
END_TEST

static const struct {
    const char *why, *name, *want;
} slips[] = {
    { "a letter more", "two-summ", "two-sum" },
    { "a letter less", "two-sm", "two-sum" },
    { "another letter", "two-sun", "two-sum" },
    { "two letters swapped count once", "tow-sum", "two-sum" },
    { "a name that is there", "int", "int" },
    { "the case of letters is no difference", "treenode", "TreeNode" },
    { "one slip in a short name", "imt", "int" },
    { "a long name may have three", "longest-palindromc-substrng", "longest-palindromic-substring" },
    { "nothing like it", "banana", NULL },
    { "nothing in common with a short name", "xyz", NULL },
    { "an empty name", "", NULL },
    { "one letter is never near", "i", NULL },
};

START_TEST(did_you_mean)
{
    static const char *const names[] = { "two-sum", "int", "TreeNode", "longest-palindromic-substring", "" };
    const char *got = suggest(slips[_i].name, names, COUNT(names));
    ck_assert_msg((got != NULL) == (slips[_i].want != NULL), "%s: %s", slips[_i].why, got ? got : "nothing");
    ck_assert_msg(!got || strcmp(got, slips[_i].want) == 0, "%s: %s", slips[_i].why, got);
}
END_TEST

START_TEST(hostile_names_cost_nothing)
{
    char *large = malloc(1 << 20);
    memset(large, 'a', (1 << 20) - 1);
    large[(1 << 20) - 1] = '\0';
    ck_assert_ptr_null(suggest(large, (const char *const[]){ "aaa" }, 1));
    ck_assert_ptr_null(suggest("aaa", (const char *const[]){ large }, 1));
    free(large);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("opt");
    TCase *tc = tcase_create("opt");
    tcase_add_loop_test(tc, parsing, 0, (int)COUNT(rows));
    tcase_add_test(tc, help_is_made_from_the_table);
    tcase_add_loop_test(tc, did_you_mean, 0, (int)COUNT(slips));
    tcase_add_test(tc, hostile_names_cost_nothing);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
