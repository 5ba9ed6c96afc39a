// SPDX-License-Identifier: MIT
/* Numbers from text: whole text or an error that names it; no white space, no sign for unsigned ones. */
#ifndef GAVEL_BASE_PARSE_H
#define GAVEL_BASE_PARSE_H

#include <stdint.h>

#include "base/err.h"

int parse_u64(const char *text, uint64_t min, uint64_t max, uint64_t *out, struct err *e);
int parse_i64(const char *text, int64_t min, int64_t max, int64_t *out, struct err *e);
/* A finite double. */
int parse_double(const char *text, double *out, struct err *e);
/* "1s", "250ms", "1.5s", "10us", "2m", "12h", "90d": nanoseconds. A bare number has no unit and is an error. */
int parse_duration_ns(const char *text, uint64_t min, uint64_t max, uint64_t *out, struct err *e);
/* "64M", "64MiB", "1G", "4096": bytes; K, M, G are powers of 1024. */
int parse_size_bytes(const char *text, uint64_t min, uint64_t max, uint64_t *out, struct err *e);

#endif
