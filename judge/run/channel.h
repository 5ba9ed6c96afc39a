// SPDX-License-Identifier: MIT
/* The judge's ends of a driver's two pipes, with deadlines on wall clock and on the process's CPU clock. */
#ifndef GAVEL_JUDGE_RUN_CHANNEL_H
#define GAVEL_JUDGE_RUN_CHANNEL_H

#include "base/str.h"
#include "judge/run/frame.h"
#include "sandbox/sandbox.h"

struct channel {
    int to, from; /* non-blocking */
    struct sandbox_run *run;
    uint64_t cpu_end_ns;        /* of the process's clock */
    uint64_t wall_end_ns;       /* of CLOCK_MONOTONIC */
    char ahead[FRAME_HEAD_MAX]; /* bytes read of the next frame's head */
    size_t ahead_len;
};

enum channel_end { CHANNEL_OK, CHANNEL_CLOSED, CHANNEL_CPU, CHANNEL_WALL, CHANNEL_BAD, CHANNEL_TOO_LONG };

/* Sends one frame. Drains nothing: a driver that writes while it should read is out of step (CHANNEL_BAD). */
enum channel_end channel_send(struct channel *c, const char *word, size_t number, const char *payload, size_t len);
/* The next frame; its payload, at most max bytes, replaces what *payload held. */
enum channel_end channel_receive(struct channel *c, struct frame *f, struct str *payload, size_t max);
/* Is there a byte that nobody asked for? */
bool channel_unasked(struct channel *c);
/* The process's CPU, once it is blocked: a running process's clock lags by up to a tick, so it is waited for, within
 * the limits. CHANNEL_OK also when it has ended (then *cpu_ns is left as it was). */
enum channel_end channel_settle(struct channel *c, uint64_t *cpu_ns);

/* The resident size of the process: the largest so far, and now, in bytes; both 0 when /proc does not tell. */
struct channel_memory {
    uint64_t peak_bytes, now_bytes;
};
struct channel_memory channel_memory(const struct channel *c);

#endif
