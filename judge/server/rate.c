// SPDX-License-Identifier: MIT
/* Rates of tokens. Tokens are made by operators, so there are few, and a list is enough; should there be more than the
 * list holds, the one that was idle longest is forgotten, which can only be kind to it. */
#include "judge/server/rate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

static struct rate_entry *find(struct rates *t, const char *id)
{
    for (size_t i = 0; i < t->len; i++)
        if (strcmp(t->at[i].id, id) == 0)
            return &t->at[i];
    return NULL;
}

/* One with a stream is kept: its end will be counted. */
static struct rate_entry *idle_longest(struct rates *t)
{
    struct rate_entry *oldest = NULL;
    for (size_t i = 0; i < t->len; i++)
        if (t->at[i].streams == 0 && (!oldest || t->at[i].used_ns < oldest->used_ns))
            oldest = &t->at[i];
    return oldest;
}

static struct rate_entry *entry(struct rates *t, const char *id, uint64_t now_ns)
{
    struct rate_entry *r = find(t, id);
    if (!r && t->len == RATE_TOKENS_MAX)
        r = idle_longest(t);
    else if (!r) {
        if (!t->at && !(t->at = calloc(RATE_TOKENS_MAX, sizeof(*t->at))))
            abort();
        r = &t->at[t->len++];
    }
    if (!r)
        return NULL;
    if (strcmp(r->id, id) != 0) {
        *r = (struct rate_entry){ .left = { -1, -1 } };
        snprintf(r->id, sizeof(r->id), "%s", id);
    }
    r->used_ns = now_ns;
    return r;
}

unsigned rate_take(struct rates *t, const char *id, enum rate_kind kind, int64_t per_minute, int64_t count,
                   uint64_t now_ns)
{
    struct rate_entry *r = entry(t, id, now_ns);
    double size = (double)per_minute * (kind == RATE_READ ? RATE_READ_FACTOR : 1);
    double wanted = (double)count < size ? (double)count : size;
    if (!r || size <= 0)
        return 1;
    double grown = (double)(now_ns - r->at_ns[kind]) / (60.0 * NS_PER_S) * size;
    r->left[kind] = r->left[kind] < 0 || r->left[kind] + grown > size ? size : r->left[kind] + grown;
    r->at_ns[kind] = now_ns;
    if (r->left[kind] < wanted) {
        double wait = ceil((wanted - r->left[kind]) / size * 60);
        return wait < 1 ? 1 : (unsigned)wait;
    }
    r->left[kind] -= wanted;
    return 0;
}

bool rate_stream_begin(struct rates *t, const char *id, uint64_t max, uint64_t now_ns)
{
    struct rate_entry *r = entry(t, id, now_ns);
    if (!r || r->streams >= max)
        return false;
    r->streams++;
    return true;
}

void rate_stream_end(struct rates *t, const char *id)
{
    struct rate_entry *r = find(t, id);
    if (r && r->streams)
        r->streams--;
}

void rates_clear(struct rates *t)
{
    free(t->at);
    *t = (struct rates){ 0 };
}
