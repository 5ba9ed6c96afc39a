// SPDX-License-Identifier: MIT
/* Binds one C solution to the judge (docs/protocol.md). It shares the process with the candidate's code and is believed
 * nothing. Everything of its own begins with gavel_. */
#ifndef GAVEL_RUNNER_C_DRIVER_H
#define GAVEL_RUNNER_C_DRIVER_H

#define _GNU_SOURCE
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <math.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>
#include <uthash.h>

struct ListNode {
    int val;
    struct ListNode *next;
};

struct TreeNode {
    int val;
    struct TreeNode *left, *right;
};

struct Node {
    int val;
    int numNeighbors;
    struct Node **neighbors;
};

enum { GAVEL_ANSWER_MAX = 64 << 20, GAVEL_ITEMS_MAX = 10000000 };

/* ---- frames -------------------------------------------------------------------------------------------------------- */

static void gavel_put(const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = write(4, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(0);
        bytes += n;
        size -= (size_t)n;
    }
}

static void gavel_send(const char *word, long number, const char *payload, size_t size)
{
    char head[64];
    gavel_put(head, (size_t)snprintf(head, sizeof(head), "%s %ld %zu\n", word, number, size));
    if (size > 0)
        gavel_put(payload, size);
}

static void gavel_get(char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = read(3, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(0); /* the end: at once, without exit handlers */
        bytes += n;
        size -= (size_t)n;
    }
}

static const char *gavel_in, *gavel_end; /* the arguments still to be read */
static char *gavel_payload;
static size_t gavel_payload_size;

static char gavel_word[32]; /* of the frame received last */

/* The word must be one of two. */
static long gavel_receive(const char *word, const char *other)
{
    char head[65] = "";
    long number;
    size_t length;
    for (size_t i = 0; i == 0 || head[i - 1] != '\n'; i++) {
        if (i == sizeof(head) - 1)
            _exit(2);
        gavel_get(head + i, 1);
    }
    if (sscanf(head, "%31s %ld %zu", gavel_word, &number, &length) != 3 ||
        (strcmp(gavel_word, word) != 0 && strcmp(gavel_word, other) != 0))
        _exit(2);
    if (length + 1 > gavel_payload_size) {
        free(gavel_payload);
        gavel_payload = malloc(length + 1);
        gavel_payload_size = length + 1;
        if (!gavel_payload)
            abort();
    }
    if (length > 0)
        gavel_get(gavel_payload, length);
    if (gavel_payload) {
        gavel_payload[length] = '\0';
        gavel_in = gavel_payload;
        gavel_end = gavel_payload + length;
    }
    return number;
}

#include "values.h"

/* ---- the loop -------------------------------------------------------------------------------------------------------- */

/* On a stack of its own: the one that overflowed has no room. It only leaves a hint; the kernel's signal decides. */
static void gavel_on_fault(int number, siginfo_t *info, void *context)
{
#if defined(__x86_64__)
    uintptr_t top = (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
    uintptr_t top = (uintptr_t)((ucontext_t *)context)->uc_mcontext.sp;
#endif
    uintptr_t at = (uintptr_t)info->si_addr;
    if (at + 65536 > top && at < top + 65536 && write(2, "stack overflow\n", 15) < 0)
        errno = 0;
    signal(number, SIG_DFL); /* the instruction is tried again, and kills */
}

static void gavel_set_up(void)
{
    static char stack[32768];
    stack_t own = { .ss_sp = stack, .ss_size = sizeof(stack) };
    struct sigaction action = { .sa_sigaction = gavel_on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    struct rlimit limit;
    sigaltstack(&own, NULL);
    sigaction(SIGSEGV, &action, NULL);
    if (getrlimit(RLIMIT_STACK, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_STACK, &limit);
    }
}

/* Gives free memory back, then takes that many bytes and touches them: the judge fills up to the peak so far, so that
 * whatever the call takes beyond raises it. */
static void gavel_hold(size_t size)
{
    malloc_trim(0);
    if (size > 0 && mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0) ==
                        MAP_FAILED)
        abort();
}

/* Says `ready`, and obeys `hold` until `go` comes. */
static void gavel_wait_for_go(long number)
{
    free(gavel_payload); /* the text is of no use any more, and would count as memory of the call */
    gavel_payload = NULL;
    gavel_payload_size = 0;
    gavel_send("ready", number, NULL, 0);
    for (gavel_receive("go", "hold"); strcmp(gavel_word, "hold") == 0; gavel_receive("go", "hold")) {
        gavel_hold((size_t)strtoull(gavel_payload ? gavel_payload : "0", NULL, 10));
        gavel_send("ready", number, NULL, 0);
    }
}

/* What is made for a signature. Each function takes one structure of `size` bytes: an input and its result. */
struct gavel_glue {
    void (*decode)(void *), (*call)(void *), (*encode)(void *), (*look)(void *); /* look: the input, after the calls */
    size_t size;
};

struct gavel_inputs {
    char *at; /* `copies` structures of the glue's */
    size_t copies, calls;
};

/* The inputs of a `case` or `run` frame. They are never freed: what was returned may point into them. */
static struct gavel_inputs gavel_decode_inputs(const struct gavel_glue *glue)
{
    struct gavel_inputs in = { NULL, 1, 1 };
    if (strcmp(gavel_word, "run") == 0) {
        char *end;
        in.calls = (size_t)strtoull(gavel_in, &end, 10);
        in.copies = (size_t)strtoull(end, &end, 10);
        gavel_in = end;
    }
    in.at = calloc(in.copies + 1, glue->size);
    if (!in.at)
        abort();
    for (size_t i = 0; i < in.copies; i++)
        glue->decode(in.at + i * glue->size);
    return in;
}

static void gavel_answer(const struct gavel_inputs *in, long number, const struct gavel_glue *glue)
{
    char *what = "";
    size_t which = gavel_payload ? (size_t)strtoull(gavel_payload, &what, 10) : 0;
    gavel_out_len = 0;
    gavel_refused = NULL;
    if (in->calls > 0 && which < in->copies)
        (*what ? glue->look : glue->encode)(in->at + which * glue->size);
    if (gavel_refused)
        gavel_send("error", number, gavel_refused, strlen(gavel_refused));
    else
        gavel_send("answer", number, gavel_out, gavel_out_len);
}

/* Call i takes input i modulo their number. */
static void gavel_serve(const struct gavel_glue *glue)
{
    gavel_set_up();
    fflush(NULL);
    gavel_send("hello", 0, "1", 1);
    for (;;) {
        long number = gavel_receive("case", "run");
        struct gavel_inputs in = gavel_decode_inputs(glue);
        gavel_wait_for_go(number);
        for (size_t i = 0, k = 0; i < in.calls; i++, k = k + 1 < in.copies ? k + 1 : 0)
            glue->call(in.at + k * glue->size);
        fflush(NULL);
        gavel_send("done", number, NULL, 0);
        gavel_receive("give", "give");
        gavel_answer(&in, number, glue);
    }
}

#endif
