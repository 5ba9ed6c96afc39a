// SPDX-License-Identifier: MIT
/* The order of measuring: time of every family, memory, counts; then the decision for each family, of which the one
 * that grows fastest speaks for the submission. Time comes first, for without it there is nothing to say. */
#include "judge/run/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "judge/run/measure_private.h"

enum { FAMILIES_MAX = 16 };

/* How the budget is spent. Counting takes no more than this even where it starts slowly: its sizes end sooner. */
#define TIME_SHARE .5
#define SPACE_SHARE .2
#define COUNT_SHARE .3
#define FAR_BELOW .2
#define NEAR_END 20 /* a family that had fewer sizes is compared at no less than the last one's n over this */

struct families {
    struct family_run *at[FAMILIES_MAX];
    size_t len;
};

/* ---- memory --------------------------------------------------------------------------------------------------------
 */

static const struct measured_size *largest_measured(const struct family_run *f)
{
    for (size_t i = f->len; i-- > 0;)
        if (f->at[i].point.extra_bytes >= 0)
            return &f->at[i];
    return NULL;
}

/* What fills the caches at the sizes whose memory was not measured: as much for each element as at the next larger one
 * that was. */
static void spread_footprint(struct family_run *f, const struct family_run *from)
{
    double each = 0;
    for (size_t i = f->len; i-- > 0;) {
        const struct measured_size *s = i < from->len ? &from->at[i] : NULL;
        if (s && s->held_footprint > 0 && s->point.elements > 0)
            each = s->held_footprint / s->point.elements;
        if (each > 0)
            f->at[i].point.footprint_bytes = each * f->at[i].point.elements;
    }
}

/* One size of each family tells which takes most; that one is measured at all sizes. */
static struct family_run *measure_memory(struct families *all, double budget_ns, struct err *e)
{
    struct family_run *most = NULL;
    for (size_t i = 0; i < all->len; i++) {
        struct family_run *f = all->at[i];
        if (measure_space(f, 1, budget_ns / (double)(2 * all->len), e) < 0)
            return NULL;
        const struct measured_size *mine = largest_measured(f), *other = most ? largest_measured(most) : NULL;
        if (!most || (mine && (!other || mine->point.extra_bytes > other->point.extra_bytes)))
            most = f;
    }
    if (!most || measure_space(most, MEASURE_SPACE_SIZES, budget_ns / 2, e) < 0)
        return NULL;
    for (size_t i = 0; i < all->len; i++)
        spread_footprint(all->at[i], most);
    return most;
}

/* ---- deciding ------------------------------------------------------------------------------------------------------
 */

/* The points that were reached. */
static size_t points_of(const struct family_run *f, struct complexity_point *points)
{
    size_t len = 0;
    for (size_t i = 0; i < f->len; i++)
        if (f->at[i].point.cpu_ns > 0)
            points[len++] = f->at[i].point;
    return len;
}

static double cache_bytes(void)
{
    long bytes = sysconf(_SC_LEVEL2_CACHE_SIZE);
    return bytes > 0 ? (double)bytes : 0;
}

static double expected_degree(const struct complexity_answer *a)
{
    double sum = 0;
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        sum += a->posterior[c] * complexity_degree((enum complexity_class)c);
    return sum;
}

/* What the choice of the family that speaks goes by. */
struct candidate {
    bool decided;
    double degree, cost;
};

static bool is_worse(const struct candidate *a, const struct candidate *b)
{
    if (a->decided != b->decided)
        return a->decided;
    if (fabs(a->degree - b->degree) > .2)
        return a->degree > b->degree;
    return a->cost > b->cost;
}

struct decision {
    const struct measure *m;
    struct arena *arena;
    struct report_complexity *out;
    struct candidate best;
    bool any, unsure; /* a family could not be decided, and may be the worst */
    bool undecided[FAMILIES_MAX];
};

/* Lets a family speak for the submission if it grows faster than the one that did: its points are then the report's. */
static bool let_speak(struct decision *d, const struct family_run *f, const struct complexity_point *points, size_t len,
                      const struct candidate *mine)
{
    if (d->any && !is_worse(mine, &d->best))
        return false;
    struct complexity_point *kept = arena_array(d->arena, len + 1, sizeof(*kept));
    memcpy(kept, points, len * sizeof(*kept));
    d->any = true;
    d->best = *mine;
    d->out->points = kept;
    d->out->points_len = len;
    d->out->family = f->family->tag;
    return true;
}

static int consider_one(struct decision *d, const struct family_run *f, const struct complexity_point *points,
                        size_t len, bool *undecided, struct err *e)
{
    const struct problem_complexity *x = &d->m->problem->complexity;
    const struct complexity_series s = { .points = points,
                                         .len = len,
                                         .additive = x->kind == COMPLEXITY_EXPONENT,
                                         .capped_by_time = f->capped,
                                         .cache_bytes = cache_bytes() };
    struct complexity_answer a;
    if (complexity_time(&s, x->time, &a, e) < 0)
        return -1;
    /* One that is fast in any case need not be told to a class. Without a class nothing was decided at all. */
    bool decided = a.confidence > 0;
    *undecided = !decided || (!a.conclusive && a.worse > .05);
    const struct candidate mine = { decided, expected_degree(&a), points[len - 1].cpu_ns };
    if (!let_speak(d, f, points, len, &mine))
        return 0;
    d->out->time = a;
    d->out->has_growth = complexity_growth(&s, &d->out->growth);
    d->out->capped = f->capped;
    return 0;
}

