// SPDX-License-Identifier: MIT
/* Which sizes: the largest that the problem allows, and so on down by halves. The salt shifts them by up to a tenth, so
 * that no size can be recognised and none is always that at which hash tables and growing arrays double. */
#include <math.h>

#include "judge/run/measure_private.h"

#define SIDE_FIRST 40.0 /* of a grid */

static const struct {
    double first, factor, step;
} growths[] = {
    [COMPLEXITY_LENGTH] = { 9.6, 2, 0 },
    [COMPLEXITY_SIDE] = { 9.6, 1.41421356, 0 },
    [COMPLEXITY_VALUE] = { 19.2, 4, 0 },
    [COMPLEXITY_EXPONENT] = { 4, 1, 1 },
};

struct driver_spec measure_spec(const struct measure *m, uint64_t cpu_ns, uint64_t memory_bytes)
{
    struct driver_spec spec = m->driver;
    spec.cpu_ns = cpu_ns;
    spec.wall_ns = 4 * cpu_ns;
    if (spec.memory_bytes < memory_bytes)
        spec.memory_bytes = memory_bytes;
    return spec;
}

size_t measure_clamp(double x, double most)
{
    return x > most ? (size_t)(most < 1 ? 1 : most) : x < 1 ? 1 : (size_t)x;
}

bool measure_stopped(const struct family_run *f)
{
    const struct measure *m = f->all->m;
    return m->stop && m->stop(m->context);
}

static double elements_of(enum complexity_kind kind, double n)
{
    return kind == COMPLEXITY_LENGTH ? n : kind == COMPLEXITY_SIDE ? n * n : 0;
}

static void add(struct family_run *f, double n, double m, double elements)
{
    f->at[f->len++] = (struct measured_size){
        .point = { .n = round(n), .m = round(m), .elements = elements, .extra_bytes = -1 },
    };
}

static void plan_grid(struct family_run *f, double shift)
{
    const struct problem_complexity *x = &f->all->m->problem->complexity;
    double n = SIDE_FIRST * shift;
    for (int i = 0; i < MEASURE_SIDES && n <= (double)x->max_size; i++, n *= 2) {
        double m = SIDE_FIRST * shift;
        for (int k = 0; k < MEASURE_SIDES && m <= (double)x->max_m; k++, m *= 2)
            add(f, n, m, elements_of(x->kind, n) + elements_of(x->kind_m, m));
    }
}

void measure_plan(struct family_run *f)
{
    const struct problem_complexity *x = &f->all->m->problem->complexity;
    double shift = .1 * (double)(f->all->m->salt % 1024) / 1024, sizes[MEASURE_SIZES_MAX];
    size_t len = 0;
    f->len = 0;
    if (x->two) {
        plan_grid(f, 1 + shift);
        return;
    }
    /* From the smallest up: of what doubles with each step, the largest may all be out of reach. */
    if (x->kind == COMPLEXITY_EXPONENT) {
        for (double n = growths[x->kind].first; n <= (double)x->max_size && f->len < COMPLEXITY_POINTS_MAX;
             n += growths[x->kind].step)
            add(f, n, 0, 0);
        return;
    }
    /* From the largest down: what grows slowly is told apart there. */
    for (double n = (double)x->max_size * (1 - shift); n >= growths[x->kind].first && len < COMPLEXITY_POINTS_MAX;
         n /= growths[x->kind].factor)
        sizes[len++] = n;
    while (len-- > 0) {
        add(f, sizes[len], 0, elements_of(x->kind, sizes[len]));
        double between = len > 0 ? sqrt(sizes[len] * sizes[len - 1]) : 0;
        if (between == 0)
            continue;
        add(f, between, 0, elements_of(x->kind, between));
        f->at[f->len - 1].between = true;
    }
}

/* What comes after two costs. */
static double continued(double last, double before)
{
    double ratio = before > 0 ? 1.1 * last / before : 0;
    return last <= 0 ? -1 : last * (ratio > 2.2 ? ratio : 2.2);
}

static double along(const struct family_run *f, size_t i, size_t step, size_t place,
                    double (*cost)(const struct measured_size *))
{
    return place == 0 ? 0 : continued(cost(&f->at[i - step]), place > 1 ? cost(&f->at[i - 2 * step]) : 0);
}

/* One parameter: by the two sizes below that are in the first row of sizes. */
static double by_smaller(const struct family_run *f, size_t i, double (*cost)(const struct measured_size *))
{
    double costs[2] = { 0, 0 };
    size_t found = 0;
    for (size_t k = i; k-- > 0 && found < 2;)
        if (!f->at[k].between)
            costs[found++] = cost(&f->at[k]);
    return found == 0 ? 0 : continued(costs[0], costs[1]);
}

double measure_predict(const struct family_run *f, size_t i, double (*cost)(const struct measured_size *))
{
    if (!f->all->m->problem->complexity.two)
        return by_smaller(f, i, cost);
    size_t row = 1;
    while (row < f->len && f->at[row].point.n == f->at[0].point.n)
        row++;
    double by_n = along(f, i, row, i / row, cost), by_m = along(f, i, 1, i % row, cost);
    return by_n < 0 || by_m < 0 ? -1 : by_n > by_m ? by_n : by_m;
}

struct probe_order measure_order(const struct family_run *f, size_t i, uint32_t index)
{
    const struct complexity_point *p = &f->at[i].point;
    return (struct probe_order){
        .family = f->family, .size = { (uint64_t)p->n, (uint64_t)p->m, index, f->all->m->salt }, .calls = 1, .copies = 1
    };
}
