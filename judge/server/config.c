// SPDX-License-Identifier: MIT
/* Settings: one table of keys makes the YAML reader, the flags, the environment variables and --help. A value is read
 * by the same reader wherever it comes from, and is within its bounds or an error that says where it stands. Must never
 * open the store or a socket: `gaveld --check-config` is safe beside a running daemon. */
#include "judge/server/config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/opt.h"
#include "base/parse.h"
#include "judge/run/compile.h"
#include "judge/store/folder.h"

#define DEFAULT_FILE "/etc/gavel/gaveld.yaml"
#define HOUR_NS (3600 * NS_PER_S)
#define MIB (1024ULL * 1024)

enum { TEXT_MAX = 4096, NAME_MAX_BYTES = 64, HELP_MAX_BYTES = 128 };
enum kind { TEXT, NUMBER, DURATION, SIZE, FLAG };

struct key {
    const char *name;
    enum kind kind;
    size_t at; /* of the member */
    uint64_t min, max;
    const char *fallback; /* as it would be written; "" : none, or help says which */
    const char *arg, *help;
};

#define T(member, fallback_text, arg_, help_)                                                                         \
    {                                                                                                                 \
        .name = #member, TEXT, offsetof(struct config, member), .fallback = fallback_text, .arg = arg_, .help = help_ \
    }
#define N(name_, kind_, member, fallback, min_, max_, help_)                 \
    {                                                                        \
        name_, kind_, offsetof(struct config, member), min_, max_, fallback, \
            kind_ == NUMBER ? "N"                                            \
            : kind_ == SIZE ? "SIZE"                                         \
                            : "TIME",                                        \
            help_                                                            \
    }
#define B(member, help_)                                                      \
    {                                                                         \
        .name = #member, FLAG, offsetof(struct config, member), .help = help_ \
    }

