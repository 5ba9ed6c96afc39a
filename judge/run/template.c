// SPDX-License-Identifier: MIT
/* Renders templates. They are runners' files, but sections are still capped in depth. */
#include "judge/run/template.h"

#include <string.h>

enum { DEPTH_MAX = 16, NAME_MAX_BYTES = 64 };

struct rendering {
    const char *text;
    const struct template_scope *scopes[DEPTH_MAX];
    int depth;
    struct str *out;
    struct err *e;
};

static int fail(const struct rendering *r, const char *at, const char *what, const char *name)
{
    size_t line = 1;
    for (const char *c = r->text; c < at; c++)
        line += *c == '\n';
    return err_set(r->e, "line %zu: \"%s\" %s", line, name, what);
}

static const struct template_entry *look_up(const struct rendering *r, const char *name)
{
    for (int d = r->depth - 1; d >= 0; d--)
        for (size_t i = 0; i < r->scopes[d]->len; i++)
            if (strcmp(r->scopes[d]->entries[i].name, name) == 0)
                return &r->scopes[d]->entries[i];
    return NULL;
}

static const char *render(struct rendering *r, const char *at, const char *until, bool quiet);

/* Finds the end of a section without output, by rendering it quietly. */
static const char *section(struct rendering *r, const char *body, const char *name, bool inverted)
{
    const struct template_entry *entry = look_up(r, name);
    size_t items = entry && entry->text ? (*entry->text != '\0') : entry ? entry->items_len : 0;
    size_t times = inverted ? items == 0 : items;
    const char *end = NULL;
    if (!entry) {
        fail(r, body, "is not known here", name);
        return NULL;
    }
    for (size_t i = 0; i < times; i++) {
        bool enter = !inverted && !entry->text;
        if (enter && r->depth == DEPTH_MAX) {
            fail(r, body, "is nested too deeply", name);
            return NULL;
        }
        if (enter)
            r->scopes[r->depth++] = &entry->items[i];
        end = render(r, body, name, false);
        r->depth -= enter;
        if (!end)
            return NULL;
    }
    return times ? end : render(r, body, name, true);
}

/* Renders up to the section's end and returns what follows it; quiet: only finds it. */
static const char *render(struct rendering *r, const char *at, const char *until, bool quiet)
{
    for (;;) {
        const char *open = strstr(at, "{{"), *close = open ? strstr(open, "}}") : NULL;
        char name[NAME_MAX_BYTES], kind = 0;
        if (!open || !close) {
            if (!quiet)
                str_add(r->out, at);
            if (!until)
                return at + strlen(at);
            fail(r, at, "is not closed", until);
            return NULL;
        }
        if (!quiet)
            str_addn(r->out, at, (size_t)(open - at));
        open += 2;
        if (*open && strchr("#^/", *open))
            kind = *open++;
        size_t len = (size_t)(close - open);
        if (len == 0 || len >= sizeof(name)) {
            fail(r, open, "is not a name", "{{");
            return NULL;
        }
        memcpy(name, open, len);
        name[len] = '\0';
        at = close + 2;
        if (kind && *at == '\n' && (open - 3 <= r->text || open[-4] == '\n'))
            at++; /* a tag alone on its line takes the line with it */
        if (kind == '/') {
            if (until && strcmp(until, name) == 0)
                return at;
            fail(r, open, "is closed but not open", name);
            return NULL;
        }
        if (kind) {
            at = quiet ? render(r, at, name, true) : section(r, at, name, kind == '^');
            if (!at)
                return NULL;
            continue;
        }
        const struct template_entry *entry = quiet ? NULL : look_up(r, name);
        if (!quiet && (!entry || !entry->text)) {
            fail(r, open, "is not known here", name);
            return NULL;
        }
        if (!quiet)
            str_add(r->out, entry->text);
    }
}

int template_render(const char *text, const struct template_scope *scope, struct str *out, struct err *e)
{
    struct rendering r = { .text = text, .scopes = { scope }, .depth = 1, .out = out, .e = e };
    if (!render(&r, text, NULL, false))
        return -1;
    return out->failed ? err_set(e, "the rendered text exceeds %zu bytes", out->max) : 0;
}
