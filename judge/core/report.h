// SPDX-License-Identifier: MIT
/* What a judgement found, and its one JSON form (docs/report.md): of `gavel judge --json`, of the API, of webhooks. */
#ifndef GAVEL_JUDGE_CORE_REPORT_H
#define GAVEL_JUDGE_CORE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/json.h"
#include "judge/core/report_complexity.h"
#include "judge/core/verdict.h"

enum { REPORT_TEXT_MAX = 4096, REPORT_PRINTS_MAX = 16 * 1024 };

/* Where a case's CPU went; read from outside at the barriers. */
struct report_times {
    uint64_t load_ns, decode_ns, call_ns, encode_ns, wall_ns;
};

struct report_case {
    enum verdict verdict;
    const char *reason; /* verdict_decide's key, "" when accepted */
    const char *tag;
    bool sample, suspicious;
    struct report_times times;
    uint64_t memory_bytes; /* the process's peak when the call ended, less the driver's baseline; 0: not known */
};

/* A value's text, cut at REPORT_TEXT_MAX. */
struct report_text {
    const char *text; /* NULL: there is none */
    bool truncated;
};

struct report_input {
    const char *name;
    struct report_text value;
};

struct report_failure {
    size_t number; /* from 1; 0: no case failed */
    const char *tag;
    bool sample;
    const struct report_input *inputs;
    size_t inputs_len;
    struct report_text expected, got, prints, errors; /* prints: stdout, errors: stderr, of this case */
    const char *difference;                           /* of a wrong answer, for a person */
    const char *message; /* a traceback, a signal's name, a forbidden call: for a person; NULL: none */
};

/* Everything it points to lives in the arena. */
struct report {
    struct arena arena;
    const char *problem, *problem_version, *language;
    enum verdict verdict;
    const char *reason;
    const struct report_case *cases;
    size_t cases_len, passed;
    struct report_failure failure;
    uint64_t cpu_ns, wall_ns, memory_bytes; /* the largest call window; all in all; peak less the driver's baseline */
    const char *compile_output;             /* NULL: nothing was said */
    const char *host;
    const char *const *missing;                 /* guarantees that did not hold, by name; NULL-terminated */
    const struct report_complexity *complexity; /* NULL: nobody asked */
    bool reveal;                                /* the problem shows the first failing case to candidates */
};

enum report_audience { REPORT_FULL, REPORT_CANDIDATE };

/* A new JSON object; the caller frees it. A candidate sees of a hidden case its verdict, reason, tag and number only,
 * unless the problem reveals its first failure. */
struct json *report_json(const struct report *r, enum report_audience audience);
void report_clear(struct report *r);
/* Copies at most REPORT_TEXT_MAX bytes (cut at a character's boundary) into the arena. */
struct report_text report_cut(struct arena *a, const char *text, size_t len, size_t max);

#endif
