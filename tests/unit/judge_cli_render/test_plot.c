// SPDX-License-Identifier: MIT
/* Plots: curves laid onto points, round ticks, a terminal's 80 columns, and an SVG that is well-formed, escaped and
 * whole. */
#include <check.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "judge/cli/render/curve.h"
#include "judge/cli/render/svg.h"

static double power(const void *context, double x)
{
    return *(const double *)context * log(x);
}

static const double linear = 1, quadratic = 2;

static struct plot plot_of(double constant, double scale, double degree)
{
    struct plot p = { .title = "Time",
                      .x_name = "n: the length of nums",
                      .measured = { .name = "CPU time of one call", .unit = PLOT_NS },
                      .counted = { .name = "instructions", .unit = PLOT_COUNT },
                      .found = { "O(n^2)", power, &quadratic },
                      .expected = { "O(n)", power, &linear } };
    for (double n = 12; n < 30000; n *= 2) {
        plot_add(&p.measured, n, constant + scale * pow(n, degree));
        plot_add(&p.counted, n, 3 * (constant + scale * pow(n, degree)));
    }
    return p;
}

START_TEST(what_cannot_be_drawn_is_left_out)
{
    struct plot_series s = { .len = 0 };
    plot_add(&s, 1, 0);
    plot_add(&s, 0, 1);
    plot_add(&s, -1, 1);
    plot_add(&s, 1, NAN);
    plot_add(&s, 1, INFINITY);
    ck_assert_uint_eq(s.len, 0);
    for (int i = 0; i < 2 * PLOT_POINTS_MAX; i++)
        plot_add(&s, i + 1, 1);
    ck_assert_uint_eq(s.len, PLOT_POINTS_MAX);
}
END_TEST

START_TEST(the_found_curve_passes_through_the_points)
{
    struct plot p = plot_of(50000, 2, 2);
    struct plot_line found, expected;
    plot_fit(&p.measured, &p.found, &found);
    for (size_t i = 0; i < p.measured.len; i++) {
        double off = plot_line_at(&found, p.measured.x[i]) / p.measured.y[i];
        ck_assert_msg(off > .9 && off < 1.1, "at n = %.0f it is %.2f of what was measured", p.measured.x[i], off);
    }
    plot_branch(&p.measured, &found, &p.expected, &expected);
    double last = p.measured.x[p.measured.len - 1], first = p.measured.x[0];
    ck_assert(plot_line_at(&expected, last) < plot_line_at(&found, last) / 3); /* they part where it matters */
    double near = plot_line_at(&expected, first) / plot_line_at(&found, first);
    ck_assert(near > .8 && near < 1.5); /* and begin together */
}
END_TEST

static const struct {
    double low, high;
    enum plot_unit unit;
    size_t most;
    const char *labels, *why;
} ticks[] = {
    { 10, 150000, PLOT_PLAIN, 9, "10 30 100 300 1,000 3,000 10,000 30,000 100,000 ", "sizes" },
    { 10, 150000, PLOT_PLAIN, 6, "10 100 1,000 10,000 100,000 ", "fewer where there is less room" },
    { 10, 22, PLOT_PLAIN, 8, "10 20 ", "a short axis has two at least" },
    { 2000, 5e7, PLOT_NS, 8, "10 us 100 us 1 ms 10 ms ", "durations" },
    { 100, 1e13, PLOT_COUNT, 6, "100 10 k 1 M 100 M 10 G 1000 G ", "many decades: every second" },
    { 4096, 1 << 22, PLOT_BYTES, 6, "4 KiB 16 KiB 64 KiB 256 KiB 1 MiB 4 MiB ", "bytes double" },
};

START_TEST(ticks_are_round_and_few)
{
    double values[2] = { ticks[_i].low, ticks[_i].high }, at[PLOT_TICKS_MAX];
    struct plot_axis a;
    CLEANUP(str_clear) struct str labels = STR(1024);
    plot_axis(values, 2, ticks[_i].unit, &a);
    size_t count = plot_ticks(&a, ticks[_i].most, at);
    ck_assert(count <= ticks[_i].most);
    for (size_t i = 0; i < count; i++) {
        plot_add_label(&labels, ticks[_i].unit, at[i]);
        str_addc(&labels, ' ');
    }
    ck_assert_msg(strcmp(str_text(&labels), ticks[_i].labels) == 0, "%s: %s", ticks[_i].why, str_text(&labels));
}
END_TEST

static size_t longest_line(const char *text)
{
    size_t longest = 0;
    for (; *text; text += strcspn(text, "\n") + 1) {
        size_t columns = paint_columns(text, strcspn(text, "\n"));
        longest = columns > longest ? columns : longest;
    }
    return longest;
}

START_TEST(a_terminals_plot_keeps_its_columns)
{
    static const size_t widths[] = { 40, 60, 80, 120 };
    struct plot p = plot_of(100, 1, 2);
    for (size_t i = 0; i < COUNT(widths); i++) {
        struct paint paint = { .width = widths[i] };
        CLEANUP(str_clear) struct str out = STR(1 << 16);
        curve_write(&p, &paint, &out);
        ck_assert_msg(widths[i] < 80 || longest_line(str_text(&out)) <= widths[i], "%zu columns", widths[i]);
        ck_assert(strchr(str_text(&out), '\x1b') == NULL);
    }
}
END_TEST

