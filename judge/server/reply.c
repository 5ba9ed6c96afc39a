// SPDX-License-Identifier: MIT
/* Wording answers and refusals (application/problem+json, RFC 9457). Must never put into an answer what the client did
 * not send or may not see: texts of the store and of the system go to the log. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "judge/server/request.h"

static const struct {
    int status;
    const char *title;
} titles[] = {
    { 400, "Bad Request" },
    { 401, "Unauthorized" },
    { 403, "Forbidden" },
    { 404, "Not Found" },
    { 405, "Method Not Allowed" },
    { 406, "Not Acceptable" },
    { 409, "Conflict" },
    { 413, "Content Too Large" },
    { 415, "Unsupported Media Type" },
    { 422, "Unprocessable Content" },
    { 429, "Too Many Requests" },
    { 500, "Internal Server Error" },
    { 503, "Service Unavailable" },
    { 507, "Insufficient Storage" },
};

static const char *title_of(int status)
{
    for (size_t i = 0; i < COUNT(titles); i++)
        if (titles[i].status == status)
            return titles[i].title;
    return "Error";
}

int fault_set(struct fault *f, int status, const char *field, const char *fmt, ...)
{
    va_list args;
    f->status = status;
    snprintf(f->field, sizeof(f->field), "%s", field ? field : "");
    va_start(args, fmt);
    vsnprintf(f->detail, sizeof(f->detail), fmt, args);
    va_end(args);
    return -1;
}

void reply_reset(struct reply *r)
{
    str_clear(&r->body);
    *r = (struct reply){ .body = STR(REPLY_BYTES_MAX) };
}

void reply_text(struct reply *r, int status, const char *type, const char *text, size_t len)
{
    reply_reset(r);
    r->status = status;
    r->type = type;
    str_addn(&r->body, text, len);
}

void reply_json(struct reply *r, int status, struct json *j)
{
    reply_reset(r);
    json_write(j, false, &r->body);
    str_addc(&r->body, '\n');
    json_free(j);
    r->status = status;
    r->type = "application/json";
    if (r->body.failed) /* many large reports in one answer */
        reply_refuse(r, 507, NULL, "the answer is larger than %d bytes: ask for less at a time", REPLY_BYTES_MAX);
}

void reply_fault(struct reply *r, const struct fault *f)
{
    struct json *j = json_object();
    json_put_text(j, "type", "about:blank");
    json_put_text(j, "title", title_of(f->status));
    json_put_u64(j, "status", (uint64_t)f->status);
    json_put_text(j, "detail", f->detail);
    if (f->field[0])
        json_put_text(j, "field", f->field);
    reply_json(r, f->status, j);
    r->type = "application/problem+json";
    r->retry_after_s = f->retry_after_s;
    r->challenge = f->status == 401;
}

void reply_refuse(struct reply *r, int status, const char *field, const char *fmt, ...)
{
    struct fault f = { .status = status };
    va_list args;
    snprintf(f.field, sizeof(f.field), "%s", field ? field : "");
    va_start(args, fmt);
    vsnprintf(f.detail, sizeof(f.detail), fmt, args);
    va_end(args);
    reply_fault(r, &f);
}

void reply_store(struct reply *r, int result, const struct err *e)
{
    struct fault f = { 0 };
    log_err("store", "answer=%d error=\"%s\"", result, e->text);
    if (result == STORE_FULL)
        fault_set(&f, 507, NULL, "the store's disk is full");
    else if (result == STORE_BUSY)
        fault_set(&f, 503, NULL, "the store does not answer");
    else
        fault_set(&f, 500, NULL, "the store failed");
    f.retry_after_s = result == STORE_BUSY ? 1 : result == STORE_FULL ? 30 : 0;
    reply_fault(r, &f);
}
