// SPDX-License-Identifier: MIT
/* From a signature to text: the glue that binds a driver to a solution, and the starter a candidate begins with. All
 * that a language does in its own way stands in its templates; here are only the facts of the signature. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "judge/run/language_private.h"
#include "judge/run/template.h"

enum { ENTRIES_MAX = 24, TEXT_MAX = 8192 };
/* What templates call the returned value; a parameter may well be called "result". */
#define RESULT_NAME "result_"

struct maker {
    const struct language *language;
    struct arena arena;
    struct err *e;
};

static const char *type_text(struct maker *m, const struct type *t)
{
    struct str text = STR(512);
    type_write(t, &text);
    const char *kept = arena_strdup(&m->arena, str_text(&text));
    str_clear(&text);
    return kept;
}

/* The most specific entry: the type itself, else the pattern of its outermost shape. */
static const char *find_text(const struct maker *m, const char *type, const struct type *t, const char *key)
{
    const struct language_templates *templates = m->language->templates;
    const char *pattern = t->kind == TYPE_ARRAY ? "T[]" : t->kind == TYPE_LIST ? "list<T>" : NULL;
    const char *general = NULL;
    for (size_t i = 0; i < templates->types_len; i++) {
        const struct language_type_text *row = &templates->types[i];
        if (strcmp(row->key, key) != 0)
            continue;
        if (strcmp(row->type, type) == 0)
            return row->text;
        if (pattern && strcmp(row->type, pattern) == 0)
            general = row->text;
    }
    return general;
}

static const char *render_type(struct maker *m, const struct type *t, const char *key, const char *name)
{
    const char *type = type_text(m, t), *text = find_text(m, type, t, key), *elem = "";
    if (!text) {
        err_set(m->e, "%s has no type %s", m->language->display, type);
        return NULL;
    }
    if (t->elem && strstr(text, "{{elem}}") && !(elem = render_type(m, t->elem, key, name)))
        return NULL;
    const struct template_entry entries[] = { { "elem", elem, NULL, 0 },
                                              { "name", name, NULL, 0 },
                                              { "type", type, NULL, 0 } };
    const struct template_scope scope = { entries, COUNT(entries) };
    struct str out = STR(TEXT_MAX);
    const char *kept = template_render(text, &scope, &out, m->e) < 0 ? NULL : arena_strdup(&m->arena, str_text(&out));
    str_clear(&out);
    return kept;
}

static const char *with_first(struct maker *m, const char *name, int (*change)(int))
{
    char *copy = arena_strdup(&m->arena, name);
    if (copy)
        copy[0] = (char)change((unsigned char)copy[0]);
    return copy;
}

struct entries {
    struct template_entry *at;
    size_t len;
};

static void put(struct entries *x, const char *name, const char *text)
{
    if (x->len < ENTRIES_MAX)
        x->at[x->len++] = (struct template_entry){ name, text ? text : "", NULL, 0 };
}

static void put_list(struct entries *x, const char *name, const struct template_scope *items, size_t len)
{
    if (x->len < ENTRIES_MAX)
        x->at[x->len++] = (struct template_entry){ name, NULL, items, len };
}

/* Every text that the language has for this type, by its key. */
static int put_type(struct maker *m, struct entries *x, const struct type *t, const char *name)
{
    const struct language_templates *templates = m->language->templates;
    const char *type = type_text(m, t);
    put(x, "type", type);
    for (size_t i = 0; i < templates->types_len; i++) {
        const char *key = templates->types[i].key;
        bool there = false;
        for (size_t k = 0; k < x->len; k++)
            there |= strcmp(x->at[k].name, key) == 0;
        if (there || !find_text(m, type, t, key))
            continue;
        const char *text = render_type(m, t, key, name);
        if (!text)
            return -1;
        put(x, key, text);
    }
    /* A language with types at all must know this one. */
    if (templates->types_len && x->len < 3 && t->kind != TYPE_VOID)
        return err_set(m->e, "%s has no type %s", m->language->display, type);
    return 0;
}

