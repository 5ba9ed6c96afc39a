// SPDX-License-Identifier: MIT
/* Functions that draw or work out numbers. Whole numbers of 64 bits throughout; the one function that gives a decimal
 * number divides two whole ones below 2^53, which IEEE 754 rounds the same way everywhere. */
#include <stdlib.h>

#include "judge/core/expr_functions.h"

static int arg_range(struct expr_context *c, const struct expr *x, size_t k, int64_t *low, int64_t *high, struct err *e)
{
    if (expr_eval_int(c, x->args[k], low, e) < 0 || expr_eval_int(c, x->args[k + 1], high, e) < 0)
        return -1;
    return *low <= *high ? 0 : err_set(e, "%lld is above %lld", (long long)*low, (long long)*high);
}

/* One in eight is an edge: the ends, their neighbours, and what lies around zero. */
static bool draw_edge(struct rng *rng, int64_t low, int64_t high, int64_t *out)
{
    int64_t edges[7], inner[] = { 0, 1, -1 };
    size_t len = 0;
    if (rng_below(rng, 8) != 0)
        return false;
    edges[len++] = low;
    edges[len++] = high;
    if (low < high) {
        edges[len++] = low + 1;
        edges[len++] = high - 1;
    }
    for (size_t i = 0; i < COUNT(inner); i++)
        if (inner[i] >= low && inner[i] <= high)
            edges[len++] = inner[i];
    *out = edges[rng_below(rng, len)];
    return true;
}

EXPR_FUNCTION(expr_draw_int)
{
    int64_t low, high, edge;
    if (arg_range(c, x, 0, &low, &high, e) < 0)
        return -1;
    expr_put_int(out, x->options && draw_edge(c->rng, low, high, &edge) ? edge : rng_between(c->rng, low, high));
    return 0;
}

bool expr_is_plain_range(const struct expr *x, int64_t *low, int64_t *high)
{
    if (x->kind != EXPR_CALL || x->function->call != expr_draw_int || x->options || x->args[0]->kind != EXPR_VALUE ||
        x->args[1]->kind != EXPR_VALUE)
        return false;
    *low = x->args[0]->value.integer;
    *high = x->args[1]->value.integer;
    return *low <= *high;
}

EXPR_FUNCTION(expr_draw_bool)
{
    int64_t percent;
    if (expr_arg_int(c, x, 0, 50, &percent, e) < 0)
        return -1;
    *out = (struct value){ .kind = VALUE_BOOL, .truth = (int64_t)rng_below(c->rng, 100) < percent };
    return 0;
}

EXPR_FUNCTION(expr_draw_double)
{
    int64_t low, high, decimals, scale = 1;
    if (arg_range(c, x, 0, &low, &high, e) < 0 || expr_arg_int(c, x, 2, 3, &decimals, e) < 0)
        return -1;
    if (decimals < 0 || decimals > 15)
        return err_set(e, "%lld decimals", (long long)decimals);
    for (int64_t i = 0; i < decimals; i++)
        scale *= 10;
    int64_t most = (1LL << 53) / scale;
    if (low < -most || high > most)
        return err_set(e, "a range that a double cannot hold with %lld decimals", (long long)decimals);
    int64_t drawn = rng_between(c->rng, low * scale, high * scale);
    *out = (struct value){ .kind = VALUE_DOUBLE, .number = (double)drawn / (double)scale };
    return 0;
}

/* ---- primes ---------------------------------------------------------------------------------------------------------
 */

static uint64_t power_modulo(uint64_t base, uint64_t exponent, uint64_t modulus)
{
    unsigned __int128 result = 1, factor = base % modulus;
    for (; exponent > 0; exponent /= 2, factor = factor * factor % modulus)
        if (exponent % 2)
            result = result * factor % modulus;
    return (uint64_t)result;
}

/* Is n = odd * 2^twos + 1 shown to be composite by this base? */
static bool is_witness(uint64_t base, uint64_t n, uint64_t odd, int twos)
{
    uint64_t at = power_modulo(base, odd, n);
    if (at == 1 || at == n - 1)
        return false;
    for (int i = 1; i < twos; i++) {
        at = (uint64_t)((unsigned __int128)at * at % n);
        if (at == n - 1)
            return false;
    }
    return true;
}

