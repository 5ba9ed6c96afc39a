// SPDX-License-Identifier: MIT
/* The report's complexity as JSON (docs/report.md), of what report_complexity_view says. Keys are only ever added. */
#include "judge/core/report_complexity.h"

#include <math.h>

#include "judge/core/report_private.h"

static void put_measured(struct json *object, const char *key, double number, bool measured)
{
    if (measured)
        json_put_u64(object, key, (uint64_t)llround(fmin(number, 9e18)));
    else
        json_put_null(object, key);
}

static struct json *points_json(const struct report_complexity *c)
{
    struct json *list = json_array();
    for (size_t i = 0; i < c->points_len; i++) {
        const struct complexity_point *p = &c->points[i];
        struct json *point = json_object();
        json_put_u64(point, "n", (uint64_t)p->n);
        if (p->m > 0)
            json_put_u64(point, "m", (uint64_t)p->m);
        put_measured(point, "cpu_ns", p->cpu_ns, p->cpu_ns > 0);
        put_measured(point, "instructions", p->instructions, p->instructions > 0);
        put_measured(point, "bytes", p->extra_bytes, p->extra_bytes >= 0);
        json_push(list, point);
    }
    return list;
}

static struct json *shown_json(const struct complexity_shown *s)
{
    struct json *j = json_object(), *between = json_array();
    json_put_text(j, "class", s->class);
    for (size_t i = 0; i < s->between_len; i++)
        json_push_text(between, s->between[i]);
    json_put(j, "between", between);
    json_put_double(j, "confidence", round(s->confidence * 1e4) / 1e4);
    json_put_text(j, "expected", s->expected);
    if (s->meets < 0)
        json_put_null(j, "meets");
    else
        json_put_bool(j, "meets", s->meets == 1);
    json_put_bool(j, "log_more", s->log_more);
    json_put_text(j, "evidence", s->evidence);
    return j;
}

static void put_warnings(struct json *j, const struct complexity_view *v)
{
    if (v->by_counts) {
        struct json *sides = json_object();
        json_put_text(sides, "instructions", v->by_counts);
        json_put_text(sides, "cpu", v->by_time);
        json_put(j, "contradiction", sides);
    } else {
        json_put_null(j, "contradiction");
    }
    if (v->emerging_share > 0)
        json_put_double(j, "emerging", v->emerging_share);
    else
        json_put_null(j, "emerging");
    put_measured(j, "regime", v->regime_n, v->regime_n > 0);
}

struct json *report_complexity_json(const struct report_complexity *c)
{
    struct json *j = json_object();
    struct complexity_view v;
    if (c->why) {
        json_put_text(j, "not_measured", c->why);
        return j;
    }
    report_complexity_view(c, &v);
    json_put(j, "time", shown_json(&v.time));
    if (v.has_space)
        json_put(j, "space", shown_json(&v.space));
    else
        json_put_null(j, "space");
    json_put(j, "points", points_json(c));
    json_put_text(j, "parameter", c->parameter);
    json_put_text(j, "family", c->family);
    json_put_text(j, "hint", c->hint);
    json_put_text(j, "follow_up", c->follow_up);
    json_put_text(j, "incomplete", c->incomplete);
    json_put_text(j, "suspicious", c->suspicious);
    put_warnings(j, &v);
    return j;
}
