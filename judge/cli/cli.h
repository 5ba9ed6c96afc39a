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
    const char *examples; /* lines for --help, or NULL */
};
extern const struct cmd cmd_judge, cmd_test, cmd_submit, cmd_start, cmd_problems, cmd_show, cmd_languages, cmd_verify,
    cmd_doctor, cmd_policy, cmd_selftest;

/* Options that every verb takes. */
extern const char *global_problems, *global_runners, *global_host;
extern bool global_weak, global_fresh;

/* A session with the global options. */
int cli_session(struct session *s, struct err *e);
/* How to write to stdout: colour only on a terminal, and not with NO_COLOR. */
struct paint cli_paint(void);

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
void render_report(const struct report *r, const struct language *l, bool verbose, const struct paint *p,
                   struct str *out);
void render_complexity(const struct report_complexity *c, const struct paint *p, struct str *out);

#endif
