// SPDX-License-Identifier: MIT
/* gavel policy: what a language's programs may ask of the kernel, see and use, as the sandbox's own tables say it. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/suggest.h"
#include "judge/cli/cli.h"
#include "judge/run/counter.h"

enum { ROWS_MAX = 1024 };

static const char *arg_stage = "run";
static bool arg_json, arg_no_memory;
static const struct opt options[] = {
    { 0, "stage", &arg_stage, NULL, "STAGE", "run (default), compile, or count (run in the emulator that counts)",
      NULL },
    { 0, "no-memory-cgroup", NULL, &arg_no_memory, NULL, "as on hosts without a memory cgroup", NULL },
    { 0, "json", NULL, &arg_json, NULL, "as JSON", NULL },
    { 0 },
};

/* Where several lines of the table are about one call, their conditions are told together. */
static size_t same_call(const struct sandbox_policy_row *rows, size_t len, size_t at, struct str *conditions)
{
    size_t end = at;
    for (; end < len && rows[end].syscall && strcmp(rows[end].syscall, rows[at].syscall) == 0 &&
           rows[end].error == rows[at].error;
         end++)
        if (rows[end].condition)
            str_addf(conditions, "%s%s", conditions->len ? ", " : "", rows[end].condition);
    return end;
}

static void add_detail(struct str *out, const struct paint *p, const struct sandbox_policy_row *row,
                       const struct str *conditions)
{
    struct str line = STR(4096), head = STR(256);
    str_addf(&head, "    %-18s ", row->syscall);
    if (row->error)
        str_addf(&line, "%s", strerrorname_np(row->error));
    if (conditions->len)
        str_addf(&line, "%sonly %s", line.len ? ", " : "", conditions->data);
    if (row->why)
        str_addf(&line, "%s%s", line.len ? ": " : "", row->why);
    paint_wrap(out, p, str_text(&head), "                       ", str_text(&line));
    str_clear(&line);
    str_clear(&head);
}

static void flush_plain(struct str *out, const struct paint *p, struct str *plain)
{
    if (plain->len)
        paint_wrap(out, p, "    ", "    ", str_text(plain));
    str_clear(plain);
}

static void add_rows(struct str *out, const struct paint *p, const struct sandbox_policy_row *rows, size_t len)
{
    struct str plain = STR(16 << 10);
    for (size_t i = 0, next; i < len; i = next) {
        struct str conditions = STR(4096);
        next = i + 1;
        if (!rows[i].syscall) {
            flush_plain(out, p, &plain);
            paint_add(out, p, STYLE_BOLD, "\n  %s\n", rows[i].why);
            continue;
        }
        next = same_call(rows, len, i, &conditions);
        if (conditions.len || rows[i].error || rows[i].why) {
            flush_plain(out, p, &plain);
            add_detail(out, p, &rows[i], &conditions);
        } else {
            str_addf(&plain, "%s%s", plain.len ? " " : "", rows[i].syscall);
        }
        str_clear(&conditions);
    }
    flush_plain(out, p, &plain);
}

static void add_list(struct str *out, const struct paint *p, const char *head, const char *const *names)
{
    struct str list = STR(64 << 10);
    for (const char *const *name = names; name && *name; name++)
        str_addf(&list, "%s%s", list.len ? " " : "", *name);
    paint_add(out, p, STYLE_BOLD, "\n  %s\n", head);
    paint_wrap(out, p, "    ", "    ", list.len ? str_text(&list) : "nothing");
    str_clear(&list);
}

static void add_limits(struct str *out, const struct paint *p, const struct sandbox_profile *profile)
{
    paint_add(out, p, STYLE_BOLD, "\n  at most\n");
    str_add(out, "    CPU ");
    paint_duration(out, profile->max_cpu_ns);
    str_add(out, ", wall clock ");
    paint_duration(out, profile->max_wall_ns);
    str_add(out, ", memory ");
    paint_size(out, profile->max_memory_bytes);
    str_add(out, ", a file or an output ");
    paint_size(out, profile->max_output_bytes);
    str_addf(out, ",\n    %u %s\n", profile->max_pids, profile->processes ? "processes and threads" : "threads");
    str_addf(out, "    the work directory is a tmpfs of its own%s\n",
             profile->exec_work ? "; what is written there may be executed" : ", without execution");
}

