// SPDX-License-Identifier: MIT
/* Draws inputs, sends them, reads the clocks. Nothing is kept between windows but the process. */
#include "judge/run/probe.h"

#include <string.h>

#include "base/clock.h"
#include "judge/run/cases.h"
#include "judge/run/spread.h"

enum { EMPTY_WINDOWS = 9, PAYLOAD_MAX = 256 << 20 };
#define BASE_ERROR_MIN_NS 300.0         /* the clock's own grain, and the reading's */
#define DRAWING_NS_MAX (15 * NS_PER_MS) /* of all inputs of a window, beyond the first */

static int run(struct probe *p, const struct driver_window *w, struct driver_result *r, struct err *e)
{
    if (driver_window(p->driver, ++p->number, w, r, e) < 0)
        return -1;
    p->cpu_ns += (double)(r->times.call_ns + r->times.decode_ns + r->times.encode_ns);
    if (r->end == DRIVER_ANSWERED)
        return 0;
    p->failed = r->end == DRIVER_CPU || r->end == DRIVER_WALL ? "a call took too long"
                : r->end == DRIVER_EXCEPTION                  ? "a call ended with an exception"
                                                              : "the process ended";
    return 1;
}

static int measure_barrier(struct probe *p, struct err *e)
{
    double ns[EMPTY_WINDOWS], counted[EMPTY_WINDOWS];
    for (int i = 0; i < EMPTY_WINDOWS; i++) {
        struct driver_result r;
        int result = run(p, &(struct driver_window){ .inputs = "" }, &r, e);
        ns[i] = (double)r.times.call_ns;
        counted[i] = (double)r.call_instructions;
        driver_result_clear(&r);
        if (result != 0)
            return result;
    }
    double spread;
    p->base_ns = spread_median(ns, EMPTY_WINDOWS, &spread);
    p->base_instructions = spread_median(counted, EMPTY_WINDOWS, NULL);
    p->base_error = spread > BASE_ERROR_MIN_NS ? spread : BASE_ERROR_MIN_NS;
    return 0;
}

int probe_open(struct probe *p, const struct driver_spec *spec, const struct problem *problem,
               struct inspector *inspector, struct err *e)
{
    struct driver_result first;
    struct sandbox_outcome outcome;
    *p = (struct probe){ .problem = problem, .inspector = inspector };
    int started = driver_start(spec, &p->driver, &first, &outcome, e);
    if (started < 0)
        return -1;
    driver_result_clear(&first);
    if (started == 1) {
        p->failed = "the process did not start";
        return 0;
    }
    if (measure_barrier(p, e) >= 0)
        return 0;
    struct err ignored;
    probe_close(p, &ignored);
    return -1;
}

int probe_close(struct probe *p, struct err *e)
{
    struct sandbox_outcome outcome;
    if (!p->driver)
        return 0;
    int result = driver_stop(p->driver, &outcome, e);
    p->driver = NULL;
    if (result == 0)
        p->cpu_ns = (double)outcome.cpu_ns;
    return result;
}

/* The inputs of a window, and the one whose answer is asked for. */
struct drawn {
    struct str payload;
    struct arena arena; /* of the chosen one */
    struct test_case chosen;
    size_t choice, chosen_at, chosen_len, copies, operations;
};

static int draw_one(struct probe *p, const struct probe_order *o, size_t i, struct drawn *d, struct err *e)
{
    struct arena a = ARENA(1ULL << 30);
    struct test_case c;
    struct generate_size size = o->size;
    size_t before = d->payload.len;
    size.index += (uint32_t)i;
    if (generate_sized(p->problem, o->family, &size, &a, &c, e) < 0) {
        arena_clear(&a);
        return -1;
    }
    case_payload(p->problem, &c, &d->payload);
    d->operations = p->problem->signature.mode == SIGNATURE_CLASS ? c.operations_len : 1;
    if (i != d->choice) {
        arena_clear(&a);
        return 0;
    }
    d->arena = a;
    d->chosen = c;
    d->chosen_at = before;
    d->chosen_len = d->payload.len - before;
    return 0;
}

