// SPDX-License-Identifier: MIT
/* Types of whole expressions, found when a problem is loaded: an author learns of a slip at its place, not from the
 * first input that cannot be drawn. Evaluates nothing.
 *
 * What a function takes is written beside it in the table: "int T -> [T]". int, double, bool, text, tree, graph; [X] a
 * list; T anything, the same at every place; S a text or a list, the same at every place; param the name of a
 * method's parameter, whose type becomes T. A ? behind one may be left out, ... behind the last (or a group in
 * parentheses) repeats it. Several ways are separated by |. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "judge/core/expr.h"

int expr_fail(struct expr_reader *r, size_t column, const char *fmt, ...)
{
    char text[400];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    r->column = column;
    return err_set(r->e, "%s", text);
}

/* ---- one call against one way of taking arguments ------------------------------------------------------------------
 */

enum { WAY_ARGS_MAX = EXPR_ARGS_MAX };

struct match {
    struct expr_reader *r;
    const struct expr *call;
    const struct expr_type *const *given;   /* of the arguments */
    const char *at;                         /* in the notation */
    const struct expr_type *any, *sequence; /* what T and S are so far */
};

static bool word_is(const char *at, const char *word)
{
    size_t len = strlen(word);
    return strncmp(at, word, len) == 0 && !isalpha((unsigned char)at[len]);
}

static bool take_word(struct match *m, const char *word)
{
    if (!word_is(m->at, word))
        return false;
    m->at += strlen(word);
    return true;
}

static enum expr_type_kind take_plain(struct match *m)
{
    static const char *const words[] = { "int", "double", "bool", "text", "tree", "graph" };
    static const enum expr_type_kind kinds[] = { EXPR_IS_INT,  EXPR_IS_DOUBLE, EXPR_IS_BOOL,
                                                 EXPR_IS_TEXT, EXPR_IS_TREE,   EXPR_IS_GRAPH };
    for (size_t i = 0; i < COUNT(words); i++)
        if (take_word(m, words[i]))
            return kinds[i];
    m->at += strcspn(m->at, " ]?.)"); /* no row of the table comes here: a test reads them all */
    return EXPR_IS_ANY;
}

static bool bind(struct match *m, const struct expr_type **variable, const struct expr_type *given)
{
    *variable = *variable ? expr_type_join(*variable, given, m->r->arena) : given;
    return *variable != NULL;
}

/* Matches the type at m->at, and steps behind it in any case. */
static bool match_type(struct match *m, const struct expr_type *given)
{
    if (*m->at == '[') {
        m->at++;
        bool list = given->kind == EXPR_IS_LIST || given->kind == EXPR_IS_ANY;
        bool good = match_type(m, given->kind == EXPR_IS_LIST ? given->elem : expr_type_plain(EXPR_IS_ANY)) && list;
        m->at++;
        return good;
    }
    if (take_word(m, "T") || take_word(m, "param"))
        return bind(m, &m->any, given);
    if (take_word(m, "S"))
        return (given->kind == EXPR_IS_TEXT || given->kind == EXPR_IS_LIST || given->kind == EXPR_IS_ANY) &&
               bind(m, &m->sequence, given);
    return expr_type_fits(given, expr_type_plain(take_plain(m)));
}

/* The type at m->at, with what the variables have become. */
static const struct expr_type *result_type(struct match *m)
{
    const struct expr_type *any = expr_type_plain(EXPR_IS_ANY);
    if (*m->at == '[') {
        m->at++;
        const struct expr_type *elem = result_type(m);
        return expr_type_list(elem, m->r->arena);
    }
    if (take_word(m, "T"))
        return m->any ? m->any : any;
    if (take_word(m, "S"))
        return m->sequence ? m->sequence : any;
    return expr_type_plain(take_plain(m));
}

static int say_misfit(struct match *m, size_t k, const char *wanted)
{
    struct str given = STR(200);
    expr_type_write(m->given[k], &given);
    size_t len = (size_t)(m->at - wanted);
    expr_fail(m->r, m->call->args[k]->column, "argument %zu of %s is %s, not %.*s (it takes \"%s\")", k + 1,
              m->call->name, str_text(&given), (int)len, wanted, m->call->function->takes);
    str_clear(&given);
    return -1;
}

