// SPDX-License-Identifier: MIT
/* Classes of two parameters as expressions: read, multiplied out, compared, evaluated. A sum of terms is all there is:
 * products of sums are multiplied out, and what another term outgrows in every direction is dropped, so that
 * O((n + m)^2) and O(n^2 + m^2) are the same class. Untrusted text only as far as an author's is. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "judge/core/complexity_evidence.h"

enum { DEPTH_MAX = 4, POWER_MAX = 4, PRODUCT_MAX = 32 };

/* Directions in which n and m may grow together: m fixed, n fixed, both alike, each the other's square, each hardly. */
static const struct {
    double n, m;
} directions[] = { { 1, 0 }, { 0, 1 }, { 1, 1 }, { 1, .5 }, { .5, 1 }, { 1, .05 }, { .05, 1 } };

/* ---- comparing --------------------------------------------------------------------------------------------------- */

static double degree_in(const struct complexity_term *t, size_t direction)
{
    return t->n_power * directions[direction].n + t->m_power * directions[direction].m;
}

static int logs_in(const struct complexity_term *t, size_t direction)
{
    return (directions[direction].n > 0 ? t->log_n : 0) + (directions[direction].m > 0 ? t->log_m : 0) + t->log_both;
}

/* Does b grow at least as fast in every direction? */
static bool outgrown(const struct complexity_term *a, const struct complexity_term *b)
{
    for (size_t i = 0; i < COUNT(directions); i++) {
        double more = degree_in(b, i) - degree_in(a, i);
        if (more < -1e-9 || (more < 1e-9 && logs_in(a, i) > logs_in(b, i)))
            return false;
    }
    return true;
}

static double degree(const struct complexity_expected *x, size_t direction)
{
    double most = 0;
    for (size_t i = 0; i < x->len; i++)
        most = fmax(most, degree_in(&x->terms[i], direction));
    return most;
}

double complexity_two_excess(const struct complexity_expected *x, const struct complexity_expected *of)
{
    double most = -INFINITY;
    for (size_t i = 0; i < COUNT(directions); i++)
        most = fmax(most, degree(x, i) - degree(of, i));
    return most;
}

/* In one direction: by degree, then by logarithms. */
static bool within_in(const struct complexity_expected *a, const struct complexity_expected *b, size_t direction)
{
    double of_a = degree(a, direction), of_b = degree(b, direction);
    int logs_a = 0, logs_b = 0;
    for (size_t i = 0; i < a->len; i++)
        if (degree_in(&a->terms[i], direction) > of_a - 1e-9 && logs_in(&a->terms[i], direction) > logs_a)
            logs_a = logs_in(&a->terms[i], direction);
    for (size_t i = 0; i < b->len; i++)
        if (degree_in(&b->terms[i], direction) > of_b - 1e-9 && logs_in(&b->terms[i], direction) > logs_b)
            logs_b = logs_in(&b->terms[i], direction);
    return of_a < of_b - 1e-9 || (of_a < of_b + 1e-9 && logs_a <= logs_b);
}

bool complexity_two_within(const struct complexity_expected *a, const struct complexity_expected *b)
{
    for (size_t i = 0; i < COUNT(directions); i++)
        if (!within_in(a, b, i))
            return false;
    return true;
}

bool complexity_two_same(const struct complexity_expected *a, const struct complexity_expected *b)
{
    return complexity_two_within(a, b) && complexity_two_within(b, a);
}

double complexity_two_log_term(const struct complexity_term *t, double n, double m)
{
    double log_n = log(log(fmax(n, 2))), log_m = log(log(fmax(m, 2))), log_both = log(log(fmax(n + m, 2)));
    return t->n_power * log(n) + t->m_power * log(m) + t->log_n * log_n + t->log_m * log_m + t->log_both * log_both;
}

double complexity_two_log_growth(const struct complexity_expected *x, double n, double m)
{
    double high = -INFINITY, sum = 0;
    for (size_t i = 0; i < x->len; i++)
        high = fmax(high, complexity_two_log_term(&x->terms[i], n, m));
    for (size_t i = 0; i < x->len; i++)
        sum += exp(complexity_two_log_term(&x->terms[i], n, m) - high);
    return high + log(sum);
}

