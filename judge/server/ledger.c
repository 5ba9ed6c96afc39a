// SPDX-License-Identifier: MIT
/* The scheduler's side of the store. Everything a task does reaches it here, under the epoch of the claim, so that what
 * is no longer ours is not written. A store that is full or away is tried again: nothing is dropped for it. */
#include "judge/server/scheduler_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "judge/server/metrics.h"
#include "judge/store/watch.h"

enum { WAKES_MAX = 64, CLAIM_ARENA = 256 << 20, PURGE_MAX = 200, AHEAD_MAX = 8 };
static const uint64_t event_delay_ns = 50 * NS_PER_MS, heartbeat_ns = NS_PER_S, idle_claim_ns = NS_PER_S,
                      reap_every_ns = NS_PER_S, purge_every_ns = 5 * NS_PER_S, pause_ns = 200 * NS_PER_MS;
static const uint64_t short_job_ns = 100 * NS_PER_MS, ahead_ns = 20 * NS_PER_MS, ahead_max_ns = 300 * NS_PER_MS,
                      ahead_pause_ns = 5 * NS_PER_S;
/* Nobody took it for a week: no node has that version of the problem, or that language. Longer than any outage. */
static const int64_t queue_max_ms = 7LL * 24 * 3600 * 1000;

/* Full, busy or broken: told once until it is well again. */
static bool ill(struct scheduler *s, int answer, const struct err *e)
{
    if (answer >= 0 && answer != STORE_FULL && answer != STORE_BUSY)
        return false;
    if (!s->store_ill)
        log_err("store", "why=\"%s\"", e->text);
    s->store_ill = true;
    s->store_pause_ns = clock_now_ns() + pause_ns;
    return true;
}

static void well(struct scheduler *s)
{
    if (s->store_ill)
        log_info("store is well again", "node=%s", s->o.node);
    s->store_ill = false;
}

