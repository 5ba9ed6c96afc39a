// SPDX-License-Identifier: MIT
/* SHA-256 through libcrypto's EVP: the only file that includes it. A digest cannot fail for a reason that a caller
 * could do anything about (memory, a libcrypto without SHA-256), so that aborts. Must never grow a second way to frame
 * parts: keys made by different rules could collide. */
#include "base/hash.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

/* struct hash is never defined: a running digest is libcrypto's context, seen only here. */
static EVP_MD_CTX *context(struct hash *h)
{
    return (EVP_MD_CTX *)(void *)h;
}

static void must(int done)
{
    if (done != 1)
        abort();
}

static void add_raw(struct hash *h, const void *bytes, size_t size)
{
    must(EVP_DigestUpdate(context(h), bytes, size));
}

struct hash *hash_new(void)
{
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    must(c != NULL);
    must(EVP_DigestInit_ex(c, EVP_sha256(), NULL));
    return (struct hash *)(void *)c;
}

void hash_add(struct hash *h, const void *bytes, size_t size)
{
    unsigned char length[8]; /* little-endian on every machine: keys may be shared */
    for (size_t i = 0; i < sizeof(length); i++)
        length[i] = (unsigned char)((uint64_t)size >> (8 * i));
    add_raw(h, length, sizeof(length));
    add_raw(h, bytes, size);
}

void hash_add_text(struct hash *h, const char *text)
{
    hash_add(h, text, strlen(text));
}

static void to_hex(const unsigned char *digest, size_t size, char hex[HASH_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    must(size == (HASH_HEX_SIZE - 1) / 2);
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[HASH_HEX_SIZE - 1] = '\0';
}

void hash_end(struct hash *h, char hex[HASH_HEX_SIZE])
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    must(EVP_DigestFinal_ex(context(h), digest, &size));
    to_hex(digest, size, hex);
    hash_free(h);
}

void hash_hmac(const void *key, size_t key_size, const void *bytes, size_t size, char hex[HASH_HEX_SIZE])
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    size_t len = 0;
    must(EVP_Q_mac(NULL, "HMAC", NULL, "SHA256", NULL, key, key_size, bytes, size, digest, sizeof(digest), &len) !=
         NULL);
    to_hex(digest, len, hex);
}

void hash_free(struct hash *h)
{
    EVP_MD_CTX_free(context(h));
}

void hash_bytes(const void *bytes, size_t size, char hex[HASH_HEX_SIZE])
{
    struct hash *h = hash_new();
    add_raw(h, bytes, size);
    hash_end(h, hex);
}
