// SPDX-License-Identifier: MIT
/* CPU time. A window holds so many calls that the barrier does not disturb; its inputs are many and together no larger
 * than a cache, and calls share them only if they leave them as they were. Of several passes the smallest mean is kept,
 * for what disturbs only ever adds. The first pass goes up, and ends where the next size would take too long. */
#include <math.h>

#include "base/clock.h"
#include "judge/run/measure_private.h"
#include "judge/run/spread.h"

enum { CALLS_MAX = 20000, COPIES_MAX = 512, RESTARTS_MAX = 2, LOOKS = 3 };

#define WINDOW_NS 3e6
#define CALL_NS_MAX 150e6        /* a size that would take longer is not tried */
#define LONG_NS 30e6             /* windows beyond it are steady enough for two passes */
#define ELEMENTS_ROTATED 32768.0 /* of all inputs of a window, when calls share them: they stay in the L2 cache */
#define DECODE_NS_MAX 8e6        /* of all inputs of a window, when they do not */
#define FIRST_CALL_NS 20e3       /* what a first call may take beyond */
#define NOTHING_NS 1e-3          /* less than a barrier tells */
#define CASE_CPU_NS (2 * NS_PER_S)

struct timing {
    struct family_run *f;
    struct driver_spec spec;
    struct probe probe;
    double spent_ns, budget_ns; /* of processes that ended, and allowed */
    uint64_t end_ns;            /* of wall clock: drawing and decoding take theirs */
    int restarts;
};

static double cost_of(const struct measured_size *s)
{
    return s->window_ns;
}

static bool used_up(const struct timing *t, double part)
{
    return t->spent_ns + t->probe.cpu_ns > part * t->budget_ns || clock_now_ns() > t->end_ns || measure_stopped(t->f);
}

static int end_process(struct timing *t, struct err *e)
{
    int result = probe_close(&t->probe, e);
    t->spent_ns += t->probe.cpu_ns;
    t->f->all->cpu_ns += t->probe.cpu_ns;
    t->probe.cpu_ns = 0;
    return result;
}

static int start_process(struct timing *t, struct err *e)
{
    int result = probe_open(&t->probe, &t->spec, t->f->all->m->problem, &t->f->all->inspector, e);
    if (result == 0 && t->probe.failed)
        t->f->failed = t->probe.failed;
    return result;
}

/* After a call that ended the process. 0: another one runs; 1: enough. */
static int restart(struct timing *t, struct err *e)
{
    if (end_process(t, e) < 0)
        return -1;
    if (t->restarts++ == RESTARTS_MAX)
        return 1;
    if (start_process(t, e) < 0)
        return -1;
    return t->f->failed ? 1 : 0;
}

/* May calls share an input? Asked once, of two calls. A driver that cannot show its arguments again (they were freed)
 * is taken for one that changes them. */
static int look_whether_shared(struct timing *t, struct err *e)
{
    struct family_run *f = t->f;
    struct probe_reading r;
    struct probe_order o = measure_order(f, f->len > 2 ? 2 : 0, 900);
    f->shares = f->all->m->problem->signature.mode == SIGNATURE_CLASS;
    if (f->shares)
        return 0;
    o.calls = o.copies = 2;
    o.look = true;
    int result = probe_window(&t->probe, &o, &r, e);
    if (result < 0)
        return -1;
    f->shares = result == 0 && r.same;
    return result == 1 ? restart(t, e) : 0;
}

/* How many calls and inputs a window of this size shall have, by one call that was made. */
static void choose_window(const struct family_run *f, struct measured_size *s, const struct probe_reading *once)
{
    double call_ns = once->ns * (double)once->operations;
    double wanted = WINDOW_NS / (call_ns > 20 ? call_ns : 20);
    double rotated = s->point.elements > 0 ? ELEMENTS_ROTATED / s->point.elements : COPIES_MAX;
    double decoded = DECODE_NS_MAX / (once->decode_ns + 1);
    s->calls = measure_clamp(wanted, CALLS_MAX);
    s->copies = measure_clamp(f->shares ? rotated : decoded, COPIES_MAX);
    if (s->copies > s->calls)
        s->copies = s->calls;
    if (!f->shares)
        s->calls = s->copies;
}

