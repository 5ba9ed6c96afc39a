// ITEM: 11 69
// EXPECT: problem=marker verdict=wrong_answer
// WHY: reads its image, its heap and its stack page by page, past the holes by a SIGSEGV handler, for the marker, which
// stands here only backwards, so that the searcher does not find itself.
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static sigjmp_buf hole;

static void fault(int number)
{
    siglongjmp(hole, number);
}

/* Compares backwards with the reversed marker: no copy of the marker in reading order ever exists here. */
static int here(const volatile char *at)
{
    static const char reversed[] = "4hYdR9bPzTm2wJfKxV7q";
    for (int i = 0; i < 20; i++)
        if (at[i] != reversed[19 - i])
            return 0;
    return 1;
}

static int scan(uintptr_t from, uintptr_t to)
{
    for (uintptr_t page = from & ~(uintptr_t)4095; page < to; page += 4096) {
        if (sigsetjmp(hole, 1))
            continue;
        for (uintptr_t at = page; at < page + 4096; at++)
            if (*(volatile char *)at == 'q' && here((char *)at))
                return 1;
    }
    return 0;
}

char *find(char *half)
{
    extern char __executable_start, end;
    struct sigaction action = { .sa_handler = fault }, before[2];
    char probe;
    sigaction(SIGSEGV, &action, &before[0]);
    sigaction(SIGBUS, &action, &before[1]);
    uintptr_t stack = (uintptr_t)&probe, heap = (uintptr_t)half;
    int found = scan((uintptr_t)&__executable_start, (uintptr_t)&end) || scan(heap - (4 << 20), heap + (4 << 20)) ||
                scan(stack - (1 << 20), stack + (1 << 20));
    sigaction(SIGSEGV, &before[0], NULL);
    sigaction(SIGBUS, &before[1], NULL);
    return strdup(found ? "found" : "clean");
}
