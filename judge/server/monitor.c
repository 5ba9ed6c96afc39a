// SPDX-License-Identifier: MIT
/* The monitor. Started as root it is all of gaveld that stays root beside the helpers, so it does little: it forks,
 * waits, and starts again what ended, after a pause that doubles. It reads nothing but signals and the front's
 * eight-byte words (link.h); it parses nothing once its children run. Who ends how: a child dies with
 * us (PDEATHSIG); a helper ends when its worker's end of the control socket closes, and removes its cgroups, and those
 * that a killed one left; a worker ends with its helper or its front. */
#include "judge/server/monitor.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "judge/server/link.h"
#include "judge/server/notify.h"

static const uint64_t pause_min_ns = 100 * NS_PER_MS, pause_max_ns = 10 * NS_PER_S, steady_ns = 10 * NS_PER_S,
                      helper_end_ns = 5 * NS_PER_S;

/* Something that is started again when it ends. */
struct life {
    uint64_t started_ns, not_before_ns, pause_ns;
};

struct pair {
    pid_t worker, helper;
    struct life life;
    uint64_t kill_helper_ns; /* 0: not yet */
};

struct monitor {
    const struct monitor_options *o;
    pid_t front;
    struct life front_life;
    int link, signals;
    bool was_ready, stopping;
    uint64_t kill_front_ns;
    int status;
    struct pair pairs[WORKERS_MAX];
};

static void begin_life(struct life *l)
{
    l->started_ns = clock_now_ns();
}

static void end_life(struct life *l)
{
    uint64_t now = clock_now_ns();
    bool steady = now - l->started_ns > steady_ns;
    l->pause_ns = steady || l->pause_ns == 0 ? pause_min_ns : 2 * l->pause_ns;
    if (l->pause_ns > pause_max_ns)
        l->pause_ns = pause_max_ns;
    l->not_before_ns = now + l->pause_ns;
}

static void start_front(struct monitor *m)
{
    begin_life(&m->front_life);
    m->front = spawn_front(m->o->spawn, &m->link);
    if (m->front < 0)
        end_life(&m->front_life);
}

static void start_pair(struct monitor *m, unsigned n)
{
    struct pair *p = &m->pairs[n];
    begin_life(&p->life);
    p->kill_helper_ns = 0;
    if (spawn_pair(m->o->spawn, n, m->link, &p->helper, &p->worker) < 0)
        end_life(&p->life);
}

static void kill_worker(struct pair *p)
{
    if (p->worker > 0)
        kill(p->worker, SIGKILL);
}

/* ---- what ended -------------------------------------------------------------------------------------------------- */

static void log_end(const char *what, unsigned n, int status)
{
    if (WIFSIGNALED(status))
        log_warning("process ended", "process=%s number=%u signal=%d", what, n, WTERMSIG(status));
    else
        log_warning("process ended", "process=%s number=%u status=%d", what, n, WEXITSTATUS(status));
}

static void front_ended(struct monitor *m, int status)
{
    m->front = 0;
    fd_closep(&m->link);
    end_life(&m->front_life);
    for (unsigned i = 0; i < m->o->workers; i++)
        kill_worker(&m->pairs[i]);
    bool hopeless = !m->was_ready && WIFEXITED(status) && WEXITSTATUS(status) == MONITOR_CONFIG;
    if (!m->stopping || status != 0)
        log_end("front", 0, status);
    if (hopeless) {
        m->stopping = true;
        m->status = MONITOR_CONFIG;
    }
}

static void note_end(struct monitor *m, pid_t pid, int status)
{
    if (pid == m->front)
        front_ended(m, status);
    for (unsigned i = 0; i < m->o->workers; i++) {
        struct pair *p = &m->pairs[i];
        bool worker = pid == p->worker, helper = pid == p->helper;
        if (!worker && !helper)
            continue;
        if (!m->stopping && m->front > 0)
            log_end(worker ? "worker" : "helper", i, status);
        if (worker) {
            p->worker = 0;
            /* It now sees its last client leave, and removes its cgroups. */
            p->kill_helper_ns = clock_now_ns() + helper_end_ns;
        } else {
            p->helper = 0;
            kill_worker(p);
        }
        if (p->worker <= 0 && p->helper <= 0)
            end_life(&p->life);
    }
}

