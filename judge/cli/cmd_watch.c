// SPDX-License-Identifier: MIT
/* gavel watch: a submission to a daemon, from where it is to its end. */
#include "judge/cli/remote.h"

static const struct opt options[] = {
    { 'j', "json", NULL, &given_json, NULL, "print the report as JSON (docs/report.md)", NULL },
    { 'v', "verbose", NULL, &given_verbose, NULL, "time and memory of every case", NULL },
    { 0 },
};

static int follow(const struct remote *r, int argc UNUSED, char **argv, struct err *e)
{
    return remote_wait(r, argv[0], true, e);
}

static int run(int argc, char **argv, struct err *e)
{
    return remote_do_id(follow, argc, argv, e);
}

const struct cmd cmd_watch = {
    .name = "watch",
    .operands = "ID",
    .summary = "follow a submission to a daemon until it is judged",
    .options = options,
    .remote = remote_options,
    .run = run,
};
