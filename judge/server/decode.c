// SPDX-License-Identifier: MIT
/* Request bodies, read by tables: a row says a field's name, its type, its bounds and where it goes. The JSON is strict
 * (base/json_scan.c): no duplicate keys, no NUL, depth and size capped.
 * Must never look at anything but the bytes and the sizes that are allowed. */
#include "judge/server/decode.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "judge/http/http.h"
#include "judge/server/json_span.h"

enum type { TEXT, FLAG, NUMBER, RAW, OTHER /* read by the caller */ };

struct field {
    const char *name;
    enum type type;
    void *to;         /* const char **, bool *, int64_t * */
    int64_t min, max; /* bytes of a text, a number's bounds */
    bool needed;
    const char *const *choices; /* NULL-terminated; NULL: any */
};

enum { FIELDS_MAX = 16 };

/* One object that is being read. */
struct source {
    const char *text; /* of the whole body, and the span of this object in it */
    size_t at;
    const struct json *object;
    const char *prefix; /* "submissions[3]." */
    struct arena *arena;
    struct fault *fault;
};

static int wrong(const struct source *s, const char *field, const char *what)
{
    char path[FIELD_MAX];
    snprintf(path, sizeof(path), "%s%s", s->prefix, field);
    return fault_set(s->fault, 422, path, "%s", what);
}

static int read_text(const struct source *s, const struct field *d, const struct json *value)
{
    const char *text = json_text(value);
    char say[120];
    if (!text)
        return wrong(s, d->name, "must be a string");
    size_t len = strlen(text);
    if ((int64_t)len < d->min || (int64_t)len > d->max) {
        snprintf(say, sizeof(say), "must have %" PRId64 " to %" PRId64 " bytes, not %zu", d->min, d->max, len);
        return wrong(s, d->name, len == 0 ? "must not be empty" : say);
    }
    for (const char *const *choice = d->choices; choice; choice++) {
        if (!*choice) {
            snprintf(say, sizeof(say), "must be \"%s\"%s%s%s", d->choices[0], d->choices[1] ? " or \"" : "",
                     d->choices[1] ? d->choices[1] : "", d->choices[1] ? "\"" : "");
            return wrong(s, d->name, say);
        }
        if (strcmp(*choice, text) == 0)
            break;
    }
    *(const char **)d->to = arena_strdup(s->arena, text);
    return *(const char **)d->to ? 0 : fault_set(s->fault, 413, NULL, "the body is too large");
}

static int read_raw(const struct source *s, const struct field *d, const struct json *value)
{
    size_t at, len;
    CLEANUP(str_clear) struct str written = STR((size_t)d->max);
    const char *bytes;
    if (json_span_member(s->text, s->at, d->name, &at, &len)) {
        bytes = s->text + at;
    } else { /* its name is written with an escape */
        json_write(value, false, &written);
        bytes = str_text(&written);
        len = written.failed ? (size_t)d->max + 1 : written.len;
    }
    if (len > (size_t)d->max)
        return wrong(s, d->name, "is too large");
    *(const char **)d->to = arena_strn(s->arena, bytes, len);
    return *(const char **)d->to ? 0 : fault_set(s->fault, 413, NULL, "the body is too large");
}

static int read_field(const struct source *s, const struct field *d, const struct json *value)
{
    char say[120];
    if (d->type == TEXT)
        return read_text(s, d, value);
    if (d->type == RAW)
        return json_is_object(value) ? read_raw(s, d, value) : wrong(s, d->name, "must be an object");
    if (d->type == FLAG && json_bool(value, d->to) < 0)
        return wrong(s, d->name, "must be true or false");
    if (d->type == NUMBER && json_i64(value, d->min, d->max, d->to) < 0) {
        snprintf(say, sizeof(say), "must be a whole number from %" PRId64 " to %" PRId64, d->min, d->max);
        return wrong(s, d->name, say);
    }
    return 0;
}

static int unknown(const struct source *s, const char *key, const struct field *fields, size_t count)
{
    const char *names[FIELDS_MAX];
    char say[160], shown[DECODE_NAME_MAX];
    for (size_t i = 0; i < count; i++)
        names[i] = fields[i].name;
    const char *near = suggest(key, names, count);
    snprintf(say, sizeof(say), "no such field%s%s%s", near ? " (did you mean \"" : "", near ? near : "",
             near ? "\"?)" : "");
    snprintf(shown, sizeof(shown), "%s", key);
    return wrong(s, shown, say);
}

