// SPDX-License-Identifier: MIT
/* The attributes and the three ownership macros of the house style. */
#ifndef GAVEL_BASE_ATTR_H
#define GAVEL_BASE_ATTR_H

#include <stddef.h>

#define PRINTF(text, first) __attribute__((format(printf, text, first)))
#define NORETURN __attribute__((noreturn))
#define UNUSED __attribute__((unused))
/* Runs f(&variable) when the variable goes out of scope. */
#define CLEANUP(f) __attribute__((cleanup(f)))
/* Hands the value over and leaves `empty` behind, so that the CLEANUP of the old owner does nothing. */
#define TAKE(v, empty)              \
    ({                              \
        __typeof__(v) taken_ = (v); \
        (v) = (empty);              \
        taken_;                     \
    })
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
