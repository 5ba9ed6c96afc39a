// SPDX-License-Identifier: MIT
/* What verify asks of a problem before it judges any solution: enough cases, written ones that the validator lets pass,
 * and an accepted solution in every language that can express the signature. Judges nothing. */
#include <fcntl.h>
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

static int check_cases(struct session *s, const struct problem *p, const struct verify_options *o, struct err *e)
{
    size_t count = p->cases_len;
    char text[200];
    for (size_t i = 0; i < p->rules_len; i++)
        count += p->rules[i].count;
    bool enough = count >= CASES_WANTED;
    snprintf(text, sizeof(text), enough ? "%zu" : "%zu; %d at least are wanted", count, CASES_WANTED);
    int bad = say(o, "cases", text, enough);
    int refused = p->validator ? cases_validate(s, p, e) : 0;
    if (refused < 0)
        return -1;
    if (p->validator)
        bad += say(o, "validator", refused ? e->text : "lets all written cases pass", !refused);
    return bad;
}

static bool is_of(const struct language *l, const char *file)
{
    const char *dot = strrchr(file, '.');
    for (const char *const *ending = l->extensions; dot && *ending; ending++)
        if (strcmp(*ending, dot + 1) == 0)
            return true;
    return false;
}

static int check_languages(struct session *s, const struct problem *p, const struct verify_options *o, struct err *e)
{
    char path[4096], **names = NULL;
    CLEANUP(str_clear) struct str have = STR(4096), miss = STR(4096);
    snprintf(path, sizeof(path), "%s/solutions/accepted", p->dir);
    if (file_names_at(AT_FDCWD, path, 1000, &names, e) < 0)
        return -1;
    for (size_t i = 0; i < s->languages->len; i++) {
        const struct language *l = &s->languages->at[i];
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
        return say(o, "languages", str_text(&have), true);
    str_add(&miss, ": no accepted solution");
    return say(o, "languages", str_text(&miss), false);
}

int verify_declaration(struct session *s, const struct problem *p, const struct verify_options *o, struct err *e)
{
    int bad = check_cases(s, p, o, e);
    int more = bad < 0 ? -1 : check_languages(s, p, o, e);
    return more < 0 ? -1 : bad + more;
}
