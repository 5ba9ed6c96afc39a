// SPDX-License-Identifier: MIT
/* What scheduler.c (the loop), slots.c (workers) and ledger.c (the store) share. One thread uses it all. */
#ifndef GAVEL_JUDGE_SERVER_SCHEDULER_PRIVATE_H
#define GAVEL_JUDGE_SERVER_SCHEDULER_PRIVATE_H

#include <pthread.h>
#include <stdatomic.h>

#include "judge/server/job.h"
#include "judge/server/link.h"
#include "judge/server/scheduler.h"
#include "judge/store/store.h"

enum { ATTEMPTS_MAX = 3, TASK_EVENTS_MAX = 4 };

enum task_state {
    TASK_NONE,
    TASK_WAITING, /* for a worker: claimed, or its worker died */
    TASK_RUNNING,
    TASK_ENDED, /* to be written to the store */
};

struct task_event {
    enum job_event_type type;
    char data[96]; /* JSON */
};

/* A submission that this node holds. */
struct task {
    enum task_state state;
    struct job job;
    struct str request;
    int64_t epoch, attempts;                               /* attempts: begun in all, here or elsewhere */
    uint64_t started_ns;                                   /* by a worker; 0: never */
    uint64_t waited_ns, claimed_ns, compiled_ns, ended_ns; /* in the queue; since when it is here, has run, has ended */
    bool lost;             /* somebody else's by now: whatever comes of it is not written */
    bool cancel;           /* somebody wished it */
    uint64_t cancelled_ns; /* when its worker was told; 0: not */
    /* TASK_ENDED */
    bool cancelled;
    char verdict[32];
    struct str report;
    struct task_event events[TASK_EVENTS_MAX]; /* not yet in the store */
    size_t events_len;
    uint64_t first_event_ns;
};

struct slot {
    int fd; /* -1: no worker */
    struct task *task;
    struct job_reader in;
    struct str out;
    size_t out_at; /* written so far */
};

struct scheduler {
    struct scheduler_options o;
    struct store *store;
    pthread_t thread;
    int wake; /* an eventfd: look at what is atomic here */
    atomic_bool stop;
    atomic_ullong grace_ns, turned_ns;
    struct slot slots[WORKERS_MAX];
    struct task tasks[WORKERS_MAX];
    unsigned ready; /* as told last */
    bool claim, stopping, one_by_one;
    uint64_t stop_by_ns, claim_ns, extend_ns, reap_ns, purge_ns; /* when each is due */
    uint64_t store_pause_ns;                                     /* the store is left alone until then */
    bool store_ill;                                              /* told */
    bool plenty;                                                 /* the last claim got all that it wanted */
    uint64_t mean_job_ns, ahead_ns;                              /* of late; nothing is claimed ahead until then */
};

/* ---- slots.c: workers ---- */

void slots_open(struct scheduler *s);
void slots_close(struct scheduler *s);
void slots_hear_monitor(struct scheduler *s);
void slots_hear(struct scheduler *s, struct slot *w);
void slots_flush(struct slot *w);
unsigned slots_free(const struct scheduler *s); /* connected, without a task */
unsigned slots_connected(const struct scheduler *s);
/* Gives waiting tasks to free workers; tells workers of cancels; has those killed that do not listen. */
void slots_tend(struct scheduler *s, uint64_t now_ns);

/* ---- ledger.c: the store ---- */

int ledger_open(struct scheduler *s, struct err *e);
/* Takes the wake-ups. true: there is something to do now. */
bool ledger_hear(struct scheduler *s, uint64_t now_ns);
/* Writes events and results, claims for free workers: one transaction. */
void ledger_write(struct scheduler *s, uint64_t now_ns);
/* Heartbeat and reaping, when due. */
void ledger_tend(struct scheduler *s, uint64_t now_ns);
/* At the end: hands back what did not finish. */
void ledger_release(struct scheduler *s);

/* ---- scheduler.c ---- */

void task_event(struct task *t, const struct job_event *v);
void task_end(struct task *t, const char *verdict, const char *report, size_t report_len);
void task_cancelled(struct task *t);
/* It could not be judged: another try, or its end as a judge_error. */
void task_failed(struct task *t, const char *why);
void task_clear(struct task *t);
struct task *task_find(struct scheduler *s, const char *id);

#endif
