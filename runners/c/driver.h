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
#include <math.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

static long gavel_receive(const char *word)
{
    char head[65] = "", got[32];
    long number;
    size_t length;
    for (size_t i = 0; i == 0 || head[i - 1] != '\n'; i++) {
        if (i == sizeof(head) - 1)
            _exit(2);
        gavel_get(head + i, 1);
    }
    if (sscanf(head, "%31s %ld %zu", got, &number, &length) != 3 || strcmp(got, word) != 0)
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

/* ---- text to values ------------------------------------------------------------------------------------------------ */

static char gavel_peek(void)
{
    while (gavel_in < gavel_end && (*gavel_in == ' ' || *gavel_in == '\n'))
        gavel_in++;
    return gavel_in < gavel_end ? *gavel_in : '\0';
}

static bool gavel_take(char c)
{
    if (gavel_peek() != c)
        return false;
    gavel_in++;
    return true;
}

static void *gavel_grow(void *items, size_t len, size_t *cap, size_t size)
{
    if (len < *cap)
        return items;
    *cap = *cap ? *cap * 2 : 8;
    items = realloc(items, *cap * size);
    if (!items)
        abort();
    return items;
}

static long long gavel_read_long(void)
{
    bool negative = gavel_take('-');
    unsigned long long n = 0;
    gavel_peek();
    while (gavel_in < gavel_end && *gavel_in >= '0' && *gavel_in <= '9')
        n = n * 10 + (unsigned long long)(*gavel_in++ - '0');
    return (long long)(negative ? 0 - n : n);
}

static int gavel_read_int(void)
{
    return (int)gavel_read_long();
}

static double gavel_read_double(void)
{
    char *end;
    gavel_peek();
    double v = strtod(gavel_in, &end);
    gavel_in = end;
    return v;
}

static bool gavel_read_bool(void)
{
    bool v = gavel_peek() == 't';
    gavel_in += v ? 4 : 5;
    return v;
}

static char *gavel_read_string(void)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    size_t len = 0, cap = 16;
    char *out = malloc(cap);
    gavel_take('"');
    while (gavel_in < gavel_end && *gavel_in != '"') {
        char c = *gavel_in++;
        if (c == '\\') {
            c = *gavel_in++;
            if (c == 'u') { /* the judge escapes control characters only */
                char hex[5] = { gavel_in[0], gavel_in[1], gavel_in[2], gavel_in[3], 0 };
                c = (char)strtol(hex, NULL, 16);
                gavel_in += 4;
            } else {
                c = to[strchr(from, c) - from];
            }
        }
        out = gavel_grow(out, len + 1, &cap, 1);
        out[len++] = c;
    }
    gavel_take('"');
    out = gavel_grow(out, len, &cap, 1);
    out[len] = '\0';
    return out;
}

static char gavel_read_char(void)
{
    char *s = gavel_read_string(), c = s[0];
    free(s);
    return c;
}

/* An array of anything that READ reads. Never NULL, so that an empty one may be passed on. */
#define GAVEL_READ_ARRAY(NAME, TYPE, READ)                                                                             \
    __attribute__((unused)) static TYPE *NAME(int *size)                                                               \
    {                                                                                                                  \
        size_t len = 0, cap = 1;                                                                                       \
        TYPE *items = malloc(sizeof(TYPE));                                                                            \
        gavel_take('[');                                                                                               \
        while (gavel_peek() != ']' && gavel_in < gavel_end) {                                                          \
            items = gavel_grow(items, len, &cap, sizeof(TYPE));                                                        \
            items[len++] = READ;                                                                                       \
            gavel_take(',');                                                                                           \
        }                                                                                                              \
        gavel_take(']');                                                                                               \
        *size = (int)len;                                                                                              \
        return items;                                                                                                  \
    }                                                                                                                  \
    __attribute__((unused)) static TYPE **NAME##_rows(int *size, int **columns)                                        \
    {                                                                                                                  \
        size_t len = 0, cap = 1, columns_cap = 1;                                                                      \
        TYPE **rows = malloc(sizeof(TYPE *));                                                                          \
        *columns = malloc(sizeof(int));                                                                                \
        gavel_take('[');                                                                                               \
        while (gavel_peek() != ']' && gavel_in < gavel_end) {                                                          \
            rows = gavel_grow(rows, len, &cap, sizeof(TYPE *));                                                        \
            *columns = gavel_grow(*columns, len, &columns_cap, sizeof(int));                                           \
            rows[len] = NAME(&(*columns)[len]);                                                                        \
            len++;                                                                                                     \
            gavel_take(',');                                                                                           \
        }                                                                                                              \
        gavel_take(']');                                                                                               \
        *size = (int)len;                                                                                              \
        return rows;                                                                                                   \
    }

