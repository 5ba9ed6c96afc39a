// SPDX-License-Identifier: MIT
/* The primitives of everything a person reads. Owns what is safe to send to a terminal: untrusted bytes never reach it
 * as they are, an escape sequence in a candidate's print could otherwise rewrite the verdict above it.
 * Must never write to a descriptor, nor look at the environment: the caller decides about colour and width. The widths
 * come from wcwidth, which wants a UTF-8 locale; without one, a character counts as one column. */
#include "judge/cli/render/paint.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/clock.h"
#include "base/utf8.h"

static const char *const codes[] = {
    [STYLE_PLAIN] = "",    [STYLE_BOLD] = "1",   [STYLE_DIM] = "2",
    [STYLE_GOOD] = "1;32", [STYLE_BAD] = "1;31", [STYLE_WARN] = "33",
};

void paint_add(struct str *out, const struct paint *p, enum style style, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    char *text = NULL;
    if (vasprintf(&text, fmt, args) < 0)
        abort();
    va_end(args);
    if (p->colour && style != STYLE_PLAIN && *text)
        str_addf(out, "\x1b[%sm%s\x1b[0m", codes[style], text);
    else
        str_add(out, text);
    free(text);
}

/* The scalar of a well-formed character of n bytes. */
static wchar_t scalar(const unsigned char *s, size_t n)
{
    static const unsigned char masks[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
    wchar_t c = s[0] & masks[n];
    for (size_t i = 1; i < n; i++)
        c = (wchar_t)((c << 6) | (s[i] & 0x3F));
    return c;
}

/* Characters that move, hide or reorder what stands around them: C1 controls, bidirectional marks, line separators. */
static bool treacherous(wchar_t c)
{
    return (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

void paint_safe(struct str *out, const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;
    for (size_t i = 0; i < len;) {
        size_t n = utf8_length(text + i, len - i);
        if (n == 1 && s[i] >= ' ' && s[i] != 0x7F)
            str_addc(out, text[i]);
        else if (n == 1 && s[i] == '\n')
            str_add(out, "\\n");
        else if (n == 1 && s[i] == '\t')
            str_add(out, "\\t");
        else if (n <= 1)
            str_addf(out, "\\x%02x", s[i]);
        else if (treacherous(scalar(s + i, n)))
            str_addf(out, "\\u%04x", (unsigned)scalar(s + i, n));
        else
            str_addn(out, text + i, n);
        i += n ? n : 1;
    }
}

static size_t character_columns(const char *text, size_t n)
{
    int width = n < 2 ? 1 : wcwidth(scalar((const unsigned char *)text, n));
    return width < 0 ? 1 : (size_t)width;
}

size_t paint_columns(const char *text, size_t len)
{
    size_t columns = 0;
    for (size_t i = 0; i < len;) {
        size_t n = utf8_length(text + i, len - i);
        columns += character_columns(text + i, n);
        i += n ? n : 1;
    }
    return columns;
}

size_t paint_fit(const char *text, size_t len, size_t columns)
{
    size_t i = 0, used = 0;
    while (i < len) {
        size_t n = utf8_length(text + i, len - i);
        used += character_columns(text + i, n);
        if (used > columns)
            break;
        i += n ? n : 1;
    }
    return i;
}

void paint_pad(struct str *out, size_t from, size_t columns, size_t hidden)
{
    if (out->failed)
        return;
    size_t used = paint_columns(out->data ? out->data + from : "", out->len - from);
    for (used = used > hidden ? used - hidden : 0; used < columns; used++)
        str_addc(out, ' ');
}

void paint_wrap(struct str *out, const struct paint *p, const char *first, const char *rest, const char *text)
{
    const char *margin = first;
    bool empty = true; /* nothing on this line yet */
    size_t column = 0;
    for (text += strspn(text, " \n\t"); *text; text += strspn(text, " \n\t")) {
        size_t len = strcspn(text, " \n\t"), columns = paint_columns(text, len);
        if (!empty && column + 1 + columns > p->width) {
            str_addc(out, '\n');
            empty = true;
        }
        if (empty) {
            str_add(out, margin);
            column = paint_columns(margin, strlen(margin)) + columns;
        } else {
            str_addc(out, ' ');
            column += 1 + columns;
        }
        margin = rest;
        empty = false;
        str_addn(out, text, len);
        text += len;
    }
    if (!empty)
        str_addc(out, '\n');
}

/* One line of a candidate's text, its tabs as spaces, cut with "..." when it is too long. */
static void safe_line(struct str *out, const char *margin, const char *text, size_t len, size_t width)
{
    CLEANUP(str_clear) struct str line = STR(1 << 20);
    size_t looked = len < 4 * width ? len : 4 * width; /* more cannot be seen anyway */
    for (size_t i = 0, from = 0; i <= looked; i++) {
        if (i < looked && text[i] != '\t')
            continue;
        paint_safe(&line, text + from, i - from);
        if (i < looked)
            str_add(&line, "    ");
        from = i + 1;
    }
    size_t room = width - paint_columns(margin, strlen(margin));
    str_add(out, margin);
    if (looked == len && paint_columns(str_text(&line), line.len) <= room) {
        str_addn(out, str_text(&line), line.len);
    } else {
        str_addn(out, str_text(&line), paint_fit(str_text(&line), line.len, room - 3));
        str_add(out, "...");
    }
    str_addc(out, '\n');
}

void paint_lines(struct str *out, const struct paint *p, const char *margin, const char *text, size_t len,
                 size_t max_lines)
{
    size_t lines = 0;
    for (size_t i = 0; i < len; lines++) {
        const char *end = memchr(text + i, '\n', len - i);
        size_t n = end ? (size_t)(end - text) - i : len - i;
        size_t shown = n > 0 && text[i + n - 1] == '\r' ? n - 1 : n;
        if (lines < max_lines)
            safe_line(out, margin, text + i, shown, p->width);
        i += n + 1;
    }
    if (lines > max_lines)
        paint_add(out, p, STYLE_DIM, "%s... and %zu more line%s\n", margin, lines - max_lines,
                  lines - max_lines == 1 ? "" : "s");
}

static void three_digits(struct str *out, double value, const char *unit)
{
    str_addf(out, "%.*f %s", value < 9.995 ? 2 : value < 99.95 ? 1 : 0, value, unit);
}

void paint_duration(struct str *out, uint64_t ns)
{
    if (ns < NS_PER_US)
        str_addf(out, "%u ns", (unsigned)ns);
    else if (ns < NS_PER_MS)
        str_addf(out, "%u us", (unsigned)(ns / NS_PER_US));
    else if (ns < NS_PER_S)
        three_digits(out, (double)ns / (double)NS_PER_MS, "ms");
    else
        three_digits(out, (double)ns / (double)NS_PER_S, "s");
}

void paint_size(struct str *out, uint64_t bytes)
{
    static const char *const units[] = { "KiB", "MiB", "GiB" };
    if (bytes < 1024) {
        str_addf(out, "%u B", (unsigned)bytes);
        return;
    }
    size_t unit = 0;
    double value = (double)bytes / 1024;
    for (; value >= 1023.5 && unit < 2; unit++)
        value /= 1024;
    str_addf(out, "%.*f %s", value < 99.95 ? 1 : 0, value, units[unit]);
}
