// SPDX-License-Identifier: MIT
/* Skipping over values of JSON that is known to be valid: nothing is checked a second time, so this must never see a
 * text that base/json.c refused. */
#include "judge/server/json_span.h"

#include <string.h>

static size_t skip_space(const char *text, size_t at)
{
    while (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')
        at++;
    return at;
}

/* at: the opening quote. The offset behind the closing one. */
static size_t skip_string(const char *text, size_t at)
{
    for (at++; text[at] != '"'; at++)
        at += text[at] == '\\';
    return at + 1;
}

static size_t skip_value(const char *text, size_t at)
{
    size_t depth = 0;
    if (text[at] == '"')
        return skip_string(text, at);
    if (text[at] != '{' && text[at] != '[')
        return at + strcspn(text + at, ",]} \t\r\n");
    do {
        if (text[at] == '"') {
            at = skip_string(text, at);
            continue;
        }
        depth += text[at] == '{' || text[at] == '[';
        depth -= text[at] == '}' || text[at] == ']';
        at++;
    } while (depth);
    return at;
}

size_t json_span_start(const char *text)
{
    return skip_space(text, 0);
}

bool json_span_member(const char *text, size_t object, const char *key, size_t *at, size_t *len)
{
    size_t p = skip_space(text, object + 1), key_len = strlen(key);
    while (text[p] == '"') {
        size_t end = skip_string(text, p);
        bool same = end - p == key_len + 2 && memcmp(text + p + 1, key, key_len) == 0;
        p = skip_space(text, skip_space(text, end) + 1); /* the colon */
        end = skip_value(text, p);
        if (same) {
            *at = p;
            *len = end - p;
            return true;
        }
        p = skip_space(text, end);
        p = skip_space(text, p + (text[p] == ','));
    }
    return false;
}

size_t json_span_first(const char *text, size_t array)
{
    return skip_space(text, array + 1);
}

size_t json_span_next(const char *text, size_t item)
{
    size_t p = skip_space(text, skip_value(text, item));
    return skip_space(text, p + (text[p] == ','));
}
