// SPDX-License-Identifier: MIT
/* The figures that the issue demands, each with its target, and the baselines beside them. A series without an answer
 * counts as wrong: what cannot be told has not been recognised. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/complexity/tables.h"

enum { REPEATS_MAX = 64, LANGUAGES = 16 };

double percent(size_t part, size_t of)
{
    return of ? 100.0 * (double)part / (double)of : 0;
}

void tables_row(struct tables *t, const char *figure, const char *value, const char *target, bool good)
{
    printf("| %-52s | %-26s | %-16s | %s |\n", figure, value, target, !*target ? "" : good ? "PASS" : "MISS");
    if (!*target || good)
        return;
    t->missed++;
    str_addf(&t->missed_names, "missed: %s: %s, must be %s\n", figure, value, target);
}

/* ---- accuracy ---------------------------------------------------------------------------------------------------- */

struct tally {
    size_t of, exact, near;
};

static void count_answer(struct tally *t, int answer, enum complexity_class truth)
{
    t->of++;
    t->exact += answer == (int)truth;
    t->near += answer >= 0 && abs(answer - (int)truth) <= 1;
}

static int answer_of(const struct complexity_answer *a)
{
    return outcome_answers(a) ? (int)a->best : -1;
}

static struct tally tally_choice(const struct tables *t, enum evidence_choice choice, const char *language)
{
    struct tally sum = { 0 };
    for (size_t i = 0; i < t->len; i++) {
        const struct solution *x = t->at[i].series->solution;
        if (!language || strcmp(language, x->language->name) == 0)
            count_answer(&sum, answer_of(&t->at[i].time[choice]), x->time_class);
    }
    return sum;
}

static bool any(const struct tables *t, enum evidence_choice choice)
{
    for (size_t i = 0; i < t->len; i++)
        if (t->at[i].there[choice])
            return true;
    return false;
}

static void accuracy(struct tables *t)
{
    char value[80];
    bool counted = any(t, BY_COUNTS);
    struct tally both = tally_choice(t, BY_BOTH, NULL), time = tally_choice(t, BY_TIME, NULL),
                 counts = tally_choice(t, BY_COUNTS, NULL);
    double must = t->loaded ? 96 : 97;
    if (counted) {
        snprintf(value, sizeof(value), "%.1f %% of %zu", percent(both.exact, both.of), both.of);
        tables_row(t, "time class exact, time and counts fused", value, t->loaded ? ">= 96 %" : ">= 97 %",
                   percent(both.exact, both.of) >= must);
        snprintf(value, sizeof(value), "%.3f %%", percent(both.near, both.of));
        tables_row(t, "within one neighbouring class, fused", value, ">= 99.5 %", percent(both.near, both.of) >= 99.5);
    }
    snprintf(value, sizeof(value), "%.1f %% of %zu", percent(time.exact, time.of), time.of);
    tables_row(t, "time class exact, CPU time alone", value, ">= 92 %", percent(time.exact, time.of) >= 92);
    snprintf(value, sizeof(value), "%.1f %%", percent(time.near, time.of));
    tables_row(t, "within one neighbouring class, CPU time alone", value, "", true);
    if (counted) {
        snprintf(value, sizeof(value), "%.1f / %.1f %%", percent(counts.exact, counts.of),
                 percent(counts.near, counts.of));
        tables_row(t, "exact / within one, counts alone", value, "", true);
    }
}

static void by_language(struct tables *t)
{
    const char *seen[LANGUAGES];
    size_t len = 0;
    for (size_t i = 0; i < t->len; i++) {
        const char *name = t->at[i].series->solution->language->name;
        bool known = false;
        for (size_t k = 0; k < len; k++)
            known |= strcmp(seen[k], name) == 0;
        if (known || len == LANGUAGES)
            continue;
        seen[len++] = name;
        char figure[80], value[80];
        struct tally both = tally_choice(t, BY_BOTH, name), time = tally_choice(t, BY_TIME, name);
        snprintf(figure, sizeof(figure), "  %s: exact fused; time alone", name);
        snprintf(value, sizeof(value), "%.1f; %.1f %% of %zu", percent(both.exact, both.of),
                 percent(time.exact, time.of), both.of);
        tables_row(t, figure, value, "", true);
    }
}

