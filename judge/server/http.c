// SPDX-License-Identifier: MIT
/* libmicrohttpd, and the only file that knows it. One thread of the library's with epoll serves all connections; what
 * waits is suspended and costs a socket and some memory, no thread.
 *
 * A request: head → begin() → body, capped → finish() → a reply, a wait, or a stream. The library would undo escapes in
 * the path and parse the query leniently; it is told to leave both alone, query.c does it strictly.
 * Must never block, and never answer a request with a body before the body came, save with "Connection: close": what is
 * left of it would be taken for the next request. */
#include "judge/server/http.h"

#include <malloc.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>

#include "base/clock.h"
#include "base/parse.h"
#include "judge/server/clients.h"

enum {
    HEAD_BYTES_MAX = 32 * 1024,
    STREAM_BLOCK = 16 * 1024,
    DRAIN_FACTOR = 4,
    OWN_DESCRIPTORS = 256,
    TICK_MS = 1000,
    BODIES_MAX = 64,
    CROWD = 256
};
#define PING_NS (15 * NS_PER_S)
#define CONTENT_LENGTH_MAX (1ULL << 62)

struct http {
    struct MHD_Daemon *daemon;
    struct http_handlers handlers;
    const struct config *config;
    struct waits waits;
    struct clients clients;
    size_t bodies_bytes, bodies_max_bytes; /* of all connections */
    unsigned crowd;                        /* the most connections since memory was given back */
};

struct exchange {
    struct http *http;
    struct MHD_Connection *connection;
    struct request q;
    struct reply r;
    struct str body;
    struct waiter waiter;
    bool answered, finished; /* r is an answer; the whole request came */
    bool queued;             /* r was given to the library */
    int status;
    /* a stream */
    struct str out;
    size_t out_at;
    bool out_ended;
    uint64_t ping_ns;
};

static void suspend(void *connection)
{
    MHD_suspend_connection(connection);
}

static void resume(void *connection)
{
    MHD_resume_connection(connection);
}

/* ---- the head ---- */

/* What a proxy before us could read otherwise than the library does: "Content-Length : 5", a CR in a value. */
static bool is_odd(const char *name, size_t name_len, const char *value, size_t value_len)
{
    for (size_t i = 0; i < name_len; i++)
        if (name[i] <= ' ' || name[i] >= 0x7f || strchr("\"(),/:;<=>?@[\\]{}", name[i]))
            return true;
    for (size_t i = 0; i < value_len; i++)
        if (((unsigned char)value[i] < ' ' && value[i] != '\t') || value[i] == 0x7f)
            return true;
    return name_len == 0;
}

static enum MHD_Result take_header(void *cls, enum MHD_ValueKind kind UNUSED, const char *name, size_t name_len,
                                   const char *value, size_t value_len)
{
    struct request *q = cls;
    if (is_odd(name, name_len, value, value_len))
        q->broken = "a header is not well-formed";
    const struct {
        const char *name, **to;
    } wanted[] = {
        { "Accept", &q->accept },
        { "Authorization", &q->authorization },
        { "Content-Length", &q->content_length },
        { "Content-Type", &q->content_type },
        { "Host", &q->host },
        { "Idempotency-Key", &q->idempotency_key },
        { "Last-Event-ID", &q->last_event_id },
        { "Transfer-Encoding", &q->transfer_encoding },
    };
    for (size_t i = 0; i < COUNT(wanted); i++) {
        if (strcasecmp(name, wanted[i].name) != 0)
            continue;
        if (*wanted[i].to && i > 0) /* several Accept lines are one list; of anything else two are a trick */
            q->broken = "a header came twice";
        if (!*wanted[i].to)
            *wanted[i].to = arena_strdup(&q->arena, value ? value : "");
    }
    return MHD_YES;
}

