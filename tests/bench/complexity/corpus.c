// SPDX-License-Identifier: MIT
/* Reads the labels. A label is the author's word about his own program, with the reason beside it; it is never taken
 * from what the estimator says. A solution without a label, or with one that cannot be read, is an error: a benchmark
 * that drops what it does not understand flatters. */
#include "tests/bench/complexity/corpus.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "judge/run/compile.h"

enum { SOLUTIONS_MAX = 1000, PROBLEMS_MAX = 200, HEAD_BYTES = 2000 };

int corpus_folder(char path[4096], struct err *e)
{
    return session_find("tests/bench/complexity", path, e);
}

/* Copies what stands between `from` and `to` on the label's line; NULL: it is not there. */
static const char *part(struct arena *a, const char *line, const char *from, const char *to)
{
    const char *start = strstr(line, from), *end = start ? start + strlen(from) : NULL;
    if (!start)
        return NULL;
    start = end;
    end = to ? strstr(start, to) : start + strcspn(start, "\n");
    if (!end)
        return NULL;
    while (end > start && strchr(" */-#\r", end[-1]))
        end--;
    return end > start ? arena_strn(a, start, (size_t)(end - start)) : NULL;
}

static int read_label(struct solution *x, struct arena *a, struct err *e)
{
    CLEANUP(str_clear) struct str source = STR(SOURCE_BYTES_MAX);
    if (file_read_at(AT_FDCWD, x->path, &source, e) < 0)
        return -1;
    const char *line = strstr(str_text(&source), "COMPLEXITY: ");
    if (!line || line - str_text(&source) > HEAD_BYTES)
        return err_set(e, "%s has no line \"COMPLEXITY: time …; space …; why: …\" at its head", x->id);
    x->time_text = part(a, line, "time ", "; space ");
    x->space_text = part(a, line, "; space ", "; why: ");
    x->why = part(a, line, "; why: ", NULL);
    if (!x->time_text || !x->space_text || !x->why)
        return err_set(e, "%s: the label is to be \"COMPLEXITY: time …; space …; why: …\"", x->id);
    if (x->two)
        return complexity_two_parse(x->time_text, &x->time_two, e) < 0 ? err_prefix(e, "%s", x->id) : 0;
    if (complexity_parse(x->time_text, NULL, &x->time_class) < 0 ||
        complexity_parse(x->space_text, NULL, &x->space_class) < 0)
        return err_set(e, "%s: \"%s\" or \"%s\" is no complexity class", x->id, x->time_text, x->space_text);
    return 0;
}

static bool wanted(const struct solution *x, const struct corpus_choice *choice)
{
    if (choice->only && !strstr(x->id, choice->only))
        return false;
    if (choice->language && strcmp(choice->language, x->language->name) != 0)
        return false;
    return !(choice->fresh_only && !x->fresh) && !(choice->old_only && x->fresh);
}

static const struct problem *find_problem(const struct corpus *c, const char *slug)
{
    for (size_t i = 0; i < c->problems_len; i++)
        if (strcmp(c->problems[i].slug, slug) == 0)
            return &c->problems[i];
    return NULL;
}

static int load_task(struct corpus *c, const struct session *s, const char *folder, const char *task, bool fresh,
                     const struct corpus_choice *choice, struct err *e)
{
    char path[5120], **names;
    const struct problem *problem = find_problem(c, task);
    if (!problem)
        return err_set(e, "%s/%s belongs to no problem", folder, task);
    snprintf(path, sizeof(path), "%.4200s/%.800s", folder, task);
    if (file_names_at(AT_FDCWD, path, SOLUTIONS_MAX, &names, e) < 0)
        return -1;
    int result = 0;
    for (char **name = names; *name && result == 0; name++) {
        CLEANUP(str_clear) struct str id = STR(4096), full = STR(4096);
        str_addf(&id, "%s%s/%s", fresh ? "fresh/" : "", task, *name);
        str_addf(&full, "%s/%s", path, *name);
        struct solution x = { .id = arena_strdup(&c->arena, str_text(&id)),
                              .path = arena_strdup(&c->arena, str_text(&full)),
                              .problem = problem,
                              .language = languages_of_file(s->languages, *name, e),
                              .fresh = fresh,
                              .two = problem->complexity.two };
        if (!x.language || c->len == SOLUTIONS_MAX)
            result = x.language ? err_set(e, "more than %d solutions", SOLUTIONS_MAX) : -1;
        else
            result = read_label(&x, &c->arena, e);
        if (result == 0 && wanted(&x, choice))
            c->at[c->len++] = x;
    }
    file_names_free(names);
    return result;
}

static int load_solutions(struct corpus *c, const struct session *s, const char *folder, bool fresh,
                          const struct corpus_choice *choice, struct err *e)
{
    char path[4200], **tasks;
    snprintf(path, sizeof(path), "%.4100s/%s", folder, fresh ? "solutions-fresh" : "solutions");
    if (!file_exists_at(AT_FDCWD, path))
        return 0;
    if (file_names_at(AT_FDCWD, path, PROBLEMS_MAX, &tasks, e) < 0)
        return -1;
    int result = 0;
    for (char **task = tasks; *task && result == 0; task++)
        result = load_task(c, s, path, *task, fresh, choice, e);
    file_names_free(tasks);
    return result;
}

static int load_problems(struct corpus *c, const char *folder, struct err *e)
{
    char path[4200], **slugs;
    snprintf(path, sizeof(path), "%.4100s/problems", folder);
    if (problem_list(path, &slugs, e) < 0)
        return -1;
    int result = 0;
    for (char **slug = slugs; *slug && result == 0; slug++) {
        if (c->problems_len == PROBLEMS_MAX)
            result = err_set(e, "more than %d problems", PROBLEMS_MAX);
        else
            result = problem_load(&c->problems[c->problems_len], path, *slug, e);
        if (result == 0 && !c->problems[c->problems_len++].complexity.declared)
            result = err_set(e, "%s declares no complexity", *slug);
    }
    file_names_free(slugs);
    return result;
}

int corpus_load(const struct session *s, const char *folder, const struct corpus_choice *choice, struct corpus *out,
                struct err *e)
{
    *out = (struct corpus){ .arena = ARENA(256 << 20) };
    out->problems = arena_array(&out->arena, PROBLEMS_MAX, sizeof(*out->problems));
    out->at = arena_array(&out->arena, SOLUTIONS_MAX, sizeof(*out->at));
    if (load_problems(out, folder, e) < 0 || load_solutions(out, s, folder, false, choice, e) < 0 ||
        load_solutions(out, s, folder, true, choice, e) < 0) {
        corpus_clear(out);
        return -1;
    }
    return 0;
}

const struct solution *corpus_find(const struct corpus *c, const char *id)
{
    for (size_t i = 0; i < c->len; i++)
        if (strcmp(c->at[i].id, id) == 0)
            return &c->at[i];
    return NULL;
}

void corpus_clear(struct corpus *c)
{
    for (size_t i = 0; i < c->problems_len; i++)
        problem_clear(&c->problems[i]);
    arena_clear(&c->arena);
    *c = (struct corpus){ 0 };
}
