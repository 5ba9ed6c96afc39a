// SPDX-License-Identifier: MIT
/* The life of a cell: set up once, then one run after another until the client leaves or something is off. Between runs
 * the cell is made as it was (processes, work directory, counters, memory) or it ends: nothing is repaired. */
#include "sandbox/helper/launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "sandbox/helper/gate.h"
#include "sandbox/helper/run.h"

/* v1: what earlier runs may leave charged to the cell when the next one starts. Their kernel memory is given back only
 * after an RCU grace period (no-ops one after another leave up to 20 MiB behind), and each CPU keeps up to 256 KiB in
 * stock; so a cell that has just run may hold more than one that has rested for longer than any grace period. */
enum { RESIDUE_FRESH_MAX = 48 << 20, RESIDUE_RESTED_MAX = 4 << 20, RESTED_MS = 100 };

static void report(const struct launcher *l, uint32_t word, const struct err *e)
{
    struct control c = { .word = word, .guarantees = l->guarantees };
    if (e)
        c.err = *e;
    wire_send(l->control, &c, sizeof(c), NULL, 0);
}

/* v2: a leaf for the next run; the helper removes the last one. */
static int fetch_leaf(struct launcher *l, struct err *e)
{
    struct control message = { .word = CONTROL_LEAF };
    int fds[KNOBS];
    size_t fds_len;
    if (l->host->cgroups.version != 2)
        return 0;
    cgroup_knobs_close(&l->knobs);
    if (wire_send(l->control, &message, sizeof(message), NULL, 0) < 0)
        return err_sys(e, "ask for a leaf");
    if (wire_receive(l->control, &message, sizeof(message), fds, KNOBS, &fds_len) != sizeof(message))
        return err_set(e, "the helper gave no leaf");
    /* `guarantees` carries which knobs there are, in order. */
    size_t at = 0;
    l->knobs.version = 2;
    for (int i = 0; i < KNOBS; i++)
        l->knobs.fd[i] = message.guarantees & (1U << i) && at < fds_len ? fds[at++] : -1;
    l->limit_memory = l->limit_pids = l->oom_seen = l->pids_seen = 0;
    return 0;
}

/* A program shares the open file with us, and so with the next one: fcntl(F_SETFL) would leave it a message. */
static int renew_null(int *fd, int flags, struct err *e)
{
    const int settable = O_APPEND | O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME;
    int now = *fd < 0 ? settable : fcntl(*fd, F_GETFL);
    if (now >= 0 && !(now & settable))
        return 0;
    fd_closep(fd);
    *fd = open("/dev/null", flags | O_CLOEXEC);
    return *fd < 0 ? err_sys(e, "open /dev/null") : 0;
}

int tools_renew(struct launcher *l, struct err *e)
{
    return renew_null(&l->empty_input, O_RDONLY, e) < 0 ? -1 : renew_null(&l->sink, O_WRONLY, e);
}

/* Makes the cell ready for the next run. */
static int recycle(struct launcher *l, struct err *e)
{
    if (l->profile->processes || !l->host->namespaces)
        init_end(l, NULL);
    else
        init_leave(l);
    if (work_renew(l, e) < 0 || tools_renew(l, e) < 0 || fetch_leaf(l, e) < 0 || init_start(l, e) < 0 ||
        run_prepare(l, e) < 0)
        return -1;
    l->idle_since_ns = clock_now_ns();
    return 0;
}

/* The last proof before a run: what is charged to the cell is the launcher's own and little else. It is added to the
 * limit and taken off the peak. */
static int check_residue(struct launcher *l, struct err *e)
{
    uint64_t usage = 0;
    if (l->knobs.version != 1 || cgroup_read(&l->knobs, KNOB_MEMORY_USAGE, NULL, &usage) < 0)
        return 0;
    if (l->first_bytes == 0)
        l->first_bytes = usage;
    bool rested = clock_now_ns() - l->idle_since_ns > RESTED_MS * NS_PER_MS;
    uint64_t most = l->first_bytes + (rested ? RESIDUE_RESTED_MAX : RESIDUE_FRESH_MAX);
    if (usage > most) { /* page cache never leaves by itself */
        cgroup_write(&l->knobs, KNOB_MEMORY_EMPTY, 0);
        cgroup_read(&l->knobs, KNOB_MEMORY_USAGE, NULL, &usage);
    }
    if (usage > most)
        return err_set(e, "memory of an earlier run stays charged");
    l->baseline_bytes = usage;
    return 0;
}

