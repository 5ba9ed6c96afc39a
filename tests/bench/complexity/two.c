// SPDX-License-Identifier: MIT
/* The figures of solutions with two parameters: above all whether n and m add or multiply, which decides in an
 * interview and which no series along one axis can tell. */
#include <stdio.h>

#include "tests/bench/complexity/tables.h"

static bool multiplies(const struct complexity_expected *x)
{
    for (size_t i = 0; i < x->len; i++)
        if (x->terms[i].n_power > 0 && x->terms[i].m_power > 0)
            return true;
    return false;
}

static bool held(const struct complexity_two_answer *a, const struct complexity_expected *truth)
{
    for (size_t i = 0; i < a->between_len; i++)
        if (complexity_two_same(&a->between[i], truth))
            return true;
    return false;
}

static void print_wrong(const struct outcome *o)
{
    const struct complexity_two_answer *a = &o->two;
    printf("%s repeat %u: %s, said %s %.2f", o->series->solution->id, o->series->repeat, o->series->solution->time_text,
           a->best.len ? a->best.name : "-", a->confidence);
    if (a->has_growth)
        printf("; interaction %.2f", a->growth.interaction);
    printf(" (%zu points)%s%s\n", o->series->len, o->series->why ? " " : "", o->series->why ? o->series->why : "");
}

void tables_two(struct tables *t)
{
    size_t shape = 0, exact = 0, set = 0, contrary = 0;
    char value[80];
    if (!t->two_len)
        return;
    for (size_t i = 0; i < t->two_len; i++) {
        const struct complexity_expected *truth = &t->two[i].series->solution->time_two;
        const struct complexity_two_answer *a = &t->two[i].two;
        bool answered = a->confidence > 0 && a->best.len > 0;
        shape += answered && multiplies(&a->best) == multiplies(truth);
        exact += answered && complexity_two_same(&a->best, truth);
        set += answered && held(a, truth);
        contrary += answered && a->meets == 0; /* it was asked about its own class */
    }
    snprintf(value, sizeof(value), "%zu of %zu", shape, t->two_len);
    tables_row(t, "two parameters: sum against product", value, "always right", shape == t->two_len);
    snprintf(value, sizeof(value), "%.1f; %.1f %%", percent(exact, t->two_len), percent(set, t->two_len));
    tables_row(t, "  exact expression; among those it names", value, "", true);
    snprintf(value, sizeof(value), "%zu", contrary);
    tables_row(t, "  said to be worse than their own class", value, "", true);
    for (size_t i = 0; i < t->two_len; i++)
        if (!t->two[i].two.best.len || !complexity_two_same(&t->two[i].two.best, &t->two[i].series->solution->time_two))
            print_wrong(&t->two[i]);
}
