// SPDX-License-Identifier: MIT
/* The CPU that a run really costs: of the client, the helper, the launcher and the program, and of the kernel's
 * threads, which do what a run left for later (their sum over the host, so that other work on the host shows in it:
 * measured for the floor alike). */
#include <stdio.h>
#include <time.h>

#include "base/clock.h"
#include "tests/bench/common/cpu.h"
#include "tests/bench/sandbox/bench.h"

struct cost {
    double tree_us, kernel_us;
};

static int cost_of(struct bench *b, bool isolated, int runs, struct cost *out, struct err *e)
{
    const char *argv[] = { b->victims.noop, NULL };
    int64_t tree = cpu_of_tree_ns(), kernel = cpu_of_kernel_threads_ns();
    for (int i = 0; i < runs; i++)
        if ((isolated ? sandbox_noop(b) : floor_spawn(argv)) < 0)
            return err_set(e, "a run failed");
    nanosleep(&(struct timespec){ 0, 50 * NS_PER_MS }, NULL); /* what the kernel put off to later */
    out->tree_us += (double)(cpu_of_tree_ns() - tree) / runs / NS_PER_US;
    out->kernel_us += (double)(cpu_of_kernel_threads_ns() - kernel) / runs / NS_PER_US;
    return 0;
}

int section_cost(struct bench *b, struct err *e)
{
    struct cost floor = { 0 }, own = { 0 };
    char value[128];
    int rounds = b->quick ? 2 : 10;
    if (cpu_of_tree_ns() < 0) {
        report_row(b, "CPU per run, kernel threads included", "no cgroup of our own to count it", "", true);
        return 0;
    }
    for (int i = 0; i < rounds; i++)
        if (cost_of(b, false, 1000, &floor, e) < 0 || cost_of(b, true, 1000, &own, e) < 0)
            return -1;
    double f = (floor.tree_us + floor.kernel_us) / rounds, g = (own.tree_us + own.kernel_us) / rounds;
    snprintf(value, sizeof(value), "%.0f + %.0f us of %.0f + %.0f = %.2f", own.tree_us / rounds, own.kernel_us / rounds,
             floor.tree_us / rounds, floor.kernel_us / rounds, g / f);
    report_row(b, "CPU per run + kernel threads, of floor's", value, "<= 2.0", g <= 2 * f);
    return 0;
}