/* Who keeps answers is fast only when he sees an input again. First calls are slower than later ones in any case
 * (caches, memory that is touched for the first time), but not by this much, and not twice. 1: so it is; *once is then
 * the smaller reading. */
static int remembers(struct timing *t, size_t i, struct probe_reading *once, const struct probe_reading *many,
                     struct err *e)
{
    double most = 20 * many->ns * (double)many->operations + FIRST_CALL_NS;
    struct probe_reading again;
    struct probe_order o = measure_order(t->f, i, 2);
    if (many->calls <= many->copies || once->ns * (double)once->operations < most)
        return 0;
    if (probe_window(&t->probe, &o, &again, e) < 0)
        return -1;
    if (again.ns < once->ns)
        *once = again;
    return t->probe.driver && once->ns * (double)once->operations >= most;
}

static int first_pass(struct timing *t, size_t i, struct err *e)
{
    struct measured_size *s = &t->f->at[i];
    struct probe_reading once, many;
    struct probe_order o = measure_order(t->f, i, 0);
    /* Of each three sizes, one with its first call, another with its window: which, nobody knows ahead. */
    o.inspect = i % 3 == t->f->all->m->salt % 3;
    int result = probe_window(&t->probe, &o, &once, e);
    if (result != 0)
        return result;
    many = once;
    choose_window(t->f, s, &once);
    if (s->calls > 1) {
        o = measure_order(t->f, i, 1);
        o.calls = s->calls;
        o.copies = s->copies;
        o.inspect = i % 3 == (t->f->all->m->salt + 1) % 3;
        result = probe_window(&t->probe, &o, &many, e);
        if (result != 0)
            return result;
    }
    int kept = remembers(t, i, &once, &many, e);
    if (kept < 0)
        return -1;
    if (kept == 1) {
        /* Not a fault: memoised functions do it. But what is asked is the cost of a new input. */
        t->f->shares = false;
        choose_window(t->f, s, &once);
        many = once;
    }
    s->passes[0] = many.ns > 0 ? many.ns : NOTHING_NS;
    s->window_ns = s->passes[0] * (double)many.operations;
    s->point.footprint_bytes = once.input_bytes; /* as text; as values it is of that order */
    return 0;
}

/* In a process of its own, as the accepted solution's is that it is compared with: one that has made many calls has
 * garbage to collect while it reads arguments. */
static int look_outside_once(struct timing *t, size_t i, bool *moved, struct err *e)
{
    struct probe p;
    struct probe_order o = measure_order(t->f, i, 901);
    struct err ignored;
    *moved = false;
    if (probe_open(&p, &t->spec, t->f->all->m->problem, &t->f->all->inspector, e) < 0)
        return -1;
    int result = p.failed ? 0 : probe_case(&p, &o, moved, e);
    int closed = probe_close(&p, result < 0 ? &ignored : e);
    t->f->all->cpu_ns += p.cpu_ns;
    return result < 0 || closed < 0 ? -1 : 0;
}

/* Who is accused was seen three times. */
static int look_outside(struct timing *t, size_t i, struct err *e)
{
    bool moved = true;
    for (int looks = 0; looks < LOOKS && moved; looks++)
        if (look_outside_once(t, i, &moved, e) < 0)
            return -1;
    if (moved)
        t->f->all->inspector.suspicious =
            "work was moved out of the call, into the reading of the arguments or the writing of the answer";
    return 0;
}

/* Where few sizes could be reached, those between them, and one beyond the last if it is quick enough. */
static int fill_in(struct timing *t, struct err *e)
{
    struct family_run *f = t->f;
    size_t reached = 0;
    for (size_t i = 0; i < f->len; i++)
        reached += f->at[i].window_ns > 0;
    for (size_t i = f->len; reached < MEASURE_FEW && i-- > 1;) {
        const struct measured_size *below = &f->at[i - 1];
        if (!f->at[i].between || below->window_ns <= 0 || 2 * below->window_ns > CALL_NS_MAX || used_up(t, .7))
            continue;
        int result = first_pass(t, i, e);
        if (result < 0)
            return -1;
        if (result == 1)
            return restart(t, e);
    }
    return 0;
}

