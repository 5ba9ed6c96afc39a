// SPDX-License-Identifier: MIT
/* gavel status: what became of a submission to a daemon. */
#include "judge/cli/remote.h"

static const struct opt options[] = {
    { 'j', "json", NULL, &given_json, NULL, "print the report as JSON (docs/report.md)", NULL },
    { 'v', "verbose", NULL, &given_verbose, NULL, "time and memory of every case", NULL },
    { 0 },
};

static int show(const struct remote *r, int argc UNUSED, char **argv, struct err *e)
{
    CLEANUP_JSON struct json *submission = NULL;
    int status = remote_submission(r, argv[0], &submission, e);
    return status == 0 ? outcome_print(submission, e) : status;
}

static int run(int argc, char **argv, struct err *e)
{
    return remote_do_id(show, argc, argv, e);
}

const struct cmd cmd_status = {
    .name = "status",
    .operands = "ID",
    .summary = "show what became of a submission to a daemon",
    .options = options,
    .remote = remote_options,
    .run = run,
};
