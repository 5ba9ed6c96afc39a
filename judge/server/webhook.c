// SPDX-License-Identifier: MIT
/* The thread that delivers webhooks. It alone holds a handle of the store; each of SENDERS threads owns one slot, in
 * which the thread puts a job and finds the answer. A slow receiver holds a sender for at most webhook_timeout. What is
 * taken has a lease: after a crash another taker, or this one's next life, sends it again. Must never look at a
 * receiver's address itself: judge/http does, at the socket. */
#include "judge/server/webhook.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "judge/core/report_read.h"
#include "judge/http/http.h"
#include "judge/server/audience.h"
#include "judge/server/metrics.h"
#include "judge/server/webhook_send.h"
#include "judge/store/watch.h"

enum { SENDERS = 16, LEASE_MARGIN_MS = 60 * 1000, WAIT_MS_MAX = 30 * 1000, FAULT_WAIT_MS = 1000, WAKES = 64 };
enum slot_state { SLOT_EMPTY, SLOT_READY, SLOT_BUSY, SLOT_DONE };

struct slot {
    enum slot_state state; /* under the lock */
    /* READY and BUSY: the sender's; else the thread's. */
    struct arena arena;
    struct store_webhook hook;
    struct str body;
    struct webhook_job job;
    struct webhook_answer answer;
};

struct sender {
    struct webhooks *w;
    struct slot *slot;
    pthread_t thread;
};

struct webhooks {
    const struct config *config;
    const char *node;
    struct webhook_secret secret;
    struct address_nets allowed;
    struct store *store;
    int done; /* an eventfd: a sender has an answer, or it is time to stop */
    atomic_bool stop;
    pthread_mutex_t lock;
    pthread_cond_t work;
    pthread_t thread;
    struct slot slots[SENDERS];
    struct sender senders[SENDERS];
    size_t started; /* threads */
    bool running;
};

/* ---- senders ---- */

static bool is_stopping(void *context)
{
    struct webhooks *w = context;
    return atomic_load(&w->stop);
}

static void set_state(struct webhooks *w, struct slot *slot, enum slot_state state)
{
    pthread_mutex_lock(&w->lock);
    slot->state = state;
    pthread_mutex_unlock(&w->lock);
}

static enum slot_state state_of(struct webhooks *w, struct slot *slot)
{
    pthread_mutex_lock(&w->lock);
    enum slot_state state = slot->state;
    pthread_mutex_unlock(&w->lock);
    return state;
}

static void *send_loop(void *context)
{
    struct sender *s = context;
    struct webhooks *w = s->w;
    for (;;) {
        pthread_mutex_lock(&w->lock);
        while (s->slot->state != SLOT_READY && !atomic_load(&w->stop))
            pthread_cond_wait(&w->work, &w->lock);
        bool stop = atomic_load(&w->stop);
        s->slot->state = stop ? s->slot->state : SLOT_BUSY;
        pthread_mutex_unlock(&w->lock);
        if (stop)
            return NULL;
        webhook_send(&s->slot->job, &s->slot->answer);
        set_state(w, s->slot, SLOT_DONE);
        eventfd_write(w->done, 1);
    }
}

/* ---- from the store into a slot ---- */

/* 0, or STORE_NONE when the submission is gone. */
static int make_body(struct webhooks *w, struct slot *slot, struct err *e)
{
    struct store_submission s;
    int result =
        store_get(w->store, slot->hook.submission_id, STORE_WITH_REQUEST | STORE_WITH_REPORT, &s, &slot->arena, e);
    if (result != 0)
        return result;
    /* Only service tokens may set a callback. */
    CLEANUP_JSON struct json *j = audience_submission(&s, audience_of(STORE_SCOPE_SERVICE, s.request));
    json_write(j, false, &slot->body);
    return 0;
}

static void clear_slot(struct slot *slot)
{
    str_clear(&slot->body);
    arena_clear(&slot->arena);
}

static int fill_slot(struct webhooks *w, struct slot *slot, struct err *e)
{
    const struct store_webhook *h = &slot->hook;
    slot->body = STR(2 * REPORT_JSON_BYTES_MAX);
    int result = make_body(w, slot, e);
    if (result != 0)
        return result;
    slot->job = (struct webhook_job){ .id = h->id,
                                      .url = h->url,
                                      .body = str_text(&slot->body),
                                      .body_len = slot->body.len,
                                      .attempt = h->attempts,
                                      .now_s = (int64_t)(clock_wall_ns() / NS_PER_S),
                                      .timeout_ms = w->config->webhook_timeout_ns / NS_PER_MS,
                                      .allowed = &w->allowed,
                                      .stop = is_stopping,
                                      .context = w };
    webhook_key(&w->secret, h->token_id, slot->job.key);
    set_state(w, slot, SLOT_READY);
    return 0;
}