/* ---- sums -------------------------------------------------------------------------------------------------------- */

struct sum {
    struct complexity_term terms[PRODUCT_MAX];
    size_t len;
};

/* Adds a term, less what it outgrows. false: too many. */
static bool add_term(struct sum *s, const struct complexity_term *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->len; i++)
        if (outgrown(t, &s->terms[i]))
            return true;
    for (size_t i = 0; i < s->len; i++)
        if (!outgrown(&s->terms[i], t))
            s->terms[kept++] = s->terms[i];
    s->len = kept;
    if (s->len == PRODUCT_MAX)
        return false;
    s->terms[s->len++] = *t;
    return true;
}

static bool multiply(struct sum *a, const struct sum *b)
{
    struct sum product = { .len = 0 };
    for (size_t i = 0; i < a->len; i++) {
        for (size_t k = 0; k < b->len; k++) {
            const struct complexity_term *x = &a->terms[i], *y = &b->terms[k];
            struct complexity_term t = { x->n_power + y->n_power, x->m_power + y->m_power, x->log_n + y->log_n,
                                         x->log_m + y->log_m, x->log_both + y->log_both };
            if (t.n_power > POWER_MAX || t.m_power > POWER_MAX || t.log_n + t.log_m + t.log_both > POWER_MAX)
                return false;
            if (!add_term(&product, &t))
                return false;
        }
    }
    *a = product;
    return true;
}

static bool has_logs(const struct complexity_term *t)
{
    return t->log_n || t->log_m || t->log_both;
}

/* log(n^a) is log n; log(n^a m^b) is log n + log m; log of a sum is log(n + m), if both are in it. */
static bool logarithm(struct sum *s)
{
    bool has_n = false, has_m = false;
    for (size_t i = 0; i < s->len; i++) {
        if (has_logs(&s->terms[i]))
            return false;
        has_n |= s->terms[i].n_power > 0;
        has_m |= s->terms[i].m_power > 0;
    }
    struct sum out = { .len = 0 };
    if (has_n && has_m && s->len > 1)
        add_term(&out, &(struct complexity_term){ .log_both = 1 });
    else if (has_n)
        add_term(&out, &(struct complexity_term){ .log_n = 1 });
    if (has_m && !(has_n && s->len > 1))
        add_term(&out, &(struct complexity_term){ .log_m = 1 });
    *s = out;
    return has_n || has_m;
}