GAVEL_READ_ARRAY(gavel_read_int_array, int, gavel_read_int())
GAVEL_READ_ARRAY(gavel_read_long_array, long long, gavel_read_long())
GAVEL_READ_ARRAY(gavel_read_double_array, double, gavel_read_double())
GAVEL_READ_ARRAY(gavel_read_bool_array, bool, gavel_read_bool())
GAVEL_READ_ARRAY(gavel_read_char_array, char, gavel_read_char())
GAVEL_READ_ARRAY(gavel_read_string_array, char *, gavel_read_string())

static struct ListNode *gavel_read_list(void)
{
    int size;
    int *values = gavel_read_int_array(&size);
    struct ListNode *head = NULL;
    while (size-- > 0) {
        struct ListNode *node = malloc(sizeof(*node));
        node->val = values[size];
        node->next = head;
        head = node;
    }
    free(values);
    return head;
}
GAVEL_READ_ARRAY(gavel_read_list_array, struct ListNode *, gavel_read_list())

static struct TreeNode *gavel_read_tree(void)
{
    struct TreeNode *root = NULL, ***places = NULL;
    size_t len = 0, cap = 0, next = 0;
    places = gavel_grow(places, len, &cap, sizeof(*places));
    places[len++] = &root;
    gavel_take('[');
    while (gavel_peek() != ']' && gavel_in < gavel_end) {
        struct TreeNode **place = places[next++];
        if (gavel_peek() == 'n') {
            gavel_in += 4;
        } else {
            struct TreeNode *node = calloc(1, sizeof(*node));
            node->val = gavel_read_int();
            *place = node;
            places = gavel_grow(places, len, &cap, sizeof(*places));
            places[len++] = &node->left;
            places = gavel_grow(places, len, &cap, sizeof(*places));
            places[len++] = &node->right;
        }
        gavel_take(',');
    }
    gavel_take(']');
    free(places);
    return root;
}
GAVEL_READ_ARRAY(gavel_read_tree_array, struct TreeNode *, gavel_read_tree())

static struct Node *gavel_read_graph(void)
{
    int size, *columns;
    int **rows = gavel_read_int_array_rows(&size, &columns);
    struct Node *nodes = calloc((size_t)size + 1, sizeof(*nodes));
    for (int i = 0; i < size; i++) {
        nodes[i].val = i + 1;
        nodes[i].numNeighbors = columns[i];
        nodes[i].neighbors = malloc(sizeof(struct Node *) * (size_t)(columns[i] + 1));
        for (int k = 0; k < columns[i]; k++)
            nodes[i].neighbors[k] = &nodes[rows[i][k] - 1];
    }
    return size ? nodes : NULL;
}

/* ---- values to text ------------------------------------------------------------------------------------------------ */

static char *gavel_out;
static size_t gavel_out_len, gavel_out_cap;
static const char *gavel_refused; /* why the answer cannot be written */

static void gavel_add(const char *bytes, size_t size)
{
    if (gavel_out_len + size > GAVEL_ANSWER_MAX) {
        gavel_refused = "the answer is longer than 64 MiB";
        return;
    }
    while (gavel_out_len + size > gavel_out_cap) {
        gavel_out_cap = gavel_out_cap ? gavel_out_cap * 2 : 4096;
        gavel_out = realloc(gavel_out, gavel_out_cap);
        if (!gavel_out)
            abort();
    }
    memcpy(gavel_out + gavel_out_len, bytes, size);
    gavel_out_len += size;
}

