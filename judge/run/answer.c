// SPDX-License-Identifier: MIT
/* Cases and answers as the text that crosses the pipes. */
#include <string.h>

#include "judge/run/cases.h"

static void operations_payload(const struct test_case *c, struct str *out)
{
    str_addc(out, '[');
    for (size_t i = 0; i < c->operations_len; i++)
        str_addf(out, "%s\"%s\"", i ? "," : "", c->operations[i].method->name);
    str_add(out, "]\n[");
    for (size_t i = 0; i < c->operations_len; i++) {
        const struct operation *o = &c->operations[i];
        str_add(out, i ? ",[" : "[");
        for (size_t k = 0; k < o->method->params_len; k++) {
            if (k)
                str_addc(out, ',');
            value_write(&o->arguments[k], o->method->params[k].type, out);
        }
        str_addc(out, ']');
    }
    str_add(out, "]\n");
}

void case_payload(const struct problem *p, const struct test_case *c, struct str *out)
{
    const struct method *f = &p->signature.function;
    if (c->payload) {
        str_addn(out, c->payload, c->payload_len);
        return;
    }
    if (p->signature.mode == SIGNATURE_CLASS) {
        operations_payload(c, out);
        return;
    }
    for (size_t i = 0; i < f->params_len; i++) {
        value_write(&c->arguments[i], f->params[i].type, out);
        str_addc(out, '\n');
    }
}

void answer_write(const struct problem *p, const struct test_case *c UNUSED, const struct value *answer,
                  struct str *out)
{
    value_write(answer, p->answer_type, out);
}

static int expect_char(const char *text, size_t len, size_t *at, char c, struct err *e)
{
    while (*at < len && memchr(" \t\r\n", text[*at], 4))
        (*at)++;
    if (*at >= len || text[*at] != c)
        return err_set(e, "answer:1:%zu: expected '%c'", *at + 1, c);
    (*at)++;
    return 0;
}

static int parse_operations(const struct test_case *c, const char *text, size_t len, struct arena *a, struct value *out,
                            struct err *e)
{
    static const struct type nothing = { TYPE_VOID, NULL };
    struct value *items = arena_array(a, c->operations_len ? c->operations_len : 1, sizeof(*items));
    size_t at = 0;
    if (!items)
        return err_set(e, "the answer is too large");
    if (expect_char(text, len, &at, '[', e) < 0)
        return -1;
    for (size_t i = 0; i < c->operations_len; i++) {
        const struct method *m = c->operations[i].method;
        const struct type *t = i == 0 || m->returns->kind == TYPE_VOID ? &nothing : m->returns;
        if (i > 0 && expect_char(text, len, &at, ',', e) < 0)
            return -1;
        if (value_parse_next(text, len, &at, t, "answer", a, &items[i], e) < 0)
            return err_prefix(e, "call %zu (%s)", i + 1, m->name);
    }
    if (expect_char(text, len, &at, ']', e) < 0)
        return -1;
    out->kind = VALUE_ITEMS;
    out->items.at = items;
    out->items.len = c->operations_len;
    return at == len ? 0 : err_set(e, "answer:1:%zu: something follows the value", at + 1);
}

int answer_parse(const struct problem *p, const struct test_case *c, const char *text, size_t len, struct arena *a,
                 struct value *out, struct err *e)
{
    if (p->signature.mode == SIGNATURE_CLASS)
        return parse_operations(c, text, len, a, out, e);
    return value_parse(text, len, p->answer_type, "answer", a, out, e);
}
