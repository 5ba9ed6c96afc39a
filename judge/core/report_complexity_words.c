// SPDX-License-Identifier: MIT
/* From the answers of the inference to what is said: names, and sentences with the numbers that anyone can measure
 * again. Never says more than the answer holds: what cannot be told apart is said so. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge/core/complexity_evidence.h"
#include "judge/core/report_complexity.h"

void report_add_number(struct str *out, double number)
{
    char digits[64];
    int len = snprintf(digits, sizeof(digits), "%.0f", number);
    for (int i = 0; i < len && i < (int)sizeof(digits) - 1; i++) {
        str_addc(out, digits[i]);
        if ((len - i) % 3 == 1 && i + 1 < len)
            str_addc(out, ',');
    }
}

static void add_bytes(struct str *out, double bytes)
{
    if (bytes < 1 << 20)
        str_addf(out, "%.0f KiB", bytes > 4096 ? ceil(bytes / 1024) : 4); /* less than a page is not seen */
    else
        str_addf(out, "%.*f MiB", bytes < 10 << 20 ? 1 : 0, bytes / (1 << 20));
}

/* "Doubling n from 320 to 640", "growing n from 1,200 to 4,800 (x4.0)". */
static void add_change(struct str *out, const char *name, double from, double to, bool first)
{
    bool doubled = to / from > 1.9 && to / from < 2.1;
    str_addf(out, "%s %s from ", doubled ? first ? "Doubling" : "doubling" : first ? "Growing" : "growing", name);
    report_add_number(out, from);
    str_add(out, " to ");
    report_add_number(out, to);
    if (!doubled && to / from > 1.3) /* below, sizes grow by one: the ratio says nothing */
        str_addf(out, " (x%.*f)", to / from < 10 ? 2 : 0, to / from);
}

static const char *work(bool counted)
{
    return counted ? "instructions" : "CPU time";
}

static void add_growth(struct str *out, const struct complexity_growth *g)
{
    add_change(out, "n", g->from, g->to, true);
    str_addf(out, " multiplied the %s by %.*f.", work(g->counted), g->factor < 10 ? 2 : 1, g->factor);
}

static void add_growth_two(struct str *out, const struct complexity_two_growth *g)
{
    add_change(out, "n", g->n_from, g->n_to, true);
    str_addf(out, " alone multiplied the %s by %.2f, ", work(g->counted), g->by_n);
    add_change(out, "m", g->m_from, g->m_to, false);
    str_addf(out, " alone by %.2f, and both by %.2f.", g->by_m, g->by_both);
}

static void add_reason(struct str *out, const char *why)
{
    if (!why)
        return;
    size_t at = out->len;
    str_addf(out, "%s. ", why);
    if (at < out->len && out->data[at] >= 'a' && out->data[at] <= 'z')
        out->data[at] += 'A' - 'a';
}

static void keep(struct complexity_shown *s, struct str *words)
{
    while (words->len && words->data[words->len - 1] == ' ')
        str_truncate(words, words->len - 1);
    snprintf(s->evidence, sizeof(s->evidence), "%s", str_text(words));
}

/* ---- time -------------------------------------------------------------------------------------------------------- */

static void add_sources(struct str *out, bool counts, bool time)
{
    if (!counts && time)
        str_add(out, " From CPU time alone.");
    else if (counts && !time)
        str_add(out, " From instruction counts alone.");
}

static void show_time(const struct report_complexity *c, struct complexity_shown *s)
{
    const struct complexity_answer *a = &c->time;
    CLEANUP(str_clear) struct str words = STR(SHOWN_EVIDENCE_MAX);
    s->class = a->conclusive ? complexity_name(a->best) : NULL;
    for (int k = a->low; a->conclusive && k <= (int)a->high; k++)
        s->between[s->between_len++] = complexity_name((enum complexity_class)k);
    s->confidence = a->conclusive ? a->confidence : 0;
    s->expected = complexity_name(c->expected);
    s->meets = a->meets;
    s->log_more = a->meets == 1 && a->conclusive && a->low > c->expected;
    add_reason(&words, a->conclusive ? NULL : a->why);
    if (a->conclusive && a->misfit)
        str_add(&words, "No class fits the counts well. ");
    if (c->has_growth)
        add_growth(&words, &c->growth);
    if (a->conclusive)
        add_sources(&words, a->counts_used, a->time_used);
    keep(s, &words);
}

static void show_set_two(const struct complexity_two_answer *a, const struct complexity_expected *expected,
                         struct complexity_shown *s)
{
    s->class = a->conclusive ? a->best.name : NULL;
    for (size_t i = 0; a->conclusive && i < a->between_len; i++)
        s->between[s->between_len++] = a->between[i].name;
    s->confidence = a->conclusive ? a->confidence : 0;
    s->expected = expected ? expected->name : NULL;
    s->meets = expected ? a->meets : -1;
}

