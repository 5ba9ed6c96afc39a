// SPDX-License-Identifier: MIT
/* Statements in a terminal: blocks are found line by line, words are wrapped, emphasis becomes a style. Only the part
 * of Markdown that statements use; everything else comes out as written, which is readable too. Statements are the
 * author's, but they pass through paint_safe like everything that is shown. */
#include "judge/cli/render/markdown.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK_MAX = 1 << 20 };

struct block {
    struct str text; /* the paragraph or list item that is being gathered */
    char first[16], rest[16];
    bool any;   /* something was written: a blank line goes between blocks */
    bool tight; /* the block before was a list item */
};

/* Inline marks are taken away after wrapping, where words already have their columns: **bold** becomes bold, and the
 * backticks of code stay where there is no colour, since a name like `i` would vanish in the sentence. */
static void add_inline(struct str *out, const struct paint *p, const char *text)
{
    bool bold = false, code = false;
    for (; *text; text++) {
        if (!code && text[0] == '*' && text[1] == '*') {
            bold = !bold;
            text++;
            str_add(out, !p->colour ? "" : bold ? "\x1b[1m" : "\x1b[0m");
        } else if (*text == '`' && p->colour) {
            code = !code;
            str_add(out, code ? "\x1b[36m" : "\x1b[0m");
        } else {
            code ^= *text == '`';
            str_addc(out, *text);
        }
    }
    if (p->colour && (bold || code))
        str_add(out, "\x1b[0m");
}

static void flush(struct str *out, const struct paint *p, struct block *b)
{
    if (b->text.len == 0)
        return;
    bool item = b->first[0] != '\0' && b->first[2] != ' ';
    if (b->any && !(item && b->tight))
        str_addc(out, '\n');
    CLEANUP(str_clear) struct str wrapped = STR(BLOCK_MAX);
    paint_wrap(&wrapped, p, b->first, b->rest, str_text(&b->text));
    add_inline(out, p, str_text(&wrapped));
    b->any = true;
    b->tight = item;
    str_truncate(&b->text, 0);
}

static void begin(struct block *b, const char *first, const char *rest)
{
    snprintf(b->first, sizeof(b->first), "%s", first);
    snprintf(b->rest, sizeof(b->rest), "%s", rest);
}

static void add_line(struct block *b, const char *line, size_t len)
{
    if (b->text.len > 0)
        str_addc(&b->text, ' ');
    paint_safe(&b->text, line, len);
}

static void heading(struct str *out, const struct paint *p, struct block *b, const char *line, size_t len)
{
    flush(out, p, b);
    CLEANUP(str_clear) struct str text = STR(BLOCK_MAX);
    paint_safe(&text, line, len);
    if (b->any)
        str_addc(out, '\n');
    paint_add(out, p, STYLE_BOLD, "%s", str_text(&text));
    str_addc(out, '\n');
    b->any = true;
    b->tight = false;
}

/* Length of "- ", "* " or "12. " at the start of a line; 0: no list item. */
static size_t bullet(const char *line, size_t len)
{
    if (len > 2 && (line[0] == '-' || line[0] == '*') && line[1] == ' ')
        return 2;
    size_t digits = 0;
    while (digits < len && digits < 3 && isdigit((unsigned char)line[digits]))
        digits++;
    return digits > 0 && digits + 2 < len && line[digits] == '.' && line[digits + 1] == ' ' ? digits + 2 : 0;
}

static void add_item(struct str *out, const struct paint *p, struct block *b, const char *line, size_t len)
{
    char first[16] = "  ", rest[16] = "    ";
    size_t mark = bullet(line, len);
    flush(out, p, b);
    memcpy(first + 2, mark == 2 ? "- " : line, mark);
    memset(rest, ' ', 2 + mark);
    rest[2 + mark] = '\0';
    begin(b, first, rest);
    add_line(b, line + mark, len - mark);
}

static void code_line(struct str *out, struct block *b, const char *line, size_t len)
{
    str_add(out, "    ");
    paint_safe(out, line, len);
    str_addc(out, '\n');
    b->any = true;
    b->tight = false;
}

static void fence(struct str *out, const struct paint *p, struct block *b, bool opens)
{
    flush(out, p, b);
    if (opens && b->any)
        str_addc(out, '\n');
}

/* One line outside fenced code. */
static void plain_line(struct str *out, const struct paint *p, struct block *b, const char *title, const char *line,
                       size_t len)
{
    size_t indent = strspn(line, " ");
    indent = indent < len ? indent : len;
    const char *text = line + indent;
    len -= indent;
    size_t level = len ? strspn(text, "#") : 0;
    if (len == 0) {
        flush(out, p, b);
        begin(b, "", "");
    } else if (level > 0 && level < 7 && level < len && text[level] == ' ') {
        text += level + 1;
        len -= level + 1;
        begin(b, "", "");
        if (b->any || !title || strlen(title) != len || strncmp(title, text, len) != 0)
            heading(out, p, b, text, len);
    } else if (bullet(text, len)) {
        add_item(out, p, b, text, len);
    } else {
        add_line(b, text, len);
    }
}

void markdown_write(struct str *out, const struct paint *p, const char *title, const char *text)
{
    CLEANUP(str_clear) struct str copy = STR(BLOCK_MAX);
    struct block b = { .text = STR(BLOCK_MAX) };
    bool code = false;
    while (*text) {
        size_t len = strcspn(text, "\n"), next = len + (text[len] == '\n');
        while (len > 0 && (text[len - 1] == '\r' || text[len - 1] == ' '))
            len--;
        str_truncate(&copy, 0);
        str_addn(&copy, text, len);
        const char *line = str_text(&copy);
        if (strncmp(line, "```", 3) == 0) {
            code = !code;
            fence(out, p, &b, code);
        } else if (code) {
            code_line(out, &b, line, len);
        } else {
            plain_line(out, p, &b, title, line, len);
        }
        text += next;
    }
    flush(out, p, &b);
    str_clear(&b.text);
}