/* 1: the slot has work, 0: nothing is due, else as of the store. */
static int take_one(struct webhooks *w, struct slot *slot, struct err *e)
{
    size_t len = 0;
    int64_t lease_ms = (int64_t)(w->config->webhook_timeout_ns / NS_PER_MS) + LEASE_MARGIN_MS;
    slot->arena = ARENA(4 * REPORT_JSON_BYTES_MAX);
    slot->body = STR(0);
    int result = store_webhook_claim(w->store, w->node, lease_ms, &slot->hook, 1, &len, &slot->arena, e);
    if (result == 0 && len == 1) {
        result = fill_slot(w, slot, e);
        if (result == 0)
            return 1;
    }
    clear_slot(slot);
    return result == STORE_NONE ? 0 : result < 0 || result > 0 ? -1 : 0; /* erased: its webhook went with it */
}

static int take_all(struct webhooks *w, struct err *e)
{
    int result = 1;
    bool taken = false;
    for (size_t i = 0; i < SENDERS && result == 1; i++) {
        if (state_of(w, &w->slots[i]) != SLOT_EMPTY)
            continue;
        result = take_one(w, &w->slots[i], e);
        taken |= result == 1;
    }
    if (taken) { /* else sixteen threads would wake up for nothing */
        pthread_mutex_lock(&w->lock);
        pthread_cond_broadcast(&w->work);
        pthread_mutex_unlock(&w->lock);
    }
    return result < 0 ? -1 : 0;
}

/* ---- from a slot into the store ---- */

static uint64_t jitter(void)
{
    uint64_t random = 0;
    return getrandom(&random, sizeof(random), 0) == sizeof(random) ? random : 0;
}

static int note_answer(struct webhooks *w, struct slot *slot, struct err *e)
{
    const struct store_webhook *h = &slot->hook;
    const struct webhook_answer *a = &slot->answer;
    int64_t first_ms = (int64_t)(w->config->webhook_retry_ns / NS_PER_MS);
    enum store_delivered what = webhook_next(a->status, h->round, (int64_t)w->config->webhook_attempts_max);
    struct store_delivery d = {
        .attempt = h->attempts, .status = a->status, .detail = a->detail, .duration_ms = (int64_t)a->duration_ms
    };
    int result = store_webhook_result(w->store, h->id, &d, what,
                                      webhook_pause_ms(first_ms, h->round, a->retry_after_s, jitter()), e);
    if (result != 0 && result != STORE_STALE && result != STORE_NONE)
        return -1;
    log_info("webhook", "submission=%s attempt=%lld status=%d outcome=%s detail=\"%s\"", h->submission_id,
             (long long)h->attempts, a->status,
             what == STORE_DELIVERED   ? "delivered"
             : what == STORE_TRY_AGAIN ? "again"
                                       : "given_up",
             a->detail);
    metrics_webhook(what == STORE_DELIVERED);
    return 0;
}

static int note_all(struct webhooks *w, struct err *e)
{
    for (size_t i = 0; i < SENDERS; i++) {
        struct slot *slot = &w->slots[i];
        if (state_of(w, slot) != SLOT_DONE)
            continue;
        if (!slot->answer.stopped && note_answer(w, slot, e) < 0)
            return -1; /* it stays, and is noted when the store is back */
        clear_slot(slot);
        set_state(w, slot, SLOT_EMPTY);
    }
    return 0;
}

/* ---- the thread ---- */

static int wait_ms(struct webhooks *w, struct err *e)
{
    int64_t due_ms = 0, now_ms = 0;
    bool free = false;
    for (size_t i = 0; i < SENDERS; i++)
        free |= state_of(w, &w->slots[i]) == SLOT_EMPTY;
    if (!free)
        return WAIT_MS_MAX;
    if (store_webhook_next(w->store, &due_ms, e) != 0 || store_now(w->store, &now_ms, e) != 0)
        return FAULT_WAIT_MS;
    if (!due_ms || due_ms - now_ms > WAIT_MS_MAX)
        return WAIT_MS_MAX;
    return due_ms > now_ms ? (int)(due_ms - now_ms) : 0;
}

