// SPDX-License-Identifier: MIT
/* gavel-sandbox: the sandbox for a person's hand. `gavel-sandbox run --cpu 1s --memory 256M -- PROGRAM ARGS…` */
#include <stdio.h>
#include <string.h>

#include "sandbox/cli/cli.h"

static void usage(FILE *out)
{
    fputs("usage: gavel-sandbox run [OPTIONS] -- PROGRAM [ARGS…]\n"
          "       gavel-sandbox run --help\n\n"
          "Runs a program in a sandbox under limits and says how it ended.\n",
          out);
}

int main(int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "run") == 0)
        return command_run(argc - 1, argv + 1);
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        usage(stdout);
        return 0;
    }
    if (argc < 2)
        usage(stderr);
    else
        fprintf(stderr, "gavel-sandbox: unknown command \"%s\" (there is: run)\n", argv[1]);
    return 2;
}
