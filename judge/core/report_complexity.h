// SPDX-License-Identifier: MIT
/* The complexity in a report: what the measurement found (the judge fills it), and what is said of it, which text and
 * JSON share, so that a report that was read back from JSON looks like one made here. */
#ifndef GAVEL_JUDGE_CORE_REPORT_COMPLEXITY_H
#define GAVEL_JUDGE_CORE_REPORT_COMPLEXITY_H

#include <stdint.h>

#include "base/str.h"
#include "judge/core/complexity_two.h"

enum { SHOWN_BETWEEN_MAX = COMPLEXITY_CLASSES, SHOWN_EVIDENCE_MAX = 1024 };

/* What is said of time, or of memory. */
struct complexity_shown {
    const char *class; /* NULL: not decided; evidence says why */
    const char *between[SHOWN_BETWEEN_MAX];
    size_t between_len;
    double confidence;
    const char *expected;              /* NULL: the problem does not say */
    int meets;                         /* 1, 0, -1: cannot be told */
    bool log_more;                     /* it meets, but for a log factor */
    char evidence[SHOWN_EVIDENCE_MAX]; /* sentences that anyone can check */
};

/* Texts live as long as the report_complexity they were made from. */
struct complexity_view {
    struct complexity_shown time, space;
    bool has_space;
    const char *by_counts, *by_time; /* counts and time are each sure of something else; NULL: they are not */
    double emerging_share, regime_n; /* as in complexity_answer */
};

/* What the measurement of complexity said. Lives in the report's arena. */
struct report_complexity {
    const char *why; /* it was not measured; NULL: it was */
    enum complexity_class expected, expected_space;
    struct complexity_answer time;
    struct complexity_growth growth;
    bool has_growth;
    /* Two parameters: then `expected`, `time` and `growth` say nothing, nor do those of space. NULL: there is one. */
    const struct complexity_two_answer *two, *space_two; /* space_two: or NULL */
    const struct complexity_expected *expected_two, *expected_space_two;
    bool has_space; /* memory was measured; `expects_space`: and the problem says what is expected */
    bool expects_space;
    struct complexity_answer space;
    uint64_t cpu_ns;                       /* of the submission, for all of the measuring */
    const char *incomplete;                /* why measuring ended before its time; NULL: it did not */
    const char *suspicious;                /* why the measurement is not to be believed; NULL: nothing is suspicious */
    const struct complexity_point *points; /* of the worst family; with two parameters by n, then m */
    size_t points_len;
    const char *parameter, *family, *hint, *follow_up; /* in words; hint, follow_up: or NULL */
    const struct complexity_view *read_back;           /* from JSON; NULL: made here, from all of the above */
    /* What else the decisions were given, so that they can be repeated: larger sizes would have taken too long; what
     * the runtime and the answer may hide of the memory. */
    bool capped;
    double space_slack_bytes, space_item_bytes;
};

/* What is said of it. */
void report_complexity_view(const struct report_complexity *c, struct complexity_view *out);
/* "157,286": sizes are read by people. */
void report_add_number(struct str *out, double number);

#endif
