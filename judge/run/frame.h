// SPDX-License-Identifier: MIT
/* Frames of the driver protocol: `WORD NUMBER LENGTH\n` and LENGTH bytes. Pure: no descriptors here. */
#ifndef GAVEL_JUDGE_RUN_FRAME_H
#define GAVEL_JUDGE_RUN_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FRAME_HEAD_MAX = 64, FRAME_WORD_MAX = 16 };

struct frame {
    char word[FRAME_WORD_MAX];
    uint64_t number, len;
};

/* Parses a head. 1 with *out and the bytes it takes in *used; 0 when it is not complete yet; -1 when it can become
 * none. */
int frame_parse(const char *bytes, size_t size, struct frame *out, size_t *used);

#endif
