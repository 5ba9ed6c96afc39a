// SPDX-License-Identifier: MIT
/* The memory that a counted program shares with the judge: the plugin adds, counter.c reads. */
#ifndef GAVEL_JUDGE_RUN_COUNT_PAGE_H
#define GAVEL_JUDGE_RUN_COUNT_PAGE_H

#include <stdint.h>

enum {
    COUNT_FD = 5,      /* where the plugin finds it; it closes it before the program begins */
    COUNT_LINES = 64,  /* the first is the only thread's; the others are shared out among several */
    COUNT_LINE_U64 = 8 /* a cache line each */
};

struct count_page {
    uint64_t line[COUNT_LINES][COUNT_LINE_U64]; /* only [i][0] is used; the count is the sum of all */
};

#endif
