// SPDX-License-Identifier: MIT
/* Profiles as text, one "key value" a line: how a client hands them to the helper it starts, and how an operator's
 * root-owned file looks. Private to sandbox/. */
#ifndef GAVEL_SANDBOX_PROFILES_H
#define GAVEL_SANDBOX_PROFILES_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "sandbox/sandbox.h"

/* Appends the text of len profiles. A path with a line feed is an error. */
int profiles_write(const struct sandbox_profile *profiles, size_t len, struct str *out, struct err *e);
/* Reads what profiles_write wrote; everything lives in the arena. At most SANDBOX_PROFILES_MAX. */
int profiles_read(const char *text, struct arena *a, struct sandbox_profile **profiles, size_t *len, struct err *e);

#endif