static double degree_of_two(const struct complexity_two_answer *a)
{
    const struct complexity_two_growth *g = &a->growth;
    return a->has_growth && g->by_both > 0 ? log2(g->by_both) : 0;
}

static int consider_two(struct decision *d, const struct family_run *f, const struct complexity_point *points,
                        size_t len, bool *undecided, struct err *e)
{
    const struct complexity_grid g = { .points = points, .len = len, .cache_bytes = cache_bytes() };
    struct complexity_two_answer a;
    if (complexity_two(&g, d->out->expected_two, &a, e) < 0)
        return -1;
    bool decided = a.confidence > 0;
    *undecided = !decided || (!a.conclusive && a.worse > .05);
    const struct candidate mine = { decided, degree_of_two(&a), points[len - 1].cpu_ns };
    if (!let_speak(d, f, points, len, &mine))
        return 0;
    struct complexity_two_answer *kept = arena_alloc(d->arena, sizeof(*kept));
    *kept = a;
    d->out->two = kept;
    return 0;
}

/* Whether a family costs next to nothing beside the one that speaks, at the largest size that both have and that is
 * near the end: the one that ends at once need not be told to a class. */
static bool far_below(const struct decision *d, const struct family_run *f)
{
    const struct report_complexity *r = d->out;
    const struct complexity_point *last = &r->points[r->points_len - 1];
    for (size_t i = f->len; i-- > 0;) {
        const struct complexity_point *mine = &f->at[i].point;
        for (size_t k = r->points_len; mine->cpu_ns > 0 && k-- > 0;)
            if (r->points[k].n == mine->n && r->points[k].m == mine->m)
                return mine->cpu_ns < FAR_BELOW * r->points[k].cpu_ns && mine->n * NEAR_END > last->n;
    }
    return false;
}

static int decide_time(struct decision *d, const struct families *all, struct err *e)
{
    for (size_t i = 0; i < all->len; i++) {
        struct complexity_point points[MEASURE_SIZES_MAX];
        const struct family_run *f = all->at[i];
        size_t len = points_of(f, points);
        if (len == 0)
            continue;
        int result = d->m->problem->complexity.two ? consider_two(d, f, points, len, &d->undecided[i], e)
                                                   : consider_one(d, f, points, len, &d->undecided[i], e);
        if (result < 0)
            return -1;
    }
    for (size_t i = 0; d->any && i < all->len; i++)
        d->unsure |= d->undecided[i] && !far_below(d, all->at[i]);
    return 0;
}

/* The points shown are those of the slowest family; memory is told at the same sizes. */
static void show_memory(struct decision *d, const struct complexity_point *points, size_t len)
{
    struct complexity_point *shown = (struct complexity_point *)d->out->points;
    for (size_t i = 0; i < d->out->points_len; i++)
        for (size_t k = 0; k < len; k++)
            if (points[k].n == shown[i].n && points[k].m == shown[i].m)
                shown[i].extra_bytes = points[k].extra_bytes;
}

static int decide_space_two(struct decision *d, const struct complexity_grid *g, struct err *e)
{
    const char *text = d->m->problem->complexity.space_two;
    struct complexity_expected *expected = text ? arena_alloc(d->arena, sizeof(*expected)) : NULL;
    struct complexity_two_answer *answer = arena_alloc(d->arena, sizeof(*answer));
    if ((expected && complexity_two_parse(text, expected, e) < 0) || complexity_two_space(g, expected, answer, e) < 0)
        return -1;
    d->out->expected_space_two = expected;
    d->out->space_two = answer;
    return 0;
}

static int decide_space(struct decision *d, const struct family_run *most, struct err *e)
{
    const struct problem_complexity *x = &d->m->problem->complexity;
    const struct language *l = d->m->driver.language;
    struct complexity_point points[MEASURE_SIZES_MAX];
    double output = 0;
    size_t len = 0;
    for (size_t i = 0; most && i < most->len; i++) {
        if (most->at[i].point.extra_bytes < 0)
            continue;
        points[len++] = most->at[i].point;
        output = most->at[i].output_bytes > output ? most->at[i].output_bytes : output;
    }
    /* What the answer took is not known exactly: as much more may hide behind it. */
    const struct complexity_series s = { .points = points,
                                         .len = len,
                                         .additive = x->kind == COMPLEXITY_EXPONENT,
                                         .space_slack_bytes = (double)l->space.slack_bytes + output,
                                         .space_item_bytes = l->space.item_bytes };
    const struct complexity_grid g = {
        .points = points, .len = len, .space_slack_bytes = s.space_slack_bytes, .space_item_bytes = s.space_item_bytes
    };
    if (len == 0)
        return 0;
    if ((x->two ? decide_space_two(d, &g, e) : complexity_space(&s, x->space, &d->out->space, e)) < 0)
        return -1;
    d->out->has_space = true;
    d->out->space_slack_bytes = s.space_slack_bytes;
    d->out->space_item_bytes = s.space_item_bytes;
    d->out->expects_space = x->has_space;
    d->out->expected_space = x->space;
    show_memory(d, points, len);
    return 0;
}

