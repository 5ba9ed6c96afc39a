// SPDX-License-Identifier: MIT
/* ITEM: beyond
 * EXPECT[1]: end=answered count=wrong
 * EXPECT[2]: end=answered count=wrong
 * ARGS: 1 2 3
 * EXPECT[3]: end=ended cause=none or end=answered
 * WHY: the count lies in the program's own address space, and whoever looks long enough finds it: it is a hint. What he
 * may do to it (set it back, raise it, take it away) must hurt nobody else; CPU time, read outside, contradicts. */
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { PAGE = 4096, STEP = 1 << 26, NEAR = 400 << 20 };
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

/* The page is the one whose first number grows by about as much as is done. */
static int counts(volatile uint64_t *at)
{
    if (sigsetjmp(back, 1))
        return 0;
    uint64_t before = at[0];
    if (before < 1000 || before > 1ULL << 40)
        return 0;
    for (volatile int i = 0; i < 100; i++)
        ;
    return at[0] > before && at[0] - before < 100000;
}

/* The emulator's buffer of translated code is large enough to be met by long strides; its libraries and the page lie
 * above it. */
static volatile uint64_t *find(void)
{
    for (uintptr_t at = 0x7fffe0000000; at > 0x7c0000000000; at -= STEP) {
        if (!readable(at) || readable(at + STEP))
            continue;
        for (uintptr_t near = at; near < at + NEAR; near += PAGE)
            if (counts((uint64_t *)near))
                return (uint64_t *)near;
    }
    return NULL;
}

int countUp(int n)
{
    static volatile uint64_t *page;
    volatile int steps = 0;
    if (!page) {
        struct sigaction action = { .sa_handler = fault };
        sigaction(SIGSEGV, &action, NULL);
        sigaction(SIGBUS, &action, NULL);
        page = find();
        if (!page)
            abort();
        signal(SIGSEGV, SIG_DFL);
    }
    if (n == 0)
        return n;
    for (int i = 0; i < 100000; i++)
        steps = steps + 1;
    if (n == 1)
        page[0] = 0;
    if (n == 2)
        page[0] += 1ULL << 40;
    if (n == 3)
        munmap((void *)page, PAGE);
    return n;
}