/* Every key is one of the fields, null is as good as absent where a field is not needed, all that is needed is there.
 */
static int read_object(const struct source *s, const struct field *fields, size_t count)
{
    for (const struct json *m = json_first(s->object); m; m = json_next(m)) {
        size_t i = 0;
        while (i < count && strcmp(fields[i].name, json_key(m)) != 0)
            i++;
        if (i == count)
            return unknown(s, json_key(m), fields, count);
        if (json_is_null(m) && !fields[i].needed)
            continue;
        if (read_field(s, &fields[i], m) < 0)
            return -1;
    }
    for (size_t i = 0; i < count; i++)
        if (fields[i].needed && !json_get(s->object, fields[i].name))
            return wrong(s, fields[i].name, "is missing");
    return 0;
}

/* The body as one JSON object; NULL with *f. */
static struct json *parse(const char *body, size_t len, const struct config *c, struct fault *f)
{
    struct err e;
    struct json *root = json_parse(body, len, c->body_max_bytes, &e);
    if (!root)
        fault_set(f, 400, NULL, "the body is not JSON: %s", e.text);
    else if (!json_is_object(root)) {
        fault_set(f, 422, NULL, "the body must be an object");
        json_freep(&root);
    }
    return root;
}

/* What is behind it is checked when its address is opened. */
static int check_url(const struct source *s, const char *url)
{
    struct err e;
    return !url || http_url_check(url, &e) == 0 ? 0 : wrong(s, "callback_url", e.text);
}

static int check_source(const struct source *s, const char *source)
{
    return strspn(source, " \t\r\n") == strlen(source) ? wrong(s, "source", "must not be empty") : 0;
}

static int read_submission(const struct source *s, const struct config *c, struct submission_body *b)
{
    static const char *const modes[] = { "run", "submit", NULL }, *const audiences[] = { "candidate", "full", NULL };
    const char *audience = "full";
    *b = (struct submission_body){ .mode = "submit" };
    const struct field fields[] = {
        { "problem", TEXT, &b->problem, 1, DECODE_NAME_MAX, true, NULL },
        { "language", TEXT, &b->language, 1, DECODE_NAME_MAX, true, NULL },
        { "source", TEXT, &b->source, 1, (int64_t)c->source_max_bytes, true, NULL },
        { "mode", TEXT, &b->mode, 1, 16, false, modes },
        { "input", TEXT, &b->input, 1, (int64_t)c->input_max_bytes, false, NULL },
        { "fail_fast", FLAG, &b->fail_fast, 0, 0, false, NULL },
        { "complexity", FLAG, &b->complexity, 0, 0, false, NULL },
        { "callback_url", TEXT, &b->callback_url, 1, DECODE_URL_MAX, false, NULL },
        { "metadata", RAW, &b->metadata, 0, (int64_t)c->metadata_max_bytes, false, NULL },
        { "audience", TEXT, &audience, 1, 16, false, audiences },
    };
    if (!json_is_object(s->object))
        return fault_set(s->fault, 422, s->prefix, "must be an object");
    if (read_object(s, fields, COUNT(fields)) < 0 || check_source(s, b->source) < 0 ||
        check_url(s, b->callback_url) < 0)
        return -1;
    if (b->input && strcmp(b->mode, "run") != 0)
        return wrong(s, "input", "is only for \"mode\": \"run\"");
    if (b->complexity && strcmp(b->mode, "submit") != 0)
        return wrong(s, "complexity", "is only for \"mode\": \"submit\"");
    b->candidate = strcmp(audience, "candidate") == 0;
    return 0;
}

int decode_submission(const char *body, size_t len, const struct config *c, struct arena *a,
                      struct submission_body *out, struct fault *f)
{
    CLEANUP_JSON struct json *root = parse(body, len, c, f);
    if (!root)
        return -1;
    const struct source s = { body, json_span_start(body), root, "", a, f };
    return read_submission(&s, c, out);
}