static int match_arg(struct match *m, size_t k)
{
    const char *wanted = m->at;
    if (word_is(m->at, "param") && m->call->args[k]->kind != EXPR_NAME)
        return expr_fail(m->r, m->call->args[k]->column, "argument %zu of %s is a name such as put.key", k + 1,
                         m->call->name);
    return match_type(m, m->given[k]) ? 0 : say_misfit(m, k, wanted);
}

static int say_count(struct match *m)
{
    return expr_fail(m->r, m->call->column, "%s takes \"%s\", not %zu argument%s", m->call->name,
                     m->call->function->takes, m->call->args_len, m->call->args_len == 1 ? "" : "s");
}

/* Matches one argument or group, leaves m->at behind it. */
static int match_group(struct match *m, size_t *k)
{
    if (*m->at != '(')
        return match_arg(m, (*k)++);
    for (m->at++; *m->at != ')'; m->at += *m->at == ' ') {
        if (*k == m->call->args_len)
            return say_count(m);
        if (match_arg(m, (*k)++) < 0)
            return -1;
    }
    m->at++;
    return 0;
}

/* Are all that is left before the arrow such as may be left out? Steps behind the arrow. */
static bool rest_optional(struct match *m)
{
    bool optional = true;
    while (strncmp(m->at, "->", 2) != 0) {
        m->at += strcspn(m->at, " ");
        optional = optional && m->at[-1] == '?';
        m->at++;
    }
    m->at += 3;
    return optional;
}

static const struct expr_type *match_way(struct match *m)
{
    size_t k = 0;
    while (k < m->call->args_len) {
        const char *start = m->at;
        if (strncmp(m->at, "->", 2) == 0)
            return say_count(m), NULL;
        if (match_group(m, &k) < 0)
            return NULL;
        m->at += *m->at == '?';
        if (strncmp(m->at, "...", 3) == 0)
            m->at = k < m->call->args_len ? start : m->at + 3;
        m->at += *m->at == ' ';
    }
    if (!rest_optional(m))
        return say_count(m), NULL;
    const struct expr_type *t = result_type(m);
    if (!t)
        expr_fail(m->r, m->call->column, "too large");
    return t;
}

/* ---- whole expressions ---------------------------------------------------------------------------------------------
 */

static const struct expr_type *say_unknown(struct expr_reader *r, const struct expr *x, const char *what,
                                           const char *const *names, size_t len)
{
    const char *near = suggest(x->name, names, len);
    if (near)
        expr_fail(r, x->column, "\"%.60s\" is not %s (did you mean \"%s\"?)", x->name, what, near);
    else
        expr_fail(r, x->column, "\"%.60s\" is not %s", x->name, what);
    return NULL;
}

static const struct expr_type *type_of_name(struct expr_reader *r, const struct expr *x)
{
    const struct expr_names *n = r->names;
    for (size_t i = n->len; i-- > 0;)
        if (strcmp(n->at[i], x->name) == 0)
            return n->types[i];
    return say_unknown(r, x, "a name known here", n->at, n->len);
}

static const struct expr_type *type_of_param(struct expr_reader *r, const struct expr *x)
{
    const struct expr_names *n = r->names;
    for (size_t i = 0; i < n->params_len; i++)
        if (strcmp(n->params[i], x->name) == 0)
            return n->param_types[i];
    return say_unknown(r, x, "a method's parameter", n->params, n->params_len);
}

static const struct expr_type *type_of_call(struct expr_reader *r, const struct expr *x)
{
    const struct expr_type *given[WAY_ARGS_MAX], *found = NULL;
    const struct expr_function *f = x->function;
    if (r->pure && !f->pure) {
        expr_fail(r, x->column, "%s draws at random, which a constraint cannot", x->name);
        return NULL;
    }
    for (size_t i = 0; i < x->args_len; i++) {
        bool param = i == 0 && word_is(f->takes, "param") && x->args[i]->kind == EXPR_NAME;
        given[i] = param ? type_of_param(r, x->args[i]) : expr_check(r, x->args[i]);
        if (!given[i])
            return NULL;
    }
    for (const char *way = f->takes; way && !found;) {
        struct match m = { .r = r, .call = x, .given = given, .at = way };
        found = match_way(&m);
        way = strstr(way, " | ");
        way = way ? way + 3 : NULL;
    }
    return found;
}