static void baselines(struct tables *t)
{
    for (int b = 0; b < BASELINES; b++) {
        struct tally all = { 0 }, known = { 0 };
        char figure[80], value[80];
        for (size_t i = 0; i < t->len; i++) {
            enum complexity_class truth = t->at[i].series->solution->time_class;
            count_answer(&all, t->at[i].baseline[b], truth);
            if (baseline_knows((enum baseline)b, truth))
                count_answer(&known, t->at[i].baseline[b], truth);
        }
        snprintf(figure, sizeof(figure), "  %s: exact / within one; of its own", baseline_name((enum baseline)b));
        snprintf(value, sizeof(value), "%.1f / %.1f; %.1f %%", percent(all.exact, all.of), percent(all.near, all.of),
                 percent(known.exact, known.of));
        tables_row(t, figure, value, "", true);
    }
}

/* ---- the decision ------------------------------------------------------------------------------------------------ */

static void decision(struct tables *t)
{
    size_t fine = 0, worse = 0, alarms = 0, misses = 0, unsure = 0;
    char value[80];
    for (size_t i = 0; i < t->len; i++) {
        double truth = complexity_degree(t->at[i].series->solution->time_class);
        for (enum complexity_class c = 0; c < COMPLEXITY_CLASSES; c++) {
            bool is_worse = truth - complexity_degree(c) >= .35;
            int meets = t->at[i].meets[c];
            *(is_worse ? &worse : &fine) += 1;
            alarms += !is_worse && meets == 0;
            misses += is_worse && meets == 1;
            unsure += meets == -1;
        }
    }
    snprintf(value, sizeof(value), "%.2f %% of %zu", percent(alarms, fine), fine);
    tables_row(t, "\"worse than expected\": false alarms", value, "<= 0.2 %", percent(alarms, fine) <= .2);
    snprintf(value, sizeof(value), "%.2f %% of %zu", percent(misses, worse), worse);
    tables_row(t, "\"worse than expected\": misses", value, "<= 0.5 %", percent(misses, worse) <= .5);
    snprintf(value, sizeof(value), "%.2f %%", percent(unsure, fine + worse));
    tables_row(t, "\"worse than expected\": unsure", value, "<= 4 %", percent(unsure, fine + worse) <= 4);
}

static void confidence(struct tables *t)
{
    size_t sure = 0, right = 0, sets = 0, hold = 0;
    char value[80];
    for (size_t i = 0; i < t->len; i++) {
        const struct complexity_answer *a = &t->at[i].time[BY_BOTH];
        enum complexity_class truth = t->at[i].series->solution->time_class;
        if (!outcome_answers(a))
            continue;
        sets++;
        hold += a->low <= truth && truth <= a->high;
        sure += a->confidence >= .95;
        right += a->confidence >= .95 && a->best == truth;
    }
    snprintf(value, sizeof(value), "%.1f %% of %zu", percent(right, sure), sure);
    tables_row(t, "confidence >= 0.95 is right", value, ">= 99 %", percent(right, sure) >= 99);
    snprintf(value, sizeof(value), "%.1f %% of %zu", percent(hold, sets), sets);
    tables_row(t, "the 90 % answer set holds the truth", value, ">= 97 %", percent(hold, sets) >= 97);
}

/* ---- repeats, memory, cost --------------------------------------------------------------------------------------- */

static bool agrees(const struct tables *t, size_t first, size_t *repeats)
{
    bool same = true;
    *repeats = 0;
    for (size_t i = 0; i < t->len; i++) {
        if (t->at[i].series->solution != t->at[first].series->solution)
            continue;
        if (i < first) {
            *repeats = 0; /* counted before */
            return true;
        }
        ++*repeats;
        same &= answer_of(&t->at[i].time[BY_BOTH]) == answer_of(&t->at[first].time[BY_BOTH]);
    }
    return same;
}

