// SPDX-License-Identifier: MIT
/* gavel token: makes, lists and revokes the bearer tokens of a daemon, in its store. A secret is printed once, to
 * stdout alone so that it can go into a file, and is kept nowhere. Must never write a secret anywhere else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/parse.h"
#include "judge/cli/cli.h"
#include "judge/cli/render/table.h"
#include "judge/store/folder.h"
#include "judge/store/token.h"

enum { PAGE = 100, LIMIT_MAX = 1000000, ROWS_BYTES = 1 << 20 };

static const char *arg_store, *arg_scope, *arg_running, *arg_rate;
static bool arg_json;
static const struct opt options[] = {
    { 0, "store", &arg_store, NULL, "URL",
      "the daemon's store (default: as gaveld's: $GAVELD_STORE, else sqlite:DATA/" STORE_FILE ")", NULL },
    { 0, "scope", &arg_scope, NULL, "SCOPE", "add: candidate, service, author or operator", NULL },
    { 0, "running", &arg_running, NULL, "N", "add: at most so many submissions run at once", NULL },
    { 0, "rate", &arg_rate, NULL, "N", "add: at most so many requests a minute", NULL },
    { 'j', "json", NULL, &arg_json, NULL, "list: as JSON, an object a line", NULL },
    { 0 },
};

/* Where the rows of one command live. */
struct tokens {
    struct store *store;
    struct arena arena;
};

static int open_store(struct tokens *t, struct err *e)
{
    CLEANUP(str_clear) struct str url = STR(8192);
    const char *given = arg_store ? arg_store : getenv("GAVELD_STORE");
    if (given && *given) {
        str_add(&url, given);
    } else {
        str_add(&url, "sqlite:");
        store_default_folder(&url);
        str_add(&url, "/" STORE_FILE);
    }
    if (store_open(str_text(&url), &t->store, e) != 0) {
        err_prefix(e, "the store");
        return EXIT_NOT_JUDGED;
    }
    return 0;
}

static bool is_name(const char *name)
{
    size_t len = strlen(name);
    return len > 0 && len <= STORE_TOKEN_NAME_MAX &&
           strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-") == len;
}

static int read_limit(const char *option, const char *text, int64_t *out, struct err *e)
{
    if (text && parse_i64(text, 1, LIMIT_MAX, out, e) < 0)
        return err_prefix(e, "--%s", option);
    return 0;
}

static int read_new(struct store_token *t, const char *name, struct err *e)
{
    int scope = arg_scope ? store_scope_parse(arg_scope) : -1;
    *t = (struct store_token){ .name = name, .scope = (enum store_scope)scope };
    if (!is_name(name))
        return err_set(e, "a token's name has 1 to %d letters, digits or any of . _ @ -", STORE_TOKEN_NAME_MAX);
    if (!arg_scope)
        return err_set(e, "add needs --scope candidate, service, author or operator");
    if (scope < 0)
        return err_set(e, "--scope: \"%.40s\" is none of candidate, service, author, operator", arg_scope);
    return read_limit("running", arg_running, &t->running_max, e) < 0
               ? -1
               : read_limit("rate", arg_rate, &t->rate_per_minute, e);
}

static int add(struct tokens *t, const char *name, struct err *e)
{
    char id[STORE_ID_SIZE], secret[STORE_TOKEN_SIZE], hash[HASH_HEX_SIZE];
    struct store_token token;
    if (read_new(&token, name, e) < 0)
        return EXIT_USAGE;
    int status = open_store(t, e);
    if (status)
        return status;
    store_new_id(id);
    store_token_secret(secret);
    store_token_hash(secret, hash);
    token.id = id;
    token.hash = hash;
    int added = store_token_add(t->store, &token, e);
    if (added == STORE_OTHER) {
        err_set(e, "there is a token named %s; revoke it first, or take another name", name);
        return EXIT_USAGE;
    }
    if (added != 0)
        return EXIT_NOT_JUDGED;
    printf("%s\n", secret);
    if (fflush(stdout) != 0) {
        err_sys(e, "the token could not be written out; revoke %s and add it again", name);
        return EXIT_NOT_JUDGED;
    }
    fprintf(stderr, "token %s (%s), scope %s: this is the only time that it is shown\n", name, id, arg_scope);
    return 0;
}