int ledger_open(struct scheduler *s, struct err *e)
{
    if (store_open(s->o.store, &s->store, e) != 0 || store_listen(s->store, e) != 0 ||
        /* What this node held when it died: the reaper queues it again, which counts as an attempt, so that a
         * submission that kills us does so three times only. */
        store_abandon(s->store, s->o.node, e) != 0)
        return -1;
    return store_offer(s->store, s->o.node, s->o.offers, s->o.offers_len, e) == 0 ? 0 : -1;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static bool events_due(const struct task *t, uint64_t now_ns)
{
    return t->events_len > 0 && (t->state == TASK_ENDED || now_ns - t->first_event_ns >= event_delay_ns);
}

static bool to_write(const struct task *t, uint64_t now_ns)
{
    return t->state == TASK_ENDED || (t->state != TASK_NONE && events_due(t, now_ns));
}

static int write_events(struct scheduler *s, const struct task *t, struct err *e)
{
    struct store_event list[TASK_EVENTS_MAX];
    for (size_t i = 0; i < t->events_len; i++)
        list[i] = (struct store_event){
            .id = t->job.id, .epoch = t->epoch, .type = job_event_name(t->events[i].type), .data = t->events[i].data
        };
    return t->events_len > 0 && !t->lost ? store_event_add(s->store, list, t->events_len, e) : 0;
}

/* 0, an answer that means "try again later", or STORE_STALE, which is remembered. */
static int write_task(struct scheduler *s, struct task *t, struct err *e)
{
    char event[64];
    int answer = write_events(s, t, e);
    if (answer != 0 && answer != STORE_STALE)
        return answer;
    if (t->state != TASK_ENDED || t->lost)
        return 0;
    snprintf(event, sizeof(event), "{\"verdict\":\"%s\"}", t->verdict);
    struct store_result r = { .id = t->job.id,
                              .epoch = t->epoch,
                              .verdict = t->cancelled ? NULL : t->verdict,
                              .report = t->cancelled ? NULL : str_text(&t->report),
                              .event = t->cancelled ? "{}" : event };
    answer = store_finish(s->store, &r, e);
    t->lost |= answer == STORE_STALE;
    return answer == STORE_STALE ? 0 : answer;
}

static void count_times(const struct task *t)
{
    uint64_t now = clock_now_ns();
    if (t->compiled_ns) {
        metrics_time(METRICS_COMPILED, t->compiled_ns - t->started_ns);
        metrics_time(METRICS_JUDGED, t->ended_ns - t->compiled_ns);
    }
    metrics_time(METRICS_STORED, now - t->ended_ns);
    metrics_time(METRICS_TOTAL, t->waited_ns + (now - t->claimed_ns));
}

/* After the commit. */
static void task_written(struct scheduler *s, struct task *t)
{
    t->events_len = 0;
    if (t->state != TASK_ENDED)
        return;
    if (!t->lost && !t->cancelled)
        count_times(t);
    if (t->started_ns)
        s->mean_job_ns = (7 * s->mean_job_ns + (t->ended_ns - t->started_ns)) / 8;
    if (t->lost)
        log_warning("lost to another node", "submission=%s", t->job.id);
    else
        log_info(t->cancelled ? "cancelled" : "judged",
                 "submission=%s problem=%s language=%s verdict=%s attempt=%" PRId64 " ms=%llu", t->job.id,
                 t->job.problem, t->job.language, t->cancelled ? "-" : t->verdict, t->attempts,
                 t->started_ns ? (clock_now_ns() - t->started_ns) / NS_PER_MS : 0ULL);
    task_clear(t);
    s->claim = true; /* a token that was at its limit may have more */
}

static struct task *free_task(struct scheduler *s)
{
    for (size_t i = 0; i < COUNT(s->tasks); i++)
        if (s->tasks[i].state == TASK_NONE)
            return &s->tasks[i];
    return NULL;
}

static void take_up(struct scheduler *s, const struct store_submission *row)
{
    struct task *t = free_task(s);
    if (!t)
        return; /* cannot be: no more is claimed than there is room for. Its lease would end. */
    *t = (struct task){ .state = TASK_WAITING,
                        .epoch = row->epoch,
                        .attempts = row->attempts,
                        .cancel = row->cancel,
                        .request = STR(JOB_BODY_MAX),
                        .report = STR(JOB_BODY_MAX) };
    t->claimed_ns = clock_now_ns();
    t->waited_ns = row->started_ms > row->created_ms ? (uint64_t)(row->started_ms - row->created_ms) * NS_PER_MS : 0;
    if (row->attempts == 1)
        metrics_time(METRICS_QUEUED, t->waited_ns);
    t->job.bare = strcmp(row->kind, "run") == 0;
    t->job.salt = s->o.salt;
    snprintf(t->job.id, sizeof(t->job.id), "%s", row->id);
    snprintf(t->job.problem, sizeof(t->job.problem), "%s", row->problem);
    snprintf(t->job.version, sizeof(t->job.version), "%s", row->problem_version);
    snprintf(t->job.language, sizeof(t->job.language), "%s", row->language);
    str_add(&t->request, row->request);
    log_info("claimed", "submission=%s problem=%s language=%s epoch=%" PRId64 " attempt=%" PRId64, t->job.id,
             t->job.problem, t->job.language, t->epoch, t->attempts);
}

/* While there is plenty of short work, some for each worker is claimed ahead, so that nobody is idle while the store is
 * written, and one transaction ends several. Not of long work: it would wait here while another node may be idle. */
static size_t ahead(const struct scheduler *s, uint64_t now_ns)
{
    if (!s->plenty || s->mean_job_ns > short_job_ns || now_ns < s->ahead_ns)
        return 0;
    uint64_t each = s->mean_job_ns > 0 ? ahead_ns / s->mean_job_ns : 1;
    return slots_connected(s) * (each < 1 ? 1 : each > AHEAD_MAX ? AHEAD_MAX : (size_t)each);
}

/* How many more may be claimed: a waiting task has a worker's word already, and an ended one its place. */
static size_t room(const struct scheduler *s, uint64_t now_ns)
{
    size_t used = 0, free = slots_free(s) + ahead(s, now_ns), places = 0;
    for (size_t i = 0; i < COUNT(s->tasks); i++) {
        used += s->tasks[i].state == TASK_WAITING;
        places += s->tasks[i].state == TASK_NONE;
    }
    free = free > used ? free - used : 0;
    return free < places ? free : places;
}

struct claimed {
    struct store_submission rows[WORKERS_MAX];
    size_t wanted, len;
    struct arena arena;
};

static int claim(struct scheduler *s, struct claimed *c, struct err *e)
{
    return store_claim(s->store, s->o.node, (int64_t)(s->o.lease_ns / NS_PER_MS), c->rows, c->wanted, &c->len,
                       &c->arena, e);
}

/* Events and ends of all tasks, and new work, in one transaction. Where one task's row is refused (-1), the next turn
 * writes one by one, so that it does not hold up the rest. */
static int write_all(struct scheduler *s, struct claimed *c, uint64_t now_ns, struct err *e)
{
    struct err ignored;
    int answer = store_begin(s->store, e);
    if (answer != 0)
        return answer;
    for (size_t i = 0; i < COUNT(s->tasks) && answer == 0; i++)
        if (to_write(&s->tasks[i], now_ns))
            answer = write_task(s, &s->tasks[i], e);
    if (answer == 0 && c->wanted > 0)
        answer = claim(s, c, e);
    int committed = store_commit(s->store, answer == 0 ? e : &ignored);
    return answer != 0 ? answer : committed;
}

static void write_singly(struct scheduler *s, uint64_t now_ns)
{
    for (size_t i = 0; i < COUNT(s->tasks); i++) {
        struct task *t = &s->tasks[i];
        struct err e;
        if (!to_write(t, now_ns))
            continue;
        int answer = write_task(s, t, &e);
        if (answer == 0) {
            task_written(s, t);
        } else if (answer < 0) { /* not for want of room: this row is refused, and its lease will end */
            log_err("result refused", "submission=%s why=\"%s\"", t->job.id, e.text);
            t->lost = true;
        }
        ill(s, answer, &e);
    }
}

void ledger_write(struct scheduler *s, uint64_t now_ns)
{
    static struct claimed c; /* one scheduler a process */
    struct err e;
    bool writes = false;
    if (now_ns < s->store_pause_ns)
        return;
    for (size_t i = 0; i < COUNT(s->tasks); i++)
        writes |= to_write(&s->tasks[i], now_ns);
    c = (struct claimed){ .arena = ARENA(CLAIM_ARENA) };
    if (!s->stopping && (s->claim || writes || now_ns >= s->claim_ns))
        c.wanted = room(s, now_ns);
    if (!writes && c.wanted == 0)
        return;
    if (writes && s->one_by_one) {
        s->one_by_one = false;
        write_singly(s, now_ns);
        return;
    }
    int answer = writes ? write_all(s, &c, now_ns, &e) : claim(s, &c, &e);
    if (ill(s, answer, &e)) {
        s->one_by_one = answer < 0;
    } else {
        well(s);
        if (c.wanted > 0) {
            s->claim = s->plenty = c.len == c.wanted;
            s->claim_ns = now_ns + idle_claim_ns;
        }
        for (size_t i = 0; i < COUNT(s->tasks); i++)
            if (writes && to_write(&s->tasks[i], now_ns))
                task_written(s, &s->tasks[i]);
        for (size_t i = 0; i < c.len; i++)
            take_up(s, &c.rows[i]);
    }
    arena_clear(&c.arena);
}

/* ---- hearing ----------------------------------------------------------------------------------------------------- */

/* true: slots_tend has something to tell a worker. */
static bool hear_one(struct scheduler *s, const struct store_wake *w)
{
    struct task *t = NULL;
    switch (w->kind) {
    case STORE_WAKE_ALL:
        s->claim = true;
        s->extend_ns = 0;
        s->o.notify(s->o.context, NULL);
        break;
    case STORE_WAKE_QUEUE:
        s->claim = true;
        break;
    case STORE_WAKE_EVENT:
        s->o.notify(s->o.context, w->id);
        break;
    case STORE_WAKE_CANCEL:
        t = task_find(s, w->id);
        if (t)
            t->cancel = true;
        break;
    case STORE_WAKE_WEBHOOK: /* its own thread listens for them */
        break;
    }
    return t != NULL;
}

bool ledger_hear(struct scheduler *s, uint64_t now_ns)
{
    struct store_wake wakes[WAKES_MAX];
    struct err e;
    size_t len;
    bool to_tell = false;
    if (now_ns < s->store_pause_ns)
        return false;
    do {
        len = 0;
        if (ill(s, store_wakeups(s->store, wakes, WAKES_MAX, &len, &e), &e))
            return false;
        for (size_t i = 0; i < len; i++)
            to_tell |= hear_one(s, &wakes[i]);
    } while (len > 0);
    return to_tell || (s->claim && !s->stopping && room(s, now_ns) > 0);
}

/* ---- leases ------------------------------------------------------------------------------------------------------ */

static void extend(struct scheduler *s)
{
    struct store_lease leases[WORKERS_MAX];
    struct task *of[WORKERS_MAX];
    struct err e;
    size_t len = 0;
    for (size_t i = 0; i < COUNT(s->tasks); i++) {
        struct task *t = &s->tasks[i];
        if (t->state == TASK_NONE || t->lost)
            continue;
        leases[len] = (struct store_lease){ .id = t->job.id, .epoch = t->epoch };
        of[len++] = t;
    }
    if (len == 0)
        return;
    if (ill(s, store_extend(s->store, leases, len, (int64_t)(s->o.lease_ns / NS_PER_MS), &e), &e))
        return;
    for (size_t i = 0; i < len; i++) {
        of[i]->cancel |= leases[i].hold == STORE_TO_CANCEL;
        of[i]->lost |= leases[i].hold == STORE_LOST;
    }
}

/* What was claimed ahead and finds no worker after all goes back, for whoever has one. */
static void hand_back(struct scheduler *s, uint64_t now_ns)
{
    for (size_t i = 0; i < COUNT(s->tasks); i++) {
        struct task *t = &s->tasks[i];
        struct err e;
        if (t->state != TASK_WAITING || t->started_ns || t->lost || t->cancel || now_ns < t->claimed_ns + ahead_max_ns)
            continue;
        if (ill(s, store_release(s->store, t->job.id, t->epoch, &e), &e))
            return;
        s->ahead_ns = now_ns + ahead_pause_ns;
        log_info("handed back", "submission=%s", t->job.id);
        task_clear(t);
    }
}

static void reap(struct scheduler *s)
{
    struct store_reaped r = { 0 };
    struct err e;
    if (ill(s, store_reap(s->store, ATTEMPTS_MAX, queue_max_ms, &r, &e), &e))
        return;
    if (r.requeued + r.cancelled + r.failed > 0)
        log_warning("leases ended", "requeued=%zu cancelled=%zu failed=%zu", r.requeued, r.cancelled, r.failed);
    s->claim |= r.requeued > 0;
}

/* Old submissions, and with or without them the idempotency keys whose time is over. */
static void purge(struct scheduler *s, uint64_t now_ns)
{
    struct err e;
    int64_t now_ms = 0;
    size_t erased = 0;
    s->purge_ns = now_ns + purge_every_ns;
    if (ill(s, store_now(s->store, &now_ms, &e), &e))
        return;
    int64_t before_ms = s->o.retain_ns ? now_ms - (int64_t)(s->o.retain_ns / NS_PER_MS) : 0;
    if (ill(s, store_purge(s->store, before_ms, PURGE_MAX, &erased, &e), &e))
        return;
    if (erased > 0)
        log_info("erased what was old", "submissions=%zu", erased);
    if (erased == PURGE_MAX) /* there are more; a long transaction would hold up the queue */
        s->purge_ns = now_ns + NS_PER_S / 10;
}

void ledger_tend(struct scheduler *s, uint64_t now_ns)
{
    if (now_ns < s->store_pause_ns)
        return;
    hand_back(s, now_ns);
    if (now_ns >= s->extend_ns) {
        extend(s);
        s->extend_ns = now_ns + (s->o.lease_ns / 3 < heartbeat_ns ? s->o.lease_ns / 3 : heartbeat_ns);
    }
    if (now_ns >= s->reap_ns) {
        reap(s);
        s->reap_ns = now_ns + reap_every_ns;
    }
    if (now_ns >= s->purge_ns)
        purge(s, now_ns);
}

void ledger_release(struct scheduler *s)
{
    for (size_t i = 0; i < COUNT(s->tasks); i++) {
        struct task *t = &s->tasks[i];
        struct err e;
        if (t->state == TASK_NONE || t->lost)
            continue;
        int answer = store_release(s->store, t->job.id, t->epoch, &e);
        if (answer == 0)
            log_info("handed back", "submission=%s", t->job.id);
        else if (answer != STORE_STALE)
            log_warning("not handed back: its lease will end", "submission=%s", t->job.id);
    }
}
