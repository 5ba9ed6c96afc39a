// SPDX-License-Identifier: MIT
/* What decoding and encoding cost an honest solution in the same language: who needs far more has moved work there. */
#ifndef GAVEL_JUDGE_RUN_OVERHEAD_H
#define GAVEL_JUDGE_RUN_OVERHEAD_H

#include "judge/core/problem.h"
#include "judge/core/report.h"
#include "judge/run/author.h"

struct overhead {
    struct session *session;
    const struct problem *problem;
    const struct language *language;
    char path[512];       /* of the accepted solution that is measured; "" before the first case that needs it */
    struct author author; /* only started when the cache does not know a case */
    bool open, absent;    /* absent: the problem has no accepted solution in this language */
};

void overhead_open(struct overhead *o, struct session *s, const struct problem *p, const struct language *l);
/* Looks at the windows of a case that was answered. Decoding or encoding over 1 ms and beyond twice the accepted
 * solution's on the same payload is suspicious: true, and what is above its share is moved to *t's call window. A
 * measurement that fails accuses nobody. */
bool overhead_charge(struct overhead *o, const char *payload, size_t len, struct report_times *t);
void overhead_close(struct overhead *o);

#endif
