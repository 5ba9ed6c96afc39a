// SPDX-License-Identifier: MIT
/* The wire between the front's scheduler and a worker: frames of a small JSON head and raw bytes behind it. Pure: bytes
 * in, structs out; both sides take the other for a stranger.
 *
 * frame    two 32-bit little-endian sizes (head, body), the head (one JSON object), the body
 * front → worker  {"job":ID,"kind":"submission","problem":SLUG,"version":HASH,"language":NAME,"salt":N}
 *                   body: the request as the store holds it, see struct job_request
 *                 {"cancel":ID}
 * worker → front  {"event":"compiling","job":ID}, {"event":"case",…,"done":K,"total":N}, {"event":"complexity",…},
 *                 {"event":"finished",…,"verdict":NAME,"hits":N,"misses":N}  body: the report's JSON
 *                 {"event":"cancelled",…}, {"event":"failed",…,"why":TEXT} */
#ifndef GAVEL_JUDGE_SERVER_JOB_H
#define GAVEL_JUDGE_SERVER_JOB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"

enum {
    JOB_ID_MAX = 64,
    JOB_NAME_MAX = 128,
    JOB_HEAD_MAX = 8 << 10,
    JOB_BODY_MAX = 16 << 20,
    JOB_STDINS_MAX = 64,
    JOB_WHY_MAX = 508,
};

/* ---- what is asked ----------------------------------------------------------------------------------------------- */

struct job {
    char id[JOB_ID_MAX]; /* empty: cancel is set */
    char cancel[JOB_ID_MAX];
    bool bare; /* kind "run": a bare program, no problem */
    char problem[JOB_NAME_MAX], version[JOB_NAME_MAX], language[JOB_NAME_MAX];
    uint64_t salt; /* reseeds generated cases */
};

struct job_text {
    const char *text;
    size_t len;
};

/* The request's JSON, written by the front when it took the submission:
 * submission: {"source":TEXT,"mode":"run"|"submit","input":TEXT,"fail_fast":BOOL,"complexity":BOOL}
 *   input: only with "run": the console's form, one argument a line; without it the samples
 * run:        {"source":TEXT,"stdins":[TEXT…],"limits":{"cpu_ns":N,"wall_ns":N,"memory_bytes":N,"output_bytes":N}}
 * Texts live in `root`. 0 in a limit: the largest there is. */
struct job_request {
    struct json *root;
    struct job_text source, input; /* input.text NULL: none */
    bool samples, fail_fast, complexity;
    struct job_text stdins[JOB_STDINS_MAX];
    size_t stdins_len;
    uint64_t cpu_ns, wall_ns, memory_bytes, output_bytes;
};

void job_encode(const struct job *j, const char *body, size_t body_len, struct str *out);
int job_decode(const char *head, size_t len, struct job *j, struct err *e);
int job_request_decode(const char *body, size_t len, bool bare, struct job_request *q, struct err *e);
void job_request_clear(struct job_request *q);

/* ---- what is answered -------------------------------------------------------------------------------------------- */

enum job_event_type {
    JOB_COMPILING,
    JOB_CASE,
    JOB_COMPLEXITY,
    JOB_FINISHED,
    JOB_CANCELLED,
    JOB_FAILED,
    JOB_EVENTS,
};

struct job_event {
    enum job_event_type type;
    char id[JOB_ID_MAX];
    uint64_t done, total;       /* JOB_CASE */
    char verdict[JOB_NAME_MAX]; /* JOB_FINISHED: one of verdict.h's */
    uint64_t hits, misses;      /* JOB_FINISHED: of the cache of compiled programs */
    char why[JOB_WHY_MAX];      /* JOB_FAILED */
};

const char *job_event_name(enum job_event_type t);
void job_event_encode(const struct job_event *v, const char *body, size_t body_len, struct str *out);
/* Also checks that the body is one strict JSON object where the event has one, and nothing where it has none. */
int job_event_decode(const char *head, size_t len, const char *body, size_t body_len, struct job_event *v,
                     struct err *e);

/* ---- frames out of a stream -------------------------------------------------------------------------------------- */

struct job_reader {
    struct str bytes;
    size_t used; /* of bytes, by the frame that was given last */
};
#define JOB_READER ((struct job_reader){ .bytes = STR(8 + JOB_HEAD_MAX + JOB_BODY_MAX + (64 << 10)) })

struct job_frame {
    const char *head, *body; /* live until the next call with this reader */
    size_t head_len, body_len;
};

/* Reads what is there. The bytes read, 0 at the end, -1 with errno (EAGAIN of a non-blocking socket too). */
long job_reader_fill(struct job_reader *r, int fd);
/* 1 with the next frame, 0 when it is not whole yet, -1 when the other side breaks the rules. */
int job_reader_next(struct job_reader *r, struct job_frame *f, struct err *e);
void job_reader_clear(struct job_reader *r);

#endif
