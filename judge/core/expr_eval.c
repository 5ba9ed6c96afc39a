// SPDX-License-Identifier: MIT
/* Evaluation. Whole numbers are 64 bits and an overflow is an error; nothing here uses floating point. */
#include <string.h>

#include "judge/core/expr.h"

static int power(int64_t base, int64_t exponent, int64_t *out)
{
    int64_t result = 1;
    for (; exponent > 0; exponent--)
        if (__builtin_mul_overflow(result, base, &result))
            return -1;
    *out = result;
    return 0;
}

int expr_combine(char op, int64_t a, int64_t b, int64_t *out, struct err *e)
{
    bool bad = false;
    switch (op) {
    case '+':
        bad = __builtin_add_overflow(a, b, out);
        break;
    case '-':
        bad = __builtin_sub_overflow(a, b, out);
        break;
    case '*':
        bad = __builtin_mul_overflow(a, b, out);
        break;
    case '^':
        if (b < 0 || (b > 64 && (a > 1 || a < -1)))
            return err_set(e, "%lld ^ %lld does not fit", (long long)a, (long long)b);
        bad = power(a, b > 64 ? b % 2 + 2 : b, out) < 0;
        break;
    default:
        if (b == 0 || (a == INT64_MIN && b == -1))
            return err_set(e, "division by zero");
        *out = op == '/' ? a / b : a % b;
    }
    return bad ? err_set(e, "%lld %c %lld does not fit 64 bits", (long long)a, op, (long long)b) : 0;
}

int expr_spend(struct expr_context *c, size_t steps, struct err *e)
{
    c->steps += steps;
    return c->steps > EXPR_STEPS_MAX ? err_set(e, "more than %d steps", EXPR_STEPS_MAX) : 0;
}

struct value *expr_items(struct expr_context *c, int64_t count, struct err *e)
{
    if (count < 0 || count > EXPR_ITEMS_MAX || c->made + (size_t)count > EXPR_ITEMS_MAX) {
        err_set(e, "%lld items: not 0 to %d in all", (long long)count, EXPR_ITEMS_MAX);
        return NULL;
    }
    c->made += (size_t)count;
    struct value *items = arena_array(c->arena, (size_t)count + 1, sizeof(*items));
    if (!items)
        err_set(e, "the value is too large");
    return items;
}

char *expr_text(struct expr_context *c, int64_t len, struct err *e)
{
    if (len < 0 || len > EXPR_ITEMS_MAX || c->made + (size_t)len / 4 > EXPR_ITEMS_MAX) {
        err_set(e, "a text of %lld characters", (long long)len);
        return NULL;
    }
    c->made += (size_t)len / 4; /* of an item's memory it takes less than a quarter */
    char *text = arena_alloc(c->arena, (size_t)len + 1);
    if (!text)
        err_set(e, "the value is too large");
    return text;
}

static const struct value *look_up(const struct expr_context *c, const char *name)
{
    for (size_t i = c->scope->len; i-- > 0;)
        if (strcmp(c->scope->names[i], name) == 0)
            return &c->scope->values[i];
    return NULL;
}

/* Where it failed: the first that says so is the innermost. */
static int failed(struct expr_context *c, const struct expr *x)
{
    if (!c->column)
        c->column = x->column;
    return -1;
}

static int eval_name(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    if (strcmp(x->name, "i") == 0) {
        *out = (struct value){ .kind = VALUE_INT, .integer = c->item };
        return 0;
    }
    const struct value *v = look_up(c, x->name);
    if (!v)
        return err_set(e, "\"%s\" was not drawn yet", x->name);
    *out = *v;
    return 0;
}

static int eval_list(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    struct value *items = expr_items(c, (int64_t)x->args_len, e);
    for (size_t i = 0; items && i < x->args_len; i++)
        if (expr_eval(c, x->args[i], &items[i], e) < 0)
            return -1;
    out->kind = VALUE_ITEMS;
    out->items.at = items;
    out->items.len = x->args_len;
    return items ? 0 : -1;
}

static int eval_index(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    struct value list;
    int64_t index = 0;
    if (expr_eval(c, x->args[0], &list, e) < 0 || expr_eval_int(c, x->args[1], &index, e) < 0)
        return -1;
    size_t len = list.kind == VALUE_ITEMS ? list.items.len : list.kind == VALUE_STRING ? list.string.len : 0;
    if (index < 0 || (uint64_t)index >= len)
        return err_set(e, "there is no item %lld of %zu", (long long)index, len);
    *out = list.kind == VALUE_ITEMS ? list.items.at[index]
                                    : (struct value){ .kind = VALUE_STRING, .string = { list.string.text + index, 1 } };
    return 0;
}

static int eval_length(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    struct value v;
    if (expr_eval(c, x->args[0], &v, e) < 0)
        return -1;
    int64_t len = (int64_t)(v.kind == VALUE_ITEMS ? v.items.len : v.kind == VALUE_STRING ? v.string.len : 0);
    *out = (struct value){ .kind = VALUE_INT, .integer = len };
    return 0;
}

static int eval_number(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    int64_t a = 0, b = 0;
    if (expr_eval_int(c, x->args[0], &a, e) < 0 || (x->args_len > 1 && expr_eval_int(c, x->args[1], &b, e) < 0))
        return -1;
    out->kind = VALUE_INT;
    return x->kind == EXPR_NEGATE ? expr_combine('-', 0, a, &out->integer, e)
                                  : expr_combine(x->op, a, b, &out->integer, e);
}

static int eval_call(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    if (!c->rng && !x->function->pure)
        return err_set(e, "%s draws at random", x->name);
    if (x->function->call(c, x, out, e) == 0)
        return 0;
    return c->column ? -1 : err_prefix(e, "%s", x->name); /* an argument's error says enough */
}

int expr_eval(struct expr_context *c, const struct expr *x, struct value *out, struct err *e)
{
    static int (*const eval[])(struct expr_context *, const struct expr *, struct value *, struct err *) = {
        [EXPR_NAME] = eval_name, [EXPR_LIST] = eval_list,   [EXPR_BINARY] = eval_number, [EXPR_NEGATE] = eval_number,
        [EXPR_CALL] = eval_call, [EXPR_INDEX] = eval_index, [EXPR_LENGTH] = eval_length,
    };
    if (x->kind == EXPR_VALUE) {
        *out = x->value;
        return 0;
    }
    if (expr_spend(c, 1, e) < 0)
        return -1;
    return eval[x->kind](c, x, out, e) < 0 ? failed(c, x) : 0;
}

int expr_eval_int(struct expr_context *c, const struct expr *x, int64_t *out, struct err *e)
{
    struct value v;
    if (expr_eval(c, x, &v, e) < 0)
        return -1;
    if (v.kind != VALUE_INT)
        return err_set(e, "not a whole number"); /* an item of a list of which nothing is known */
    *out = v.integer;
    return 0;
}
