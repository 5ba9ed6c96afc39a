// SPDX-License-Identifier: MIT
/* A growing byte string with a hard maximum and a sticky failure: add freely, check `failed` once at the end.
 * Invariants: len <= max; data is NULL or has len + 1 bytes with a NUL behind the last. Out of memory aborts. */
#ifndef GAVEL_BASE_STR_H
#define GAVEL_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

struct str {
    char *data;
    size_t len, cap, max;
    bool failed; /* something did not fit below max; what fitted before it is still there */
};

#define STR(limit) ((struct str){ .max = (limit) })

void str_add(struct str *s, const char *text);
void str_addn(struct str *s, const void *bytes, size_t len);
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...) PRINTF(2, 3);
/* Room for at most len more bytes behind the text, to be written in place; then str_took says how many were. NULL when
 * they might not fit below max; the string has not failed by that. For what is written by the million. */
char *str_room(struct str *s, size_t len);
void str_took(struct str *s, size_t len);
/* Cuts to len bytes (no more than there are) and forgets a failure. */
void str_truncate(struct str *s, size_t len);
/* The text, NUL-terminated; "" when nothing was added. Lives until s changes. */
const char *str_text(const struct str *s);
/* Frees; s is empty again with the same maximum. */
void str_clear(struct str *s);

#endif
