// SPDX-License-Identifier: MIT
/* The workers. Work is handed out by a counter that they share, repeat after repeat, so that what has been measured
 * when someone loses patience covers all solutions. Each line is one write to a file opened for appending. The CPU of a
 * measurement is what the worker, its helper and all cells took between its start and its end; compiling is not in it.
 */
#include "tests/bench/complexity/measure.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/file.h"
#include "judge/run/author.h"
#include "judge/run/compile.h"
#include "judge/run/judge.h"
#include "judge/run/measure.h"
#include "tests/bench/common/cpu.h"
#include "tests/bench/complexity/series.h"

enum { JOBS_MAX = 64, LINE_MAX_BYTES = 64 << 10 };

struct worker {
    const struct measuring *m;
    atomic_size_t *next;
    struct session session;
    int fd;
};

static uint64_t salt_of(const struct measuring *m, const struct solution *x, unsigned repeat)
{
    uint64_t h = 14695981039346656037ULL ^ m->seed ^ (uint64_t)repeat << 32;
    for (const char *p = x->id; *p; p++)
        h = (h ^ (unsigned char)*p) * 1099511628211ULL;
    return h ^ h >> 29;
}

static struct driver_spec spec_of(struct session *s, const struct solution *x, const struct artefact *a)
{
    const struct problem *p = x->problem;
    return (struct driver_spec){ .sandbox = s->sandbox,
                                 .language = x->language,
                                 .profile = session_profile(s, x->language, SESSION_RUN),
                                 .artefact = a->fd,
                                 .source = str_text(&a->source),
                                 .source_len = a->source.len,
                                 .glue = str_text(&a->glue),
                                 .glue_len = a->glue.len,
                                 .cpu_ns = p->time_ns,
                                 .wall_ns = 3 * p->time_ns + 2 * NS_PER_S,
                                 .memory_bytes = p->memory_bytes + x->language->baseline_bytes,
                                 .output_bytes = p->output_bytes };
}

static int read_and_compile(struct session *s, const struct solution *x, struct artefact *a, struct err *e)
{
    CLEANUP(str_clear) struct str source = STR(SOURCE_BYTES_MAX);
    *a = (struct artefact){ .fd = -1 };
    if (!x->language->available) {
        *e = x->language->why;
        return -1;
    }
    if (file_read_at(AT_FDCWD, x->path, &source, e) < 0)
        return -1;
    int result = compile(s, x->language, &x->problem->signature, str_text(&source), source.len, a, e);
    return result == 1 ? err_set(e, "it does not compile: %.300s", str_text(&a->output)) : result;
}

/* Judging has compiled the reference solution before; here nobody has. */
static int warm(struct session *s, const struct problem *p, struct err *e)
{
    char path[4096];
    struct author a;
    if (author_reference(s, p, path, sizeof(path), e) < 0)
        return -1;
    int result = author_open(&a, s, p, path, &p->signature, e);
    author_close(&a);
    return result;
}

static const char *said(const struct report_complexity *r)
{
    if (r->two)
        return r->two->conclusive ? r->two->best.name : "inconclusive";
    return r->why ? "not measured" : !r->time.conclusive ? "inconclusive" : complexity_name(r->time.best);
}

/* The corpus was loaded for another session: a language is known by its place in its own. */
static struct solution here(const struct worker *w, const struct solution *x)
{
    struct solution mine = *x;
    mine.language = languages_find(w->session.languages, x->language->name);
    return mine;
}

