// SPDX-License-Identifier: MIT
/* Where does the answer go wrong? Both values have the same bytes up to the first difference, so one window cuts both
 * and the carets stand below the item that differs.
 * Values may be anything by anyone, so what is shown of them went through paint_safe before the geometry.
 * Owns the geometry only; where the difference is was decided by judge/core/compare.h. */
#include "judge/cli/render/mark.h"

#include <stdint.h>
#include <string.h>

enum {
    SAFE_BYTES_MAX = 128 << 20,
    LABEL_COLUMNS = 12,
    BEFORE = 24 /* columns of context kept before the difference when the start is cut */
};

static const char ellipsis[] = "...";

static void add_label(struct str *out, const struct paint *p, const char *label)
{
    size_t from = out->len;
    str_add(out, "  ");
    paint_add(out, p, STYLE_DIM, "%s", label);
    paint_pad(out, from, LABEL_COLUMNS, p->colour ? strlen("\x1b[2m\x1b[0m") - 2 : 0);
}

static bool delimiter(char c)
{
    return c == '[' || c == ']' || c == ',';
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Start of the item that holds byte `at`: a number is marked whole, of a string only the character. */
static size_t item_start(const char *text, size_t at)
{
    size_t start = at;
    while (start > 0 && !delimiter(text[start - 1]) && text[start - 1] != '"')
        start--;
    if (start > 0 && text[start - 1] == '"') {
        for (start = at; start > 0 && continues(text[start]);)
            start--;
        return start;
    }
    return start;
}

static size_t item_end(const char *text, size_t start, size_t at)
{
    size_t len = strlen(text), end = at;
    bool whole = start == 0 || delimiter(text[start - 1]);
    if (at >= len)
        return len;
    if (!whole || delimiter(text[at]) || text[at] == '"') {
        for (end = at + 1; end < len && continues(text[end]);)
            end++;
        return end;
    }
    while (end < len && !delimiter(text[end]))
        end++;
    return end;
}

/* The first byte of the window: 0 when everything up to the difference fits, else BEFORE columns ahead of it. */
static size_t window_start(const char *text, size_t mark, size_t end, size_t room)
{
    if (paint_columns(text, end) + strlen(ellipsis) <= room)
        return 0;
    size_t start = mark, before = room / 2 < BEFORE ? room / 2 : BEFORE;
    while (start > 0 && paint_columns(text + start, mark - start) < before)
        for (start--; start > 0 && continues(text[start]);)
            start--;
    return start;
}

static void add_window(struct str *out, const struct paint *p, const char *text, size_t start)
{
    size_t room = p->width - LABEL_COLUMNS, len = strlen(text);
    if (start > 0) {
        paint_add(out, p, STYLE_DIM, "%s", ellipsis);
        room -= strlen(ellipsis);
    }
    for (start = start < len ? start : len; continues(text[start]);)
        start++;
    if (paint_columns(text + start, len - start) <= room) {
        str_add(out, text + start);
    } else {
        str_addn(out, text + start, paint_fit(text + start, len - start, room - strlen(ellipsis)));
        paint_add(out, p, STYLE_DIM, "%s", ellipsis);
    }
    str_addc(out, '\n');
}

void mark_value(struct str *out, const struct paint *p, const char *label, const char *text)
{
    CLEANUP(str_clear) struct str safe = STR(SAFE_BYTES_MAX);
    paint_safe(&safe, text, strlen(text));
    add_label(out, p, label);
    add_window(out, p, str_text(&safe), 0);
}

/* Of texts that may go to a terminal; at: an offset in both. */
static void add_pair(struct str *out, const struct paint *p, const char *expected, const char *got, size_t at)
{
    size_t room = p->width - LABEL_COLUMNS;
    bool marked = at != SIZE_MAX;
    size_t first = marked ? item_start(got, at) : 0;
    size_t last = marked ? item_end(got, first, at) : 0;
    size_t start = window_start(got, first, last, room);
    add_label(out, p, "expected");
    add_window(out, p, expected, start);
    add_label(out, p, "got");
    add_window(out, p, got, start);
    if (!marked)
        return;
    size_t lead = (start ? strlen(ellipsis) : 0) + paint_columns(got + start, first - start);
    size_t carets = last > first ? paint_columns(got + first, last - first) : 1;
    for (size_t i = 0; i < LABEL_COLUMNS + lead; i++)
        str_addc(out, ' ');
    size_t most = room > lead + strlen(ellipsis) ? room - lead - strlen(ellipsis) : 1;
    CLEANUP(str_clear) struct str line = STR(PAINT_WIDTH_MAX);
    for (size_t i = 0; i < carets && i < most; i++)
        str_addc(&line, '^');
    paint_add(out, p, STYLE_BAD, "%s", str_text(&line));
    str_addc(out, '\n');
}

void mark_pair(struct str *out, const struct paint *p, const char *expected, const char *got, size_t at)
{
    CLEANUP(str_clear) struct str safe_expected = STR(SAFE_BYTES_MAX), safe_got = STR(SAFE_BYTES_MAX);
    size_t len = strlen(got), before = at < len ? at : len;
    while (before > 0 && continues(got[before])) /* a difference inside a character is one of the character */
        before--;
    paint_safe(&safe_expected, expected, strlen(expected));
    paint_safe(&safe_got, got, before);
    size_t safe_at = safe_got.len;
    paint_safe(&safe_got, got + before, len - before);
    add_pair(out, p, str_text(&safe_expected), str_text(&safe_got), at == SIZE_MAX ? SIZE_MAX : safe_at);
}
