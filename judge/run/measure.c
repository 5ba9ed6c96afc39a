// SPDX-License-Identifier: MIT
/* Sizes, passes and stopping. CPU comes from the driver's barrier, read outside of the process; only the call's window
 * counts. A size is called until the windows add up to something that the clock's grain does not disturb, with another
 * input each time, so that neither caches nor a memory of earlier calls flatter it; of several passes the smallest mean
 * is kept, for what disturbs only ever adds. */
#include "judge/run/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "judge/core/generate.h"
#include "judge/run/cases.h"

enum { PASSES = 3, CALLS_MAX = 24, PAYLOAD_MAX = 256 << 20 };

#define WINDOW_NS (2 * NS_PER_MS)    /* of all calls of one size in one pass */
#define CALL_NS_MAX (80 * NS_PER_MS) /* a size that would take longer is not tried */
#define BARRIER_ERROR_NS 1500.0      /* how far a window's ends may be off (sandbox.md, section 4) */
#define CASE_CPU_NS (2 * NS_PER_S)

struct family_run {
    const struct measure *m;
    const struct generator_rule *family;
    struct driver *driver;
    struct complexity_point points[COMPLEXITY_POINTS_MAX];
    double passes[COMPLEXITY_POINTS_MAX][PASSES];  /* mean cost, ns; 0: not taken */
    double windows[COMPLEXITY_POINTS_MAX][PASSES]; /* mean window: of a design class many operations */
    size_t calls[COMPLEXITY_POINTS_MAX];
    size_t len, case_number;
    uint64_t spent_ns, budget_ns; /* CPU of the submission */
    uint64_t end_ns;              /* when drawing inputs has taken too long as well */
    bool capped;
    const char *failed; /* the submission could not go on: why */
};

/* Lengths: powers of two times 1.2, away from the sizes at which hash tables and growing arrays double. The salt shifts
 * them by up to a tenth, so that no size can be recognised. */
static const struct {
    double first, factor, step;
} growths[] = {
    [COMPLEXITY_LENGTH] = { 9.6, 2, 0 },
    [COMPLEXITY_SIDE] = { 9.6, 1.41421356, 0 },
    [COMPLEXITY_VALUE] = { 19.2, 4, 0 },
    [COMPLEXITY_EXPONENT] = { 4, 1, 1 },
};

static double elements_of(enum complexity_kind kind, double n)
{
    return kind == COMPLEXITY_LENGTH ? n : kind == COMPLEXITY_SIDE ? n * n : 0;
}

static size_t plan_sizes(struct family_run *f)
{
    const struct problem_complexity *x = &f->m->problem->complexity;
    double shift = x->kind == COMPLEXITY_EXPONENT ? 1 : 1 + .1 * (double)(f->m->salt % 1024) / 1024;
    size_t len = 0;
    for (double n = growths[x->kind].first * shift; n <= (double)x->max_size && len < COMPLEXITY_POINTS_MAX;
         n = n * growths[x->kind].factor + growths[x->kind].step)
        f->points[len++] =
            (struct complexity_point){ .n = round(n), .elements = elements_of(x->kind, n), .extra_bytes = -1 };
    return len;
}

/* One call with a fresh input. 1: the submission failed; f->failed says how. */
static int call_once(struct family_run *f, double n, uint32_t index, double *call_ns, uint64_t *window_ns,
                     size_t *payload_bytes, struct err *e)
{
    struct arena a = ARENA(1ULL << 30);
    struct test_case c;
    struct driver_result r = { 0 };
    CLEANUP(str_clear) struct str payload = STR(PAYLOAD_MAX);
    struct generate_size want = { .n = (uint64_t)n, .index = index, .salt = f->m->salt };
    int result = generate_sized(f->m->problem, f->family, &want, &a, &c, e);
    if (result == 0) {
        case_payload(f->m->problem, &c, &payload);
        result = payload.failed ? err_set(e, "the input is too large") : 0;
    }
    /* A design class: the cost of one operation, the constructor among them. */
    size_t operations = f->m->problem->signature.mode == SIGNATURE_CLASS && result == 0 ? c.operations_len : 1;
    arena_clear(&a);
    if (result < 0)
        return -1;
    *payload_bytes = payload.len;
    if (driver_case(f->driver, ++f->case_number, str_text(&payload), payload.len, &r, e) < 0)
        return -1;
    *call_ns = (double)r.times.call_ns / (double)operations;
    *window_ns += r.times.call_ns;
    f->spent_ns += r.times.call_ns + r.times.decode_ns + r.times.encode_ns;
    if (r.end != DRIVER_ANSWERED)
        f->failed = r.end == DRIVER_CPU || r.end == DRIVER_WALL ? "a call took too long"
                    : r.end == DRIVER_EXCEPTION                 ? "a call ended with an exception"
                                                                : "the process ended";
    driver_result_clear(&r);
    return f->failed ? 1 : 0;
}

