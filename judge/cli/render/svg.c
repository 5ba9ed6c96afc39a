// SPDX-License-Identifier: MIT
/* The picture, drawn top-down in user units. Owns its colours: two of each, chosen by the reader's system; the counts
 * have an axis of their own at the right, of the same number of decades, so that equal classes have equal slopes. */
#include "judge/cli/render/svg.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

enum {
    WIDTH = 760,
    LEFT = 78,
    RIGHT = 76,
    TOP = 34, /* of a plot: its title */
    PLOT_HEIGHT = 300,
    BELOW = 92, /* ticks, the axis's name, two lines of legend */
    LINE_HEIGHT = 19,
    HEAD = 38,
    LINE_SAMPLES = 120,
    SIGN_WIDTH = 30,
    TICKS_Y = 8,
    TICKS_X = 9
};

static const char style[] =
    "<style>\n"
    "svg{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}\n"
    ".paper{fill:#ffffff}.text{fill:#1f2328}.dim{fill:#59636e}.grid{stroke:#d9dee4;stroke-width:1}\n"
    ".axis{stroke:#818b98;stroke-width:1;fill:none}.time{fill:#0860ca}.count{fill:none;stroke:#8250df;stroke-width:1.8}"
    "\n"
    ".found{stroke:#0860ca;stroke-width:2;fill:none;opacity:.75}\n"
    ".expected{stroke:#9a6700;stroke-width:2;fill:none;stroke-dasharray:7 5}\n"
    ".title{font-size:17px;font-weight:600}.head{font-weight:600}.count-text{fill:#8250df}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".paper{fill:#0d1117}.text{fill:#e6edf3}.dim{fill:#9198a1}.grid{stroke:#2a3038}.axis{stroke:#656c76}\n"
    ".time{fill:#58a6ff}.count{stroke:#c297ff}.count-text{fill:#c297ff}.found{stroke:#58a6ff}\n"
    ".expected{stroke:#e3b341}}\n"
    "</style>\n";

/* ---- text -------------------------------------------------------------------------------------------------------- */

/* What XML does not allow at all, and what is not UTF-8, becomes a question mark. */
static void add_escaped(struct str *out, const char *text)
{
    size_t len = strlen(text);
    for (size_t i = 0; i < len;) {
        size_t n = utf8_length(text + i, len - i);
        unsigned char c = (unsigned char)text[i];
        if (n > 1)
            str_addn(out, text + i, n);
        else if (n == 0 || c < ' ' || c == 0x7f)
            str_addc(out, '?');
        else if (strchr("&<>\"'", c))
            str_addf(out, "&#%d;", c);
        else
            str_addc(out, (char)c);
        i += n ? n : 1;
    }
}

static void add_text(struct str *out, double x, double y, const char *attributes, const char *text)
{
    str_addf(out, "<text x=\"%.1f\" y=\"%.1f\" %s>", x, y, attributes);
    add_escaped(out, text);
    str_add(out, "</text>\n");
}

/* ---- one plot ---------------------------------------------------------------------------------------------------- */

struct area {
    const struct plot *plot;
    const struct plot_series *main; /* by it the curves are laid */
    struct plot_axis x, y, right;
    double top; /* of the paper */
};

static double x_at(const struct area *a, double x)
{
    return LEFT + (log(x) - a->x.low) / (a->x.high - a->x.low) * (WIDTH - LEFT - RIGHT);
}

static double y_at(const struct area *a, const struct plot_axis *axis, double y)
{
    return a->top + (axis->high - log(y)) / (axis->high - axis->low) * PLOT_HEIGHT;
}

static bool has_counts(const struct area *a)
{
    return a->main != &a->plot->counted && a->plot->counted.len >= PLOT_POINTS_MIN;
}

/* Both axes span as much, and the largest size of both is at the same height: then counts that grow as the time does
 * lie on it. */
static void set_axes(struct area *a)
{
    const struct plot_series *counted = &a->plot->counted;
    plot_axis(a->main->x, a->main->len, PLOT_PLAIN, &a->x);
    plot_axis(a->main->y, a->main->len, a->main->unit, &a->y);
    if (!has_counts(a))
        return;
    double shift = log(counted->y[counted->len - 1]) - log(a->main->y[a->main->len - 1]);
    for (size_t i = 0; i < counted->len; i++) {
        a->y.low = fmin(a->y.low, log(counted->y[i]) - shift - .1);
        a->y.high = fmax(a->y.high, log(counted->y[i]) - shift + .1);
        a->x.low = fmin(a->x.low, log(counted->x[i]) - .1);
        a->x.high = fmax(a->x.high, log(counted->x[i]) + .1);
    }
    a->right = (struct plot_axis){ a->y.low + shift, a->y.high + shift, counted->unit };
}

static void add_x_axis(const struct area *a, struct str *out)
{
    double ticks[PLOT_TICKS_MAX], bottom = a->top + PLOT_HEIGHT;
    size_t count = plot_ticks(&a->x, TICKS_X, ticks);
    for (size_t i = 0; i < count; i++) {
        CLEANUP(str_clear) struct str label = STR(64);
        double x = x_at(a, ticks[i]);
        plot_add_label(&label, PLOT_PLAIN, ticks[i]);
        str_addf(out, "<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/>\n", x, a->top, bottom);
        add_text(out, x, bottom + 18, "class=\"dim\" text-anchor=\"middle\"", str_text(&label));
    }
    if (a->plot->x_name)
        add_text(out, (LEFT + WIDTH - RIGHT) / 2.0, bottom + 38, "class=\"text\" text-anchor=\"middle\"",
                 a->plot->x_name);
}

static void add_y_axis(const struct area *a, const struct plot_axis *axis, bool right, struct str *out)
{
    double ticks[PLOT_TICKS_MAX];
    size_t count = plot_ticks(axis, TICKS_Y, ticks);
    for (size_t i = 0; i < count; i++) {
        CLEANUP(str_clear) struct str label = STR(64);
        double y = y_at(a, axis, ticks[i]);
        plot_add_label(&label, axis->unit, ticks[i]);
        if (right) {
            str_addf(out, "<path class=\"axis\" d=\"M%d %.1fh5\"/>\n", WIDTH - RIGHT, y);
            add_text(out, WIDTH - RIGHT + 9, y + 4, "class=\"count-text\"", str_text(&label));
        } else {
            str_addf(out, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>\n", LEFT, y, WIDTH - RIGHT);
            add_text(out, LEFT - 9, y + 4, "class=\"dim\" text-anchor=\"end\"", str_text(&label));
        }
    }
}

static void add_line(const struct area *a, const struct plot_line *line, const char *class, struct str *out)
{
    bool down = false;
    str_addf(out, "<path class=\"%s\" d=\"", class);
    for (int i = 0; i <= LINE_SAMPLES; i++) {
        double x = exp(a->x.low + (a->x.high - a->x.low) * i / LINE_SAMPLES);
        double y = y_at(a, &a->y, plot_line_at(line, x));
        bool inside = y >= a->top && y <= a->top + PLOT_HEIGHT;
        if (inside)
            str_addf(out, "%c%.1f %.1f", down ? 'L' : 'M', x_at(a, x), y);
        down = inside;
    }
    str_add(out, "\"/>\n");
}

static void add_points(const struct area *a, struct str *out)
{
    const struct plot_series *counted = &a->plot->counted;
    for (size_t i = 0; has_counts(a) && i < counted->len; i++)
        str_addf(out, "<rect class=\"count\" x=\"%.1f\" y=\"%.1f\" width=\"11\" height=\"11\"/>\n",
                 x_at(a, counted->x[i]) - 5.5, y_at(a, &a->right, counted->y[i]) - 5.5);
    for (size_t i = 0; i < a->main->len; i++)
        str_addf(out, "<circle class=\"time\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n", x_at(a, a->main->x[i]),
                 y_at(a, &a->y, a->main->y[i]));
}

struct legend {
    double x, y;
    struct str *out;
};

/* Where the next entry's sign goes; the text comes beside it. A new line where this one is full. */
static void add_entry(struct legend *l, const char *sign, const char *words, const char *name)
{
    CLEANUP(str_clear) struct str text = STR(256);
    str_addf(&text, "%s%s", words, name);
    double width = SIGN_WIDTH + 7.4 * (double)text.len;
    if (l->x > LEFT && l->x + width > WIDTH - 16) {
        l->x = LEFT;
        l->y += LINE_HEIGHT;
    }
    str_addf(l->out, "<g transform=\"translate(%.1f %.1f)\">%s", l->x, l->y, sign);
    add_text(l->out, SIGN_WIDTH, 0, "class=\"text\"", str_text(&text));
    str_add(l->out, "</g>\n");
    l->x += width + 14;
}

static void add_legend(const struct area *a, struct str *out)
{
    struct legend l = { LEFT, a->top + PLOT_HEIGHT + 62, out };
    add_entry(&l, "<circle class=\"time\" cx=\"15\" cy=\"-4\" r=\"4\"/>", "", a->main->name);
    if (has_counts(a))
        add_entry(&l, "<rect class=\"count\" x=\"9.5\" y=\"-9.5\" width=\"11\" height=\"11\"/>", "",
                  a->plot->counted.name);
    if (a->plot->found.log_growth)
        add_entry(&l, "<path class=\"found\" d=\"M0 -4h24\"/>", "detected ", a->plot->found.name);
    if (a->plot->found.log_growth && a->plot->expected.log_growth)
        add_entry(&l, "<path class=\"expected\" d=\"M0 -4h24\"/>", "expected ", a->plot->expected.name);
}

static void add_plot(const struct area *a, struct str *out)
{
    struct plot_line found, expected;
    if (a->plot->title)
        add_text(out, LEFT, a->top - 12, "class=\"text head\"", a->plot->title);
    add_x_axis(a, out);
    add_y_axis(a, &a->y, false, out);
    if (has_counts(a))
        add_y_axis(a, &a->right, true, out);
    str_addf(out, "<rect class=\"axis\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%d\"/>\n", LEFT, a->top,
             WIDTH - LEFT - RIGHT, PLOT_HEIGHT);
    if (a->plot->found.log_growth) {
        plot_fit(a->main, &a->plot->found, &found);
        if (a->plot->expected.log_growth) {
            plot_branch(a->main, &found, &a->plot->expected, &expected);
            add_line(a, &expected, "expected", out);
        }
        add_line(a, &found, "found", out);
    }
    add_points(a, out);
    add_legend(a, out);
}

/* ---- the page ---------------------------------------------------------------------------------------------------- */

static const struct plot_series *main_of(const struct plot *plot)
{
    if (plot->measured.len >= PLOT_POINTS_MIN)
        return &plot->measured;
    return plot->counted.len >= PLOT_POINTS_MIN ? &plot->counted : NULL;
}

void svg_write(const struct svg_page *page, struct str *out)
{
    double y = HEAD + LINE_HEIGHT * (double)page->lines_len;
    double height = y + 8;
    for (size_t i = 0; i < page->plots_len; i++)
        height += main_of(&page->plots[i]) ? TOP + PLOT_HEIGHT + BELOW : 0;
    str_addf(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" width=\"%d\" height=\"%.0f\" "
             "role=\"img\">\n",
             WIDTH, height, WIDTH, height);
    str_add(out, "<title>");
    add_escaped(out, page->title);
    str_add(out, "</title>\n");
    str_add(out, style);
    str_add(out, "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    add_text(out, 20, 28, "class=\"text title\"", page->title);
    for (size_t i = 0; i < page->lines_len; i++)
        add_text(out, 20, 28 + 22 + LINE_HEIGHT * (double)i, "class=\"text\"", page->lines[i]);
    for (size_t i = 0; i < page->plots_len; i++) {
        struct area a = { .plot = &page->plots[i], .main = main_of(&page->plots[i]), .top = y + TOP };
        if (!a.main)
            continue;
        set_axes(&a);
        add_plot(&a, out);
        y += TOP + PLOT_HEIGHT + BELOW;
    }
    str_add(out, "</svg>\n");
}