/* In the order of --help. */
static const struct key keys[] = {
    T(listen, "127.0.0.1:8080", "ADDRESS:PORT", "where to listen; beyond loopback only with tokens"),
    T(data, "", "DIR", "the daemon's own folder (default: /var/lib/gavel, else ~/.local/state/gavel)"),
    T(store, "", "URL", "sqlite:PATH or postgresql://... (default: sqlite:DATA/gavel.db)"),
    T(problems, "", "DIR", "the folder of problems"),
    T(runners, "", "DIR", "the folder of languages"),
    T(cache, "", "DIR", "compiled programs (default: DATA/cache)"),
    T(user, "gavel", "NAME", "who serves and judges when started as root"),
    T(node, "", "NAME", "this machine's name in the store (default: the host's)"),
    T(salt_file, "", "FILE", "a secret that draws the generated hidden cases anew"),
    N("workers", NUMBER, workers, "0", 0, 256, "how many judge at the same time (0: half of the processors)"),
    N("lease", DURATION, lease_ns, "30s", NS_PER_S, HOUR_NS, "after which a dead node's work is another's"),
    N("stop_timeout", DURATION, stop_timeout_ns, "30s", 0, HOUR_NS, "how long a stop waits for what runs"),
    N("retain", DURATION, retain_ns, "0s", 0, 24 * 36500 * HOUR_NS,
      "erase what finished so long ago, like 90d (0s: never)"),
    N("connections_max", NUMBER, connections_max, "4096", 1, 100000, "connections at the same time"),
    N("connections_per_address_max", NUMBER, connections_per_address_max, "1024", 1, 100000, "of one address"),
    N("header_timeout", DURATION, header_timeout_ns, "10s", 10 * NS_PER_MS, HOUR_NS,
      "a request's head comes within this"),
    N("body_timeout", DURATION, body_timeout_ns, "30s", 10 * NS_PER_MS, HOUR_NS, "and its body within this"),
    N("idle_timeout", DURATION, idle_timeout_ns, "60s", NS_PER_S, HOUR_NS,
      "a connection on which nothing happens is closed"),
    N("wait_max", DURATION, wait_max_ns, "60s", 0, HOUR_NS, "the longest ?wait="),
    N("streams_per_token_max", NUMBER, streams_per_token_max, "64", 1, 100000, "event streams and waits of one token"),
    N("body_max", SIZE, body_max_bytes, "4M", 1024, 64 * MIB, "a request's body"),
    N("source_max", SIZE, source_max_bytes, "256K", 16, SOURCE_BYTES_MAX, "a submission's source"),
    N("input_max", SIZE, input_max_bytes, "256K", 16, 4 * MIB, "an input, and all of a run's"),
    N("metadata_max", SIZE, metadata_max_bytes, "16K", 2, MIB, "metadata"),
    N("batch_max", NUMBER, batch_max, "100", 1, 10000, "submissions of one batch"),
    N("stdins_max", NUMBER, stdins_max, "32", 1, 64, "inputs of one bare run"),
    N("queue_max", NUMBER, queue_max, "100000", 1, 100000000, "queued submissions; more are refused with 503"),
    N("rate_per_minute", NUMBER, rate_per_minute, "6000", 1, 1000000,
      "requests of a token that has no rate of its own"),
    N("concurrent_max", NUMBER, concurrent_max, "10000", 1, 1000000, "unfinished submissions of such a token"),
    N("run_cpu_max", DURATION, run_cpu_max_ns, "10s", NS_PER_MS, 600 * NS_PER_S, "a bare run's CPU time"),
    N("run_wall_max", DURATION, run_wall_max_ns, "20s", NS_PER_MS, 600 * NS_PER_S, "its wall clock"),
    N("run_memory_max", SIZE, run_memory_max_bytes, "512M", MIB, 65536 * MIB, "its memory"),
    N("run_output_max", SIZE, run_output_max_bytes, "64K", 1024, 16 * MIB, "its stdout, and its stderr"),
    T(webhook_secret_file, "", "FILE", "signs webhooks (default: DATA/webhook.secret, made when missing)"),
    T(webhook_allow, "", "CIDR,...", "private addresses that webhooks may call"),
    N("webhook_timeout", DURATION, webhook_timeout_ns, "10s", NS_PER_MS, 600 * NS_PER_S, "one delivery"),
    N("webhook_retry", DURATION, webhook_retry_ns, "10s", NS_PER_MS, HOUR_NS,
      "the pause before the second one; each is three times as long, up to 4 h"),
    N("webhook_attempts_max", NUMBER, webhook_attempts_max, "12", 1, 100, "deliveries until one is given up"),
    B(anonymous_metrics, "/metrics also without an operator's token"),
    B(debug, "log more"),
};

/* ---- one value ---- */

static void *member(struct config *c, const struct key *k)
{
    return (char *)c + k->at;
}

static int set_number(const struct key *k, const char *text, uint64_t *out, struct err *e)
{
    switch (k->kind) {
    case DURATION:
        return parse_duration_ns(text, k->min, k->max, out, e);
    case SIZE:
        return parse_size_bytes(text, k->min, k->max, out, e);
    default:
        return parse_u64(text, k->min, k->max, out, e);
    }
}

