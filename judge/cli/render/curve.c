// SPDX-License-Identifier: MIT
/* Points are drawn over the found class, that one over the expected: where they part is what the plot is for. On
 * log-log axes a polynomial is a straight line, and its degree the slope. */
#include "judge/cli/render/curve.h"

#include <math.h>
#include <stdio.h>

enum { ROWS = 12, COLUMNS_MAX = 64, MARGIN = 10 };
enum cell { CELL_EMPTY, CELL_EXPECTED, CELL_FOUND, CELL_POINT };

static const char *const marks[] = {
    [CELL_EMPTY] = " ", [CELL_EXPECTED] = "-", [CELL_FOUND] = "·", [CELL_POINT] = "●"
};

struct plot {
    const struct curve *c;
    unsigned char cells[ROWS][COLUMNS_MAX];
    size_t columns;
    double x_low, x_high, y_low, y_high; /* logarithms */
};

static void set(struct plot *p, double x, double y, enum cell what)
{
    double column = (x - p->x_low) / (p->x_high - p->x_low) * (double)(p->columns - 1);
    double row = (p->y_high - y) / (p->y_high - p->y_low) * (ROWS - 1);
    if (!(column > -.5) || !(row > -.5) || column >= (double)p->columns - .5 || row >= ROWS - .5)
        return; /* off the paper */
    unsigned char *cell = &p->cells[(int)lround(row)][lround(column)];
    if (*cell < what)
        *cell = (unsigned char)what;
}

/* Through the middle of the larger half of what was measured: small sizes are mostly overhead. */
static void draw(struct plot *p, double (*shape)(const void *, double), enum cell what)
{
    const struct curve *c = p->c;
    if (!shape)
        return;
    size_t from = c->len / 2;
    double shift = 0;
    for (size_t i = from; i < c->len; i++)
        shift += (log(c->y[i]) - shape(c->context, c->n[i])) / (double)(c->len - from);
    for (size_t i = 0; i < p->columns; i++) {
        double x = p->x_low + (p->x_high - p->x_low) * (double)i / (double)(p->columns - 1);
        set(p, x, shape(c->context, exp(x)) + shift, what);
    }
}

static void bounds(struct plot *p)
{
    const struct curve *c = p->c;
    p->x_low = log(c->n[0]);
    p->x_high = log(c->n[c->len - 1]);
    p->y_low = p->y_high = log(c->y[0]);
    for (size_t i = 1; i < c->len; i++) {
        p->y_low = fmin(p->y_low, log(c->y[i]));
        p->y_high = fmax(p->y_high, log(c->y[i]));
    }
    /* At least a factor of two, or noise would fill the paper. */
    double middle = (p->y_low + p->y_high) / 2, half = fmax((p->y_high - p->y_low) / 2, log(2) / 2) * 1.05;
    p->y_low = middle - half;
    p->y_high = middle + half;
}

static void add_row(const struct plot *p, int row, struct str *out)
{
    struct str label = STR(64);
    if (row == 0 || row == ROWS - 1 || row == ROWS / 2)
        paint_duration(&label, (uint64_t)exp(p->y_high - (p->y_high - p->y_low) * row / (ROWS - 1)));
    str_addf(out, "%*s │", MARGIN - 2, str_text(&label));
    size_t last = 0;
    for (size_t i = 0; i < p->columns; i++)
        last = p->cells[row][i] ? i + 1 : last;
    for (size_t i = 0; i < last; i++)
        str_add(out, marks[p->cells[row][i]]);
    str_addc(out, '\n');
    str_clear(&label);
}

static void add_axis(const struct plot *p, struct str *out)
{
    char right[32];
    int len = snprintf(right, sizeof(right), "%.0f", p->c->n[p->c->len - 1]);
    str_addf(out, "%*s └", MARGIN - 2, "");
    for (size_t i = 0; i < p->columns; i++)
        str_add(out, "─");
    int left = (int)p->columns - len;
    str_addf(out, "\n%*s  %-*.0f%s\n", MARGIN - 2, "", left > 0 ? left : 1, p->c->n[0], right);
    str_addf(out, "%*s  ● measured   · %s", MARGIN - 2, "", p->c->found_name);
    if (p->c->expected)
        str_addf(out, "   - expected %s", p->c->expected_name);
    str_addc(out, '\n');
}

void curve_write(const struct curve *c, const struct paint *paint, struct str *out)
{
    struct plot p = { .c = c };
    size_t room = paint->width > MARGIN + 2 ? paint->width - MARGIN - 2 : 10;
    if (c->len < 3 || c->len > CURVE_POINTS_MAX)
        return;
    p.columns = room < COLUMNS_MAX ? room : COLUMNS_MAX;
    bounds(&p);
    draw(&p, c->expected, CELL_EXPECTED);
    draw(&p, c->found, CELL_FOUND);
    for (size_t i = 0; i < c->len; i++)
        set(&p, log(c->n[i]), log(c->y[i]), CELL_POINT);
    str_addc(out, '\n');
    for (int row = 0; row < ROWS; row++)
        add_row(&p, row, out);
    add_axis(&p, out);
}
