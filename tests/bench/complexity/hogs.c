// SPDX-License-Identifier: MIT
/* A machine that others use as well: one busy process a core, which takes both the CPU and the caches. Killed by its
 * number, never by name; it dies with its parent, and a limit ends it should both fail. */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/bench/complexity/measure.h"

enum { SWEEP_BYTES = 32 << 20, LINE_BYTES = 64, CPU_SECONDS_MAX = 3600 };

static NORETURN void burn(void)
{
    volatile uint64_t kept = 1;
    unsigned char *memory = malloc(SWEEP_BYTES);
    while (memory) {
        uint64_t x = kept, end = clock_now_ns() + 5 * NS_PER_MS;
        while (clock_now_ns() < end)
            for (int i = 0; i < 10000; i++)
                x = x * 6364136223846793005ULL + 1442695040888963407ULL;
        for (int pass = 0; pass < 2; pass++)
            for (size_t i = 0; i < SWEEP_BYTES; i += LINE_BYTES)
                memory[i] = (unsigned char)(memory[i] + x);
        kept = x;
    }
    _exit(1);
}

void hogs_start(struct hogs *h)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    pid_t parent = getpid();
    h->len = 0;
    while (h->len < cores && h->len < (int)COUNT(h->pids)) {
        pid_t pid = fork();
        if (pid < 0)
            return;
        if (pid == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            setrlimit(RLIMIT_CPU, &(struct rlimit){ CPU_SECONDS_MAX, CPU_SECONDS_MAX });
            if (getppid() != parent)
                _exit(1);
            burn();
        }
        h->pids[h->len++] = pid;
    }
}

void hogs_stop(struct hogs *h)
{
    for (int i = 0; i < h->len; i++) {
        kill(h->pids[i], SIGKILL);
        waitpid(h->pids[i], NULL, 0);
    }
    h->len = 0;
}
