// SPDX-License-Identifier: MIT
/* ITEM: 45 46 beyond
 * EXPECT[death]: cause=forbidden_syscall:setns
 * EXPECT[refusal]: cause=none exit=0
 * EXPECT[low_bits]: cause=none exit=0
 * RUN: --cpu 3s --wall 6s
 * WHY: the sandbox's own calls pass the filter with a secret in the sixth argument. Guessing is death for most of them;
 *      where a wrong guess is only refused, a million of them must not find it, nor values that programs often hold
 *      there (0, -1, small numbers, pointers). */
#include <linux/sched.h>
#include <sched.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static void try_with(uint64_t secret)
{
    struct clone_args args = { .flags = CLONE_NEWUSER };
    long pid = syscall(SYS_clone3, &args, sizeof args, 0, 0, 0, secret);
    if (pid == 0)
        _exit(0);
    if (pid > 0 || errno != ENOSYS)
        escaped("clone3 with %llx: %s", (unsigned long long)secret, strerror(errno));
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "death") == 0) {
        long got = syscall(SYS_setns, 0, 0, 0, 0, 0, 0x123456789abcdefL);
        escaped("setns returned %ld", got);
    } else if (strcmp(what, "refusal") == 0) {
        uint64_t state = 88172645463325252ULL;
        for (int i = 0; i < 1000000; i++) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            try_with(state);
        }
    } else if (strcmp(what, "low_bits") == 0) {
        for (uint64_t i = 0; i < 100000; i++) {
            try_with(i);
            try_with(~i);
            try_with(i << 32);
        }
        try_with((uint64_t)(uintptr_t)&what);
    } else {
        broken("which?");
    }
    return HELD;
}
