// SPDX-License-Identifier: MIT
/* The two clocks. Neither can fail on Linux with these ids, so there is nothing to report; a duration is always taken
 * from the monotonic one, because the other may be set back while a run is on. */
#include "base/clock.h"

#include <time.h>

static uint64_t read_ns(clockid_t id)
{
    struct timespec t = { 0 };
    clock_gettime(id, &t);
    return (uint64_t)t.tv_sec * NS_PER_S + (uint64_t)t.tv_nsec;
}

uint64_t clock_now_ns(void)
{
    return read_ns(CLOCK_MONOTONIC);
}

uint64_t clock_wall_ns(void)
{
    return read_ns(CLOCK_REALTIME);
}
