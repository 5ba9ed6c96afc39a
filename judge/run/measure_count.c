// SPDX-License-Identifier: MIT
/* Instruction counts: one call at each size is enough, for a count repeats. Under an emulator all families share one
 * process, because starting it is what counting costs most; else each has its own, whose allocator owes nothing. */
#include "base/clock.h"
#include "judge/run/counter.h"
#include "judge/run/measure_private.h"

enum { COPIES_MAX = 8, COPIES_MANY = 64, CALLS_MAX = 2000 };

#define INSTRUCTIONS_MAX 3e8  /* a size that would take more is not tried: an emulator does some 1e9 in a second */
#define INSTRUCTIONS_ALL 9e8  /* of all families */
#define SMALL_ELEMENTS 3000.0 /* below it several inputs are averaged: what one input decides weighs more there */
#define WINDOW 4e5            /* instructions, at least: what surrounds the calls is some hundreds of a driver's own */
#define CASE_CPU_NS (4 * NS_PER_S)

struct counting {
    struct measuring *w;
    struct driver_spec spec;
    struct probe probe;
    double spent_ns, budget_ns, counted, allowed; /* instructions */
};

static double cost_of(const struct measured_size *s)
{
    return s->point.instructions * (double)(s->operations > 0 ? s->operations : 1);
}

static int end_process(struct counting *c, struct err *e)
{
    int result = probe_close(&c->probe, e);
    c->spent_ns += c->probe.cpu_ns;
    c->probe.cpu_ns = 0;
    return result;
}

static int count_size(struct counting *c, struct family_run *f, size_t i, struct err *e)
{
    struct measured_size *s = &f->at[i];
    struct probe_reading r;
    struct probe_order o = measure_order(f, i, 5000);
    double copies = s->point.elements > 0 ? SMALL_ELEMENTS / s->point.elements : COPIES_MAX;
    o.copies = measure_clamp(copies, COPIES_MAX);
    o.calls = o.copies;
    int result = probe_window(&c->probe, &o, &r, e);
    if (result != 0)
        return result;
    if (r.instructions * (double)(r.calls * r.operations) < WINDOW && f->shares) {
        o.calls = measure_clamp(WINDOW / ((r.instructions + 1) * (double)r.operations), CALLS_MAX);
        o.size.index += COPIES_MAX;
        o.copies = copies > COPIES_MANY ? COPIES_MANY : o.copies;
        o.copies = o.copies > o.calls ? o.calls : o.copies;
        result = probe_window(&c->probe, &o, &r, e);
        if (result != 0)
            return result;
    }
    s->operations = r.operations;
    s->point.instructions = r.instructions >= 1 ? r.instructions : 1;
    c->counted += cost_of(s) * (double)r.calls;
    return 0;
}

static bool used_up(const struct counting *c, const struct family_run *f, size_t of)
{
    return c->counted > c->allowed * (double)of || c->spent_ns + c->probe.cpu_ns > c->budget_ns * (double)of ||
           measure_stopped(f);
}

/* of: how many families may have used their share by now. */
static int count_family(struct counting *c, struct family_run *f, size_t of, struct err *e)
{
    bool two = c->w->m->problem->complexity.two;
    for (size_t i = 0; i < f->len && c->probe.driver; i++) {
        double next = measure_predict(f, i, cost_of);
        bool over = used_up(c, f, of), between = f->at[i].between;
        if (between) /* after a size whose next one would be too much, it may just do */
            next = i > 0 ? 2 * cost_of(&f->at[i - 1]) : 0;
        if (between && (next <= 0 || f->at[i].window_ns <= 0))
            continue;
        if (next < 0 || next > INSTRUCTIONS_MAX || over || f->at[i].window_ns <= 0) {
            if (over || !(two || between))
                return 0;
            continue;
        }
        int result = count_size(c, f, i, e);
        if (result < 0)
            return -1;
        if (result == 1) /* natively it went well: time speaks for the rest of the sizes */
            return end_process(c, e);
    }
    return 0;
}

int measure_all_counts(struct measuring *w, struct family_run *const *families, size_t len, double budget_ns,
                       struct err *e)
{
    struct counter *counter;
    struct counting c = { .w = w,
                          .spec = measure_spec(w->m, CASE_CPU_NS, MEASURE_MEMORY_BYTES),
                          .budget_ns = budget_ns / (double)len,
                          .allowed = INSTRUCTIONS_ALL / (double)len };
    int opened = counter_open(w->m->session, &counter, e);
    if (opened != 0)
        return opened < 0 ? -1 : 0;
    c.spec.counter = counter;
    int result = 0;
    for (size_t i = 0; i < len && result == 0; i++) {
        if (!c.probe.driver)
            result = probe_open(&c.probe, &c.spec, w->m->problem, &w->inspector, e);
        if (result == 0 && !c.probe.failed)
            result = count_family(&c, families[i], i + 1, e);
        if (result == 0 && counter_is_native(counter))
            result = end_process(&c, e);
    }
    struct err ignored;
    if (end_process(&c, result < 0 ? &ignored : e) < 0)
        result = -1;
    w->cpu_ns += c.spent_ns;
    counter_close(counter);
    return result;
}
