// SPDX-License-Identifier: MIT
/* Facts, comparison, words. The candidate's own text (answers, tracebacks, prints) is only ever copied, capped; nothing
 * in it decides anything but by being compared. */
#include "judge/run/grade.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

void grader_open(struct grader *g, struct session *s, const struct problem *p)
{
    *g = (struct grader){ .session = s, .problem = p };
}

void grader_close(struct grader *g)
{
    if (g->checker_open)
        author_close(&g->checker);
    arena_clear(&g->scratch);
}

static void outcome_facts(const struct sandbox_outcome *o, struct case_facts *f)
{
    f->forbidden_syscall = o->cause == SANDBOX_CAUSE_FORBIDDEN_SYSCALL;
    f->memory = o->cause == SANDBOX_CAUSE_MEMORY;
    f->cpu |= o->cause == SANDBOX_CAUSE_CPU;
    f->wall |= o->cause == SANDBOX_CAUSE_WALL;
    f->output |= o->cause == SANDBOX_CAUSE_OUTPUT;
    f->pids = o->cause == SANDBOX_CAUSE_PIDS;
}

static struct case_facts facts_of(const struct grader *g, const struct case_end *end)
{
    const struct driver_result *r = &end->result;
    const struct report_times *t = &r->times;
    struct case_facts f = { 0 };
    f.cpu = r->end == DRIVER_CPU || t->load_ns + t->decode_ns + t->call_ns + t->encode_ns > g->problem->time_ns;
    f.wall = r->end == DRIVER_WALL;
    f.output = r->prints_full || r->end == DRIVER_ANSWER_TOO_LONG;
    f.compile_error = r->end == DRIVER_REJECTED;
    f.exception = r->end == DRIVER_EXCEPTION;
    f.bad_frame = r->end == DRIVER_BAD_FRAME;
    if (end->dead || end->at_start)
        outcome_facts(&end->outcome, &f);
    if (r->end == DRIVER_ENDED) {
        f.exited = true;
        f.signal = end->outcome.signal;
        f.exit_status = end->outcome.exit_status;
    }
    return f;
}

/* ---- comparing ------------------------------------------------------------------------------------------------------
 */

static int open_checker(struct grader *g, struct err *e)
{
    struct signature s;
    if (g->checker_open)
        return 0;
    g->checker_open = true;
    if (signature_of_checker(&g->problem->signature, g->problem->answer_type, &g->scratch, &s, e) < 0)
        return -1;
    return author_open(&g->checker, g->session, g->problem, g->problem->compare.checker, &s, e);
}

static int ask_checker(struct grader *g, const struct test_case *c, const struct value *got, struct str *difference,
                       struct err *e)
{
    static const struct type text = { TYPE_STRING, NULL };
    CLEANUP(str_clear) struct str payload = STR(512 << 20);
    struct driver_result r;
    struct value reason;
    if (open_checker(g, e) < 0)
        return -1;
    case_payload(g->problem, c, &payload);
    value_write(&c->expected, g->problem->answer_type, &payload);
    str_addc(&payload, '\n');
    value_write(got, g->problem->answer_type, &payload);
    str_addc(&payload, '\n');
    int result = payload.failed ? err_set(e, "the checker's input is too large")
                                : author_call(&g->checker, str_text(&payload), payload.len, &r, e);
    if (result == 0)
        result = value_parse(str_text(&r.text), r.text.len, &text, "checker", &g->scratch, &reason, e);
    driver_result_clear(&r);
    if (result < 0)
        return -1;
    str_addn(difference, reason.string.text, reason.string.len < 400 ? reason.string.len : 400);
    return reason.string.len == 0;
}

/* 1 right, 0 wrong, -1 the judge's fault; *malformed when the text is no value of the type. */
static int compare_answer(struct grader *g, const struct test_case *c, const struct str *text, struct str *difference,
                          bool *malformed, struct err *e)
{
    struct value got;
    struct err why;
    if (answer_parse(g->problem, c, str_text(text), text->len, &g->scratch, &got, &why) < 0) {
        *malformed = true;
        str_add(difference, why.text);
        return 0;
    }
    if (g->problem->compare.mode == COMPARE_CHECKER)
        return ask_checker(g, c, &got, difference, e);
    return compare_values(&g->problem->compare, g->problem->answer_type, &c->expected, &got, &g->scratch, difference);
}

int grade_answer(struct grader *g, const struct test_case *c, const struct str *text, struct err *e)
{
    CLEANUP(str_clear) struct str difference = STR(8192);
    bool malformed = false;
    int right = compare_answer(g, c, text, &difference, &malformed, e);
    arena_clear(&g->scratch);
    return right;
}

/* ---- words about the first failure --------------------------------------------------------------------------------
 */