/* Is this part of the budget used up? */
static bool used_up(const struct family_run *f, double part)
{
    return (double)f->spent_ns > part * (double)f->budget_ns || clock_now_ns() > f->end_ns;
}

static int measure_size(struct family_run *f, size_t i, int pass, struct err *e)
{
    double sum = 0, call_ns = 0;
    uint64_t window_ns = 0;
    size_t calls = 0, bytes = 0;
    while (calls < CALLS_MAX && (window_ns < WINDOW_NS || calls == 0)) {
        uint32_t index = (uint32_t)((size_t)pass * 1000 + calls);
        int result = call_once(f, f->points[i].n, index, &call_ns, &window_ns, &bytes, e);
        if (result != 0)
            return result;
        sum += call_ns;
        calls++;
        if (used_up(f, 1))
            break;
    }
    f->passes[i][pass] = sum / (double)calls;
    f->windows[i][pass] = (double)window_ns / (double)calls;
    f->calls[i] += calls;
    f->points[i].footprint_bytes = (double)bytes; /* as text; as values it is of that order */
    return 0;
}

/* The first pass goes up, and ends where the next size would take too long or half of the time is used. */
static int climb(struct family_run *f, size_t planned, struct err *e)
{
    for (f->len = 0; f->len < planned; f->len++) {
        size_t i = f->len;
        double last = i > 0 ? f->windows[i - 1][0] : 0, before = i > 1 ? f->windows[i - 2][0] : 0;
        double ratio = before > 0 ? 1.1 * last / before : 2.2;
        if (last * (ratio > 2.2 ? ratio : 2.2) > (double)CALL_NS_MAX || used_up(f, .5)) {
            f->capped = true;
            return 0;
        }
        int result = measure_size(f, i, 0, e);
        if (result < 0)
            return -1;
        if (result == 1) {
            f->capped = true;
            return 0;
        }
    }
    return 0;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void settle_point(struct family_run *f, size_t i)
{
    double taken[PASSES], off[PASSES];
    size_t len = 0;
    for (int pass = 0; pass < PASSES; pass++)
        if (f->passes[i][pass] > 0)
            taken[len++] = f->passes[i][pass];
    if (len == 0)
        return;
    qsort(taken, len, sizeof(taken[0]), compare);
    double median = taken[len / 2];
    for (size_t k = 0; k < len; k++)
        off[k] = fabs(taken[k] - median);
    qsort(off, len, sizeof(off[0]), compare);
    f->points[i].cpu_ns = taken[0];
    /* One reading says nothing about its own error. */
    double spread = len < 2 ? .05 : 1.5 * off[len / 2] / median / sqrt((double)len);
    double grain = BARRIER_ERROR_NS / (f->windows[i][0] * sqrt((double)f->calls[i]));
    f->points[i].cpu_error = spread > grain ? spread : grain;
}

/* Up, then down: what drifts with time does not look like growth. */
static int more_passes(struct family_run *f, struct err *e)
{
    for (int pass = 1; pass < PASSES && !f->failed; pass++) {
        for (size_t k = 0; k < f->len && !used_up(f, 1); k++) {
            size_t i = pass % 2 ? f->len - 1 - k : k;
            int result = measure_size(f, i, pass, e);
            if (result < 0)
                return -1;
            if (result == 1)
                break;
        }
    }
    return 0;
}

static int measure_family(struct family_run *f, struct err *e)
{
    struct driver_spec spec = f->m->driver;
    struct driver_result first;
    struct sandbox_outcome outcome;
    spec.cpu_ns = CASE_CPU_NS;
    spec.wall_ns = 4 * CASE_CPU_NS;
    int started = driver_start(&spec, &f->driver, &first, &outcome, e);
    if (started < 0)
        return -1;
    driver_result_clear(&first);
    if (started == 1) {
        f->failed = "the process did not start";
        return 0;
    }
    int result = climb(f, plan_sizes(f), e);
    if (result == 0)
        result = more_passes(f, e);
    for (size_t i = 0; i < f->len; i++)
        settle_point(f, i);
    struct err ignored;
    if (driver_stop(f->driver, &outcome, result < 0 ? &ignored : e) < 0)
        result = -1;
    return result;
}

static double expected_degree(const struct complexity_answer *a)
{
    double sum = 0;
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        sum += a->posterior[c] * complexity_degree((enum complexity_class)c);
    return sum;
}

/* The family that grows fastest speaks for the submission. */
static bool is_worse(const struct family_run *f, const struct complexity_answer *a,
                     const struct report_complexity *best)
{
    if (!best->points)
        return true;
    double mine = expected_degree(a), other = expected_degree(&best->time);
    if (fabs(mine - other) > .2)
        return mine > other;
    return f->points[f->len - 1].cpu_ns > best->points[best->points_len - 1].cpu_ns;
}

/* *unsure: set when this family cannot be decided. */
static int consider(struct family_run *f, struct arena *a, struct report_complexity *best, bool *unsure, struct err *e)
{
    struct complexity_series s = { .points = f->points,
                                   .len = f->len,
                                   .additive = f->m->problem->complexity.kind == COMPLEXITY_EXPONENT,
                                   .capped_by_time = f->capped,
                                   .cache_bytes = (double)sysconf(_SC_LEVEL2_CACHE_SIZE) };
    struct complexity_answer answer;
    if (f->len == 0)
        return 0;
    if (complexity_time(&s, best->expected, &answer, e) < 0)
        return -1;
    /* One that is fast in any case need not be told to a class. Without a class nothing was decided at all. */
    *unsure |= !answer.conclusive && (answer.worse > .05 || answer.confidence <= 0);
    if (!is_worse(f, &answer, best))
        return 0;
    struct complexity_point *kept = arena_array(a, f->len, sizeof(*kept));
    memcpy(kept, f->points, f->len * sizeof(*kept));
    best->time = answer;
    best->points = kept;
    best->points_len = f->len;
    best->family = f->family->tag;
    best->has_growth = complexity_growth(&s, &best->growth);
    return 0;
}

static void add_advice(const struct problem_complexity *x, struct report_complexity *out)
{
    out->follow_up = x->follow_up;
    for (size_t i = 0; i < x->hints_len; i++)
        if (x->hints[i].class == out->time.best && out->time.conclusive && out->time.meets != 1)
            out->hint = x->hints[i].text;
}

int measure_complexity(const struct measure *m, struct arena *a, struct report_complexity *out, struct err *e)
{
    const struct problem_complexity *x = &m->problem->complexity;
    uint64_t budget = m->budget_ns ? m->budget_ns : MEASURE_BUDGET_NS;
    const char *failed = NULL;
    bool unsure = false;
    *out = (struct report_complexity){ .expected = x->time, .parameter = x->parameter };
    if (!x->declared) {
        out->why = "the problem declares no complexity";
        return 0;
    }
    if (x->two) {
        out->why = "two parameters are not measured yet";
        return 0;
    }
    for (size_t i = 0; i < x->families_len; i++) {
        struct family_run *f = calloc(1, sizeof(*f));
        if (!f)
            abort();
        *f = (struct family_run){ .m = m,
                                  .family = &x->families[i],
                                  .budget_ns = budget / x->families_len,
                                  .end_ns = clock_now_ns() + 2 * budget / x->families_len };
        int result = measure_family(f, e);
        if (result == 0)
            result = consider(f, a, out, &unsure, e);
        failed = f->failed ? f->failed : failed;
        free(f);
        if (result < 0)
            return -1;
    }
    /* What was not measured to its end may be worse than the rest. */
    if ((failed || unsure) && out->time.meets == 1)
        out->time.meets = -1;
    if (!out->points)
        out->why = failed ? failed : "no size could be measured";
    else
        add_advice(x, out);
    return 0;
}