/* Takes the wake-ups; is one of them about webhooks? Every submission causes some that are not. */
static bool heard_news(struct webhooks *w)
{
    struct store_wake wakes[WAKES];
    struct err e;
    size_t len = WAKES;
    bool news = false;
    while (len && store_wakeups(w->store, wakes, WAKES, &len, &e) == 0)
        for (size_t i = 0; i < len; i++)
            news |= wakes[i].kind == STORE_WAKE_ALL || wakes[i].kind == STORE_WAKE_WEBHOOK;
    return news;
}

static void wait_for_news(struct webhooks *w, int ms)
{
    uint64_t now = clock_now_ns(), until = now + (uint64_t)ms * NS_PER_MS;
    eventfd_t count;
    for (; !heard_news(w) && now < until; now = clock_now_ns()) {
        struct pollfd p[] = { { w->done, POLLIN, 0 }, { store_wait_fd(w->store), POLLIN, 0 } };
        int left = (int)((until - now) / NS_PER_MS) + 1;
        if (p[1].fd < 0 && left > FAULT_WAIT_MS)
            left = FAULT_WAIT_MS; /* the server is away: nobody will tell */
        if (poll(p, COUNT(p), left) > 0 && (p[0].revents & POLLIN)) {
            eventfd_read(w->done, &count);
            return;
        }
        if (p[1].fd < 0)
            return;
    }
}

static void *deliver_loop(void *context)
{
    struct webhooks *w = context;
    bool failing = false;
    while (!atomic_load(&w->stop)) {
        struct err e = { 0 };
        bool failed = note_all(w, &e) < 0 || take_all(w, &e) < 0;
        if (failed && !failing)
            log_warning("webhooks wait for the store", "why=\"%s\"", e.text);
        failing = failed;
        wait_for_news(w, failed ? FAULT_WAIT_MS : wait_ms(w, &e));
    }
    return NULL;
}

/* ---- starting and stopping ---- */

static int allow_nets(struct webhooks *w, struct err *e)
{
    char net[64];
    for (const char *c = w->config->webhook_allow; *c; c += strspn(c, ", ")) {
        size_t len = strcspn(c, ", ");
        if (len >= sizeof(net))
            return err_set(e, "webhook_allow: %.60s is no net", c);
        memcpy(net, c, len);
        net[len] = '\0';
        if (len && address_nets_add(&w->allowed, net, e) < 0)
            return err_prefix(e, "webhook_allow");
        c += len;
    }
    return 0;
}

static int start_threads(struct webhooks *w, struct err *e)
{
    for (; w->started < SENDERS; w->started++) {
        struct sender *s = &w->senders[w->started];
        *s = (struct sender){ .w = w, .slot = &w->slots[w->started] };
        if ((errno = pthread_create(&s->thread, NULL, send_loop, s)) != 0)
            return err_sys(e, "a thread for webhooks");
    }
    if ((errno = pthread_create(&w->thread, NULL, deliver_loop, w)) != 0)
        return err_sys(e, "a thread for webhooks");
    w->running = true;
    return 0;
}

int webhooks_start(const struct config *config, const char *node, struct webhooks **out, struct err *e)
{
    struct webhooks *w = calloc(1, sizeof(*w));
    if (!w)
        abort();
    w->config = config;
    w->node = node;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->work, NULL);
    w->done = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (w->done < 0 || allow_nets(w, e) < 0 || webhook_secret_load(config->webhook_secret_file, &w->secret, e) < 0 ||
        http_client_start(e) < 0 || store_open(config->store, &w->store, e) != 0 || store_listen(w->store, e) != 0 ||
        start_threads(w, e) < 0) {
        webhooks_stop(w);
        return -1;
    }
    *out = w;
    return 0;
}

void webhooks_stop(struct webhooks *w)
{
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    atomic_store(&w->stop, true);
    pthread_cond_broadcast(&w->work);
    pthread_mutex_unlock(&w->lock);
    if (w->done >= 0)
        eventfd_write(w->done, 1);
    for (size_t i = 0; i < w->started; i++)
        pthread_join(w->senders[i].thread, NULL);
    if (w->running) {
        struct err e;
        pthread_join(w->thread, NULL);
        note_all(w, &e); /* what was answered in the last moment */
    }
    for (size_t i = 0; i < SENDERS; i++)
        clear_slot(&w->slots[i]);
    store_close(w->store);
    fd_closep(&w->done);
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->work);
    memset(&w->secret, 0, sizeof(w->secret));
    free(w);
}