static void add_advice(const struct problem_complexity *x, struct report_complexity *out)
{
    out->follow_up = x->follow_up;
    for (size_t i = 0; i < x->hints_len; i++) {
        struct complexity_expected hinted;
        bool one = !out->two && x->hints[i].class == out->time.best && out->time.conclusive && out->time.meets != 1;
        bool two = out->two && out->two->conclusive && out->two->meets != 1 &&
                   complexity_two_parse(x->hints[i].name, &hinted, NULL) == 0 &&
                   complexity_two_same(&hinted, &out->two->best);
        if (one || two)
            out->hint = x->hints[i].text;
    }
}

/* What was not measured to its end may be worse than the rest; what is not to be believed is neither praised nor
 * blamed. */
static void withdraw(struct report_complexity *out, bool praise, bool blame)
{
    struct complexity_two_answer *two = (struct complexity_two_answer *)out->two;
    int *meets = two ? &two->meets : &out->time.meets;
    if ((*meets == 1 && praise) || (*meets == 0 && blame))
        *meets = -1;
}

/* ---- all of it -----------------------------------------------------------------------------------------------------
 */

static int measure_families(struct measuring *w, struct families *all, double budget_ns, struct err *e)
{
    const struct problem_complexity *x = &w->m->problem->complexity;
    for (size_t i = 0; i < x->families_len && i < FAMILIES_MAX; i++) {
        struct family_run *f = calloc(1, sizeof(*f));
        if (!f)
            abort();
        *f = (struct family_run){ .all = w, .family = &x->families[i] };
        all->at[all->len++] = f;
        measure_plan(f);
        if (measure_time(f, TIME_SHARE * budget_ns / (double)x->families_len, e) < 0)
            return -1;
    }
    return 0;
}

static int conclude(struct measuring *w, struct families *all, const struct family_run *most, struct arena *a,
                    struct report_complexity *out, struct err *e)
{
    const char *failed = NULL;
    struct decision d = { .m = w->m, .arena = a, .out = out };
    if (decide_time(&d, all, e) < 0 || (d.any && decide_space(&d, most, e) < 0))
        return -1;
    for (size_t i = 0; i < all->len; i++)
        failed = all->at[i]->failed ? all->at[i]->failed : failed;
    out->suspicious = w->inspector.suspicious;
    out->incomplete = failed;
    withdraw(out, failed || d.unsure || out->suspicious, false);
    if (!d.any)
        out->why = failed ? failed : "no size could be measured";
    else
        add_advice(&w->m->problem->complexity, out);
    return 0;
}

static int measure_all(struct measuring *w, struct families *all, struct arena *a, struct report_complexity *out,
                       struct err *e)
{
    double budget_ns = (double)(w->m->budget_ns ? w->m->budget_ns : MEASURE_BUDGET_NS);
    struct family_run *most = NULL;
    if (measure_families(w, all, budget_ns, e) < 0)
        return -1;
    if (!w->m->no_space && !(most = measure_memory(all, SPACE_SHARE * budget_ns, e)))
        return -1;
    if (!w->m->no_counts && measure_all_counts(w, all->at, all->len, COUNT_SHARE * budget_ns, e) < 0)
        return -1;
    return conclude(w, all, most, a, out, e);
}

static int expect(const struct problem_complexity *x, struct arena *a, struct report_complexity *out, struct err *e)
{
    *out = (struct report_complexity){ .expected = x->time, .parameter = x->parameter };
    if (!x->declared)
        out->why = "the problem declares no complexity";
    if (!x->declared || !x->two)
        return 0;
    struct complexity_expected *two = arena_alloc(a, sizeof(*two));
    out->expected_two = two;
    return complexity_two_parse(x->time_two, two, e);
}

int measure_complexity(const struct measure *m, struct arena *a, struct report_complexity *out, struct err *e)
{
    struct measuring w = { .m = m };
    struct families all = { .len = 0 };
    if (expect(&m->problem->complexity, a, out, e) < 0)
        return -1;
    if (out->why)
        return 0;
    inspector_open(&w.inspector, m->session, m->problem, m->driver.language);
    int result = measure_all(&w, &all, a, out, e);
    inspector_close(&w.inspector);
    for (size_t i = 0; i < all.len; i++)
        free(all.at[i]);
    out->cpu_ns = (uint64_t)w.cpu_ns;
    return result;
}
