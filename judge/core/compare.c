// SPDX-License-Identifier: MIT
/* Compares an answer with the expected one. Unordered modes sort copies, so that each is O(n log n). */
#include "judge/core/compare.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN_BYTES = 60, PATH_DEPTH = 8 };

static int by_order(const void *a, const void *b)
{
    return value_order(a, b);
}

/* A copy whose lists are sorted: the outermost, or every one from the inside out. false: no memory. */
static bool sorted_copy(const struct value *v, bool deep, bool outermost, struct arena *scratch, struct value *out)
{
    *out = *v;
    if (v->kind != VALUE_ITEMS || v->items.len == 0)
        return true;
    struct value *items = arena_array(scratch, v->items.len, sizeof(*items));
    if (!items)
        return false;
    memcpy(items, v->items.at, v->items.len * sizeof(*items));
    for (size_t i = 0; deep && i < v->items.len; i++)
        if (!sorted_copy(&v->items.at[i], true, false, scratch, &items[i]))
            return false;
    if (deep || outermost)
        qsort(items, v->items.len, sizeof(*items), by_order);
    out->items.at = items;
    return true;
}

struct search {
    const struct compare *c;
    size_t path[PATH_DEPTH];
    size_t depth;
    struct str *difference;
};

static bool near(const struct compare *c, double want, double got)
{
    if (c->mode != COMPARE_FLOAT || !isfinite(want) || !isfinite(got))
        return want == got || (isnan(want) && isnan(got));
    double allowed = fmax(c->absolute, c->relative * fabs(want));
    return fabs(got - want) <= allowed;
}

static void say_value(struct str *out, const struct value *v)
{
    struct str text = STR(4096);
    value_write(v, NULL, &text);
    if (text.len > SHOWN_BYTES)
        str_addf(out, "%.*s…", SHOWN_BYTES, str_text(&text));
    else
        str_add(out, str_text(&text));
    str_clear(&text);
}

static int differ(const struct search *s, const struct value *want, const struct value *got)
{
    if (!s->difference)
        return 0;
    if (s->depth > 0) {
        str_add(s->difference, "at ");
        for (size_t i = 0; i < s->depth && i < PATH_DEPTH; i++)
            str_addf(s->difference, "[%zu]", s->path[i]);
        str_add(s->difference, ": ");
    }
    say_value(s->difference, got);
    str_add(s->difference, " instead of ");
    say_value(s->difference, want);
    return 0;
}

static int differ_string(const struct search *s, const struct value *want, const struct value *got)
{
    size_t i = 0;
    while (i < want->string.len && i < got->string.len && want->string.text[i] == got->string.text[i])
        i++;
    differ(s, want, got);
    if (s->difference && i > 0)
        str_addf(s->difference, " (from byte %zu on)", i);
    return 0;
}

static int compare(struct search *s, const struct value *want, const struct value *got)
{
    if (want->kind != got->kind)
        return differ(s, want, got);
    switch (want->kind) {
    case VALUE_DOUBLE:
        return near(s->c, want->number, got->number) ? 1 : differ(s, want, got);
    case VALUE_STRING:
        return value_equal(want, got, NULL) ? 1 : differ_string(s, want, got);
    case VALUE_ITEMS:
        break;
    default:
        return value_equal(want, got, NULL) ? 1 : differ(s, want, got);
    }
    size_t depth = s->depth++;
    for (size_t i = 0; i < want->items.len && i < got->items.len; i++) {
        if (depth < PATH_DEPTH)
            s->path[depth] = i;
        int equal = compare(s, &want->items.at[i], &got->items.at[i]);
        if (equal != 1)
            return equal;
    }
    s->depth = depth;
    if (want->items.len == got->items.len)
        return 1;
    if (s->difference) {
        for (size_t i = 0; i < depth && i < PATH_DEPTH; i++)
            str_addf(s->difference, "%s[%zu]", i ? "" : "at ", s->path[i]);
        str_addf(s->difference, "%slength %zu instead of %zu", depth ? ": " : "", got->items.len, want->items.len);
    }
    return 0;
}

int compare_values(const struct compare *c, const struct type *t UNUSED, const struct value *expected,
                   const struct value *got, struct arena *scratch, struct str *difference)
{
    struct search s = { .c = c, .difference = difference };
    struct value want = *expected, have = *got;
    bool deep = c->mode == COMPARE_UNORDERED_DEEP;
    if (deep || c->mode == COMPARE_UNORDERED) {
        if (!sorted_copy(expected, deep, true, scratch, &want) || !sorted_copy(got, deep, true, scratch, &have)) {
            if (difference)
                str_add(difference, "the answer is too large to be sorted");
            return 0;
        }
    }
    size_t before = difference ? difference->len : 0;
    int equal = compare(&s, &want, &have);
    if (!equal && difference && (deep || c->mode == COMPARE_UNORDERED) && difference->len > before)
        str_add(difference, " (both sorted)");
    return equal;
}

size_t compare_mark(const char *expected, const char *got)
{
    size_t i = 0;
    while (expected[i] && expected[i] == got[i])
        i++;
    return expected[i] == got[i] ? SIZE_MAX : i;
}
