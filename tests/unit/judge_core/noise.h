// SPDX-License-Identifier: MIT
/* Made-up measurement noise, the same on every machine: the tests of the inference seed it by hand. */
#ifndef GAVEL_TESTS_UNIT_JUDGE_CORE_NOISE_H
#define GAVEL_TESTS_UNIT_JUDGE_CORE_NOISE_H

#include <math.h>
#include <stdint.h>

static uint64_t noise_state;

static inline double noise_uniform(void)
{
    noise_state = noise_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (double)(noise_state >> 11) / 9007199254740992.0;
}

/* Roughly normal, by twelve uniform draws. */
static inline double noise_normal(void)
{
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += noise_uniform();
    return sum;
}

/* A factor, log-normal. */
static inline double noise(double width)
{
    return exp(width * noise_normal());
}

#endif
