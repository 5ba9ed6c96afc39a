// SPDX-License-Identifier: MIT
/* One HTTP request as a client, blocking, with everything capped: only http and https, no redirects, no cookies, no
 * netrc, a limit on bytes and on time. May be called from several threads, after http_client_start. */
#ifndef GAVEL_JUDGE_HTTP_HTTP_H
#define GAVEL_JUDGE_HTTP_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "judge/http/address.h"

enum { HTTP_URL_BYTES_MAX = 2048, HTTP_CONTENT_TYPE_MAX = 128, HTTP_HEADERS_MAX = 16 };
/* http_request's positive answers. */
enum { HTTP_STOPPED = 1, HTTP_ADDRESS_REFUSED = 2 };

struct http_request {
    const char *method, *url;
    const char *const *headers; /* "Name: value", NULL-terminated, at most HTTP_HEADERS_MAX; NULL: none */
    const char *body;           /* NULL: none */
    size_t body_len;
    uint64_t connect_ms, total_ms; /* 0: 10 s; no limit */
    uint64_t idle_s;               /* gives up when nothing arrived for so long; 0: never */
    /* Refuses every address that is not public and not in `allowed`, as the socket is opened; uses no proxy. For URLs
     * that somebody else gave. */
    bool public_only;
    const struct address_nets *allowed;
    /* Called with each piece of the body of a 2xx answer, instead of keeping it; not 0: stop. NULL: the body is kept.
     */
    int (*on_bytes)(void *context, const char *bytes, size_t len);
    /* Asked about once a second; true: give up with HTTP_STOPPED. NULL: never. */
    bool (*stop)(void *context);
    void *context;
};

struct http_response {
    int status;
    struct str body; /* the caller sets its maximum before (STR(…)), and clears it; more than that is an error */
    char content_type[HTTP_CONTENT_TYPE_MAX]; /* in lower case, without parameters; "" when not said */
    uint64_t retry_after_s;                   /* of the header, at most a day; 0: not said */
    char address[64];                         /* the peer's; "" when there was no connection */
};

/* Once, before there are threads. */
int http_client_start(struct err *e);
void http_client_end(void);
/* 0: there is an answer, whatever its status. HTTP_STOPPED: on_bytes or stop said so. HTTP_ADDRESS_REFUSED: *e names
 * the address. -1: *e says why there is none. */
int http_request(const struct http_request *q, struct http_response *r, struct err *e);
/* Whether it may be asked for: http or https, a host, no user or password in it, no fragment, no control characters, at
 * most HTTP_URL_BYTES_MAX long. */
int http_url_check(const char *url, struct err *e);
/* Appends text as one part of a path or query: everything but letters, digits and "-._~" as %XX. */
void http_url_escape(struct str *out, const char *text);

#endif