static enum MHD_Result take_parameter(void *cls, enum MHD_ValueKind kind UNUSED, const char *name, size_t name_len,
                                      const char *value, size_t value_len)
{
    struct request *q = cls;
    if (q->query_len == QUERY_MAX) {
        q->broken = "too many parameters";
        return MHD_NO;
    }
    struct query_value *v = &q->query[q->query_len];
    v->name = query_decode(name, name_len, &q->arena);
    v->value = value ? query_decode(value, value_len, &q->arena) : "";
    if (!v->name || !v->value)
        q->broken = "the query is not well-formed";
    else
        q->query_len++;
    return MHD_YES;
}

static size_t leave_escapes(void *cls UNUSED, struct MHD_Connection *connection UNUSED, char *text)
{
    return strlen(text);
}

static struct exchange *new_exchange(struct http *h, struct MHD_Connection *connection, const char *url,
                                     const char *method)
{
    struct exchange *x = calloc(1, sizeof(*x));
    if (!x)
        abort();
    x->http = h;
    x->connection = connection;
    x->waiter.connection = connection;
    x->body = STR(h->config->body_max_bytes);
    x->out = STR(REPLY_BYTES_MAX);
    struct request *q = &x->q;
    q->arena = ARENA(REQUEST_ARENA_MAX);
    q->began_ns = clock_now_ns();
    q->method = strcmp(method, "HEAD") == 0 ? "GET" : arena_strdup(&q->arena, method);
    q->path = arena_strdup(&q->arena, url);
    reply_reset(&x->r);
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_header, q);
    /* A proxy before us could believe the one where the library believes the other. */
    if (q->transfer_encoding && (q->content_length || strcasecmp(q->transfer_encoding, "chunked") != 0))
        q->broken = "Transfer-Encoding is only taken as \"chunked\" and without Content-Length";
    MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, take_parameter, q);
    return x;
}

static bool has_body(struct exchange *x)
{
    const char *length = x->q.content_length;
    return (length && strcmp(length, "0") != 0) || x->q.transfer_encoding;
}

static bool far_too_long(struct exchange *x)
{
    uint64_t length;
    return x->q.content_length && (parse_u64(x->q.content_length, 0, CONTENT_LENGTH_MAX, &length, NULL) < 0 ||
                                   length > DRAIN_FACTOR * x->http->config->body_max_bytes);
}

/* ---- the answer ---- */

static void add_headers(struct MHD_Response *response, const struct reply *r, bool close)
{
    char text[16];
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    if (r->type)
        MHD_add_response_header(response, "Content-Type", r->type);
    if (r->location[0])
        MHD_add_response_header(response, "Location", r->location);
    if (r->allow)
        MHD_add_response_header(response, "Allow", r->allow);
    if (r->challenge)
        MHD_add_response_header(response, "WWW-Authenticate", "Bearer");
    if (r->retry_after_s && snprintf(text, sizeof(text), "%u", r->retry_after_s) > 0)
        MHD_add_response_header(response, "Retry-After", text);
    if (close)
        MHD_add_response_header(response, "Connection", "close");
}

static ssize_t read_stream(void *cls, uint64_t at UNUSED, char *buffer, size_t max)
{
    struct exchange *x = cls;
    struct http *h = x->http;
    for (;;) {
        if (x->out_at < x->out.len) {
            size_t len = x->out.len - x->out_at < max ? x->out.len - x->out_at : max;
            memcpy(buffer, x->out.data + x->out_at, len);
            x->out_at += len;
            return (ssize_t)len;
        }
        if (x->out_ended)
            return MHD_CONTENT_READER_END_OF_STREAM;
        str_truncate(&x->out, 0);
        x->out_at = 0;
        wait_again(&h->waits, &x->waiter);
        x->out_ended = !h->handlers.stream(h->handlers.front, &x->q, &x->out) || x->out.failed;
        uint64_t now = clock_now_ns();
        if (x->out.len)
            x->ping_ns = now + PING_NS;
        else if (!x->out_ended && now >= x->ping_ns) {
            str_add(&x->out, ": still here\n\n"); /* finds out that the client is gone */
            x->ping_ns = now + PING_NS;
        }
        if (x->out.len || x->out_ended)
            continue;
        x->waiter.deadline_ns = x->ping_ns;
        if (wait_suspend(&h->waits, &x->waiter))
            return 0;
        x->out_ended = h->waits.stopping;
    }
}