static int set_text(struct config *c, const struct key *k, const char *text, struct err *e)
{
    if (strlen(text) > TEXT_MAX)
        return err_set(e, "longer than %d bytes", TEXT_MAX);
    for (const char *p = text; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            return err_set(e, "a control character");
    *(const char **)member(c, k) = arena_strdup(&c->arena, text);
    return 0;
}

/* From a flag, the environment or a scalar of the file. */
static int set(struct config *c, const struct key *k, const char *text, struct err *e)
{
    if (k->kind == TEXT)
        return set_text(c, k, text, e);
    if (k->kind != FLAG)
        return set_number(k, text, member(c, k), e);
    if (strcmp(text, "true") != 0 && strcmp(text, "false") != 0)
        return err_set(e, "\"%.40s\" is neither true nor false", text);
    *(bool *)member(c, k) = text[0] == 't';
    return 0;
}

static void set_defaults(struct config *c)
{
    *c = (struct config){ .arena = ARENA(1 << 20) };
    for (size_t i = 0; i < COUNT(keys); i++)
        if (keys[i].kind != FLAG && set(c, &keys[i], keys[i].fallback, NULL) < 0)
            abort(); /* a mistake in the table */
}

/* ---- the file ---- */

static int read_root(const struct yaml_node *root, struct config *c, struct err *e)
{
    const char *names[COUNT(keys)];
    if (yaml_is_null(root)) /* nothing but comments */
        return 0;
    for (size_t i = 0; i < COUNT(keys); i++)
        names[i] = keys[i].name;
    if (yaml_check_kind(root, YAML_MAPPING, "the configuration", e) < 0 ||
        yaml_check_keys(root, names, COUNT(names), e) < 0)
        return -1;
    for (size_t i = 0; i < COUNT(keys); i++) {
        const struct yaml_node *value = yaml_get(root, keys[i].name);
        if (!value)
            continue;
        if (yaml_check_kind(value, YAML_SCALAR, keys[i].name, e) < 0)
            return -1;
        if (strlen(value->text) != value->len)
            return yaml_err(e, value, "\"%s\" has a NUL in it", keys[i].name);
        if (set(c, &keys[i], value->text, e) < 0) {
            err_prefix(e, "%s", keys[i].name);
            return yaml_err_prefix(e, value);
        }
    }
    return 0;
}

int config_parse(const char *text, size_t len, const char *file, struct config *c, struct err *e)
{
    const struct yaml_node *root;
    set_defaults(c);
    return yaml_parse(text, len, 0, file, &c->arena, &root, e) < 0 ? -1 : read_root(root, c, e);
}

static int read_file(const char *given, struct config *c, struct err *e)
{
    const struct yaml_node *root;
    const char *path = given ? given : DEFAULT_FILE;
    if (!given && !file_exists_at(AT_FDCWD, path))
        return 0;
    path = arena_strdup(&c->arena, path);
    return yaml_load_at(AT_FDCWD, path, path, &c->arena, &root, e) < 0 ? -1 : read_root(root, c, e);
}

/* ---- flags and environment ---- */

struct flags {
    char names[COUNT(keys)][NAME_MAX_BYTES];
    char helps[COUNT(keys)][HELP_MAX_BYTES];
    const char *values[COUNT(keys)];
    bool given[COUNT(keys)]; /* of FLAG keys */
    const char *file;
    bool version, check_config;
    struct opt table[COUNT(keys) + 4];
};

/* body_max → body-max */
static void flag_name(const char *key, char name[NAME_MAX_BYTES])
{
    snprintf(name, NAME_MAX_BYTES, "%s", key);
    for (char *p = name; *p; p++)
        if (*p == '_')
            *p = '-';
}

static void make_flags(struct flags *f)
{
    *f = (struct flags){ 0 };
    struct opt *o = f->table;
    *o++ = (struct opt){ 0, "config", &f->file, NULL, "FILE", "the configuration (default: " DEFAULT_FILE ")", NULL };
    *o++ =
        (struct opt){ 0, "check-config", NULL, &f->check_config, NULL, "check it, say what is wrong, and end", NULL };
    *o++ = (struct opt){ 0, "version", NULL, &f->version, NULL, "show the version", NULL };
    for (size_t i = 0; i < COUNT(keys); i++) {
        flag_name(keys[i].name, f->names[i]);
        bool flag = keys[i].kind == FLAG, shown = !flag && *keys[i].fallback && !strchr(keys[i].help, ':');
        snprintf(f->helps[i], sizeof(f->helps[i]), shown ? "%s (default: %s)" : "%s", keys[i].help, keys[i].fallback);
        *o++ = (struct opt){
            0, f->names[i], flag ? NULL : &f->values[i], flag ? &f->given[i] : NULL, keys[i].arg, f->helps[i], NULL
        };
    }
}

static const char *from_environment(const char *key, char name[NAME_MAX_BYTES])
{
    int len = snprintf(name, NAME_MAX_BYTES, "GAVELD_%s", key);
    for (int i = 7; i < len; i++)
        if (name[i] >= 'a' && name[i] <= 'z')
            name[i] = (char)(name[i] - 'a' + 'A');
    return getenv(name);
}

static int read_environment(struct config *c, struct err *e)
{
    char name[NAME_MAX_BYTES];
    for (size_t i = 0; i < COUNT(keys); i++) {
        const char *value = from_environment(keys[i].name, name);
        if (value && set(c, &keys[i], value, e) < 0)
            return err_prefix(e, "%s", name);
    }
    return 0;
}

static int read_flags(const struct flags *f, struct config *c, struct err *e)
{
    for (size_t i = 0; i < COUNT(keys); i++) {
        const char *value = f->given[i] ? "true" : f->values[i];
        if (value && set(c, &keys[i], value, e) < 0)
            return err_prefix(e, "--%s", f->names[i]);
    }
    return 0;
}

/* ---- what is derived ---- */

static const char *default_data(struct config *c)
{
    CLEANUP(str_clear) struct str path = STR(PATH_MAX);
    store_default_folder(&path);
    return arena_strdup(&c->arena, str_text(&path));
}

static const char *below_data(struct config *c, const char *prefix, const char *name)
{
    char path[PATH_MAX + TEXT_MAX];
    snprintf(path, sizeof(path), "%s%s/%s", prefix, c->data, name);
    return arena_strdup(&c->arena, path);
}

static void derive(struct config *c)
{
    char host[256] = "";
    if (!*c->data)
        c->data = default_data(c);
    if (!*c->store)
        c->store = below_data(c, "sqlite:", STORE_FILE);
    if (!*c->cache)
        c->cache = below_data(c, "", "cache");
    if (!*c->webhook_secret_file)
        c->webhook_secret_file = below_data(c, "", "webhook.secret");
    if (!*c->node) {
        gethostname(host, sizeof(host) - 1);
        c->node = *host ? arena_strdup(&c->arena, host) : "localhost";
    }
    if (c->workers == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        c->workers = processors > 3 ? (uint64_t)processors / 2 : 1;
    }
}

/* What must hold between keys. */
static int check(const struct config *c, struct err *e)
{
    const char *colon = strrchr(c->listen, ':');
    uint64_t port;
    if (!colon || colon == c->listen)
        return err_set(e, "listen: \"%.80s\" is not ADDRESS:PORT", c->listen);
    if (parse_u64(colon + 1, 0, 65535, &port, e) < 0)
        return err_prefix(e, "listen: the port");
    if (strncmp(c->store, "sqlite:", 7) != 0 && strncmp(c->store, "postgresql://", 13) != 0 &&
        strncmp(c->store, "postgres://", 11) != 0)
        return err_set(e, "store: \"%.80s\" is neither sqlite:PATH nor postgresql://...", c->store);
    if (c->body_max_bytes < c->source_max_bytes)
        return err_set(e, "body_max is smaller than source_max");
    return 0;
}

int config_load(int argc, char **argv, struct config *c, struct config_call *call, struct err *e)
{
    struct flags f;
    set_defaults(c);
    *call = (struct config_call){ 0 };
    make_flags(&f);
    int operand = opt_parse(f.table, argc, argv, &call->help, e);
    if (operand < 0)
        return -1;
    if (operand < argc)
        return err_set(e, "\"%.80s\": takes no operands", argv[operand]);
    call->version = f.version;
    call->check_config = f.check_config;
    call->file = f.file;
    if (call->help || call->version)
        return 0;
    if (read_file(f.file, c, e) < 0 || read_environment(c, e) < 0 || read_flags(&f, c, e) < 0)
        return -1;
    derive(c);
    return check(c, e);
}

void config_clear(struct config *c)
{
    arena_clear(&c->arena);
    *c = (struct config){ 0 };
}

void config_help(FILE *out)
{
    struct flags f;
    make_flags(&f);
    opt_help(f.table, out);
}
