// SPDX-License-Identifier: MIT
/* Reads `complexity:` of problem.yaml: the expected classes, the families of inputs by which they are measured, and
 * what a candidate is told. Checks no more than the words; that the families keep the constraints is seen when they are
 * drawn. */
#include <string.h>

#include "judge/core/complexity_two.h"
#include "judge/core/generate.h"
#include "judge/core/problem_read.h"

enum { FAMILIES_MAX = 16 };

/* How far to go when the problem does not say: beyond these the caches speak louder than the algorithm. */
static const struct {
    const char *name;
    int64_t usual, most;
} kinds[] = {
    [COMPLEXITY_LENGTH] = { "length", 157286, 4000000 },
    [COMPLEXITY_SIDE] = { "side", 800, 2000 },
    [COMPLEXITY_VALUE] = { "value", 1000000000, 1000000000000000000 },
    [COMPLEXITY_EXPONENT] = { "exponent", 24, 64 },
};

static int read_class(const struct yaml_node *node, enum complexity_class *out, struct err *e)
{
    const char *text, *names[COMPLEXITY_CLASSES];
    if (yaml_text(node, &text, e) < 0)
        return -1;
    if (complexity_parse(text, NULL, out) == 0)
        return 0;
    for (int c = 0; c < COMPLEXITY_CLASSES; c++)
        names[c] = complexity_name((enum complexity_class)c);
    return yaml_err_unknown(e, node, "a complexity class", names, COMPLEXITY_CLASSES);
}

/* A class of two parameters, as it is written. */
static int read_class_two(const struct yaml_node *node, const char **out, struct err *e)
{
    struct complexity_expected class;
    struct err why;
    if (yaml_text(node, out, e) < 0)
        return -1;
    return complexity_two_parse(*out, &class, &why) == 0
               ? 0
               : yaml_err(e, node, "not a complexity class of n and m such as O(n*m): %s", why.text);
}

static int read_hints(const struct yaml_node *map, struct problem *p, struct err *e)
{
    struct problem_complexity *x = &p->complexity;
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "hints", e) < 0)
        return -1;
    struct complexity_hint *hints = arena_array(&p->arena, map->len + 1, sizeof(*hints));
    for (size_t i = 0; i < map->len; i++) {
        const struct yaml_pair *pair = &map->pairs[i];
        hints[i].name = pair->key.text;
        if ((x->two ? read_class_two(&pair->key, &hints[i].name, e) : read_class(&pair->key, &hints[i].class, e)) < 0 ||
            yaml_text(&pair->value, &hints[i].text, e) < 0)
            return -1;
    }
    x->hints = hints;
    x->hints_len = map->len;
    return 0;
}

static int read_families(const struct yaml_node *list, struct problem *p, struct err *e)
{
    if (yaml_check_kind(list, YAML_SEQUENCE, "families", e) < 0)
        return -1;
    if (list->len == 0 || list->len > FAMILIES_MAX)
        return yaml_err(e, list, "1 to %d families", FAMILIES_MAX);
    struct generator_rule *rules = arena_array(&p->arena, list->len, sizeof(*rules));
    for (size_t i = 0; i < list->len; i++) {
        const struct yaml_node *size = yaml_get(&list->items[i], "size"), *count = yaml_get(&list->items[i], "count");
        if (size || count)
            return yaml_err(e, size ? size : count, "a family is drawn for every size: it has no \"%s\"",
                            size ? "size" : "count");
        if (generate_read_family(&list->items[i], p, &rules[i], e) < 0)
            return -1;
    }
    p->complexity.families = rules;
    p->complexity.families_len = list->len;
    return 0;
}

/* ---- the parameters: one, or a list of two ----------------------------------------------------------------------- */

/* The k-th of a node that is one value for both or a list of two. */
static const struct yaml_node *nth(const struct yaml_node *node, size_t k)
{
    return node && node->kind == YAML_SEQUENCE ? &node->items[k] : node;
}

static int check_pair(const struct yaml_node *node, bool two, const char *key, struct err *e)
{
    if (!node || node->kind != YAML_SEQUENCE || (two && node->len == 2))
        return 0;
    return yaml_err(e, node, "%s: %s", key, two ? "two of them, for n and for m" : "there is one parameter");
}

