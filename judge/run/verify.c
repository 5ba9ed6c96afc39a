// SPDX-License-Identifier: MIT
/* Judges every solution of a problem and compares its verdict with its folder's name. */
#include "judge/run/verify.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "judge/run/compile.h"
#include "judge/run/judge.h"

/* Appends what was measured in a few words; returns whether it meets what is expected: 1, 0, -1 (cannot be told). */
static int verify_words(const struct report_complexity *c, struct str *words)
{
    if (!c || c->why || c->suspicious) {
        str_addf(words, "growth not decided%s%s", c ? ": " : "", !c ? "" : c->why ? c->why : c->suspicious);
        return -1;
    }
    int meets = c->two ? c->two->meets : c->time.meets;
    bool sure = c->two ? c->two->conclusive : c->time.conclusive;
    str_addf(words, "%s, %s", sure ? (c->two ? c->two->best.name : complexity_name(c->time.best)) : "no sure class",
             meets == 1   ? "meets what is expected"
             : meets == 0 ? "worse than expected"
                          : "cannot be told from what is expected");
    return meets;
}

struct verifying {
    struct session *session;
    const struct problem *problem;
    const char *folder; /* of the solutions */
    const struct verify_options *options;
    size_t *skipped;
    int bad;
};

static bool measures(const struct verifying *v)
{
    return v->options->complexity && v->problem->complexity.declared;
}

/* Too slow for the cases: measured without them, at sizes that it manages. */
static int measure_slow(const struct verifying *v, const struct judge_request *judged, struct str *words)
{
    struct judge_request q = *judged;
    struct report report;
    struct err e;
    q.only_complexity = true;
    if (judge_submission(v->session, &q, &report, &e) != 0) {
        str_add(words, e.text);
        return 0;
    }
    int meets = verify_words(report.complexity, words);
    report_clear(&report);
    /* Nothing that grows faster than O(2^n) can be told from it. */
    bool highest = !v->problem->complexity.two && v->problem->complexity.time == COMPLEXITY_EXPONENTIAL;
    return meets == 1 && !highest ? -1 : 0;
}

/* 0; -1: what was measured contradicts the folder. */
static int measure_file(const struct verifying *v, const struct judge_request *q, const struct report *report,
                        struct str *words)
{
    if (report->verdict == VERDICT_ACCEPTED && report->complexity)
        return verify_words(report->complexity, words) == 0 ? -1 : 0;
    return report->verdict == VERDICT_TIME_LIMIT_EXCEEDED ? measure_slow(v, q, words) : 0;
}

static int judge_file(struct verifying *v, const char *path, struct verify_row *r, struct err *e)
{
    CLEANUP(str_clear) struct str words = STR(256);
    CLEANUP(str_clear) struct str source = STR(SOURCE_BYTES_MAX);
    struct report report;
    const struct language *l = languages_of_file(v->session->languages, path, e);
    if (!l)
        return -1;
    if (!l->available) {
        r->not_offered = r->good = true;
        r->detail = l->why.text;
        (*v->skipped)++;
        v->options->row(v->options->context, r);
        return 0;
    }
    if (file_read_at(AT_FDCWD, path, &source, e) < 0)
        return -1;
    /* The verdict is the first failing case's: what comes behind it would only cost minutes of time limits. */
    struct judge_request q = {
        .problem = v->problem, .language = l, .source = str_text(&source), .source_len = source.len, .fail_fast = true
    };
    q.complexity = measures(v);
    if (judge_submission(v->session, &q, &report, e) < 0)
        return -1;
    r->got = report.verdict;
    r->good = r->got == r->wanted;
    r->detail = report.failure.number ? report.failure.tag : "";
    if (r->good && measures(v) && measure_file(v, &q, &report, &words) < 0)
        r->good = false;
    r->complexity = str_text(&words);
    v->bad += !r->good;
    v->options->row(v->options->context, r);
    r->complexity = "";
    report_clear(&report);
    return 0;
}

static void judge_folder(struct verifying *v, const char *folder, enum verdict wanted)
{
    char path[4096], shown[512], **names = NULL;
    struct err e = { 0 };
    snprintf(path, sizeof(path), "%s/%s", v->folder, folder);
    if (file_names_at(AT_FDCWD, path, 1000, &names, &e) < 0)
        return;
    for (char **name = names; *name; name++) {
        struct verify_row r = { .solution = shown, .wanted = wanted, .detail = "", .complexity = "" };
        snprintf(shown, sizeof(shown), "%.200s/%.250s", folder, *name);
        snprintf(path, sizeof(path), "%s/%s/%s", v->folder, folder, *name);
        if (judge_file(v, path, &r, &e) == 0)
            continue;
        r.got = VERDICT_JUDGE_ERROR;
        r.detail = e.text;
        v->bad++;
        v->options->row(v->options->context, &r);
    }
    file_names_free(names);
}

static int judge_all(struct verifying *v, struct err *e)
{
    char **verdicts = NULL;
    if (file_names_at(AT_FDCWD, v->folder, 100, &verdicts, e) < 0)
        return -1;
    for (char **name = verdicts; *name; name++) {
        int wanted = verdict_parse(*name);
        if (wanted >= 0) {
            judge_folder(v, *name, (enum verdict)wanted);
            continue;
        }
        struct verify_row r = {
            .solution = *name, .got = VERDICT_JUDGE_ERROR, .detail = "is not a verdict's name", .complexity = ""
        };
        v->bad++;
        v->options->row(v->options->context, &r);
    }
    file_names_free(verdicts);
    return v->bad;
}

int verify_problem(struct session *s, const struct problem *p, const struct verify_options *o, size_t *skipped,
                   struct err *e)
{
    char folder[4096];
    snprintf(folder, sizeof(folder), "%s/solutions", p->dir);
    int bad = verify_declaration(s, p, o, e);
    return bad < 0 ? -1 : judge_all(&(struct verifying){ s, p, folder, o, skipped, bad }, e);
}

int verify_solutions(struct session *s, const struct problem *p, const char *folder, const struct verify_options *o,
                     struct err *e)
{
    size_t skipped = 0;
    return judge_all(&(struct verifying){ s, p, folder, o, &skipped, 0 }, e);
}
