// SPDX-License-Identifier: MIT
/* From series to answers; pure but for the threads that share the work. */
#include "tests/bench/complexity/outcome.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { THREADS_MAX = 64, POINTS_MAX = 100 };

struct share {
    const struct series_list *list;
    struct outcome *out;
    atomic_size_t next;
    atomic_int failed;
    struct err error;
};

bool outcome_answers(const struct complexity_answer *a)
{
    double sum = 0;
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        sum += a->posterior[c];
    return sum > .5;
}

/* The series with one source taken out; points that are left without any are dropped. */
static struct complexity_series only(const struct complexity_series *s, enum evidence_choice choice,
                                     struct complexity_point points[POINTS_MAX])
{
    struct complexity_series out = *s;
    out.points = points;
    out.len = 0;
    for (size_t i = 0; i < s->len && out.len < COMPLEXITY_POINTS_MAX; i++) {
        struct complexity_point p = s->points[i];
        if (choice == BY_TIME)
            p.instructions = 0;
        if (choice == BY_COUNTS)
            p.cpu_ns = 0;
        if (p.instructions > 0 || p.cpu_ns > 0)
            points[out.len++] = p;
    }
    return out;
}

static bool has(const struct complexity_series *s, bool counts)
{
    size_t len = 0;
    for (size_t i = 0; i < s->len; i++)
        len += counts ? s->points[i].instructions > 0 : s->points[i].cpu_ns > 0;
    return len > 0;
}

static int infer_two(const struct series *x, struct outcome *o, struct err *e)
{
    struct complexity_series s = series_for_inference(x);
    const struct complexity_grid g = { .points = s.points, .len = s.len, .cache_bytes = s.cache_bytes };
    if (s.len == 0)
        return 0;
    return complexity_two(&g, &x->solution->time_two, &o->two, e);
}

static int infer(const struct series *x, struct outcome *o, struct err *e)
{
    struct complexity_point points[POINTS_MAX];
    struct complexity_series s = series_for_inference(x);
    enum complexity_class expected = x->solution->problem->complexity.time;
    *o = (struct outcome){ .series = x };
    if (x->solution->two)
        return infer_two(x, o, e);
    o->there[BY_TIME] = has(&s, false);
    o->there[BY_COUNTS] = has(&s, true);
    o->there[BY_BOTH] = o->there[BY_TIME] || o->there[BY_COUNTS];
    for (int k = 0; k < CHOICES; k++) {
        struct complexity_series part = only(&s, (enum evidence_choice)k, points);
        if (o->there[k] && complexity_time(&part, expected, &o->time[k], e) < 0)
            return -1;
    }
    struct complexity_series both = only(&s, BY_BOTH, points);
    for (enum complexity_class c = 0; c < COMPLEXITY_CLASSES; c++) {
        struct complexity_answer a = { .meets = -1 };
        /* Of classes with one degree the decision is the same. */
        if (c > 0 && complexity_degree(c) <= complexity_degree(c - 1))
            a.meets = o->meets[c - 1];
        else if (o->there[BY_BOTH] && complexity_time(&both, c, &a, e) < 0)
            return -1;
        o->meets[c] = a.meets;
    }
    for (size_t i = 0; i < s.len; i++)
        o->has_space |= s.points[i].extra_bytes >= 0;
    if (o->has_space && complexity_space(&s, x->solution->problem->complexity.space, &o->space, e) < 0)
        return -1;
    for (int b = 0; b < BASELINES; b++) {
        enum complexity_class c;
        o->baseline[b] = baseline_answer((enum baseline)b, &s, false, &c) == 0 ? (int)c : -1;
    }
    return 0;
}

static void *take(void *argument)
{
    struct share *w = argument;
    struct err e;
    for (size_t i; (i = atomic_fetch_add(&w->next, 1)) < w->list->len;)
        if (infer(&w->list->at[i], &w->out[i], &e) < 0 && atomic_exchange(&w->failed, 1) == 0) {
            err_prefix(&e, "%s", w->list->at[i].solution->id);
            w->error = e;
        }
    return NULL;
}

int outcomes(const struct series_list *l, unsigned threads, struct outcome *out, struct err *e)
{
    struct share w = { .list = l, .out = out };
    pthread_t at[THREADS_MAX];
    unsigned started = 0;
    while (started < threads && started < THREADS_MAX && pthread_create(&at[started], NULL, take, &w) == 0)
        started++;
    take(&w);
    for (unsigned i = 0; i < started; i++)
        pthread_join(at[i], NULL);
    if (!w.failed)
        return 0;
    *e = w.error;
    return -1;
}
