// SPDX-License-Identifier: MIT
#ifndef GAVEL_JUDGE_SERVER_DAEMON_H
#define GAVEL_JUDGE_SERVER_DAEMON_H

#include "judge/server/config.h"

/* The whole daemon, in the foreground, until it is stopped. Returns the exit status. */
int daemon_run(const struct config *c);

#endif
