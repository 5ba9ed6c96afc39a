// SPDX-License-Identifier: MIT
/* The `compile:` and `run:` of a language.yaml. */
#include "judge/run/language_step.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"

enum { RUNNER_FILE_BYTES_MAX = 1 << 20 };

static int read_runner_file(struct language *l, const struct yaml_node *node, struct language_file *f, struct err *e)
{
    char path[4096];
    CLEANUP(str_clear) struct str text = STR(RUNNER_FILE_BYTES_MAX);
    if (strstr(node->text, "..") || node->text[0] == '/')
        return yaml_err(e, node, "\"%s\" is not a file below the runner's folder", node->text);
    snprintf(path, sizeof(path), "%s/%s", l->dir, node->text);
    if (file_read_at(AT_FDCWD, path, &text, e) < 0)
        return yaml_err_prefix(e, node);
    f->content = LANGUAGE_FILE_RUNNER;
    f->len = text.len;
    f->text = arena_strn(&l->arena, str_text(&text), text.len);
    return f->text ? 0 : yaml_err(e, node, "the runner is too large");
}

static int read_files(struct language *l, const struct yaml_node *map, struct language_step *step, struct err *e)
{
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "files", e) < 0)
        return -1;
    if (map->len > SANDBOX_FILES_MAX)
        return yaml_err(e, map, "more than %d files", SANDBOX_FILES_MAX);
    struct language_file *files = arena_array(&l->arena, map->len + 1, sizeof(*files));
    for (size_t i = 0; i < map->len; i++) {
        const struct yaml_node *value = &map->pairs[i].value;
        const char *text;
        files[i].name = map->pairs[i].key.text;
        if (strchr(files[i].name, '/') || yaml_text(value, &text, e) < 0)
            return yaml_err(e, &map->pairs[i].key, "a file's name in the work directory is one component");
        if (strcmp(text, "@source") == 0)
            files[i].content = LANGUAGE_FILE_SOURCE;
        else if (strcmp(text, "@glue") == 0)
            files[i].content = LANGUAGE_FILE_GLUE;
        else if (read_runner_file(l, value, &files[i], e) < 0)
            return -1;
    }
    step->files = files;
    step->files_len = map->len;
    return 0;
}

static int read_environment(struct language *l, const struct yaml_node *map, struct language_step *step, struct err *e)
{
    size_t len = map ? map->len : 0;
    const char **env = arena_array(&l->arena, len + 1, sizeof(*env));
    if (map && yaml_check_kind(map, YAML_MAPPING, "env", e) < 0)
        return -1;
    for (size_t i = 0; i < len; i++) {
        char text[1024];
        const char *value;
        if (yaml_text(&map->pairs[i].value, &value, e) < 0)
            return -1;
        snprintf(text, sizeof(text), "%s=%s", map->pairs[i].key.text, value);
        env[i] = arena_strdup(&l->arena, text);
    }
    step->env = env;
    return 0;
}

