// SPDX-License-Identifier: MIT
/* Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna, 2018), seeded by SplitMix64. For
 * inputs, never for secrets. */
#ifndef GAVEL_JUDGE_CORE_RNG_H
#define GAVEL_JUDGE_CORE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct rng {
    uint64_t state[4];
};

void rng_seed(struct rng *r, uint64_t seed);
uint64_t rng_next(struct rng *r);
/* 0 .. n - 1 without bias (Lemire's rejection); n = 0 means all 64 bits. */
uint64_t rng_below(struct rng *r, uint64_t n);
/* low .. high, both included; low <= high. */
int64_t rng_between(struct rng *r, int64_t low, int64_t high);
/* Fisher-Yates. */
void rng_shuffle(struct rng *r, int64_t *items, size_t len);

#endif
