// SPDX-License-Identifier: MIT
/* http_request over libcurl; the only file that includes it. Whether an address may be reached is asked when the socket
 * is opened, of the very address that it is then connected to: what a name said when it was checked counts for nothing.
 * Must never follow a redirect, and never speak anything but HTTP. */
#include "judge/http/http.h"

#include <ctype.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { CONNECT_MS = 10000, RETRY_AFTER_S_MAX = 86400, RESPONSE_HEADERS_MAX = 64 * 1024 };

struct transfer {
    const struct http_request *q;
    struct http_response *r;
    CURL *curl;
    size_t header_bytes;
    bool stopped, refused, too_long;
    char refusal[160];
};

int http_client_start(struct err *e)
{
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? 0 : err_set(e, "libcurl could not be started");
}

void http_client_end(void)
{
    curl_global_cleanup();
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *t = context;
    long status = 0;
    curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
    if (t->q->on_bytes && status >= 200 && status < 300) {
        t->stopped = t->q->on_bytes(t->q->context, bytes, size * count) != 0;
        return t->stopped ? CURL_WRITEFUNC_ERROR : size * count;
    }
    str_addn(&t->r->body, bytes, size * count);
    t->too_long = t->r->body.failed;
    return t->too_long ? CURL_WRITEFUNC_ERROR : size * count;
}

static void take_retry_after(struct transfer *t, const char *value, size_t len)
{
    uint64_t seconds = 0;
    for (size_t i = 0; i < len && isdigit((unsigned char)value[i]) && seconds < RETRY_AFTER_S_MAX; i++)
        seconds = 10 * seconds + (uint64_t)(value[i] - '0');
    t->r->retry_after_s = seconds < RETRY_AFTER_S_MAX ? seconds : RETRY_AFTER_S_MAX;
}

static size_t take_header(char *line, size_t size, size_t count, void *context)
{
    static const char type[] = "content-type:", retry[] = "retry-after:";
    struct transfer *t = context;
    size_t len = size * count, at;
    t->header_bytes += len;
    t->too_long = t->header_bytes > RESPONSE_HEADERS_MAX;
    if (t->too_long)
        return 0;
    if (len > sizeof(retry) && strncasecmp(line, retry, sizeof(retry) - 1) == 0) {
        for (at = sizeof(retry) - 1; at < len && line[at] == ' ';)
            at++;
        take_retry_after(t, line + at, len - at);
    }
    if (len > sizeof(type) && strncasecmp(line, type, sizeof(type) - 1) == 0) {
        size_t end = 0;
        for (at = sizeof(type) - 1; at < len && line[at] == ' ';)
            at++;
        for (; at < len && !strchr("; \t\r\n", line[at]) && end + 1 < sizeof(t->r->content_type); at++)
            t->r->content_type[end++] = (char)tolower((unsigned char)line[at]);
        t->r->content_type[end] = '\0';
    }
    return len;
}

/* Runs for every address that a name has, before each connect. */
static curl_socket_t open_socket(void *context, curlsocktype purpose UNUSED, struct curl_sockaddr *a)
{
    struct transfer *t = context;
    const char *kind = t->q->public_only ? address_kind(&a->addr, a->addrlen) : NULL;
    if (kind && !address_nets_hold(t->q->allowed, &a->addr, a->addrlen)) {
        char text[64];
        address_text(&a->addr, a->addrlen, text, sizeof(text));
        snprintf(t->refusal, sizeof(t->refusal), "its address %s is %s", text, kind);
        t->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static int on_progress(void *context, curl_off_t a UNUSED, curl_off_t b UNUSED, curl_off_t c UNUSED,
                       curl_off_t d UNUSED)
{
    struct transfer *t = context;
    t->stopped = t->stopped || (t->q->stop && t->q->stop(t->q->context));
    return t->stopped;
}

static int set_headers(struct transfer *t, struct curl_slist **list, struct err *e)
{
    static const char *const own[] = { "Expect:", NULL }; /* curl would wait a second for "100 Continue" */
    const char *const *sets[] = { own, t->q->headers };
    size_t count = 0;
    for (size_t i = 0; i < COUNT(sets); i++) {
        for (const char *const *h = sets[i]; h && *h; h++) {
            if (++count > HTTP_HEADERS_MAX || strpbrk(*h, "\r\n"))
                return err_set(e, "a header is not allowed: %.40s", *h);
            struct curl_slist *longer = curl_slist_append(*list, *h);
            if (!longer)
                abort();
            *list = longer;
        }
    }
    curl_easy_setopt(t->curl, CURLOPT_HTTPHEADER, *list);
    return 0;
}

static void set_limits(struct transfer *t)
{
    const struct http_request *q = t->q;
    CURL *c = t->curl;
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L); /* there are threads */
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)(q->connect_ms ? q->connect_ms : CONNECT_MS));
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)q->total_ms);
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, q->idle_s ? 1L : 0L);
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, (long)q->idle_s);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, t);
    if (q->public_only)
        curl_easy_setopt(c, CURLOPT_PROXY, ""); /* else the address asked about would be the proxy's */
}

