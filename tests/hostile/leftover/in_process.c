// SPDX-License-Identifier: MIT
/* ITEM: 10 14 20
 * EXPECT[*]: cause=none exit=0
 * ARGS: number processes descriptors input_flags output_flags folder umask limits signals session name priority timers
 *       threads memory pipes host_name clock
 * RUN: --repeat 3 --memory 64M --pids 64 --wall 10s --cpu 5s
 * WHY: three runs in one cell: each finds everything as the first did, though the one before it left all that it could.
 *      An open file description that two runs share carries its flags from one to the other. */
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

enum { CHILDREN_MIN = 50, TIMERS_MIN = 200, PIPES_MIN = 100 };

static void number(void)
{
    if (getpid() > 64)
        escaped("the pid is %d: the namespace has been used", getpid());
}

/* As many as may be, all of them left behind in sessions of their own. */
static void processes(void)
{
    int made = 0;
    for (int pid = 2; pid < 300; pid++)
        if (pid != getpid() && kill(pid, 0) == 0)
            escaped("process %d is there", pid);
    for (; made < 100; made++) {
        pid_t pid = fork();
        if (pid < 0)
            break;
        if (pid == 0) {
            setsid();
            signal(SIGTERM, SIG_IGN);
            for (;;)
                pause();
        }
    }
    if (made < CHILDREN_MIN)
        escaped("only %d processes could be made", made);
}

static void *wait_for_ever(void *unused)
{
    pause();
    return unused;
}

static void threads(void)
{
    int made = 0;
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 * 1024);
    for (pthread_t id; made < 100 && pthread_create(&id, &small, wait_for_ever, NULL) == 0;)
        made++;
    if (made < CHILDREN_MIN)
        escaped("only %d threads could be made", made);
}

static void descriptors(void)
{
    for (int fd = 3; fd < 1024; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            escaped("descriptor %d is open", fd);
    for (int i = 0; i < 300; i++)
        if (open("/usr", O_RDONLY) < 0)
            return;
}

static void flags_of(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0)
        escaped("descriptor %d is closed", fd);
    if (flags & (O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME))
        escaped("descriptor %d has flags %o", fd, flags);
}

/* Standard input is nobody's file here, so its flags are the sandbox's. */
static void input_flags(void)
{
    flags_of(STDIN_FILENO);
    if (fcntl(STDIN_FILENO, F_GETFL) & O_APPEND)
        escaped("standard input appends");
    fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK | O_APPEND);
}

/* Those of the outputs are the caller's, who shows them to one run after the other here; its append flag it set. */
static void output_flags(void)
{
    struct stat st;
    if (fstat(STDOUT_FILENO, &st) < 0 || st.st_size != 0)
        escaped("something was printed before");
    if (write(STDOUT_FILENO, "left", 4) != 4)
        broken("write: %s", strerror(errno));
}

static void folder(void)
{
    char here[256];
    if (!getcwd(here, sizeof here) || strcmp(here, "/work/here") != 0)
        escaped("the run begins in %s", here);
    if (chdir("/usr") < 0)
        broken("chdir: %s", strerror(errno));
}

static void mask(void)
{
    mode_t was = umask(0777);
    if (was != 022 && was != 077 && was != 0)
        escaped("umask is %o", was);
}

static void limits(void)
{
    static const int all[] = { RLIMIT_NOFILE, RLIMIT_FSIZE, RLIMIT_STACK, RLIMIT_AS, RLIMIT_CPU, RLIMIT_SIGPENDING };
    struct rlimit r;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (getrlimit(all[i], &r) == 0 && r.rlim_max < 4)
            escaped("limit %d is %llu", all[i], (unsigned long long)r.rlim_max);
        r = (struct rlimit){ 3, 3 };
        setrlimit(all[i], &r);
    }
}

static void signals(void)
{
    sigset_t blocked, pending, all;
    struct sigaction action;
    sigprocmask(SIG_SETMASK, NULL, &blocked);
    sigpending(&pending);
    for (int s = 1; s < 32; s++) {
        if (sigismember(&blocked, s) || sigismember(&pending, s))
            escaped("signal %d is blocked or pending", s);
        if (sigaction(s, NULL, &action) == 0 && action.sa_handler != SIG_DFL)
            escaped("signal %d is not at its default", s);
        signal(s, SIG_IGN);
    }
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    raise(SIGUSR1);
}

static void session(void)
{
    /* 0: a session that is led from outside, as seen from within a pid namespace. */
    if ((getsid(0) != 0 && getsid(0) != getpid()) || getpgrp() != getpid())
        escaped("session %d, group %d, process %d", getsid(0), getpgrp(), getpid());
    if (fork() == 0)
        setsid();
}

static void name(void)
{
    char text[16] = "";
    prctl(PR_GET_NAME, text);
    if (strcmp(text, "left behind") == 0)
        escaped("the name is the last run's");
    prctl(PR_SET_NAME, "left behind");
}

static void priority(void)
{
    if (getpriority(PRIO_PROCESS, 0) != 0 || sched_getscheduler(0) != SCHED_OTHER)
        escaped("priority %d, class %d", getpriority(PRIO_PROCESS, 0), sched_getscheduler(0));
    setpriority(PRIO_PROCESS, 0, 19); /* refused; if it were not, the next would be slow */
}

/* Each takes one of the queued signals that a uid may have. */
static void timers(void)
{
    int made = 0;
    struct sigevent event = { .sigev_notify = SIGEV_NONE };
    for (timer_t id; made < 1000 && timer_create(CLOCK_MONOTONIC, &event, &id) == 0;)
        made++;
    if (made < TIMERS_MIN)
        escaped("only %d timers could be made", made);
}

static void memory(void)
{
    enum { BYTES = 56 * MIB };
    char *p = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        escaped("there is no memory left");
    touch(p, BYTES);
}

static void pipes(void)
{
    int made = 0, ends[2];
    while (made < 1000 && pipe2(ends, O_NONBLOCK) == 0) {
        char block[4096] = { 0 };
        while (write(ends[1], block, sizeof block) > 0)
            ;
        made++;
    }
    if (made < PIPES_MIN)
        escaped("only %d pipes could be made", made);
}

static void host_name(void)
{
    struct utsname u;
    if (uname(&u) < 0 || strcmp(u.nodename, "sandbox") != 0)
        escaped("the host's name is %s", u.nodename);
}

/* The CPU clock of the process begins with it. */
static void clock_of(void)
{
    struct timespec t;
    struct rusage children;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    getrusage(RUSAGE_CHILDREN, &children);
    if (t.tv_sec > 0 || t.tv_nsec > 200000000 || children.ru_utime.tv_sec > 0)
        escaped("the CPU clock began before the run");
    if (fork() == 0)
        burn(0.3);
    burn(0.3);
}

static const struct attack_row rows[] = {
    { "number", number },
    { "processes", processes },
    { "descriptors", descriptors },
    { "input_flags", input_flags },
    { "output_flags", output_flags },
    { "folder", folder },
    { "umask", mask },
    { "limits", limits },
    { "signals", signals },
    { "session", session },
    { "name", name },
    { "priority", priority },
    { "timers", timers },
    { "threads", threads },
    { "memory", memory },
    { "pipes", pipes },
    { "host_name", host_name },
    { "clock", clock_of },
};

int main(int argc, char **argv)
{
    return attack_one(rows, sizeof rows / sizeof *rows, argc, argv);
}
