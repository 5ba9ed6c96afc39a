// SPDX-License-Identifier: MIT
/* YAML text to a tree of nodes, over libyaml's events; the only file that knows libyaml. Authors' files are trusted no
 * more than a candidate's: libyaml 0.2.5 needs 17 s for 100,000 nested '[' and takes duplicate keys silently, so the
 * depth is counted event by event (its scanner looks at most 1024 characters ahead of them, which bounds the work) and
 * keys are compared here. Must never follow an alias: a tree stays as large as its text. */
#include "judge/core/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/file.h"

/* Children wait on one stack until their parent ends; then they are copied to the arena in one piece. */
struct reader {
    yaml_parser_t parser;
    const char *file, *text;
    size_t text_len;
    struct arena *arena;
    struct yaml_node *stack;
    size_t len, cap;
    int depth;
};

static int fail_at(const struct reader *r, yaml_mark_t at, const char *what, struct err *e)
{
    return err_set(e, "%s:%zu:%zu: %s", r->file, at.line + 1, at.column + 1, what);
}

/* The scanner's errors have a mark; those of the byte reader below it only an offset. */
static int fail_parse(const struct reader *r, struct err *e)
{
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR)
        abort();
    if (p->error != YAML_READER_ERROR)
        return fail_at(r, p->problem_mark, p->problem ? p->problem : "not YAML", e);
    yaml_mark_t at = { 0 };
    for (size_t i = 0; i < p->problem_offset && i < r->text_len; i++) {
        at.column += ((unsigned char)r->text[i] & 0xC0) != 0x80;
        if (r->text[i] == '\n')
            at = (yaml_mark_t){ .line = at.line + 1 };
    }
    return fail_at(r, at, p->problem ? p->problem : "not UTF-8", e);
}

static void push(struct reader *r, struct yaml_node n)
{
    if (r->len == r->cap) {
        r->cap = r->cap ? r->cap * 2 : 64;
        r->stack = realloc(r->stack, r->cap * sizeof(*r->stack));
        if (!r->stack)
            abort();
    }
    r->stack[r->len++] = n;
}

static struct yaml_node node_at(const struct reader *r, enum yaml_kind kind, yaml_mark_t at)
{
    return (struct yaml_node){ .kind = kind, .file = r->file, .line = (int)at.line + 1, .column = (int)at.column + 1 };
}

static int next_event(struct reader *r, yaml_event_t *event, struct err *e)
{
    if (!yaml_parser_parse(&r->parser, event))
        return fail_parse(r, e);
    return 0;
}

static int too_large(const struct reader *r, struct err *e)
{
    return err_set(e, "%s: too large", r->file);
}

static int read_scalar(struct reader *r, const yaml_event_t *event, struct err *e)
{
    struct yaml_node n = node_at(r, YAML_SCALAR, event->start_mark);
    n.plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool quoted = event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                  event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if ((n.plain || quoted) && event->start_mark.line == event->end_mark.line)
        n.text_column = n.column + quoted;
    n.len = event->data.scalar.length;
    n.text = arena_strn(r->arena, (const char *)event->data.scalar.value, n.len);
    if (!n.text)
        return too_large(r, e);
    push(r, n);
    return 0;
}

static int check_key(const struct yaml_node *key, const struct yaml_node *earlier, size_t earlier_len, struct err *e)
{
    if (key->kind != YAML_SCALAR)
        return yaml_err(e, key, "a key must be plain text");
    if (key->len == 0)
        return yaml_err(e, key, "a key is empty");
    if (memchr(key->text, 0, key->len))
        return yaml_err(e, key, "a key has a NUL byte");
    if (key->plain && strcmp(key->text, "<<") == 0)
        return yaml_err(e, key, "merge keys (<<) are not allowed");
    if (earlier_len / 2 >= YAML_KEYS_MAX)
        return yaml_err(e, key, "more than %d keys", YAML_KEYS_MAX);
    for (size_t i = 0; i < earlier_len; i += 2)
        if (strcmp(earlier[i].text, key->text) == 0)
            return yaml_err(e, key, "\"%.60s\" is already given in line %d", key->text, earlier[i].line);
    return 0;
}

/* Moves the children from stack[first] up into *parent. The stack's key, value, key, value … is an array of pairs. */
static int adopt(struct reader *r, size_t first, struct yaml_node *parent, struct err *e)
{
    _Static_assert(sizeof(struct yaml_pair) == 2 * sizeof(struct yaml_node), "a pair is two nodes");
    size_t count = r->len - first;
    struct yaml_node *copy = arena_array(r->arena, count, sizeof(*copy));
    if (!copy)
        return too_large(r, e);
    if (count > 0)
        memcpy(copy, r->stack + first, count * sizeof(*copy));
    r->len = first;
    if (parent->kind == YAML_MAPPING) {
        parent->pairs = (const struct yaml_pair *)copy;
        parent->len = count / 2;
    } else {
        parent->items = copy;
        parent->len = count;
    }
    return 0;
}

