// SPDX-License-Identifier: MIT
/* Memory that is freed all at once: one arena a job. Out of memory aborts; over the arena's own maximum is an
 * answer. */
#ifndef GAVEL_BASE_ARENA_H
#define GAVEL_BASE_ARENA_H

#include <stddef.h>

struct arena_block;
struct arena {
    struct arena_block *head;
    size_t used, max; /* bytes; max 0 = 1 GiB */
};

#define ARENA(limit) ((struct arena){ .max = (limit) })

/* Zeroed, 16-byte aligned; NULL when it would pass the maximum. Lives until arena_clear. */
void *arena_alloc(struct arena *a, size_t size);
/* count * size with the overflow checked; NULL as above. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* A NUL-terminated copy of len bytes; NULL as above. */
char *arena_strn(struct arena *a, const char *text, size_t len);
char *arena_strdup(struct arena *a, const char *text);
void arena_clear(struct arena *a);

#endif
