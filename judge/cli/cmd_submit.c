// SPDX-License-Identifier: MIT
/* gavel submit: the same as judge, on this machine; or on a daemon's when one is named. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "judge/cli/remote.h"
#include "judge/run/compile.h"

static bool arg_no_wait;
static const struct opt submit_options[] = {
    JUDGE_OPTIONS,
    { 0, "no-wait", NULL, &arg_no_wait, NULL, "print the submission's id and leave (with a daemon)", NULL },
    { 0 },
};

/* The daemon has the problems; which of them it is, the command or the file's first lines say. */
static int describe(struct json *body, const char *slug, const char *path, const struct str *source, struct err *e)
{
    CLEANUP(str_clear) struct str language = STR(256);
    struct arena a = ARENA(4096);
    int status = EXIT_USAGE;
    if (!slug)
        slug = language_slug_of(str_text(source), source->len, &a);
    if (!slug)
        err_set(e, "%.200s names no problem: give it, or write \"gavel: SLUG\" into its first comment", path);
    else
        status = language_name(path, &language, e);
    if (status == 0) {
        json_put_text(body, "problem", slug);
        json_put_text(body, "language", str_text(&language));
    }
    arena_clear(&a);
    return status;
}

static int make_body(struct json *body, int argc, char **argv, struct err *e)
{
    CLEANUP(str_clear) struct str source = STR(SOURCE_BYTES_MAX);
    const char *path = argv[argc - 1];
    int status = source_read(path, &source, e);
    if (status == 0)
        status = describe(body, argc == 2 ? argv[0] : NULL, path, &source, e);
    if (status != 0)
        return status;
    json_put_textn(body, "source", str_text(&source), source.len);
    json_put_text(body, "mode", "submit");
    if (given_fail_fast)
        json_put_bool(body, "fail_fast", true);
    json_put_bool(body, "complexity", !given_no_complexity);
    return 0;
}

static int submit_there(const struct remote *r, int argc, char **argv, struct err *e)
{
    CLEANUP_JSON struct json *body = json_object(), *taken = NULL;
    int status = make_body(body, argc, argv, e);
    if (status == 0)
        status = remote_call(r, "POST", "/v1/submissions", body, &taken, e);
    if (status != 0)
        return status;
    const char *id = remote_id(taken, e);
    if (!id)
        return EXIT_NOT_JUDGED;
    if (arg_no_wait) {
        CLEANUP(str_clear) struct str safe = STR(1024);
        remote_safe(&safe, id);
        printf("%s\n", str_text(&safe));
        return 0;
    }
    return remote_wait(r, id, false, e);
}

static int run_submit(int argc, char **argv, struct err *e)
{
    if (argc < 1 || argc > 2) {
        err_set(e, argc < 1 ? "name a file" : "too many operands");
        return EXIT_USAGE;
    }
    if (!remote_is_set())
        return judge_here(argc, argv, e);
    if (given_budget) {
        err_set(e, "--complexity-budget is for judging here; a daemon has its own");
        return EXIT_USAGE;
    }
    return remote_do(submit_there, argc, argv, e);
}

const struct cmd cmd_submit = {
    .name = "submit",
    .operands = "[PROBLEM] FILE",
    .summary = "judge a solution against all cases: by a daemon if one is named, else here",
    .options = submit_options,
    .remote = remote_options,
    .run = run_submit,
    .examples = "  gavel submit two-sum solution.FILE\n"
                "  GAVEL_SERVER=http://127.0.0.1:8080 gavel submit two-sum solution.FILE\n",
};
