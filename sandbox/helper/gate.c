// SPDX-License-Identifier: MIT
/* The secret and the one call that returns twice. See gate.h for the why. */
#include "sandbox/helper/gate.h"

#include <errno.h>
#include <sys/random.h>

#include "sandbox/wire.h"

uint64_t gate_secret;

int gate_init(struct err *e)
{
    /* 0 is what an unused register holds most often: never the secret. */
    do {
        if (getrandom(&gate_secret, sizeof(gate_secret), 0) != sizeof(gate_secret))
            return err_sys(e, "getrandom");
    } while (gate_secret == 0);
    wire_secret = gate_secret;
    return 0;
}

long gate(long number, long a, long b, long c, long d, long e5)
{
    long result;
    do
        result = gate_raw(number, a, b, c, d, e5);
    while (result == -EINTR);
    if (result < 0) {
        errno = (int)-result;
        return -1;
    }
    return result;
}

/* The child wakes on an empty stack: nothing of the caller's frame may be used there but what is in registers. */
long gate_clone(struct clone_args *args, void (*body)(void *), void *arg)
{
#if defined(__x86_64__)
    register uint64_t r9 __asm__("r9") = gate_secret;
    register void (*r12)(void *) __asm__("r12") = body;
    register void *r13 __asm__("r13") = arg;
    long result;
    __asm__ volatile("syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xor %%ebp, %%ebp\n\t"
                     "mov %%r13, %%rdi\n\t"
                     "call *%%r12\n\t"
                     "hlt\n"
                     "1:"
                     : "=a"(result)
                     : "a"((long)SYS_clone3), "D"(args), "S"(sizeof(*args)), "r"(r9), "r"(r12), "r"(r13)
                     : "rcx", "r11", "memory");
    return result;
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = SYS_clone3;
    register long x0 __asm__("x0") = (long)args;
    register long x1 __asm__("x1") = sizeof(*args);
    register uint64_t x5 __asm__("x5") = gate_secret;
    register void (*x19)(void *) __asm__("x19") = body;
    register void *x20 __asm__("x20") = arg;
    __asm__ volatile("svc 0\n\t"
                     "cbnz x0, 1f\n\t"
                     "mov x29, xzr\n\t"
                     "mov x0, x20\n\t"
                     "blr x19\n\t"
                     "brk 0\n"
                     "1:"
                     : "+r"(x0)
                     : "r"(x8), "r"(x1), "r"(x5), "r"(x19), "r"(x20)
                     : "x30", "memory");
    return x0;
#endif
}
