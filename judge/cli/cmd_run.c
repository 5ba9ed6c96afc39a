// SPDX-License-Identifier: MIT
/* gavel run: a bare program, without a problem, in a daemon's sandbox. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/parse.h"
#include "judge/cli/remote.h"
#include "judge/run/compile.h"

enum { STDIN_BYTES_MAX = 8 << 20, CPU_S_MAX = 3600 };

static const char **arg_stdins, *arg_cpu, *arg_memory;
static const struct opt options[] = {
    { 'l', "lang", &given_language, NULL, "NAME", "the language (default: by the file's ending)", NULL },
    { 'i', "stdin", NULL, NULL, "FILE", "what it reads; several times: one run each, compiled once", &arg_stdins },
    { 0, "cpu", &arg_cpu, NULL, "TIME", "the CPU time it may take, as 500ms or 2s", NULL },
    { 0, "memory", &arg_memory, NULL, "SIZE", "the memory it may take, as 64M", NULL },
    { 'j', "json", NULL, &given_json, NULL, "print the report as JSON (docs/report.md)", NULL },
    { 0 },
};

static int add_stdins(struct json *body, struct err *e)
{
    struct json *list = json_array();
    json_put(body, "stdins", list);
    for (const char **path = arg_stdins; path && *path; path++) {
        CLEANUP(str_clear) struct str text = STR(STDIN_BYTES_MAX);
        if (file_read_at(AT_FDCWD, *path, &text, e) < 0)
            return -1;
        if (strlen(str_text(&text)) != text.len)
            return err_set(e, "%.200s has a NUL byte, which JSON cannot carry", *path);
        json_push_text(list, str_text(&text));
    }
    if (!arg_stdins)
        json_push_text(list, "");
    return 0;
}

static int add_limits(struct json *body, struct err *e)
{
    struct json *limits = json_object();
    uint64_t cpu_ns, memory_bytes;
    json_put(body, "limits", limits);
    if (arg_cpu) {
        if (parse_duration_ns(arg_cpu, 1, CPU_S_MAX * 1000000000ULL, &cpu_ns, e) < 0)
            return err_prefix(e, "--cpu");
        json_put_u64(limits, "cpu_ms", (cpu_ns + 999999) / 1000000);
    }
    if (arg_memory) {
        if (parse_size_bytes(arg_memory, 1, INT64_MAX, &memory_bytes, e) < 0)
            return err_prefix(e, "--memory");
        json_put_u64(limits, "memory_bytes", memory_bytes);
    }
    return 0;
}

static int make_body(struct json *body, const char *path, struct err *e)
{
    CLEANUP(str_clear) struct str source = STR(SOURCE_BYTES_MAX), language = STR(256);
    int status = source_read(path, &source, e);
    if (status == 0)
        status = language_name(path, &language, e);
    if (status != 0)
        return status;
    json_put_text(body, "language", str_text(&language));
    json_put_textn(body, "source", str_text(&source), source.len);
    return add_stdins(body, e) < 0 || add_limits(body, e) < 0 ? EXIT_USAGE : 0;
}

static int run_there(const struct remote *r, int argc UNUSED, char **argv, struct err *e)
{
    CLEANUP_JSON struct json *body = json_object(), *taken = NULL;
    int status = make_body(body, argv[0], e);
    if (status == 0)
        status = remote_call(r, "POST", "/v1/runs", body, &taken, e);
    if (status != 0)
        return status;
    const char *id = remote_id(taken, e);
    return id ? remote_wait(r, id, false, e) : EXIT_NOT_JUDGED;
}

static int run(int argc, char **argv, struct err *e)
{
    if (argc != 1) {
        err_set(e, argc ? "too many operands" : "name a file");
        return EXIT_USAGE;
    }
    return remote_do(run_there, argc, argv, e);
}

const struct cmd cmd_run = {
    .name = "run",
    .operands = "FILE",
    .summary = "run a bare program in a daemon's sandbox",
    .options = options,
    .remote = remote_options,
    .run = run,
    .examples = "  gavel run hello.FILE --stdin input.txt\n",
};