static int measure_solution(struct worker *w, const struct solution *original, unsigned repeat, struct err *e)
{
    struct solution mine = here(w, original), *x = &mine;
    struct artefact artefact;
    struct arena a = ARENA(64 << 20);
    struct report_complexity r;
    CLEANUP(str_clear) struct str line = STR(LINE_MAX_BYTES);
    int result = read_and_compile(&w->session, x, &artefact, e);
    if (result == 0)
        result = warm(&w->session, x->problem, e);
    if (result == 0)
        result = session_sandbox(&w->session, e);
    struct measure q = { .session = &w->session,
                         .problem = x->problem,
                         .driver = spec_of(&w->session, x, &artefact),
                         .salt = salt_of(w->m, x, repeat) };
    int64_t before = cpu_of_tree_ns();
    if (result == 0)
        result = measure_complexity(&q, &a, &r, e);
    int64_t cpu = cpu_of_tree_ns() - before;
    if (result == 0) {
        struct series one = { .solution = x,
                              .repeat = repeat,
                              .loaded = w->m->hogs,
                              .cpu_s = before >= 0 ? (double)cpu / 1e9 : -1,
                              .capped = r.capped,
                              .slack_bytes = r.space_slack_bytes,
                              .item_bytes = r.space_item_bytes,
                              .why = r.why,
                              .said = said(&r),
                              .points = r.points,
                              .len = r.points_len };
        series_write(&one, &line);
        if (line.failed || fd_write_full(w->fd, line.data, line.len) < 0)
            result = err_sys(e, "writing a series");
        if (!w->m->quiet)
            fprintf(stderr, "%-44s is %-12s said %-12s %.2f s%s%s\n", x->id, x->time_text, one.said, one.cpu_s,
                    r.why ? ": " : "", r.why ? r.why : "");
    }
    arena_clear(&a);
    artefact_clear(&artefact);
    return result < 0 ? err_prefix(e, "%s", x->id) : 0;
}

static int work(struct worker *w, struct err *e)
{
    const struct corpus *c = w->m->corpus;
    if (session_open(w->m->session, &w->session, e) < 0)
        return -1;
    cpu_group_enter();
    int result = 0;
    for (size_t i; result == 0 && (i = atomic_fetch_add(w->next, 1)) < c->len * w->m->repeats;)
        result = measure_solution(w, &c->at[i % c->len], (unsigned)(i / c->len), e);
    session_close(&w->session);
    cpu_group_leave();
    return result;
}

static pid_t start_worker(const struct measuring *m, atomic_size_t *next, int fd)
{
    pid_t parent = getpid(), pid = fork();
    if (pid != 0)
        return pid;
    struct worker w = { .m = m, .next = next, .fd = fd };
    struct err e;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(1);
    if (work(&w, &e) < 0) {
        fprintf(stderr, "complexity-bench: %s\n", e.text);
        atomic_store(next, SIZE_MAX / 2);
        _exit(1);
    }
    _exit(0);
}

int measure_corpus(const struct measuring *m, struct err *e)
{
    pid_t workers[JOBS_MAX];
    struct hogs hogs = { .len = 0 };
    unsigned started = 0, bad = 0;
    CLEANUP_FD int fd = open(m->path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0)
        return err_sys(e, "%s", m->path);
    atomic_size_t *next = mmap(NULL, sizeof(*next), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (next == MAP_FAILED)
        return err_sys(e, "mmap");
    atomic_init(next, 0);
    if (m->hogs)
        hogs_start(&hogs);
    for (; started < m->jobs && started < JOBS_MAX; started++) {
        workers[started] = start_worker(m, next, fd);
        if (workers[started] < 0)
            break;
    }
    for (unsigned i = 0; i < started; i++) {
        int status;
        bad += waitpid(workers[i], &status, 0) < 0 || status != 0;
    }
    hogs_stop(&hogs);
    munmap(next, sizeof(*next));
    return bad || !started ? err_set(e, "%u of %u workers ended badly", bad, started) : 0;
}

int check_corpus(const struct corpus *c, struct session *s, struct err *e)
{
    int bad = 0;
    for (size_t i = 0; i < c->len; i++) {
        const struct solution *x = &c->at[i];
        CLEANUP(str_clear) struct str source = STR(SOURCE_BYTES_MAX);
        if (file_read_at(AT_FDCWD, x->path, &source, e) < 0)
            return -1;
        struct judge_request q = {
            .problem = x->problem, .language = x->language, .source = str_text(&source), .source_len = source.len
        };
        struct report r;
        if (judge_submission(s, &q, &r, e) < 0)
            return err_prefix(e, "%s", x->id);
        if (r.verdict != VERDICT_ACCEPTED) {
            bad++;
            printf("%s: %s %s: input %s expected %s got %s\n", x->id, verdict_name(r.verdict),
                   r.compile_output    ? r.compile_output
                   : r.failure.message ? r.failure.message
                                       : "",
                   r.failure.inputs_len ? r.failure.inputs[0].value.text : "",
                   r.failure.expected.text ? r.failure.expected.text : "",
                   r.failure.got.text ? r.failure.got.text : "");
        }
        report_clear(&r);
    }
    return bad;
}