static const struct expr_type *type_of_list(struct expr_reader *r, const struct expr *x)
{
    const struct expr_type *item = expr_type_plain(EXPR_IS_ANY);
    for (size_t i = 0; i < x->args_len; i++) {
        const struct expr_type *t = expr_check(r, x->args[i]);
        if (!t)
            return NULL;
        item = expr_type_join(item, t, r->arena);
        if (!item) {
            expr_fail(r, x->args[i]->column, "the items of a list must be of one type");
            return NULL;
        }
    }
    return expr_type_list(item, r->arena);
}

static const struct expr_type *need(struct expr_reader *r, const struct expr *x, enum expr_type_kind kind,
                                    const char *what)
{
    const struct expr_type *t = expr_check(r, x);
    if (!t || expr_type_fits(t, expr_type_plain(kind)))
        return t;
    struct str given = STR(200);
    expr_type_write(t, &given);
    expr_fail(r, x->column, "%s is %s, not %s", what, str_text(&given), kind == EXPR_IS_INT ? "int" : "a list");
    str_clear(&given);
    return NULL;
}

static const struct expr_type *type_of_operation(struct expr_reader *r, const struct expr *x)
{
    char what[] = "an operand of +";
    what[sizeof(what) - 2] = x->kind == EXPR_NEGATE ? '-' : x->op;
    for (size_t i = 0; i < x->args_len; i++)
        if (!need(r, x->args[i], EXPR_IS_INT, what))
            return NULL;
    return expr_type_plain(EXPR_IS_INT);
}

/* x[3] and x.length: lists and texts have them. */
static const struct expr_type *type_of_place(struct expr_reader *r, const struct expr *x)
{
    const struct expr_type *t = expr_check(r, x->args[0]);
    if (!t)
        return NULL;
    if (t->kind != EXPR_IS_LIST && t->kind != EXPR_IS_TEXT && t->kind != EXPR_IS_ANY) {
        expr_fail(r, x->args[0]->column, "this has no %s%s", x->kind == EXPR_INDEX ? "items by number" : "length",
                  t->kind == EXPR_IS_TREE || t->kind == EXPR_IS_GRAPH ? "; nodes(x) counts" : "");
        return NULL;
    }
    if (x->kind == EXPR_LENGTH)
        return expr_type_plain(EXPR_IS_INT);
    if (!need(r, x->args[1], EXPR_IS_INT, "the number of an item"))
        return NULL;
    return t->kind == EXPR_IS_LIST ? t->elem : t;
}

static const struct expr_type *type_of_value(const struct value *v)
{
    return expr_type_plain(v->kind == VALUE_INT ? EXPR_IS_INT : v->kind == VALUE_BOOL ? EXPR_IS_BOOL : EXPR_IS_TEXT);
}

const struct expr_type *expr_check(struct expr_reader *r, const struct expr *x)
{
    switch (x->kind) {
    case EXPR_VALUE:
        return type_of_value(&x->value);
    case EXPR_NAME:
        return type_of_name(r, x);
    case EXPR_LIST:
        return type_of_list(r, x);
    case EXPR_BINARY:
    case EXPR_NEGATE:
        return type_of_operation(r, x);
    case EXPR_INDEX:
    case EXPR_LENGTH:
        return type_of_place(r, x);
    case EXPR_CALL:
        return type_of_call(r, x);
    }
    return NULL;
}

const struct expr *expr_read(struct expr_reader *r, const char *text, const struct expr_type **type)
{
    const struct expr *x = expr_parse(r, text);
    *type = x ? expr_check(r, x) : NULL;
    return *type ? x : NULL;
}
