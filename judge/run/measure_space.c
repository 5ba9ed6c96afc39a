// SPDX-License-Identifier: MIT
/* Extra memory: a process for each size, filled up to its peak before the one call, so that every page the call takes
 * is seen. What the answer may take is taken off by the language's measure (language.yaml, `space`). */
#include "base/clock.h"
#include "judge/run/measure_private.h"

#define TEXT_COPIES 3.0 /* of a string that grows: the old one, and a new one of twice its size */
#define CALL_NS_MAX 160e6
#define CASE_CPU_NS (2 * NS_PER_S)

static int measure_size(struct family_run *f, size_t i, double *spent_ns, struct err *e)
{
    const struct language *l = f->all->m->driver.language;
    struct driver_spec spec = measure_spec(f->all->m, CASE_CPU_NS, 0);
    struct probe p;
    struct probe_reading r;
    struct probe_order o = measure_order(f, i, 950);
    if (l->space.env)
        spec.env = l->space.env;
    if (probe_open(&p, &spec, f->all->m->problem, &f->all->inspector, e) < 0)
        return -1;
    o.memory = true;
    int result = p.failed ? 1 : probe_window(&p, &o, &r, e);
    if (result == 0 && r.held_bytes > 0 && r.peak_bytes >= r.held_bytes) {
        double items = r.output_items * (double)l->space.output_bytes, text = r.output_text * TEXT_COPIES;
        f->at[i].output_bytes = items > text ? items : text;
        double extra = r.peak_bytes - r.held_bytes - f->at[i].output_bytes;
        f->at[i].point.extra_bytes = extra > 0 ? extra : 0;
        f->at[i].held_footprint = r.values_bytes + r.peak_bytes - r.held_bytes;
    }
    struct err ignored;
    int closed = probe_close(&p, result < 0 ? &ignored : e);
    f->all->cpu_ns += p.cpu_ns;
    *spent_ns += p.cpu_ns;
    return result < 0 || closed < 0 ? -1 : 0;
}

static bool is_quick(const struct measured_size *s)
{
    return s->window_ns > 0 && s->window_ns <= CALL_NS_MAX;
}

/* Of a grid: where one parameter is as large and the other as small as there is, so that n is told from m. */
static int measure_corner(struct family_run *f, bool large_m, double *spent_ns, struct err *e)
{
    size_t best = f->len;
    for (size_t i = 0; i < f->len; i++) {
        const struct complexity_point *p = &f->at[i].point, *b = best < f->len ? &f->at[best].point : NULL;
        double ratio = large_m ? p->m / p->n : p->n / p->m;
        if (is_quick(&f->at[i]) && (!b || ratio > (large_m ? b->m / b->n : b->n / b->m)))
            best = i;
    }
    if (best == f->len || f->at[best].point.extra_bytes >= 0 || measure_stopped(f))
        return 0;
    return measure_size(f, best, spent_ns, e);
}

/* From the largest size that is quick enough downwards, each about a quarter of the one before: so a class shows with
 * few processes. Of a grid, the diagonal and two corners. */
int measure_space(struct family_run *f, size_t sizes, double budget_ns, struct err *e)
{
    bool two = f->all->m->problem->complexity.two;
    double spent_ns = 0, last_n = 0, apart = f->all->m->problem->complexity.kind == COMPLEXITY_LENGTH && !two ? 3 : 1;
    size_t taken = 0;
    for (size_t i = f->len; i-- > 0 && taken < sizes;) {
        const struct measured_size *s = &f->at[i];
        if (!is_quick(s) || (two && s->point.n != s->point.m) || (last_n > 0 && s->point.n * apart > last_n))
            continue;
        if (spent_ns > budget_ns || measure_stopped(f))
            break;
        if (s->point.extra_bytes < 0 && measure_size(f, i, &spent_ns, e) < 0)
            return -1;
        last_n = s->point.n;
        taken++;
    }
    for (int large_m = 0; two && large_m < 2 && spent_ns <= budget_ns; large_m++)
        if (measure_corner(f, large_m, &spent_ns, e) < 0)
            return -1;
    return 0;
}
