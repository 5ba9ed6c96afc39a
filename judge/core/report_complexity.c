// SPDX-License-Identifier: MIT
/* The report's complexity: as JSON (docs/report.md), and the sentence that anyone can check. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/json.h"
#include "judge/core/report_private.h"

/* 157,286: sizes are read by people. */
static void add_grouped(struct str *out, double number)
{
    char digits[32];
    int len = snprintf(digits, sizeof(digits), "%.0f", number);
    for (int i = 0; i < len; i++) {
        str_addc(out, digits[i]);
        if ((len - i) % 3 == 1 && i + 1 < len)
            str_addc(out, ',');
    }
}

void report_growth_words(const struct report_complexity *c, struct str *out)
{
    const struct complexity_growth *g = &c->growth;
    if (!c->has_growth)
        return;
    double ratio = g->to / g->from;
    str_add(out, ratio > 1.9 && ratio < 2.1 ? "Doubling n from " : "Raising n from ");
    add_grouped(out, g->from);
    str_add(out, " to ");
    add_grouped(out, g->to);
    str_addf(out, " multiplied the %s by %.1f.", g->counted ? "instructions" : "CPU time", g->factor);
}

static void put_measured(struct json *object, const char *key, double number)
{
    if (number > 0)
        json_put_double(object, key, round(number));
    else
        json_put_null(object, key);
}

static struct json *points_json(const struct report_complexity *c)
{
    struct json *list = json_array();
    for (size_t i = 0; i < c->points_len; i++) {
        struct json *point = json_object();
        json_put_u64(point, "n", (uint64_t)c->points[i].n);
        put_measured(point, "cpu_ns", c->points[i].cpu_ns);
        put_measured(point, "instructions", c->points[i].instructions);
        put_measured(point, "bytes", c->points[i].extra_bytes);
        json_push(list, point);
    }
    return list;
}

static struct json *time_json(const struct report_complexity *c)
{
    const struct complexity_answer *a = &c->time;
    struct json *j = json_object(), *between = json_array();
    CLEANUP(str_clear) struct str words = STR(1024);
    json_put_text(j, "class", a->conclusive ? complexity_name(a->best) : NULL);
    for (int k = a->low; a->conclusive && k <= (int)a->high; k++)
        json_push_text(between, complexity_name((enum complexity_class)k));
    json_put(j, "between", between);
    json_put_double(j, "confidence", a->conclusive ? a->confidence : 0);
    json_put_text(j, "expected", complexity_name(c->expected));
    if (a->meets < 0)
        json_put_null(j, "meets");
    else
        json_put_bool(j, "meets", a->meets == 1);
    report_growth_words(c, &words);
    json_put_text(j, "evidence", a->why ? a->why : str_text(&words));
    return j;
}

struct json *report_complexity_json(const struct report_complexity *c)
{
    struct json *j = json_object();
    if (c->why) {
        json_put_text(j, "not_measured", c->why);
        return j;
    }
    json_put(j, "time", time_json(c));
    json_put(j, "points", points_json(c));
    json_put_text(j, "parameter", c->parameter);
    json_put_text(j, "family", c->family);
    json_put_text(j, "hint", c->hint);
    json_put_text(j, "follow_up", c->follow_up);
    return j;
}