static struct entries new_entries(struct maker *m)
{
    return (struct entries){ arena_array(&m->arena, ENTRIES_MAX, sizeof(struct template_entry)), 0 };
}

static const struct template_scope *params_scope(struct maker *m, const struct method *method)
{
    struct template_scope *scopes = arena_array(&m->arena, method->params_len + 1, sizeof(*scopes));
    for (size_t i = 0; i < method->params_len; i++) {
        struct entries x = new_entries(m);
        char index[24];
        snprintf(index, sizeof(index), "%zu", i);
        put(&x, "name", method->params[i].name);
        if (put_type(m, &x, method->params[i].type, method->params[i].name) < 0)
            return NULL;
        put(&x, "index", arena_strdup(&m->arena, index));
        put(&x, "first", i == 0 ? "1" : "");
        put(&x, "last", i + 1 == method->params_len ? "1" : "");
        scopes[i] = (struct template_scope){ x.at, x.len };
    }
    return scopes;
}

static const struct template_scope *type_scope(struct maker *m, const struct type *t, const char *name)
{
    struct template_scope *scope = arena_alloc(&m->arena, sizeof(*scope));
    struct entries x = new_entries(m);
    put(&x, "name", name);
    if (put_type(m, &x, t, name) < 0)
        return NULL;
    *scope = (struct template_scope){ x.at, x.len };
    return scope;
}

static int method_entries(struct maker *m, const struct method *method, struct entries *x)
{
    const struct template_scope *params = params_scope(m, method),
                                *returns = type_scope(m, method->returns, RESULT_NAME);
    if (!params || !returns)
        return -1;
    put(x, "method", method->name);
    put(x, "upper", with_first(m, method->name, toupper));
    put(x, "returns_type", type_text(m, method->returns));
    put(x, "returns_nothing", method->returns->kind == TYPE_VOID ? "1" : "");
    put_list(x, "params", params, method->params_len);
    put_list(x, "returns", returns, 1);
    return 0;
}

static int signature_entries(struct maker *m, const struct signature *s, struct entries *x)
{
    char in_place[16];
    snprintf(in_place, sizeof(in_place), "%d", s->in_place);
    bool class_mode = s->mode == SIGNATURE_CLASS;
    put(x, "function", class_mode ? "" : "1");
    put(x, "class", class_mode ? "1" : "");
    put(x, "class_name", class_mode ? s->class_name : "");
    put(x, "class_lower", class_mode ? with_first(m, s->class_name, tolower) : "");
    put(x, "in_place", arena_strdup(&m->arena, in_place));
    put(x, "is_in_place", s->in_place >= 0 ? "1" : "");
    if (method_entries(m, &s->function, x) < 0)
        return -1;
    struct template_scope *methods = arena_array(&m->arena, s->methods_len + 1, sizeof(*methods));
    for (size_t i = 0; i < s->methods_len; i++) {
        struct entries y = new_entries(m);
        if (method_entries(m, &s->methods[i], &y) < 0)
            return -1;
        methods[i] = (struct template_scope){ y.at, y.len };
    }
    put_list(x, "methods", methods, s->methods_len);
    const struct type *t = s->in_place >= 0 ? s->function.params[s->in_place].type : s->function.returns;
    const char *name = s->in_place >= 0 ? s->function.params[s->in_place].name : RESULT_NAME;
    const struct template_scope *answer = class_mode ? NULL : type_scope(m, t, name);
    if (!class_mode && !answer)
        return -1;
    put_list(x, "answer", answer, class_mode ? 0 : 1);
    return 0;
}

static int render(const struct language *l, const struct signature *s, const char *text, struct str *out, struct err *e)
{
    struct maker m = { .language = l, .arena = ARENA(8 << 20), .e = e };
    struct entries x = new_entries(&m);
    int result = signature_entries(&m, s, &x);
    if (result == 0) {
        const struct template_scope scope = { x.at, x.len };
        result = template_render(text, &scope, out, e);
    }
    arena_clear(&m.arena);
    return result < 0 ? err_prefix(e, "%s", l->name) : 0;
}

