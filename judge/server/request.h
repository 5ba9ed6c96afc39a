// SPDX-License-Identifier: MIT
/* One request and its answer, without a word of the HTTP library: what http.c fills and what the handlers read and
 * write. */
#ifndef GAVEL_JUDGE_SERVER_REQUEST_H
#define GAVEL_JUDGE_SERVER_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "judge/server/wait.h"
#include "judge/store/token.h"

enum { QUERY_MAX = 16, FIELD_MAX = 128, REPLY_BYTES_MAX = 64 << 20, REQUEST_ARENA_MAX = 512 << 20 };

struct query_value {
    const char *name, *value; /* decoded */
};

/* Who asks. */
struct caller {
    const char *token_id; /* "": nobody has a token, and this one is on this machine */
    enum store_scope scope;
    int64_t rate_per_minute;
};

struct front;
struct route;

struct request {
    struct arena arena; /* all texts */
    const char *method, *path;
    struct query_value query[QUERY_MAX];
    size_t query_len;
    /* Headers; NULL: not there. */
    const char *accept, *content_type, *content_length, *transfer_encoding, *authorization, *host, *idempotency_key,
        *last_event_id;
    const char *broken; /* what in the head is no HTTP that is taken here; NULL: nothing */
    const char *body;   /* not NUL-terminated */
    size_t body_len;
    bool body_over; /* it was longer than body_max */
    bool crowded;   /* too many bodies are being read at the same time: it was not kept */
    /* after routing */
    const struct route *route;
    const char *id; /* the path's variable part */
    struct caller caller;
    uint64_t began_ns;
    bool streaming;       /* counted in the caller's streams */
    int64_t after;        /* of a stream: the last event's number that was sent */
    uint64_t deadline_ns; /* of a wait */
    int ok_status;        /* of the answer when it is good */
};

enum reply_kind {
    REPLY_BODY,
    REPLY_WAIT,  /* until the submission wait_id has ended; then `again` is asked */
    REPLY_STREAM /* server-sent events of the submission wait_id */
};

struct reply {
    enum reply_kind kind;
    int status;
    const char *type; /* a literal; NULL: there is no body */
    struct str body;
    char location[FIELD_MAX]; /* "": none */
    const char *allow;        /* lives as long as the request; NULL: none */
    unsigned retry_after_s;   /* 0: none */
    bool challenge;           /* WWW-Authenticate: Bearer */
    char wait_id[WAIT_ID_SIZE];
    /* Words the answer as things stand now: either a whole reply, or again REPLY_WAIT. last: it must be a whole one. */
    void (*again)(struct front *f, struct request *q, struct reply *r, bool last);
};

/* A refusal: the status, the field of the body or parameter of the query that is wrong ("": none), and why. */
struct fault {
    int status; /* 0: there is none */
    char field[FIELD_MAX];
    char detail[400];
    unsigned retry_after_s;
};
/* Fills it; always -1. field may be NULL. */
int fault_set(struct fault *f, int status, const char *field, const char *fmt, ...) PRINTF(4, 5);

/* application/problem+json. */
void reply_fault(struct reply *r, const struct fault *f);
void reply_refuse(struct reply *r, int status, const char *field, const char *fmt, ...) PRINTF(4, 5);
/* Writes and frees j. */
void reply_json(struct reply *r, int status, struct json *j);
void reply_text(struct reply *r, int status, const char *type, const char *text, size_t len);
/* What a call of the store that failed means to a client: 503 or 507 with Retry-After, else 500 (which is logged). */
void reply_store(struct reply *r, int result, const struct err *e);
/* Empty again, for the next attempt at wording it. */
void reply_reset(struct reply *r);

/* ---- query ---- */

/* Undoes %xx of a name or value into the arena; NULL when it is not well-formed, not UTF-8, or holds control
 * characters. */
const char *query_decode(const char *raw, size_t len, struct arena *a);
/* The value, or NULL. */
const char *query_get(const struct request *q, const char *name);
/* -1 when there is a parameter that is none of names[0..count). */
int query_check(const struct request *q, const char *const *names, size_t count, struct fault *f);
/* A `cursor` is an id that was given before. */
int query_cursor(const struct request *q, struct fault *f);
/* A whole number within bounds; *out stays where there is none. */
int query_i64(const struct request *q, const char *name, int64_t min, int64_t max, int64_t *out, struct fault *f);

#endif