static int draw(struct probe *p, const struct probe_order *o, struct drawn *d, struct err *e)
{
    uint64_t start = clock_now_ns();
    /* Any of them, and not always the first: who answers only the first one truly is found sooner or later. */
    d->choice = (size_t)((o->size.salt >> 7) + 0x9e3779b9U * p->number) % o->copies;
    for (d->copies = 0; d->copies < o->copies; d->copies++) {
        if (d->copies > d->choice && clock_now_ns() - start > DRAWING_NS_MAX)
            break;
        if (draw_one(p, o, d->copies, d, e) < 0)
            return -1;
    }
    return d->payload.failed ? err_set(e, "the input is too large") : 0;
}

static double count_items(const struct str *text)
{
    double items = text->len > 0;
    for (size_t i = 0; i < text->len; i++)
        items += text->data[i] == ',';
    return items;
}

static void fill(const struct probe *p, const struct drawn *d, const struct driver_result *r, struct probe_reading *out)
{
    double calls = (double)out->calls * (double)(d->operations ? d->operations : 1);
    double ns = (double)r->times.call_ns - p->base_ns;
    double counted = (double)r->call_instructions - p->base_instructions;
    out->ns = ns > 0 ? ns / calls : 0;
    out->instructions = counted > 0 ? counted / calls : 0;
    out->operations = d->operations;
    out->decode_ns = (double)r->times.decode_ns / (double)d->copies;
    out->input_bytes = (double)d->payload.len / (double)d->copies;
    bool made = p->problem->signature.in_place < 0;
    out->output_items = made ? count_items(&r->text) : 0;
    out->output_text = made ? (double)r->text.len : 0;
    out->held_bytes = (double)r->held_bytes;
    out->peak_bytes = (double)r->peak_bytes;
    out->values_bytes = (double)r->values_bytes;
    out->same = r->text.len == d->chosen_len &&
                memcmp(str_text(&r->text), str_text(&d->payload) + d->chosen_at, d->chosen_len) == 0;
}

int probe_window(struct probe *p, const struct probe_order *o, struct probe_reading *out, struct err *e)
{
    struct drawn d = { .payload = STR(PAYLOAD_MAX) };
    struct driver_result r = { 0 };
    int result = draw(p, o, &d, e);
    if (result == 0) {
        *out = (struct probe_reading){ .copies = d.copies, .calls = o->calls == o->copies ? d.copies : o->calls };
        const struct driver_window w = { .calls = out->calls,
                                         .copies = d.copies,
                                         .inputs = str_text(&d.payload),
                                         .inputs_len = d.payload.len,
                                         .answer = d.choice,
                                         .arguments = o->look,
                                         .memory = o->memory };
        result = run(p, &w, &r, e);
    }
    if (result == 0) {
        fill(p, &d, &r, out);
        if (o->inspect)
            inspect_answer(p->inspector, &d.chosen, &r.text);
    }
    driver_result_clear(&r);
    arena_clear(&d.arena);
    str_clear(&d.payload);
    return result;
}

int probe_case(struct probe *p, const struct probe_order *o, bool *moved, struct err *e)
{
    struct drawn d = { .payload = STR(PAYLOAD_MAX) };
    struct driver_result r = { 0 };
    *moved = false;
    int result = draw(p, o, &d, e);
    if (result == 0)
        result = driver_case(p->driver, ++p->number, str_text(&d.payload), d.payload.len, &r, e);
    if (result == 0 && r.end == DRIVER_ANSWERED)
        *moved = inspect_times(p->inspector, str_text(&d.payload), d.payload.len, &r.times);
    else if (result == 0)
        p->failed = "the process ended";
    driver_result_clear(&r);
    arena_clear(&d.arena);
    str_clear(&d.payload);
    return result == 0 && p->failed ? 1 : result;
}
