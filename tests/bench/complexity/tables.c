// SPDX-License-Identifier: MIT
/* The matrices behind the figures, for whoever wants to know where it errs. */
#include "tests/bench/complexity/tables.h"

#include <stdio.h>
#include <string.h>

static int answer_of(const struct complexity_answer *a)
{
    return outcome_answers(a) ? (int)a->best : COMPLEXITY_CLASSES;
}

static void confusion(const struct tables *t, enum evidence_choice choice, const char *title)
{
    size_t cells[COMPLEXITY_CLASSES][COMPLEXITY_CLASSES + 1] = { 0 };
    for (size_t i = 0; i < t->len; i++)
        if (t->at[i].there[choice] || choice == BY_BOTH)
            cells[t->at[i].series->solution->time_class][answer_of(&t->at[i].time[choice])]++;
    printf("\n%s (rows: truth; columns: answer)\n%-13s", title, "");
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        printf(" %*s", (int)strlen(complexity_name((enum complexity_class)c)) - 2,
               complexity_name((enum complexity_class)c) + 1);
    printf("  none\n");
    for (int r = 0; r < COMPLEXITY_CLASSES; r++) {
        printf("%-13s", complexity_name((enum complexity_class)r));
        for (int c = 0; c <= COMPLEXITY_CLASSES; c++) {
            int width = c < COMPLEXITY_CLASSES ? (int)strlen(complexity_name((enum complexity_class)c)) - 1 : 5;
            printf(cells[r][c] ? " %*zu" : " %*.0zu", width, cells[r][c]);
        }
        printf("\n");
    }
}

void tables_confusion(const struct tables *t)
{
    bool counted = false;
    for (size_t i = 0; i < t->len; i++)
        counted |= t->at[i].there[BY_COUNTS];
    if (counted)
        confusion(t, BY_BOTH, "Fused");
    confusion(t, BY_TIME, "CPU time alone");
    if (counted)
        confusion(t, BY_COUNTS, "Counts alone");
}

void tables_calibration(const struct tables *t)
{
    static const double edges[] = { 0, .7, .9, .95, .99, 1.01 };
    printf("\nstated confidence     answers  right\n");
    for (size_t k = 0; k + 1 < COUNT(edges); k++) {
        size_t of = 0, right = 0;
        for (size_t i = 0; i < t->len; i++) {
            const struct complexity_answer *a = &t->at[i].time[BY_BOTH];
            bool in = outcome_answers(a) && a->confidence >= edges[k] && a->confidence < edges[k + 1];
            of += in;
            right += in && a->best == t->at[i].series->solution->time_class;
        }
        if (of)
            printf("%4.2f .. %4.2f        %7zu  %5.1f %%\n", edges[k], edges[k + 1] > 1 ? 1 : edges[k + 1], of,
                   percent(right, of));
    }
}

static void print_answer(const struct complexity_answer *a)
{
    if (!outcome_answers(a))
        printf(" -");
    else
        printf(" %s %.2f", complexity_name(a->best), a->confidence);
}

void tables_wrong(const struct tables *t)
{
    bool first = true;
    for (size_t i = 0; i < t->len; i++) {
        const struct outcome *o = &t->at[i];
        const struct solution *x = o->series->solution;
        bool time_wrong = answer_of(&o->time[BY_BOTH]) != (int)x->time_class;
        bool space_wrong =
            o->has_space && o->space.low == o->space.high && !tables_space_right(x->space_class, o->space.best);
        if (!time_wrong && !space_wrong)
            continue;
        if (first)
            printf("\nWrong answers (fused; by time; by counts)\n");
        first = false;
        printf("%s repeat %u: time %s, said", x->id, o->series->repeat, x->time_text);
        for (int k = 0; k < CHOICES; k++) {
            print_answer(&o->time[k]);
            printf(";");
        }
        if (space_wrong)
            printf(" space %s, said %s", x->space_text, complexity_name(o->space.best));
        printf(" (%zu sizes up to %.0f)%s%s\n", o->series->len,
               o->series->len ? o->series->points[o->series->len - 1].n : 0, o->series->why ? " " : "",
               o->series->why ? o->series->why : "");
    }
}
