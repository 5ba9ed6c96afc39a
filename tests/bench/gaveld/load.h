// SPDX-License-Identifier: MIT
/* A bounded load: submissions over keep-alive connections, one thread, until so many are done. */
#ifndef GAVEL_BENCH_GAVELD_LOAD_H
#define GAVEL_BENCH_GAVELD_LOAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum { LOAD_PORTS_MAX = 2, LOAD_CONNECTIONS_MAX = 256, LOAD_REQUESTS_MAX = 20000 };

struct load {
    uint16_t ports[LOAD_PORTS_MAX]; /* of the nodes, which take turns */
    size_t ports_len;
    const char *body; /* of POST /v1/submissions?wait=60 */
    size_t requests;
    /* Closed loop: so many are always under way. 0: open loop, arrivals of a Poisson process at this rate, whatever
     * becomes of those before; a latency counts from the arrival, also where a connection had to be waited for. */
    size_t at_once;
    double per_second;
};

struct load_figures {
    uint64_t total_ns, median_ns, p99_ns, max_ns;
};

/* -1: something was not accepted, or took longer than a minute. */
int load_run(const struct load *l, struct load_figures *out, struct err *e);

#endif