int decode_batch(const char *body, size_t len, const struct config *c, struct arena *a, struct batch_body *out,
                 struct fault *f)
{
    const struct field fields[] = { { "submissions", OTHER, NULL, 0, 0, true, NULL } };
    CLEANUP_JSON struct json *root = parse(body, len, c, f);
    size_t at = 0, span = 0;
    if (!root)
        return -1;
    const struct source s = { body, json_span_start(body), root, "", a, f };
    if (read_object(&s, fields, COUNT(fields)) < 0)
        return -1;
    const struct json *list = json_get(root, "submissions");
    size_t count = json_is_array(list) ? json_count(list) : 0;
    if (!json_is_array(list))
        return fault_set(f, 422, "submissions", "must be an array");
    if (count == 0 || count > c->batch_max)
        return fault_set(f, 422, "submissions", "must have 1 to %" PRIu64 " items, not %zu", c->batch_max, count);
    out->len = count;
    out->at = arena_array(a, count, sizeof(*out->at));
    if (!out->at || !json_span_member(body, s.at, "submissions", &at, &span))
        return fault_set(f, 422, "submissions", "its name must be written without escapes");
    const struct json *item = json_first(list);
    at = json_span_first(body, at);
    for (size_t i = 0; i < count; i++, item = json_next(item)) {
        char prefix[40];
        snprintf(prefix, sizeof(prefix), "submissions[%zu]", i);
        if (!json_is_object(item))
            return fault_set(f, 422, prefix, "must be an object");
        snprintf(prefix, sizeof(prefix), "submissions[%zu].", i);
        const struct source each = { body, at, item, prefix, a, f };
        if (read_submission(&each, c, &out->at[i]) < 0)
            return -1;
        at = json_span_next(body, at);
    }
    return 0;
}

static int read_stdins(const struct source *s, const struct config *c, struct run_body *b)
{
    const struct json *list = json_get(s->object, "stdins");
    size_t count = json_count(list), bytes = 0;
    char path[40];
    if (!json_is_array(list))
        return wrong(s, "stdins", "must be an array");
    if (count == 0 || count > c->stdins_max)
        return fault_set(s->fault, 422, "stdins", "must have 1 to %" PRIu64 " items, not %zu", c->stdins_max, count);
    b->stdins = arena_array(s->arena, count, sizeof(*b->stdins));
    if (!b->stdins)
        return fault_set(s->fault, 413, NULL, "the body is too large");
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        const char *text = json_text(item);
        snprintf(path, sizeof(path), "stdins[%zu]", b->stdins_len);
        if (!text)
            return wrong(s, path, "must be a string");
        bytes += strlen(text);
        if (bytes > c->input_max_bytes)
            return fault_set(s->fault, 422, path, "all of them must have at most %" PRIu64 " bytes",
                             c->input_max_bytes);
        b->stdins[b->stdins_len++] = arena_strdup(s->arena, text);
    }
    return 0;
}

static int read_limits(const struct source *s, const struct config *c, struct run_body *b)
{
    const struct field fields[] = {
        { "cpu_ms", NUMBER, &b->cpu_ms, 1, (int64_t)(c->run_cpu_max_ns / 1000000), false, NULL },
        { "wall_ms", NUMBER, &b->wall_ms, 1, (int64_t)(c->run_wall_max_ns / 1000000), false, NULL },
        { "memory_bytes", NUMBER, &b->memory_bytes, 1 << 20, (int64_t)c->run_memory_max_bytes, false, NULL },
        { "output_bytes", NUMBER, &b->output_bytes, 1, (int64_t)c->run_output_max_bytes, false, NULL },
    };
    const struct json *limits = json_get(s->object, "limits");
    if (!limits || json_is_null(limits))
        return 0;
    if (!json_is_object(limits))
        return wrong(s, "limits", "must be an object");
    const struct source inner = { s->text, s->at, limits, "limits.", s->arena, s->fault };
    return read_object(&inner, fields, COUNT(fields));
}

