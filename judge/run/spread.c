// SPDX-License-Identifier: MIT
/* Medians, for one reading that was disturbed must not move them. */
#include "judge/run/spread.h"

#include <math.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double spread_median(double *readings, size_t len, double *spread)
{
    double off[SPREAD_READINGS_MAX];
    qsort(readings, len, sizeof(readings[0]), by_value);
    double median = readings[len / 2];
    for (size_t i = 0; spread && i < len; i++)
        off[i] = fabs(readings[i] - median);
    if (spread) {
        qsort(off, len, sizeof(off[0]), by_value);
        *spread = 1.5 * off[len / 2];
    }
    return median;
}