static enum MHD_Result queue(struct exchange *x, bool close)
{
    struct MHD_Response *response;
    if (x->r.kind == REPLY_STREAM) {
        x->ping_ns = clock_now_ns() + PING_NS;
        wait_add(&x->http->waits, &x->waiter, x->r.wait_id);
        response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_BLOCK, read_stream, x, NULL);
    } else {
        size_t len = x->r.body.len;
        char *bytes = TAKE(x->r.body.data, NULL);
        response = MHD_create_response_from_buffer(len, bytes ? bytes : (char *)(uintptr_t) "",
                                                   bytes ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
        x->r.body = STR(0);
    }
    if (!response)
        return MHD_NO;
    add_headers(response, &x->r, close);
    x->status = x->r.status;
    x->queued = true;
    enum MHD_Result done = MHD_queue_response(x->connection, (unsigned)x->r.status, response);
    MHD_destroy_response(response);
    return done;
}

/* Asks as often as there is news, and puts the connection aside in between. */
static enum MHD_Result wait_or_answer(struct exchange *x)
{
    struct http *h = x->http;
    while (x->r.kind == REPLY_WAIT) {
        if (!x->waiter.listed || strcmp(x->waiter.id, x->r.wait_id) != 0) {
            wait_remove(&h->waits, &x->waiter);
            wait_add(&h->waits, &x->waiter, x->r.wait_id);
        } else
            wait_again(&h->waits, &x->waiter);
        x->waiter.deadline_ns = x->q.deadline_ns;
        x->r.again(h->handlers.front, &x->q, &x->r, h->waits.stopping || clock_now_ns() >= x->q.deadline_ns);
        if (x->r.kind == REPLY_WAIT && strcmp(x->waiter.id, x->r.wait_id) == 0 && wait_suspend(&h->waits, &x->waiter))
            return MHD_YES;
    }
    return queue(x, false);
}

/* ---- what the library calls ---- */

static struct client *client_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info->socket_context;
}

