// SPDX-License-Identifier: MIT
/* An arena: a chain of blocks, freed together. Owns the maximum, which is the only answer it gives; the host being out
 * of memory aborts. Large objects get a block of their own so that they do not waste what is left of the current one.
 * Under AddressSanitizer every object has its own block: an overrun is then found instead of hitting a neighbour. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The first block is small: thousands of arenas that hold a request's few hundred bytes live at a time. */
enum { ALIGNMENT = 16, FIRST_BYTES = 8 * 1024, BLOCK_BYTES = 64 * 1024, LARGE_BYTES = 8 * 1024 };
static const size_t DEFAULT_MAX = (size_t)1 << 30;

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(ALIGNMENT) unsigned char bytes[];
};

static struct arena_block *block_new(size_t size)
{
    struct arena_block *b = calloc(1, sizeof(*b) + size);
    if (!b)
        abort();
    b->size = size;
    return b;
}

static bool own_block(size_t size)
{
#ifdef __SANITIZE_ADDRESS__
    (void)size;
    return true;
#else
    return size > LARGE_BYTES;
#endif
}

static void *from_own_block(struct arena *a, size_t size)
{
    struct arena_block *b = block_new(size);
    b->used = size;
    if (a->head) { /* behind the head, whose rest stays in use */
        b->next = a->head->next;
        a->head->next = b;
    } else {
        a->head = b;
    }
    return b->bytes;
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t max = a->max ? a->max : DEFAULT_MAX;
    if (size > max || a->used > max - size)
        return NULL;
    size_t padded = size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    /* What is counted is what is taken, so that a million empty objects are not free. */
    a->used += padded;
    if (own_block(size))
        return from_own_block(a, size == 0 ? 1 : size);
    if (!a->head || a->head->size - a->head->used < padded) {
        struct arena_block *b = block_new(a->used <= FIRST_BYTES ? FIRST_BYTES : BLOCK_BYTES);
        b->next = a->head;
        a->head = b;
    }
    void *p = a->head->bytes + a->head->used;
    a->head->used += padded;
    return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        return NULL;
    return arena_alloc(a, bytes);
}

char *arena_strn(struct arena *a, const char *text, size_t len)
{
    if (len == SIZE_MAX)
        return NULL;
    char *copy = arena_alloc(a, len + 1);
    if (copy && len > 0)
        memcpy(copy, text, len);
    return copy;
}

char *arena_strdup(struct arena *a, const char *text)
{
    return arena_strn(a, text, strlen(text));
}

void arena_clear(struct arena *a)
{
    struct arena_block *b = a->head;
    while (b) {
        struct arena_block *next = b->next;
        free(b);
        b = next;
    }
    *a = ARENA(a->max);
}