static void set_callbacks(struct transfer *t)
{
    curl_easy_setopt(t->curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(t->curl, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(t->curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(t->curl, CURLOPT_HEADERDATA, t);
    if (t->q->stop) {
        curl_easy_setopt(t->curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(t->curl, CURLOPT_XFERINFOFUNCTION, on_progress);
        curl_easy_setopt(t->curl, CURLOPT_XFERINFODATA, t);
    }
}

static int perform(struct transfer *t, const char *detail, struct err *e)
{
    const char *peer = NULL;
    long status = 0;
    CURLcode code = curl_easy_perform(t->curl);
    if (curl_easy_getinfo(t->curl, CURLINFO_PRIMARY_IP, &peer) == CURLE_OK && peer)
        snprintf(t->r->address, sizeof(t->r->address), "%s", peer);
    curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
    t->r->status = (int)status;
    if (t->stopped)
        return HTTP_STOPPED;
    if (t->too_long)
        return err_set(e, "the answer is longer than %zu bytes", t->r->body.max);
    if (code == CURLE_OK)
        return 0;
    if (t->refused) {
        err_set(e, "%s", t->refusal);
        return HTTP_ADDRESS_REFUSED;
    }
    return err_set(e, "%s", *detail ? detail : curl_easy_strerror(code));
}

int http_request(const struct http_request *q, struct http_response *r, struct err *e)
{
    struct transfer t = { .q = q, .r = r };
    struct curl_slist *list = NULL;
    char detail[CURL_ERROR_SIZE] = "";
    if (http_url_check(q->url, e) < 0)
        return -1;
    r->status = 0;
    r->retry_after_s = 0;
    r->content_type[0] = r->address[0] = '\0';
    t.curl = curl_easy_init();
    if (!t.curl)
        abort();
    curl_easy_setopt(t.curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(t.curl, CURLOPT_URL, q->url);
    curl_easy_setopt(t.curl, CURLOPT_USERAGENT, "gavel");
    if (q->body) {
        curl_easy_setopt(t.curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)q->body_len);
        curl_easy_setopt(t.curl, CURLOPT_POSTFIELDS, q->body);
    }
    curl_easy_setopt(t.curl, CURLOPT_CUSTOMREQUEST, q->method);
    set_limits(&t);
    set_callbacks(&t);
    int result = set_headers(&t, &list, e);
    if (result == 0)
        result = perform(&t, detail, e);
    curl_easy_cleanup(t.curl);
    curl_slist_free_all(list);
    return result;
}

static int check_parts(CURLU *u, const char *url, struct err *e)
{
    static const struct {
        CURLUPart part;
        bool wanted;
        const char *why;
    } parts[] = {
        { CURLUPART_HOST, true, "names no host" },
        { CURLUPART_USER, false, "must not carry a user" },
        { CURLUPART_PASSWORD, false, "must not carry a password" },
        { CURLUPART_FRAGMENT, false, "must not have a fragment" },
    };
    for (size_t i = 0; i < COUNT(parts); i++) {
        char *value = NULL;
        bool there = curl_url_get(u, parts[i].part, &value, 0) == CURLUE_OK && *value;
        curl_free(value);
        if (there != parts[i].wanted)
            return err_set(e, "the URL %.100s %s", url, parts[i].why);
    }
    return 0;
}

int http_url_check(const char *url, struct err *e)
{
    size_t len = strnlen(url, HTTP_URL_BYTES_MAX + 1);
    if (len > HTTP_URL_BYTES_MAX)
        return err_set(e, "the URL is longer than %d bytes", HTTP_URL_BYTES_MAX);
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)url[i] <= ' ' || (unsigned char)url[i] >= 0x7f)
            return err_set(e, "the URL has a character that must be escaped at byte %zu", i + 1);
    if (strncasecmp(url, "http://", 7) != 0 && strncasecmp(url, "https://", 8) != 0)
        return err_set(e, "the URL %.100s begins with neither http:// nor https://", url);
    if (url[strcspn(url, ":") + 3] == '/') /* curl would take what follows for the host */
        return err_set(e, "the URL %.100s names no host", url);
    CURLU *u = curl_url();
    if (!u)
        abort();
    int result = curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK ? check_parts(u, url, e)
                                                                     : err_set(e, "%.100s is no URL", url);
    curl_url_cleanup(u);
    return result;
}

void http_url_escape(struct str *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        if (isalnum((unsigned char)*c) || strchr("-._~", *c))
            str_addc(out, *c);
        else
            str_addf(out, "%%%02X", (unsigned char)*c);
    }
}
