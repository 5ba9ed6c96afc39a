// SPDX-License-Identifier: MIT
/* What report.c and report_complexity.c share. */
#ifndef GAVEL_JUDGE_CORE_REPORT_PRIVATE_H
#define GAVEL_JUDGE_CORE_REPORT_PRIVATE_H

#include "judge/core/report.h"

/* A new object. */
struct json *report_complexity_json(const struct report_complexity *c);

#endif
