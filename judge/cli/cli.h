// SPDX-License-Identifier: MIT
/* What the verbs of gavel share. One verb is one cmd_*.c, ending in its struct cmd. */
#ifndef GAVEL_JUDGE_CLI_CLI_H
#define GAVEL_JUDGE_CLI_CLI_H

#include "base/opt.h"
#include "judge/cli/render/paint.h"
#include "judge/core/problem.h"
#include "judge/core/report.h"
#include "judge/run/session.h"

/* Exit statuses. */
enum { EXIT_ACCEPTED = 0, EXIT_NOT_ACCEPTED = 1, EXIT_USAGE = 2, EXIT_NOT_JUDGED = 3 };

struct cmd {
    const char *name, *operands, *summary;
    const struct opt *options;
    /* argv[0..argc): the operands. Returns the exit status; on EXIT_USAGE and EXIT_NOT_JUDGED *e says why. */
    int (*run)(int argc, char **argv, struct err *e);
    const char *examples;     /* lines for --help, or NULL */
    const struct opt *remote; /* remote_options for a verb that speaks to a daemon, else NULL */
};
extern const struct cmd cmd_judge, cmd_test, cmd_submit, cmd_status, cmd_watch, cmd_history, cmd_run, cmd_start,
    cmd_problems, cmd_show, cmd_languages, cmd_verify, cmd_doctor, cmd_policy, cmd_selftest, cmd_token;

/* Options that every verb takes. */
extern const char *global_problems, *global_runners, *global_host;
extern bool global_weak, global_fresh, global_qemu;

/* A session with the global options. */
int cli_session(struct session *s, struct err *e);
/* How to write to stdout: colour only on a terminal, and not with NO_COLOR. */
struct paint cli_paint(void);
/* Appends a time, given in milliseconds since 1970: "2026-01-02 03:04:05Z". */
void cli_time(struct str *out, int64_t ms);

/* The rows of options that judging verbs share, and what they were given. */
#define COMMON_OPTIONS                                                                                    \
    { 'l', "lang", &given_language, NULL, "NAME", "the language (default: by the file's ending)", NULL }, \
        { 'j', "json", NULL, &given_json, NULL, "print the report as JSON (docs/report.md)", NULL },      \
        { 'v', "verbose", NULL, &given_verbose, NULL, "time and memory of every case", NULL },            \
    {                                                                                                     \
        0, "fail-fast", NULL, &given_fail_fast, NULL, "stop at the first case that fails", NULL           \
    }
#define JUDGE_OPTIONS                                                                                               \
    COMMON_OPTIONS,                                                                                                 \
        { 0, "complexity", NULL, &given_complexity, NULL, "measure how time and memory grow (the default)", NULL }, \
        { 0, "no-complexity", NULL, &given_no_complexity, NULL, "do not measure it: saves some 2 s", NULL },        \
        { 0, "plot", &given_plot, NULL, "FILE.svg", "draw what was measured", NULL },                               \
    {                                                                                                               \
        0, "complexity-budget", &given_budget, NULL, "TIME", "the CPU time to measure with (default: 3s)", NULL     \
    }
extern const char *given_language, *given_plot, *given_budget;
extern bool given_json, given_verbose, given_fail_fast, given_complexity, given_no_complexity;
/* Judges argv's solution against all cases, on this machine. */
int judge_here(int argc, char **argv, struct err *e);
/* Prints a report; `display` is the language for people. */
void report_print(const struct report *r, const char *display);
/* Writes the picture that --plot asks for; says on stderr why there is none. */
void report_plot(const struct report *r, const char *display);
/* The exit status that a report's verdict has; *e says why for EXIT_NOT_JUDGED. */
int report_status(const struct report *r, struct err *e);

/* Reads a source: a regular file with text in it, of at most SOURCE_BYTES_MAX. The exit status of an error, or 0. */
int source_read(const char *path, struct str *source, struct err *e);

/* The name of a source's language for a daemon: --lang, else by the file's ending as this machine's runners say. The
 * exit status of an error, or 0. */
int language_name(const char *path, struct str *name, struct err *e);

/* A solution: its text, its language, its problem. */
struct solution {
    struct str source;
    const struct language *language;
    struct problem problem;
};
/* Reads it. slug: NULL: the file's first lines name it. language: NULL: by the file's ending. The exit status of an
 * error, or 0. Clear it in every case. */
int solution_open(struct solution *x, struct session *s, const char *slug, const char *path, const char *language,
                  struct err *e);
void solution_clear(struct solution *x);

/* Appends the report for a person. */
void render_report(const struct report *r, const char *language, bool verbose, const struct paint *p, struct str *out);
void render_complexity(const struct report_complexity *c, const struct paint *p, struct str *out);

#endif
