// SPDX-License-Identifier: MIT
/* The catalogue keeps of each problem its version and a summary; the problem itself is read when it is shown. Whether
 * one changed is told by its files' names, sizes and times, looked at no more than once a second.
 * Must never fail because of one broken problem: the others are still there. */
#include "judge/server/catalog.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/suggest.h"
#include "judge/core/problem.h"

enum { FILES_MAX = 2000, DEPTH_MAX = 4 };
#define CHECK_NS NS_PER_S
#define LIST_NS (5 * NS_PER_S)
#define LIST_SHARE 100 /* no more than one part in a hundred of the time */

/* ---- stamps ---- */

struct stamp {
    uint64_t value;
    size_t files;
};

static void mix(struct stamp *s, const void *bytes, size_t len)
{
    for (const unsigned char *p = bytes, *end = p + len; p < end; p++)
        s->value = (s->value ^ *p) * 1099511628211ULL;
}

static void add_folder(struct stamp *s, const char *path, int depth)
{
    char **names = NULL, below[PATH_MAX];
    struct stat st;
    if (depth > DEPTH_MAX || s->files > FILES_MAX || file_names_at(AT_FDCWD, path, FILES_MAX, &names, NULL) < 0)
        return;
    for (char **name = names; *name && s->files++ <= FILES_MAX; name++) {
        if (snprintf(below, sizeof(below), "%s/%s", path, *name) >= (int)sizeof(below) || stat(below, &st) < 0)
            continue;
        mix(s, *name, strlen(*name) + 1);
        mix(s, &st.st_mtim, sizeof(st.st_mtim));
        mix(s, &st.st_size, sizeof(st.st_size));
        mix(s, &st.st_ino, sizeof(st.st_ino));
        if (S_ISDIR(st.st_mode))
            add_folder(s, below, depth + 1);
    }
    file_names_free(names);
}

static uint64_t stamp_of(const struct catalog *c, const char *slug)
{
    struct stamp s = { 14695981039346656037ULL, 0 };
    char path[PATH_MAX];
    if (snprintf(path, sizeof(path), "%s/%s", c->session.problems, slug) < (int)sizeof(path))
        add_folder(&s, path, 0);
    return s.value;
}

/* ---- one problem ---- */

static char *summary_of(const struct problem *p)
{
    static const char *const difficulties[] = { "easy", "medium", "hard" };
    struct json *j = json_object(), *topics = json_array();
    json_put_text(j, "slug", p->slug);
    json_put_text(j, "title", p->title);
    json_put_text(j, "difficulty", difficulties[p->difficulty]);
    for (size_t i = 0; i < p->topics_len; i++)
        json_push_text(topics, p->topics[i]);
    json_put(j, "topics", topics);
    json_put_text(j, "version", p->version);
    struct str text = STR(1 << 20);
    json_write(j, false, &text);
    json_free(j);
    return text.data;
}

static void forget(struct catalog_problem *p)
{
    free(p->summary);
    p->summary = NULL;
    p->version[0] = '\0';
}

static void read_problem(struct catalog *c, struct catalog_problem *to)
{
    struct problem p;
    forget(to);
    if (problem_load(&p, c->session.problems, to->slug, &to->why) < 0)
        return;
    snprintf(to->version, sizeof(to->version), "%s", p.version);
    to->summary = summary_of(&p);
    problem_clear(&p);
}

static void check_problem(struct catalog *c, struct catalog_problem *p, uint64_t now)
{
    if (p->checked_ns && now - p->checked_ns < CHECK_NS)
        return;
    uint64_t stamp = stamp_of(c, p->slug);
    bool changed = !p->checked_ns || stamp != p->stamp;
    p->checked_ns = now;
    p->stamp = stamp;
    if (changed) {
        read_problem(c, p);
        c->generation++;
    }
}

/* ---- all of them ---- */

static int by_slug(const void *a, const void *b)
{
    return strcmp(((const struct catalog_problem *)a)->slug, ((const struct catalog_problem *)b)->slug);
}

static struct catalog_problem *find(struct catalog *c, const char *slug)
{
    struct catalog_problem wanted = { .slug = (char *)(uintptr_t)slug };
    return c->len ? bsearch(&wanted, c->at, c->len, sizeof(*c->at), by_slug) : NULL;
}

