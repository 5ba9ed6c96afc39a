// SPDX-License-Identifier: MIT
/* Bare programs: no problem, no driver; compiled once, then run with one stdin after another. They may make processes
 * and are charged by their cgroup. */
#ifndef GAVEL_JUDGE_RUN_BARE_H
#define GAVEL_JUDGE_RUN_BARE_H

#include <stdatomic.h>

#include "base/json.h"
#include "judge/core/verdict.h"
#include "judge/run/session.h"

enum { BARE_OUTPUT_MAX = 16 << 20, BARE_REPORT_MAX = 15 << 20 };

struct bare_input {
    const char *text;
    size_t len;
};

struct bare_request {
    const struct language *language;
    const char *source;
    size_t source_len;
    const struct bare_input *inputs;
    size_t inputs_len;
    uint64_t cpu_ns, wall_ns, memory_bytes, output_bytes; /* of each run; 0: the language's maximum */
    void (*progress)(void *context, size_t done);         /* 0: compiling; NULL: nobody watches */
    void *context;
    const atomic_bool *cancel; /* as judge_request.cancel */
};

/* 0 with the report (docs/report.md; the caller frees it) and the verdict: "accepted" when every run ended by itself
 * with 0, else the first other one's. JUDGE_CANCELLED (judge.h), or -1: the judge's fault. */
int bare_run(struct session *s, const struct bare_request *q, struct json **report, enum verdict *verdict,
             struct err *e);

#endif
