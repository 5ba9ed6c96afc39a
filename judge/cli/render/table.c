// SPDX-License-Identifier: MIT
/* Tables of the list verbs. Owns widths and alignment; cells hold trusted text, or text that went through paint_safe.
 */
#include "judge/cli/render/table.h"

#include <stdlib.h>
#include <string.h>

struct table_row {
    enum style style;
    char *cells[TABLE_COLUMNS_MAX];
};

enum { GAP = 2, LAST_MIN = 20 };

void table_add(struct table *t, enum style style, const char *const *cells)
{
    if (t->len == t->cap) {
        t->cap = t->cap ? 2 * t->cap : 16;
        t->rows = reallocarray(t->rows, t->cap, sizeof(*t->rows));
        if (!t->rows)
            abort();
    }
    struct table_row *row = &t->rows[t->len++];
    *row = (struct table_row){ .style = style };
    for (size_t i = 0; i < t->columns; i++) {
        row->cells[i] = strdup(cells[i]);
        if (!row->cells[i])
            abort();
    }
}

static size_t columns_of(const char *cell)
{
    return paint_columns(cell, strlen(cell));
}

static void measure(const struct table *t, size_t *widths)
{
    for (size_t c = 0; c < t->columns; c++) {
        widths[c] = columns_of(t->heads[c]);
        for (size_t r = 0; r < t->len; r++) {
            size_t width = columns_of(t->rows[r].cells[c]);
            widths[c] = width > widths[c] ? width : widths[c];
        }
    }
}

static bool is_right(const struct table *t, size_t column)
{
    return t->right && strchr(t->right, (int)('0' + column)) != NULL;
}

static void spaces(struct str *out, size_t count)
{
    while (count-- > 0)
        str_addc(out, ' ');
}

/* The last cell, wrapped below itself when the line has no room for it. */
static void last_cell(struct str *out, const struct paint *p, const char *cell, size_t at)
{
    CLEANUP(str_clear) struct str margin = STR(1 << 12);
    spaces(&margin, at);
    CLEANUP(str_clear) struct str text = STR(1 << 20);
    paint_wrap(&text, p, str_text(&margin), str_text(&margin), cell);
    if (text.len > at)
        str_add(out, str_text(&text) + at); /* the first line's margin is already there */
    else
        str_addc(out, '\n');
}

static void write_row(const struct table *t, const struct paint *p, const size_t *widths, const char *const *cells,
                      struct str *out)
{
    size_t at = 0, last = t->columns - 1;
    for (size_t c = 0; c < last; c++) {
        size_t width = columns_of(cells[c]);
        if (is_right(t, c))
            spaces(out, widths[c] - width);
        str_add(out, cells[c]);
        if (!is_right(t, c))
            spaces(out, widths[c] - width);
        spaces(out, GAP);
        at += widths[c] + GAP;
    }
    if (is_right(t, last))
        spaces(out, widths[last] - columns_of(cells[last]));
    if (at + LAST_MIN <= p->width) {
        last_cell(out, p, cells[last], at);
    } else {
        str_add(out, cells[last]);
        str_addc(out, '\n');
    }
}

static void write_styled(const struct paint *p, enum style style, struct str *row, struct str *out)
{
    for (char *line = row->data, *end; line && *line; line = end + 1) {
        end = strchr(line, '\n'); /* each line ends with one */
        size_t len = (size_t)(end - line);
        while (len > 0 && line[len - 1] == ' ')
            len--;
        paint_add(out, p, style, "%.*s", (int)len, line);
        str_addc(out, '\n');
    }
}

void table_write(const struct table *t, const struct paint *p, struct str *out)
{
    size_t widths[TABLE_COLUMNS_MAX];
    measure(t, widths);
    for (size_t r = 0; r <= t->len; r++) {
        CLEANUP(str_clear) struct str row = STR(1 << 20);
        write_row(t, p, widths, r == 0 ? t->heads : (const char *const *)t->rows[r - 1].cells, &row);
        write_styled(p, r == 0 ? STYLE_DIM : t->rows[r - 1].style, &row, out);
    }
}

void table_clear(struct table *t)
{
    for (size_t r = 0; r < t->len; r++)
        for (size_t c = 0; c < t->columns; c++)
            free(t->rows[r].cells[c]);
    free(t->rows);
    t->rows = NULL;
    t->len = t->cap = 0;
}