static void gavel_text(const char *text)
{
    gavel_add(text, strlen(text));
}

static void gavel_write_long(long long v)
{
    char text[32];
    gavel_add(text, (size_t)snprintf(text, sizeof(text), "%lld", v));
}

static void gavel_write_int(int v)
{
    gavel_write_long(v);
}

static void gavel_write_double(double v)
{
    char text[40];
    if (isnan(v) || isinf(v)) {
        gavel_text(isnan(v) ? "NaN" : v > 0 ? "Infinity" : "-Infinity");
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof(text), "%.*g", digits, v);
        if (strtod(text, NULL) == v)
            break;
    }
    gavel_text(text);
    if (!strpbrk(text, ".e"))
        gavel_text(".0");
}

static void gavel_write_bool(bool v)
{
    gavel_text(v ? "true" : "false");
}

static void gavel_write_bytes(const char *s, size_t len)
{
    gavel_text("\"");
    for (size_t i = 0; i < len && !gavel_refused; i++) {
        unsigned char c = (unsigned char)s[i];
        char escape[8] = { '\\', (char)c, 0 };
        if (c < 32 || c == 127)
            gavel_add(escape, (size_t)snprintf(escape, sizeof(escape), "\\u%04x", c));
        else if (c == '"' || c == '\\')
            gavel_add(escape, 2);
        else
            gavel_add(s + i, 1);
    }
    gavel_text("\"");
}

static void gavel_write_string(const char *s)
{
    if (!s)
        gavel_refused = "NULL is not a string";
    else
        gavel_write_bytes(s, strlen(s));
}

static void gavel_write_char(char c)
{
    gavel_write_bytes(&c, 1);
}

static bool gavel_size_is_good(int size, const void *items)
{
    if (size < 0 || size > GAVEL_ITEMS_MAX)
        gavel_refused = "the returned size is negative or above 10000000 (was *returnSize set?)";
    else if (size > 0 && !items)
        gavel_refused = "NULL was returned with a size above 0";
    return !gavel_refused;
}

#define GAVEL_WRITE_ARRAY(NAME, TYPE, WRITE)                                                                           \
    __attribute__((unused)) static void NAME(TYPE *items, int size)                                                    \
    {                                                                                                                  \
        if (!gavel_size_is_good(size, items))                                                                          \
            return;                                                                                                    \
        gavel_text("[");                                                                                               \
        for (int i = 0; i < size && !gavel_refused; i++) {                                                             \
            if (i > 0)                                                                                                 \
                gavel_text(",");                                                                                       \
            WRITE(items[i]);                                                                                           \
        }                                                                                                              \
        gavel_text("]");                                                                                               \
    }                                                                                                                  \
    __attribute__((unused)) static void NAME##_rows(TYPE **rows, int size, int *columns)                               \
    {                                                                                                                  \
        if (!gavel_size_is_good(size, rows))                                                                           \
            return;                                                                                                    \
        if (size > 0 && !columns) {                                                                                    \
            gavel_refused = "the columns' sizes were not set (*returnColumnSizes)";                                    \
            return;                                                                                                    \
        }                                                                                                              \
        gavel_text("[");                                                                                               \
        for (int i = 0; i < size && !gavel_refused; i++) {                                                             \
            if (i > 0)                                                                                                 \
                gavel_text(",");                                                                                       \
            NAME(rows[i], columns[i]);                                                                                 \
        }                                                                                                              \
        gavel_text("]");                                                                                               \
    }

GAVEL_WRITE_ARRAY(gavel_write_int_array, int, gavel_write_int)
GAVEL_WRITE_ARRAY(gavel_write_long_array, long long, gavel_write_long)
GAVEL_WRITE_ARRAY(gavel_write_double_array, double, gavel_write_double)
GAVEL_WRITE_ARRAY(gavel_write_bool_array, bool, gavel_write_bool)
GAVEL_WRITE_ARRAY(gavel_write_char_array, char, gavel_write_char)
GAVEL_WRITE_ARRAY(gavel_write_string_array, char *, gavel_write_string)

