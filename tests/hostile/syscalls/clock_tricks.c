// SPDX-License-Identifier: MIT
/* ITEM: 37
 * EXPECT[set]: cause=forbidden_syscall
 * EXPECT[adjust]: cause=forbidden_syscall
 * EXPECT[namespace]: cause=forbidden_syscall:unshare
 * EXPECT[own_cpu]: cause=none exit=0
 * EXPECT[tsc]: cause=forbidden_syscall:prctl
 * WHY: whoever can turn the clock back, or off, has no time limit; not even the clock of the own process can be set. */
#include <sched.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/timex.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    struct timespec zero = { 0, 0 }, before, after;
    if (strcmp(what, "set") == 0) {
        if (clock_settime(CLOCK_REALTIME, &zero) == 0)
            escaped("the clock was set");
    } else if (strcmp(what, "adjust") == 0) {
        struct timex t = { .modes = ADJ_TICK, .tick = 11000 };
        if (adjtimex(&t) >= 0)
            escaped("the clock was adjusted");
    } else if (strcmp(what, "namespace") == 0) {
        if (unshare(0x80 /* CLONE_NEWTIME */) == 0)
            escaped("a time namespace");
    } else if (strcmp(what, "own_cpu") == 0) {
        burn(0.05);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
        alarm(0);
        setitimer(ITIMER_PROF, &(struct itimerval){ 0 }, NULL);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
        if (after.tv_sec < before.tv_sec || (after.tv_sec == before.tv_sec && after.tv_nsec < before.tv_nsec))
            escaped("the CPU clock went back");
    } else if (strcmp(what, "tsc") == 0) {
        if (prctl(PR_SET_TSC, PR_TSC_SIGSEGV) == 0)
            escaped("the counter was turned off");
    } else {
        broken("which?");
    }
    return HELD;
}
