// SPDX-License-Identifier: MIT
/* SHA-256 (libcrypto): cache keys, problem versions, signatures. Users choose the content, so a hash that can be made
 * to collide would let them poison a cache. */
#ifndef GAVEL_BASE_HASH_H
#define GAVEL_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_HEX_SIZE 65

struct hash; /* one running digest */
struct hash *hash_new(void);
/* Adds the length first, then the bytes, so that ("ab","c") and ("a","bc") differ. */
void hash_add(struct hash *h, const void *bytes, size_t size);
void hash_add_text(struct hash *h, const char *text);
/* Writes 64 hex digits and a NUL, and frees h. */
void hash_end(struct hash *h, char hex[HASH_HEX_SIZE]);
void hash_free(struct hash *h);
/* HMAC-SHA-256 (RFC 2104) of the bytes. */
void hash_hmac(const void *key, size_t key_size, const void *bytes, size_t size, char hex[HASH_HEX_SIZE]);
/* Plain SHA-256 of the bytes (no length added). */
void hash_bytes(const void *bytes, size_t size, char hex[HASH_HEX_SIZE]);

#endif
