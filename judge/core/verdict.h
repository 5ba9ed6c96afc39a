// SPDX-License-Identifier: MIT
/* The verdicts, and which of several facts about one case decides. */
#ifndef GAVEL_JUDGE_CORE_VERDICT_H
#define GAVEL_JUDGE_CORE_VERDICT_H

#include <stdbool.h>

enum verdict {
    VERDICT_ACCEPTED,
    VERDICT_WRONG_ANSWER,
    VERDICT_TIME_LIMIT_EXCEEDED,
    VERDICT_MEMORY_LIMIT_EXCEEDED,
    VERDICT_OUTPUT_LIMIT_EXCEEDED,
    VERDICT_RUNTIME_ERROR,
    VERDICT_COMPILE_ERROR,
    VERDICT_SKIPPED,
    VERDICT_JUDGE_ERROR,
};

/* "accepted", "wrong_answer", ...: the key in reports and the folder name of solutions. */
const char *verdict_name(enum verdict v);
/* "AC", "WA", ... */
const char *verdict_short(enum verdict v);
/* The verdict of that name; -1 when there is none. */
int verdict_parse(const char *name);

/* The facts of one case, from kernel counters, the frames and the comparison. */
struct case_facts {
    bool judge_error, compile_error;
    bool forbidden_syscall;
    bool memory, cpu, wall, output, pids; /* the limit that was hit */
    int signal;                           /* 0: none */
    int exit_status;                      /* of a process that ended before its answer; 0 too is then a runtime error */
    bool exited;                          /* it ended before its answer */
    bool bad_frame;                       /* a malformed or unasked-for frame */
    bool exception;                       /* the driver reported the candidate's exception */
    bool wrong;                           /* the answer differs */
    bool skipped;
};

/* The first row of one ordered table that holds (DESIGN.md section 4). *reason is the row's key: "forbidden_syscall",
 * "memory", "cpu", "wall", "output", "pids", "signal", "exit", "frame", "exception", "" ... */
enum verdict verdict_decide(const struct case_facts *f, const char **reason);

#endif