/* The first pass goes up. The last size that was reached is looked at for work outside of its call. */
static int climb(struct timing *t, struct err *e)
{
    struct family_run *f = t->f;
    size_t last = f->len;
    for (size_t i = 0; i < f->len; i++) {
        if (f->at[i].between)
            continue;
        double next = measure_predict(f, i, cost_of);
        bool over = used_up(t, .5);
        if (next < 0 || next > CALL_NS_MAX || over) {
            f->capped = true;
            if (over || !f->all->m->problem->complexity.two)
                break;
            continue;
        }
        int result = first_pass(t, i, e);
        if (result < 0)
            return -1;
        if (result == 1) {
            f->failed = t->probe.failed;
            f->capped = true;
            return restart(t, e) < 0 ? -1 : 0;
        }
        last = i;
    }
    int result = fill_in(t, e);
    if (result != 0 || last == f->len || f->at[last].window_ns > .5 * CALL_NS_MAX)
        return result < 0 ? -1 : 0;
    return look_outside(t, last, e);
}

static int later_pass(struct timing *t, size_t i, int pass, struct err *e)
{
    struct measured_size *s = &t->f->at[i];
    struct probe_reading r;
    struct probe_order o = measure_order(t->f, i, (uint32_t)pass * 1000);
    o.calls = s->calls;
    o.copies = s->copies;
    int result = probe_window(&t->probe, &o, &r, e);
    if (result == 0)
        s->passes[pass] = r.ns > 0 ? r.ns : NOTHING_NS;
    return result;
}

/* Down, then up: what drifts with time does not look like growth. */
static int more_passes(struct timing *t, struct err *e)
{
    struct family_run *f = t->f;
    for (int pass = 1; pass < MEASURE_PASSES; pass++) {
        for (size_t k = 0; k < f->len && !f->failed && t->probe.driver; k++) {
            size_t i = pass % 2 ? f->len - 1 - k : k;
            if (f->at[i].window_ns <= 0 || (pass > 1 && f->at[i].window_ns > LONG_NS) || used_up(t, 1))
                continue;
            int result = later_pass(t, i, pass, e);
            /* It did this very size before: too much memory, perhaps; the process is what is at fault. */
            if (result == 1)
                result = restart(t, e);
            if (result < 0)
                return -1;
            if (result == 1)
                return 0;
        }
    }
    return 0;
}

static void settle(struct measured_size *s, double base_error_ns)
{
    double taken[MEASURE_PASSES], spread;
    size_t len = 0;
    for (int pass = 0; pass < MEASURE_PASSES; pass++)
        if (s->passes[pass] > 0)
            taken[len++] = s->passes[pass];
    if (len == 0)
        return;
    double median = spread_median(taken, len, &spread);
    s->point.cpu_ns = taken[0]; /* the smallest, now that they are sorted */
    /* One reading says nothing about its own error; nor do two that agree by chance. */
    double error = len < 2 ? .05 : spread / median / sqrt((double)len);
    double calls = s->window_ns > 0 ? (double)s->calls * s->window_ns / median : 1; /* operations, in class mode */
    double grain = base_error_ns / ((calls > 1 ? calls : 1) * taken[0]);
    s->point.cpu_error = sqrt(error * error + grain * grain);
}

int measure_time(struct family_run *f, double budget_ns, struct err *e)
{
    struct timing t = { .f = f,
                        .spec = measure_spec(f->all->m, CASE_CPU_NS, MEASURE_MEMORY_BYTES),
                        .budget_ns = budget_ns,
                        .end_ns = clock_now_ns() + 4 * (uint64_t)budget_ns };
    if (start_process(&t, e) < 0)
        return -1;
    double base_error = t.probe.base_error;
    int result = f->failed ? 0 : look_whether_shared(&t, e);
    if (result == 0 && !f->failed)
        result = climb(&t, e);
    if (result == 0 && !f->failed)
        result = more_passes(&t, e);
    for (size_t i = 0; i < f->len; i++)
        settle(&f->at[i], base_error);
    struct err ignored;
    if (end_process(&t, result < 0 ? &ignored : e) < 0)
        result = -1;
    return result < 0 ? -1 : 0;
}
