// SPDX-License-Identifier: MIT
/* System calls of the launcher that pass its own filter.
 *
 * The filter is installed once, in the launcher, and every program it starts inherits it at no cost; so it must hold
 * the launcher's own calls (setns, unshare, mount, clone3, setresuid, execveat, sendmsg, …) and still refuse them to
 * the program. They are told apart by a 64-bit random secret in the sixth argument register, which none of these calls
 * uses. The secret is drawn when the helper starts and lives in the helper's and launchers' memory only: a program
 * cannot read it (another address space after exec, no ptrace, registers are cleared by exec), and a wrong guess is
 * its death, or its refusal where libraries try the call (clone3): 2^64 of them are out of reach. */
#ifndef GAVEL_SANDBOX_HELPER_GATE_H
#define GAVEL_SANDBOX_HELPER_GATE_H

#include <linux/sched.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "base/err.h"

extern uint64_t gate_secret;

/* Draws the secret. */
int gate_init(struct err *e);

/* The raw call: a negative errno on failure. Never touches errno: also for children that share the launcher's memory.
 */
static inline long gate_raw(long number, long a, long b, long c, long d, long e5)
{
#if defined(__x86_64__)
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e5;
    register uint64_t r9 __asm__("r9") = gate_secret;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e5;
    register uint64_t x5 __asm__("x5") = gate_secret;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
#else
#error "only x86_64 and aarch64"
#endif
}

#define GATE0(n) gate_raw(n, 0, 0, 0, 0, 0)
#define GATE1(n, a) gate_raw(n, (long)(a), 0, 0, 0, 0)
#define GATE2(n, a, b) gate_raw(n, (long)(a), (long)(b), 0, 0, 0)
#define GATE3(n, a, b, c) gate_raw(n, (long)(a), (long)(b), (long)(c), 0, 0)
#define GATE4(n, a, b, c, d) gate_raw(n, (long)(a), (long)(b), (long)(c), (long)(d), 0)
#define GATE5(n, a, b, c, d, e) gate_raw(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e))

/* The same with the libc's convention: -1 and errno. */
long gate(long number, long a, long b, long c, long d, long e5);

/* clone3 with args->stack set: the child runs body(arg) on that stack, in the caller's memory when CLONE_VM is given,
 * and must end by exec or gate_exit. Returns the child's pid, or a negative errno. */
long gate_clone(struct clone_args *args, void (*body)(void *), void *arg);

static inline __attribute__((noreturn)) void gate_exit(int status)
{
    for (;;)
        GATE1(SYS_exit_group, status);
}

#endif
