// SPDX-License-Identifier: MIT
/* Numbers that no two processes of this host may have at the same time, as ranges of uids. */
#ifndef GAVEL_BASE_CLAIM_H
#define GAVEL_BASE_CLAIM_H

#include "base/err.h"

/* Claims the first number below `count` that nobody holds under this name. It is held as long as *lock, a close-on-exec
 * descriptor of the caller's, is open anywhere: freed by the kernel however its holder ends. */
int claim_number(const char *name, unsigned count, unsigned *number, int *lock, struct err *e);

#endif
