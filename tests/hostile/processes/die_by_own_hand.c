// SPDX-License-Identifier: MIT
/* ITEM: 22 66
 * EXPECT[exit]: cause=none exit=42
 * EXPECT[abort]: cause=none signal=6
 * EXPECT[kill]: cause=none signal=9
 * EXPECT[fpe]: cause=none signal=8
 * EXPECT[segv]: cause=none signal=11
 * EXPECT[xcpu]: cause=none signal=24
 * EXPECT[pipe]: cause=none signal=13
 * EXPECT[sys]: cause=forbidden_syscall or cause=none signal=31
 * WHY: deaths that look like the sandbox's own kills are the program's own, and abort() is never a segmentation fault,
 * as it would be in pid 1. SIGSYS alone cannot be told from the filter's kill of a foreign architecture: it has no
 * name. */
#include <signal.h>

#include "tests/hostile/attack.h"

static const struct {
    const char *name;
    int signal;
} rows[] = { { "kill", SIGKILL }, { "fpe", SIGFPE },   { "segv", SIGSEGV },
             { "xcpu", SIGXCPU }, { "pipe", SIGPIPE }, { "sys", SIGSYS } };

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "exit") == 0)
        return 42;
    if (strcmp(what, "abort") == 0)
        abort();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(what, rows[i].name) == 0)
            raise(rows[i].signal);
    }
    broken("still alive, or which?");
}
