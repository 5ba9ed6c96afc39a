// SPDX-License-Identifier: MIT
/* A growing byte string with a hard maximum. Owns growth and the sticky failure; a piece that does not
 * fit is not added at all, nor anything after it. Out of memory aborts: the maximum was the protection. A string whose
 * max is 0 holds nothing: whoever makes one says how large it may get. */
#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for len more bytes and the NUL; false when that would pass max. */
static bool reserve(struct str *s, size_t len)
{
    if (s->failed || len > s->max - s->len) {
        s->failed = true;
        return false;
    }
    size_t need = s->len + len + 1;
    if (need <= s->cap)
        return true;
    size_t cap = s->cap ? s->cap : 64;
    while (cap < need)
        cap = cap > SIZE_MAX / 2 ? need : cap * 2;
    if (cap > s->max)
        cap = s->max + 1; /* no less than need: need - 1 <= max */
    char *data = realloc(s->data, cap);
    if (!data)
        abort();
    s->data = data;
    s->cap = cap;
    return true;
}

void str_addn(struct str *s, const void *bytes, size_t len)
{
    if (!reserve(s, len))
        return;
    if (len > 0)
        memcpy(s->data + s->len, bytes, len);
    s->len += len;
    s->data[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
    str_addn(s, text, strlen(text));
}

void str_addc(struct str *s, char c)
{
    str_addn(s, &c, 1);
}

void str_addf(struct str *s, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0)
        s->failed = true;
    else if (reserve(s, (size_t)len)) {
        vsnprintf(s->data + s->len, (size_t)len + 1, fmt, again);
        s->len += (size_t)len;
    }
    va_end(again);
}

char *str_room(struct str *s, size_t len)
{
    return !s->failed && len <= s->max - s->len && reserve(s, len) ? s->data + s->len : NULL;
}

void str_took(struct str *s, size_t len)
{
    s->len += len;
    s->data[s->len] = '\0';
}

void str_truncate(struct str *s, size_t len)
{
    s->failed = false;
    if (len >= s->len)
        return;
    s->len = len;
    s->data[len] = '\0';
}

const char *str_text(const struct str *s)
{
    return s->data ? s->data : "";
}

void str_clear(struct str *s)
{
    free(s->data);
    *s = STR(s->max);
}
