// SPDX-License-Identifier: MIT
/* One option table makes the parser (getopt_long) and the --help text. */
#ifndef GAVEL_BASE_OPT_H
#define GAVEL_BASE_OPT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"

struct opt {
    char letter;        /* 0: only a long name */
    const char *name;   /* NULL ends the table */
    const char **value; /* where an argument goes, or NULL */
    bool *flag;         /* set true, or NULL */
    const char *arg;    /* the argument's name in --help; NULL for a flag */
    const char *help;
    const char ***values; /* for an option that may be given several times: a NULL-terminated vector, which lives as
                           * long as the program; else NULL */
};

/* Parses argv[1..argc); options and operands may be mixed, "--" ends the options. Returns the index of the first
 * operand (argv is permuted), or -1 with a one-line error that names the option (with "did you mean"). `--help` sets
 * *help. */
int opt_parse(const struct opt *table, int argc, char **argv, bool *help, struct err *e);
/* The options of the table, a line each. */
void opt_help(const struct opt *table, FILE *out);

#endif
