// SPDX-License-Identifier: MIT
/* JSON envelopes over cJSON; the only file that includes it. What is read has passed base/json_scan.c. cJSON would hold
 * each number as a double, so every number is kept as its text (a cJSON raw item), both read and written: 64 bits
 * survive, and what is only passed through comes out as it came in.
 * Must never be used for the values of problems. Out of memory aborts; sizes were capped before. */
#include "base/json.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_scan.h"
#include "base/parse.h"
#include "base/utf8.h"

/* struct json is never defined: it is cJSON's item, seen only here. */
static cJSON *item(const struct json *j)
{
    return (cJSON *)(uintptr_t)j;
}

static struct json *wrap(cJSON *c)
{
    if (!c)
        abort();
    return (struct json *)(void *)c;
}

/* Gives each number of the tree its text back, in the order in which both walk the document. */
static void restore_numbers(cJSON *c, const char *text, const struct json_number **next)
{
    for (; c; c = c->next) {
        if (cJSON_IsNumber(c)) {
            c->type = cJSON_Raw;
            c->valuestring = cJSON_malloc((*next)->len + 1);
            if (!c->valuestring)
                abort();
            memcpy(c->valuestring, text + (*next)->at, (*next)->len);
            c->valuestring[(*next)->len] = '\0';
            ++*next;
        }
        restore_numbers(c->child, text, next);
    }
}

struct json *json_parse(const char *text, size_t len, size_t max, struct err *e)
{
    if (len > max) {
        err_set(e, "longer than %zu bytes", max);
        return NULL;
    }
    CLEANUP(json_scan_clear) struct json_scan scan = { 0 };
    if (json_scan(text, len, JSON_DEPTH_MAX, &scan, e) < 0)
        return NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(text, len, NULL, 0);
    if (!root) /* no memory, or cJSON refuses what the grammar allows */
        abort();
    const struct json_number *next = scan.numbers;
    restore_numbers(root, text, &next);
    return wrap(root);
}

void json_free(struct json *j)
{
    cJSON_Delete(item(j));
}

void json_freep(struct json **j)
{
    json_free(*j);
    *j = NULL;
}

/* ---- building ---- */

struct json *json_object(void)
{
    return wrap(cJSON_CreateObject());
}

struct json *json_array(void)
{
    return wrap(cJSON_CreateArray());
}

static struct json *make_text(const char *text, size_t len)
{
    CLEANUP(str_clear) struct str clean = STR(SIZE_MAX / 4);
    for (const char *p = text, *end = text + len; p < end;) { /* NUL would end cJSON's string */
        size_t part = strnlen(p, (size_t)(end - p));
        utf8_clean(p, part, &clean);
        p += part;
        if (p < end) {
            utf8_add(0xFFFD, &clean);
            p++;
        }
    }
    return wrap(cJSON_CreateString(str_text(&clean)));
}

void json_put(struct json *object, const char *key, struct json *child)
{
    if (!cJSON_AddItemToObject(item(object), key, item(child)))
        abort();
}

void json_put_text(struct json *object, const char *key, const char *text)
{
    if (text)
        json_put_textn(object, key, text, strlen(text));
    else
        json_put_null(object, key);
}

void json_put_textn(struct json *object, const char *key, const char *text, size_t len)
{
    json_put(object, key, make_text(text, len));
}

void json_put_raw(struct json *object, const char *key, const char *text)
{
    json_put(object, key, wrap(cJSON_CreateRaw(text)));
}

void json_put_u64(struct json *object, const char *key, uint64_t number)
{
    char text[32];
    snprintf(text, sizeof(text), "%" PRIu64, number);
    json_put_raw(object, key, text);
}

void json_put_i64(struct json *object, const char *key, int64_t number)
{
    char text[32];
    snprintf(text, sizeof(text), "%" PRId64, number);
    json_put_raw(object, key, text);
}

void json_put_double(struct json *object, const char *key, double number)
{
    if (!isfinite(number)) {
        json_put_null(object, key);
        return;
    }
    char text[40];
    for (int precision = 15; precision <= 17; precision++) { /* the shortest that reads back equal */
        snprintf(text, sizeof(text), "%.*g", precision, number);
        if (strtod(text, NULL) == number)
            break;
    }
    char *comma = strchr(text, ','); /* in a program that set a locale */
    if (comma)
        *comma = '.';
    json_put_raw(object, key, text);
}

void json_put_bool(struct json *object, const char *key, bool value)
{
    json_put(object, key, wrap(cJSON_CreateBool(value)));
}

void json_put_null(struct json *object, const char *key)
{
    json_put(object, key, wrap(cJSON_CreateNull()));
}

void json_remove(struct json *object, const char *key)
{
    cJSON_DeleteItemFromObjectCaseSensitive(item(object), key);
}

void json_push(struct json *array, struct json *child)
{
    if (!cJSON_AddItemToArray(item(array), item(child)))
        abort();
}

void json_push_text(struct json *array, const char *text)
{
    json_push(array, make_text(text, strlen(text)));
}

void json_push_raw(struct json *array, const char *text)
{
    json_push(array, wrap(cJSON_CreateRaw(text)));
}

/* ---- writing ---- */

static void free_text(char **text)
{
    cJSON_free(*text);
}

void json_write(const struct json *j, bool pretty, struct str *out)
{
    CLEANUP(free_text) char *text = pretty ? cJSON_Print(item(j)) : cJSON_PrintUnformatted(item(j));
    if (!text)
        abort();
    if (!pretty) {
        str_add(out, text);
        return;
    }
    /* cJSON indents with tabs and puts one behind a colon; inside strings tabs are escaped, so each is white space. */
    for (const char *p = text; *p; p++) {
        if (*p != '\t')
            str_addc(out, *p);
        else
            str_add(out, p > text && p[-1] == ':' ? " " : "  ");
    }
    str_addc(out, '\n');
}

/* ---- reading ---- */

const struct json *json_get(const struct json *object, const char *key)
{
    return (const struct json *)(void *)cJSON_GetObjectItemCaseSensitive(item(object), key);
}

bool json_is_object(const struct json *j)
{
    return cJSON_IsObject(item(j));
}

bool json_is_array(const struct json *j)
{
    return cJSON_IsArray(item(j));
}

bool json_is_null(const struct json *j)
{
    return cJSON_IsNull(item(j));
}

const char *json_text(const struct json *j)
{
    return cJSON_GetStringValue(item(j));
}

int json_i64(const struct json *j, int64_t min, int64_t max, int64_t *out)
{
    if (!cJSON_IsRaw(item(j)))
        return -1;
    return parse_i64(item(j)->valuestring, min, max, out, NULL);
}

int json_double(const struct json *j, double *out)
{
    return cJSON_IsRaw(item(j)) ? parse_double(item(j)->valuestring, out, NULL) : -1;
}

int json_bool(const struct json *j, bool *out)
{
    if (!cJSON_IsBool(item(j)))
        return -1;
    *out = cJSON_IsTrue(item(j));
    return 0;
}

const struct json *json_first(const struct json *j)
{
    return j ? (const struct json *)(void *)item(j)->child : NULL;
}

const struct json *json_next(const struct json *j)
{
    return (const struct json *)(void *)item(j)->next;
}

const char *json_key(const struct json *j)
{
    return item(j)->string;
}

size_t json_count(const struct json *j)
{
    return j ? (size_t)cJSON_GetArraySize(item(j)) : 0;
}
