// SPDX-License-Identifier: MIT
/* What a worker gives up beside its uid: one that was taken over must find nothing to do but run programs in cells. */
#ifndef GAVEL_JUDGE_SERVER_CONFINE_H
#define GAVEL_JUDGE_SERVER_CONFINE_H

#include "base/err.h"

/* Both for good, and with no new privileges (prctl) only. */
/* Of the file system only these: what is below `reading` (NULL-terminated) is read, what is below `writing` written
 * too. By the kernel's Landlock, where it has it. For this thread and those that it makes from now on. */
int confine_files(const char *const *reading, const char *writing, struct err *e);
/* No sockets, no programs, no processes, no threads, no signals, no tracing. For all threads that are there. */
int confine_calls(struct err *e);

#endif