static void write_text(const struct language *l, const struct sandbox_profile *profile,
                       const struct sandbox_policy_row *rows, size_t len)
{
    struct str out = STR(1 << 20);
    struct paint p = cli_paint();
    paint_add(&out, &p, STYLE_BOLD, "%s, %s", l->display, arg_stage);
    str_addf(&out, ": %s. What is not listed ends the run, and is named in the verdict.\n",
             profile->processes ? "processes and threads" : "threads, but no processes");
    add_rows(&out, &p, rows, len);
    add_list(&out, &p, "allowed to nobody, whatever a language.yaml says", sandbox_policy_never());
    add_list(&out, &p, "files of the host that it sees, read-only, where they exist", profile->paths);
    add_limits(&out, &p, profile);
    fputs(str_text(&out), stdout);
    str_clear(&out);
}

static struct json *list_json(const char *const *names)
{
    struct json *list = json_array();
    for (const char *const *name = names; name && *name; name++)
        json_push_text(list, *name);
    return list;
}

static void write_json(const struct language *l, const struct sandbox_profile *profile,
                       const struct sandbox_policy_row *rows, size_t len)
{
    struct str out = STR(4 << 20);
    CLEANUP_JSON struct json *j = json_object();
    struct json *calls = json_array();
    json_put_text(j, "language", l->name);
    json_put_text(j, "stage", arg_stage);
    json_put_bool(j, "processes", profile->processes);
    for (size_t i = 0; i < len; i++) {
        if (!rows[i].syscall)
            continue;
        struct json *row = json_object();
        json_put_text(row, "syscall", rows[i].syscall);
        json_put_text(row, "answer", rows[i].error ? strerrorname_np(rows[i].error) : "allow");
        json_put_text(row, "condition", rows[i].condition);
        json_put_text(row, "why", rows[i].why);
        json_push(calls, row);
    }
    json_put(j, "syscalls", calls);
    json_put(j, "never", list_json(sandbox_policy_never()));
    json_put(j, "paths", list_json(profile->paths));
    json_write(j, true, &out);
    fputs(str_text(&out), stdout);
    str_clear(&out);
}

static const struct language *find(const struct session *s, const char *name, struct err *e)
{
    const char *names[LANGUAGES_MAX];
    const struct language *l = languages_find(s->languages, name);
    for (size_t i = 0; i < s->languages->len; i++)
        names[i] = s->languages->at[i].name;
    const char *near = l ? NULL : suggest(name, names, s->languages->len);
    if (!l)
        err_set(e, "there is no language \"%.60s\"%s%s%s", name, near ? " (did you mean \"" : "", near ? near : "",
                near ? "\"?)" : "");
    return l;
}

static int print_policy(const struct session *s, const char *name, struct err *e)
{
    static struct sandbox_policy_row rows[ROWS_MAX];
    const struct language *l = find(s, name, e);
    bool compile = strcmp(arg_stage, "compile") == 0, count = strcmp(arg_stage, "count") == 0;
    if (!l)
        return EXIT_USAGE;
    if (!compile && !count && strcmp(arg_stage, "run") != 0) {
        err_set(e, "--stage: \"%.60s\" is neither run, compile nor count", arg_stage);
        return EXIT_USAGE;
    }
    if (compile && !l->compiled) {
        err_set(e, "%s is not compiled: it has only the stage run", l->display);
        return EXIT_USAGE;
    }
    CLEANUP(arena_clear) struct arena a = ARENA(1 << 20);
    struct sandbox_profile counted = counter_profile(l, &a);
    const struct sandbox_profile *profile = compile ? &l->compile.profile : count ? &counted : &l->run.profile;
    size_t len = sandbox_policy(profile, !arg_no_memory, rows, ROWS_MAX);
    (arg_json ? write_json : write_text)(l, profile, rows, len < ROWS_MAX ? len : ROWS_MAX);
    return 0;
}

static int run_policy(int argc, char **argv, struct err *e)
{
    struct session s;
    if (argc != 1) {
        err_set(e, "name one language (`gavel languages` lists them)");
        return EXIT_USAGE;
    }
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    int status = print_policy(&s, argv[0], e);
    session_close(&s);
    return status;
}

const struct cmd cmd_policy = { "policy", "LANGUAGE", "say what a language's programs may ask of the kernel",
                                options,  run_policy, "  gavel policy LANGUAGE --stage compile\n" };
