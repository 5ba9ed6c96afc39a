// SPDX-License-Identifier: MIT
/* What the attack programs share. Their exit statuses: 0 the sandbox held, 1 it did not (the reason is on stderr), 2
 * the attack could not be tried (a fault of the test). */
#ifndef GAVEL_TESTS_HOSTILE_ATTACK_H
#define GAVEL_TESTS_HOSTILE_ATTACK_H

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { HELD = 0, ESCAPED = 1, BROKEN = 2 };
enum { MIB = 1024 * 1024 };

__attribute__((format(printf, 2, 3), noreturn)) static inline void finish(int status, const char *fmt, ...)
{
    char text[512];
    va_list ap;
    va_start(ap, fmt);
    int len = vsnprintf(text, sizeof text - 1, fmt, ap);
    va_end(ap);
    if (len > 0) {
        size_t end = (size_t)len < sizeof text - 1 ? (size_t)len : sizeof text - 2;
        text[end] = '\n';
        ssize_t ignored = write(STDERR_FILENO, text, end + 1);
        (void)ignored;
    }
    _exit(status);
}

#define escaped(...) finish(ESCAPED, __VA_ARGS__)
#define broken(...) finish(BROKEN, __VA_ARGS__)

/* Burns CPU until somebody ends it. The bound keeps a broken sandbox from costing more than some minutes. */
static inline void burn(double seconds)
{
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        for (volatile int i = 0; i < 1000000; i++) {
        }
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while ((double)(now.tv_sec - start.tv_sec) + 1e-9 * (double)(now.tv_nsec - start.tv_nsec) < seconds);
}

enum { FOREVER_S = 60 }; /* far beyond every limit of the suite, and still an end */

/* One of a program's attacks, by its argument. */
struct attack_row {
    const char *name;
    void (*run)(void);
};

static inline int attack_one(const struct attack_row *rows, size_t len, int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < len; i++) {
        if (strcmp(argv[1], rows[i].name) == 0) {
            rows[i].run();
            return HELD;
        }
    }
    return BROKEN;
}

/* Touches every page, so that it counts. */
static inline void touch(volatile char *p, size_t bytes)
{
    for (size_t i = 0; i < bytes; i += 4096)
        p[i] = (char)(i >> 12) | 1;
}

#endif