static void print_json(const struct store_token *t)
{
    CLEANUP_JSON struct json *j = json_object();
    CLEANUP(str_clear) struct str line = STR(4096);
    json_put_text(j, "id", t->id);
    json_put_text(j, "name", t->name);
    json_put_text(j, "scope", store_scope_name(t->scope));
    json_put_i64(j, "running_max", t->running_max);
    json_put_i64(j, "rate_per_minute", t->rate_per_minute);
    json_put_i64(j, "created_ms", t->created_ms);
    if (t->revoked_ms)
        json_put_i64(j, "revoked_ms", t->revoked_ms);
    else
        json_put_null(j, "revoked_ms");
    json_write(j, false, &line);
    printf("%s\n", str_text(&line));
}

static void add_limit(struct str *out, int64_t limit)
{
    if (limit)
        str_addf(out, "%lld", (long long)limit);
    else
        str_add(out, "-");
}

static void add_row(struct table *table, const struct store_token *t)
{
    CLEANUP(str_clear) struct str made = STR(64), revoked = STR(64), running = STR(32), rate = STR(32);
    cli_time(&made, t->created_ms);
    if (t->revoked_ms)
        cli_time(&revoked, t->revoked_ms);
    add_limit(&running, t->running_max);
    add_limit(&rate, t->rate_per_minute);
    const char *cells[] = { t->id,
                            t->name,
                            store_scope_name(t->scope),
                            str_text(&running),
                            str_text(&rate),
                            str_text(&made),
                            t->revoked_ms ? str_text(&revoked) : "-" };
    table_add(table, t->revoked_ms ? STYLE_DIM : STYLE_PLAIN, cells);
}

static int list(struct tokens *t, struct err *e)
{
    static const char *const heads[] = { "id", "name", "scope", "running", "a minute", "made", "revoked" };
    CLEANUP(table_clear) struct table table = { .heads = heads, .columns = COUNT(heads), .right = "34" };
    CLEANUP(str_clear) struct str out = STR(16 << 20);
    struct store_token page[PAGE];
    char after[64] = "";
    size_t len;
    int status = open_store(t, e);
    if (status)
        return status;
    do {
        arena_clear(&t->arena);
        if (store_token_list(t->store, after, page, PAGE, &len, &t->arena, e) != 0)
            return EXIT_NOT_JUDGED;
        for (size_t i = 0; i < len; i++)
            arg_json ? print_json(&page[i]) : add_row(&table, &page[i]);
        if (len)
            snprintf(after, sizeof(after), "%s", page[len - 1].id);
    } while (len == PAGE);
    struct paint p = cli_paint();
    if (table.len)
        table_write(&table, &p, &out);
    fputs(str_text(&out), stdout);
    return 0;
}

static int revoke(struct tokens *t, const char *name, struct err *e)
{
    int status = open_store(t, e);
    if (status)
        return status;
    int revoked = store_token_revoke(t->store, name, e);
    if (revoked == STORE_NONE) {
        err_set(e, "there is no token \"%.64s\" that is not revoked already", name);
        return EXIT_USAGE;
    }
    return revoked == 0 ? 0 : EXIT_NOT_JUDGED;
}

static int run(int argc, char **argv, struct err *e)
{
    struct tokens t = { .arena = ARENA(ROWS_BYTES) };
    int status = EXIT_USAGE;
    if (argc == 2 && strcmp(argv[0], "add") == 0)
        status = add(&t, argv[1], e);
    else if (argc == 1 && strcmp(argv[0], "list") == 0)
        status = list(&t, e);
    else if (argc == 2 && strcmp(argv[0], "revoke") == 0)
        status = revoke(&t, argv[1], e);
    else
        err_set(e, "needs add NAME, list, or revoke NAME");
    store_close(t.store);
    arena_clear(&t.arena);
    return status;
}

const struct cmd cmd_token = {
    .name = "token",
    .operands = "add NAME | list | revoke NAME-OR-ID",
    .summary = "make, list and revoke the tokens of a daemon on this machine",
    .options = options,
    .run = run,
    .examples =
        "  gavel token add interviews --scope service >token\n  gavel token list\n  gavel token revoke interviews\n",
};
