// SPDX-License-Identifier: MIT
/* UTF-8, exactly as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef GAVEL_BASE_UTF8_H
#define GAVEL_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The bytes (1 to 4) of the character at the start of text[0..len), or 0 when there is none or it is not well-formed.
 */
size_t utf8_length(const void *text, size_t len);
bool utf8_valid(const void *text, size_t len);
/* Appends text with each byte that belongs to no well-formed character shown as U+FFFD. */
void utf8_clean(const void *text, size_t len, struct str *out);
/* Appends the character of that number; what is not a Unicode scalar becomes U+FFFD. */
void utf8_add(uint32_t scalar, struct str *out);

#endif
