// SPDX-License-Identifier: MIT
/* What a daemon's submission says, shown as a local judgement is. Must never print a text of the server's unfiltered.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "judge/cli/remote.h"
#include "judge/core/report_read.h"

static bool outcome_is_open(const struct json *submission)
{
    const char *status = json_text(json_get(submission, "status"));
    return status && (strcmp(status, "queued") == 0 || strcmp(status, "running") == 0);
}

struct progress {
    bool terminal, lines;
};

static void show_event(void *context, const struct remote_event *event)
{
    const struct progress *p = context;
    CLEANUP(str_clear) struct str words = STR(1024);
    bool last = strcmp(event->name, "finished") == 0 || strcmp(event->name, "cancelled") == 0;
    remote_safe(&words, event->name);
    if (event->total)
        str_addf(&words, " %llu of %llu", (unsigned long long)event->done, (unsigned long long)event->total);
    if (p->terminal)
        fprintf(stderr, "\r%s\033[K%s", last ? "" : str_text(&words), last ? "\r" : "");
    else if (p->lines)
        fprintf(stderr, "%s\n", str_text(&words));
}

int remote_wait(const struct remote *r, const char *id, bool lines, struct err *e)
{
    struct progress p = { isatty(STDERR_FILENO), lines };
    CLEANUP_JSON struct json *submission = NULL;
    int status = remote_submission(r, id, &submission, e); /* also proves that there is such a one */
    if (status == 0 && outcome_is_open(submission)) {
        json_freep(&submission);
        status = remote_follow(r, id, show_event, &p, e);
        if (status == 0)
            status = remote_submission(r, id, &submission, e);
    }
    return status == 0 ? outcome_print(submission, e) : status;
}

const char *remote_id(const struct json *answer, struct err *e)
{
    const char *id = json_text(json_get(answer, "id"));
    if (!id)
        err_set(e, "the server's answer has no id");
    return id;
}

/* A language as this machine's people call it, where this machine knows it. */
static void add_display(const char *language, struct str *out)
{
    struct session s = { 0 };
    const struct language *known = NULL;
    if (cli_session(&s, NULL) == 0)
        known = languages_find(s.languages, language);
    str_add(out, known ? known->display : language);
    if (s.languages)
        session_close(&s);
}

static void print_json(const struct json *j)
{
    CLEANUP(str_clear) struct str text = STR(2 * REPORT_JSON_BYTES_MAX);
    json_write(j, true, &text);
    fputs(str_text(&text), stdout);
}

static int print_report_of(const struct json *j, struct err *e)
{
    CLEANUP(str_clear) struct str display = STR(4096);
    struct report r;
    int status = EXIT_NOT_JUDGED;
    if (report_read(j, &r, e) == 0) {
        add_display(r.language, &display);
        if (given_json)
            print_json(j);
        else
            report_print(&r, str_text(&display));
        report_plot(&r, str_text(&display));
        status = report_status(&r, e);
    } else {
        err_prefix(e, "the server's report");
    }
    report_clear(&r);
    return status;
}

static int not_finished(const struct json *submission, const char *status, struct err *e)
{
    CLEANUP(str_clear) struct str words = STR(1024);
    if (given_json)
        print_json(submission);
    remote_safe(&words, status);
    err_set(e, strcmp(status, "cancelled") == 0 ? "it was %s" : "it is %s", str_text(&words));
    return EXIT_NOT_JUDGED;
}

int outcome_print(const struct json *submission, struct err *e)
{
    const char *status = json_text(json_get(submission, "status"));
    if (!status) {
        err_set(e, "the server's answer has no status");
        return EXIT_NOT_JUDGED;
    }
    if (strcmp(status, "finished") != 0)
        return not_finished(submission, status, e);
    const struct json *report = json_get(submission, "report");
    const char *kind = json_text(json_get(submission, "kind"));
    if (!kind || strcmp(kind, "run") != 0)
        return print_report_of(report, e);
    if (given_json)
        print_json(report);
    return outcome_runs(report, !given_json, e);
}