static void repeats(struct tables *t)
{
    size_t solutions = 0, agree = 0, most = 0, count;
    char figure[80], value[80];
    for (size_t i = 0; i < t->len; i++) {
        bool same = agrees(t, i, &count);
        solutions += count > 0;
        agree += count > 0 && same;
        most = count > most ? count : most;
    }
    if (most < 2)
        return;
    snprintf(figure, sizeof(figure), "all %zu repeats agree", most);
    snprintf(value, sizeof(value), "%.1f %% of %zu solutions", percent(agree, solutions), solutions);
    tables_row(t, figure, value, ">= 98 %", percent(agree, solutions) >= 98);
}

/* A stack of log n frames is below a page; what takes sqrt n may look like either neighbour. */
bool tables_space_right(enum complexity_class truth, enum complexity_class answer)
{
    switch (truth) {
    case COMPLEXITY_LOG:
        return answer == COMPLEXITY_CONSTANT;
    case COMPLEXITY_SQRT:
        return answer == COMPLEXITY_CONSTANT || answer == COMPLEXITY_LINEAR;
    case COMPLEXITY_LINEAR_LOG:
        return answer == COMPLEXITY_LINEAR;
    default:
        return answer == truth;
    }
}

static void space(struct tables *t)
{
    size_t of = 0, decisive = 0, wrong = 0, right = 0;
    char value[80];
    for (size_t i = 0; i < t->len; i++) {
        const struct outcome *o = &t->at[i];
        if (!o->has_space)
            continue;
        bool good = tables_space_right(o->series->solution->space_class, o->space.best),
             sure = o->space.conclusive && o->space.low == o->space.high;
        of++;
        right += good;
        decisive += sure;
        wrong += sure && !good;
    }
    if (!of)
        return;
    snprintf(value, sizeof(value), "%.1f %% of %zu", percent(wrong, of), of);
    tables_row(t, "space: decisive and wrong", value, "<= 2 %", percent(wrong, of) <= 2);
    snprintf(value, sizeof(value), "%.1f; %.1f %%", percent(right, of), percent(decisive, of));
    tables_row(t, "space: likeliest right; decisive", value, "", true);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static size_t add_costs(const struct outcome *at, size_t len, double *all, size_t filled)
{
    for (size_t i = 0; i < len; i++)
        if (at[i].series->cpu_s >= 0)
            all[filled++] = at[i].series->cpu_s;
    return filled;
}

static void cost(struct tables *t)
{
    double *all = calloc(t->len + t->two_len + 1, sizeof(*all)), sum = 0;
    char value[80];
    if (!all)
        abort();
    size_t len = add_costs(t->two, t->two_len, all, add_costs(t->at, t->len, all, 0));
    for (size_t i = 0; i < len; i++)
        sum += all[i];
    if (len) {
        qsort(all, len, sizeof(*all), compare);
        double mean = sum / (double)len, p95 = all[(size_t)(.95 * (double)(len - 1))], most = all[len - 1];
        snprintf(value, sizeof(value), "%.2f, %.2f, %.2f s", mean, p95, most);
        tables_row(t, "CPU a submission, all in: mean, p95, max", value, "<= 1.5, 2.5, 4 s",
                   mean <= 1.5 && p95 <= 2.5 && most <= 4);
    }
    free(all);
}

void tables_figures(struct tables *t)
{
    size_t silent = 0;
    char value[80];
    printf("| %-52s | %-26s | %-16s | %s |\n|---|---|---|---|\n", t->loaded ? "figure, loaded" : "figure, idle",
           "reached", "must be", "");
    if (t->len) {
        accuracy(t);
        by_language(t);
        baselines(t);
        decision(t);
        confidence(t);
        repeats(t);
    }
    space(t);
    cost(t);
    for (size_t i = 0; i < t->len; i++)
        silent += !outcome_answers(&t->at[i].time[BY_BOTH]);
    snprintf(value, sizeof(value), "%zu of %zu", silent, t->len);
    tables_row(t, "no answer at all (counted as wrong above)", value, "", true);
}
