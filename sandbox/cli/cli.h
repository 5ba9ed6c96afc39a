// SPDX-License-Identifier: MIT
#ifndef GAVEL_SANDBOX_CLI_CLI_H
#define GAVEL_SANDBOX_CLI_CLI_H

/* The exit status: 0 the program ended by itself with 0, 1 otherwise, 2 usage, 3 the sandbox failed. */
int command_run(int argc, char **argv);

#endif
