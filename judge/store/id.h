// SPDX-License-Identifier: MIT
/* Random bits as text, inside of judge/store: ids and the secrets of tokens. */
#ifndef GAVEL_JUDGE_STORE_ID_H
#define GAVEL_JUDGE_STORE_ID_H

#include <stddef.h>
#include <stdint.h>

#include "judge/store/store.h"

void id_random(unsigned char *bytes, size_t len); /* at most 256, which the kernel gives whole */
/* The first 5 * digits bits as lower-case base32, and a NUL. Texts sort as the bits do. */
void id_base32(const unsigned char *bits, size_t digits, char *out);
/* The first id that could have been made at that time. */
void id_at(int64_t ms, char id[STORE_ID_SIZE]);

#endif
