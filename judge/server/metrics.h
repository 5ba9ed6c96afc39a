// SPDX-License-Identifier: MIT
/* Figures of this process for Prometheus. Any thread counts; /metrics shows them together with the store's. */
#ifndef GAVEL_JUDGE_SERVER_METRICS_H
#define GAVEL_JUDGE_SERVER_METRICS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "judge/store/watch.h"

/* From when to when: accepted → claimed → the compiler is done → judged → its result is stored; and all of it. */
enum metrics_stage { METRICS_QUEUED, METRICS_COMPILED, METRICS_JUDGED, METRICS_STORED, METRICS_TOTAL, METRICS_STAGES };

void metrics_time(enum metrics_stage stage, uint64_t ns);
void metrics_slots(unsigned busy, unsigned all);
void metrics_cache(uint64_t hits, uint64_t misses); /* of compiled programs */
void metrics_webhook(bool delivered);

/* Requests that were answered, by the first digit of the status, and the time it took to. The serving thread's. */
struct metrics_http {
    uint64_t answered[6]; /* 0: the client went away */
    uint64_t refused_429;
    unsigned connections;
    size_t waiting;
};

void metrics_write(const struct store_stats *stats, const struct metrics_http *http, struct str *out);

#endif
