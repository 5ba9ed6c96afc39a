// SPDX-License-Identifier: MIT
/* A recursive-descent parser: sums of products of powers of primaries. Numbers that are known are worked out at once
 * (-10^9 is evaluated once, not for each of a million items). Depth is capped: the text is an author's, but so are the
 * packages that strangers send. */
#include <ctype.h>
#include <string.h>

#include "base/suggest.h"
#include "judge/core/expr.h"

struct parser {
    const char *text, *at;
    struct expr_reader *reader;
    struct arena *arena;
    int depth;
};

static struct expr *fail(struct parser *p, const char *what)
{
    expr_fail(p->reader, (size_t)(p->at - p->text) + 1, "%s", what);
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
    if (!x->args || (x->args_len >= 4 && (x->args_len & (x->args_len - 1)) == 0)) {
        const struct expr **more = arena_array(p->arena, x->args_len ? 2 * x->args_len : 4, sizeof(*more));
        if (more && x->args)
            memcpy(more, x->args, x->args_len * sizeof(*more));
        x->args = more;
    }
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
            return expr_fail(p->reader, x->column, "the number does not fit 64 bits"), NULL;
    x->value = (struct value){ .kind = VALUE_INT, .integer = number };
    return x;
}

static struct expr *parse_text(struct parser *p)
{
    struct expr *x = node(p, EXPR_VALUE);
    char quote = *p->at++;
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

/* The arguments that a call needs at least, by the notation of expr_check.c: those before the arrow without a mark. */
static size_t least(const char *takes)
{
    size_t count = 0;
    for (const char *at = takes; strncmp(at, "->", 2) != 0; at++) {
        size_t len = strcspn(at, " ");
        count += at[len - 1] != '?';
        at += len;
    }
    return count;
}

static struct expr *finish_call(struct parser *p, struct expr *x)
{
    const char *names[128];
    size_t names_len = 0;
    for (size_t i = 0; i < expr_functions_len; i++) {
        const struct expr_function *f = &expr_functions[i];
        if (names_len < COUNT(names))
            names[names_len++] = f->name;
        if (strcmp(f->name, x->name) != 0)
            continue;
        x->function = f;
        while (x->args_len > least(f->takes) && option_bit(f, x->args[x->args_len - 1], &x->options))
            x->args_len--;
        return x;
    }
    const char *near = suggest(x->name, names, names_len);
    if (near)
        expr_fail(p->reader, x->column, "\"%.60s\" is not a function (did you mean \"%s\"?)", x->name, near);
    else
        expr_fail(p->reader, x->column, "\"%.60s\" is not a function", x->name);
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
        if (x)
            x->column--; /* the bracket is behind us */
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

/* Works out an operation on numbers that are known. */
static const struct expr *fold(struct parser *p, struct expr *x)
{
    int64_t number[2] = { 0, 0 };
    for (size_t i = 0; i < x->args_len; i++) {
        if (x->args[i]->kind != EXPR_VALUE || x->args[i]->value.kind != VALUE_INT)
            return x;
        number[i] = x->args[i]->value.integer;
    }
    bool negate = x->kind == EXPR_NEGATE;
    struct value out = { .kind = VALUE_INT };
    if (expr_combine(negate ? '-' : x->op, negate ? 0 : number[0], number[negate ? 0 : 1], &out.integer, p->reader->e) <
        0) {
        p->reader->column = x->column;
        return NULL;
    }
    x->kind = EXPR_VALUE;
    x->value = out;
    x->args_len = 0;
    return x;
}

static const struct expr *binary(struct parser *p, char op, const struct expr *left, const struct expr *right)
{
    struct expr *x = node(p, EXPR_BINARY);
    if (!x || !right || add_arg(p, x, left) < 0 || add_arg(p, x, right) < 0)
        return NULL;
    x->op = op;
    x->column = left->column;
    return fold(p, x);
}

static const struct expr *parse_unary(struct parser *p)
{
    if (++p->depth > EXPR_DEPTH_MAX)
        return fail(p, "nested too deeply");
    const struct expr *result;
    if (take(p, '-')) {
        struct expr *x = node(p, EXPR_NEGATE);
        const struct expr *inner = parse_unary(p);
        result = x && inner && add_arg(p, x, inner) == 0 ? fold(p, x) : NULL;
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

const struct expr *expr_parse(struct expr_reader *r, const char *text)
{
    struct parser p = { text, text, r, r->arena, 0 };
    const struct expr *x = parse_sum(&p);
    if (!x)
        return NULL;
    p.at += strspn(p.at, " \t\n");
    return *p.at ? fail(&p, "something follows the expression") : x;
}
