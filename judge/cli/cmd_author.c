// SPDX-License-Identifier: MIT
/* gavel start and verify: the beginning of a solution, and the proof of a problem. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/file.h"
#include "base/suggest.h"
#include "judge/cli/cli.h"
#include "judge/run/verify.h"

static const char *arg_language, *arg_output;
static const struct opt start_options[] = {
    { 'l', "lang", &arg_language, NULL, "NAME", "the language", NULL },
    { 'o', "output", &arg_output, NULL, "FILE", "where to write it (default: PROBLEM.ENDING)", NULL },
    { 0 },
};

static int write_new(const char *path, const struct str *text, struct err *e)
{
    CLEANUP_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0)
        return errno == EEXIST ? err_set(e, "%.300s is there already; nothing was written", path)
                               : err_sys(e, "%.300s", path);
    return fd_write_full(fd, str_text(text), text->len) < 0 ? err_sys(e, "%.300s", path) : 0;
}

static int write_starter(const struct session *s, const struct problem *p, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(1 << 20);
    char path[512];
    const struct language *l = languages_find(s->languages, arg_language);
    if (!l) {
        err_set(e, "unknown language \"%.60s\" (gavel languages lists them)", arg_language);
        return EXIT_USAGE;
    }
    struct language_starter starter = { p->slug, p->title, p->statement, &p->signature };
    if (!l->templates) {
        *e = l->why;
        return EXIT_NOT_JUDGED;
    }
    if (language_starter(l, &starter, &text, e) < 0)
        return EXIT_NOT_JUDGED;
    snprintf(path, sizeof(path), "%s.%s", p->slug, l->extensions[0]);
    const char *target = arg_output ? arg_output : path;
    if (write_new(target, &text, e) < 0)
        return EXIT_USAGE;
    printf("wrote %s; next: edit it, then `gavel test %s`\n", target, target);
    return 0;
}

static int run_start(int argc, char **argv, struct err *e)
{
    struct session s;
    struct problem p;
    if (argc != 1 || !arg_language) {
        err_set(e, argc != 1 ? "name one problem" : "--lang is needed (gavel languages lists them)");
        return EXIT_USAGE;
    }
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    int status = EXIT_USAGE;
    if (problem_load(&p, s.problems, argv[0], e) == 0) {
        status = write_starter(&s, &p, e);
        problem_clear(&p);
    }
    session_close(&s);
    return status;
}

static bool no_complexity;
static const struct opt verify_options[] = {
    { 0, "no-complexity", NULL, &no_complexity, NULL, "only verdicts: do not measure how the solutions grow", NULL },
    { 0 },
};

static void print_row(void *context, const struct verify_row *r)
{
    printf("  %-4s %-52s", r->not_offered ? "-" : r->good ? "ok" : "BAD", r->solution);
    if (r->about_problem)
        printf(" %s\n", r->detail);
    else if (r->not_offered)
        printf(" not judged: %s\n", r->detail);
    else if (r->good)
        printf(" %s %s%s%s\n", verdict_short(r->got), r->detail, *r->detail && *r->complexity ? "  " : "",
               r->complexity);
    else if (r->got == r->wanted)
        printf(" %s, but %s\n", verdict_name(r->got), r->complexity);
    else
        printf(" %s instead of %s: %s\n", verdict_name(r->got), verdict_name(r->wanted), r->detail);
    fflush(stdout);
    (void)context;
}

static int verify_one(struct session *s, const char *slug, size_t *skipped, struct err *e)
{
    struct problem p;
    printf("%s\n", slug);
    if (problem_load(&p, s->problems, slug, e) < 0) {
        printf("  BAD  %s\n", e->text);
        return 1;
    }
    const struct verify_options options = { print_row, NULL, !no_complexity };
    int bad = verify_problem(s, &p, &options, skipped, e);
    if (bad < 0)
        printf("  BAD  %s\n", e->text);
    problem_clear(&p);
    return bad != 0;
}

static int run_verify(int argc, char **argv, struct err *e)
{
    struct session s;
    char **slugs = NULL;
    size_t skipped = 0, bad = 0;
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    if (argc == 0 && problem_list(s.problems, &slugs, e) < 0) {
        session_close(&s);
        return EXIT_NOT_JUDGED;
    }
    char **list = argc ? argv : slugs;
    for (int i = 0; argc ? i < argc : list[i] != NULL; i++)
        bad += (size_t)verify_one(&s, list[i], &skipped, e);
    if (skipped)
        printf("%zu solutions were not judged: their language is not offered here\n", skipped);
    file_names_free(slugs);
    session_close(&s);
    return bad ? EXIT_NOT_ACCEPTED : EXIT_ACCEPTED;
}

const struct cmd cmd_start = { "start",
                               "PROBLEM --lang NAME",
                               "write a file to begin with",
                               start_options,
                               run_start,
                               "  gavel start two-sum --lang NAME\n" };
const struct cmd cmd_verify = {
    "verify",       "[PROBLEM...]", "prove problems: every solution gets its folder's verdict",
    verify_options, run_verify,     "  gavel verify two-sum\n"
};
