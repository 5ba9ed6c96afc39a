// SPDX-License-Identifier: MIT
/* One submission from source to report: compile, then case after case in one process (a new one after each death),
 * every fact turned into a verdict by the one table in judge/core/verdict.c. */
#include "judge/run/judge.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "judge/run/author.h"
#include "judge/run/compile.h"
#include "judge/run/grade.h"
#include "judge/run/measure.h"
#include "judge/run/overhead.h"

enum { DEATHS_MAX = 100 };

/* Once this much time went into cases that failed, the rest is skipped: a submission that times out everywhere, or
 * sleeps everywhere, would otherwise hold a slot for minutes. */
static const uint64_t failing_budget_ns = 20 * NS_PER_S;

struct judging {
    struct session *session;
    const struct judge_request *q;
    const struct problem *problem;
    struct report *report;
    struct artefact artefact;
    struct driver *driver;
    struct grader grader;
    struct overhead overhead;
    struct case_set set;
    const struct test_case *cases;
    size_t cases_len, deaths;
    uint64_t failing_ns, guarantees;
};

static struct driver_spec spec_of(struct judging *j)
{
    const struct problem *p = j->problem;
    const struct language *l = j->q->language;
    return (struct driver_spec){ .sandbox = j->session->sandbox,
                                 .language = l,
                                 .profile = session_profile(j->session, l, SESSION_RUN),
                                 .artefact = j->artefact.fd,
                                 .source = str_text(&j->artefact.source),
                                 .source_len = j->artefact.source.len,
                                 .glue = str_text(&j->artefact.glue),
                                 .glue_len = j->artefact.glue.len,
                                 .cpu_ns = p->time_ns,
                                 .wall_ns = 3 * p->time_ns + 2 * NS_PER_S,
                                 .memory_bytes = p->memory_bytes + l->baseline_bytes,
                                 .output_bytes = p->output_bytes };
}

static void note_outcome(struct judging *j, const struct sandbox_outcome *o)
{
    struct report *r = j->report;
    uint64_t base = j->q->language->baseline_bytes;
    uint64_t net = o->memory_bytes > base ? o->memory_bytes - base : 0;
    if (net > r->memory_bytes)
        r->memory_bytes = net;
    r->host = arena_strdup(&r->arena, o->host);
    const char **missing = arena_array(&r->arena, SANDBOX_GUARANTEES + 1, sizeof(*missing));
    for (unsigned i = 0, k = 0; missing && i < SANDBOX_GUARANTEES; i++)
        if (!(o->guarantees & (1U << i)))
            missing[k++] = sandbox_guarantee_name(1U << i);
    r->missing = missing;
}

static int stop_driver(struct judging *j, struct sandbox_outcome *o, struct err *e)
{
    if (!j->driver)
        return 0;
    struct driver *d = TAKE(j->driver, NULL);
    if (driver_stop(d, o, e) < 0)
        return -1;
    note_outcome(j, o);
    return 0;
}

/* Runs one case and fills *end with everything known about it. */
static int run_case(struct judging *j, size_t i, struct case_end *end, struct err *e)
{
    CLEANUP(str_clear) struct str payload = STR(256 << 20);
    if (!j->driver) {
        struct driver_spec spec = spec_of(j);
        int started = driver_start(&spec, &j->driver, &end->result, &end->outcome, e);
        if (started < 0)
            return -1;
        if (started == 1) {
            note_outcome(j, &end->outcome);
            end->at_start = end->dead = true;
            return 0;
        }
        driver_result_clear(&end->result);
    }
    case_payload(j->problem, &j->cases[i], &payload);
    if (payload.failed)
        return err_set(e, "case %zu: the input is too large", i + 1);
    if (driver_case(j->driver, i + 1, str_text(&payload), payload.len, &end->result, e) < 0)
        return -1;
    if (end->result.end == DRIVER_ANSWERED)
        end->suspicious = overhead_charge(&j->overhead, str_text(&payload), payload.len, &end->result.times);
    bool alive = end->result.end == DRIVER_ANSWERED || end->result.end == DRIVER_EXCEPTION;
    if (alive && !j->problem->isolate_cases && !end->result.prints_full)
        return 0;
    end->dead = !alive;
    return stop_driver(j, &end->outcome, e);
}

static void skip_case(struct judging *j, size_t i, struct report_case *c)
{
    c->verdict = VERDICT_SKIPPED;
    c->reason = "skipped";
    c->tag = j->cases[i].tag;
    c->sample = j->cases[i].sample;
}

static bool enough(const struct judging *j, bool failed)
{
    /* A driver that refuses the code does so for every case. */
    return (failed && j->q->fail_fast) || j->deaths > DEATHS_MAX || j->failing_ns > failing_budget_ns ||
           j->report->verdict == VERDICT_COMPILE_ERROR;
}

/* Wall clock or CPU, whichever is more: threads burn faster than the wall clock moves, sleepers slower. */
static uint64_t time_of(const struct report_times *t)
{
    uint64_t cpu = t->load_ns + t->decode_ns + t->call_ns + t->encode_ns;
    return cpu > t->wall_ns ? cpu : t->wall_ns;
}

static bool cancelled(const struct judging *j)
{
    return j->q->cancel && atomic_load(j->q->cancel);
}

static void tell(const struct judging *j, enum judge_phase phase, size_t done)
{
    if (j->q->progress)
        j->q->progress(j->q->context, phase, done, j->cases_len);
}

