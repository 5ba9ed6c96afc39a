// SPDX-License-Identifier: MIT
/* The strict scanner in front of cJSON (base/json.c is its only user): what passes here is RFC 8259 to the letter. */
#ifndef GAVEL_BASE_JSON_SCAN_H
#define GAVEL_BASE_JSON_SCAN_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

struct json_number {
    size_t at, len; /* bytes of the text */
};

struct json_key {
    size_t object;     /* its object's number */
    size_t at;         /* where it stands in the text */
    size_t start, len; /* its decoded bytes in json_scan.decoded */
};

/* What a scan leaves behind: numbers in the order of the text (cJSON would round them), and the keys. */
struct json_scan {
    struct json_number *numbers;
    size_t numbers_len, numbers_cap;
    struct json_key *keys;
    size_t keys_len, keys_cap;
    struct str decoded;
    size_t objects;
};

/* Checks that text[0..len) is exactly one JSON value. -1 with "line:column: reason". The caller frees with
 * json_scan_clear in both cases. */
int json_scan(const char *text, size_t len, size_t depth_max, struct json_scan *s, struct err *e);
void json_scan_clear(struct json_scan *s);

#endif
