// SPDX-License-Identifier: MIT
/* Loads languages from their folders. A toolchain that is not installed makes a language unavailable, never an error.
 */
#include "judge/run/language.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/file.h"
#include "judge/run/language_private.h"
#include "judge/run/language_step.h"

enum { TYPE_TEXTS_MAX = 1024, VERSION_BYTES_MAX = 512, VERSION_TIMEOUT_MS = 5000 };

static int read_types(struct language *l, const struct yaml_node *map, struct language_templates *t, struct err *e)
{
    struct language_type_text *list = arena_array(&l->arena, TYPE_TEXTS_MAX, sizeof(*list));
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "types", e) < 0)
        return -1;
    for (size_t i = 0; i < map->len; i++) {
        const struct yaml_node *texts = &map->pairs[i].value;
        if (yaml_check_kind(texts, YAML_MAPPING, map->pairs[i].key.text, e) < 0)
            return -1;
        for (size_t k = 0; k < texts->len; k++) {
            if (t->types_len == TYPE_TEXTS_MAX)
                return yaml_err(e, map, "more than %d texts of types", TYPE_TEXTS_MAX);
            const struct yaml_node *text = &texts->pairs[k].value;
            if (yaml_check_kind(text, YAML_SCALAR, texts->pairs[k].key.text, e) < 0)
                return -1;
            list[t->types_len++] =
                (struct language_type_text){ map->pairs[i].key.text, texts->pairs[k].key.text, text->text };
        }
    }
    t->types = list;
    return 0;
}

static int read_comment(const struct yaml_node *map, struct language_templates *t, struct err *e)
{
    static const char *const keys[] = { "line", "open", "close" };
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "comment", e) < 0 || yaml_check_keys(map, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *line = yaml_get(map, "line"), *open = yaml_get(map, "open"),
                           *close = yaml_get(map, "close");
    t->comment_line = line ? line->text : NULL;
    t->comment_open = open ? open->text : NULL;
    t->comment_close = close ? close->text : NULL;
    return 0;
}

static int read_templates(struct language *l, const struct yaml_node *root, struct err *e)
{
    struct language_templates *t = arena_alloc(&l->arena, sizeof(*t));
    const struct yaml_node *glue = yaml_need(root, "glue", e), *starter = yaml_get(root, "starter"),
                           *drop = yaml_get(root, "diagnostics");
    size_t len;
    l->templates = t;
    if (!glue || !t || yaml_text(glue, &t->glue, e) < 0 || (starter && yaml_text(starter, &t->starter, e) < 0))
        return -1;
    if (drop && yaml_texts(drop, &l->arena, &t->diagnostics_drop, &len, e) < 0)
        return -1;
    return read_comment(yaml_get(root, "comment"), t, e) < 0 ? -1 : read_types(l, yaml_get(root, "types"), t, e);
}

