// SPDX-License-Identifier: MIT
/* Numbers from text, as a whole or not at all. libc's strto* functions skip white space, take "-1" for an unsigned
 * number and look at the locale; so digits are read here. Units are exact: 1.5s is 1500000000 ns, and what does not
 * come out whole (0.3ns) or does not fit is an error, never rounded. Every error quotes the text, cut to what fits a
 * line. */
#include "base/parse.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

#define QUOTED "\"%.40s\""

/* Reads digits at *text into *out and steps over them: 1, 0 when there is none, -1 when it does not fit. */
static int digits(const char **text, uint64_t *out)
{
    const char *p = *text;
    uint64_t n = 0;
    for (; *p >= '0' && *p <= '9'; p++)
        if (__builtin_mul_overflow(n, 10U, &n) || __builtin_add_overflow(n, (uint64_t)(*p - '0'), &n))
            return -1;
    int found = p > *text;
    *text = p;
    *out = n;
    return found;
}

int parse_u64(const char *text, uint64_t min, uint64_t max, uint64_t *out, struct err *e)
{
    const char *p = text;
    uint64_t n;
    int found = digits(&p, &n);
    if (found == 0 || (found > 0 && *p))
        return err_set(e, QUOTED " is not a whole number", text);
    if (found < 0 || n < min || n > max)
        return err_set(e, QUOTED " is not between %llu and %llu", text, (unsigned long long)min,
                       (unsigned long long)max);
    *out = n;
    return 0;
}

int parse_i64(const char *text, int64_t min, int64_t max, int64_t *out, struct err *e)
{
    bool negative = text[0] == '-';
    const char *p = text + negative;
    uint64_t n = 0;
    int found = digits(&p, &n);
    if (found == 0 || (found > 0 && *p))
        return err_set(e, QUOTED " is not a whole number", text);
    bool fits = found > 0 && n <= (uint64_t)INT64_MAX + negative;
    int64_t value = !fits ? 0 : negative ? (int64_t)(0 - n) : (int64_t)n;
    if (!fits || value < min || value > max)
        return err_set(e, QUOTED " is not between %lld and %lld", text, (long long)min, (long long)max);
    *out = value;
    return 0;
}

/* -?digits[.digits][(e|E)[+-]digits], nothing else: strtod alone would take "0x1p3", "nan", " 1" and "1,5". */
static bool is_decimal(const char *p)
{
    p += *p == '-';
    if (!isdigit((unsigned char)*p))
        return false;
    p += strspn(p, "0123456789");
    if (*p == '.') {
        if (!isdigit((unsigned char)*++p))
            return false;
        p += strspn(p, "0123456789");
    }
    if (*p == 'e' || *p == 'E') {
        p += 1 + (p[1] == '+' || p[1] == '-');
        if (!isdigit((unsigned char)*p))
            return false;
        p += strspn(p, "0123456789");
    }
    return *p == '\0';
}

int parse_double(const char *text, double *out, struct err *e)
{
    if (!is_decimal(text))
        return err_set(e, QUOTED " is not a number", text);
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    if (!plain)
        abort();
    double n = strtod_l(text, NULL, plain);
    freelocale(plain);
    if (!isfinite(n))
        return err_set(e, QUOTED " is too large", text);
    *out = n;
    return 0;
}

struct unit {
    const char *name;
    uint64_t factor;
};

/* digits[.digits]UNIT to factor * number, exactly. `what` names the kind in the error. */
static int parse_united(const char *text, const struct unit *units, const char *what, uint64_t *out, struct err *e)
{
    const char *p = text;
    uint64_t whole, fraction = 0, scale = 1;
    int found = digits(&p, &whole);
    if (found > 0 && *p == '.') {
        const char *first = ++p;
        found = digits(&p, &fraction);
        for (ptrdiff_t i = 0; found > 0 && i < p - first; i++)
            if (__builtin_mul_overflow(scale, 10U, &scale))
                found = -1;
    }
    const struct unit *u = units;
    while (u->name && strcmp(u->name, p) != 0)
        u++;
    if (found == 0 || (found > 0 && !u->name))
        return err_set(e, QUOTED " is not a %s", text, what);
    uint64_t part = 0, total;
    if (found < 0 || __builtin_mul_overflow(whole, u->factor, &total) ||
        __builtin_mul_overflow(fraction, u->factor, &part) || part % scale != 0 ||
        __builtin_add_overflow(total, part / scale, &total))
        return err_set(e, QUOTED " is too large or too fine", text);
    *out = total;
    return 0;
}

int parse_duration_ns(const char *text, uint64_t min, uint64_t max, uint64_t *out, struct err *e)
{
    static const struct unit units[] = {
        { "ns", 1 },
        { "us", NS_PER_US },
        { "ms", NS_PER_MS },
        { "s", NS_PER_S },
        { "m", 60 * NS_PER_S },
        { "h", 3600 * NS_PER_S },
        { "d", 24 * 3600 * NS_PER_S },
        { 0 },
    };
    uint64_t n;
    if (parse_united(text, units, "duration (like 2s or 250ms)", &n, e) < 0)
        return -1;
    if (n < min || n > max)
        return err_set(e, QUOTED " is not between %gs and %gs", text, (double)min / 1e9, (double)max / 1e9);
    *out = n;
    return 0;
}

int parse_size_bytes(const char *text, uint64_t min, uint64_t max, uint64_t *out, struct err *e)
{
    static const struct unit units[] = {
        { "", 1 },
        { "K", 1024 },
        { "KiB", 1024 },
        { "M", 1024 * 1024 },
        { "MiB", 1024 * 1024 },
        { "G", 1024 * 1024 * 1024 },
        { "GiB", 1024 * 1024 * 1024 },
        { 0 },
    };
    uint64_t n;
    if (parse_united(text, units, "size (like 64M or 4096)", &n, e) < 0)
        return -1;
    if (n < min || n > max)
        return err_set(e, QUOTED " is not between %llu and %llu bytes", text, (unsigned long long)min,
                       (unsigned long long)max);
    *out = n;
    return 0;
}