static void show_time_two(const struct report_complexity *c, struct complexity_shown *s)
{
    const struct complexity_two_answer *a = c->two;
    CLEANUP(str_clear) struct str words = STR(SHOWN_EVIDENCE_MAX);
    show_set_two(a, c->expected_two, s);
    s->log_more = a->meets == 1 && a->conclusive;
    for (size_t i = 0; i < a->between_len; i++)
        s->log_more &= !complexity_two_within(&a->between[i], c->expected_two);
    add_reason(&words, a->conclusive ? NULL : a->why);
    if (a->conclusive && a->misfit)
        str_add(&words, "No class fits the counts well. ");
    if (a->has_growth)
        add_growth_two(&words, &a->growth);
    if (a->conclusive)
        add_sources(&words, a->counts_used, a->time_used);
    keep(s, &words);
}

/* ---- memory ------------------------------------------------------------------------------------------------------ */

static bool is_measured(const struct complexity_point *p)
{
    return p->extra_bytes >= 0;
}

static double size_of(const struct complexity_point *p)
{
    return p->m > 0 ? p->n * p->m : p->n;
}

static void add_size(struct str *out, const struct complexity_point *p)
{
    str_add(out, "n = ");
    report_add_number(out, p->n);
    if (p->m > 0) {
        str_add(out, ", m = ");
        report_add_number(out, p->m);
    }
}

/* The largest size, and the one nearest to half of it. */
static void add_memory(struct str *out, const struct report_complexity *c, bool grows)
{
    const struct complexity_point *last = NULL, *half = NULL;
    double most = 0;
    for (size_t i = 0; i < c->points_len; i++) {
        const struct complexity_point *p = &c->points[i];
        if (!is_measured(p))
            continue;
        most = fmax(most, p->extra_bytes);
        last = !last || size_of(p) > size_of(last) ? p : last;
    }
    for (size_t i = 0; last && i < c->points_len; i++) {
        const struct complexity_point *p = &c->points[i];
        double off = fabs(log(size_of(last) / size_of(p)) - log(2));
        if (p != last && is_measured(p) && (!half || off < fabs(log(size_of(last) / size_of(half)) - log(2))))
            half = p;
    }
    if (!last)
        return;
    str_add(out, "Extra memory ");
    if (grows && half) {
        str_add(out, "was ");
        add_bytes(out, half->extra_bytes);
        str_add(out, " at ");
        add_size(out, half);
        str_add(out, " and ");
        add_bytes(out, last->extra_bytes);
        str_add(out, " at ");
    } else {
        str_add(out, "was at most ");
        add_bytes(out, most);
        str_add(out, " up to ");
    }
    add_size(out, last);
    str_add(out, ", input and output not counted.");
}

static bool is_space_class(int c)
{
    return c == COMPLEXITY_CONSTANT || c == COMPLEXITY_LINEAR || c == COMPLEXITY_QUADRATIC ||
           c == COMPLEXITY_EXPONENTIAL;
}

static void add_open(struct str *out, const struct complexity_shown *s)
{
    if (s->between_len == 2)
        str_addf(out, " %s and %s cannot be told apart at these sizes.", s->between[0], s->between[1]);
}

static void show_space(const struct report_complexity *c, struct complexity_shown *s)
{
    const struct complexity_answer *a = &c->space;
    CLEANUP(str_clear) struct str words = STR(SHOWN_EVIDENCE_MAX);
    s->class = a->conclusive ? complexity_name(a->best) : NULL;
    for (int k = a->low; a->conclusive && k <= (int)a->high; k++)
        if (is_space_class(k))
            s->between[s->between_len++] = complexity_name((enum complexity_class)k);
    s->confidence = a->conclusive ? a->confidence : 0;
    s->expected = c->expects_space ? complexity_name(c->expected_space) : NULL;
    s->meets = c->expects_space ? a->meets : -1;
    add_reason(&words, a->conclusive ? NULL : a->why);
    add_memory(&words, c, a->low > COMPLEXITY_CONSTANT);
    add_open(&words, s);
    keep(s, &words);
}

static void show_space_two(const struct report_complexity *c, struct complexity_shown *s)
{
    CLEANUP(str_clear) struct str words = STR(SHOWN_EVIDENCE_MAX);
    bool grows = true;
    show_set_two(c->space_two, c->expected_space_two, s);
    for (size_t i = 0; i < s->between_len; i++)
        grows &= strcmp(s->between[i], "O(1)") != 0;
    add_reason(&words, c->space_two->conclusive ? NULL : c->space_two->why);
    add_memory(&words, c, grows);
    add_open(&words, s);
    keep(s, &words);
}

void report_complexity_view(const struct report_complexity *c, struct complexity_view *out)
{
    if (c->read_back) {
        *out = *c->read_back;
        return;
    }
    *out = (struct complexity_view){ .time.meets = -1, .space.meets = -1 };
    if (c->why)
        return;
    out->has_space = c->two ? c->space_two != NULL : c->has_space;
    if (c->two) {
        show_time_two(c, &out->time);
        if (out->has_space)
            show_space_two(c, &out->space);
        return;
    }
    show_time(c, &out->time);
    if (out->has_space)
        show_space(c, &out->space);
    if (c->time.contradict) {
        out->by_counts = complexity_name(c->time.by_counts);
        out->by_time = complexity_name(c->time.by_time);
    }
    out->emerging_share = c->time.conclusive ? c->time.emerging_share : 0;
    out->regime_n = c->time.conclusive ? c->time.regime_n : 0;
}
