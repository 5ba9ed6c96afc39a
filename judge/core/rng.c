// SPDX-License-Identifier: MIT
/* xoshiro256** and what is drawn from it. Only 64-bit integer arithmetic: no floating point, no library's generator. */
#include "judge/core/rng.h"

static uint64_t rotate(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

void rng_seed(struct rng *r, uint64_t seed)
{
    for (int i = 0; i < 4; i++) {
        uint64_t z = seed += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        r->state[i] = z ^ (z >> 31);
    }
}

uint64_t rng_next(struct rng *r)
{
    uint64_t *s = r->state, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint64_t rng_below(struct rng *r, uint64_t n)
{
    if (n == 0)
        return rng_next(r);
    unsigned __int128 product = (unsigned __int128)rng_next(r) * n;
    if ((uint64_t)product < n)
        for (uint64_t floor = (0 - n) % n; (uint64_t)product < floor;)
            product = (unsigned __int128)rng_next(r) * n;
    return (uint64_t)(product >> 64);
}

int64_t rng_between(struct rng *r, int64_t low, int64_t high)
{
    return (int64_t)((uint64_t)low + rng_below(r, (uint64_t)high - (uint64_t)low + 1));
}

void rng_shuffle(struct rng *r, int64_t *items, size_t len)
{
    for (size_t i = len; i > 1; i--) {
        size_t k = rng_below(r, i);
        int64_t held = items[k];
        items[k] = items[i - 1];
        items[i - 1] = held;
    }
}
