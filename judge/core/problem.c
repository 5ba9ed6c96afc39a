// SPDX-License-Identifier: MIT
/* Loading a problem's folder: problem.yaml from the top, in the order in which one part needs another. */
#include "judge/core/problem.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/suggest.h"
#include "judge/core/constraints.h"
#include "judge/core/generate.h"
#include "judge/core/problem_read.h"

enum { RULES_MAX = 200, STATEMENT_BYTES_MAX = 256 * 1024, PROGRAM_BYTES_MAX = 1 << 20, PROBLEMS_MAX = 100000 };

static int read_compare(const struct yaml_node *node, struct problem *p, struct err *e)
{
    static const char *const modes[] = { "exact", "unordered", "unordered_deep" };
    static const char *const keys[] = { "float", "checker" }, *const tolerances[] = { "absolute", "relative" };
    struct compare *c = &p->compare;
    int mode;
    if (!node)
        return 0;
    if (node->kind == YAML_SCALAR) {
        if (yaml_choice(node, "a way to compare", modes, COUNT(modes), &mode, e) < 0)
            return -1;
        c->mode = (enum compare_mode)mode;
        return 0;
    }
    if (yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *tolerance = yaml_get(node, "float"), *checker = yaml_get(node, "checker");
    if (!tolerance == !checker)
        return yaml_err(e, node, "one of `float` and `checker`");
    if (checker) {
        c->mode = COMPARE_CHECKER;
        if (p->signature.mode == SIGNATURE_CLASS)
            return yaml_err(e, checker, "checkers are for functions");
        return yaml_text(checker, &c->checker, e);
    }
    c->mode = COMPARE_FLOAT;
    if (tolerance->kind == YAML_SCALAR) {
        if (yaml_double(tolerance, &c->absolute, e) < 0)
            return -1;
        c->relative = c->absolute;
        return 0;
    }
    const struct yaml_node *absolute = yaml_get(tolerance, "absolute"), *relative = yaml_get(tolerance, "relative");
    if (yaml_check_keys(tolerance, tolerances, COUNT(tolerances), e) < 0 ||
        (absolute && yaml_double(absolute, &c->absolute, e) < 0))
        return -1;
    return relative ? yaml_double(relative, &c->relative, e) : 0;
}

static int read_limits(const struct yaml_node *node, struct problem *p, struct err *e)
{
    static const char *const keys[] = { "time", "memory", "output" };
    p->time_ns = 2 * NS_PER_S;
    p->memory_bytes = 256 << 20;
    p->output_bytes = 64 << 10;
    if (!node)
        return 0;
    if (yaml_check_kind(node, YAML_MAPPING, "limits", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *time = yaml_get(node, "time"), *memory = yaml_get(node, "memory"),
                           *output = yaml_get(node, "output");
    if (time && yaml_duration_ns(time, 10 * NS_PER_MS, 60 * NS_PER_S, &p->time_ns, e) < 0)
        return -1;
    if (memory && yaml_size_bytes(memory, 8 << 20, 4ULL << 30, &p->memory_bytes, e) < 0)
        return -1;
    return output ? yaml_size_bytes(output, 1024, 16 << 20, &p->output_bytes, e) : 0;
}

static int read_choices(const struct yaml_node *root, struct problem *p, struct err *e)
{
    static const char *const difficulties[] = { "easy", "medium", "hard" };
    static const char *const isolations[] = { "process", "case" }, *const reveals[] = { "none", "first_failure" };
    const struct yaml_node *difficulty = yaml_need(root, "difficulty", e), *isolation = yaml_get(root, "isolation"),
                           *reveal = yaml_get(root, "reveal");
    int chosen = 0, isolated = 0, revealed = 0;
    if (!difficulty || yaml_choice(difficulty, "a difficulty", difficulties, 3, &chosen, e) < 0 ||
        (isolation && yaml_choice(isolation, "an isolation", isolations, 2, &isolated, e) < 0) ||
        (reveal && yaml_choice(reveal, "a choice for reveal", reveals, 2, &revealed, e) < 0))
        return -1;
    p->difficulty = (enum difficulty)chosen;
    p->isolate_cases = isolated;
    p->reveal_first_failure = revealed;
    return 0;
}

static int read_texts(const struct yaml_node *root, struct problem *p, struct err *e)
{
    const struct yaml_node *title = yaml_need(root, "title", e), *topics = yaml_get(root, "topics"),
                           *validator = yaml_get(root, "validator"), *reference = yaml_get(root, "reference");
    if (!title || yaml_text(title, &p->title, e) < 0)
        return -1;
    if (topics && yaml_texts(topics, &p->arena, &p->topics, &p->topics_len, e) < 0)
        return -1;
    if (validator && p->signature.mode == SIGNATURE_CLASS)
        return yaml_err(e, validator, "validators are for functions");
    if (validator && yaml_text(validator, &p->validator, e) < 0)
        return -1;
    return reference ? yaml_text(reference, &p->reference, e) : 0;
}

static int read_rules(const struct yaml_node *list, struct problem *p, struct err *e)
{
    if (!list)
        return 0;
    if (yaml_check_kind(list, YAML_SEQUENCE, "generate", e) < 0)
        return -1;
    if (list->len > RULES_MAX)
        return yaml_err(e, list, "more than %d rules", RULES_MAX);
    struct generator_rule *rules = arena_array(&p->arena, list->len + 1, sizeof(*rules));
    for (size_t i = 0; i < list->len; i++)
        if (generate_read(&list->items[i], p, &rules[i], e) < 0)
            return -1;
    p->rules = rules;
    p->rules_len = list->len;
    return 0;
}

static int read_root(const struct yaml_node *root, struct problem *p, struct err *e)
{
    static const char *const keys[] = { "title",     "difficulty",  "topics",    "function",  "class",     "compare",
                                        "in_place",  "constraints", "validator", "limits",    "isolation", "reveal",
                                        "reference", "cases",       "generate",  "complexity" };
    if (yaml_check_kind(root, YAML_MAPPING, "problem.yaml", e) < 0 || yaml_check_keys(root, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *constraints = yaml_get(root, "constraints"), *cases = yaml_get(root, "cases");
    if (signature_read(root, p, e) < 0 || read_texts(root, p, e) < 0 || read_choices(root, p, e) < 0 ||
        read_compare(yaml_get(root, "compare"), p, e) < 0 || read_limits(yaml_get(root, "limits"), p, e) < 0 ||
        (constraints && constraints_read(constraints, p, e) < 0) || (cases && cases_read(cases, p, e) < 0) ||
        read_rules(yaml_get(root, "generate"), p, e) < 0 || complexity_read(yaml_get(root, "complexity"), p, e) < 0)
        return -1;
    return p->cases_len + p->rules_len ? 0 : yaml_err(e, root, "there are no cases: `cases` or `generate` is needed");
}

/* Below the folder, and no way out of it. */
static int add_file(struct hash *h, const struct problem *p, const char *name, struct err *e)
{
    char path[4096];
    if (!name)
        return 0;
    if (name[0] == '/' || strstr(name, ".."))
        return err_set(e, "%s/problem.yaml: \"%s\" is not a file below the folder", p->dir, name);
    CLEANUP(str_clear) struct str text = STR(PROGRAM_BYTES_MAX);
    snprintf(path, sizeof(path), "%s/%s", p->dir, name);
    if (file_read_at(AT_FDCWD, path, &text, e) < 0)
        return err_prefix(e, "%s/problem.yaml: \"%s\"", p->dir, name);
    hash_add_text(h, name);
    hash_add(h, str_text(&text), text.len);
    return 0;
}

static int make_version(struct problem *p, struct err *e)
{
    const char *const files[] = { "problem.yaml", p->compare.mode == COMPARE_CHECKER ? p->compare.checker : NULL,
                                  p->validator, p->reference };
    struct hash *h = hash_new();
    for (size_t i = 0; i < COUNT(files); i++) {
        if (add_file(h, p, files[i], e) < 0) {
            hash_free(h);
            return -1;
        }
    }
    hash_end(h, p->version);
    return 0;
}

static bool is_slug(const char *slug)
{
    size_t len = strlen(slug);
    if (len == 0 || len > 80 || slug[0] == '-' || slug[len - 1] == '-')
        return false;
    for (size_t i = 0; i < len; i++)
        if (!islower((unsigned char)slug[i]) && !isdigit((unsigned char)slug[i]) && slug[i] != '-')
            return false;
    return true;
}

static int unknown(const char *problems_dir, const char *slug, struct err *e)
{
    char **slugs = NULL;
    size_t count = 0;
    if (problem_list(problems_dir, &slugs, e) < 0)
        return -1;
    while (slugs[count])
        count++;
    const char *near = suggest(slug, (const char *const *)slugs, count);
    err_set(e, "unknown problem \"%.80s\"%s%s%s", slug, near ? " (did you mean \"" : "", near ? near : "",
            near ? "\"?)" : "");
    file_names_free(slugs);
    return -1;
}

int problem_load(struct problem *p, const char *problems_dir, const char *slug, struct err *e)
{
    char dir[4096], path[4200];
    const struct yaml_node *root;
    *p = (struct problem){ .arena = ARENA(512 << 20) };
    snprintf(dir, sizeof(dir), "%s/%s", problems_dir, slug);
    snprintf(path, sizeof(path), "%s/problem.yaml", dir);
    if (!is_slug(slug) || !file_exists_at(AT_FDCWD, path))
        return unknown(problems_dir, slug, e);
    CLEANUP(str_clear) struct str statement = STR(STATEMENT_BYTES_MAX);
    p->slug = arena_strdup(&p->arena, slug);
    p->dir = arena_strdup(&p->arena, dir);
    /* As an author knows it, wherever the folder lies. */
    char shown[128];
    snprintf(shown, sizeof(shown), "problems/%s/problem.yaml", slug);
    if (yaml_load_at(AT_FDCWD, path, arena_strdup(&p->arena, shown), &p->arena, &root, e) < 0 ||
        read_root(root, p, e) < 0 || make_version(p, e) < 0) {
        problem_clear(p);
        return -1;
    }
    snprintf(path, sizeof(path), "%s/statement.md", dir);
    if (file_read_at(AT_FDCWD, path, &statement, e) < 0) {
        problem_clear(p);
        return err_prefix(e, "problems/%s/statement.md", slug);
    }
    p->statement = arena_strdup(&p->arena, str_text(&statement));
    return 0;
}

void problem_clear(struct problem *p)
{
    arena_clear(&p->arena);
    *p = (struct problem){ 0 };
}

int problem_list(const char *problems_dir, char ***slugs, struct err *e)
{
    if (file_names_at(AT_FDCWD, problems_dir, PROBLEMS_MAX, slugs, e) < 0)
        return -1;
    size_t kept = 0;
    char **names = *slugs;
    for (size_t i = 0; names[i]; i++) {
        char path[4096];
        snprintf(path, sizeof(path), "%s/%s/problem.yaml", problems_dir, names[i]);
        if (is_slug(names[i]) && file_exists_at(AT_FDCWD, path))
            names[kept++] = names[i];
        else
            free(names[i]);
    }
    names[kept] = NULL;
    return 0;
}
