// SPDX-License-Identifier: MIT
/* Reads `complexity:` of problem.yaml: the expected classes, the families of inputs by which they are measured, and
 * what a candidate is told. Checks no more than the words; that the families keep the constraints is seen when they are
 * drawn. */
#include <string.h>

#include "judge/core/generate.h"
#include "judge/core/problem_read.h"

enum { FAMILIES_MAX = 16 };

/* How far to go when the problem does not say: beyond these the caches speak louder than the algorithm. */
static const struct {
    const char *name;
    int64_t usual, most;
} kinds[] = {
    [COMPLEXITY_LENGTH] = { "length", 157286, 4000000 },
    [COMPLEXITY_SIDE] = { "side", 400, 2000 },
    [COMPLEXITY_VALUE] = { "value", 1000000000, 4000000000 },
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

static int read_hints(const struct yaml_node *map, struct problem *p, struct err *e)
{
    struct problem_complexity *x = &p->complexity;
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "hints", e) < 0)
        return -1;
    struct complexity_hint *hints = arena_array(&p->arena, map->len + 1, sizeof(*hints));
    for (size_t i = 0; i < map->len; i++)
        if (read_class(&map->pairs[i].key, &hints[i].class, e) < 0 ||
            yaml_text(&map->pairs[i].value, &hints[i].text, e) < 0)
            return -1;
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
        if (generate_read(&list->items[i], p, &rules[i], e) < 0)
            return -1;
    }
    p->complexity.families = rules;
    p->complexity.families_len = list->len;
    return 0;
}

int complexity_read(const struct yaml_node *map, struct problem *p, struct err *e)
{
    static const char *const keys[] = { "parameter", "time", "space", "max", "kind", "families", "hints", "follow_up" };
    const char *names[COUNT(kinds)];
    struct problem_complexity *x = &p->complexity;
    int64_t most;
    int kind = COMPLEXITY_LENGTH;
    for (size_t i = 0; i < COUNT(kinds); i++)
        names[i] = kinds[i].name;
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "complexity", e) < 0 || yaml_check_keys(map, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *parameter = yaml_need(map, "parameter", e),
                           *time = parameter ? yaml_need(map, "time", e) : NULL,
                           *families = time ? yaml_need(map, "families", e) : NULL, *space = yaml_get(map, "space"),
                           *max = yaml_get(map, "max"), *what = yaml_get(map, "kind"),
                           *follow_up = yaml_get(map, "follow_up");
    if (!families || yaml_text(parameter, &x->parameter, e) < 0 || read_class(time, &x->time, e) < 0 ||
        (space && read_class(space, &x->space, e) < 0) ||
        (what && yaml_choice(what, "a kind of parameter", names, COUNT(names), &kind, e) < 0) ||
        (follow_up && yaml_text(follow_up, &x->follow_up, e) < 0) || read_hints(yaml_get(map, "hints"), p, e) < 0 ||
        read_families(families, p, e) < 0)
        return -1;
    most = kinds[kind].usual;
    if (max && yaml_i64(max, 8, kinds[kind].most, &most, e) < 0)
        return -1;
    x->has_space = space != NULL;
    x->max_size = (uint32_t)most;
    x->kind = (enum complexity_kind)kind;
    x->declared = true;
    return 0;
}
