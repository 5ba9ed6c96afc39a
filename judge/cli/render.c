// SPDX-License-Identifier: MIT
/* A report for a person: the verdict first, then the failing case, then one line of what to do next. */
#include <string.h>

#include "judge/cli/cli.h"
#include "judge/cli/render/mark.h"
#include "judge/cli/render/table.h"
#include "judge/core/compare.h"

enum { PRINT_LINES_MAX = 12 };

static const char *headline(enum verdict v)
{
    static const char *const words[] = {
        [VERDICT_ACCEPTED] = "Accepted",
        [VERDICT_WRONG_ANSWER] = "Wrong answer",
        [VERDICT_TIME_LIMIT_EXCEEDED] = "Time limit exceeded",
        [VERDICT_MEMORY_LIMIT_EXCEEDED] = "Memory limit exceeded",
        [VERDICT_OUTPUT_LIMIT_EXCEEDED] = "Output limit exceeded",
        [VERDICT_RUNTIME_ERROR] = "Runtime error",
        [VERDICT_COMPILE_ERROR] = "Compile error",
        [VERDICT_SKIPPED] = "Skipped",
        [VERDICT_JUDGE_ERROR] = "The judge failed",
    };
    return words[v];
}

static const char *next_step(const struct report *r)
{
    switch (r->verdict) {
    case VERDICT_WRONG_ANSWER:
        return "Try that input alone with `gavel test --case`; prints are shown.";
    case VERDICT_TIME_LIMIT_EXCEEDED:
        if (strcmp(r->reason, "complexity") == 0)
            return "All cases passed, but this problem asks for a solution that grows more slowly.";
        return strcmp(r->reason, "wall") == 0
                   ? "It waited rather than worked: does it sleep, or read input?"
                   : "How does the work grow with the input? -v shows the time of each case.";
    case VERDICT_MEMORY_LIMIT_EXCEEDED:
        return "What is kept that is not needed any more?";
    case VERDICT_OUTPUT_LIMIT_EXCEEDED:
        return "It prints too much, or returns far too much.";
    case VERDICT_COMPILE_ERROR:
        return "The first error is usually the cause of the others.";
    default:
        return NULL;
    }
}

static void add_case(const struct report *r, const struct paint *p, struct str *out)
{
    const struct report_failure *f = &r->failure;
    paint_add(out, p, STYLE_BOLD, "\nCase %zu", f->number);
    if (*f->tag) /* none where the judge failed before there was a case */
        str_addf(out, " (%s%s)", f->tag, f->sample ? ", a sample" : "");
    str_addc(out, '\n');
    for (size_t i = 0; i < f->inputs_len; i++)
        if (f->inputs[i].value.text)
            mark_value(out, p, f->inputs[i].name, f->inputs[i].value.text);
    if (f->expected.text && f->got.text && r->verdict == VERDICT_WRONG_ANSWER)
        mark_pair(out, p, f->expected.text, f->got.text, compare_mark(f->expected.text, f->got.text));
    else if (f->expected.text && r->verdict != VERDICT_JUDGE_ERROR)
        mark_value(out, p, "expected", f->expected.text);
    if (f->difference)
        mark_value(out, p, "where", f->difference);
    if (f->message)
        paint_lines(out, p, "  ", f->message, strlen(f->message), 40);
    if (f->prints.text && *f->prints.text) {
        str_add(out, "  printed:\n");
        paint_lines(out, p, "    ", f->prints.text, strlen(f->prints.text), PRINT_LINES_MAX);
    }
    if (f->errors.text && *f->errors.text) {
        str_add(out, "  on stderr:\n");
        paint_lines(out, p, "    ", f->errors.text, strlen(f->errors.text), PRINT_LINES_MAX);
    }
}

static void add_cases(const struct report *r, const struct paint *p, struct str *out)
{
    static const char *const heads[] = { "case", "verdict", "load", "decode", "call", "encode", "memory", "tag" };
    struct table t = { .heads = heads, .columns = COUNT(heads), .right = "023456" };
    for (size_t i = 0; i < r->cases_len; i++) {
        const struct report_case *c = &r->cases[i];
        struct str cells[5] = { STR(64), STR(64), STR(64), STR(64), STR(64) };
        const uint64_t ns[] = { c->times.load_ns, c->times.decode_ns, c->times.call_ns, c->times.encode_ns };
        struct str number = STR(64);
        str_addf(&number, "%zu", i + 1);
        for (int k = 0; k < 4 && c->times.wall_ns; k++) /* else it did not run, or who asked may not see how */
            paint_duration(&cells[k], ns[k]);
        if (c->times.wall_ns)
            paint_size(&cells[4], c->memory_bytes);
        const char *row[] = { str_text(&number),   verdict_short(c->verdict), str_text(&cells[0]), str_text(&cells[1]),
                              str_text(&cells[2]), str_text(&cells[3]),       str_text(&cells[4]), c->tag };
        table_add(&t, c->verdict == VERDICT_ACCEPTED ? STYLE_PLAIN : STYLE_BAD, row);
        str_clear(&number);
        for (int k = 0; k < 5; k++)
            str_clear(&cells[k]);
    }
    str_addc(out, '\n');
    table_write(&t, p, out);
    table_clear(&t);
}

static void add_guarantees(const struct report *r, const struct paint *p, struct str *out)
{
    if (!r->missing || !r->missing[0])
        return;
    paint_add(out, p, STYLE_DIM, "\nThis host (%s) could not give: ", r->host);
    for (const char *const *name = r->missing; *name; name++)
        paint_add(out, p, STYLE_DIM, "%s%s", name == r->missing ? "" : ", ", *name);
    paint_add(out, p, STYLE_DIM, " (gavel doctor explains)\n");
}

void render_report(const struct report *r, const char *language, bool verbose, const struct paint *p, struct str *out)
{
    bool accepted = r->verdict == VERDICT_ACCEPTED;
    paint_add(out, p, accepted ? STYLE_GOOD : STYLE_BAD, "%s", headline(r->verdict));
    str_addf(out, "  %s, %s", r->problem, language);
    if (r->cases_len)
        str_addf(out, "  %zu/%zu cases", r->passed, r->cases_len);
    if (r->cases_len && accepted) {
        str_add(out, "  slowest call ");
        paint_duration(out, r->cpu_ns);
        str_add(out, "  memory ");
        paint_size(out, r->memory_bytes);
    }
    str_addc(out, '\n');
    if (r->compile_output) {
        str_addc(out, '\n');
        paint_lines(out, p, "  ", r->compile_output, strlen(r->compile_output), 60);
    }
    if (r->failure.number)
        add_case(r, p, out);
    if (verbose && r->cases_len)
        add_cases(r, p, out);
    if (r->complexity)
        render_complexity(r->complexity, p, out);
    const char *hint = next_step(r);
    if (hint)
        paint_add(out, p, STYLE_DIM, "\n%s\n", hint);
    add_guarantees(r, p, out);
}
