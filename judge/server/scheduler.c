// SPDX-License-Identifier: MIT
/* The scheduler's loop and the life of a task: claimed, handed out, ended, written. Each turn writes what came in one
 * transaction, so that the disk is waited for once. Must never wait for a worker, and never forget a task: what cannot
 * be written now is kept, and its lease with it. */
#include "judge/server/scheduler_private.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "judge/server/judging.h"
#include "judge/store/watch.h"

enum { TURN_MS = 50, IDLE_MS = 500 };

/* ---- tasks ------------------------------------------------------------------------------------------------------- */

struct task *task_find(struct scheduler *s, const char *id)
{
    for (size_t i = 0; i < COUNT(s->tasks); i++)
        if (s->tasks[i].state != TASK_NONE && strcmp(s->tasks[i].job.id, id) == 0)
            return &s->tasks[i];
    return NULL;
}

void task_clear(struct task *t)
{
    str_clear(&t->request);
    str_clear(&t->report);
    *t = (struct task){ 0 };
}

/* Of several "case k of n" that wait to be written the last says it all. */
void task_event(struct task *t, const struct job_event *v)
{
    struct task_event *last = t->events_len > 0 ? &t->events[t->events_len - 1] : NULL;
    struct task_event *to = last && last->type == v->type ? last : NULL;
    if (!to && t->events_len < TASK_EVENTS_MAX)
        to = &t->events[t->events_len++];
    if (!to)
        return;
    if (t->events_len == 1)
        t->first_event_ns = clock_now_ns();
    to->type = v->type;
    if (v->type == JOB_CASE)
        snprintf(to->data, sizeof(to->data), "{\"done\":%" PRIu64 ",\"total\":%" PRIu64 "}", v->done, v->total);
    else
        snprintf(to->data, sizeof(to->data), "{}");
}

void task_end(struct task *t, const char *verdict, const char *report, size_t report_len)
{
    t->state = TASK_ENDED;
    t->ended_ns = clock_now_ns();
    snprintf(t->verdict, sizeof(t->verdict), "%s", verdict);
    str_truncate(&t->report, 0);
    str_addn(&t->report, report, report_len);
}

void task_cancelled(struct task *t)
{
    t->state = TASK_ENDED;
    t->ended_ns = clock_now_ns();
    t->cancelled = true;
}

void task_failed(struct task *t, const char *why)
{
    if (t->attempts < ATTEMPTS_MAX) {
        t->attempts++;
        t->state = TASK_WAITING;
        return;
    }
    task_end(t, verdict_name(VERDICT_JUDGE_ERROR), "", 0);
    judging_error_report(&t->job, "judge", why, &t->report);
}

/* ---- the loop ---------------------------------------------------------------------------------------------------- */

static bool held(const struct scheduler *s)
{
    for (size_t i = 0; i < COUNT(s->tasks); i++)
        if (s->tasks[i].state != TASK_NONE)
            return true;
    return false;
}

static size_t gather(const struct scheduler *s, struct pollfd *fds)
{
    size_t len = 0;
    fds[len++] = (struct pollfd){ s->wake, POLLIN, 0 };
    fds[len++] = (struct pollfd){ s->o.link, POLLIN, 0 };
    fds[len++] = (struct pollfd){ store_wait_fd(s->store), POLLIN, 0 };
    for (unsigned i = 0; i < s->o.workers; i++) {
        const struct slot *w = &s->slots[i];
        short events = POLLIN | (w->out_at < w->out.len ? POLLOUT : 0);
        fds[len++] = (struct pollfd){ w->fd, events, 0 };
    }
    return len;
}

static void wait_and_hear(struct scheduler *s)
{
    struct pollfd fds[3 + WORKERS_MAX];
    uint64_t count;
    size_t len = gather(s, fds);
    if (poll(fds, len, held(s) || s->claim ? TURN_MS : IDLE_MS) <= 0)
        return;
    if (fds[0].revents && read(s->wake, &count, sizeof(count)) < 0)
        return;
    if (fds[1].revents)
        slots_hear_monitor(s);
    for (size_t i = 3; i < len; i++) {
        struct slot *w = &s->slots[i - 3];
        if (fds[i].revents & POLLOUT)
            slots_flush(w);
        if (fds[i].revents & ~POLLOUT && w->fd == fds[i].fd)
            slots_hear(s, w);
    }
}

/* true: the end. */
static bool look_at_stop(struct scheduler *s, uint64_t now_ns)
{
    if (!atomic_load(&s->stop))
        return false;
    if (!s->stopping) {
        s->stopping = true;
        s->stop_by_ns = now_ns + atomic_load(&s->grace_ns);
    }
    bool busy = false;
    for (size_t i = 0; i < COUNT(s->tasks); i++)
        busy |= s->tasks[i].state == TASK_RUNNING || s->tasks[i].state == TASK_ENDED;
    return !busy || now_ns >= s->stop_by_ns;
}

static void *run(void *context)
{
    struct scheduler *s = context;
    for (;;) {
        uint64_t now = clock_now_ns();
        atomic_store(&s->turned_ns, now);
        slots_tend(s, now); /* what was claimed ahead needs not wait for the store */
        ledger_write(s, now);
        ledger_tend(s, now);
        slots_tend(s, now);
        if (look_at_stop(s, now))
            break;
        /* The last before waiting: what was done with the store may have read its wake-ups off the descriptor. */
        if (!ledger_hear(s, now))
            wait_and_hear(s);
    }
    ledger_release(s);
    return NULL;
}

static void free_all(struct scheduler *s)
{
    slots_close(s);
    for (size_t i = 0; i < COUNT(s->tasks); i++)
        task_clear(&s->tasks[i]);
    store_close(s->store);
    fd_closep(&s->wake);
    free(s);
}

int scheduler_start(const struct scheduler_options *o, struct scheduler **out, struct err *e)
{
    struct scheduler *s = calloc(1, sizeof(*s));
    if (!s)
        abort();
    s->o = *o;
    s->claim = true;
    s->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    slots_open(s);
    if (ledger_open(s, e) < 0) {
        free_all(s);
        return -1;
    }
    atomic_store(&s->turned_ns, clock_now_ns());
    if (pthread_create(&s->thread, NULL, run, s) != 0) {
        free_all(s);
        return err_set(e, "no thread");
    }
    *out = s;
    return 0;
}

uint64_t scheduler_turned_ns(const struct scheduler *s)
{
    return atomic_load(&s->turned_ns);
}

void scheduler_stop(struct scheduler *s, uint64_t grace_ns)
{
    uint64_t one = 1;
    atomic_store(&s->grace_ns, grace_ns);
    atomic_store(&s->stop, true);
    if (write(s->wake, &one, sizeof(one)) < 0)
        log_warning("wake", "errno=%d", errno);
    pthread_join(s->thread, NULL);
    free_all(s);
}
