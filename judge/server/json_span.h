// SPDX-License-Identifier: MIT
/* Where a value stands in a JSON text that base/json has accepted: for what is passed through byte for byte. All
 * positions are offsets into the text; the text must be known to be valid. */
#ifndef GAVEL_JUDGE_SERVER_JSON_SPAN_H
#define GAVEL_JUDGE_SERVER_JSON_SPAN_H

#include <stdbool.h>
#include <stddef.h>

/* The first character of the document's value. */
size_t json_span_start(const char *text);
/* The value of the object at `object` whose key is written as "key", without escapes. */
bool json_span_member(const char *text, size_t object, const char *key, size_t *at, size_t *len);
/* The first item of the array at `array` (which is not empty), and the one after the item at `item`. */
size_t json_span_first(const char *text, size_t array);
size_t json_span_next(const char *text, size_t item);

#endif