int decode_run(const char *body, size_t len, const struct config *c, struct arena *a, struct run_body *out,
               struct fault *f)
{
    *out = (struct run_body){ .cpu_ms = (int64_t)(c->run_cpu_max_ns / 1000000),
                              .wall_ms = (int64_t)(c->run_wall_max_ns / 1000000),
                              .memory_bytes = (int64_t)c->run_memory_max_bytes,
                              .output_bytes = (int64_t)c->run_output_max_bytes };
    const char *only = NULL;
    const struct field fields[] = {
        { "language", TEXT, &out->language, 1, DECODE_NAME_MAX, true, NULL },
        { "source", TEXT, &out->source, 1, (int64_t)c->source_max_bytes, true, NULL },
        { "stdin", TEXT, &only, 0, (int64_t)c->input_max_bytes, false, NULL },
        { "stdins", OTHER, NULL, 0, 0, false, NULL },
        { "limits", OTHER, NULL, 0, 0, false, NULL },
        { "callback_url", TEXT, &out->callback_url, 1, DECODE_URL_MAX, false, NULL },
        { "metadata", RAW, &out->metadata, 0, (int64_t)c->metadata_max_bytes, false, NULL },
    };
    CLEANUP_JSON struct json *root = parse(body, len, c, f);
    if (!root)
        return -1;
    const struct source s = { body, json_span_start(body), root, "", a, f };
    if (read_object(&s, fields, COUNT(fields)) < 0 || check_source(&s, out->source) < 0 ||
        check_url(&s, out->callback_url) < 0 || read_limits(&s, c, out) < 0)
        return -1;
    const struct json *list = json_get(root, "stdins");
    if (list && !json_is_null(list))
        return only ? wrong(&s, "stdins", "one of \"stdin\" and \"stdins\"") : read_stdins(&s, c, out);
    out->stdins = arena_array(a, 1, sizeof(*out->stdins));
    if (!out->stdins)
        return fault_set(f, 413, NULL, "the body is too large");
    out->stdins[0] = only ? only : "";
    out->stdins_len = 1;
    return 0;
}

int decode_rejudge(const char *body, size_t len, const struct config *c, struct arena *a, struct rejudge_body *out,
                   struct fault *f)
{
    *out = (struct rejudge_body){ 0 };
    const struct field fields[] = {
        { "problem", TEXT, &out->problem, 1, DECODE_NAME_MAX, true, NULL },
        { "language", TEXT, &out->language, 1, DECODE_NAME_MAX, false, NULL },
        { "since_ms", NUMBER, &out->since_ms, 0, INT64_MAX / 2, false, NULL },
    };
    CLEANUP_JSON struct json *root = parse(body, len, c, f);
    if (!root)
        return -1;
    const struct source s = { body, 0, root, "", a, f };
    return read_object(&s, fields, COUNT(fields));
}

int decode_nothing(const char *body, size_t len, const struct config *c, struct fault *f)
{
    if (len == 0)
        return 0;
    CLEANUP_JSON struct json *root = parse(body, len, c, f);
    if (!root)
        return -1;
    const struct source s = { body, 0, root, "", NULL, f };
    return read_object(&s, NULL, 0);
}

/* ---- as the store keeps it ---- */

static const char *to_arena(struct json *j, struct arena *a)
{
    CLEANUP(str_clear) struct str text = STR(SIZE_MAX / 4);
    json_write(j, false, &text);
    json_free(j);
    return arena_strdup(a, str_text(&text));
}

const char *submission_request(const struct submission_body *b, struct arena *a)
{
    struct json *j = json_object();
    if (b->candidate) /* before the long ones: it is looked for in every view */
        json_put_text(j, "audience", "candidate");
    json_put_text(j, "mode", b->mode);
    if (b->fail_fast)
        json_put_bool(j, "fail_fast", true);
    if (b->complexity)
        json_put_bool(j, "complexity", true);
    if (b->input)
        json_put_text(j, "input", b->input);
    json_put_text(j, "source", b->source);
    return to_arena(j, a);
}

const char *run_request(const struct run_body *b, struct arena *a)
{
    struct json *j = json_object(), *limits = json_object(), *stdins = json_array();
    json_put_u64(limits, "cpu_ns", (uint64_t)b->cpu_ms * 1000000);
    json_put_u64(limits, "wall_ns", (uint64_t)b->wall_ms * 1000000);
    json_put_u64(limits, "memory_bytes", (uint64_t)b->memory_bytes);
    json_put_u64(limits, "output_bytes", (uint64_t)b->output_bytes);
    json_put(j, "limits", limits);
    for (size_t i = 0; i < b->stdins_len; i++)
        json_push_text(stdins, b->stdins[i]);
    json_put(j, "stdins", stdins);
    json_put_text(j, "source", b->source);
    return to_arena(j, a);
}
