// SPDX-License-Identifier: MIT
/* Arguments of functions, and values in order, shuffled, in sets. Draws only in expr_shuffle. */
#include <stdlib.h>
#include <string.h>

#include "judge/core/expr_functions.h"

int expr_arg_int(struct expr_context *c, const struct expr *x, size_t k, int64_t otherwise, int64_t *out, struct err *e)
{
    *out = otherwise;
    return k < x->args_len ? expr_eval_int(c, x->args[k], out, e) : 0;
}

int expr_arg_items(struct expr_context *c, const struct expr *x, size_t k, struct value *out, struct err *e)
{
    if (expr_eval(c, x->args[k], out, e) < 0)
        return -1;
    return out->kind == VALUE_ITEMS ? 0 : err_set(e, "argument %zu is not a list", k + 1);
}

int expr_arg_copy(struct expr_context *c, const struct expr *x, struct value *out, struct value **items, struct err *e)
{
    struct value list;
    if (expr_arg_items(c, x, 0, &list, e) < 0 || !(*items = expr_items(c, (int64_t)list.items.len, e)))
        return -1;
    if (list.items.len)
        memcpy(*items, list.items.at, list.items.len * sizeof(**items));
    expr_put_items(out, *items, list.items.len);
    return 0;
}

void expr_put_items(struct value *out, const struct value *items, size_t len)
{
    out->kind = VALUE_ITEMS;
    out->items.at = items;
    out->items.len = len;
}

void expr_put_int(struct value *out, int64_t number)
{
    *out = (struct value){ .kind = VALUE_INT, .integer = number };
}

void expr_put_text(struct value *out, const char *text, size_t len)
{
    *out = (struct value){ .kind = VALUE_STRING, .string = { text, len } };
}

/* ---- order ----------------------------------------------------------------------------------------------------------
 */

static int by_order(const void *a, const void *b)
{
    return value_order(a, b);
}

enum { RADIX_FROM = 64, DIGIT_BITS = 8, DIGITS = 256 };

/* One digit's pass of a radix sort. false: all keys have the same digit there, nothing was moved. */
static bool scatter(const uint64_t *from, uint64_t *to, size_t len, unsigned shift)
{
    size_t start[DIGITS] = { 0 }, at = 0;
    for (size_t i = 0; i < len; i++)
        start[(from[i] >> shift) % DIGITS]++;
    if (start[(from[0] >> shift) % DIGITS] == len)
        return false;
    for (size_t d = 0; d < DIGITS; d++) {
        size_t count = start[d];
        start[d] = at;
        at += count;
    }
    for (size_t i = 0; i < len; i++)
        to[start[(from[i] >> shift) % DIGITS]++] = from[i];
    return true;
}

/* A comparison through a pointer for each of n log n steps took most of the time of drawing a search tree. */
static bool sort_ints(struct value *items, size_t len, struct arena *scratch)
{
    for (size_t i = 0; i < len; i++)
        if (items[i].kind != VALUE_INT)
            return false;
    uint64_t *keys = arena_array(scratch, 2 * len, sizeof(*keys)), *other = keys ? keys + len : NULL;
    if (!keys)
        return false;
    for (size_t i = 0; i < len; i++)
        keys[i] = (uint64_t)items[i].integer ^ (1ULL << 63); /* negative ones first */
    for (unsigned shift = 0; shift < 64; shift += DIGIT_BITS) {
        if (!scatter(keys, other, len, shift))
            continue;
        uint64_t *held = keys;
        keys = other;
        other = held;
    }
    for (size_t i = 0; i < len; i++)
        items[i].integer = (int64_t)(keys[i] ^ (1ULL << 63));
    return true;
}

void expr_sort(struct value *items, size_t len, struct arena *scratch)
{
    if (len < RADIX_FROM || !sort_ints(items, len, scratch))
        qsort(items, len, sizeof(*items), by_order);
}

void expr_shuffle(struct rng *rng, struct value *items, size_t len)
{
    for (size_t i = len; i > 1; i--) {
        size_t k = rng_below(rng, i);
        struct value held = items[k];
        items[k] = items[i - 1];
        items[i - 1] = held;
    }
}

/* ---- sets -----------------------------------------------------------------------------------------------------------
 */

static uint64_t hash_value(const struct value *v)
{
    uint64_t h = 0xcbf29ce484222325ULL ^ v->kind;
    if (v->kind == VALUE_STRING)
        for (size_t i = 0; i < v->string.len; i++)
            h = (h ^ (unsigned char)v->string.text[i]) * 0x100000001b3ULL;
    else if (v->kind == VALUE_ITEMS)
        for (size_t i = 0; i < v->items.len; i++)
            h = (h ^ hash_value(&v->items.at[i])) * 0x100000001b3ULL;
    else
        h ^= v->kind == VALUE_BOOL ? (uint64_t)v->truth : (uint64_t)v->integer; /* a double: its bits */
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    return h ? h : 1;
}

bool expr_set_open(struct expr_set *s, size_t count, struct arena *a)
{
    size_t slots = 16;
    while (slots < 2 * count)
        slots *= 2;
    s->mask = slots - 1;
    s->slots = arena_array(a, slots, sizeof(*s->slots));
    return s->slots != NULL;
}

static uint64_t *slot_of(const struct expr_set *s, uint64_t h)
{
    size_t at = (size_t)h & s->mask;
    while (s->slots[at] != 0 && s->slots[at] != h)
        at = (at + 1) & s->mask;
    return &s->slots[at];
}

bool expr_set_add(struct expr_set *s, const struct value *v)
{
    uint64_t h = hash_value(v), *slot = slot_of(s, h);
    bool added = *slot == 0;
    *slot = h;
    return added;
}

bool expr_set_has(const struct expr_set *s, const struct value *v)
{
    return *slot_of(s, hash_value(v)) != 0;
}
