// SPDX-License-Identifier: MIT
/* "did you mean": the edit distance with swaps of neighbours (optimal string alignment), letters' case ignored. Owns
 * the threshold: about one slip in three letters, and never a name that shares nothing. The names compared are short
 * (SUGGEST_MAX), so that a hostile name costs a bounded amount of work. */
#include "base/suggest.h"

#include <ctype.h>
#include <string.h>

enum { SUGGEST_MAX = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static int folded(const char *s, size_t i)
{
    return tolower((unsigned char)s[i]);
}

static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][SUGGEST_MAX + 1]; /* the row before the last, the last, this one */
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b_len; j++)
        last[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t change = folded(a, i - 1) != folded(b, j - 1);
            now[j] = least(least(now[j - 1], last[j]) + 1, last[j - 1] + change);
            if (i > 1 && j > 1 && folded(a, i - 1) == folded(b, j - 2) && folded(a, i - 2) == folded(b, j - 1))
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = last;
        last = now;
        now = oldest;
    }
    return last[b_len];
}

const char *suggest(const char *name, const char *const *names, size_t count)
{
    size_t len = strnlen(name, SUGGEST_MAX + 1);
    if (len == 0 || len > SUGGEST_MAX)
        return NULL;
    const char *best = NULL;
    size_t best_distance = least(len / 3 + 1, 4); /* what is no longer near enough */
    if (len >= 3 && best_distance < 2)
        best_distance = 2;
    for (size_t i = 0; i < count; i++) {
        size_t other = strnlen(names[i], SUGGEST_MAX + 1);
        if (other == 0 || other > SUGGEST_MAX)
            continue;
        size_t d = distance(name, len, names[i], other);
        if (d < best_distance && d < least(len, other)) {
            best = names[i];
            best_distance = d;
        }
    }
    return best;
}