int language_glue(const struct language *l, const struct signature *s, struct str *out, struct err *e)
{
    return render(l, s, l->templates->glue, out, e);
}

/* The statement as a comment, line by line; where the language has only block comments, the block's end is defused. */
static void add_comment(const struct language_templates *t, const char *text, struct str *out)
{
    if (!t->comment_line)
        str_addf(out, "%s\n", t->comment_open);
    while (*text) {
        size_t len = strcspn(text, "\n");
        if (t->comment_line)
            str_add(out, t->comment_line);
        for (size_t i = 0; i < len; i++) {
            str_addc(out, text[i]);
            if (!t->comment_line && text[i] == '*')
                str_addc(out, ' ');
        }
        while (out->len && out->data[out->len - 1] == ' ')
            str_truncate(out, out->len - 1);
        str_addc(out, '\n');
        text += len + (text[len] == '\n');
    }
    if (!t->comment_line)
        str_addf(out, "%s\n", t->comment_close);
}

int language_starter(const struct language *l, const struct language_starter *s, struct str *out, struct err *e)
{
    const struct language_templates *t = l->templates;
    CLEANUP(str_clear) struct str head = STR(512 * 1024);
    if (!t->starter || (!t->comment_line && !(t->comment_open && t->comment_close)))
        return err_set(e, "%s has no starter", l->display);
    str_addf(&head, "gavel: %s\n\n%s\n\n%s\n", s->slug, s->title, s->statement);
    add_comment(t, str_text(&head), out);
    str_addc(out, '\n');
    return render(l, s->signature, t->starter, out, e);
}

const char *language_slug_of(const char *source, size_t len, struct arena *a)
{
    static const char mark[] = "gavel: ";
    size_t seen = len < 2000 ? len : 2000;
    const char *at = memmem(source, seen, mark, sizeof(mark) - 1);
    if (!at)
        return NULL;
    at += sizeof(mark) - 1;
    size_t slug = 0;
    while (at + slug < source + len && slug < 80 &&
           (islower((unsigned char)at[slug]) || isdigit((unsigned char)at[slug]) || at[slug] == '-'))
        slug++;
    return slug ? arena_strn(a, at, slug) : NULL;
}

void language_diagnostics(const struct language *l, const char *text, size_t len, struct str *out)
{
    const char *end = text + len;
    while (text < end) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        size_t size = line_end ? (size_t)(line_end - text) + 1 : (size_t)(end - text);
        bool dropped = false;
        for (const char *const *word = l->templates->diagnostics_drop; word && *word; word++)
            dropped |= memmem(text, size, *word, strlen(*word)) != NULL;
        if (!dropped)
            str_addn(out, text, size);
        text += size;
    }
}

/* ---- author programs ------------------------------------------------------------------------------------------------
 */

static int derive(const struct signature *problem, const char *name, const struct type *answer, struct arena *a,
                  struct signature *out, struct err *e)
{
    static const struct type string = { TYPE_STRING, NULL };
    size_t len = problem->function.params_len, extra = answer ? 2 : 0;
    struct param *params = arena_array(a, len + extra + 1, sizeof(*params));
    if (problem->mode != SIGNATURE_FUNCTION || !params)
        return err_set(e, "checkers and validators are for functions");
    memcpy(params, problem->function.params, len * sizeof(*params));
    if (answer) {
        params[len] = (struct param){ "expected", answer };
        params[len + 1] = (struct param){ "got", answer };
    }
    *out = (struct signature){ .mode = SIGNATURE_FUNCTION,
                               .in_place = -1,
                               .function = { name, params, len + extra, &string } };
    return 0;
}

int signature_of_checker(const struct signature *problem, const struct type *answer, struct arena *a,
                         struct signature *out, struct err *e)
{
    return derive(problem, "check", answer, a, out, e);
}

int signature_of_validator(const struct signature *problem, struct arena *a, struct signature *out, struct err *e)
{
    return derive(problem, "valid", NULL, a, out, e);
}
