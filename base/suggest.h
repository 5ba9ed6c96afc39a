// SPDX-License-Identifier: MIT
/* "did you mean": the nearest of some names by edit distance. */
#ifndef GAVEL_BASE_SUGGEST_H
#define GAVEL_BASE_SUGGEST_H

#include <stddef.h>

/* The nearest of names[0..count) to `name`, when it is near enough to be a slip of the fingers; else NULL.
 * Points into names. Names longer than 64 bytes never match. */
const char *suggest(const char *name, const char *const *names, size_t count);

#endif
