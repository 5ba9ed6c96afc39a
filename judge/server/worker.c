// SPDX-License-Identifier: MIT
/* Two threads: this one judges, the other listens, so that a cancel reaches what runs and the front's leaving ends us
 * at once. A worker whose helper is gone gives no verdict any more: it says so and ends, and the monitor starts
 * another. */
#include "judge/server/worker.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "judge/run/counter_host.h"
#include "judge/server/confine.h"
#include "judge/server/judging.h"

/* A case a fifth of a second, and the last: people watch, and each event is a row of the store. */
enum { KILL_AGAIN_MS = 20, HEAP_KEPT_BYTES = 8 << 20 };
static const uint64_t case_event_ns = 200 * NS_PER_MS;

struct worker {
    struct session session;
    struct judging_room room;
    pthread_mutex_t lock; /* of what both threads touch: the next two lines */
    pthread_cond_t came;
    struct job job; /* id: "": none */
    struct str request;
    atomic_bool cancel;
    uint64_t last_case_ns;
};

/* ---- the listener ---- */

static NORETURN void leave(const char *why)
{
    if (why)
        log_err("worker ends", "why=\"%s\"", why);
    _exit(why ? 1 : 0);
}

static void hear_frame(struct worker *w, const struct job_frame *f)
{
    struct job j;
    struct err e;
    if (job_decode(f->head, f->head_len, &j, &e) < 0)
        leave(e.text);
    pthread_mutex_lock(&w->lock);
    if (*j.cancel) {
        if (strcmp(j.cancel, w->job.id) == 0)
            atomic_store(&w->cancel, true);
    } else {
        if (*w->job.id)
            leave("a second job at the same time");
        str_truncate(&w->request, 0);
        str_addn(&w->request, f->body, f->body_len);
        w->job = j;
        pthread_cond_signal(&w->came);
    }
    pthread_mutex_unlock(&w->lock);
}

static void hear(struct worker *w, struct job_reader *in)
{
    struct job_frame f;
    struct err e;
    int more;
    long got = job_reader_fill(in, WORKER_SOCKET);
    if (got == 0 || (got < 0 && errno != EINTR))
        leave(NULL); /* the front has left */
    while ((more = job_reader_next(in, &f, &e)) == 1)
        hear_frame(w, &f);
    if (more < 0)
        leave(e.text);
}

static void *listen_to_front(void *context)
{
    struct worker *w = context;
    struct job_reader in = JOB_READER;
    for (;;) {
        struct pollfd p = { WORKER_SOCKET, POLLIN, 0 };
        bool killing = atomic_load(&w->cancel);
        if (poll(&p, 1, killing ? KILL_AGAIN_MS : -1) > 0)
            hear(w, &in);
        /* Again and again: judging may be between two runs, and start one more before it looks. Under the lock: the
         * next job's runs must not be killed for this one. */
        pthread_mutex_lock(&w->lock);
        if (atomic_load(&w->cancel))
            sandbox_kill_all(w->session.sandbox);
        pthread_mutex_unlock(&w->lock);
    }
    return NULL;
}

/* ---- the judge ---- */

static void say(const struct job_event *v, const struct str *body)
{
    CLEANUP(str_clear) struct str frame = STR(8 + JOB_HEAD_MAX + JOB_BODY_MAX);
    job_event_encode(v, body ? str_text(body) : "", body ? body->len : 0, &frame);
    if (frame.failed || fd_write_full(WORKER_SOCKET, str_text(&frame), frame.len) < 0)
        leave(NULL);
}

static void show_progress(void *context, enum judge_phase phase, size_t done, size_t total)
{
    static const enum job_event_type types[] = { JOB_COMPILING, JOB_CASE, JOB_COMPLEXITY };
    struct worker *w = context;
    struct job_event v = { .type = types[phase], .done = done, .total = total };
    uint64_t now = clock_now_ns();
    if (phase == JUDGE_CASES && done < total && now - w->last_case_ns < case_event_ns)
        return;
    w->last_case_ns = now;
    memcpy(v.id, w->job.id, sizeof(v.id));
    say(&v, NULL);
}

