// SPDX-License-Identifier: MIT
/* What a worker does with a job. Runs in the unprivileged process that reads everything a candidate wrote. Must never
 * give a verdict for what the candidate is not to blame for: that is a -1, and the job is tried again elsewhere. */
#include "judge/server/judging.h"

#include <string.h>

#include "judge/run/bare.h"

enum { CUSTOM_BYTES_MAX = 512 << 20 };

/* A problem that changed on the disk since has another version: it is loaded again. */
static const struct problem *find_problem(struct judging_room *room, const struct job *job, struct err *e)
{
    size_t at = 0;
    struct problem p;
    while (at < room->problems_len && strcmp(room->problems[at].slug, job->problem) != 0)
        at++;
    bool held = at < room->problems_len && strcmp(room->problems[at].version, job->version) == 0;
    if (held) {
        p = room->problems[at];
    } else {
        if (problem_load(&p, room->session->problems, job->problem, e) < 0)
            return NULL;
        if (at == room->problems_len && at == JUDGING_PROBLEMS_MAX)
            at = 0; /* the one not used for longest makes room */
        if (at < room->problems_len)
            problem_clear(&room->problems[at]);
    }
    if (at < room->problems_len)
        memmove(&room->problems[at], &room->problems[at + 1], (--room->problems_len - at) * sizeof(p));
    struct problem *place = &room->problems[room->problems_len++];
    *place = p;
    if (strcmp(p.version, job->version) == 0)
        return place;
    err_set(e, "problem %s has version %.12s here, not %.12s", job->problem, p.version, job->version);
    return NULL;
}

static const struct language *find_language(const struct judging_room *room, const struct job *job, struct err *e)
{
    const struct language *l = languages_find(room->session->languages, job->language);
    if (!l)
        err_set(e, "no language \"%s\" here", job->language);
    return l;
}

static int write_report(const struct report *r, struct str *out, struct err *e)
{
    CLEANUP_JSON struct json *j = report_json(r, REPORT_FULL);
    json_write(j, false, out);
    return out->failed ? err_set(e, "the report is longer than %zu bytes", out->max) : 0;
}

void judging_error_report(const struct job *job, const char *reason, const char *message, struct str *report)
{
    struct report r = { .problem = job->bare ? NULL : job->problem,
                        .problem_version = job->bare ? NULL : job->version,
                        .language = job->language,
                        .verdict = VERDICT_JUDGE_ERROR,
                        .reason = reason,
                        /* What the candidate typed himself is no secret; what the judge could not do may tell of a
                         * hidden case. */
                        .failure = { .number = 1, .sample = strcmp(reason, "custom_input") == 0, .message = message } };
    write_report(&r, report, NULL);
}

static int judge(struct judging_room *room, const struct job *job, const struct job_request *q,
                 struct judge_request *jq, struct str *report, enum verdict *verdict, struct err *e)
{
    struct arena a = ARENA(CUSTOM_BYTES_MAX);
    struct test_case custom;
    struct report r;
    int result = 0;
    if (q->input.text) {
        jq->custom = &custom;
        if (problem_parse_input(jq->problem, q->input.text, q->input.len, &a, &custom, e) < 0)
            result = JUDGE_REFUSED;
    }
    if (result == 0)
        result = judge_submission(room->session, jq, &r, e);
    if (result == 0) {
        *verdict = r.verdict;
        result = write_report(&r, report, e);
        report_clear(&r);
    } else if (result == JUDGE_REFUSED) {
        *verdict = VERDICT_JUDGE_ERROR;
        judging_error_report(job, "custom_input", e->text, report);
        result = 0;
    }
    arena_clear(&a);
    return result;
}

struct bare_watch {
    const struct judging_watch *watch;
    size_t total;
};

static void bare_progress(void *context, size_t done)
{
    const struct bare_watch *w = context;
    w->watch->progress(w->watch->context, done == 0 ? JUDGE_COMPILING : JUDGE_CASES, done, w->total);
}

static int run_bare(struct judging_room *room, const struct language *l, const struct job_request *q,
                    const struct judging_watch *watch, struct str *report, enum verdict *verdict, struct err *e)
{
    CLEANUP_JSON struct json *j = NULL;
    struct bare_input inputs[JOB_STDINS_MAX];
    struct bare_watch context = { watch, q->stdins_len };
    for (size_t i = 0; i < q->stdins_len; i++)
        inputs[i] = (struct bare_input){ q->stdins[i].text, q->stdins[i].len };
    struct bare_request b = { .language = l,
                              .source = q->source.text,
                              .source_len = q->source.len,
                              .inputs = inputs,
                              .inputs_len = q->stdins_len,
                              .cpu_ns = q->cpu_ns,
                              .wall_ns = q->wall_ns,
                              .memory_bytes = q->memory_bytes,
                              .output_bytes = q->output_bytes,
                              .progress = bare_progress,
                              .context = &context,
                              .cancel = watch->cancel };
    int result = bare_run(room->session, &b, &j, verdict, e);
    if (result != 0)
        return result;
    json_write(j, false, report);
    return report->failed ? err_set(e, "the report is longer than %zu bytes", report->max) : 0;
}

int judging_do(struct judging_room *room, const struct job *job, const struct job_text *request,
               const struct judging_watch *watch, struct str *report, enum verdict *verdict, struct err *e)
{
    CLEANUP(job_request_clear) struct job_request q = { 0 };
    if (job_request_decode(request->text, request->len, job->bare, &q, e) < 0)
        return err_prefix(e, "the request");
    const struct language *l = find_language(room, job, e);
    if (l && job->bare)
        return run_bare(room, l, &q, watch, report, verdict, e);
    const struct problem *p = l ? find_problem(room, job, e) : NULL;
    if (!p)
        return -1;
    struct judge_request jq = { .problem = p,
                                .language = l,
                                .source = q.source.text,
                                .source_len = q.source.len,
                                .choice = q.samples ? CASES_SAMPLES : CASES_ALL,
                                .fail_fast = q.fail_fast,
                                .complexity = q.complexity,
                                .salt = job->salt,
                                .progress = watch->progress,
                                .context = watch->context,
                                .cancel = watch->cancel };
    return judge(room, job, &q, &jq, report, verdict, e);
}
