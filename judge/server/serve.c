// SPDX-License-Identifier: MIT
/* Starts the front's threads, keeps their clock ticking and tells the monitor that they turn; on SIGTERM ends them in
 * order: no new requests, what runs finishes or is handed back, then the connections. Must not touch the store: each
 * thread has a handle of its own. */
#include "judge/server/serve.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "judge/server/front.h"
#include "judge/server/link.h"
#include "judge/server/monitor.h"
#include "judge/server/offers.h"
#include "judge/server/scheduler.h"
#include "judge/server/webhook.h"
#include "judge/store/store.h"

/* A loop that has not turned for so long hangs, and is not reported as alive. */
static const uint64_t turn_max_ns = 20 * NS_PER_S;
enum { STORE_RETRY_MS = 1000 };

struct serving {
    const struct serve_options *o;
    int link, signals;
    struct offers offers;
    char node[OFFERS_NODE_MAX];
    struct front *front;
    struct scheduler *scheduler;
    struct webhooks *webhooks;
    uint64_t alive_ns; /* when the monitor was last told */
};

static void on_event(void *context, const char *id)
{
    struct serving *s = context;
    front_notify(s->front, id);
}

static void on_workers(void *context, unsigned ready)
{
    struct serving *s = context;
    front_workers(s->front, ready);
}

/* A database server may start after us, or be away when we start again. 1: a stop was asked for meanwhile. */
static int await_store(const struct serving *s, struct err *e)
{
    bool told = false;
    for (;;) {
        struct store *store;
        struct pollfd p = { s->signals, POLLIN, 0 };
        int answer = store_open(s->o->config->store, &store, e);
        if (answer == 0)
            store_close(store);
        if (answer != STORE_BUSY)
            return answer == 0 ? 0 : -1;
        if (!told)
            log_warning("waiting for the store", "why=\"%s\"", e->text);
        told = true;
        if (poll(&p, 1, STORE_RETRY_MS) > 0)
            return 1;
    }
}

static int start(struct serving *s, struct err *e)
{
    const struct config *c = s->o->config;
    if (offers_load(&s->offers, s->o->session, e) < 0 || offers_node(c->node, c->data, s->node, e) < 0)
        return -1;
    struct front_options front = { .config = c, .wake_fd = -1, .node = s->node, .listen_fd = -1 };
    if (front_start(&front, &s->front, e) < 0 || webhooks_start(c, s->node, &s->webhooks, e) < 0)
        return -1;
    struct scheduler_options scheduler = { .store = c->store,
                                           .node = s->node,
                                           .workers = s->o->workers,
                                           .link = s->link,
                                           .lease_ns = c->lease_ns,
                                           .retain_ns = c->retain_ns,
                                           .salt = s->o->salt,
                                           .offers = s->offers.list,
                                           .offers_len = s->offers.len,
                                           .notify = on_event,
                                           .workers_ready = on_workers,
                                           .context = s };
    return scheduler_start(&scheduler, &s->scheduler, e);
}

static void tell_alive(struct serving *s)
{
    uint64_t now = clock_now_ns();
    if (now - s->alive_ns < LINK_ALIVE_MS * NS_PER_MS || now - scheduler_turned_ns(s->scheduler) > turn_max_ns)
        return;
    s->alive_ns = now;
    link_send(s->link, LINK_ALIVE, 0, -1);
}

static void turn(struct serving *s)
{
    for (;;) {
        struct pollfd p = { s->signals, POLLIN, 0 };
        int wait_ms = front_tick(s->front);
        if (poll(&p, 1, wait_ms < LINK_ALIVE_MS ? wait_ms : LINK_ALIVE_MS) > 0)
            return;
        tell_alive(s);
    }
}

static int catch_stop(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) /* the threads that follow inherit it */
        return -1;
    return signalfd(-1, &set, SFD_CLOEXEC);
}

int serve_run(void *serve_options, int link)
{
    static struct serving s;
    struct err e;
    s = (struct serving){ .o = serve_options, .link = link, .signals = catch_stop() };
    int waited = await_store(&s, &e);
    if (waited == 1)
        return 0;
    if (waited < 0 || start(&s, &e) < 0) {
        log_err("cannot serve", "why=\"%s\"", e.text);
        webhooks_stop(s.webhooks);
        front_stop(s.front);
        return MONITOR_CONFIG;
    }
    link_send(link, LINK_READY, 0, -1);
    log_info("serving", "address=%s port=%u workers=%u node=%s", s.o->config->listen, front_port(s.front), s.o->workers,
             s.node);
    turn(&s);
    front_drain(s.front);
    scheduler_stop(s.scheduler, s.o->config->stop_timeout_ns);
    webhooks_stop(s.webhooks);
    front_stop(s.front);
    offers_clear(&s.offers);
    log_info("stopped", "node=%s", s.node);
    return 0;
}
