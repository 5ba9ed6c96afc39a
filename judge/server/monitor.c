// SPDX-License-Identifier: MIT
/* The monitor. Started as root it is all of gaveld that stays root beside the helpers, so it does little: it forks,
 * waits, and starts again what ended, after a pause that doubles. It reads nothing but signals and the front's
 * eight-byte words (link.h); it parses nothing once its children run. Who ends how: a child dies with
 * us (PDEATHSIG); a helper ends when its worker's end of the control socket closes, and removes its cgroups, and those
 * that a killed one left; a worker ends with its helper or its front. */
#include "judge/server/monitor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "judge/server/notify.h"
#include "judge/server/worker.h"

static const uint64_t pause_min_ns = 100 * NS_PER_MS, pause_max_ns = 10 * NS_PER_S, steady_ns = 10 * NS_PER_S,
                      helper_end_ns = 5 * NS_PER_S;
enum { DESCRIPTORS_MAX = 65536 };

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
    struct sandbox_options sandbox;
    pid_t self, front;
    struct life front_life;
    int link, signals, program; /* program: this one, for workers */
    char fingerprint[HASH_HEX_SIZE];
    bool was_ready, stopping;
    uint64_t kill_front_ns;
    int status;
    sigset_t blocked;
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

/* ---- children ---------------------------------------------------------------------------------------------------- */

/* In a child: nothing of the monitor's stays. */
static void become(struct monitor *m, const char *name, uid_t uid, gid_t gid)
{
    struct err e;
    fd_closep(&m->signals);
    umask(077);
    signal(SIGINT, SIG_IGN); /* the terminal's ^C and hanging up reach us all; the monitor deals with them */
    signal(SIGHUP, SIG_IGN);
    sigprocmask(SIG_UNBLOCK, &m->blocked, NULL);
    prctl(PR_SET_NAME, name);
    if (identity_become(m->o->identity, uid, gid, m->self, &e) < 0) {
        log_err("cannot start", "process=%s why=\"%s\"", name, e.text);
        _exit(1);
    }
}

static void start_front(struct monitor *m)
{
    const struct identity *id = m->o->identity;
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return;
    pid_t pid = fork();
    if (pid == 0) {
        close(pair[0]);
        become(m, "gaveld-front", id->front, id->front_group);
        exit(m->o->front(m->o->context, pair[1]));
    }
    close(pair[1]);
    m->link = pair[0];
    m->front = pid;
    begin_life(&m->front_life);
}

static NORETURN void be_worker(struct monitor *m, unsigned n, int control, int socket)
{
    const struct session *s = m->o->session;
    const struct identity *id = m->o->identity;
    static char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin", verb[] = WORKER_VERB_NAME, program[] = "gaveld";
    char name[16], cache[PATH_MAX];
    snprintf(name, sizeof(name), "gaveld-work%u", n % 1000);
    identity_cache(id, n, cache);
    char *const environment[] = { path, NULL };
    char *const argv[] = { program, verb, name, s->problems, s->runners, cache, m->fingerprint, NULL };
    control = fcntl(control, F_DUPFD_CLOEXEC, 10); /* moved up first: one of them might already be 3 or 4 */
    socket = fcntl(socket, F_DUPFD_CLOEXEC, 10);
    become(m, name, id->workers + n, (gid_t)(id->workers + n));
    if (dup2(control, WORKER_CONTROL) >= 0 && dup2(socket, WORKER_SOCKET) >= 0)
        fexecve(m->program, argv, environment);
    log_err("cannot start", "process=%s errno=%d", name, errno);
    _exit(1);
}

/* -1: what it was could not be started. */
static int start_pair(struct monitor *m, unsigned n)
{
    struct pair *p = &m->pairs[n];
    struct err e;
    int control, sockets[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
        return -1;
    if (sandbox_helper_start(&m->sandbox, &control, &p->helper, &e) < 0) {
        log_err("cannot start the sandbox helper", "worker=%u why=\"%s\"", n, e.text);
        p->helper = 0;
    } else {
        p->worker = fork();
        if (p->worker == 0) {
            close(sockets[0]);
            be_worker(m, n, control, sockets[1]);
        }
        close(control);
        link_send(m->link, LINK_WORKER, n, sockets[0]);
    }
    close(sockets[0]);
    close(sockets[1]);
    p->kill_helper_ns = 0;
    begin_life(&p->life);
    return p->helper > 0 && p->worker > 0 ? 0 : -1;
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
        if (now >= p->life.not_before_ns && start_pair(m, i) < 0)
            end_life(&p->life);
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

/* A helper that is started removes the cgroups of those that were killed; this one has no client and ends at once. */
static void sweep(struct monitor *m)
{
    struct err e;
    int control;
    pid_t helper;
    if (sandbox_helper_start(&m->sandbox, &control, &helper, &e) < 0)
        return;
    close(control);
    while (waitpid(helper, NULL, 0) < 0 && errno == EINTR)
        ;
}

/* No process of ours reads the terminal, or could push characters into it. */
static int null_input(void)
{
    CLEANUP_FD int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    return null < 0 ? -1 : dup2(null, STDIN_FILENO);
}

static int prepare(struct monitor *m, struct err *e)
{
    struct rlimit files = { DESCRIPTORS_MAX, DESCRIPTORS_MAX }, core = { 0, 0 };
    if (session_sandbox_options(m->o->session, &m->sandbox, e) < 0)
        return -1;
    session_fingerprint(&m->sandbox, m->fingerprint);
    CLEANUP_FD int program = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    m->program = fcntl(program, F_DUPFD_CLOEXEC, 10); /* above what a worker's descriptors take */
    if (m->program < 0 || null_input() < 0)
        return err_sys(e, "open /proc/self/exe and /dev/null");
    setrlimit(RLIMIT_CORE, &core);
    if (setrlimit(RLIMIT_NOFILE, &files) < 0 && getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    sigemptyset(&m->blocked);
    sigaddset(&m->blocked, SIGCHLD);
    sigaddset(&m->blocked, SIGTERM);
    sigaddset(&m->blocked, SIGINT);
    sigaddset(&m->blocked, SIGHUP);
    sigprocmask(SIG_BLOCK, &m->blocked, NULL);
    signal(SIGPIPE, SIG_IGN);
    m->signals = signalfd(-1, &m->blocked, SFD_CLOEXEC);
    return m->signals < 0 ? err_sys(e, "signalfd") : 0;
}

int monitor_run(const struct monitor_options *o)
{
    static struct monitor m;
    struct err e;
    m = (struct monitor){ .o = o, .self = getpid(), .link = -1, .signals = -1, .program = -1 };
    if (prepare(&m, &e) < 0) {
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
    sweep(&m);
    return m.status;
}
