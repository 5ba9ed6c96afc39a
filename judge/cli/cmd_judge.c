// SPDX-License-Identifier: MIT
/* gavel judge, submit and test: a solution goes in, a report comes out. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "judge/cli/cli.h"
#include "judge/run/judge.h"

static const char *arg_language, *arg_case, *arg_case_file;
static bool arg_json, arg_verbose, arg_fail_fast, arg_complexity;

#define COMMON_OPTIONS                                                                                  \
    { 'l', "lang", &arg_language, NULL, "NAME", "the language (default: by the file's ending)", NULL }, \
        { 'j', "json", NULL, &arg_json, NULL, "print the report as JSON (docs/report.md)", NULL },      \
        { 'v', "verbose", NULL, &arg_verbose, NULL, "time and memory of every case", NULL },            \
    {                                                                                                   \
        0, "fail-fast", NULL, &arg_fail_fast, NULL, "stop at the first case that fails", NULL           \
    }

static const struct opt judge_options[] = {
    COMMON_OPTIONS,
    { 0, "complexity", NULL, &arg_complexity, NULL, "measure how the time grows with the input (some 2 s)", NULL },
    { 0 },
};
static const struct opt test_options[] = {
    COMMON_OPTIONS,
    { 'c', "case", &arg_case, NULL, "TEXT", "your own input, one argument a line (\\n between them)", NULL },
    { 0, "case-file", &arg_case_file, NULL, "FILE", "the same from a file", NULL },
    { 0 },
};

static void show_progress(void *context UNUSED, size_t done, size_t total)
{
    fprintf(stderr, "\r%zu/%zu\033[K%s", done, total, done == total ? "\r\033[K" : "");
}

static void print_report(const struct report *r, const struct language *l)
{
    CLEANUP(str_clear) struct str out = STR(8 << 20);
    if (arg_json) {
        CLEANUP_JSON struct json *j = report_json(r, REPORT_FULL);
        json_write(j, true, &out);
    } else {
        struct paint p = cli_paint();
        render_report(r, l, arg_verbose, &p, &out);
    }
    fputs(str_text(&out), stdout);
}

static int judge_it(struct session *s, struct solution *x, enum case_choice choice, struct test_case *custom,
                    struct err *e)
{
    struct report r;
    struct judge_request q = { .problem = &x->problem,
                               .language = x->language,
                               .source = str_text(&x->source),
                               .source_len = x->source.len,
                               .choice = choice,
                               .custom = custom,
                               .fail_fast = arg_fail_fast,
                               .complexity = arg_complexity };
    if (isatty(STDERR_FILENO) && !arg_json)
        q.progress = show_progress;
    if (judge_submission(s, &q, &r, e) < 0)
        return EXIT_NOT_JUDGED;
    print_report(&r, x->language);
    int status = r.verdict == VERDICT_ACCEPTED      ? EXIT_ACCEPTED
                 : r.verdict == VERDICT_JUDGE_ERROR ? EXIT_NOT_JUDGED
                                                    : EXIT_NOT_ACCEPTED;
    if (status == EXIT_NOT_JUDGED)
        err_set(e, "case %zu could not be judged", r.failure.number);
    report_clear(&r);
    return status;
}

/* "\n" as two characters is a line feed: so that a case fits one shell word. */
static int read_case(struct str *out, struct err *e)
{
    if (arg_case_file)
        return file_read_at(AT_FDCWD, arg_case_file, out, e);
    for (const char *c = arg_case; *c; c++) {
        if (c[0] == '\\' && c[1] == 'n') {
            str_addc(out, '\n');
            c++;
        } else {
            str_addc(out, *c);
        }
    }
    return out->failed ? err_set(e, "--case is too long") : 0;
}

static int with_case(struct session *s, struct solution *x, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(16 << 20);
    struct arena a = ARENA(512 << 20);
    struct test_case custom;
    int status = EXIT_USAGE;
    if (read_case(&text, e) == 0 && problem_parse_input(&x->problem, str_text(&text), text.len, &a, &custom, e) == 0)
        status = judge_it(s, x, CASES_SAMPLES, &custom, e);
    arena_clear(&a);
    return status;
}

static int run(int argc, char **argv, bool samples, struct err *e)
{
    struct session s;
    struct solution x;
    if (argc < 1 || argc > 2) {
        err_set(e, argc < 1 ? "name a file" : "too many operands");
        return EXIT_USAGE;
    }
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    int status = solution_open(&x, &s, argc == 2 ? argv[0] : NULL, argv[argc - 1], arg_language, e);
    if (status == 0)
        status = arg_case || arg_case_file ? with_case(&s, &x, e)
                                           : judge_it(&s, &x, samples ? CASES_SAMPLES : CASES_ALL, NULL, e);
    solution_clear(&x);
    session_close(&s);
    return status;
}

static int run_judge(int argc, char **argv, struct err *e)
{
    return run(argc, argv, false, e);
}

static int run_test(int argc, char **argv, struct err *e)
{
    return run(argc, argv, true, e);
}

static int run_submit(int argc, char **argv, struct err *e)
{
    const char *server = getenv("GAVEL_SERVER");
    if (server && *server) {
        err_set(e, "GAVEL_SERVER is set, but this gavel judges locally only; unset it");
        return EXIT_USAGE;
    }
    return run(argc, argv, false, e);
}

const struct cmd cmd_judge = {
    "judge",       "[PROBLEM] FILE", "judge a solution against all cases",
    judge_options, run_judge,        "  gavel judge two-sum solution.FILE\n  gavel judge -v --fail-fast solution.py\n"
};
const struct cmd cmd_submit = { "submit",      "[PROBLEM] FILE", "the same as judge, on this machine",
                                judge_options, run_submit,       NULL };
const struct cmd cmd_test = {
    "test",       "[PROBLEM] FILE", "run the samples, or your own input",
    test_options, run_test,         "  gavel test solution.FILE\n  gavel test solution.py --case '[3,2,4]\\n6'\n"
};