static void send_error(const struct launcher *l, const struct err *e)
{
    struct wire_error message = { .word = WIRE_ERROR, .err = *e };
    wire_send(l->client, &message, sizeof(message), NULL, 0);
}

static void send_outcome(struct launcher *l, const struct request *q, struct wire_outcome *o)
{
    int fds[SANDBOX_COLLECT_MAX];
    size_t count = 0;
    /* Processes of a profile that may have some are dead by now; what they left does not change any more. */
    for (uint32_t i = 0; i < q->run->collect; i++) {
        int fd = work_collect(l, q->collect[i], q->run->collect_max[i]);
        if (fd < 0)
            continue;
        o->collected |= 1U << i;
        fds[count++] = fd;
    }
    l->retire |= l->host->fresh || l->profile->single_use;
    o->retired = l->retire;
    wire_send(l->client, o, sizeof(*o), fds, count);
    for (size_t i = 0; i < count; i++)
        close(fds[i]);
}

/* A program that runs has a table of its own; a pipe's end that stayed open in ours would keep its reader waiting. The
 * outputs stay for settle(), which looks at their size. */
static void close_extra(struct request *q)
{
    for (size_t i = 0; i < q->fds_len; i++)
        for (uint32_t k = 0; k < q->run->extra; k++)
            if (q->fds[i] == q->extra[k])
                fd_closep(&q->fds[i]);
}

static void close_fds(struct request *q)
{
    for (size_t i = 0; i < q->fds_len; i++)
        fd_closep(&q->fds[i]);
}

/* Nothing of the request has been done: the client takes it to another cell. */
static void send_retired(const struct launcher *l)
{
    struct wire_acquire message = { .word = WIRE_RETIRED };
    wire_send(l->client, &message, sizeof(message), NULL, 0);
}

static void serve(struct launcher *l, struct request *q)
{
    struct running r;
    struct err e;
    struct wire_outcome o;
    if (check_residue(l, &e) < 0) {
        l->retire = true;
        send_retired(l);
        return;
    }
    place_at(&l->place, q->run->cpu);
    if (work_place(l, q->run, q->files, q->file_fds, &e) < 0) {
        l->retire = true; /* a half-filled work directory: begin anew */
        send_error(l, &e);
        return;
    }
    init_reap(l); /* before the limit of processes counts */
    run_start(l, q, &r);
    if (q->run->flags & WIRE_OPEN) {
        struct wire_cell started = { WIRE_STARTED, (uint32_t)run_exec_cpu_ns() };
        wire_send(l->client, &started, sizeof(started), &r.pidfd, 1);
        close_extra(q);
    }
    watch(l, q, &r);
    settle(l, q, &r, &o);
    if (o.cause == SANDBOX_CAUSE_NONE && run_failed(q, &e) < 0) {
        l->retire = true;
        send_error(l, &e);
        return;
    }
    send_outcome(l, q, &o);
}

/* One request. -1: the client has left. */
static int hear(struct launcher *l)
{
    static _Alignas(struct wire_run) char packet[WIRE_RUN_MAX];
    static struct request q;
    struct err e;
    memset(&q, 0, sizeof(q));
    q.program = -1;
    ssize_t got = wire_receive(l->client, packet, sizeof(packet), q.fds, COUNT(q.fds), &q.fds_len);
    if (got == 0 || (got < 0 && errno != EPROTO))
        return -1;
    /* A kill that came just after the end. */
    if (got == sizeof(struct wire_acquire) && ((struct wire_acquire *)packet)->word == WIRE_KILL)
        return 0;
    if (got < 0 || request_read(&q, l, packet, (size_t)got, &e) < 0) {
        if (got < 0)
            err_sys(&e, "request");
        close_fds(&q);
        send_error(l, &e);
        return -1; /* who sends garbage gets no second hearing in this cell */
    }
    serve(l, &q);
    close_fds(&q);
    return l->retire ? -1 : 0;
}

void launcher_main(struct launcher *l)
{
    struct err e;
    if (cell_steps_run(l, &e) < 0 || recycle(l, &e) < 0) {
        report(l, CONTROL_FAILED, &e);
        gate_exit(1);
    }
    report(l, CONTROL_READY, NULL);
    for (;;) {
        struct pollfd fds[] = { { l->client, POLLIN, 0 }, { l->control, 0, 0 } };
        if (poll(fds, COUNT(fds), -1) < 0 && errno != EINTR)
            break;
        if (fds[1].revents)
            break;
        if (!fds[0].revents)
            continue;
        if (hear(l) < 0)
            break;
        if (recycle(l, &e) < 0) {
            send_retired(l);
            break;
        }
    }
    gate_exit(0);
}
