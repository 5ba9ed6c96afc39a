// SPDX-License-Identifier: MIT
/* ITEM: beyond
 * EXPECT[timers]: cause=none exit=0
 * EXPECT[interval]: cause=cpu|wall wall_under=4
 * EXPECT[queue]: cause=none exit=0 or cause=forbidden_syscall
 * RUN: --cpu 1s --wall 3s
 * WHY: queued signals and timers are kernel memory that a uid has a budget of; an interval timer of a microsecond on
 *      blocked and on handled signals must neither starve the judge's own timer nor hide CPU time. */
#include <signal.h>
#include <sys/time.h>

#include "tests/hostile/attack.h"

static void handle(int number)
{
    (void)number;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "timers") == 0) {
        int made = 0;
        struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };
        struct itimerspec soon = { { 0, 1000 }, { 0, 1000 } };
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL);
        for (timer_t id; made < 100000 && timer_create(CLOCK_MONOTONIC, &event, &id) == 0; made++)
            timer_settime(id, 0, &soon, NULL);
        if (made >= 10000)
            escaped("%d timers were made", made);
    } else if (strcmp(what, "interval") == 0) {
        struct itimerval often = { { 0, 1 }, { 0, 1 } };
        signal(SIGALRM, handle);
        signal(SIGVTALRM, handle);
        signal(SIGPROF, handle);
        setitimer(ITIMER_REAL, &often, NULL);
        setitimer(ITIMER_VIRTUAL, &often, NULL);
        setitimer(ITIMER_PROF, &often, NULL);
        burn(FOREVER_S);
    } else if (strcmp(what, "queue") == 0) {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL);
        for (int i = 0; i < 100000; i++)
            raise(SIGRTMIN + i % 8);
    } else {
        broken("which?");
    }
    return HELD;
}
