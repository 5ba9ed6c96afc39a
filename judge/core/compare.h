// SPDX-License-Identifier: MIT
/* Does an answer equal the expected one, in the problem's way? */
#ifndef GAVEL_JUDGE_CORE_COMPARE_H
#define GAVEL_JUDGE_CORE_COMPARE_H

#include "base/str.h"
#include "judge/core/value.h"

enum compare_mode {
    COMPARE_EXACT,
    COMPARE_UNORDERED,      /* the outermost list in any order */
    COMPARE_UNORDERED_DEEP, /* every list in any order */
    COMPARE_FLOAT,          /* doubles at any depth within tolerance */
    COMPARE_CHECKER,        /* an author's program decides (judge/run) */
};

struct compare {
    enum compare_mode mode;
    double absolute, relative; /* COMPARE_FLOAT: |got - want| <= max(absolute, relative * |want|) */
    const char *checker;       /* COMPARE_CHECKER: the program's path below the problem's folder */
};

/* 1 equal, 0 not (then *difference, if given, says where the first difference is: "at index 1: 3 instead of 2").
 * COMPARE_CHECKER is not for this function. scratch is used for sorted copies. */
int compare_values(const struct compare *c, const struct type *t, const struct value *expected, const struct value *got,
                   struct arena *scratch, struct str *difference);
/* The byte offset in canonical texts at which two values first differ, for marking it; SIZE_MAX if they do not. */
size_t compare_mark(const char *expected, const char *got);

#endif
