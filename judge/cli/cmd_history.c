// SPDX-License-Identifier: MIT
/* gavel history: the submissions of one's token to a daemon, the newest first. */
#include <stdio.h>
#include <string.h>

#include "base/parse.h"
#include "judge/cli/remote.h"
#include "judge/cli/render/table.h"
#include "judge/http/http.h"

enum { HISTORY = 20, PAGE_MAX = 100, HISTORY_MAX = 100000, EMPTY_MAX = 1000 };

static const char *arg_problem, *arg_verdict, *arg_limit;
static const struct opt options[] = {
    { 'p', "problem", &arg_problem, NULL, "SLUG", "only of this problem", NULL },
    { 'l', "lang", &given_language, NULL, "NAME", "only in this language", NULL },
    { 0, "verdict", &arg_verdict, NULL, "NAME", "only with this verdict (accepted, wrong_answer, ...)", NULL },
    { 'n', "limit", &arg_limit, NULL, "N", "at most so many (default: 20)", NULL },
    { 'j', "json", NULL, &given_json, NULL, "print them as JSON, an object a line", NULL },
    { 0 },
};

static void add_filter(struct str *path, const char *key, const char *value)
{
    if (!value)
        return;
    str_addf(path, "&%s=", key);
    http_url_escape(path, value);
}

static void add_time(struct str *out, const struct json *ms)
{
    int64_t at_ms;
    if (json_i64(ms, 1, INT64_MAX / 1000, &at_ms) == 0)
        cli_time(out, at_ms);
}

static void add_row(struct table *t, const struct json *one)
{
    static const char *const keys[] = { "id", "created_ms", "problem", "language", "status" };
    struct str cells[COUNT(keys)];
    const char *row[COUNT(keys)];
    const char *verdict = json_text(json_get(one, "verdict"));
    for (size_t i = 0; i < COUNT(keys); i++) {
        const char *text = json_text(json_get(one, keys[i]));
        cells[i] = STR(4096);
        if (strcmp(keys[i], "status") == 0 && verdict)
            text = verdict;
        if (strcmp(keys[i], "created_ms") == 0)
            add_time(&cells[i], json_get(one, keys[i]));
        else if (text)
            remote_safe(&cells[i], text);
        else
            str_add(&cells[i], "-"); /* a bare run has no problem */
        row[i] = str_text(&cells[i]);
    }
    bool bad = verdict && strcmp(verdict, "accepted") != 0;
    table_add(t, bad ? STYLE_BAD : STYLE_PLAIN, row);
    for (size_t i = 0; i < COUNT(keys); i++)
        str_clear(&cells[i]);
}

static void print_line(const struct json *one)
{
    CLEANUP(str_clear) struct str line = STR(8 << 20);
    json_write(one, false, &line);
    printf("%s\n", str_text(&line));
}

/* One page: adds its rows, and says from where the next one goes on. 0, or the exit status of an error. */
static int read_page(const struct remote *r, struct str *cursor, uint64_t *left, struct table *t, struct err *e)
{
    CLEANUP(str_clear) struct str path = STR(HTTP_URL_BYTES_MAX);
    CLEANUP_JSON struct json *page = NULL;
    str_addf(&path, "/v1/submissions?limit=%llu", (unsigned long long)(*left < PAGE_MAX ? *left : PAGE_MAX));
    add_filter(&path, "problem", arg_problem);
    add_filter(&path, "language", given_language);
    add_filter(&path, "verdict", arg_verdict);
    add_filter(&path, "cursor", cursor->len ? str_text(cursor) : NULL);
    int status = remote_call(r, "GET", str_text(&path), NULL, &page, e);
    if (status != 0)
        return status;
    const struct json *list = json_get(page, "submissions");
    if (!json_is_array(list)) {
        err_set(e, "the server's answer has no list of submissions");
        return EXIT_NOT_JUDGED;
    }
    const char *next = json_text(json_get(page, "next"));
    str_truncate(cursor, 0);
    if (next)
        str_add(cursor, next);
    for (const struct json *one = json_first(list); one && *left; one = json_next(one), --*left) {
        if (given_json)
            print_line(one);
        else
            add_row(t, one);
    }
    return 0;
}

static int list(const struct remote *r, int argc UNUSED, char **argv UNUSED, struct err *e)
{
    static const char *const heads[] = { "id", "when", "problem", "language", "verdict" };
    CLEANUP(str_clear) struct str cursor = STR(1024), out = STR(64 << 20);
    struct table t = { .heads = heads, .columns = COUNT(heads) };
    uint64_t left = HISTORY;
    /* Pages are empty where the filter leaves out all that was looked at; without end only of a server that lies. */
    int status = 0, empty = 0;
    if (arg_limit && parse_u64(arg_limit, 1, HISTORY_MAX, &left, e) < 0)
        return EXIT_USAGE;
    do {
        uint64_t before = left;
        status = read_page(r, &cursor, &left, &t, e);
        empty = left == before ? empty + 1 : 0;
    } while (status == 0 && cursor.len && left && empty < EMPTY_MAX);
    if (!given_json && t.len) {
        struct paint p = cli_paint();
        table_write(&t, &p, &out);
        fputs(str_text(&out), stdout);
    }
    table_clear(&t);
    return status;
}

static int run(int argc, char **argv, struct err *e)
{
    if (argc != 0) {
        err_set(e, "it takes no operand");
        return EXIT_USAGE;
    }
    return remote_do(list, argc, argv, e);
}

const struct cmd cmd_history = {
    .name = "history",
    .operands = "",
    .summary = "list your submissions to a daemon, the newest first",
    .options = options,
    .remote = remote_options,
    .run = run,
};
