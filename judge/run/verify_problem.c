// SPDX-License-Identifier: MIT
/* What verify asks of a problem before it judges any solution: enough cases, written ones that the validator lets pass,
 * families that are legal at every size, and an accepted solution in every language that can express the signature.
 * Judges nothing. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "judge/core/generate.h"
#include "judge/run/cases.h"
#include "judge/run/verify.h"

/* Fewer than this leave edges untested: the smallest problems here have more. */
enum { CASES_WANTED = 25 };

static int say(const struct verify_options *o, const char *what, const char *detail, bool good)
{
    struct verify_row r = { .solution = what, .about_problem = true, .detail = detail, .complexity = "", .good = good };
    o->row(o->context, &r);
    return !good;
}

struct declared {
    struct session *session;
    const struct problem *problem;
    const struct verify_options *options;
    struct case_maker *maker;
};

static int check_cases(struct declared *d, struct err *e)
{
    const struct problem *p = d->problem;
    size_t count = p->cases_len;
    int refused = 0;
    char text[200];
    for (size_t i = 0; i < p->rules_len; i++)
        count += p->rules[i].count;
    bool enough = count >= CASES_WANTED;
    snprintf(text, sizeof(text), enough ? "%zu" : "%zu; %d at least are wanted", count, CASES_WANTED);
    int bad = say(d->options, "cases", text, enough);
    for (size_t i = 0; p->validator && i < p->cases_len && refused == 0; i++) {
        refused = case_maker_validate(d->maker, &p->cases[i], e);
        if (refused != 0)
            err_prefix(e, "%s/problem.yaml:%d", p->dir, p->cases[i].line);
    }
    if (refused < 0 || !p->validator)
        return refused < 0 ? -1 : bad;
    return bad + say(d->options, "validator", refused ? e->text : "lets all written cases pass", !refused);
}

/* 0 when the family's input of that size is legal, else *e says why not. */
static int check_size(struct declared *d, const struct generator_rule *f, const struct generate_size *size,
                      struct err *e)
{
    struct arena a = ARENA(1ULL << 30);
    struct test_case c;
    int refused = generate_sized(d->problem, f, size, &a, &c, e);
    if (refused == 0) {
        refused = case_maker_validate(d->maker, &c, e);
        if (refused != 0)
            yaml_err_prefix(e, f->at);
    }
    arena_clear(&a);
    return refused ? err_prefix(e, "n = %" PRIu64, size->n) : 0;
}

/* From the smallest size that is measured to the largest, with both parameters large, one of them, none. */
static int check_families(struct declared *d, struct err *e)
{
    const struct problem_complexity *x = &d->problem->complexity;
    static const uint64_t first[] = {
        [COMPLEXITY_LENGTH] = 10, [COMPLEXITY_SIDE] = 10, [COMPLEXITY_VALUE] = 19, [COMPLEXITY_EXPONENT] = 4
    };
    uint64_t m = x->two ? first[x->kind_m] : 0, most = x->two ? x->max_m : 0;
    const struct generate_size sizes[] = {
        { first[x->kind], m, 0, 0 }, { first[x->kind] + 1, m, 1, 0 },     { first[x->kind], most, 2, 0 },
        { x->max_size, m, 3, 0 },    { x->max_size / 2 + 1, most, 4, 0 }, { x->max_size, most, 5, 0 },
    };
    if (!x->declared)
        return say(d->options, "complexity", "none is declared", true);
    for (size_t i = 0; i < x->families_len; i++)
        for (size_t k = 0; k < COUNT(sizes); k++)
            if (check_size(d, &x->families[i], &sizes[k], e) < 0)
                return say(d->options, "families", e->text, false);
    return say(d->options, "families", "are legal from the smallest size to the largest", true);
}

static bool is_of(const struct language *l, const char *file)
{
    const char *dot = strrchr(file, '.');
    for (const char *const *ending = l->extensions; dot && *ending; ending++)
        if (strcmp(*ending, dot + 1) == 0)
            return true;
    return false;
}

static int check_languages(struct declared *d, struct err *e)
{
    const struct problem *p = d->problem;
    const struct languages *all = d->session->languages;
    char path[4096], **names = NULL;
    CLEANUP(str_clear) struct str have = STR(4096), miss = STR(4096);
    snprintf(path, sizeof(path), "%s/solutions/accepted", p->dir);
    if (file_names_at(AT_FDCWD, path, 1000, &names, e) < 0)
        return -1;
    for (size_t i = 0; i < all->len; i++) {
        const struct language *l = &all->at[i];
        CLEANUP(str_clear) struct str glue = STR(LANGUAGE_GLUE_BYTES_MAX);
        struct err cannot;
        bool found = false;
        if (!l->templates || language_glue(l, &p->signature, &glue, &cannot) < 0)
            continue; /* broken, or it has no such type: not offered for this problem */
        for (char **name = names; *name; name++)
            found |= is_of(l, *name);
        struct str *list = found ? &have : &miss;
        str_addf(list, "%s%s", list->len ? ", " : "", l->name);
    }
    file_names_free(names);
    if (miss.len == 0)
        return say(d->options, "languages", str_text(&have), true);
    str_add(&miss, ": no accepted solution");
    return say(d->options, "languages", str_text(&miss), false);
}

int verify_declaration(struct session *s, const struct problem *p, const struct verify_options *o, struct err *e)
{
    struct declared d = { s, p, o, case_maker_new(s, p) };
    int bad = check_cases(&d, e), more = bad < 0 ? -1 : check_families(&d, e);
    int last = more < 0 ? -1 : check_languages(&d, e);
    case_maker_free(d.maker);
    return last < 0 ? -1 : bad + more + last;
}
