// SPDX-License-Identifier: MIT
/* Puts the front together and takes it apart, and hands calls from the daemon's other threads on. The front's own state
 * is the serving thread's; what others may touch is atomic or locked (wait.c, clients.c). */
#include "judge/server/front.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "judge/server/listen.h"
#include "judge/server/server.h"

enum { OFFERS_BYTES_MAX = 64 << 20 };

static void on_end(struct front *f, struct request *q, int status)
{
    f->counts.answered[status >= 100 && status < 600 ? status / 100 : 0]++;
    f->counts.refused_429 += status == 429;
    if (q->streaming)
        rate_stream_end(&f->rates, q->caller.token_id);
    log_debug("request", "method=%s path=%.200s status=%d us=%llu", q->method, q->path, status,
              (unsigned long long)((clock_now_ns() - q->began_ns) / NS_PER_US));
}

static int check_tokens(struct front *f, struct err *e)
{
    size_t live = 0, made = 0;
    int result = store_token_count(f->store, &live, &made, e);
    if (result)
        return -1;
    if (!f->loopback && live == 0)
        return err_set(e,
                       "%s is beyond loopback and there is no token: make one with `gavel token`, or listen on "
                       "127.0.0.1",
                       f->config->listen);
    return 0;
}

static int open_all(struct front *f, int listen_fd, struct err *e)
{
    const struct http_handlers handlers = { f, routes_begin, routes_finish, submissions_stream, on_end };
    int fd = listen_fd;
    if (fd < 0 && listen_open(f->config->listen, &fd, e) < 0)
        return -1;
    if (listen_look(fd, &f->loopback, &f->port, e) < 0 || store_open(f->config->store, &f->store, e) != 0 ||
        check_tokens(f, e) < 0 || catalog_open(f->config->problems, f->config->runners, &f->catalog, e) < 0) {
        close(fd);
        return -1;
    }
    return http_start(f->config, fd, &handlers, &f->http, e);
}

int front_start(const struct front_options *o, struct front **out, struct err *e)
{
    struct front *f = calloc(1, sizeof(*f));
    if (!f)
        abort();
    f->config = o->config;
    f->wake_fd = o->wake_fd;
    f->node = o->node;
    if (open_all(f, o->listen_fd, e) < 0) {
        front_stop(f);
        return -1;
    }
    log_info("listening", "address=%s port=%u", o->config->listen, f->port);
    *out = f;
    return 0;
}

uint16_t front_port(const struct front *f)
{
    return f->port;
}

void front_offer(struct front *f)
{
    struct arena a = ARENA(OFFERS_BYTES_MAX);
    struct err e = { .text = "too many problems" };
    size_t len;
    catalog_refresh(&f->catalog);
    if (!f->node || f->offered == f->catalog.generation)
        return;
    const char **offers = catalog_offers(&f->catalog, &a, &len);
    int result = offers ? store_offer(f->store, f->node, offers, len, &e) : -1;
    if (result == 0)
        f->offered = f->catalog.generation;
    else /* it is tried again with the next request */
        log_err("cannot offer", "node=%s answer=%d error=\"%s\"", f->node, result, e.text);
    arena_clear(&a);
}

void front_wake(struct front *f)
{
    uint64_t one = 1;
    if (f->wake_fd >= 0 && write(f->wake_fd, &one, sizeof(one)) < 0)
        return; /* full: the scheduler has not yet woken from the last ones */
}

void front_notify(struct front *f, const char *id)
{
    http_notify(f->http, id);
}

int front_tick(struct front *f)
{
    return http_tick(f->http);
}

void front_workers(struct front *f, unsigned ready)
{
    atomic_store(&f->workers, ready);
}

void front_drain(struct front *f)
{
    atomic_store(&f->draining, true);
    http_drain(f->http);
}

void front_stop(struct front *f)
{
    if (!f)
        return;
    http_stop(f->http);
    store_close(f->store);
    catalog_close(&f->catalog);
    rates_clear(&f->rates);
    free(f);
}