static int read_root(struct language *l, const struct yaml_node *root, struct err *e)
{
    static const char *const keys[] = { "display", "extensions", "comment", "source",      "toolchain",
                                        "version", "compile",    "run",     "count",       "space",
                                        "types",   "glue",       "starter", "diagnostics", "bare" };
    size_t len;
    if (yaml_check_kind(root, YAML_MAPPING, "language.yaml", e) < 0 || yaml_check_keys(root, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *display = yaml_need(root, "display", e),
                           *extensions = display ? yaml_need(root, "extensions", e) : NULL,
                           *source = extensions ? yaml_need(root, "source", e) : NULL,
                           *toolchain = source ? yaml_need(root, "toolchain", e) : NULL,
                           *version = yaml_get(root, "version"), *compile = yaml_get(root, "compile"),
                           *run = toolchain ? yaml_need(root, "run", e) : NULL;
    if (!run || yaml_text(display, &l->display, e) < 0 || yaml_text(source, &l->source_name, e) < 0 ||
        yaml_texts(extensions, &l->arena, &l->extensions, &len, e) < 0 ||
        yaml_texts(toolchain, &l->arena, &l->toolchain, &len, e) < 0 ||
        (version && yaml_texts(version, &l->arena, &l->version_argv, &len, e) < 0))
        return -1;
    if (read_templates(l, root, e) < 0) {
        l->templates = NULL; /* half of them would be taken for all */
        return -1;
    }
    if (compile && language_read_compile(l, compile, e) < 0)
        return -1;
    if (language_read_run(l, run, e) < 0 || language_read_bare(l, yaml_get(root, "bare"), e) < 0 ||
        language_read_count(l, yaml_get(root, "count"), e) < 0)
        return -1;
    return language_read_space(l, yaml_get(root, "space"), e);
}

/* Which programs these are: path, size and time of each. Reading a compiler's 30 MB for each start would cost more than
 * it tells. */
static bool identify(struct language *l)
{
    struct hash *h = hash_new();
    bool all = true;
    for (const char *const *program = l->toolchain; *program && all; program++) {
        struct stat st;
        if (stat(*program, &st) < 0 || access(*program, X_OK) < 0) {
            err_set(&l->why, "%s: %s is not installed", l->display, *program);
            all = false;
            break;
        }
        uint64_t facts[] = { (uint64_t)st.st_size, (uint64_t)st.st_mtim.tv_sec, (uint64_t)st.st_ino };
        hash_add_text(h, *program);
        hash_add(h, facts, sizeof(facts));
    }
    hash_end(h, l->toolchain_id);
    return all;
}

int language_load(struct language *l, const char *runners_dir, const char *name, struct err *e)
{
    char path[4096], shown[256];
    const struct yaml_node *root;
    *l = (struct language){ .arena = ARENA(64 << 20) };
    l->name = arena_strdup(&l->arena, name);
    l->display = l->name;
    snprintf(path, sizeof(path), "%s/%s", runners_dir, name);
    l->dir = arena_strdup(&l->arena, path);
    snprintf(path, sizeof(path), "%s/%s/language.yaml", runners_dir, name);
    snprintf(shown, sizeof(shown), "runners/%s/language.yaml", name);
    if (yaml_load_at(AT_FDCWD, path, arena_strdup(&l->arena, shown), &l->arena, &root, e) < 0 ||
        read_root(l, root, e) < 0)
        return -1;
    l->available = identify(l);
    return 0;
}

void language_clear(struct language *l)
{
    arena_clear(&l->arena);
    *l = (struct language){ 0 };
}

int languages_load(const char *runners_dir, struct languages **out, struct err *e)
{
    char **names = NULL;
    if (file_names_at(AT_FDCWD, runners_dir, 1000, &names, e) < 0)
        return -1;
    struct languages *all = calloc(1, sizeof(*all));
    if (!all)
        abort();
    for (char **name = names; *name && all->len < LANGUAGES_MAX; name++) {
        char path[4096];
        struct language *l = &all->at[all->len];
        snprintf(path, sizeof(path), "%s/%s/language.yaml", runners_dir, *name);
        if (!file_exists_at(AT_FDCWD, path))
            continue;
        struct err why = { 0 };
        if (language_load(l, runners_dir, *name, &why) < 0) {
            static const char *const none[] = { NULL };
            l->why = why;
            l->available = false;
            l->extensions = l->extensions ? l->extensions : none;
        }
        all->len++;
    }
    file_names_free(names);
    *out = all;
    return 0;
}

void languages_free(struct languages *ls)
{
    for (size_t i = 0; ls && i < ls->len; i++)
        language_clear(&ls->at[i]);
    free(ls);
}

const struct language *languages_find(const struct languages *ls, const char *name)
{
    for (size_t i = 0; i < ls->len; i++)
        if (strcmp(ls->at[i].name, name) == 0)
            return &ls->at[i];
    return NULL;
}

const struct language *languages_of_file(const struct languages *ls, const char *path, struct err *e)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    CLEANUP(str_clear) struct str known = STR(400);
    for (size_t i = 0; i < ls->len; i++) {
        for (const char *const *x = ls->at[i].extensions; *x; x++) {
            if (dot && dot > slash && strcmp(dot + 1, *x) == 0)
                return &ls->at[i];
            str_addf(&known, "%s.%s", known.len ? ", " : "", *x);
        }
    }
    err_set(e, "no language has the ending of \"%.100s\" (there are %s)", slash ? slash + 1 : path, str_text(&known));
    return NULL;
}

static size_t read_line(int fd, char *line, size_t size)
{
    struct pollfd p = { fd, POLLIN, 0 };
    ssize_t len = poll(&p, 1, VERSION_TIMEOUT_MS) == 1 ? read(fd, line, size - 1) : 0;
    line[len > 0 ? len : 0] = '\0';
    line[strcspn(line, "\n")] = '\0';
    return strlen(line);
}

const char *language_version(struct language *l)
{
    char line[VERSION_BYTES_MAX] = "";
    char *const environment[] = { (char *)"PATH=/usr/bin:/bin", (char *)"LC_ALL=C", NULL };
    int out[2];
    pid_t pid;
    if (l->version || !l->available || !l->version_argv || pipe2(out, O_CLOEXEC) < 0)
        return l->version ? l->version : "unknown";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, out[1], 2);
    int failed = posix_spawn(&pid, l->version_argv[0], &actions, NULL, (char *const *)l->version_argv, environment);
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    if (!failed) {
        read_line(out[0], line, sizeof(line));
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
    }
    close(out[0]);
    l->version = *line ? arena_strdup(&l->arena, line) : "unknown";
    return l->version;
}
