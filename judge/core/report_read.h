// SPDX-License-Identifier: MIT
/* The way back: from the JSON of docs/report.md to a struct report, so that what a server answered is shown as a local
 * judgement is. A server is not trusted: every type and count is checked, and names that are printed as they are must
 * be free of control characters. Keys that are not known are passed over: newer servers add some. */
#ifndef GAVEL_JUDGE_CORE_REPORT_READ_H
#define GAVEL_JUDGE_CORE_REPORT_READ_H

#include "judge/core/report.h"

enum {
    REPORT_JSON_BYTES_MAX = 16 * 1024 * 1024, /* what json_parse is to be given at most */
    REPORT_CASES_MAX = 100000,
    REPORT_INPUTS_MAX = 64,
    REPORT_NAMES_MAX = 64, /* guarantees, classes between */
};

/* Fills *out, which report_clear empties, also after an error. The error names the key: "failure.case is no number". A
 * candidate's view has less in it; what is missing there stays empty. */
int report_read(const struct json *j, struct report *out, struct err *e);

#endif