static void gavel_write_list(struct ListNode *node)
{
    gavel_text("[");
    for (int count = 0; node && !gavel_refused; node = node->next) {
        if (count++ > 0)
            gavel_text(",");
        if (count > GAVEL_ITEMS_MAX)
            gavel_refused = "the returned list has a cycle, or more than 10000000 nodes";
        gavel_write_int(node->val);
    }
    gavel_text("]");
}
GAVEL_WRITE_ARRAY(gavel_write_list_array, struct ListNode *, gavel_write_list)

static void gavel_write_tree(struct TreeNode *root)
{
    struct TreeNode **queue = NULL;
    size_t len = 0, cap = 0, start, last;
    queue = gavel_grow(queue, len, &cap, sizeof(*queue));
    queue[len++] = root;
    gavel_text("[");
    start = last = gavel_out_len;
    for (size_t at = 0; at < len && !gavel_refused; at++) {
        if (at > 0)
            gavel_text(",");
        if (len > GAVEL_ITEMS_MAX)
            gavel_refused = "the returned tree has a cycle, or more than 10000000 nodes";
        if (!queue[at]) {
            gavel_text("null");
            continue;
        }
        gavel_write_int(queue[at]->val);
        last = gavel_out_len;
        struct TreeNode *node = queue[at];
        queue = gavel_grow(queue, len, &cap, sizeof(*queue));
        queue[len++] = node->left;
        queue = gavel_grow(queue, len, &cap, sizeof(*queue));
        queue[len++] = node->right;
    }
    gavel_out_len = last > start ? last : start;
    gavel_text("]");
    free(queue);
}

GAVEL_WRITE_ARRAY(gavel_write_tree_array, struct TreeNode *, gavel_write_tree)

/* Nodes are numbered from 1, so a table by number finds them again. */
static void gavel_write_graph(struct Node *root)
{
    struct Node **queue = NULL, **by_number = NULL;
    size_t len = 0, cap = 0, numbers = 1 << 20;
    by_number = calloc(numbers + 1, sizeof(*by_number));
    if (root && root->val >= 1 && (size_t)root->val <= numbers) {
        queue = gavel_grow(queue, len, &cap, sizeof(*queue));
        queue[len++] = by_number[root->val] = root;
    }
    for (size_t at = 0; at < len && !gavel_refused; at++) {
        for (int k = 0; k < queue[at]->numNeighbors; k++) {
            struct Node *other = queue[at]->neighbors[k];
            if (!other || other->val < 1 || (size_t)other->val > numbers) {
                gavel_refused = "the nodes of the returned graph are not numbered from 1";
                break;
            }
            if (by_number[other->val])
                continue;
            queue = gavel_grow(queue, len, &cap, sizeof(*queue));
            queue[len++] = by_number[other->val] = other;
        }
    }
    gavel_text("[");
    for (size_t i = 1; i <= len && !gavel_refused; i++) {
        gavel_text(i > 1 ? ",[" : "[");
        for (int k = 0; by_number[i] && k < by_number[i]->numNeighbors; k++) {
            if (k > 0)
                gavel_text(",");
            gavel_write_int(by_number[i]->neighbors[k]->val);
        }
        gavel_text("]");
    }
    gavel_text("]");
    free(queue);
    free(by_number);
}

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

static void gavel_serve(void (*decode)(void), void (*call)(void), void (*encode)(void))
{
    gavel_set_up();
    fflush(NULL);
    gavel_send("hello", 0, "1", 1);
    for (;;) {
        long number = gavel_receive("case");
        decode();
        gavel_send("ready", number, NULL, 0);
        gavel_receive("go");
        call();
        fflush(NULL);
        gavel_send("done", number, NULL, 0);
        gavel_receive("give");
        gavel_out_len = 0;
        gavel_refused = NULL;
        encode();
        if (gavel_refused)
            gavel_send("error", number, gavel_refused, strlen(gavel_refused));
        else
            gavel_send("answer", number, gavel_out, gavel_out_len);
    }
}

#endif
