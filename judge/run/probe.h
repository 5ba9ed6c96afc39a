// SPDX-License-Identifier: MIT
/* One driver process that is measured: windows of many calls, read at the barrier from outside, less what the barrier
 * itself costs. */
#ifndef GAVEL_JUDGE_RUN_PROBE_H
#define GAVEL_JUDGE_RUN_PROBE_H

#include "judge/core/generate.h"
#include "judge/run/driver.h"
#include "judge/run/inspect.h"

struct probe {
    const struct problem *problem;
    struct inspector *inspector; /* who looks at answers */
    struct driver *driver;
    size_t number;              /* of the last window */
    double base_ns, base_error; /* of an empty window, and how far it strays, ns */
    double base_instructions;
    double cpu_ns;      /* of all windows, decoding and encoding so far */
    const char *failed; /* static: the process is of no use any more, and why */
};

/* Starts a process and measures its barrier. 0, also when the process did not come up (then p->failed says so); -1. */
int probe_open(struct probe *p, const struct driver_spec *spec, const struct problem *problem,
               struct inspector *inspector, struct err *e);
/* Ends it; p->cpu_ns is then all that the process took. */
int probe_close(struct probe *p, struct err *e);

struct probe_order {
    const struct generator_rule *family;
    struct generate_size size; /* of the first input; the others have the next indices */
    size_t calls, copies;      /* copies <= calls */
    bool memory;               /* measure held_bytes and peak_bytes */
    bool look;                 /* see whether calls leave their input as it was */
    bool inspect;              /* see whether an answer is right */
};

struct probe_reading {
    double ns, instructions;       /* of one call (class mode: of one operation), without the barrier; at least 0 */
    double decode_ns;              /* of one input */
    double input_bytes;            /* of one input, as text */
    double output_items;           /* of the answer; 0 when it is an argument, changed in place */
    double output_text;            /* its bytes as text, as output_items */
    size_t calls, copies;          /* as made: fewer copies when drawing them takes too long */
    double held_bytes, peak_bytes; /* of the process: just before the call, and at most until its end */
    double values_bytes;           /* what the decoded input took */
    size_t operations;             /* of one call: in class mode many */
    bool same;                     /* look: the input was as before */
};

/* One window. 0; 1 when the submission failed (p->failed); -1: the judge's fault. */
int probe_window(struct probe *p, const struct probe_order *o, struct probe_reading *out, struct err *e);
/* One ordinary case of the order's first input; *moved: work was done outside of its call. As probe_window. */
int probe_case(struct probe *p, const struct probe_order *o, bool *moved, struct err *e);

#endif