static void reap(struct monitor *m)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        note_end(m, pid, status);
}

/* ---- the loop ---------------------------------------------------------------------------------------------------- */

static void stop(struct monitor *m)
{
    if (m->stopping)
        return;
    m->stopping = true;
    m->kill_front_ns = clock_now_ns() + m->o->stop_ns;
    log_info("stopping", "workers=%u", m->o->workers);
    notify_systemd("STOPPING=1");
    if (m->front > 0)
        kill(m->front, SIGTERM);
}

static void hear_signal(struct monitor *m)
{
    struct signalfd_siginfo info;
    if (read(m->signals, &info, sizeof(info)) != sizeof(info))
        return;
    if (info.ssi_signo != SIGCHLD)
        stop(m);
}

static void hear_front(struct monitor *m)
{
    struct link_message message;
    int fd;
    if (link_receive(m->link, &message, &fd) <= 0) {
        if (m->front > 0) /* it closed its end, or speaks another language: it is of no use */
            kill(m->front, SIGKILL);
        fd_closep(&m->link);
        return;
    }
    fd_closep(&fd);
    if (message.word == LINK_READY) {
        m->was_ready = true;
        notify_systemd("READY=1");
    } else if (message.word == LINK_ALIVE) {
        notify_systemd("WATCHDOG=1");
    } else if (message.word == LINK_KILL && message.number < m->o->workers) {
        kill_worker(&m->pairs[message.number]);
    }
}

/* Starts what is due. Returns when to look again. */
static uint64_t tend(struct monitor *m)
{
    uint64_t now = clock_now_ns(), next = now + NS_PER_S;
    if (m->front <= 0 && !m->stopping && now >= m->front_life.not_before_ns)
        start_front(m);
    if (m->stopping && m->front > 0 && now >= m->kill_front_ns)
        kill(m->front, SIGKILL);
    for (unsigned i = 0; i < m->o->workers; i++) {
        struct pair *p = &m->pairs[i];
        if (p->worker <= 0 && p->helper > 0 && p->kill_helper_ns && now >= p->kill_helper_ns)
            kill(p->helper, SIGKILL);
        if (p->worker > 0 || p->helper > 0 || m->stopping || m->front <= 0)
            continue;
        if (now >= p->life.not_before_ns)
            start_pair(m, i);
        if (p->life.not_before_ns > now && p->life.not_before_ns < next)
            next = p->life.not_before_ns;
    }
    if (m->front <= 0 && m->front_life.not_before_ns < next)
        next = m->front_life.not_before_ns;
    return next;
}

static bool all_ended(const struct monitor *m)
{
    bool ended = m->stopping && m->front <= 0;
    for (unsigned i = 0; i < m->o->workers; i++)
        ended = ended && m->pairs[i].worker <= 0 && m->pairs[i].helper <= 0;
    return ended;
}

int monitor_run(const struct monitor_options *o)
{
    static struct monitor m;
    struct err e;
    m = (struct monitor){ .o = o, .link = -1 };
    if (spawn_prepare(o->spawn, &e) < 0 || (m.signals = signalfd(-1, &o->spawn->signals, SFD_CLOEXEC)) < 0) {
        log_err("cannot start", "why=\"%s\"", e.text);
        return 1;
    }
    while (!all_ended(&m)) {
        uint64_t next = tend(&m), now = clock_now_ns();
        struct pollfd fds[] = { { m.signals, POLLIN, 0 }, { m.link, POLLIN, 0 } };
        poll(fds, COUNT(fds), next > now ? (int)((next - now) / NS_PER_MS + 1) : 0);
        if (fds[0].revents)
            hear_signal(&m);
        if (fds[1].revents && m.link >= 0)
            hear_front(&m);
        reap(&m);
    }
    spawn_sweep(o->spawn);
    return m.status;
}
