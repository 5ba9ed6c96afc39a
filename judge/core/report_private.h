// SPDX-License-Identifier: MIT
/* What the files of the report share. */
#ifndef GAVEL_JUDGE_CORE_REPORT_PRIVATE_H
#define GAVEL_JUDGE_CORE_REPORT_PRIVATE_H

#include "judge/core/report.h"

/* A new object. */
struct json *report_complexity_json(const struct report_complexity *c);
/* Sets *out, which lives in the arena, unless j is missing or null. */
int report_complexity_read(const struct json *j, struct arena *a, const struct report_complexity **out, struct err *e);

/* Reading a key of an object that is not trusted. Without REPORT_REQUIRED a missing one leaves *out as it is. */
enum { REPORT_REQUIRED = 1, REPORT_PLAIN = 2 /* a text without control characters */ };
struct report_key {
    const struct json *object;
    const char *name;
    int flags;
};
bool report_is_plain(const char *text);
int report_read_text(const struct report_key *k, struct arena *a, const char **out, struct err *e);
int report_read_u64(const struct report_key *k, uint64_t *out, struct err *e);
int report_read_bool(const struct report_key *k, bool *out, struct err *e);

#endif
