// SPDX-License-Identifier: MIT
/* Bodies of requests: bytes of a stranger in, a struct out. Pure: no store, no problems, no clock; fuzzed by
 * tests/fuzz/decode.c. What is not JSON is 400 with line and column; what is JSON and not what is asked for is 422 with
 * the field: "submissions[3].language". */
#ifndef GAVEL_JUDGE_SERVER_DECODE_H
#define GAVEL_JUDGE_SERVER_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "judge/server/config.h"
#include "judge/server/request.h"

enum { DECODE_NAME_MAX = 80, DECODE_URL_MAX = 2048 };

/* Texts hold no NUL, are UTF-8, and live in the arena. */
struct submission_body {
    const char *problem, *language, *source;
    const char *mode;                    /* "run" or "submit" */
    const char *input;                   /* NULL: none */
    const char *callback_url, *metadata; /* NULL: none; metadata: the bytes of the JSON value as they came */
    bool fail_fast, complexity;
    bool candidate; /* audience: "candidate" */
};

struct batch_body {
    struct submission_body *at;
    size_t len;
};

struct run_body {
    const char *language, *source;
    const char **stdins;
    size_t stdins_len;
    int64_t cpu_ms, wall_ms, memory_bytes, output_bytes;
    const char *callback_url, *metadata;
};

struct rejudge_body {
    const char *problem, *language; /* language NULL: all */
    int64_t since_ms;               /* 0: all */
};

/* 0, or -1 with *f. The config gives the sizes. */
int decode_submission(const char *body, size_t len, const struct config *c, struct arena *a,
                      struct submission_body *out, struct fault *f);
int decode_batch(const char *body, size_t len, const struct config *c, struct arena *a, struct batch_body *out,
                 struct fault *f);
int decode_run(const char *body, size_t len, const struct config *c, struct arena *a, struct run_body *out,
               struct fault *f);
int decode_rejudge(const char *body, size_t len, const struct config *c, struct arena *a, struct rejudge_body *out,
                   struct fault *f);
/* {} or nothing at all. */
int decode_nothing(const char *body, size_t len, const struct config *c, struct fault *f);

/* The request as the store keeps it and a worker reads it (job.h). A new text in the arena. */
const char *submission_request(const struct submission_body *b, struct arena *a);
const char *run_request(const struct run_body *b, struct arena *a);

#endif
