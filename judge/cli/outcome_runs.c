// SPDX-License-Identifier: MIT
/* What a bare program wrote and how it ended. A terminal gets its output without control characters, a file or a pipe
 * gets it as it is: it may be data. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "judge/cli/remote.h"

enum { SHOWN_BYTES_MAX = 64 << 20, SHOWN_LINES_MAX = 100000 };

static void put(FILE *to, const struct json *text)
{
    const char *bytes = json_text(text);
    if (!bytes)
        return;
    if (!isatty(fileno(to))) {
        fputs(bytes, to);
        return;
    }
    CLEANUP(str_clear) struct str lines = STR(SHOWN_BYTES_MAX);
    struct paint plain = { .width = PAINT_WIDTH_MAX };
    paint_lines(&lines, &plain, "", bytes, strlen(bytes), SHOWN_LINES_MAX);
    fputs(str_text(&lines), to);
}

static uint64_t number_of(const struct json *run, const char *key)
{
    int64_t number = 0;
    return json_i64(json_get(run, key), 0, INT64_MAX, &number) == 0 ? (uint64_t)number : 0;
}

/* "run 1: runtime_error (signal SEGV), 12.1 ms, 3.2 MiB" */
static void print_end(const struct json *run, size_t number)
{
    static const char *const facts[] = { "reason", "signal", "syscall" };
    CLEANUP(str_clear) struct str line = STR(4096);
    const char *verdict = json_text(json_get(run, "verdict")), *before = " (", *behind = "";
    int64_t code;
    bool truncated = false;
    str_addf(&line, "run %zu: ", number);
    remote_safe(&line, verdict ? verdict : "?");
    for (size_t i = 0; i < COUNT(facts); i++) {
        const char *text = json_text(json_get(run, facts[i]));
        if (!text || !*text)
            continue;
        str_add(&line, before);
        remote_safe(&line, text);
        before = " ";
        behind = ")";
    }
    str_add(&line, behind);
    if (json_i64(json_get(run, "exit_code"), INT32_MIN, INT32_MAX, &code) == 0)
        str_addf(&line, ", exit code %lld", (long long)code);
    str_add(&line, ", ");
    paint_duration(&line, number_of(run, "cpu_ns"));
    str_add(&line, ", ");
    paint_size(&line, number_of(run, "memory_bytes"));
    if (json_bool(json_get(run, "truncated"), &truncated) == 0 && truncated)
        str_add(&line, "; its output is cut");
    fprintf(stderr, "%s\n", str_text(&line));
}

int outcome_runs(const struct json *report, bool print, struct err *e)
{
    const char *verdict = json_text(json_get(report, "verdict"));
    size_t number = 0;
    if (!verdict || verdict_parse(verdict) < 0) {
        err_set(e, "the server's report has no verdict");
        return EXIT_NOT_JUDGED;
    }
    if (print)
        put(stderr, json_get(report, "compile_output"));
    for (const struct json *run = json_first(json_get(report, "runs")); run && print; run = json_next(run)) {
        put(stdout, json_get(run, "stdout"));
        fflush(stdout);
        put(stderr, json_get(run, "stderr"));
        print_end(run, ++number);
    }
    if (verdict_parse(verdict) == VERDICT_JUDGE_ERROR) {
        CLEANUP(str_clear) struct str words = STR(1024);
        const char *message = json_text(json_get(json_get(report, "failure"), "message"));
        remote_safe(&words, message ? message : "the judge failed");
        err_set(e, "%s", str_text(&words));
        return EXIT_NOT_JUDGED;
    }
    return verdict_parse(verdict) == VERDICT_ACCEPTED ? EXIT_ACCEPTED : EXIT_NOT_ACCEPTED;
}
