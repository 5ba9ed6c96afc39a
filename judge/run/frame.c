// SPDX-License-Identifier: MIT
/* Reads frame heads, strictly: lower-case word, one space, decimal without leading zeros, one space, decimal, line
 * feed. */
#include "judge/run/frame.h"

#include <stdbool.h>
#include <string.h>

static bool take_number(const char **at, const char *end, char stop, uint64_t *out)
{
    const char *start = *at;
    uint64_t number = 0;
    while (*at < end && **at >= '0' && **at <= '9' && *at - start < 18)
        number = number * 10 + (uint64_t)(*(*at)++ - '0');
    if (*at == start || *at == end || **at != stop || (*start == '0' && *at - start > 1))
        return false;
    (*at)++;
    *out = number;
    return true;
}

int frame_parse(const char *bytes, size_t size, struct frame *out, size_t *used)
{
    size_t seen = size < FRAME_HEAD_MAX ? size : FRAME_HEAD_MAX;
    const char *end = memchr(bytes, '\n', seen);
    if (!end)
        return size < FRAME_HEAD_MAX ? 0 : -1;
    const char *at = bytes;
    size_t len = 0;
    while (at < end && *at >= 'a' && *at <= 'z' && len < FRAME_WORD_MAX - 1)
        out->word[len++] = *at++;
    out->word[len] = '\0';
    if (len == 0 || *at != ' ')
        return -1;
    at++;
    if (!take_number(&at, end + 1, ' ', &out->number) || !take_number(&at, end + 1, '\n', &out->len))
        return -1;
    *used = (size_t)(at - bytes);
    return at == end + 1 ? 1 : -1;
}