static int read_limits(const struct yaml_node *map, struct sandbox_profile *p, struct err *e)
{
    static const char *const keys[] = { "cpu", "wall", "memory", "output", "pids" };
    int64_t pids = p->max_pids;
    if (!map)
        return 0;
    if (yaml_check_kind(map, YAML_MAPPING, "limits", e) < 0 || yaml_check_keys(map, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *cpu = yaml_get(map, "cpu"), *wall = yaml_get(map, "wall"),
                           *memory = yaml_get(map, "memory"), *output = yaml_get(map, "output"),
                           *count = yaml_get(map, "pids");
    if ((cpu && yaml_duration_ns(cpu, NS_PER_MS, 3600 * NS_PER_S, &p->max_cpu_ns, e) < 0) ||
        (wall && yaml_duration_ns(wall, NS_PER_MS, 3600 * NS_PER_S, &p->max_wall_ns, e) < 0) ||
        (memory && yaml_size_bytes(memory, 1 << 20, 64ULL << 30, &p->max_memory_bytes, e) < 0) ||
        (output && yaml_size_bytes(output, 1, 1ULL << 30, &p->max_output_bytes, e) < 0) ||
        (count && yaml_i64(count, 1, 4096, &pids, e) < 0))
        return -1;
    p->max_pids = (uint32_t)pids;
    return 0;
}

static int read_profile(struct language *l, const struct yaml_node *node, const char *kind, struct sandbox_profile *p,
                        struct err *e)
{
    char name[128];
    size_t len;
    const struct yaml_node *paths = yaml_get(node, "paths"), *syscalls = yaml_get(node, "syscalls"),
                           *processes = yaml_get(node, "processes"), *work = yaml_get(node, "work");
    snprintf(name, sizeof(name), "%s/%s", l->name, kind);
    p->name = arena_strdup(&l->arena, name);
    if ((paths && yaml_texts(paths, &l->arena, &p->paths, &len, e) < 0) ||
        (syscalls && yaml_texts(syscalls, &l->arena, &p->syscalls, &len, e) < 0) ||
        (processes && yaml_bool(processes, &p->processes, e) < 0) ||
        (work && yaml_size_bytes(work, 1 << 20, 4ULL << 30, &p->work_bytes, e) < 0))
        return -1;
    return read_limits(yaml_get(node, "limits"), p, e);
}

static int read_step(struct language *l, const struct yaml_node *node, const char *kind, struct language_step *step,
                     struct err *e)
{
    size_t len;
    const struct yaml_node *command = yaml_need(node, "command", e);
    if (!command || yaml_texts(command, &l->arena, &step->argv, &len, e) < 0)
        return -1;
    if (read_files(l, yaml_get(node, "files"), step, e) < 0 || read_environment(l, yaml_get(node, "env"), step, e) < 0)
        return -1;
    return read_profile(l, node, kind, &step->profile, e);
}

int language_read_compile(struct language *l, const struct yaml_node *node, struct err *e)
{
    static const char *const keys[] = { "files",     "command", "env",  "paths",    "syscalls",
                                        "processes", "limits",  "work", "artefact", "artefact_size" };
    struct language_step *step = &l->compile;
    if (yaml_check_kind(node, YAML_MAPPING, "compile", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *artefact = yaml_get(node, "artefact"), *size = yaml_get(node, "artefact_size");
    step->profile = (struct sandbox_profile){ .processes = true,
                                              .single_use = true,
                                              .work_bytes = 256 << 20,
                                              .work_files = 4096,
                                              .max_cpu_ns = 20 * NS_PER_S,
                                              .max_wall_ns = 30 * NS_PER_S,
                                              .max_memory_bytes = 1ULL << 30,
                                              .max_output_bytes = 64 << 20,
                                              .max_pids = 64 };
    l->compiled = true;
    l->artefact_max_bytes = 64 << 20;
    if (artefact && yaml_text(artefact, &l->artefact, e) < 0)
        return -1;
    if (size && yaml_size_bytes(size, 1, 1ULL << 30, &l->artefact_max_bytes, e) < 0)
        return -1;
    return read_step(l, node, "compile", step, e);
}

int language_read_run(struct language *l, const struct yaml_node *node, struct err *e)
{
    static const char *const keys[] = { "files",    "command",   "program", "env",  "paths",
                                        "syscalls", "processes", "limits",  "work", "baseline" };
    static const char *const programs[] = { "artefact" };
    struct language_step *step = &l->run;
    int program;
    if (yaml_check_kind(node, YAML_MAPPING, "run", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *artefact = yaml_get(node, "program"), *baseline = yaml_get(node, "baseline");
    step->profile = (struct sandbox_profile){ .work_bytes = 16 << 20,
                                              .work_files = 1024,
                                              .max_cpu_ns = 600 * NS_PER_S,
                                              .max_wall_ns = 1200 * NS_PER_S,
                                              .max_memory_bytes = 8ULL << 30,
                                              .max_output_bytes = 16 << 20,
                                              .max_pids = 64 };
    if (artefact && yaml_choice(artefact, "a program", programs, 1, &program, e) < 0)
        return -1;
    step->program_is_artefact = artefact != NULL;
    if (baseline && yaml_size_bytes(baseline, 0, 1ULL << 30, &l->baseline_bytes, e) < 0)
        return -1;
    return read_step(l, node, "run", step, e);
}

/* The run's environment with these in place of, or after, its own. */
static int read_changed_environment(struct language *l, const struct yaml_node *map, const char *const **out,
                                    struct err *e)
{
    struct language_step own = { 0 };
    size_t run_len = 0, own_len = map ? map->len : 0, len = 0;
    if (read_environment(l, map, &own, e) < 0)
        return -1;
    while (l->run.env[run_len])
        run_len++;
    const char **env = arena_array(&l->arena, run_len + own_len + 1, sizeof(*env));
    if (!env)
        return yaml_err(e, map, "the runner is too large");
    for (size_t i = 0; i < run_len; i++) {
        size_t name_len = strcspn(l->run.env[i], "=") + 1;
        bool replaced = false;
        for (size_t k = 0; k < own_len; k++)
            replaced |= strncmp(l->run.env[i], own.env[k], name_len) == 0;
        if (!replaced)
            env[len++] = l->run.env[i];
    }
    for (size_t i = 0; i < own_len; i++)
        env[len++] = own.env[i];
    *out = env;
    return 0;
}

int language_read_count(struct language *l, const struct yaml_node *node, struct err *e)
{
    static const char *const keys[] = { "command", "env" };
    size_t len;
    l->count = l->run;
    if (!node)
        return 0;
    if (yaml_check_kind(node, YAML_MAPPING, "count", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *command = yaml_get(node, "command");
    if (command && yaml_texts(command, &l->arena, &l->count.argv, &len, e) < 0)
        return -1;
    return read_changed_environment(l, yaml_get(node, "env"), &l->count.env, e);
}

int language_read_space(struct language *l, const struct yaml_node *node, struct err *e)
{
    static const char *const keys[] = { "slack", "item", "output", "env" };
    uint64_t item = 1;
    l->space.env = l->run.env;
    l->space.slack_bytes = 64 << 10;
    l->space.output_bytes = 64;
    if (!node)
        return 0;
    if (yaml_check_kind(node, YAML_MAPPING, "space", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *slack = yaml_get(node, "slack"), *least = yaml_get(node, "item"),
                           *output = yaml_get(node, "output");
    if ((slack && yaml_size_bytes(slack, 0, 1 << 30, &l->space.slack_bytes, e) < 0) ||
        (least && yaml_size_bytes(least, 1, 1024, &item, e) < 0) ||
        (output && yaml_size_bytes(output, 0, 1024, &l->space.output_bytes, e) < 0))
        return -1;
    l->space.item_bytes = (double)item;
    return read_changed_environment(l, yaml_get(node, "env"), &l->space.env, e);
}

static int read_bare_compile(struct language *l, const struct yaml_node *bare, struct err *e)
{
    static const char *const keys[] = { "files", "command" };
    const struct yaml_node *node = yaml_get(bare, "compile");
    size_t len;
    l->bare_compile = l->compile;
    if (!node)
        return l->compiled ? yaml_err(e, bare, "bare needs a compile, as the language has one") : 0;
    if (yaml_check_kind(node, YAML_MAPPING, "compile", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *command = yaml_need(node, "command", e);
    if (!command || yaml_texts(command, &l->arena, &l->bare_compile.argv, &len, e) < 0)
        return -1;
    return read_files(l, yaml_get(node, "files"), &l->bare_compile, e);
}

int language_read_bare(struct language *l, const struct yaml_node *node, struct err *e)
{
    static const char *const keys[] = { "compile", "files", "command", "env", "limits" };
    struct language_step *step = &l->bare;
    char name[128];
    size_t len;
    if (!node)
        return 0;
    if (yaml_check_kind(node, YAML_MAPPING, "bare", e) < 0 || yaml_check_keys(node, keys, COUNT(keys), e) < 0)
        return -1;
    const struct yaml_node *command = yaml_get(node, "command"), *files = yaml_get(node, "files"),
                           *env = yaml_get(node, "env");
    *step = l->run;
    if ((command && yaml_texts(command, &l->arena, &step->argv, &len, e) < 0) ||
        (files && read_files(l, files, step, e) < 0) || (env && read_environment(l, env, step, e) < 0) ||
        read_limits(yaml_get(node, "limits"), &step->profile, e) < 0)
        return -1;
    /* It may make processes: it is charged by its cgroup, not at barriers. */
    snprintf(name, sizeof(name), "%s/bare", l->name);
    step->profile.name = arena_strdup(&l->arena, name);
    step->profile.processes = true;
    return read_bare_compile(l, node, e);
}
