// SPDX-License-Identifier: MIT
/* One driver process in a sandbox, and the judge's side of the barrier protocol (docs/protocol.md). It believes
 * nothing: a frame that was not asked for is an answer of the process, never an error of the judge. */
#ifndef GAVEL_JUDGE_RUN_DRIVER_H
#define GAVEL_JUDGE_RUN_DRIVER_H

#include "base/err.h"
#include "base/str.h"
#include "judge/core/report.h"
#include "judge/run/language.h"
#include "sandbox/sandbox.h"

enum { DRIVER_ANSWER_MAX = 64 << 20, DRIVER_TEXT_MAX = 16 << 10 };

struct counter;

/* What it is started with. Descriptors stay the caller's. */
struct driver_spec {
    struct sandbox *sandbox;
    const struct language *language;
    uint32_t profile; /* of the sandbox: the language's run, or author, profile */
    int artefact;     /* of a compiled language, else -1 */
    const char *source, *glue;
    size_t source_len, glue_len;
    uint64_t cpu_ns;  /* of one case, load included */
    uint64_t wall_ns; /* of one case */
    uint64_t memory_bytes, output_bytes;
    const char *const *env;  /* instead of the language's; NULL: that one */
    struct counter *counter; /* NULL: not counted. Else it may choose another profile of the same language; the limits
                              * stay the caller's, and an emulated driver needs several times the CPU */
};

enum driver_end {
    DRIVER_ANSWERED,
    DRIVER_EXCEPTION, /* text is the traceback */
    DRIVER_REJECTED,  /* before hello: it is no program of the language; text says why */
    DRIVER_ENDED,     /* the process ended by itself or was killed by the sandbox: see outcome */
    DRIVER_BAD_FRAME,
    DRIVER_ANSWER_TOO_LONG,
    DRIVER_CPU,  /* the case's CPU limit */
    DRIVER_WALL, /* the case's wall limit */
};

struct driver_result {
    enum driver_end end;
    struct str text;           /* answer, traceback or reason */
    struct str prints, errors; /* stdout and stderr of this case, cut at REPORT_PRINTS_MAX */
    bool prints_full;          /* the output limit was reached */
    struct report_times times;
    uint64_t peak_bytes;        /* the process's largest resident size when the call had ended; 0: not known */
    uint64_t call_instructions; /* of the call window; 0: not counted, or not to be believed (the count fell) */
    /* driver_window with `memory`: what the decoded inputs took, and the peak just before the call; 0: not known. */
    uint64_t values_bytes, held_bytes;
};
void driver_result_clear(struct driver_result *r);

struct driver;
/* Starts it and reads `hello`. 0 with *out; 1 when it did not get so far: *first says how it ended (then there is no
 * driver, and *outcome is set); -1 when the sandbox failed. */
int driver_start(const struct driver_spec *spec, struct driver **out, struct driver_result *first,
                 struct sandbox_outcome *outcome, struct err *e);
/* One case. Afterwards, unless it answered or threw, the process is of no use: driver_stop it. -1: the judge's fault.
 */
int driver_case(struct driver *d, size_t number, const char *payload, size_t len, struct driver_result *r,
                struct err *e);
/* Many calls in one window, for measuring: a `run` frame. */
struct driver_window {
    size_t calls;       /* 0: nothing but the barrier */
    size_t copies;      /* inputs; call i takes input i modulo their number */
    const char *inputs; /* their payloads, one behind the other */
    size_t inputs_len;
    size_t answer;  /* the input whose answer is wanted: the one of its last call */
    bool arguments; /* the input itself instead, as the calls left it */
    bool memory;    /* fill up to the peak before the call, so that held_bytes and peak_bytes tell what it took */
};
/* As driver_case; times are those of all calls together. */
int driver_window(struct driver *d, size_t number, const struct driver_window *w, struct driver_result *r,
                  struct err *e);
/* Ends the process (by end of file; killed when it does not leave) and frees d. */
int driver_stop(struct driver *d, struct sandbox_outcome *outcome, struct err *e);

#endif
