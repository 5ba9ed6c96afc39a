// SPDX-License-Identifier: MIT
/* gavel judge and test: a solution goes in, a report comes out. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/parse.h"
#include "judge/cli/cli.h"
#include "judge/cli/render_plots.h"
#include "judge/run/judge.h"

const char *given_language, *given_plot, *given_budget;
bool given_json, given_verbose, given_fail_fast, given_complexity, given_no_complexity;
static const char *arg_case, *arg_case_file;

static const struct opt judge_options[] = { JUDGE_OPTIONS, { 0 } };
static const struct opt test_options[] = {
    COMMON_OPTIONS,
    { 0, "complexity", NULL, &given_complexity, NULL, "measure how time and memory grow as well", NULL },
    { 'c', "case", &arg_case, NULL, "TEXT", "your own input, one argument a line (\\n between them)", NULL },
    { 0, "case-file", &arg_case_file, NULL, "FILE", "the same from a file", NULL },
    { 0 },
};

static void show_progress(void *context UNUSED, enum judge_phase phase, size_t done, size_t total)
{
    if (phase == JUDGE_CASES)
        fprintf(stderr, "\r%zu/%zu\033[K%s", done, total, done == total ? "\r\033[K" : "");
    if (phase == JUDGE_COMPLEXITY)
        fprintf(stderr, "\rmeasuring how it grows ...\033[K");
}

void report_print(const struct report *r, const char *display)
{
    CLEANUP(str_clear) struct str out = STR(8 << 20);
    if (given_json) {
        CLEANUP_JSON struct json *j = report_json(r, REPORT_FULL);
        json_write(j, true, &out);
    } else {
        struct paint p = cli_paint();
        render_report(r, display, given_verbose, &p, &out);
    }
    fputs(str_text(&out), stdout);
}

void report_plot(const struct report *r, const char *display)
{
    CLEANUP(str_clear) struct str svg = STR(1 << 20);
    struct err e;
    if (!given_plot)
        return;
    if (!render_svg(r, display, &svg))
        err_set(&e, "the complexity was not measured");
    else if (svg.failed)
        err_set(&e, "it is too large");
    else if (file_write_at(AT_FDCWD, given_plot, str_text(&svg), svg.len, 0644, &e) == 0)
        return;
    fprintf(stderr, "gavel: no plot: %s\n", e.text);
}

int report_status(const struct report *r, struct err *e)
{
    if (r->verdict == VERDICT_JUDGE_ERROR) {
        err_set(e, "case %zu could not be judged", r->failure.number);
        return EXIT_NOT_JUDGED;
    }
    return r->verdict == VERDICT_ACCEPTED ? EXIT_ACCEPTED : EXIT_NOT_ACCEPTED;
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
                               .fail_fast = given_fail_fast,
                               .complexity =
                                   !given_no_complexity && (given_complexity || (choice == CASES_ALL && !custom)) };
    if (given_budget && parse_duration_ns(given_budget, NS_PER_S / 10, 60 * NS_PER_S, &q.complexity_budget_ns, e) < 0) {
        err_prefix(e, "--complexity-budget");
        return EXIT_USAGE;
    }
    if (isatty(STDERR_FILENO) && !given_json)
        q.progress = show_progress;
    if (judge_submission(s, &q, &r, e) != 0)
        return EXIT_NOT_JUDGED;
    if (q.progress)
        fputs("\r\033[K", stderr);
    report_print(&r, x->language->display);
    report_plot(&r, x->language->display);
    int status = report_status(&r, e);
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
    int status = solution_open(&x, &s, argc == 2 ? argv[0] : NULL, argv[argc - 1], given_language, e);
    if (status == 0)
        status = arg_case || arg_case_file ? with_case(&s, &x, e)
                                           : judge_it(&s, &x, samples ? CASES_SAMPLES : CASES_ALL, NULL, e);
    solution_clear(&x);
    session_close(&s);
    return status;
}

int judge_here(int argc, char **argv, struct err *e)
{
    return run(argc, argv, false, e);
}

static int run_test(int argc, char **argv, struct err *e)
{
    return run(argc, argv, true, e);
}

const struct cmd cmd_judge = {
    "judge",       "[PROBLEM] FILE", "judge a solution against all cases",
    judge_options, judge_here,       "  gavel judge two-sum solution.FILE\n  gavel judge -v --fail-fast solution.py\n"
};
const struct cmd cmd_test = {
    "test",       "[PROBLEM] FILE", "run the samples, or your own input",
    test_options, run_test,         "  gavel test solution.FILE\n  gavel test solution.py --case '[3,2,4]\\n6'\n"
};
