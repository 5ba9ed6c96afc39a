// SPDX-License-Identifier: MIT
/* A recursive-descent parser: sums of products of powers of primaries. Depth is capped: the text is an author's, but so
 * are the packages that strangers send. */
#include <ctype.h>
#include <string.h>

#include "base/suggest.h"
#include "judge/core/expr.h"

struct parser {
    const char *text, *at;
    struct arena *arena;
    struct err *e;
    int depth;
};

static struct expr *fail(struct parser *p, const char *what)
{
    err_set(p->e, "column %zu of \"%.60s\": %s", (size_t)(p->at - p->text) + 1, p->text, what);
    return NULL;
}

static bool take(struct parser *p, char c)
{
    p->at += strspn(p->at, " \t\n");
    if (*p->at != c)
        return false;
    p->at++;
    return true;
}

static struct expr *node(struct parser *p, enum expr_kind kind)
{
    struct expr *x = arena_alloc(p->arena, sizeof(*x));
    if (!x)
        return fail(p, "too large");
    x->kind = kind;
    x->column = (size_t)(p->at - p->text) + 1;
    return x;
}

static int add_arg(struct parser *p, struct expr *x, const struct expr *arg)
{
    if (!x->args)
        x->args = arena_array(p->arena, EXPR_ARGS_MAX, sizeof(*x->args));
    if (!x->args || x->args_len == EXPR_ARGS_MAX) {
        fail(p, "too many arguments");
        return -1;
    }
    x->args[x->args_len++] = arg;
    return 0;
}

static const struct expr *parse_sum(struct parser *p);

static struct expr *parse_number(struct parser *p)
{
    struct expr *x = node(p, EXPR_VALUE);
    int64_t number = 0;
    if (!x)
        return NULL;
    for (; isdigit((unsigned char)*p->at); p->at++)
        if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, *p->at - '0', &number))
            return fail(p, "the number does not fit 64 bits");
    x->value = (struct value){ .kind = VALUE_INT, .integer = number };
    return x;
}

static struct expr *parse_text(struct parser *p)
{
    char quote = *p->at++;
    struct expr *x = node(p, EXPR_VALUE);
    const char *end = strchr(p->at, quote);
    if (!x || !end)
        return fail(p, "a text without its end");
    x->value.kind = VALUE_STRING;
    x->value.string.len = (size_t)(end - p->at);
    x->value.string.text = arena_strn(p->arena, p->at, x->value.string.len);
    p->at = end + 1;
    return x->value.string.text ? x : fail(p, "too large");
}

/* Arguments up to the closing mark. */
static int parse_args(struct parser *p, struct expr *x, char close)
{
    if (take(p, close))
        return 0;
    do {
        const struct expr *arg = parse_sum(p);
        if (!arg || add_arg(p, x, arg) < 0)
            return -1;
    } while (take(p, ','));
    if (!take(p, close)) {
        fail(p, close == ')' ? "expected ',' or ')'" : "expected ',' or ']'");
        return -1;
    }
    return 0;
}

static bool option_bit(const struct expr_function *f, const struct expr *arg, unsigned *bits)
{
    unsigned bit = 0;
    if (arg->kind != EXPR_NAME)
        return false;
    for (const char *word = f->options; word && *word; bit++) {
        size_t len = strcspn(word, " ");
        if (strlen(arg->name) == len && memcmp(arg->name, word, len) == 0) {
            *bits |= 1U << bit;
            return true;
        }
        word += len + strspn(word + len, " ");
    }
    return false;
}

static struct expr *finish_call(struct parser *p, struct expr *x)
{
    const char *names[64];
    size_t names_len = 0;
    for (size_t i = 0; i < expr_functions_len; i++) {
        const struct expr_function *f = &expr_functions[i];
        names[names_len++] = f->name;
        if (strcmp(f->name, x->name) != 0)
            continue;
        x->function = f;
        while (x->args_len > f->min && option_bit(f, x->args[x->args_len - 1], &x->options))
            x->args_len--;
        if (x->args_len < f->min || x->args_len > f->max) {
            err_set(p->e, "column %zu: %s takes %zu to %zu arguments, not %zu", x->column, f->name, f->min, f->max,
                    x->args_len);
            return NULL;
        }
        return x;
    }
    const char *near = suggest(x->name, names, names_len);
    err_set(p->e, "column %zu: \"%s\" is not a function%s%s%s", x->column, x->name, near ? " (did you mean \"" : "",
            near ? near : "", near ? "\"?)" : "");
    return NULL;
}

