// SPDX-License-Identifier: MIT
/* JSON envelopes (reports, API bodies), through cJSON behind a strict scanner: RFC 8259 and UTF-8 exact, no duplicate
 * keys, no \u0000, size and depth capped, case-sensitive getters. Never for problem values: cJSON keeps every number as
 * a double. */
#ifndef GAVEL_BASE_JSON_H
#define GAVEL_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct json; /* a value; children belong to their parent */

enum { JSON_DEPTH_MAX = 32 };

/* Parses exactly one value of at most `max` bytes. The error says line:column. The caller frees with json_free. */
struct json *json_parse(const char *text, size_t len, size_t max, struct err *e);
void json_free(struct json *j);
void json_freep(struct json **j);
#define CLEANUP_JSON CLEANUP(json_freep)

/* Building. A put hands the child over; invalid UTF-8 and NUL in a text become U+FFFD. */
struct json *json_object(void);
struct json *json_array(void);
void json_put(struct json *object, const char *key, struct json *child);
void json_put_text(struct json *object, const char *key, const char *text); /* NULL: null */
void json_put_textn(struct json *object, const char *key, const char *text, size_t len);
void json_put_u64(struct json *object, const char *key, uint64_t number); /* exact, all 64 bits */
void json_put_i64(struct json *object, const char *key, int64_t number);
void json_put_double(struct json *object, const char *key, double number); /* not finite: null */
void json_put_bool(struct json *object, const char *key, bool value);
void json_put_null(struct json *object, const char *key);
/* A text that is known to be one valid JSON value; it comes out byte for byte. */
void json_put_raw(struct json *object, const char *key, const char *text);
void json_remove(struct json *object, const char *key); /* no such key: nothing */
void json_push(struct json *array, struct json *child);
void json_push_text(struct json *array, const char *text);
void json_push_raw(struct json *array, const char *text);
/* Appends the text; pretty: two-space indentation and a final newline. */
void json_write(const struct json *j, bool pretty, struct str *out);

/* Reading. NULL where there is no such key. */
const struct json *json_get(const struct json *object, const char *key);
bool json_is_object(const struct json *j);
bool json_is_array(const struct json *j);
bool json_is_null(const struct json *j);
/* NULL when it is not a string. */
const char *json_text(const struct json *j);
/* 0, or -1 when it is not written as an integer (no point, no exponent) within [min, max]. */
int json_i64(const struct json *j, int64_t min, int64_t max, int64_t *out);
/* 0, or -1 when it is no number that a double holds (rounded). */
int json_double(const struct json *j, double *out);
int json_bool(const struct json *j, bool *out);
/* Iterating over an array's elements or an object's members: first, next; the key of a member. */
const struct json *json_first(const struct json *j);
const struct json *json_next(const struct json *j);
const char *json_key(const struct json *j);
size_t json_count(const struct json *j);

#endif
