// SPDX-License-Identifier: MIT
/* gavel status: what became of a submission to a daemon. */
#include "judge/cli/remote.h"

static const struct opt options[] = {
    { 'j', "json", NULL, &given_json, NULL, "print the report as JSON (docs/report.md)", NULL },
    { 'v', "verbose", NULL, &given_verbose, NULL, "time and memory of every case", NULL },
    { 0 },
};

static int run(int argc, char **argv, struct err *e)
{
    CLEANUP_JSON struct json *submission = NULL;
    struct remote r;
    if (argc != 1) {
        err_set(e, "name one submission's id");
        return EXIT_USAGE;
    }
    int status = remote_open(&r, e);
    if (status == 0)
        status = remote_submission(&r, argv[0], &submission, e);
    if (status == 0)
        status = outcome_print(submission, e);
    remote_clear(&r);
    return status;
}

const struct cmd cmd_status = {
    .name = "status",
    .operands = "ID",
    .summary = "show what became of a submission to a daemon",
    .options = options,
    .remote = remote_options,
    .run = run,
};
