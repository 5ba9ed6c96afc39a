// SPDX-License-Identifier: MIT
/* Points are drawn over the found class, that one over the expected: where they part is what the plot is for. */
#include "judge/cli/render/curve.h"

#include <math.h>
#include <string.h>

enum { ROWS = 12, COLUMNS_MAX = 64, MARGIN = 10, ROW_LABELS_MAX = 4 };
enum cell { CELL_EMPTY, CELL_EXPECTED, CELL_FOUND, CELL_POINT };

static const char *const marks[] = {
    [CELL_EMPTY] = " ", [CELL_EXPECTED] = "-", [CELL_FOUND] = "·", [CELL_POINT] = "●"
};

struct paper {
    const struct plot *plot;
    const struct plot_series *series;
    unsigned char cells[ROWS][COLUMNS_MAX];
    size_t columns;
    struct plot_axis x, y;
};

/* The row of a value's logarithm, the uppermost being 0. */
static double row_of(const struct paper *p, double y)
{
    return (p->y.high - y) / (p->y.high - p->y.low) * (ROWS - 1);
}

static double column_of(const struct paper *p, double x)
{
    return (x - p->x.low) / (p->x.high - p->x.low) * (double)(p->columns - 1);
}

static void set(struct paper *p, double x, double y, enum cell what)
{
    double column = column_of(p, x), row = row_of(p, y);
    if (!(column > -.5) || !(row > -.5) || column >= (double)p->columns - .5 || row >= ROWS - .5)
        return; /* off the paper */
    unsigned char *cell = &p->cells[(int)lround(row)][lround(column)];
    if (*cell < what)
        *cell = (unsigned char)what;
}

static void draw_line(struct paper *p, const struct plot_line *line, enum cell what)
{
    for (size_t i = 0; i < p->columns; i++) {
        double x = p->x.low + (p->x.high - p->x.low) * (double)i / (double)(p->columns - 1);
        set(p, x, log(plot_line_at(line, exp(x))), what);
    }
}

static void draw(struct paper *p)
{
    struct plot_line found, expected;
    if (p->plot->found.log_growth) {
        plot_fit(p->series, &p->plot->found, &found);
        if (p->plot->expected.log_growth) {
            plot_branch(p->series, &found, &p->plot->expected, &expected);
            draw_line(p, &expected, CELL_EXPECTED);
        }
        draw_line(p, &found, CELL_FOUND);
    }
    for (size_t i = 0; i < p->series->len; i++)
        set(p, log(p->series->x[i]), log(p->series->y[i]), CELL_POINT);
}

static void add_row(const struct paper *p, int row, const double *ticks, size_t ticks_len, struct str *out)
{
    CLEANUP(str_clear) struct str label = STR(64);
    for (size_t i = 0; i < ticks_len; i++)
        if (lround(row_of(p, log(ticks[i]))) == row && label.len == 0)
            plot_add_label(&label, p->series->unit, ticks[i]);
    str_addf(out, "%*s %s", MARGIN - 2, str_text(&label), label.len ? "┤" : "│");
    size_t last = 0;
    for (size_t i = 0; i < p->columns; i++)
        last = p->cells[row][i] ? i + 1 : last;
    for (size_t i = 0; i < last; i++)
        str_add(out, marks[p->cells[row][i]]);
    str_addc(out, '\n');
}

/* The label of a tick is centred below it, and left out where it would touch the one before. */
static void add_axis(const struct paper *p, struct str *out)
{
    double ticks[PLOT_TICKS_MAX];
    bool is_tick[COLUMNS_MAX] = { false };
    CLEANUP(str_clear) struct str labels = STR(1024);
    size_t count = plot_ticks(&p->x, p->columns / 12 + 1, ticks);
    for (size_t i = 0; i < count; i++) {
        CLEANUP(str_clear) struct str label = STR(64);
        size_t column = (size_t)lround(fmax(0, column_of(p, log(ticks[i]))));
        plot_add_label(&label, PLOT_PLAIN, ticks[i]);
        size_t half = label.len / 2, start = column > half ? column - half : 0;
        if (column >= p->columns)
            continue;
        is_tick[column] = true;
        if ((labels.len > 0 && start < labels.len + 2) || start + label.len > p->columns + 2)
            continue;
        str_addf(&labels, "%*s%s", (int)(start - labels.len), "", str_text(&label));
    }
    str_addf(out, "%*s └", MARGIN - 2, "");
    for (size_t i = 0; i < p->columns; i++)
        str_add(out, is_tick[i] ? "┴" : "─");
    str_addf(out, "\n%*s%s\n", MARGIN, "", str_text(&labels));
}

static void add_legend(const struct paper *p, struct str *out)
{
    str_addf(out, "%*s● %s", MARGIN, "", p->series->name);
    if (p->plot->found.log_growth)
        str_addf(out, "   · detected %s", p->plot->found.name);
    if (p->plot->found.log_growth && p->plot->expected.log_growth)
        str_addf(out, "   - expected %s", p->plot->expected.name);
    str_addc(out, '\n');
}

void curve_write(const struct plot *plot, const struct paint *paint, struct str *out)
{
    struct paper p = { .plot = plot,
                       .series = plot->measured.len >= PLOT_POINTS_MIN ? &plot->measured : &plot->counted };
    size_t room = paint->width > MARGIN + 2 ? paint->width - MARGIN - 2 : 10, ticks_len;
    double ticks[PLOT_TICKS_MAX];
    if (p.series->len < PLOT_POINTS_MIN)
        return;
    p.columns = room < COLUMNS_MAX ? room : COLUMNS_MAX;
    plot_axis(p.series->x, p.series->len, PLOT_PLAIN, &p.x);
    plot_axis(p.series->y, p.series->len, p.series->unit, &p.y);
    draw(&p);
    ticks_len = plot_ticks(&p.y, ROW_LABELS_MAX, ticks);
    str_addc(out, '\n');
    if (plot->title)
        str_addf(out, "%*s%s\n", MARGIN, "", plot->title);
    for (int row = 0; row < ROWS; row++)
        add_row(&p, row, ticks, ticks_len, out);
    add_axis(&p, out);
    add_legend(&p, out);
}