/* Miller and Rabin; the first twelve primes as bases decide every number of 64 bits (Sorenson and Webster, 2015). */
static bool is_prime(uint64_t n)
{
    static const uint64_t bases[] = { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37 };
    uint64_t odd = n - 1;
    int twos = 0;
    if (n < 2)
        return false;
    for (size_t i = 0; i < COUNT(bases); i++)
        if (n % bases[i] == 0)
            return n == bases[i];
    for (; odd % 2 == 0; odd /= 2)
        twos++;
    for (size_t i = 0; i < COUNT(bases); i++)
        if (is_witness(bases[i], n, odd, twos))
            return false;
    return true;
}

/* From a place drawn at random upwards, and round the end: gaps below 2^63 are far shorter than what is looked at. */
EXPR_FUNCTION(expr_draw_prime)
{
    enum { LOOKED_AT_MAX = 10000 };
    int64_t low, high;
    if (arg_range(c, x, 0, &low, &high, e) < 0)
        return -1;
    int64_t at = rng_between(c->rng, low, high);
    for (int i = 0; i < LOOKED_AT_MAX; i++) {
        if (at > 1 && is_prime((uint64_t)at)) {
            expr_put_int(out, at);
            return 0;
        }
        at = at == high ? low : at + 1;
    }
    return err_set(e, "no prime from %lld to %lld", (long long)low, (long long)high);
}

/* ---- pure -----------------------------------------------------------------------------------------------------------
 */

/* Folds the arguments, or the items of the one list given. */
static int fold(struct expr_context *c, const struct expr *x, char how, struct value *out, struct err *e)
{
    struct value first, v;
    if (expr_eval(c, x->args[0], &first, e) < 0)
        return -1;
    size_t len = first.kind == VALUE_ITEMS ? first.items.len : x->args_len;
    if (len == 0 && how != '+')
        return err_set(e, "the list is empty");
    if (expr_spend(c, len, e) < 0)
        return -1;
    expr_put_int(out, 0);
    for (size_t i = 0; i < len; i++) {
        if (first.kind == VALUE_ITEMS)
            v = first.items.at[i];
        else if (i == 0)
            v = first;
        else if (expr_eval(c, x->args[i], &v, e) < 0)
            return -1;
        if (v.kind != VALUE_INT)
            return err_set(e, "not a whole number");
        if (how == '+' && __builtin_add_overflow(out->integer, v.integer, &out->integer))
            return err_set(e, "the sum does not fit 64 bits");
        if (how != '+' && (i == 0 || (how == '<' ? v.integer < out->integer : v.integer > out->integer)))
            out->integer = v.integer;
    }
    return 0;
}

EXPR_FUNCTION(expr_make_min)
{
    return fold(c, x, '<', out, e);
}
EXPR_FUNCTION(expr_make_max)
{
    return fold(c, x, '>', out, e);
}
EXPR_FUNCTION(expr_make_sum)
{
    return fold(c, x, '+', out, e);
}

EXPR_FUNCTION(expr_make_abs)
{
    int64_t number;
    if (expr_eval_int(c, x->args[0], &number, e) < 0)
        return -1;
    if (number == INT64_MIN)
        return err_set(e, "it does not fit 64 bits");
    expr_put_int(out, number < 0 ? -number : number);
    return 0;
}

EXPR_FUNCTION(expr_make_isqrt)
{
    int64_t number, root = 0;
    if (expr_eval_int(c, x->args[0], &number, e) < 0)
        return -1;
    if (number < 0)
        return err_set(e, "the root of %lld", (long long)number);
    for (int64_t bit = 1LL << 31; bit > 0; bit /= 2)
        if (root + bit <= 3037000499 && (root + bit) * (root + bit) <= number) /* the root of 2^63 - 1 */
            root += bit;
    expr_put_int(out, root);
    return 0;
}

EXPR_FUNCTION(expr_make_log2)
{
    int64_t number, log = 0;
    if (expr_eval_int(c, x->args[0], &number, e) < 0)
        return -1;
    if (number < 1)
        return err_set(e, "the logarithm of %lld", (long long)number);
    for (; number > 1; number /= 2)
        log++;
    expr_put_int(out, log);
    return 0;
}
