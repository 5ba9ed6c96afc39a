// SPDX-License-Identifier: MIT
/* Runs bare programs. What they print is theirs: it is shown, cut at its limit, and never read as anything else. */
#include "judge/run/bare.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "judge/run/compile.h"
#include "judge/run/judge.h"

struct running {
    struct session *session;
    const struct bare_request *q;
    struct artefact artefact;
    struct json *runs;
    size_t report_bytes; /* of outputs taken so far */
    enum verdict verdict;
    const char *reason;
    uint32_t guarantees;
    char host[4];
};

static bool cancelled(const struct bare_request *q)
{
    return q->cancel && atomic_load(q->cancel);
}

static int output_file(const char *name, struct err *e)
{
    int fd = memfd_create(name, MFD_CLOEXEC);
    /* Append: a program that seeks in it cannot make a file of holes. */
    return fd < 0 || fcntl(fd, F_SETFL, O_APPEND) < 0 ? err_sys(e, "memfd_create") : fd;
}

static int open_files(const struct running *r, struct sandbox_file *files, size_t *len, struct err *e)
{
    const struct language_step *step = r->artefact.run;
    for (*len = 0; *len < step->files_len && *len < SANDBOX_FILES_MAX; ++*len) {
        const struct language_file *f = &step->files[*len];
        bool source = f->content == LANGUAGE_FILE_SOURCE;
        int fd = fd_sealed(f->name, source ? str_text(&r->artefact.source) : f->text,
                           source ? r->artefact.source.len : f->len, e);
        if (fd < 0)
            return -1;
        files[*len] = (struct sandbox_file){ f->name, fd, false };
    }
    return 0;
}

static int run_program(struct running *r, const struct bare_input *in, int out, int err_out, struct sandbox_outcome *o,
                       struct err *e)
{
    const struct bare_request *q = r->q;
    const struct language_step *step = r->artefact.run;
    struct sandbox_file files[SANDBOX_FILES_MAX];
    size_t len = 0;
    CLEANUP_FD int input = fd_sealed("stdin", in->text, in->len, e);
    int result = input < 0 ? -1 : open_files(r, files, &len, e);
    struct sandbox_spec spec = { .profile = session_profile(r->session, q->language, SESSION_BARE),
                                 .program_fd = step->program_is_artefact ? r->artefact.fd : -1,
                                 .argv = step->argv,
                                 .env = step->env,
                                 .stdin_fd = input,
                                 .stdout_fd = out,
                                 .stderr_fd = err_out,
                                 .files = files,
                                 .files_len = len,
                                 .cpu_ns = q->cpu_ns,
                                 .wall_ns = q->wall_ns,
                                 .memory_bytes = q->memory_bytes,
                                 .output_bytes = q->output_bytes };
    if (result == 0)
        result = sandbox_run(r->session->sandbox, &spec, o, e);
    for (size_t i = 0; i < len; i++)
        close(files[i].fd);
    return result;
}

/* What was written, cut where the report would grow too large. */
static void put_output(struct running *r, struct json *to, const char *key, int fd, bool *truncated)
{
    size_t room = BARE_REPORT_MAX / 6 - r->report_bytes; /* a byte may become six in JSON */
    struct stat st;
    CLEANUP(str_clear) struct str text = STR(BARE_OUTPUT_MAX);
    char buffer[64 * 1024];
    off_t at = 0;
    ssize_t got;
    while (text.len < room && (got = pread(fd, buffer, sizeof(buffer), at)) > 0) {
        size_t left = room - text.len;
        str_addn(&text, buffer, (size_t)got < left ? (size_t)got : left);
        at += got;
    }
    *truncated |= fstat(fd, &st) == 0 && (size_t)st.st_size > text.len;
    r->report_bytes += text.len;
    json_put_textn(to, key, str_text(&text), text.len);
}