static enum MHD_Result begin(struct http *h, struct exchange *x)
{
    bool body = has_body(x);
    clients_phase(&h->clients, client_of(x->connection), CLIENT_BODY);
    x->answered = !h->handlers.begin(h->handlers.front, &x->q, &x->r);
    if (!x->answered && body && far_too_long(x)) {
        x->q.body_over = true;
        h->handlers.finish(h->handlers.front, &x->q, &x->r);
        x->answered = true;
    }
    /* What follows a head that two may read in two ways is not taken for a request. */
    return x->answered && (body || x->q.broken) ? queue(x, true) : MHD_YES;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version UNUSED, const char *data, size_t *len, void **context)
{
    struct http *h = cls;
    struct exchange *x = *context;
    if (!x) {
        *context = x = new_exchange(h, connection, url, method);
        return begin(h, x);
    }
    if (*len) {
        x->q.body_over |= x->body.len + *len > x->body.max;
        x->q.crowded |= h->bodies_bytes + *len > h->bodies_max_bytes;
        if (!x->q.body_over && !x->q.crowded) {
            str_addn(&x->body, data, *len);
            h->bodies_bytes += *len;
        }
        *len = 0;
        return MHD_YES;
    }
    if (x->queued)
        return MHD_YES;
    if (!x->finished) {
        clients_phase(&h->clients, client_of(connection), CLIENT_ANSWER);
        x->finished = true;
        x->q.body = str_text(&x->body);
        x->q.body_len = x->body.len;
        if (!x->answered)
            h->handlers.finish(h->handlers.front, &x->q, &x->r);
    }
    return wait_or_answer(x);
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **context,
                         enum MHD_RequestTerminationCode why UNUSED)
{
    struct http *h = cls;
    struct exchange *x = *context;
    clients_phase(&h->clients, client_of(connection), CLIENT_NEXT_HEAD);
    if (!x)
        return;
    *context = NULL;
    wait_remove(&h->waits, &x->waiter);
    h->handlers.end(h->handlers.front, &x->q, x->status);
    h->bodies_bytes -= x->body.len;
    str_clear(&x->body);
    str_clear(&x->out);
    str_clear(&x->r.body);
    arena_clear(&x->q.arena);
    free(x);
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode what)
{
    struct http *h = cls;
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
        *context = clients_add(&h->clients,
                               MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
    else
        clients_remove(&h->clients, *context);
}

/* What the library has to say about clients is their fault and theirs to write: it is not logged. */
static void ignore_message(void *cls UNUSED, const char *fmt UNUSED, va_list args UNUSED)
{
}

/* ---- starting and stopping ---- */

static void raise_descriptors(uint64_t connections)
{
    struct rlimit limit;
    rlim_t wanted = connections + OWN_DESCRIPTORS;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static void set_times(struct clients *t, const struct config *c)
{
    t->most_ns[CLIENT_FIRST_HEAD] = c->header_timeout_ns;
    t->most_ns[CLIENT_NEXT_HEAD] = c->header_timeout_ns + c->idle_timeout_ns;
    t->most_ns[CLIENT_BODY] = c->body_timeout_ns;
}

int http_start(const struct config *c, int listen_fd, const struct http_handlers *handlers, struct http **out,
               struct err *e)
{
    struct http *h = calloc(1, sizeof(*h));
    if (!h)
        abort();
    h->config = c;
    h->handlers = *handlers;
    waits_init(&h->waits, suspend, resume);
    clients_init(&h->clients);
    set_times(&h->clients, c);
    h->bodies_max_bytes = BODIES_MAX * c->body_max_bytes;
    raise_descriptors(c->connections_max);
    h->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL, on_request, h,
        MHD_OPTION_EXTERNAL_LOGGER, ignore_message, NULL, MHD_OPTION_LISTEN_SOCKET, listen_fd,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)c->connections_max, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        (unsigned)c->connections_per_address_max, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)(c->idle_timeout_ns / NS_PER_S), MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES_MAX,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED,
        on_completed, h, MHD_OPTION_NOTIFY_CONNECTION, on_connection, h, MHD_OPTION_END);
    if (!h->daemon) {
        waits_clear(&h->waits);
        clients_clear(&h->clients);
        free(h);
        close(listen_fd);
        return err_set(e, "the HTTP server did not start");
    }
    *out = h;
    return 0;
}

void http_notify(struct http *h, const char *id)
{
    waits_notify(&h->waits, id);
}

/* The allocator keeps what thousands of connections took until it is asked for it. */
static void give_back(struct http *h)
{
    unsigned count = clients_count(&h->clients);
    bool gone = h->crowd >= CROWD && count < h->crowd / 2;
    if (gone)
        malloc_trim(0);
    if (gone || count > h->crowd)
        h->crowd = count;
}

int http_tick(struct http *h)
{
    uint64_t now = clock_now_ns(), next = waits_tick(&h->waits, now);
    clients_tick(&h->clients, now);
    give_back(h);
    return next > now + TICK_MS * NS_PER_MS ? TICK_MS : (int)((next - now) / NS_PER_MS) + 1;
}

void http_drain(struct http *h)
{
    int fd = MHD_quiesce_daemon(h->daemon);
    if (fd >= 0)
        close(fd);
}

void http_stop(struct http *h)
{
    if (!h)
        return;
    waits_stop(&h->waits); /* the library must not stop with connections suspended */
    MHD_stop_daemon(h->daemon);
    waits_clear(&h->waits);
    clients_clear(&h->clients);
    free(h);
}

void http_figures(struct http *h, struct http_figures *out)
{
    *out = (struct http_figures){ clients_count(&h->clients), waits_count(&h->waits) };
}
