// SPDX-License-Identifier: MIT
/* Typed values in the text form of LeetCode's console: [2,7,11,15]  9  "abc"  [1,null,2,3]. Exact: 64-bit integers
 * survive, doubles round-trip (shortest text that reads back equal). Text is untrusted: sizes and depth are capped. */
#ifndef GAVEL_JUDGE_CORE_VALUE_H
#define GAVEL_JUDGE_CORE_VALUE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "judge/core/type.h"

/* Lists, trees and graphs are held in their text shape: items, where an absent tree child is a VALUE_NULL item. */
enum value_kind { VALUE_NULL, VALUE_INT, VALUE_DOUBLE, VALUE_BOOL, VALUE_STRING, VALUE_ITEMS };

struct value {
    enum value_kind kind;
    union {
        int64_t integer; /* int, long */
        double number;
        bool truth;
        struct {
            const char *text;
            size_t len;
        } string; /* string, char: UTF-8, may hold NUL bytes */
        struct {
            const struct value *at;
            size_t len;
        } items;
    };
};

/* Parses exactly one value of the type from text[0..len), white space around tokens allowed. `where` names the text in
 * errors, e.g. "nums" or "answer": 'nums:1:14: 2147483648 does not fit an int'. 0, or -1. Lives in the arena. */
int value_parse(const char *text, size_t len, const struct type *t, const char *where, struct arena *a,
                struct value *out, struct err *e);
/* The same for the next value of several in one text (one a line: LeetCode's console form, the frames of a driver).
 * Reads at *offset and leaves it behind the value and the white space after it. */
int value_parse_next(const char *text, size_t len, size_t *offset, const struct type *t, const char *where,
                     struct arena *a, struct value *out, struct err *e);
/* Appends the canonical text: no spaces, lower-case \u escapes for control characters, other UTF-8 as it is. */
void value_write(const struct value *v, const struct type *t, struct str *out);
/* Equal exactly: doubles by ==, or both NaN. */
bool value_equal(const struct value *a, const struct value *b, const struct type *t);
/* A total order, for unordered comparison: by kind, then content, items lexicographically. */
int value_order(const struct value *a, const struct value *b);

#endif
