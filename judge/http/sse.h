// SPDX-License-Identifier: MIT
/* Server-sent events, from pieces of any size to whole events. Pure. What comes in is not trusted: each event has a
 * maximum, and a stream that exceeds it is an error. */
#ifndef GAVEL_JUDGE_HTTP_SSE_H
#define GAVEL_JUDGE_HTTP_SSE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

enum { SSE_NAME_MAX = 64 };

struct sse {
    struct str line, data;      /* data: of the event that is being read */
    char name[SSE_NAME_MAX];    /* of the event that is being read; "": a message */
    char next_id[SSE_NAME_MAX]; /* given since; counts once its event is whole */
    char id[SSE_NAME_MAX];      /* of the last whole event: what Last-Event-ID says after a break */
    bool started, skip_lf;
};

/* The maximum is that of one line and of one event's data. */
#define SSE(max_bytes) ((struct sse){ .line = STR(max_bytes), .data = STR(max_bytes) })

/* Called for each whole event that has data; not 0: stop. */
typedef int sse_event(void *context, const char *name, const char *id, const char *data);
/* 0: all taken. 1: the call said stop. -1: the stream is not what it should be. */
int sse_feed(struct sse *s, const char *bytes, size_t len, sse_event *event, void *context, struct err *e);
/* Forgets a half-read event, as after a broken connection; the id stays. */
void sse_reset(struct sse *s);
void sse_clear(struct sse *s);

#endif
