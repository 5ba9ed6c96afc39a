// SPDX-License-Identifier: MIT
#ifndef GAVEL_BASE_CLOCK_H
#define GAVEL_BASE_CLOCK_H

#include <stdint.h>

#define NS_PER_S 1000000000ULL
#define NS_PER_MS 1000000ULL
#define NS_PER_US 1000ULL

/* CLOCK_MONOTONIC, in nanoseconds: the only clock durations are taken from. */
uint64_t clock_now_ns(void);
/* CLOCK_REALTIME, in nanoseconds since 1970: for stamps only. */
uint64_t clock_wall_ns(void);

#endif