static bool root(struct sum *s)
{
    if (s->len != 1 || has_logs(&s->terms[0]))
        return false;
    s->terms[0].n_power /= 2;
    s->terms[0].m_power /= 2;
    return true;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct reader {
    const char *text, *at;
    int depth;
};

static int fail(const struct reader *r, const char *what, struct err *e)
{
    return err_set(e, "\"%.60s\": %s at character %zu", r->text, what, (size_t)(r->at - r->text) + 1);
}

static void skip(struct reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

static bool take(struct reader *r, const char *word)
{
    skip(r);
    size_t len = strlen(word);
    if (strncmp(r->at, word, len) != 0 || (isalpha((unsigned char)word[len - 1]) && isalnum((unsigned char)r->at[len])))
        return false;
    r->at += len;
    return true;
}

static int read_sum(struct reader *r, struct sum *out, struct err *e);

static int read_bracket(struct reader *r, struct sum *out, struct err *e)
{
    if (++r->depth > DEPTH_MAX)
        return fail(r, "too many brackets", e);
    if (read_sum(r, out, e) < 0)
        return -1;
    r->depth--;
    return take(r, ")") ? 0 : fail(r, "a \")\" is missing", e);
}

/* n, m, 1 or a sum in brackets. 1: it is something else. */
static int read_atom(struct reader *r, struct sum *out, struct err *e)
{
    struct complexity_term t = { 0 };
    if (take(r, "("))
        return read_bracket(r, out, e);
    if (take(r, "n"))
        t.n_power = 1;
    else if (take(r, "m"))
        t.m_power = 1;
    else if (!take(r, "1"))
        return 1;
    *out = (struct sum){ .terms = { t }, .len = 1 };
    return 0;
}

static int read_power(struct reader *r, struct sum *s, struct err *e)
{
    if (!take(r, "^"))
        return 0;
    skip(r);
    if (*r->at < '2' || *r->at > '0' + POWER_MAX || isdigit((unsigned char)r->at[1]) || r->at[1] == '.')
        return fail(r, "a power is 2, 3 or 4", e);
    struct sum base = *s;
    for (int power = *r->at++ - '0'; power > 1; power--)
        if (!multiply(s, &base))
            return fail(r, "the power is too large", e);
    return 0;
}

/* 1: there is no factor here. */
static int read_factor(struct reader *r, struct sum *out, struct err *e)
{
    bool is_log = take(r, "log"), is_root = !is_log && take(r, "sqrt");
    int result = read_atom(r, out, e);
    if (result == 1 && (is_log || is_root))
        return fail(r, "n, m or a bracket has to follow", e);
    if (result != 0 || read_power(r, out, e) < 0)
        return result == 1 ? 1 : -1;
    if ((is_log && !logarithm(out)) || (is_root && !root(out)))
        return fail(r, is_log ? "no logarithm of that is known" : "no root of that is known", e);
    return 0;
}

static int read_product(struct reader *r, struct sum *out, struct err *e)
{
    struct sum factor;
    int result = read_factor(r, out, e);
    if (result != 0)
        return result < 0 ? -1 : fail(r, "n, m, 1, log, sqrt or a bracket is missing", e);
    for (;;) {
        bool star = take(r, "*");
        result = read_factor(r, &factor, e);
        if (result < 0)
            return -1;
        if (result == 1)
            return star ? fail(r, "a factor is missing", e) : 0;
        if (!multiply(out, &factor))
            return fail(r, "the product is too large", e);
    }
}

static int read_sum(struct reader *r, struct sum *out, struct err *e)
{
    struct sum next;
    if (read_product(r, out, e) < 0)
        return -1;
    while (take(r, "+")) {
        if (read_product(r, &next, e) < 0)
            return -1;
        for (size_t i = 0; i < next.len; i++)
            if (!add_term(out, &next.terms[i]))
                return fail(r, "too many terms", e);
    }
    return 0;
}

/* One blank around "+", none elsewhere but after a word or before one. */
static void even_out(const char *text, char name[TWO_NAME_MAX])
{
    size_t len = 0;
    for (const char *c = text; *c && len + 4 < TWO_NAME_MAX; c++) {
        bool tight = len == 0 || strchr("(*^ ", name[len - 1]) || strchr(")*^+ ", c[1]) || c[1] == '\0';
        if (*c == '+') {
            memcpy(name + len, " + ", 3);
            len += 3;
        } else if (*c != ' ' || !tight) {
            name[len++] = *c;
        }
    }
    name[len] = '\0';
}

/* Drops what no single term outgrows but all of them do: n*m beside n^2 + m^2. */
static void drop_covered(struct complexity_expected *x)
{
    for (size_t i = x->len; i-- > 0 && x->len > 1;) {
        struct complexity_expected one = { .terms = { x->terms[i] }, .len = 1 }, rest = *x;
        rest.len--;
        memmove(&rest.terms[i], &rest.terms[i + 1], (rest.len - i) * sizeof(rest.terms[0]));
        if (complexity_two_within(&one, &rest))
            *x = rest;
    }
}

int complexity_two_parse(const char *text, struct complexity_expected *out, struct err *e)
{
    struct reader r = { .text = text, .at = text };
    struct sum s;
    *out = (struct complexity_expected){ .len = 0 };
    if (strlen(text) + 16 > TWO_NAME_MAX)
        return err_set(e, "a complexity class of more than %d characters", TWO_NAME_MAX - 16);
    if (!take(&r, "O") || !take(&r, "("))
        return fail(&r, "a class begins with \"O(\"", e);
    if (read_sum(&r, &s, e) < 0)
        return -1;
    if (!take(&r, ")") || (skip(&r), *r.at))
        return fail(&r, "the class should end", e);
    if (s.len > TWO_TERMS_MAX)
        return fail(&r, "too many terms", e);
    memcpy(out->terms, s.terms, s.len * sizeof(s.terms[0]));
    out->len = s.len;
    drop_covered(out);
    even_out(text, out->name);
    return 0;
}