static const char *message_of(const struct case_end *end, const struct case_facts *f, const char *difference,
                              struct arena *a)
{
    char text[512] = "";
    const struct sandbox_outcome *o = &end->outcome;
    if (f->forbidden_syscall)
        snprintf(text, sizeof(text), "forbidden system call %s",
                 *o->syscall ? o->syscall : "(its name is not known here)");
    else if (f->exception || f->compile_error)
        return arena_strn(a, str_text(&end->result.text), end->result.text.len);
    else if (f->bad_frame)
        snprintf(text, sizeof(text), "the solution wrote to the judge's channel, or its answer is malformed%s%s",
                 *difference ? ": " : "", difference);
    else if (f->signal)
        snprintf(text, sizeof(text), "SIG%s (%s)%s", sigabbrev_np(f->signal) ? sigabbrev_np(f->signal) : "?",
                 strsignal(f->signal),
                 strstr(str_text(&end->result.errors), "stack overflow") ? ": stack overflow" : "");
    else if (f->exited)
        snprintf(text, sizeof(text), "the process ended with status %d before it answered", f->exit_status);
    else
        return NULL;
    return arena_strdup(a, text);
}

static struct report_text value_text(struct arena *a, const struct value *v, const struct type *t)
{
    struct str text = STR(64 << 20);
    value_write(v, t, &text);
    struct report_text cut = report_cut(a, str_text(&text), text.len, REPORT_TEXT_MAX);
    str_clear(&text);
    return cut;
}

static void note_inputs(const struct problem *p, const struct test_case *c, struct report *r)
{
    struct report_failure *f = &r->failure;
    const struct method *m = &p->signature.function;
    bool operations = p->signature.mode == SIGNATURE_CLASS;
    size_t len = operations ? 2 : m->params_len;
    struct report_input *inputs = arena_array(&r->arena, len + 1, sizeof(*inputs));
    if (!inputs)
        return;
    if (operations) {
        struct str payload = STR(64 << 20);
        case_payload(p, c, &payload);
        const char *second = strchr(str_text(&payload), '\n');
        size_t first_len = second ? (size_t)(second - payload.data) : 0;
        inputs[0] = (struct report_input){ "operations",
                                           report_cut(&r->arena, str_text(&payload), first_len, REPORT_TEXT_MAX) };
        size_t rest = payload.len > first_len + 2 ? payload.len - first_len - 2 : 0;
        inputs[1] = (struct report_input){ "arguments", report_cut(&r->arena, str_text(&payload) + first_len + 1, rest,
                                                                   REPORT_TEXT_MAX) };
        str_clear(&payload);
    }
    for (size_t i = 0; !operations && i < len; i++)
        inputs[i] =
            (struct report_input){ m->params[i].name, value_text(&r->arena, &c->arguments[i], m->params[i].type) };
    f->inputs = inputs;
    f->inputs_len = len;
}

static void note_failure(struct grader *g, const struct test_case *c, const struct case_end *end,
                         const struct case_facts *facts, const struct str *difference, struct report *r)
{
    struct report_failure *f = &r->failure;
    struct arena *a = &r->arena;
    f->tag = arena_strdup(a, c->tag);
    f->sample = c->sample;
    note_inputs(g->problem, c, r);
    if (c->has_expected)
        f->expected = value_text(a, &c->expected, g->problem->answer_type);
    if (end->result.end == DRIVER_ANSWERED)
        f->got = report_cut(a, str_text(&end->result.text), end->result.text.len, REPORT_TEXT_MAX);
    f->prints = report_cut(a, str_text(&end->result.prints), end->result.prints.len, REPORT_PRINTS_MAX);
    f->errors = report_cut(a, str_text(&end->result.errors), end->result.errors.len, REPORT_PRINTS_MAX);
    f->message = message_of(end, facts, str_text(difference), a);
    if (facts->wrong && difference->len)
        f->difference = arena_strn(a, str_text(difference), difference->len);
}

int grade_case(struct grader *g, const struct test_case *c, size_t index, const struct case_end *end,
               struct report_case *out, struct report *r, struct err *e)
{
    CLEANUP(str_clear) struct str difference = STR(8192);
    struct case_facts f = facts_of(g, end);
    const struct report_times *t = &end->result.times;
    bool malformed = false;
    if (end->result.end == DRIVER_ANSWERED) {
        struct err why;
        int right = compare_answer(g, c, &end->result.text, &difference, &malformed, &why);
        if (right < 0) {
            f.judge_error = true;
            str_add(&difference, why.text);
        }
        f.wrong = right == 0 && !malformed;
        f.bad_frame = malformed;
    }
    (void)e;
    arena_clear(&g->scratch);
    out->tag = arena_strdup(&r->arena, c->tag);
    out->sample = c->sample;
    out->times = *t;
    if (end->result.peak_bytes > end->baseline_bytes)
        out->memory_bytes = end->result.peak_bytes - end->baseline_bytes;
    out->suspicious = end->suspicious;
    out->verdict = verdict_decide(&f, &out->reason);
    if (out->verdict == VERDICT_ACCEPTED || r->failure.number)
        return 0;
    r->verdict = out->verdict;
    r->reason = out->reason;
    r->failure.number = index + 1;
    note_failure(g, c, end, &f, &difference, r);
    if (f.judge_error)
        r->failure.message = arena_strdup(&r->arena, str_text(&difference));
    if (out->verdict == VERDICT_COMPILE_ERROR) {
        r->compile_output = r->failure.message;
        r->failure = (struct report_failure){ 0 };
    }
    return 0;
}
