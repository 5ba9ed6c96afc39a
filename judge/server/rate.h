// SPDX-License-Identifier: MIT
/* What each token used lately: requests a minute (a bucket that refills) and streams that are open. Pure: the caller
 * gives the time. One thread. */
#ifndef GAVEL_JUDGE_SERVER_RATE_H
#define GAVEL_JUDGE_SERVER_RATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RATE_TOKENS_MAX = 4096, RATE_ID_SIZE = 32 };

struct rate_entry {
    char id[RATE_ID_SIZE];
    double left[2]; /* requests, by rate_kind */
    uint64_t at_ns[2];
    unsigned streams;
    uint64_t used_ns;
};

struct rates {
    struct rate_entry *at;
    size_t len;
};

/* Reading is cheap and polled: it may be done ten times as often. */
enum rate_kind { RATE_WRITE, RATE_READ };
enum { RATE_READ_FACTOR = 10 };

/* Takes `count` requests out of the bucket, which holds a minute's worth. 0, or the seconds until it would succeed.
 * More than a bucket holds is taken as a whole bucket. */
unsigned rate_take(struct rates *t, const char *id, enum rate_kind kind, int64_t per_minute, int64_t count,
                   uint64_t now_ns);
bool rate_stream_begin(struct rates *t, const char *id, uint64_t max, uint64_t now_ns);
void rate_stream_end(struct rates *t, const char *id);
void rates_clear(struct rates *t);

#endif
