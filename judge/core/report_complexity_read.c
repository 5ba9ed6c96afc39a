// SPDX-License-Identifier: MIT
/* The complexity of a report, back from its JSON: what was said is kept as it was said (report_complexity.read_back).
 * A server is not trusted: every text is printed, so none may hold a control character; numbers and counts are bounded.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "judge/core/report_private.h"

static const double number_max = 1e19;

/* A missing one, or null, leaves *out as it is. 1: it was there. */
static int read_double(const struct json *object, const char *name, double *out, struct err *e)
{
    const struct json *j = json_get(object, name);
    double number;
    if (!j || json_is_null(j))
        return 0;
    if (json_double(j, &number) < 0 || !(number >= 0) || number > number_max)
        return err_set(e, "%s is no number that could be measured", name);
    *out = number;
    return 1;
}

static int read_plain(const struct json *object, const char *name, struct arena *a, const char **out, struct err *e)
{
    return report_read_text(&(struct report_key){ object, name, REPORT_PLAIN }, a, out, e);
}

/* Sentences: an author's may have line ends, which mean no more than a blank. */
static int read_words(const struct json *object, const char *name, struct arena *a, const char **out, struct err *e)
{
    char *text = NULL;
    if (report_read_text(&(struct report_key){ object, name, 0 }, a, (const char **)&text, e) < 0)
        return -1;
    for (char *c = text; c && *c; c++)
        *c = *c == '\n' || *c == '\t' ? ' ' : *c;
    if (text && !report_is_plain(text))
        return err_set(e, "%s has a control character", name);
    *out = text ? text : *out;
    return 0;
}

static int read_between(const struct json *list, struct arena *a, struct complexity_shown *out, struct err *e)
{
    if (list && (!json_is_array(list) || json_count(list) > SHOWN_BETWEEN_MAX))
        return err_set(e, "between is no list of at most %d classes", SHOWN_BETWEEN_MAX);
    for (const struct json *one = json_first(list); one; one = json_next(one)) {
        const char *name = json_text(one);
        if (!name || !report_is_plain(name))
            return err_set(e, "between has something that is no class");
        out->between[out->between_len++] = arena_strdup(a, name);
    }
    return 0;
}

static int read_shown(const struct json *j, struct arena *a, struct complexity_shown *out, struct err *e)
{
    const struct json *meets = json_get(j, "meets");
    const char *evidence = "";
    bool met;
    if (!json_is_object(j))
        return err_set(e, "it is no object");
    if (read_plain(j, "class", a, &out->class, e) < 0 || read_plain(j, "expected", a, &out->expected, e) < 0 ||
        read_plain(j, "evidence", a, &evidence, e) < 0 || read_between(json_get(j, "between"), a, out, e) < 0 ||
        read_double(j, "confidence", &out->confidence, e) < 0 ||
        report_read_bool(&(struct report_key){ j, "log_more", 0 }, &out->log_more, e) < 0)
        return -1;
    out->meets = -1;
    if (meets && !json_is_null(meets)) {
        if (json_bool(meets, &met) < 0)
            return err_set(e, "meets is neither true, false nor null");
        out->meets = met;
    }
    if (out->class && out->between_len == 0)
        out->between[out->between_len++] = out->class;
    if (!out->class)
        out->between_len = 0;
    snprintf(out->evidence, sizeof(out->evidence), "%s", evidence);
    return 0;
}

static int read_point(const struct json *j, struct complexity_point *out, struct err *e)
{
    *out = (struct complexity_point){ .extra_bytes = -1 };
    if (read_double(j, "n", &out->n, e) < 0 || read_double(j, "m", &out->m, e) < 0 ||
        read_double(j, "cpu_ns", &out->cpu_ns, e) < 0 || read_double(j, "instructions", &out->instructions, e) < 0 ||
        read_double(j, "bytes", &out->extra_bytes, e) < 0)
        return -1;
    return out->n >= 1 ? 0 : err_set(e, "n is missing");
}

static int read_points(const struct json *list, struct arena *a, struct report_complexity *out, struct err *e)
{
    size_t count = json_count(list), i = 0;
    if (!json_is_array(list) || count > TWO_POINTS_MAX)
        return err_set(e, "it is no list of at most %d sizes", TWO_POINTS_MAX);
    struct complexity_point *points = arena_array(a, count + 1, sizeof(*points));
    for (const struct json *one = json_first(list); one && points; one = json_next(one))
        if (read_point(one, &points[i++], e) < 0)
            return -1;
    out->points = points;
    out->points_len = count;
    return points ? 0 : err_set(e, "the report is too large");
}

static int read_warnings(const struct json *j, struct arena *a, struct complexity_view *v, struct err *e)
{
    const struct json *sides = json_get(j, "contradiction");
    if (read_double(j, "emerging", &v->emerging_share, e) < 0 || read_double(j, "regime", &v->regime_n, e) < 0)
        return -1;
    if (!sides || json_is_null(sides))
        return 0;
    if (!json_is_object(sides) || read_plain(sides, "instructions", a, &v->by_counts, e) < 0 ||
        read_plain(sides, "cpu", a, &v->by_time, e) < 0 || !v->by_counts || !v->by_time)
        return err_set(e, "contradiction is not {instructions, cpu}");
    return 0;
}

static int read_measured(const struct json *j, struct arena *a, struct report_complexity *out,
                         struct complexity_view *v, struct err *e)
{
    const struct json *space = json_get(j, "space");
    if (read_shown(json_get(j, "time"), a, &v->time, e) < 0)
        return err_prefix(e, "time");
    v->has_space = space && !json_is_null(space);
    if (v->has_space && read_shown(space, a, &v->space, e) < 0)
        return err_prefix(e, "space");
    if (read_points(json_get(j, "points"), a, out, e) < 0)
        return err_prefix(e, "points");
    const struct {
        const char *name, **out;
    } words[] = {
        { "parameter", &out->parameter }, { "family", &out->family },         { "hint", &out->hint },
        { "follow_up", &out->follow_up }, { "incomplete", &out->incomplete }, { "suspicious", &out->suspicious }
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (read_words(j, words[i].name, a, words[i].out, e) < 0)
            return -1;
    return read_warnings(j, a, v, e);
}

int report_complexity_read(const struct json *j, struct arena *a, const struct report_complexity **out, struct err *e)
{
    if (!j || json_is_null(j))
        return 0;
    if (!json_is_object(j))
        return err_set(e, "it is no object");
    struct report_complexity *c = arena_alloc(a, sizeof(*c));
    struct complexity_view *v = arena_alloc(a, sizeof(*v));
    if (!c || !v)
        return err_set(e, "the report is too large");
    *c = (struct report_complexity){ .family = "", .parameter = NULL, .read_back = v };
    *v = (struct complexity_view){ .time.meets = -1, .space.meets = -1 };
    *out = c;
    if (json_get(j, "not_measured"))
        return read_words(j, "not_measured", a, &c->why, e);
    return read_measured(j, a, c, v, e);
}
