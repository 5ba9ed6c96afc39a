// SPDX-License-Identifier: MIT
/* The list of offers: a node claims only the versions of problems, and the languages, that it has. */
#include "judge/server/offers.h"

#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "judge/core/problem.h"

enum { OFFERS_BYTES_MAX = 16 << 20, NODE_RANDOM_DIGITS = 8 };

static void add(struct offers *o, const char *text)
{
    const char *kept = arena_strdup(&o->arena, text);
    if (kept && o->len < OFFERS_MAX)
        o->list[o->len++] = kept;
}

static void add_problem(struct offers *o, const struct session *s, const char *slug)
{
    struct problem p;
    struct err why;
    char text[512];
    if (problem_load(&p, s->problems, slug, &why) < 0) {
        log_warning("problem is not offered", "problem=%s why=\"%s\"", slug, why.text);
        return;
    }
    snprintf(text, sizeof(text), "problem:%s@%s", p.slug, p.version);
    problem_clear(&p);
    add(o, text);
}

int offers_load(struct offers *o, const struct session *s, struct err *e)
{
    char **slugs, text[512];
    *o = (struct offers){ .arena = ARENA(OFFERS_BYTES_MAX) };
    o->list = arena_array(&o->arena, OFFERS_MAX, sizeof(*o->list));
    for (size_t i = 0; i < s->languages->len; i++) {
        const struct language *l = &s->languages->at[i];
        snprintf(text, sizeof(text), "language:%s", l->name);
        if (l->available)
            add(o, text);
        else
            log_warning("language is not offered", "language=%s why=\"%s\"", l->name, l->why.text);
    }
    if (problem_list(s->problems, &slugs, e) < 0)
        return -1;
    for (char **slug = slugs; *slug; slug++)
        add_problem(o, s, *slug);
    file_names_free(slugs);
    return 0;
}

void offers_clear(struct offers *o)
{
    arena_clear(&o->arena);
    *o = (struct offers){ 0 };
}

int offers_node(const char *name, const char *data, char node[OFFERS_NODE_MAX], struct err *e)
{
    char path[PATH_MAX], digits[NODE_RANDOM_DIGITS + 1];
    CLEANUP(str_clear) struct str text = STR(64);
    uint32_t random;
    snprintf(path, sizeof(path), "%s/node", data);
    if (!file_exists_at(AT_FDCWD, path)) {
        if (getrandom(&random, sizeof(random), 0) != sizeof(random))
            return err_sys(e, "getrandom");
        snprintf(digits, sizeof(digits), "%08" PRIx32, random);
        if (file_write_at(AT_FDCWD, path, digits, NODE_RANDOM_DIGITS, 0600, e) < 0)
            return -1;
    }
    if (file_read_at(AT_FDCWD, path, &text, e) < 0)
        return -1;
    if (text.len != NODE_RANDOM_DIGITS)
        return err_set(e, "%s is damaged: remove it", path);
    snprintf(node, OFFERS_NODE_MAX, "%.64s-%s", name, str_text(&text));
    return 0;
}
