// SPDX-License-Identifier: MIT
/* Between fork and being itself: uid, signals, descriptors, exec. All of it runs with the monitor's privilege until
 * identity_become, so nothing is read here that anybody else wrote. */
#include "judge/server/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/log.h"
#include "judge/server/link.h"
#include "judge/server/worker.h"

enum { DESCRIPTORS_MAX = 65536, DESCRIPTOR_FREE = 10 /* above what a worker's take */ };

/* No process of ours reads the terminal, or could push characters into it. */
static int null_input(void)
{
    CLEANUP_FD int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    return null < 0 ? -1 : dup2(null, STDIN_FILENO);
}

int spawn_prepare(struct spawn *s, struct err *e)
{
    struct rlimit files = { DESCRIPTORS_MAX, DESCRIPTORS_MAX }, core = { 0, 0 };
    if (session_sandbox_options(s->session, &s->sandbox, e) < 0)
        return -1;
    session_fingerprint(&s->sandbox, s->fingerprint);
    s->monitor = getpid();
    CLEANUP_FD int program = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    s->program = fcntl(program, F_DUPFD_CLOEXEC, DESCRIPTOR_FREE);
    if (s->program < 0 || null_input() < 0)
        return err_sys(e, "open /proc/self/exe and /dev/null");
    setrlimit(RLIMIT_CORE, &core);
    if (setrlimit(RLIMIT_NOFILE, &files) < 0 && getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    sigemptyset(&s->signals);
    sigaddset(&s->signals, SIGCHLD);
    sigaddset(&s->signals, SIGTERM);
    sigaddset(&s->signals, SIGINT);
    sigaddset(&s->signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &s->signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    return 0;
}

static void become(const struct spawn *s, const char *name, uid_t uid, gid_t gid)
{
    struct err e;
    umask(077);
    setsid(); /* without a terminal of its own: into the monitor's it could push characters (TIOCSTI), even by stderr */
    signal(SIGINT, SIG_IGN); /* the terminal's ^C and hanging up reach us all; the monitor deals with them */
    signal(SIGHUP, SIG_IGN);
    sigprocmask(SIG_UNBLOCK, &s->signals, NULL);
    prctl(PR_SET_NAME, name);
    if (identity_become(s->identity, uid, gid, s->monitor, &e) < 0) {
        log_err("cannot start", "process=%s why=\"%s\"", name, e.text);
        _exit(1);
    }
}

pid_t spawn_front(const struct spawn *s, int *link)
{
    const struct identity *id = s->identity;
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        close(pair[0]);
        become(s, "gaveld-front", id->front, id->front_group);
        exit(s->front(s->context, pair[1]));
    }
    close(pair[1]);
    *link = pair[0];
    return pid;
}

static NORETURN void be_worker(const struct spawn *s, unsigned number, int control, int socket)
{
    const struct identity *id = s->identity;
    static char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin", verb[] = WORKER_VERB_NAME, program[] = "gaveld";
    char name[16], cache[PATH_MAX], profiles[HASH_HEX_SIZE];
    snprintf(name, sizeof(name), "gaveld-work%u", number % 1000);
    snprintf(profiles, sizeof(profiles), "%s", s->fingerprint);
    identity_cache(id, number, cache);
    char *const environment[] = { path, NULL };
    char *const argv[] = { program, verb, name, s->session->problems, s->session->runners, cache, profiles, NULL };
    control = fcntl(control, F_DUPFD_CLOEXEC, DESCRIPTOR_FREE); /* one of them might already be 3 or 4 */
    socket = fcntl(socket, F_DUPFD_CLOEXEC, DESCRIPTOR_FREE);
    become(s, name, id->workers + number, (gid_t)(id->workers + number));
    if (dup2(control, WORKER_CONTROL) >= 0 && dup2(socket, WORKER_SOCKET) >= 0)
        fexecve(s->program, argv, environment); /* all other descriptors are close-on-exec */
    log_err("cannot start", "process=%s errno=%d", name, errno);
    _exit(1);
}

int spawn_pair(const struct spawn *s, unsigned number, int link, pid_t *helper, pid_t *worker)
{
    struct err e;
    int control, sockets[2];
    *helper = *worker = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
        return -1;
    if (sandbox_helper_start(&s->sandbox, &control, helper, &e) < 0) {
        log_err("cannot start the sandbox helper", "worker=%u why=\"%s\"", number, e.text);
        *helper = 0;
    } else {
        *worker = fork();
        if (*worker == 0)
            be_worker(s, number, control, sockets[1]);
        close(control);
        link_send(link, LINK_WORKER, number, sockets[0]);
    }
    close(sockets[0]);
    close(sockets[1]);
    return *helper > 0 && *worker > 0 ? 0 : -1;
}

void spawn_sweep(const struct spawn *s)
{
    struct err e;
    int control;
    pid_t helper;
    if (sandbox_helper_start(&s->sandbox, &control, &helper, &e) < 0)
        return;
    close(control);
    while (waitpid(helper, NULL, 0) < 0 && errno == EINTR)
        ;
}