static int judge_cases(struct judging *j, struct err *e)
{
    struct report *r = j->report;
    struct report_case *list = arena_array(&r->arena, j->cases_len + 1, sizeof(*list));
    bool failed = false;
    if (!list)
        return err_set(e, "too many cases");
    r->cases = list;
    r->cases_len = j->cases_len;
    for (size_t i = 0; i < j->cases_len; i++) {
        struct case_end end = { .baseline_bytes = j->q->language->baseline_bytes };
        if (cancelled(j))
            return 0;
        if (enough(j, failed)) {
            skip_case(j, i, &list[i]);
            continue;
        }
        int result = run_case(j, i, &end, e);
        if (result == 0)
            result = grade_case(&j->grader, &j->cases[i], i, &end, &list[i], r, e);
        driver_result_clear(&end.result);
        if (result < 0)
            return err_prefix(e, "case %zu", i + 1);
        j->deaths += end.dead;
        if (list[i].verdict != VERDICT_ACCEPTED) {
            failed = true;
            j->failing_ns += time_of(&list[i].times);
        }
        r->passed += list[i].verdict == VERDICT_ACCEPTED;
        if (list[i].times.call_ns > r->cpu_ns)
            r->cpu_ns = list[i].times.call_ns;
        tell(j, JUDGE_CASES, i + 1);
    }
    return 0;
}

static int choose_cases(struct judging *j, struct err *e)
{
    const struct judge_request *q = j->q;
    if (q->only_complexity)
        return 0;
    if (q->custom) {
        j->cases = q->custom;
        j->cases_len = 1;
        int refused = cases_custom(j->session, j->problem, q->custom, &j->report->arena, e);
        if (refused == 1)
            err_prefix(e, "not a legal input");
        return refused == 1 ? JUDGE_REFUSED : refused;
    }
    if (cases_load(j->session, j->problem, q->choice, q->salt, &j->set, e) < 0)
        return -1;
    j->cases = j->set.at;
    j->cases_len = j->set.len;
    return 0;
}

static bool wants_complexity(const struct judging *j)
{
    const struct judge_request *q = j->q;
    enum complexity_mode mode = j->problem->complexity.mode;
    if (j->report->verdict != VERDICT_ACCEPTED || mode == COMPLEXITY_NEVER || cancelled(j))
        return false;
    bool always = mode == COMPLEXITY_ALWAYS || mode == COMPLEXITY_REQUIRED;
    return q->complexity || q->only_complexity || (always && q->choice == CASES_ALL && !q->custom);
}

static bool stop_measuring(void *context)
{
    return cancelled(context);
}

/* After an accepted verdict, which stands whatever comes of this, unless the problem requires its class: then only who
 * is surely worse fails. */
static void measure(struct judging *j)
{
    struct report *r = j->report;
    struct err e;
    struct measure m = { .session = j->session,
                         .problem = j->problem,
                         .driver = spec_of(j),
                         .budget_ns = j->q->complexity_budget_ns,
                         .stop = stop_measuring,
                         .context = j };
    if (!wants_complexity(j))
        return;
    tell(j, JUDGE_COMPLEXITY, j->cases_len);
    struct report_complexity *c = arena_alloc(&r->arena, sizeof(*c));
    if (!c || getrandom(&m.salt, sizeof(m.salt), 0) != sizeof(m.salt))
        return;
    if (measure_complexity(&m, &r->arena, c, &e) < 0)
        *c = (struct report_complexity){ .why = arena_strdup(&r->arena, e.text) };
    r->complexity = c;
    int meets = c->why ? -1 : c->two ? c->two->meets : c->time.meets;
    if (j->problem->complexity.mode != COMPLEXITY_REQUIRED || meets != 0)
        return;
    r->verdict = VERDICT_TIME_LIMIT_EXCEEDED;
    r->reason = "complexity";
}

static int run_all(struct judging *j, struct err *e)
{
    struct report *r = j->report;
    struct sandbox_outcome o;
    tell(j, JUDGE_COMPILING, 0);
    int compiled =
        compile(j->session, j->q->language, &j->problem->signature, j->q->source, j->q->source_len, &j->artefact, e);
    if (compiled < 0)
        return -1;
    if (compiled == 1) {
        r->verdict = VERDICT_COMPILE_ERROR;
        r->reason = "compile";
        r->compile_output = arena_strn(&r->arena, str_text(&j->artefact.output), j->artefact.output.len);
        return 0;
    }
    int chosen = session_sandbox(j->session, e) < 0 ? -1 : choose_cases(j, e);
    if (chosen != 0)
        return chosen;
    grader_open(&j->grader, j->session, j->problem);
    overhead_open(&j->overhead, j->session, j->problem, j->q->language);
    int result = judge_cases(j, e);
    if (stop_driver(j, &o, e) < 0)
        result = -1;
    if (result == 0)
        measure(j);
    grader_close(&j->grader);
    overhead_close(&j->overhead);
    return result;
}

int judge_submission(struct session *s, const struct judge_request *q, struct report *r, struct err *e)
{
    struct judging j = { .session = s, .q = q, .problem = q->problem, .report = r, .artefact = { .fd = -1 } };
    uint64_t start = clock_now_ns();
    *r = (struct report){ .arena = ARENA(1ULL << 30),
                          .verdict = VERDICT_ACCEPTED,
                          .reason = "",
                          .reveal = q->problem->reveal_first_failure };
    r->problem = arena_strdup(&r->arena, q->problem->slug);
    r->problem_version = arena_strdup(&r->arena, q->problem->version);
    r->language = arena_strdup(&r->arena, q->language->name);
    if (!q->language->available) {
        *e = q->language->why;
        report_clear(r);
        return -1;
    }
    int result = run_all(&j, e);
    artefact_clear(&j.artefact);
    cases_clear(&j.set);
    r->wall_ns = clock_now_ns() - start;
    if (cancelled(&j)) /* what was killed for it may look like anything */
        result = JUDGE_CANCELLED;
    if (result != 0)
        report_clear(r);
    return result;
}
