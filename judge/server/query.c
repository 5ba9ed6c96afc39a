// SPDX-License-Identifier: MIT
/* Parameters of the query: pure, and of strangers. */
#include <string.h>

#include "base/parse.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "judge/server/request.h"

static int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

const char *query_decode(const char *raw, size_t len, struct arena *a)
{
    char *out = arena_alloc(a, len + 1);
    size_t n = 0;
    for (size_t i = 0; out && i < len; i++) {
        int byte = (unsigned char)raw[i];
        if (byte == '%') {
            int high = i + 1 < len ? hex(raw[i + 1]) : -1, low = i + 2 < len ? hex(raw[i + 2]) : -1;
            if (high < 0 || low < 0)
                return NULL;
            byte = 16 * high + low;
            i += 2;
        }
        if (byte < 0x20 || byte == 0x7f)
            return NULL;
        out[n++] = (char)byte;
    }
    return out && utf8_valid(out, n) ? out : NULL;
}

const char *query_get(const struct request *q, const char *name)
{
    for (size_t i = 0; i < q->query_len; i++)
        if (strcmp(q->query[i].name, name) == 0)
            return q->query[i].value;
    return NULL;
}

int query_check(const struct request *q, const char *const *names, size_t count, struct fault *f)
{
    for (size_t i = 0; i < q->query_len; i++) {
        const char *name = q->query[i].name;
        size_t k = 0;
        while (k < count && strcmp(name, names[k]) != 0)
            k++;
        if (k == count) {
            const char *near = suggest(name, names, count);
            return fault_set(f, 400, name, "no such parameter%s%s%s", near ? " (did you mean \"" : "", near ? near : "",
                             near ? "\"?)" : "");
        }
        for (size_t other = 0; other < i; other++)
            if (strcmp(q->query[other].name, name) == 0)
                return fault_set(f, 400, name, "given twice");
    }
    return 0;
}

int query_i64(const struct request *q, const char *name, int64_t min, int64_t max, int64_t *out, struct fault *f)
{
    struct err e;
    const char *text = query_get(q, name);
    if (text && parse_i64(text, min, max, out, &e) < 0)
        return fault_set(f, 400, name, "%s", e.text);
    return 0;
}

int query_cursor(const struct request *q, struct fault *f)
{
    const char *text = query_get(q, "cursor");
    if (text && (strlen(text) != STORE_ID_SIZE - 1 ||
                 strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789") != STORE_ID_SIZE - 1))
        return fault_set(f, 400, "cursor", "is none that was given");
    return 0;
}