static struct expr *parse_name(struct parser *p)
{
    const char *start = p->at;
    struct expr *x = node(p, EXPR_NAME);
    while (isalnum((unsigned char)*p->at) || *p->at == '_' ||
           (*p->at == '.' && isalpha((unsigned char)p->at[1]) && strncmp(p->at, ".length", 7) != 0))
        p->at++;
    size_t len = (size_t)(p->at - start);
    if (!x || !(x->name = arena_strn(p->arena, start, len)))
        return fail(p, "too large");
    if (strcmp(x->name, "true") == 0 || strcmp(x->name, "false") == 0) {
        x->kind = EXPR_VALUE;
        x->value = (struct value){ .kind = VALUE_BOOL, .truth = *x->name == 't' };
        return x;
    }
    if (!take(p, '('))
        return x;
    x->kind = EXPR_CALL;
    return parse_args(p, x, ')') < 0 ? NULL : finish_call(p, x);
}

static struct expr *parse_primary(struct parser *p)
{
    p->at += strspn(p->at, " \t\n");
    if (isdigit((unsigned char)*p->at))
        return parse_number(p);
    if (*p->at == '\'' || *p->at == '"')
        return parse_text(p);
    if (isalpha((unsigned char)*p->at) || *p->at == '_')
        return parse_name(p);
    if (take(p, '(')) {
        const struct expr *x = parse_sum(p);
        return x && !take(p, ')') ? fail(p, "expected ')'") : (struct expr *)x;
    }
    if (take(p, '[')) {
        struct expr *x = node(p, EXPR_LIST);
        return x && parse_args(p, x, ']') < 0 ? NULL : x;
    }
    return fail(p, *p->at ? "expected a value" : "it ends too early");
}

static struct expr *parse_postfix(struct parser *p)
{
    struct expr *x = parse_primary(p);
    while (x) {
        struct expr *outer;
        if (strncmp(p->at, ".length", 7) == 0) {
            outer = node(p, EXPR_LENGTH);
            p->at += 7;
            if (!outer || add_arg(p, outer, x) < 0)
                return NULL;
        } else if (*p->at == '[') {
            p->at++;
            outer = node(p, EXPR_INDEX);
            const struct expr *index = parse_sum(p);
            if (!outer || !index || add_arg(p, outer, x) < 0 || add_arg(p, outer, index) < 0)
                return NULL;
            if (!take(p, ']'))
                return fail(p, "expected ']'");
        } else {
            return x;
        }
        x = outer;
    }
    return NULL;
}

static const struct expr *binary(struct parser *p, char op, const struct expr *left, const struct expr *right)
{
    struct expr *x = node(p, EXPR_BINARY);
    if (!x || !right || add_arg(p, x, left) < 0 || add_arg(p, x, right) < 0)
        return NULL;
    x->op = op;
    return x;
}

static const struct expr *parse_unary(struct parser *p)
{
    if (++p->depth > EXPR_DEPTH_MAX)
        return fail(p, "nested too deeply");
    const struct expr *result;
    if (take(p, '-')) {
        struct expr *x = node(p, EXPR_NEGATE);
        const struct expr *inner = parse_unary(p);
        result = x && inner && add_arg(p, x, inner) == 0 ? x : NULL;
    } else {
        result = parse_postfix(p);
        if (result && take(p, '^')) /* binds tighter than the minus before it: -10^9 */
            result = binary(p, '^', result, parse_unary(p));
    }
    p->depth--;
    return result;
}

static const struct expr *parse_product(struct parser *p)
{
    const struct expr *x = parse_unary(p);
    while (x) {
        char op = take(p, '*') ? '*' : take(p, '/') ? '/' : take(p, '%') ? '%' : 0;
        if (!op)
            return x;
        x = binary(p, op, x, parse_unary(p));
    }
    return NULL;
}

static const struct expr *parse_sum(struct parser *p)
{
    if (++p->depth > EXPR_DEPTH_MAX)
        return fail(p, "nested too deeply");
    const struct expr *x = parse_product(p);
    while (x) {
        char op = take(p, '+') ? '+' : take(p, '-') ? '-' : 0;
        if (!op)
            break;
        x = binary(p, op, x, parse_product(p));
    }
    p->depth--;
    return x;
}

const struct expr *expr_parse(const char *text, struct arena *a, struct err *e)
{
    struct parser p = { text, text, a, e, 0 };
    const struct expr *x = parse_sum(&p);
    if (!x)
        return NULL;
    p.at += strspn(p.at, " \t\n");
    return *p.at ? fail(&p, "something follows the expression") : x;
}

int expr_check(const struct expr *x, bool (*known)(void *owner, const char *name), void *owner, bool pure,
               struct err *e)
{
    if (x->kind == EXPR_NAME && !known(owner, x->name))
        return err_set(e, "column %zu: \"%s\" is not a name known here", x->column, x->name);
    if (x->kind == EXPR_CALL && pure && !x->function->pure)
        return err_set(e, "column %zu: %s draws at random, which a constraint cannot", x->column, x->name);
    for (size_t i = 0; i < x->args_len; i++) {
        if (x->kind == EXPR_CALL && i == 0 && strcmp(x->name, "seen") == 0)
            continue; /* names a parameter of a method, not a value */
        if (expr_check(x->args[i], known, owner, pure, e) < 0)
            return -1;
    }
    return 0;
}
