// SPDX-License-Identifier: MIT
/* ITEM: 16 17 22
 * EXPECT[stop]: cause=none exit=0
 * EXPECT[every_signal]: cause=none exit=0
 * EXPECT[child_signals]: cause=none exit=0 or cause=cpu
 * EXPECT[group]: cause=none exit=0
 * RUN: --cpu 3s --wall 5s
 * WHY: pid 1 of the run is the sandbox's. Stopped it reaps nothing, dead it takes the run along, and flooded with
 * SIGCHLD, the one signal that it waits for, it must not spin beyond the run's own CPU limit. */
#include <signal.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

static void orphan_is_reaped(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        if (fork() == 0)
            _exit(0);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "stop") == 0) {
        kill(1, SIGSTOP);
        kill(1, SIGTSTP);
    } else if (strcmp(what, "every_signal") == 0) {
        for (int s = 1; s < 65; s++)
            kill(1, s);
    } else if (strcmp(what, "child_signals") == 0) {
        for (int i = 0; i < 200000; i++)
            kill(1, SIGCHLD);
    } else if (strcmp(what, "group") == 0) {
        if (setpgid(0, 1) == 0)
            escaped("joined the group of pid 1");
        kill(-1, SIGSTOP);
    } else {
        broken("which?");
    }
    for (int i = 0; i < 200; i++) /* more than the limit of processes: pid 1 must still reap */
        orphan_is_reaped();
    return HELD;
}
