// SPDX-License-Identifier: MIT
/* The event stream's grammar (WHATWG HTML, 9.2.6): lines end with CR, LF or both, a blank line ends an event, a colon
 * at the start makes a comment. Must never keep more than the two maxima. */
#include "judge/http/sse.h"

#include <stdio.h>
#include <string.h>

static void take_field(struct sse *s, const char *field, size_t field_len, const char *value)
{
    if (field_len == 4 && memcmp(field, "data", 4) == 0) {
        if (s->data.len)
            str_addc(&s->data, '\n');
        str_add(&s->data, value);
    } else if (field_len == 5 && memcmp(field, "event", 5) == 0) {
        snprintf(s->name, sizeof(s->name), "%s", value);
    } else if (field_len == 2 && memcmp(field, "id", 2) == 0 && strlen(value) < sizeof(s->next_id)) {
        snprintf(s->next_id, sizeof(s->next_id), "%s", value);
    }
}

static int end_line(struct sse *s, sse_event *event, void *context)
{
    const char *line = str_text(&s->line);
    if (!s->started && s->line.len >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
        line += 3;
    s->started = true;
    if (!*line) {
        memcpy(s->id, s->next_id, sizeof(s->id));
        int answer = s->data.len ? event(context, s->name, s->id, str_text(&s->data)) : 0;
        str_truncate(&s->data, 0);
        s->name[0] = '\0';
        return answer;
    }
    size_t len = strcspn(line, ":");
    const char *value = line + len;
    if (*value == ':')
        value += value[1] == ' ' ? 2 : 1;
    take_field(s, line, len, value);
    return 0;
}

int sse_feed(struct sse *s, const char *bytes, size_t len, sse_event *event, void *context, struct err *e)
{
    for (size_t i = 0; i < len; i++) {
        char c = bytes[i];
        bool second = s->skip_lf && c == '\n';
        s->skip_lf = c == '\r';
        if (second)
            continue;
        if (c == '\0')
            return err_set(e, "the event stream has a NUL");
        if (c != '\n' && c != '\r') {
            str_addc(&s->line, c);
            continue;
        }
        bool stop = !s->line.failed && end_line(s, event, context) != 0;
        if (s->line.failed || s->data.failed)
            return err_set(e, "an event is longer than %zu bytes", s->data.max);
        str_truncate(&s->line, 0);
        if (stop)
            return 1;
    }
    return s->line.failed ? err_set(e, "an event's line is longer than %zu bytes", s->line.max) : 0;
}

void sse_reset(struct sse *s)
{
    str_truncate(&s->line, 0);
    str_truncate(&s->data, 0);
    s->name[0] = '\0';
    memcpy(s->next_id, s->id, sizeof(s->next_id));
    s->started = s->skip_lf = false;
}

void sse_clear(struct sse *s)
{
    str_clear(&s->line);
    str_clear(&s->data);
}