static void drop_unseen(struct catalog *c)
{
    size_t kept = 0;
    for (size_t i = 0; i < c->len; i++) {
        if (c->at[i].seen) {
            c->at[kept++] = c->at[i];
            continue;
        }
        forget(&c->at[i]);
        free(c->at[i].slug);
    }
    c->generation += kept < c->len;
    c->len = kept;
}

static void add(struct catalog *c, const char *slug)
{
    struct catalog_problem *grown = reallocarray(c->at, c->len + 1, sizeof(*grown));
    char *copy = strdup(slug);
    if (!grown || !copy)
        abort();
    c->at = grown;
    c->at[c->len++] = (struct catalog_problem){ .slug = copy, .seen = true };
}

/* The names that are there now; -1 keeps everything as it was. */
static int list(struct catalog *c, struct err *e)
{
    char **slugs = NULL;
    if (problem_list(c->session.problems, &slugs, e) < 0)
        return -1;
    for (size_t i = 0; i < c->len; i++)
        c->at[i].seen = false;
    size_t before = c->len;
    for (char **slug = slugs; *slug; slug++) {
        struct catalog_problem wanted = { .slug = *slug };
        struct catalog_problem *old = before ? bsearch(&wanted, c->at, before, sizeof(*c->at), by_slug) : NULL;
        if (old)
            old->seen = true;
        else
            add(c, *slug);
    }
    file_names_free(slugs);
    drop_unseen(c);
    if (c->len)
        qsort(c->at, c->len, sizeof(*c->at), by_slug);
    return 0;
}

void catalog_refresh(struct catalog *c)
{
    uint64_t now = clock_now_ns();
    if (c->listed_ns && now - c->listed_ns < c->pause_ns)
        return;
    c->listed_ns = now;
    c->pause_ns = LIST_NS;
    if (list(c, NULL) < 0)
        return;
    for (size_t i = 0; i < c->len; i++)
        check_problem(c, &c->at[i], now);
    uint64_t took_ns = clock_now_ns() - now;
    if (took_ns * LIST_SHARE > c->pause_ns)
        c->pause_ns = took_ns * LIST_SHARE;
}

const char **catalog_offers(const struct catalog *c, struct arena *a, size_t *len)
{
    const struct languages *languages = c->session.languages;
    const char **offers = arena_array(a, c->len + languages->len + 1, sizeof(*offers));
    char text[256];
    *len = 0;
    for (size_t i = 0; offers && i < languages->len; i++) {
        snprintf(text, sizeof(text), "language:%s", languages->at[i].name);
        if (languages->at[i].available && !(offers[(*len)++] = arena_strdup(a, text)))
            return NULL;
    }
    for (size_t i = 0; offers && i < c->len; i++) {
        snprintf(text, sizeof(text), "problem:%s@%s", c->at[i].slug, c->at[i].version);
        if (c->at[i].version[0] && !(offers[(*len)++] = arena_strdup(a, text)))
            return NULL;
    }
    return offers;
}

const struct catalog_problem *catalog_find(struct catalog *c, const char *slug)
{
    catalog_refresh(c);
    struct catalog_problem *p = find(c, slug);
    if (p)
        check_problem(c, p, clock_now_ns());
    return p;
}

const char *catalog_suggest(const struct catalog *c, const char *slug)
{
    const char **slugs = calloc(c->len + 1, sizeof(*slugs));
    if (!slugs)
        abort();
    for (size_t i = 0; i < c->len; i++)
        slugs[i] = c->at[i].slug;
    const char *near = suggest(slug, slugs, c->len);
    free(slugs);
    return near;
}

int catalog_open(const char *problems, const char *runners, struct catalog *c, struct err *e)
{
    struct session_options o = { .problems = problems && *problems ? problems : NULL,
                                 .runners = runners && *runners ? runners : NULL };
    *c = (struct catalog){ 0 };
    if (session_open(&o, &c->session, e) < 0)
        return -1;
    for (size_t i = 0; i < c->session.languages->len; i++)
        if (c->session.languages->at[i].available)
            language_version(&c->session.languages->at[i]);
    if (list(c, e) < 0) {
        catalog_close(c);
        return -1;
    }
    catalog_refresh(c);
    return 0;
}

void catalog_close(struct catalog *c)
{
    for (size_t i = 0; i < c->len; i++) {
        forget(&c->at[i]);
        free(c->at[i].slug);
    }
    free(c->at);
    session_close(&c->session);
    *c = (struct catalog){ 0 };
}
