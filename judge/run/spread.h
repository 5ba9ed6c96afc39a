// SPDX-License-Identifier: MIT
/* Of a few readings: their middle, and how far they stray. */
#ifndef GAVEL_JUDGE_RUN_SPREAD_H
#define GAVEL_JUDGE_RUN_SPREAD_H

#include <stddef.h>

enum { SPREAD_READINGS_MAX = 16 };

/* Sorts the readings, 1 to SPREAD_READINGS_MAX of them, and returns the upper median; *spread gets 1.5 times the median
 * distance from it (for noise of a normal kind its standard deviation), or NULL. */
double spread_median(double *readings, size_t len, double *spread);

#endif