static void put_run(struct running *r, const struct sandbox_outcome *o, int out, int err_out)
{
    struct case_facts facts = { .forbidden_syscall = o->cause == SANDBOX_CAUSE_FORBIDDEN_SYSCALL,
                                .memory = o->cause == SANDBOX_CAUSE_MEMORY,
                                .cpu = o->cause == SANDBOX_CAUSE_CPU,
                                .wall = o->cause == SANDBOX_CAUSE_WALL,
                                .output = o->cause == SANDBOX_CAUSE_OUTPUT,
                                .pids = o->cause == SANDBOX_CAUSE_PIDS,
                                .signal = o->signal,
                                .exit_status = o->exit_status,
                                .exited = o->exit_status != 0 };
    const char *reason;
    bool truncated = false;
    enum verdict v = verdict_decide(&facts, &reason);
    struct json *j = json_object();
    json_put_text(j, "verdict", verdict_name(v));
    json_put_text(j, "reason", reason);
    if (o->signal)
        json_put_null(j, "exit_code");
    else
        json_put_i64(j, "exit_code", o->exit_status);
    json_put_text(j, "signal", o->signal ? sigabbrev_np(o->signal) : NULL);
    json_put_text(j, "syscall", *o->syscall ? o->syscall : NULL);
    put_output(r, j, "stdout", out, &truncated);
    put_output(r, j, "stderr", err_out, &truncated);
    json_put_bool(j, "truncated", truncated);
    json_put_u64(j, "cpu_ns", o->cpu_ns);
    json_put_u64(j, "wall_ns", o->wall_ns);
    json_put_u64(j, "memory_bytes", o->memory_bytes);
    json_push(r->runs, j);
    if (r->verdict == VERDICT_ACCEPTED) {
        r->verdict = v;
        r->reason = reason;
    }
    r->guarantees = o->guarantees;
    memcpy(r->host, o->host, sizeof(r->host));
}

static int run_each(struct running *r, struct err *e)
{
    for (size_t i = 0; i < r->q->inputs_len && !cancelled(r->q); i++) {
        struct sandbox_outcome o;
        CLEANUP_FD int out = output_file("stdout", e);
        CLEANUP_FD int err_out = output_file("stderr", e);
        if (out < 0 || err_out < 0 || run_program(r, &r->q->inputs[i], out, err_out, &o, e) < 0)
            return -1;
        put_run(r, &o, out, err_out);
        if (r->q->progress)
            r->q->progress(r->q->context, i + 1);
    }
    return 0;
}

static struct json *make_report(struct running *r, bool ran)
{
    struct json *j = json_object(), *guarantees = json_object(), *missing = json_array();
    json_put_text(j, "language", r->q->language->name);
    json_put_text(j, "verdict", verdict_name(r->verdict));
    json_put_text(j, "reason", r->reason);
    json_put_text(j, "compile_output", r->artefact.output.len > 0 ? str_text(&r->artefact.output) : NULL);
    json_put(j, "runs", TAKE(r->runs, NULL));
    json_put_text(guarantees, "host", ran ? r->host : NULL);
    for (unsigned i = 0; ran && i < SANDBOX_GUARANTEES; i++)
        if (!(r->guarantees & (1U << i)))
            json_push_text(missing, sandbox_guarantee_name(1U << i));
    json_put(guarantees, "missing", missing);
    json_put(j, "guarantees", guarantees);
    return j;
}

int bare_run(struct session *s, const struct bare_request *q, struct json **report, enum verdict *verdict,
             struct err *e)
{
    struct running r = { .session = s, .q = q, .runs = json_array(), .reason = "", .artefact = { .fd = -1 } };
    int result = -1;
    if (!q->language->available) {
        *e = q->language->why;
    } else {
        if (q->progress)
            q->progress(q->context, 0);
        result = compile_bare(s, q->language, q->source, q->source_len, &r.artefact, e);
    }
    if (result == 1) {
        r.verdict = VERDICT_COMPILE_ERROR;
        r.reason = "compile";
        result = 0;
    } else if (result == 0) {
        result = session_sandbox(s, e) < 0 ? -1 : run_each(&r, e);
    }
    if (cancelled(q))
        result = JUDGE_CANCELLED;
    if (result == 0) {
        *verdict = r.verdict;
        *report = make_report(&r, json_count(r.runs) > 0);
    }
    artefact_clear(&r.artefact);
    json_free(r.runs);
    return result;
}
