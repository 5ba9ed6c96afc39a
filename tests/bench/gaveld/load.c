// SPDX-License-Identifier: MIT
/* The load generator. Each request waits for its result (?wait=60), so one answer is one judged submission. An open
 * loop does not wait for answers before it sends more: a server that falls behind shows it in the latencies. */
#include "tests/bench/gaveld/load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"

enum { ANSWER_MAX = 64 << 10, NEVER_MS = 60000 };

struct connection {
    int fd;
    uint64_t arrived_ns; /* of the request that it carries; 0: idle */
    char answer[ANSWER_MAX];
    size_t answer_len;
};

struct loading {
    const struct load *l;
    struct connection *connections;
    size_t connections_len, sent, done;
    uint64_t next_ns, *latencies;
    uint64_t random;
};

static double uniform(struct loading *g)
{
    g->random ^= g->random << 13;
    g->random ^= g->random >> 7;
    g->random ^= g->random << 17;
    return ((double)(g->random >> 11) + 0.5) / 9007199254740992.0;
}

static int dial(uint16_t port, struct err *e)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CLEANUP_FD int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) < 0)
        return err_sys(e, "connect to port %u", port);
    return TAKE(fd, -1);
}

static struct connection *idle_connection(struct loading *g, struct err *e)
{
    for (size_t i = 0; i < g->connections_len; i++)
        if (!g->connections[i].arrived_ns)
            return &g->connections[i];
    err_set(e, "no connection is idle");
    if (g->connections_len == LOAD_CONNECTIONS_MAX)
        return NULL;
    struct connection *c = &g->connections[g->connections_len];
    c->fd = dial(g->l->ports[g->connections_len % g->l->ports_len], e);
    if (c->fd < 0)
        return NULL;
    g->connections_len++;
    return c;
}

static int send_one(struct loading *g, struct connection *c, uint64_t arrived_ns, struct err *e)
{
    char request[8192];
    int len = snprintf(request, sizeof(request),
                       "POST /v1/submissions?wait=60 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                       "Content-Length: %zu\r\n\r\n%s",
                       strlen(g->l->body), g->l->body);
    if (len >= (int)sizeof(request) || fd_write_full(c->fd, request, (size_t)len) < 0)
        return err_sys(e, "send");
    c->arrived_ns = arrived_ns;
    c->answer_len = 0;
    g->sent++;
    return 0;
}

/* 1: the answer is whole and is an accepted submission; 0: not yet. */
static int read_answer(struct connection *c, struct err *e)
{
    ssize_t got = recv(c->fd, c->answer + c->answer_len, sizeof(c->answer) - 1 - c->answer_len, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (got <= 0)
        return err_set(e, "the server closed the connection");
    c->answer_len += (size_t)got;
    c->answer[c->answer_len] = '\0';
    char *body = strstr(c->answer, "\r\n\r\n");
    char *length = strcasestr(c->answer, "\r\ncontent-length:");
    if (!body || !length || c->answer_len < (size_t)(body + 4 - c->answer) + strtoul(length + 17, NULL, 10))
        return 0;
    if (!strstr(body, "\"verdict\":\"accepted\""))
        return err_set(e, "not accepted: %.300s", c->answer);
    return 1;
}

static bool is_due(const struct loading *g, uint64_t now)
{
    if (g->sent == g->l->requests)
        return false;
    return g->l->at_once ? g->sent - g->done < g->l->at_once : now >= g->next_ns;
}

static int send_due(struct loading *g, struct err *e)
{
    uint64_t now = clock_now_ns();
    while (is_due(g, now)) {
        uint64_t arrived = g->l->at_once ? now : g->next_ns;
        struct connection *c = idle_connection(g, e);
        if (!c && g->connections_len == LOAD_CONNECTIONS_MAX)
            return 0; /* it waits, and its clock runs */
        if (!c || send_one(g, c, arrived, e) < 0)
            return -1;
        if (!g->l->at_once)
            g->next_ns += (uint64_t)(-log(uniform(g)) / g->l->per_second * 1e9);
    }
    return 0;
}

static int hear(struct loading *g, struct err *e)
{
    struct pollfd fds[LOAD_CONNECTIONS_MAX];
    uint64_t now = clock_now_ns();
    int wait_ms = NEVER_MS;
    for (size_t i = 0; i < g->connections_len; i++)
        fds[i] = (struct pollfd){ g->connections[i].arrived_ns ? g->connections[i].fd : -1, POLLIN, 0 };
    if (!g->l->at_once && g->sent < g->l->requests && g->connections_len < LOAD_CONNECTIONS_MAX)
        wait_ms = g->next_ns > now ? (int)((g->next_ns - now) / NS_PER_MS) : 0;
    struct timespec wait = { wait_ms / 1000, wait_ms % 1000 * 1000000L };
    if (!g->l->at_once && g->next_ns > now && g->next_ns - now < NS_PER_MS)
        wait.tv_nsec = (long)(g->next_ns - now); /* poll's milliseconds are too coarse for arrivals */
    int ready = ppoll(fds, g->connections_len, &wait, NULL);
    if (ready == 0 && wait_ms == NEVER_MS)
        return err_set(e, "no answer for a minute");
    for (size_t i = 0; i < g->connections_len && ready > 0; i++) {
        struct connection *c = &g->connections[i];
        int whole = fds[i].revents ? read_answer(c, e) : 0;
        if (whole < 0)
            return -1;
        if (whole) {
            g->latencies[g->done++] = clock_now_ns() - c->arrived_ns;
            c->arrived_ns = 0;
        }
    }
    return 0;
}

static int by_size(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

int load_run(const struct load *l, struct load_figures *out, struct err *e)
{
    struct loading g = { .l = l,
                         .connections = calloc(LOAD_CONNECTIONS_MAX, sizeof(*g.connections)),
                         .latencies = calloc(l->requests, sizeof(*g.latencies)),
                         .random = clock_now_ns() | 1,
                         .next_ns = clock_now_ns() };
    if (!g.connections || !g.latencies || l->requests > LOAD_REQUESTS_MAX)
        abort();
    uint64_t start = clock_now_ns();
    int result = 0;
    while (result == 0 && g.done < l->requests) {
        result = send_due(&g, e);
        if (result == 0)
            result = hear(&g, e);
    }
    out->total_ns = clock_now_ns() - start;
    if (result == 0) {
        qsort(g.latencies, g.done, sizeof(*g.latencies), by_size);
        out->median_ns = g.latencies[g.done / 2];
        out->p99_ns = g.latencies[g.done * 99 / 100];
        out->max_ns = g.latencies[g.done - 1];
    }
    for (size_t i = 0; i < g.connections_len; i++)
        close(g.connections[i].fd);
    free(g.connections);
    free(g.latencies);
    return result;
}
