// SPDX-License-Identifier: MIT
/* The scheduler's side of the workers. A worker may have been taken over: it can end its own job badly and no other's,
 * it can stay silent (then the monitor is asked to kill it), and what it sends is read by job.c within caps. Nothing
 * here blocks on it. */
#include "judge/server/scheduler_private.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "judge/server/metrics.h"

/* A job's compile, cases and measurement are all bounded far below the first; a cancel is heard within milliseconds. */
static const uint64_t job_max_ns = 1800 * NS_PER_S, cancel_max_ns = 3 * NS_PER_S;

void slots_open(struct scheduler *s)
{
    for (size_t i = 0; i < COUNT(s->slots); i++)
        s->slots[i] = (struct slot){ .fd = -1, .in = JOB_READER, .out = STR(8 + JOB_HEAD_MAX + JOB_BODY_MAX) };
}

static void leave(struct slot *w)
{
    fd_closep(&w->fd);
    job_reader_clear(&w->in);
    str_clear(&w->out);
    w->out_at = 0;
    w->task = NULL;
}

void slots_close(struct scheduler *s)
{
    for (size_t i = 0; i < COUNT(s->slots); i++)
        leave(&s->slots[i]);
}

static void worker_left(struct slot *w, const char *why)
{
    struct task *t = w->task;
    leave(w);
    if (!t)
        return;
    log_warning("worker left its job", "submission=%s why=\"%s\"", t->job.id, why);
    if (t->cancelled_ns)
        task_cancelled(t);
    else
        task_failed(t, why);
}

void slots_hear_monitor(struct scheduler *s)
{
    struct link_message m;
    CLEANUP_FD int fd = -1;
    if (link_receive(s->o.link, &m, &fd) <= 0 || m.word != LINK_WORKER || m.number >= s->o.workers || fd < 0)
        return;
    struct slot *w = &s->slots[m.number];
    if (w->fd >= 0)
        worker_left(w, "another took its place");
    fcntl(fd, F_SETFL, O_NONBLOCK);
    w->fd = TAKE(fd, -1);
}

static void hear_event(struct slot *w, const struct job_event *v, const struct job_frame *f)
{
    struct task *t = w->task;
    if (!t || strcmp(t->job.id, v->id) != 0)
        return; /* of a job that is not its own: it can only harm itself */
    if (!t->compiled_ns && v->type != JOB_COMPILING)
        t->compiled_ns = clock_now_ns();
    switch (v->type) {
    case JOB_FINISHED:
        w->task = NULL;
        metrics_cache(v->hits, v->misses);
        task_end(t, v->verdict, f->body, f->body_len);
        break;
    case JOB_CANCELLED:
        w->task = NULL;
        task_cancelled(t);
        break;
    case JOB_FAILED:
        w->task = NULL;
        log_warning("not judged", "submission=%s attempt=%" PRId64 " why=\"%s\"", t->job.id, t->attempts, v->why);
        task_failed(t, v->why);
        break;
    default:
        task_event(t, v);
    }
}

void slots_hear(struct scheduler *s, struct slot *w)
{
    struct job_frame f;
    struct job_event v;
    struct err e;
    int more;
    long got = job_reader_fill(&w->in, w->fd);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    while ((more = job_reader_next(&w->in, &f, &e)) == 1) {
        if (job_event_decode(f.head, f.head_len, f.body, f.body_len, &v, &e) < 0) {
            more = -1;
            break;
        }
        hear_event(w, &v, &f);
    }
    if (more < 0) { /* nothing it says is believed any more */
        log_err("worker breaks the rules", "number=%zu why=\"%s\"", (size_t)(w - s->slots), e.text);
        link_send(s->o.link, LINK_KILL, (uint32_t)(w - s->slots), -1);
    }
    if (more < 0 || got <= 0)
        worker_left(w, more < 0 ? e.text : "it ended");
}

void slots_flush(struct slot *w)
{
    while (w->fd >= 0 && w->out_at < w->out.len) {
        ssize_t put = send(w->fd, str_text(&w->out) + w->out_at, w->out.len - w->out_at, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return; /* full: poll says when; broken: reading will tell */
        w->out_at += (size_t)put;
    }
    str_truncate(&w->out, 0);
    w->out_at = 0;
}

unsigned slots_free(const struct scheduler *s)
{
    unsigned free = 0;
    for (unsigned i = 0; i < s->o.workers; i++)
        free += s->slots[i].fd >= 0 && !s->slots[i].task;
    return free;
}

unsigned slots_connected(const struct scheduler *s)
{
    unsigned connected = 0;
    for (unsigned i = 0; i < s->o.workers; i++)
        connected += s->slots[i].fd >= 0;
    return connected;
}

static void hand_out(struct slot *w, struct task *t, uint64_t now_ns)
{
    job_encode(&t->job, str_text(&t->request), t->request.len, &w->out);
    if (w->out.failed) {
        str_truncate(&w->out, 0);
        t->attempts = ATTEMPTS_MAX;
        task_failed(t, "the request is too large");
        return;
    }
    w->task = t;
    t->state = TASK_RUNNING;
    t->started_ns = now_ns;
    t->compiled_ns = 0;
    slots_flush(w);
}

/* Its worker is told once; after a while without an answer it is killed. */
static void tend_running(struct scheduler *s, struct slot *w, uint64_t now_ns)
{
    struct task *t = w->task;
    if ((t->cancel || t->lost) && !t->cancelled_ns) {
        struct job wish = { 0 };
        memcpy(wish.cancel, t->job.id, sizeof(wish.cancel));
        job_encode(&wish, "", 0, &w->out);
        t->cancelled_ns = now_ns;
        slots_flush(w);
    }
    if ((t->cancelled_ns && now_ns - t->cancelled_ns > cancel_max_ns) || now_ns - t->started_ns > job_max_ns) {
        log_err("worker does not listen", "submission=%s number=%zu", t->job.id, (size_t)(w - s->slots));
        link_send(s->o.link, LINK_KILL, (uint32_t)(w - s->slots), -1);
        worker_left(w, "it did not listen");
    }
}

static struct slot *next_free(struct scheduler *s)
{
    for (unsigned i = 0; i < s->o.workers; i++)
        if (s->slots[i].fd >= 0 && !s->slots[i].task)
            return &s->slots[i];
    return NULL;
}

void slots_tend(struct scheduler *s, uint64_t now_ns)
{
    for (unsigned i = 0; i < s->o.workers; i++)
        if (s->slots[i].fd >= 0 && s->slots[i].task)
            tend_running(s, &s->slots[i], now_ns);
    for (size_t i = 0; i < COUNT(s->tasks); i++) {
        struct task *t = &s->tasks[i];
        struct slot *w = t->state == TASK_WAITING ? next_free(s) : NULL;
        if (t->state == TASK_WAITING && (t->cancel || t->lost))
            task_cancelled(t);
        else if (w && !s->stopping)
            hand_out(w, t, now_ns);
    }
    unsigned ready = slots_connected(s);
    metrics_slots(ready - slots_free(s), s->o.workers);
    if (ready != s->ready)
        s->o.workers_ready(s->o.context, ready);
    s->ready = ready;
}
