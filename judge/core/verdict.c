// SPDX-License-Identifier: MIT
/* Names of verdicts, and the one ordered table that decides between facts. */
#include "judge/core/verdict.h"

#include <string.h>

#include "base/attr.h"

static const struct {
    const char *name, *letters;
} names[] = {
    [VERDICT_ACCEPTED] = { "accepted", "AC" },
    [VERDICT_WRONG_ANSWER] = { "wrong_answer", "WA" },
    [VERDICT_TIME_LIMIT_EXCEEDED] = { "time_limit_exceeded", "TLE" },
    [VERDICT_MEMORY_LIMIT_EXCEEDED] = { "memory_limit_exceeded", "MLE" },
    [VERDICT_OUTPUT_LIMIT_EXCEEDED] = { "output_limit_exceeded", "OLE" },
    [VERDICT_RUNTIME_ERROR] = { "runtime_error", "RTE" },
    [VERDICT_COMPILE_ERROR] = { "compile_error", "CE" },
    [VERDICT_SKIPPED] = { "skipped", "SK" },
    [VERDICT_JUDGE_ERROR] = { "judge_error", "JE" },
};

const char *verdict_name(enum verdict v)
{
    return names[v].name;
}

const char *verdict_short(enum verdict v)
{
    return names[v].letters;
}

int verdict_parse(const char *name)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i].name, name) == 0)
            return (int)i;
    return -1;
}

#define WHEN(field)                                      \
    static bool when_##field(const struct case_facts *f) \
    {                                                    \
        return f->field;                                 \
    }
WHEN(judge_error)
WHEN(compile_error)
WHEN(forbidden_syscall)
WHEN(memory)
WHEN(cpu)
WHEN(wall)
WHEN(output)
WHEN(pids)
WHEN(signal)
WHEN(exited)
WHEN(bad_frame)
WHEN(exception)
WHEN(wrong)
WHEN(skipped)

/* A run that the kernel killed for memory also died of a signal: memory is the cause, so limits come before the ways of
 * dying; and a fault of the judge comes before everything, for it says nothing about the candidate. */
static const struct {
    bool (*when)(const struct case_facts *);
    enum verdict then;
    const char *reason;
} rules[] = {
    { when_judge_error, VERDICT_JUDGE_ERROR, "judge" },
    { when_compile_error, VERDICT_COMPILE_ERROR, "compile" },
    { when_forbidden_syscall, VERDICT_RUNTIME_ERROR, "forbidden_syscall" },
    { when_memory, VERDICT_MEMORY_LIMIT_EXCEEDED, "memory" },
    { when_cpu, VERDICT_TIME_LIMIT_EXCEEDED, "cpu" },
    { when_wall, VERDICT_TIME_LIMIT_EXCEEDED, "wall" },
    { when_output, VERDICT_OUTPUT_LIMIT_EXCEEDED, "output" },
    { when_pids, VERDICT_RUNTIME_ERROR, "pids" },
    { when_signal, VERDICT_RUNTIME_ERROR, "signal" },
    { when_exited, VERDICT_RUNTIME_ERROR, "exit" },
    { when_bad_frame, VERDICT_RUNTIME_ERROR, "frame" },
    { when_exception, VERDICT_RUNTIME_ERROR, "exception" },
    { when_skipped, VERDICT_SKIPPED, "skipped" },
    { when_wrong, VERDICT_WRONG_ANSWER, "answer" },
};

enum verdict verdict_decide(const struct case_facts *f, const char **reason)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (!rules[i].when(f))
            continue;
        *reason = rules[i].reason;
        return rules[i].then;
    }
    *reason = "";
    return VERDICT_ACCEPTED;
}