static int read_parameter(const struct yaml_node *node, struct problem *p, struct err *e)
{
    struct problem_complexity *x = &p->complexity;
    const char *n, *m;
    x->two = node->kind == YAML_SEQUENCE;
    if (!x->two)
        return yaml_text(node, &x->parameter, e);
    if (check_pair(node, true, "parameter", e) < 0 || yaml_text(nth(node, 0), &n, e) < 0 ||
        yaml_text(nth(node, 1), &m, e) < 0)
        return -1;
    struct str words = STR(4096);
    bool bare = strcmp(n, "n") == 0 && strcmp(m, "m") == 0;
    str_addf(&words, bare ? "%s, %s" : "n: %s, m: %s", n, m);
    x->parameter = words.failed ? NULL : arena_strdup(&p->arena, str_text(&words));
    str_clear(&words);
    return x->parameter ? 0 : yaml_err(e, node, "the text is too long");
}

/* Kind and largest size of the k-th parameter. */
static int read_size(const struct yaml_node *map, size_t k, enum complexity_kind *kind, uint64_t *max, struct err *e)
{
    const struct yaml_node *what = nth(yaml_get(map, "kind"), k), *limit = nth(yaml_get(map, "max"), k);
    const char *names[COUNT(kinds)];
    int chosen = COMPLEXITY_LENGTH;
    for (size_t i = 0; i < COUNT(kinds); i++)
        names[i] = kinds[i].name;
    if (what && yaml_choice(what, "a kind of parameter", names, COUNT(names), &chosen, e) < 0)
        return -1;
    int64_t most = kinds[chosen].usual;
    if (limit && yaml_i64(limit, 8, kinds[chosen].most, &most, e) < 0)
        return -1;
    *kind = (enum complexity_kind)chosen;
    *max = (uint64_t)most;
    return 0;
}

static int read_sizes(const struct yaml_node *map, struct problem_complexity *x, struct err *e)
{
    if (check_pair(yaml_get(map, "kind"), x->two, "kind", e) < 0 ||
        check_pair(yaml_get(map, "max"), x->two, "max", e) < 0 || read_size(map, 0, &x->kind, &x->max_size, e) < 0)
        return -1;
    return x->two ? read_size(map, 1, &x->kind_m, &x->max_m, e) : 0;
}

static int read_classes(const struct yaml_node *map, struct problem_complexity *x, struct err *e)
{
    const struct yaml_node *time = yaml_need(map, "time", e), *space = yaml_get(map, "space");
    x->has_space = space != NULL;
    if (!time)
        return -1;
    if (x->two)
        return read_class_two(time, &x->time_two, e) < 0 || (space && read_class_two(space, &x->space_two, e) < 0) ? -1
                                                                                                                   : 0;
    return read_class(time, &x->time, e) < 0 || (space && read_class(space, &x->space, e) < 0) ? -1 : 0;
}

int complexity_read(const struct yaml_node *map, struct problem *p, struct err *e)
{
    static const char *const keys[] = { "parameter", "mode",     "time",  "space",    "max",
                                        "kind",      "families", "hints", "follow_up" };
    static const char *const modes[] = { [COMPLEXITY_AUTO] = "auto",
                                         [COMPLEXITY_ALWAYS] = "always",
                                         [COMPLEXITY_REQUIRED] = "required",
                                         [COMPLEXITY_NEVER] = "never" };
    struct problem_complexity *x = &p->complexity;
    int chosen = COMPLEXITY_AUTO;
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "complexity", e) < 0 || yaml_check_keys(map, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *parameter = yaml_need(map, "parameter", e),
                           *families = parameter ? yaml_need(map, "families", e) : NULL, *mode = yaml_get(map, "mode"),
                           *follow_up = yaml_get(map, "follow_up");
    if (!families || (mode && yaml_choice(mode, "a mode", modes, COUNT(modes), &chosen, e) < 0) ||
        (follow_up && yaml_text(follow_up, &x->follow_up, e) < 0))
        return -1;
    if (read_parameter(parameter, p, e) < 0 || read_classes(map, x, e) < 0 || read_sizes(map, x, e) < 0 ||
        read_hints(yaml_get(map, "hints"), p, e) < 0 || read_families(families, p, e) < 0)
        return -1;
    x->mode = (enum complexity_mode)chosen;
    x->declared = true;
    return 0;
}
