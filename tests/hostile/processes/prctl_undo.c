// SPDX-License-Identifier: MIT
/* ITEM: 22
 * EXPECT[death_signal]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * EXPECT[dumpable]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * EXPECT[ptracer]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * EXPECT[subreaper]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * EXPECT[seccomp]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * EXPECT[ambient]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * EXPECT[set_mm]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * EXPECT[tsc]: cause=none exit=0 or cause=forbidden_syscall:prctl
 * WHY: prctl can undo the death signal, make the process readable, or take its children over: by argument, never whole.
 */
#include <sys/prctl.h>

#include "tests/hostile/attack.h"

static const struct {
    const char *name;
    int option;
    unsigned long a, b;
} rows[] = {
    { "death_signal", PR_SET_PDEATHSIG, 0, 0 },
    { "dumpable", PR_SET_DUMPABLE, 1, 0 },
    { "ptracer", PR_SET_PTRACER, (unsigned long)-1, 0 },
    { "subreaper", PR_SET_CHILD_SUBREAPER, 1, 0 },
    { "seccomp", PR_SET_SECCOMP, 1, 0 },
    { "ambient", PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 21 },
    { "set_mm", PR_SET_MM, PR_SET_MM_BRK, 0 },
    { "tsc", PR_SET_TSC, PR_TSC_SIGSEGV, 0 },
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(argv[1], rows[i].name) != 0)
            continue;
        if (prctl(rows[i].option, rows[i].a, rows[i].b, 0, 0) == 0)
            escaped("prctl %s was granted", argv[1]);
        return HELD;
    }
    broken("which?");
}
