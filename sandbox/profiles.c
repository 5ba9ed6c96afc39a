// SPDX-License-Identifier: MIT
/* The text form of profiles. The keys are one table, so that writer and reader cannot differ. */
#include "sandbox/profiles.h"

#include <inttypes.h>
#include <string.h>

#include "base/parse.h"
#include "sandbox/filter_rules.h"

enum field_kind { FIELD_BOOL, FIELD_U64, FIELD_U32, FIELD_LIST };

static const struct field {
    const char *key;
    enum field_kind kind;
    size_t offset;
} fields[] = {
    { "path", FIELD_LIST, offsetof(struct sandbox_profile, paths) },
    { "syscall", FIELD_LIST, offsetof(struct sandbox_profile, syscalls) },
    { "processes", FIELD_BOOL, offsetof(struct sandbox_profile, processes) },
    { "exec_work", FIELD_BOOL, offsetof(struct sandbox_profile, exec_work) },
    { "author", FIELD_BOOL, offsetof(struct sandbox_profile, author) },
    { "single_use", FIELD_BOOL, offsetof(struct sandbox_profile, single_use) },
    { "work_bytes", FIELD_U64, offsetof(struct sandbox_profile, work_bytes) },
    { "work_files", FIELD_U64, offsetof(struct sandbox_profile, work_files) },
    { "max_cpu_ns", FIELD_U64, offsetof(struct sandbox_profile, max_cpu_ns) },
    { "max_wall_ns", FIELD_U64, offsetof(struct sandbox_profile, max_wall_ns) },
    { "max_memory_bytes", FIELD_U64, offsetof(struct sandbox_profile, max_memory_bytes) },
    { "max_output_bytes", FIELD_U64, offsetof(struct sandbox_profile, max_output_bytes) },
    { "max_pids", FIELD_U32, offsetof(struct sandbox_profile, max_pids) },
};

static void write_field(const struct sandbox_profile *p, const struct field *f, struct str *out)
{
    const char *at = (const char *)p + f->offset;
    if (f->kind == FIELD_LIST) {
        for (const char *const *item = *(const char *const *const *)at; item && *item; item++)
            str_addf(out, "%s %s\n", f->key, *item);
        return;
    }
    uint64_t number = f->kind == FIELD_BOOL  ? *(const bool *)at
                      : f->kind == FIELD_U32 ? *(const uint32_t *)at
                                             : *(const uint64_t *)at;
    str_addf(out, "%s %" PRIu64 "\n", f->key, number);
}

/* The helper refuses these too; here the error comes at once, to the one who named it. */
static const char *never_allowed(const struct sandbox_profile *p)
{
    for (const char *const *name = p->syscalls; name && *name; name++)
        if (filter_is_never(*name))
            return *name;
    return NULL;
}

static bool has_line_feed(const struct sandbox_profile *p)
{
    if (strchr(p->name, '\n'))
        return true;
    for (const char *const *path = p->paths; path && *path; path++)
        if (strchr(*path, '\n'))
            return true;
    return false;
}

int profiles_write(const struct sandbox_profile *profiles, size_t len, struct str *out, struct err *e)
{
    for (size_t i = 0; i < len; i++) {
        if (has_line_feed(&profiles[i]))
            return err_set(e, "profile %s: a line feed in a path", profiles[i].name);
        if (never_allowed(&profiles[i]))
            return err_set(e, "profile %s: the system call \"%s\" is allowed to nobody", profiles[i].name,
                           never_allowed(&profiles[i]));
        str_addf(out, "profile %s\n", profiles[i].name);
        for (size_t f = 0; f < COUNT(fields); f++)
            write_field(&profiles[i], &fields[f], out);
    }
    return out->failed ? err_set(e, "the profiles exceed %zu bytes", out->max) : 0;
}

static int add_item(const char *const **list, const char *value, struct arena *a, struct err *e)
{
    size_t len = 0;
    for (const char *const *item = *list; item && *item; item++)
        len++;
    const char **longer = arena_array(a, len + 2, sizeof(*longer));
    if (!longer)
        return err_set(e, "too many items");
    for (size_t i = 0; i < len; i++)
        longer[i] = (*list)[i];
    longer[len] = value;
    *list = longer;
    return 0;
}

static int read_field(struct sandbox_profile *p, const char *key, const char *value, struct arena *a, struct err *e)
{
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (strcmp(fields[i].key, key) != 0)
            continue;
        char *at = (char *)p + fields[i].offset;
        uint64_t number = 0;
        if (fields[i].kind == FIELD_LIST)
            return add_item((const char *const **)at, value, a, e);
        uint64_t max = fields[i].kind == FIELD_BOOL ? 1 : fields[i].kind == FIELD_U32 ? UINT32_MAX : UINT64_MAX;
        if (parse_u64(value, 0, max, &number, e) < 0)
            return err_prefix(e, "%s", key);
        if (fields[i].kind == FIELD_BOOL)
            *(bool *)at = number;
        else if (fields[i].kind == FIELD_U32)
            *(uint32_t *)at = (uint32_t)number;
        else
            *(uint64_t *)at = number;
        return 0;
    }
    return err_set(e, "unknown key \"%s\"", key);
}

int profiles_read(const char *text, struct arena *a, struct sandbox_profile **profiles, size_t *len, struct err *e)
{
    struct sandbox_profile *all = arena_array(a, SANDBOX_PROFILES_MAX, sizeof(*all));
    char *copy = arena_strdup(a, text);
    if (!all || !copy)
        return err_set(e, "the profiles are too large");
    size_t count = 0, line_number = 0;
    for (char *line = copy, *next; *line; line = next) {
        char *end = strchrnul(line, '\n');
        next = *end ? end + 1 : end;
        *end = '\0';
        line_number++;
        char *value = strchr(line, ' ');
        if (!value)
            return err_set(e, "profiles:%zu: no value", line_number);
        *value++ = '\0';
        if (strcmp(line, "profile") == 0) {
            if (count == SANDBOX_PROFILES_MAX)
                return err_set(e, "more than %d profiles", SANDBOX_PROFILES_MAX);
            all[count++].name = value;
        } else if (count == 0) {
            return err_set(e, "profiles:%zu: \"%s\" before the first profile", line_number, line);
        } else if (read_field(&all[count - 1], line, value, a, e) < 0) {
            return err_prefix(e, "profiles:%zu", line_number);
        }
    }
    *profiles = all;
    *len = count;
    return 0;
}
