// SPDX-License-Identifier: MIT
/* Series to and from lines of JSON. Points are written with 17 digits, so that what is replayed is what was measured.
 */
#include "tests/bench/complexity/series.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/parse.h"

enum { FILE_BYTES_MAX = 256 << 20, LINE_BYTES_MAX = 64 << 10, POINTS_MAX = 100 };

/* The numbers of a point, in the order of the line's arrays. */
static const struct {
    const char *name;
    size_t offset;
} columns[] = {
    { "n", offsetof(struct complexity_point, n) },
    { "m", offsetof(struct complexity_point, m) },
    { "elements", offsetof(struct complexity_point, elements) },
    { "cpu_ns", offsetof(struct complexity_point, cpu_ns) },
    { "cpu_error", offsetof(struct complexity_point, cpu_error) },
    { "instructions", offsetof(struct complexity_point, instructions) },
    { "footprint_bytes", offsetof(struct complexity_point, footprint_bytes) },
    { "extra_bytes", offsetof(struct complexity_point, extra_bytes) },
};

static double *column(struct complexity_point *p, size_t i)
{
    return (double *)(void *)((char *)p + columns[i].offset);
}

void series_write(const struct series *x, struct str *out)
{
    CLEANUP_JSON struct json *line = json_object();
    json_put_text(line, "id", x->solution->id);
    json_put_u64(line, "repeat", x->repeat);
    json_put_bool(line, "loaded", x->loaded);
    json_put_double(line, "cpu_s", x->cpu_s);
    json_put_double(line, "slack_bytes", x->slack_bytes);
    json_put_double(line, "item_bytes", x->item_bytes);
    json_put_bool(line, "capped", x->capped);
    json_put_text(line, "why", x->why);
    json_put_text(line, "said", x->said);
    struct json *points = json_array();
    for (size_t i = 0; i < x->len; i++) {
        struct complexity_point p = x->points[i];
        struct json *one = json_object();
        for (size_t k = 0; k < COUNT(columns); k++)
            json_put_double(one, columns[k].name, *column(&p, k));
        json_push(points, one);
    }
    json_put(line, "points", points);
    json_write(line, false, out);
    str_add(out, "\n");
}

static const char *text_of(const struct json *line, const char *key, struct arena *a)
{
    const char *text = json_text(json_get(line, key));
    return text ? arena_strdup(a, text) : NULL;
}

static int read_points(const struct json *points, struct series *x, struct arena *a)
{
    struct complexity_point *list = arena_array(a, json_count(points) + 1, sizeof(*list));
    for (const struct json *one = json_first(points); one; one = json_next(one), x->len++)
        for (size_t k = 0; k < COUNT(columns); k++)
            if (json_double(json_get(one, columns[k].name), column(&list[x->len], k)) < 0)
                return -1;
    x->points = list;
    return 0;
}

/* 1: of a solution that is not wanted. */
static int read_line(const char *text, size_t len, const struct corpus *c, struct arena *a, struct series *x,
                     struct err *e)
{
    int64_t repeat;
    CLEANUP_JSON struct json *line = json_parse(text, len, LINE_BYTES_MAX, e);
    if (!line)
        return -1;
    const char *id = json_text(json_get(line, "id"));
    *x = (struct series){ .solution = id ? corpus_find(c, id) : NULL };
    if (!id || json_i64(json_get(line, "repeat"), 0, 1000, &repeat) < 0 ||
        json_count(json_get(line, "points")) > POINTS_MAX)
        return err_set(e, "it is no series");
    if (!x->solution)
        return 1;
    x->repeat = (unsigned)repeat;
    x->why = text_of(line, "why", a);
    x->said = text_of(line, "said", a);
    if (json_bool(json_get(line, "loaded"), &x->loaded) < 0 || json_bool(json_get(line, "capped"), &x->capped) < 0 ||
        json_double(json_get(line, "cpu_s"), &x->cpu_s) < 0 ||
        json_double(json_get(line, "slack_bytes"), &x->slack_bytes) < 0 ||
        json_double(json_get(line, "item_bytes"), &x->item_bytes) < 0 ||
        read_points(json_get(line, "points"), x, a) < 0)
        return err_set(e, "a number is missing or none");
    return 0;
}

static void add(struct series_list *l, const struct series *x)
{
    if (l->len == l->cap) {
        l->cap = l->cap ? 2 * l->cap : 256;
        l->at = realloc(l->at, l->cap * sizeof(*l->at));
        if (!l->at)
            abort();
    }
    l->at[l->len++] = *x;
}

int series_read(const char *path, const struct corpus *c, struct arena *a, struct series_list *out, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(FILE_BYTES_MAX);
    if (file_read_at(AT_FDCWD, path, &text, e) < 0)
        return -1;
    unsigned number = 1;
    for (const char *at = str_text(&text); *at; number++) {
        size_t len = strcspn(at, "\n");
        struct series x;
        int result = len ? read_line(at, len, c, a, &x, e) : 1;
        if (result < 0)
            return err_prefix(e, "%s:%u", path, number);
        if (result == 0)
            add(out, &x);
        at += len + (at[len] == '\n');
    }
    return 0;
}

void series_list_clear(struct series_list *l)
{
    free(l->at);
    *l = (struct series_list){ 0 };
}

struct complexity_series series_for_inference(const struct series *x)
{
    return (struct complexity_series){ .points = x->points,
                                       .len = x->len,
                                       .additive = x->solution->problem->complexity.kind == COMPLEXITY_EXPONENT,
                                       .capped_by_time = x->capped,
                                       .cache_bytes = (double)sysconf(_SC_LEVEL2_CACHE_SIZE),
                                       .space_slack_bytes = x->slack_bytes,
                                       .space_item_bytes = x->item_bytes };
}