static int read_node(struct reader *r, const yaml_event_t *event, struct err *e);

/* 1 when the event ended the collection, 0 when it was a child. */
static int read_child(struct reader *r, size_t first, bool mapping, struct err *e)
{
    yaml_event_t event;
    if (next_event(r, &event, e) < 0)
        return -1;
    int rc = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
    if (!rc)
        rc = read_node(r, &event, e);
    yaml_event_delete(&event);
    bool is_key = mapping && (r->len - first) % 2 == 1;
    if (rc == 0 && is_key)
        rc = check_key(&r->stack[r->len - 1], r->stack + first, r->len - first - 1, e);
    return rc;
}

static int read_collection(struct reader *r, enum yaml_kind kind, yaml_mark_t at, struct err *e)
{
    struct yaml_node n = node_at(r, kind, at);
    size_t first = r->len;
    if (++r->depth > YAML_DEPTH_MAX)
        return yaml_err(e, &n, "nested deeper than %d levels", YAML_DEPTH_MAX);
    int rc = 0;
    while (rc == 0)
        rc = read_child(r, first, kind == YAML_MAPPING, e);
    r->depth--;
    if (rc < 0 || adopt(r, first, &n, e) < 0)
        return -1;
    push(r, n);
    return 0;
}

static int check_plain_features(const struct reader *r, const yaml_event_t *event, const yaml_char_t *anchor,
                                const yaml_char_t *tag, struct err *e)
{
    if (anchor)
        return fail_at(r, event->start_mark, "anchors (&) are not allowed", e);
    if (tag)
        return fail_at(r, event->start_mark, "tags (!) are not allowed", e);
    return 0;
}

static int read_node(struct reader *r, const yaml_event_t *event, struct err *e)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        if (check_plain_features(r, event, event->data.scalar.anchor, event->data.scalar.tag, e) < 0)
            return -1;
        return read_scalar(r, event, e);
    case YAML_SEQUENCE_START_EVENT:
        if (check_plain_features(r, event, event->data.sequence_start.anchor, event->data.sequence_start.tag, e) < 0)
            return -1;
        return read_collection(r, YAML_SEQUENCE, event->start_mark, e);
    case YAML_MAPPING_START_EVENT:
        if (check_plain_features(r, event, event->data.mapping_start.anchor, event->data.mapping_start.tag, e) < 0)
            return -1;
        return read_collection(r, YAML_MAPPING, event->start_mark, e);
    case YAML_ALIAS_EVENT:
        return fail_at(r, event->start_mark, "aliases (*) are not allowed (quote the text if it is none)", e);
    default:
        return fail_at(r, event->start_mark, "not expected here", e);
    }
}

/* What stands around the one document. 1 when the stream has ended. */
static int read_outer(struct reader *r, const yaml_event_t *event, struct err *e)
{
    switch (event->type) {
    case YAML_STREAM_END_EVENT:
        return 1;
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return 0;
    case YAML_DOCUMENT_START_EVENT:
        if (event->data.document_start.version_directive ||
            event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
            return fail_at(r, event->start_mark, "directives (%) are not allowed", e);
        if (r->len > 0)
            return fail_at(r, event->start_mark, "a second document is not allowed", e);
        return 0;
    default:
        return read_node(r, event, e);
    }
}

static int read_stream(struct reader *r, struct err *e)
{
    int rc = 0;
    while (rc == 0) {
        yaml_event_t event;
        if (next_event(r, &event, e) < 0)
            return -1;
        rc = read_outer(r, &event, e);
        yaml_event_delete(&event);
    }
    return rc < 0 ? -1 : 0;
}

int yaml_parse(const char *text, size_t len, size_t max, const char *file, struct arena *a,
               const struct yaml_node **root, struct err *e)
{
    max = max ? max : YAML_SIZE_MAX;
    if (len > max)
        return err_set(e, "%s: larger than %zu bytes", file, max);
    struct reader r = { .file = file, .text = text, .text_len = len, .arena = a };
    if (!yaml_parser_initialize(&r.parser))
        abort();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text, len);
    int rc = read_stream(&r, e);
    if (rc == 0 && r.len == 0)
        rc = err_set(e, "%s:1:1: the file is empty", file);
    struct yaml_node *copy = rc < 0 ? NULL : arena_alloc(a, sizeof(*copy));
    if (copy) {
        *copy = r.stack[0];
        *root = copy;
    } else if (rc == 0) {
        rc = too_large(&r, e);
    }
    free(r.stack);
    yaml_parser_delete(&r.parser);
    return rc;
}

int yaml_load_at(int dir, const char *path, const char *shown, struct arena *a, const struct yaml_node **root,
                 struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(YAML_SIZE_MAX);
    if (file_read_at(dir, path, &text, e) < 0)
        return -1;
    return yaml_parse(str_text(&text), text.len, 0, shown, a, root, e);
}
