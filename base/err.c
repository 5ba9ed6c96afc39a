// SPDX-License-Identifier: MIT
/* Errors as plain data. Owns the wording rule: what was being done first, the errno's text last, one line.
 * Must never allocate, never log and never look at a locale: an error is made where memory or the host may be broken,
 * and its bytes may travel over a pipe. A text that is too long is cut on a UTF-8 boundary, so that it still can stand
 * in a JSON report. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Removes the last character when only a part of its bytes is there. */
static void drop_partial_character(char *text)
{
    size_t len = strlen(text), start = len;
    while (start > 0 && len - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (len - (start - 1) < want)
        text[start - 1] = '\0';
}

static void fill(struct err *e, const char *fmt, va_list args)
{
    if (vsnprintf(e->text, sizeof(e->text), fmt, args) >= (int)sizeof(e->text))
        drop_partial_character(e->text);
}

int err_set(struct err *e, const char *fmt, ...)
{
    if (!e)
        return -1;
    va_list args;
    va_start(args, fmt);
    struct err made = { 0 }; /* fmt's arguments may point into *e */
    fill(&made, fmt, args);
    va_end(args);
    *e = made;
    return -1;
}

int err_sys(struct err *e, const char *fmt, ...)
{
    int sys = errno;
    if (!e)
        return -1;
    va_list args;
    va_start(args, fmt);
    struct err made = { .sys = sys };
    fill(&made, fmt, args);
    va_end(args);
    char reason[128];
    size_t len = strlen(made.text);
    snprintf(made.text + len, sizeof(made.text) - len, ": %s", strerror_r(sys, reason, sizeof(reason)));
    *e = made;
    errno = sys;
    return -1;
}

int err_prefix(struct err *e, const char *fmt, ...)
{
    if (!e)
        return -1;
    va_list args;
    va_start(args, fmt);
    struct err made = { .sys = e->sys };
    fill(&made, fmt, args);
    va_end(args);
    size_t len = strlen(made.text);
    if (snprintf(made.text + len, sizeof(made.text) - len, ": %s", e->text) >= (int)(sizeof(made.text) - len))
        drop_partial_character(made.text);
    *e = made;
    return -1;
}
