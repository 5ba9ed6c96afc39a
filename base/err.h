// SPDX-License-Identifier: MIT
/* Errors: -1 and a text for a person. Plain data, no heap, so that one crosses a pipe in one atomic write.
 * 0 = done, positive = an answer that the function documents, -1 = *e says what went wrong. Library code never logs. */
#ifndef GAVEL_BASE_ERR_H
#define GAVEL_BASE_ERR_H

#include "base/attr.h"

struct err {
    int sys; /* the errno behind it, or 0 */
    char text[508];
};

/* Fills *e (NULL is allowed: the text is dropped). Always returns -1. The text is cut at its size, never overrun. */
int err_set(struct err *e, const char *fmt, ...) PRINTF(2, 3);
/* The same, with ": " and the text of errno behind it; e->sys is that errno. Always returns -1. */
int err_sys(struct err *e, const char *fmt, ...) PRINTF(2, 3);
/* Puts "WHERE: " before what *e already says. Always returns -1. */
int err_prefix(struct err *e, const char *fmt, ...) PRINTF(2, 3);

#endif
