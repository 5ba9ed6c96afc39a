// SPDX-License-Identifier: MIT
/* ITEM: 45 beyond
 * EXPECT[threads]: cause=forbidden_syscall wall_under=4
 * EXPECT[processes]: cause=forbidden_syscall wall_under=4
 * EXPECT[dying]: cause=forbidden_syscall|none wall_under=4
 * RUN: --pids 64 --wall 5s --cpu 4s
 * WHY: every forbidden call stops in the kernel and waits for the launcher to read it. Many at once, and callers that
 * are killed while they wait, must not exhaust or block whoever reads. */
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

enum { MANY = 40 };

static void *call(void *unused)
{
    syscall(SYS_ptrace, 0, 0, 0, 0);
    return unused;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    for (int i = 0; i < MANY; i++) {
        if (strcmp(what, "threads") == 0) {
            pthread_t id;
            pthread_create(&id, NULL, call, NULL);
            continue;
        }
        pid_t pid = fork();
        if (pid == 0) {
            call(NULL);
            escaped("ptrace returned");
        }
        if (pid > 0 && strcmp(what, "dying") == 0)
            kill(pid, SIGKILL);
    }
    while (wait(NULL) > 0)
        ;
    if (strcmp(what, "threads") == 0)
        burn(FOREVER_S);
    return HELD;
}