static void judge_one(struct worker *w, struct job_event *v, struct str *report)
{
    struct err e;
    enum verdict verdict = VERDICT_JUDGE_ERROR;
    struct job_text request = { str_text(&w->request), w->request.len };
    struct judging_watch watch = { show_progress, w, &w->cancel };
    uint64_t hits = w->session.compiled_hits, misses = w->session.compiled_misses;
    w->last_case_ns = clock_now_ns();
    int result = judging_do(&w->room, &w->job, &request, &watch, report, &verdict, &e);
    *v = (struct job_event){ .type = result == JUDGE_CANCELLED ? JOB_CANCELLED : JOB_FINISHED,
                             .hits = w->session.compiled_hits - hits,
                             .misses = w->session.compiled_misses - misses };
    memcpy(v->id, w->job.id, sizeof(v->id));
    if (sandbox_lost(w->session.sandbox))
        result = err_set(&e, "the sandbox helper ended");
    if (result < 0) {
        v->type = JOB_FAILED;
        snprintf(v->why, sizeof(v->why), "%s", e.text);
    }
    snprintf(v->verdict, sizeof(v->verdict), "%s", verdict_name(verdict));
}

static void await_job(struct worker *w)
{
    pthread_mutex_lock(&w->lock);
    while (!*w->job.id)
        pthread_cond_wait(&w->came, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

/* Before the front hears of the end: it may send the next job at once, and a cancel that comes late finds nothing. */
static void end_job(struct worker *w)
{
    pthread_mutex_lock(&w->lock);
    w->job.id[0] = '\0';
    atomic_store(&w->cancel, false);
    str_clear(&w->request);
    pthread_mutex_unlock(&w->lock);
}

static int open_session(struct worker *w, char **argv, struct err *e)
{
    struct session_options wanted = { .problems = argv[WORKER_PROBLEMS],
                                      .runners = argv[WORKER_RUNNERS],
                                      .cache = argv[WORKER_CACHE] };
    struct sandbox_options sandbox;
    struct counter_host counter;
    char fingerprint[HASH_HEX_SIZE];
    if (session_open(&wanted, &w->session, e) < 0 || session_sandbox_options(&w->session, &sandbox, e) < 0)
        return -1;
    session_fingerprint(&sandbox, fingerprint);
    if (strcmp(fingerprint, argv[WORKER_PROFILES]) != 0)
        return err_set(e, "the languages changed since gaveld was started: start it anew");
    counter_host_emulator(&counter, &w->session); /* starts a program, which is not possible later; it remembers */
    return sandbox_attach(&sandbox, WORKER_CONTROL, &w->session.sandbox, e);
}

/* From here on nothing of what a candidate wrote has been read, and nothing of the below is possible any more. */
static int shut_in(struct worker *w, struct err *e)
{
    const char *const reading[] = { w->session.problems, w->session.runners, "/proc", "/usr", NULL };
    pthread_t listener;
    if (confine_files(reading, w->session.cache, e) < 0)
        return -1;
    if (pthread_create(&listener, NULL, listen_to_front, w) != 0)
        return err_set(e, "no thread");
    return confine_calls(e);
}

int worker_main(char **argv)
{
    static struct worker w;
    struct err e;
    w = (struct worker){ .room = { .session = &w.session }, .request = STR(JOB_BODY_MAX) };
    pthread_mutex_init(&w.lock, NULL);
    pthread_cond_init(&w.came, NULL);
    prctl(PR_SET_NAME, argv[WORKER_NAME]);
    mallopt(M_TRIM_THRESHOLD, HEAP_KEPT_BYTES); /* artefacts and reports come and go; pages need not */
    mallopt(M_MMAP_THRESHOLD, HEAP_KEPT_BYTES);
    if (open_session(&w, argv, &e) < 0 || shut_in(&w, &e) < 0)
        leave(e.text);
    for (;;) {
        await_job(&w);
        CLEANUP(str_clear) struct str report = STR(JOB_BODY_MAX);
        struct job_event v;
        judge_one(&w, &v, &report);
        end_job(&w);
        say(&v, v.type == JOB_FINISHED ? &report : NULL);
        if (sandbox_lost(w.session.sandbox))
            leave("the sandbox helper ended");
    }
}