START_TEST(a_terminals_plot_shows_points_and_curves)
{
    struct plot p = plot_of(100, 1, 2);
    struct paint paint = { .width = 80 };
    CLEANUP(str_clear) struct str out = STR(1 << 16), counts = STR(1 << 16), none = STR(1 << 16);
    curve_write(&p, &paint, &out);
    size_t dots = 0;
    for (const char *at = str_text(&out); (at = strstr(at, "●")); at++)
        dots++;
    ck_assert_uint_eq(dots, p.measured.len + 1); /* the legend's too */
    ck_assert(strstr(str_text(&out), "● CPU time of one call   · detected O(n^2)   - expected O(n)"));
    ck_assert(strstr(str_text(&out), "----") && strstr(str_text(&out), "10,000") && strstr(str_text(&out), "1 ms ┤"));
    p.measured.len = 0; /* counts only */
    curve_write(&p, &paint, &counts);
    ck_assert(strstr(str_text(&counts), "● instructions") && strstr(str_text(&counts), "1 M ┤"));
    p.counted.len = 2; /* no curve of two points */
    curve_write(&p, &paint, &none);
    ck_assert_str_eq(str_text(&none), "");
}
END_TEST

/* Tags are closed in order, attributes quoted, no bare "&" or "<": enough of XML for what is written here. */
static void check_xml(const char *text)
{
    char open[8][32];
    size_t depth = 0;
    for (const char *at = text; *at; at++) {
        if (*at == '&')
            ck_assert_msg(at[1] == '#' && strspn(at + 2, "0123456789") > 0 &&
                              at[2 + strspn(at + 2, "0123456789")] == ';',
                          "a bare &: %.40s", at);
        if (*at != '<')
            continue;
        const char *end = strchr(at, '>');
        ck_assert_msg(end != NULL, "an open tag: %.40s", at);
        size_t name = strcspn(at + 1, " />");
        if (at[1] == '/') {
            ck_assert_msg(depth > 0 && strlen(open[depth - 1]) == (size_t)(end - at) - 2 &&
                              strncmp(open[depth - 1], at + 2, (size_t)(end - at) - 2) == 0,
                          "closes what is not open: %.40s", at);
            depth--;
        } else if (end[-1] != '/') {
            ck_assert(depth < 8 && name < sizeof(open[0]));
            memcpy(open[depth], at + 1, name);
            open[depth++][name] = '\0';
        }
        at = end;
    }
    ck_assert_uint_eq(depth, 0);
}

static size_t count_of(const char *text, const char *word)
{
    size_t count = 0;
    for (; (text = strstr(text, word)); text++)
        count++;
    return count;
}

START_TEST(a_picture_is_whole_and_escaped)
{
    static const char *const lines[] = { "Time: <script>alert(1)</script> & \"more\"", "bytes \x01\xff\x7f" };
    struct plot plots[2] = { plot_of(100, 1, 2), plot_of(0, 1, 1) };
    struct svg_page page = { .title = "a & b <c>", .lines = lines, .lines_len = 2, .plots = plots, .plots_len = 2 };
    CLEANUP(str_clear) struct str out = STR(1 << 20);
    plots[1].x_name = "m <\"'>";
    plots[1].found.name = "O(n<m)";
    svg_write(&page, &out);
    const char *text = str_text(&out);
    check_xml(text);
    ck_assert(!strstr(text, "<script") && !strstr(text, "href") && !strstr(text, "url(") && !strstr(text, "@import"));
    ck_assert(strstr(text, "&#60;script&#62;") && strstr(text, "bytes ???"));
    ck_assert(strstr(text, "prefers-color-scheme:dark"));
    /* Points of both plots, and the legends'. */
    ck_assert_uint_eq(count_of(text, "<circle"), plots[0].measured.len + plots[1].measured.len + 2);
    ck_assert_uint_eq(count_of(text, "<rect class=\"count\""), plots[0].counted.len + plots[1].counted.len + 2);
    ck_assert_uint_eq(count_of(text, "class=\"found\""), 4);
    ck_assert_uint_eq(count_of(text, "class=\"expected\""), 4);
    ck_assert(count_of(text, "nan") == 0 && count_of(text, "inf") == 0);
}
END_TEST

START_TEST(a_picture_leaves_out_what_there_is_not)
{
    struct plot plots[2] = { plot_of(100, 1, 2), plot_of(100, 1, 2) };
    struct svg_page page = { .title = "t", .plots = plots, .plots_len = 2 };
    CLEANUP(str_clear) struct str out = STR(1 << 20);
    plots[0].counted.len = 0;
    plots[0].expected.log_growth = NULL;
    plots[1].measured.len = plots[1].counted.len = 2; /* too few: no plot */
    svg_write(&page, &out);
    check_xml(str_text(&out));
    ck_assert_uint_eq(count_of(str_text(&out), "<circle"), plots[0].measured.len + 1);
    ck_assert_uint_eq(count_of(str_text(&out), "<rect class=\"count\""), 0);
    ck_assert_uint_eq(count_of(str_text(&out), "class=\"expected\""), 0);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    Suite *s = suite_create("plot");
    TCase *c = tcase_create("plot");
    suite_add_tcase(s, c);
    tcase_add_test(c, what_cannot_be_drawn_is_left_out);
    tcase_add_test(c, the_found_curve_passes_through_the_points);
    tcase_add_loop_test(c, ticks_are_round_and_few, 0, COUNT(ticks));
    tcase_add_test(c, a_terminals_plot_keeps_its_columns);
    tcase_add_test(c, a_terminals_plot_shows_points_and_curves);
    tcase_add_test(c, a_picture_is_whole_and_escaped);
    tcase_add_test(c, a_picture_leaves_out_what_there_is_not);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
