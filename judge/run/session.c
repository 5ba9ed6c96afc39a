// SPDX-License-Identifier: MIT
/* Finding things, and the cache: files named by hash below one folder, checked when read, bounded in number. */
#include "judge/run/session.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "judge/run/counter.h"

enum { CACHE_ENTRIES_MAX = 4096 };

/* build/bin/gavel → the source tree two levels up. */
static bool beside_binary(const char *folder, char path[PATH_MAX])
{
    char self[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
    if (len <= 0)
        return false;
    self[len] = '\0';
    for (int up = 0; up < 4; up++) {
        char *slash = strrchr(self, '/');
        if (!slash)
            return false;
        *slash = '\0';
        if (snprintf(path, PATH_MAX, "%s/%s", self, folder) < PATH_MAX && access(path, R_OK) == 0)
            return true;
    }
    return false;
}

int session_find(const char *name, char path[PATH_MAX], struct err *e)
{
    if (beside_binary(name, path))
        return 0;
    snprintf(path, PATH_MAX, "/usr/share/gavel/%s", name);
    return access(path, R_OK) < 0 ? err_set(e, "%s is neither in the source tree nor below /usr/share/gavel", name) : 0;
}

static char *find_folder(const char *given, const char *variable, const char *folder, struct err *e)
{
    char path[PATH_MAX];
    const char *named = given ? given : getenv(variable);
    if (named && *named) {
        if (access(named, R_OK) < 0) {
            err_sys(e, "%s", named);
            return NULL;
        }
        return strdup(named);
    }
    if (session_find(folder, path, NULL) == 0)
        return strdup(path);
    err_set(e, "the %s are nowhere: name their folder with --%s or %s", folder, folder, variable);
    return NULL;
}

static char *find_cache(const char *given)
{
    char path[PATH_MAX];
    const char *home = getenv("HOME"), *cache = getenv("XDG_CACHE_HOME");
    if (given)
        snprintf(path, sizeof(path), "%s", given);
    else if (cache && *cache == '/')
        snprintf(path, sizeof(path), "%s/gavel", cache);
    else if (home && *home == '/' && home[1])
        snprintf(path, sizeof(path), "%s/.cache/gavel", home);
    else
        snprintf(path, sizeof(path), "/var/cache/gavel");
    return file_make_dirs(path, 0700, NULL) == 0 && access(path, W_OK) == 0 ? strdup(path) : NULL;
}

int session_open(const struct session_options *o, struct session *s, struct err *e)
{
    *s = (struct session){ .options = *o };
    s->problems = find_folder(o->problems, "GAVEL_PROBLEMS", "problems", e);
    s->runners = s->problems ? find_folder(o->runners, "GAVEL_RUNNERS", "runners", e) : NULL;
    if (!s->runners || languages_load(s->runners, &s->languages, e) < 0) {
        session_close(s);
        return -1;
    }
    s->cache = find_cache(o->cache);
    return 0;
}

void session_close(struct session *s)
{
    sandbox_close(s->sandbox);
    languages_free(s->languages);
    free(s->problems);
    free(s->runners);
    free(s->cache);
    *s = (struct session){ 0 };
}

uint32_t session_profile(const struct session *s, const struct language *l, enum session_pool pool)
{
    return (uint32_t)((size_t)(l - s->languages->at) * SESSION_POOLS + pool);
}

int session_sandbox_options(const struct session *s, struct sandbox_options *out, struct err *e)
{
    static struct sandbox_profile profiles[SANDBOX_PROFILES_MAX];
    size_t len = 0;
    if (s->languages->len * SESSION_POOLS > SANDBOX_PROFILES_MAX)
        return err_set(e, "more than %d languages", SANDBOX_PROFILES_MAX / SESSION_POOLS);
    for (size_t i = 0; i < s->languages->len; i++) {
        struct language *l = &s->languages->at[i];
        profiles[len++] = l->compile.profile;
        profiles[len++] = l->run.profile;
        profiles[len] = l->run.profile;
        profiles[len++].author = true;
        if (l->available)
            profiles[len] = counter_profile(l, &l->arena);
        len++;
        profiles[len++] = l->bare.profile;
        for (size_t k = len - SESSION_POOLS; k < len; k++) /* a broken language has none, but its numbers stay taken */
            if (!profiles[k].name)
                profiles[k].name = "unused";
    }
    *out = (struct sandbox_options){ .profiles = profiles,
                                     .profiles_len = len,
                                     .fresh = s->options.fresh,
                                     .weak = s->options.weak,
                                     .force_host = s->options.force_host };
    return 0;
}

static void add_texts(struct hash *h, const char *const *list)
{
    uint64_t len = 0;
    while (list && list[len])
        hash_add_text(h, list[len++]);
    hash_add(h, &len, sizeof(len));
}

void session_fingerprint(const struct sandbox_options *o, char hex[HASH_HEX_SIZE])
{
    struct hash *h = hash_new();
    for (size_t i = 0; i < o->profiles_len; i++) {
        const struct sandbox_profile *p = &o->profiles[i];
        uint64_t facts[] = { p->processes,        p->exec_work,        p->author,     p->single_use,
                             p->work_bytes,       p->work_files,       p->max_cpu_ns, p->max_wall_ns,
                             p->max_memory_bytes, p->max_output_bytes, p->max_pids };
        hash_add_text(h, p->name);
        hash_add(h, facts, sizeof(facts));
        add_texts(h, p->paths);
        add_texts(h, p->syscalls);
    }
    hash_end(h, hex);
}

int session_sandbox(struct session *s, struct err *e)
{
    struct sandbox_options o;
    if (s->sandbox)
        return 0;
    return session_sandbox_options(s, &o, e) < 0 ? -1 : sandbox_open(&o, &s->sandbox, e);
}

/* An entry is its content's SHA-256, then the content: what a crash or a stranger damaged is not taken. */
int session_cache_read(const struct session *s, const char *kind, const char *key, struct str *out)
{
    char path[PATH_MAX], hex[HASH_HEX_SIZE];
    struct err e;
    if (!s->cache || snprintf(path, sizeof(path), "%s/%s/%s", s->cache, kind, key) >= (int)sizeof(path))
        return 0;
    struct str bytes = STR(out->max > SIZE_MAX - HASH_HEX_SIZE ? out->max : out->max + HASH_HEX_SIZE);
    int found = 0;
    if (file_exists_at(AT_FDCWD, path) && file_read_at(AT_FDCWD, path, &bytes, &e) == 0 &&
        bytes.len >= HASH_HEX_SIZE - 1) {
        const char *content = bytes.data + HASH_HEX_SIZE - 1;
        hash_bytes(content, bytes.len - (HASH_HEX_SIZE - 1), hex);
        if (memcmp(hex, bytes.data, HASH_HEX_SIZE - 1) == 0) {
            str_addn(out, content, bytes.len - (HASH_HEX_SIZE - 1));
            found = 1;
        }
    }
    str_clear(&bytes);
    return found;
}

/* Too many: all go. They are made again when wanted, which is rarer than keeping an order of use would cost. */
static void make_room(const char *folder)
{
    char **names = NULL, path[PATH_MAX];
    if (file_names_at(AT_FDCWD, folder, 4 * CACHE_ENTRIES_MAX, &names, NULL) < 0)
        return;
    size_t count = 0;
    while (names[count])
        count++;
    for (size_t i = 0; count > CACHE_ENTRIES_MAX && i < count; i++)
        if (snprintf(path, sizeof(path), "%s/%s", folder, names[i]) < (int)sizeof(path))
            unlink(path);
    file_names_free(names);
}

void session_cache_write(const struct session *s, const char *kind, const char *key, const void *bytes, size_t size)
{
    char folder[PATH_MAX], path[PATH_MAX + 80], hex[HASH_HEX_SIZE];
    if (!s->cache || snprintf(folder, sizeof(folder), "%s/%s", s->cache, kind) >= (int)sizeof(folder) ||
        file_make_dirs(folder, 0700, NULL) < 0)
        return;
    make_room(folder);
    struct str entry = STR(size + HASH_HEX_SIZE);
    hash_bytes(bytes, size, hex);
    str_add(&entry, hex);
    str_addn(&entry, bytes, size);
    snprintf(path, sizeof(path), "%s/%s", folder, key);
    file_write_at(AT_FDCWD, path, str_text(&entry), entry.len, 0600, NULL);
    str_clear(&entry);
}
