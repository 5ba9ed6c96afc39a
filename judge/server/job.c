// SPDX-License-Identifier: MIT
/* Encodes and decodes the frames of job.h. Every size and every name is checked before it is used: a worker that was
 * taken over writes these, and the front must see nothing worse than an error. Reads one descriptor, else pure. */
#include "judge/server/job.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json_scan.h"
#include "judge/core/verdict.h"

enum { SIZES_BYTES = 8, READ_BYTES = 64 << 10 };

static const char *const event_names[JOB_EVENTS] = {
    "compiling", "case", "complexity", "finished", "cancelled", "failed",
};

const char *job_event_name(enum job_event_type t)
{
    return event_names[t];
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void add_size(struct str *out, size_t size)
{
    for (int shift = 0; shift < 32; shift += 8)
        str_addc(out, (char)(size >> shift & 0xFF));
}

static void add_frame(const struct json *head, const char *body, size_t body_len, struct str *out)
{
    CLEANUP(str_clear) struct str text = STR(JOB_HEAD_MAX);
    json_write(head, false, &text);
    out->failed |= text.failed || body_len > JOB_BODY_MAX;
    add_size(out, text.len);
    add_size(out, body_len);
    str_addn(out, str_text(&text), text.len);
    str_addn(out, body, body_len);
}

void job_encode(const struct job *j, const char *body, size_t body_len, struct str *out)
{
    CLEANUP_JSON struct json *head = json_object();
    if (*j->cancel) {
        json_put_text(head, "cancel", j->cancel);
        add_frame(head, "", 0, out);
        return;
    }
    json_put_text(head, "job", j->id);
    json_put_text(head, "kind", j->bare ? "run" : "submission");
    json_put_text(head, "problem", j->problem);
    json_put_text(head, "version", j->version);
    json_put_text(head, "language", j->language);
    json_put_u64(head, "salt", j->salt);
    add_frame(head, body, body_len, out);
}

void job_event_encode(const struct job_event *v, const char *body, size_t body_len, struct str *out)
{
    CLEANUP_JSON struct json *head = json_object();
    json_put_text(head, "event", event_names[v->type]);
    json_put_text(head, "job", v->id);
    if (v->type == JOB_CASE) {
        json_put_u64(head, "done", v->done);
        json_put_u64(head, "total", v->total);
    }
    if (v->type == JOB_FINISHED) {
        json_put_text(head, "verdict", v->verdict);
        json_put_u64(head, "hits", v->hits);
        json_put_u64(head, "misses", v->misses);
    }
    if (v->type == JOB_FAILED)
        json_put_text(head, "why", v->why);
    add_frame(head, body, body_len, out);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* Copies a text that must be there and fit. */
static int copy_text(const struct json *object, const char *key, char *out, size_t size, struct err *e)
{
    const char *text = json_text(json_get(object, key));
    size_t len = text ? strlen(text) : 0;
    if (!text || len >= size)
        return err_set(e, "\"%s\" is %s", key, text ? "too long" : "not a text");
    memcpy(out, text, len + 1);
    return 0;
}

/* cJSON's doubles are of no use for 64 bits; json_i64 reads the digits, so a salt is kept below 2^63. */
static int copy_number(const struct json *object, const char *key, uint64_t *out, struct err *e)
{
    int64_t number;
    if (json_i64(json_get(object, key), 0, INT64_MAX, &number) < 0)
        return err_set(e, "\"%s\" is not a number", key);
    *out = (uint64_t)number;
    return 0;
}

static struct json *parse_head(const char *head, size_t len, struct err *e)
{
    struct json *root = json_parse(head, len, JOB_HEAD_MAX, e);
    if (root && !json_is_object(root)) {
        err_set(e, "the head is no object");
        json_freep(&root);
    }
    return root;
}

int job_decode(const char *head, size_t len, struct job *j, struct err *e)
{
    CLEANUP_JSON struct json *root = parse_head(head, len, e);
    char kind[16];
    *j = (struct job){ 0 };
    if (!root)
        return -1;
    if (json_get(root, "cancel"))
        return copy_text(root, "cancel", j->cancel, sizeof(j->cancel), e);
    if (copy_text(root, "job", j->id, sizeof(j->id), e) < 0 || copy_text(root, "kind", kind, sizeof(kind), e) < 0 ||
        copy_text(root, "problem", j->problem, sizeof(j->problem), e) < 0 ||
        copy_text(root, "version", j->version, sizeof(j->version), e) < 0 ||
        copy_text(root, "language", j->language, sizeof(j->language), e) < 0 ||
        copy_number(root, "salt", &j->salt, e) < 0)
        return -1;
    j->bare = strcmp(kind, "run") == 0;
    return j->bare || strcmp(kind, "submission") == 0 ? 0 : err_set(e, "unknown kind \"%s\"", kind);
}

static int event_type(const char *name)
{
    for (int i = 0; i < JOB_EVENTS; i++)
        if (strcmp(event_names[i], name) == 0)
            return i;
    return -1;
}

/* The report goes into the store and to clients as it is: strict JSON, and an object. */
static int check_report(const char *body, size_t len, struct err *e)
{
    CLEANUP(json_scan_clear) struct json_scan scan = { 0 };
    if (json_scan(body, len, JSON_DEPTH_MAX, &scan, e) < 0)
        return err_prefix(e, "the report");
    return body[strspn(body, " \t\r\n")] == '{' ? 0 : err_set(e, "the report is no object");
}

int job_event_decode(const char *head, size_t len, const char *body, size_t body_len, struct job_event *v,
                     struct err *e)
{
    CLEANUP_JSON struct json *root = parse_head(head, len, e);
    char name[16];
    *v = (struct job_event){ 0 };
    if (!root || copy_text(root, "event", name, sizeof(name), e) < 0 ||
        copy_text(root, "job", v->id, sizeof(v->id), e) < 0)
        return -1;
    int type = event_type(name);
    if (type < 0)
        return err_set(e, "unknown event \"%s\"", name);
    v->type = (enum job_event_type)type;
    if (v->type == JOB_CASE &&
        (copy_number(root, "done", &v->done, e) < 0 || copy_number(root, "total", &v->total, e) < 0))
        return -1;
    if (v->type == JOB_FAILED && copy_text(root, "why", v->why, sizeof(v->why), e) < 0)
        return -1;
    if (v->type != JOB_FINISHED)
        return body_len == 0 ? 0 : err_set(e, "bytes behind an event that has none");
    if (copy_text(root, "verdict", v->verdict, sizeof(v->verdict), e) < 0 ||
        (json_get(root, "hits") && copy_number(root, "hits", &v->hits, e) < 0) ||
        (json_get(root, "misses") && copy_number(root, "misses", &v->misses, e) < 0))
        return -1;
    if (verdict_parse(v->verdict) < 0)
        return err_set(e, "unknown verdict \"%s\"", v->verdict);
    return check_report(body, body_len, e);
}

static struct job_text text_of(const struct json *object, const char *key)
{
    const char *text = json_text(json_get(object, key));
    return (struct job_text){ text, text ? strlen(text) : 0 };
}

static int flag_of(const struct json *object, const char *key, bool *flag, struct err *e)
{
    const struct json *item = json_get(object, key);
    if (item && json_bool(item, flag) < 0)
        return err_set(e, "\"%s\" is neither true nor false", key);
    return 0;
}

static int limits_of(const struct json *root, struct job_request *q, struct err *e)
{
    const struct json *limits = json_get(root, "limits");
    const struct {
        const char *key;
        uint64_t *out;
    } rows[] = { { "cpu_ns", &q->cpu_ns },
                 { "wall_ns", &q->wall_ns },
                 { "memory_bytes", &q->memory_bytes },
                 { "output_bytes", &q->output_bytes } };
    for (size_t i = 0; limits && i < COUNT(rows); i++)
        if (json_get(limits, rows[i].key) && copy_number(limits, rows[i].key, rows[i].out, e) < 0)
            return -1;
    return 0;
}

static int stdins_of(const struct json *root, struct job_request *q, struct err *e)
{
    const struct json *list = json_get(root, "stdins");
    if (list && !json_is_array(list))
        return err_set(e, "\"stdins\" is no list");
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        const char *text = json_text(item);
        if (!text || q->stdins_len == JOB_STDINS_MAX)
            return err_set(e, "\"stdins\": %s", text ? "too many" : "not a text");
        q->stdins[q->stdins_len++] = (struct job_text){ text, strlen(text) };
    }
    return 0;
}

int job_request_decode(const char *body, size_t len, bool bare, struct job_request *q, struct err *e)
{
    *q = (struct job_request){ .root = json_parse(body, len, JOB_BODY_MAX, e) };
    if (!q->root)
        return -1;
    const char *mode = json_text(json_get(q->root, "mode"));
    q->source = text_of(q->root, "source");
    q->input = text_of(q->root, "input");
    q->samples = mode && strcmp(mode, "run") == 0;
    if (!q->source.text)
        err_set(e, "the request has no source");
    else if (!bare && !q->samples && (!mode || strcmp(mode, "submit") != 0))
        err_set(e, "\"mode\" is neither \"run\" nor \"submit\"");
    else if (flag_of(q->root, "fail_fast", &q->fail_fast, e) == 0 &&
             flag_of(q->root, "complexity", &q->complexity, e) == 0 && limits_of(q->root, q, e) == 0 &&
             stdins_of(q->root, q, e) == 0)
        return 0;
    job_request_clear(q);
    return -1;
}

void job_request_clear(struct job_request *q)
{
    json_freep(&q->root);
}

/* ---- frames ------------------------------------------------------------------------------------------------------ */

long job_reader_fill(struct job_reader *r, int fd)
{
    char buffer[READ_BYTES];
    ssize_t got = read(fd, buffer, sizeof(buffer));
    if (got > 0)
        str_addn(&r->bytes, buffer, (size_t)got);
    return got;
}

static size_t size_at(const char *bytes)
{
    size_t size = 0;
    for (int i = 0; i < 4; i++)
        size |= (size_t)(unsigned char)bytes[i] << 8 * i;
    return size;
}

int job_reader_next(struct job_reader *r, struct job_frame *f, struct err *e)
{
    struct str *b = &r->bytes;
    if (r->used > 0) {
        memmove(b->data, b->data + r->used, b->len - r->used);
        str_truncate(b, b->len - r->used);
        r->used = 0;
    }
    if (b->failed)
        return err_set(e, "more than a frame's worth of bytes");
    if (b->len < SIZES_BYTES)
        return 0;
    size_t head = size_at(b->data), body = size_at(b->data + 4);
    if (head > JOB_HEAD_MAX || body > JOB_BODY_MAX)
        return err_set(e, "a frame of %zu + %zu bytes", head, body);
    if (b->len - SIZES_BYTES < head + body)
        return 0;
    *f = (struct job_frame){ b->data + SIZES_BYTES, b->data + SIZES_BYTES + head, head, body };
    r->used = SIZES_BYTES + head + body;
    return 1;
}

void job_reader_clear(struct job_reader *r)
{
    str_clear(&r->bytes);
    r->used = 0;
}
