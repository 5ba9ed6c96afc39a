// SPDX-License-Identifier: MIT
/* One table is both the parser and the help. getopt_long does the parsing; this file owns the translation of the table,
 * and the wording of errors: one line that names the option, never the whole help.
 * Must never interpret a value: that is the caller's, with base/parse.h. */
#include "base/opt.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"

enum { OPTIONS_MAX = 64, LONG_BASE = 256 /* getopt's value of row i is LONG_BASE + i; -h and --help are row -1 */ };

struct tables {
    struct option longs[OPTIONS_MAX + 2];
    char shorts[2 * OPTIONS_MAX + 4];
    size_t len;
};

static size_t rows(const struct opt *table)
{
    size_t n = 0;
    while (table[n].name)
        n++;
    return n;
}

static const struct opt *by_letter(const struct opt *table, int letter)
{
    for (const struct opt *o = table; o->name; o++)
        if (letter && o->letter == letter)
            return o;
    return NULL;
}

static void make_tables(const struct opt *table, struct tables *t)
{
    t->len = rows(table);
    if (t->len > OPTIONS_MAX)
        abort(); /* a programmer's mistake, not a user's */
    char *s = t->shorts;
    *s++ = ':'; /* a missing argument is told apart from an unknown option */
    for (size_t i = 0; i < t->len; i++) {
        int takes = table[i].arg ? required_argument : no_argument;
        t->longs[i] = (struct option){ table[i].name, takes, NULL, LONG_BASE + (int)i };
        if (!table[i].letter)
            continue;
        *s++ = table[i].letter;
        if (takes)
            *s++ = ':';
    }
    t->longs[t->len] = (struct option){ "help", no_argument, NULL, LONG_BASE - 1 };
    if (!by_letter(table, 'h'))
        *s++ = 'h';
    *s = '\0';
}

static void append(const char ***values, const char *value)
{
    size_t n = 0;
    while (*values && (*values)[n])
        n++;
    const char **grown = reallocarray(*values, n + 2, sizeof(*grown));
    if (!grown)
        abort();
    grown[n] = value;
    grown[n + 1] = NULL;
    *values = grown;
}

static void store(const struct opt *o, const char *value)
{
    if (o->flag)
        *o->flag = true;
    if (o->value && value)
        *o->value = value;
    if (o->values && value)
        append(o->values, value);
}

static int unknown_long(const struct tables *t, const char *given, struct err *e)
{
    size_t len = strcspn(given, "=");
    const char *names[OPTIONS_MAX + 1];
    size_t starting = 0;
    for (size_t i = 0; i <= t->len; i++) {
        names[i] = t->longs[i].name;
        starting += strncmp(names[i], given, len) == 0;
    }
    if (starting > 1)
        return err_set(e, "option --%.*s is ambiguous", (int)len, given);
    char *name = strndup(given, len);
    if (!name)
        abort();
    const char *near = suggest(name, names, t->len + 1);
    if (near)
        err_set(e, "unknown option --%.40s (did you mean --%s?)", name, near);
    else
        err_set(e, "unknown option --%.40s", name);
    free(name);
    return -1;
}

/* Words what getopt_long refused; it returned `code`, and optopt says which. */
static int refused(const struct opt *table, const struct tables *t, int code, char **argv, struct err *e)
{
    const char *word = argv[optind - 1];
    const struct opt *o = optopt >= LONG_BASE ? &table[optopt - LONG_BASE] : by_letter(table, optopt);
    if (code == ':' && optopt >= LONG_BASE)
        return err_set(e, "option --%s needs a value (%s)", o->name, o->arg);
    if (code == ':')
        return err_set(e, "option -%c needs a value (%s)", optopt, o->arg);
    if (optopt >= LONG_BASE - 1)
        return err_set(e, "option --%s takes no value",
                       t->longs[optopt == LONG_BASE - 1 ? (int)t->len : optopt - LONG_BASE].name);
    if (optopt)
        return err_set(e, "unknown option -%c", optopt);
    return unknown_long(t, word + 2, e);
}

int opt_parse(const struct opt *table, int argc, char **argv, bool *help, struct err *e)
{
    struct tables t = { 0 };
    make_tables(table, &t);
    optind = 0; /* glibc: forget an earlier parse */
    opterr = 0;
    for (;;) {
        int code = getopt_long(argc, argv, t.shorts, t.longs, NULL);
        if (code == -1)
            return optind;
        if (code == '?' || code == ':')
            return refused(table, &t, code, argv, e);
        const struct opt *o = code >= LONG_BASE ? &table[code - LONG_BASE] : by_letter(table, code);
        if (code == LONG_BASE - 1 || !o)
            *help = true;
        else
            store(o, optarg);
    }
}

static int left_column(const struct opt *o, char *buffer, size_t size)
{
    int len = o->letter ? snprintf(buffer, size, "  -%c, --%s", o->letter, o->name)
                        : snprintf(buffer, size, "      --%s", o->name);
    if (o->arg && len >= 0 && (size_t)len < size)
        len += snprintf(buffer + len, size - (size_t)len, " %s", o->arg);
    return len;
}

void opt_help(const struct opt *table, FILE *out)
{
    const struct opt help = { .letter = by_letter(table, 'h') ? 0 : 'h', .name = "help", .help = "show this help" };
    size_t n = rows(table);
    char left[128];
    int width = 0;
    for (size_t i = 0; i <= n; i++) {
        int len = left_column(i < n ? &table[i] : &help, left, sizeof(left));
        width = len > width ? len : width;
    }
    for (size_t i = 0; i <= n; i++) {
        const struct opt *o = i < n ? &table[i] : &help;
        left_column(o, left, sizeof(left));
        fprintf(out, "%-*s  %s\n", width, left, o->help);
    }
}
