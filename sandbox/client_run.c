// SPDX-License-Identifier: MIT
/* One run, as the library's user sees it: a request to a launcher, and its outcome. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "sandbox/client.h"

struct sandbox_run {
    struct sandbox *sandbox;
    struct client_cell cell;
    int pidfd;
    uint64_t memory_bytes, start_ns; /* should the cell die with it */
    pid_t pid;
    uint64_t cpu_at_start_ns; /* its clock counts from the fork, not from exec */
};

struct packet {
    struct wire_run run;
    struct str strings;
    int fds[WIRE_FDS_MAX];
    size_t fds_len;
};

static uint32_t add_strings(struct packet *p, const char *const *list)
{
    uint32_t count = 0;
    for (; list && list[count]; count++)
        str_addn(&p->strings, list[count], strlen(list[count]) + 1);
    return count;
}

static void add_fd(struct packet *p, uint32_t flag, int fd)
{
    if (fd < 0)
        return;
    p->run.flags |= flag;
    p->fds[p->fds_len++] = fd;
}

static int pack(struct packet *p, const struct sandbox_spec *spec, bool open_form, struct err *e)
{
    if (spec->extra_len > SANDBOX_EXTRA_FDS_MAX || spec->files_len > SANDBOX_FILES_MAX ||
        spec->collect_len > SANDBOX_COLLECT_MAX)
        return err_set(e, "too many descriptors or files for one run");
    p->run = (struct wire_run){ .word = WIRE_RUN,
                                .flags = open_form ? WIRE_OPEN : 0,
                                .pids = spec->pids,
                                .cpu = (uint32_t)sched_getcpu(),
                                .cpu_ns = spec->cpu_ns,
                                .wall_ns = spec->wall_ns,
                                .memory_bytes = spec->memory_bytes,
                                .output_bytes = spec->output_bytes,
                                .files = (uint32_t)spec->files_len,
                                .collect = (uint32_t)spec->collect_len,
                                .extra = (uint32_t)spec->extra_len };
    p->run.argc = add_strings(p, spec->argv);
    p->run.envc = add_strings(p, spec->env);
    add_fd(p, WIRE_PROGRAM_FD, spec->program_fd);
    add_fd(p, WIRE_STDIN, spec->stdin_fd);
    add_fd(p, WIRE_STDOUT, spec->stdout_fd);
    add_fd(p, WIRE_STDERR, spec->stderr_fd);
    for (size_t i = 0; i < spec->extra_len; i++) {
        p->run.target[i] = (uint8_t)spec->extra[i].target;
        p->fds[p->fds_len++] = spec->extra[i].fd;
    }
    for (size_t i = 0; i < spec->files_len; i++) {
        str_addn(&p->strings, spec->files[i].name, strlen(spec->files[i].name) + 1);
        p->run.writable |= spec->files[i].writable ? 1U << i : 0;
        p->run.executable |= spec->files[i].executable ? 1U << i : 0;
        p->fds[p->fds_len++] = spec->files[i].fd;
    }
    for (size_t i = 0; i < spec->collect_len; i++) {
        str_addn(&p->strings, spec->collect[i].name, strlen(spec->collect[i].name) + 1);
        p->run.collect_max[i] = spec->collect[i].max_bytes;
    }
    p->run.strings_bytes = (uint32_t)p->strings.len;
    return p->strings.failed ? err_set(e, "arguments and environment exceed %d bytes", SANDBOX_ARG_BYTES_MAX) : 0;
}

static int send_packet(int socket, const struct packet *p)
{
    size_t size = sizeof(p->run) + p->strings.len;
    char *bytes = malloc(size);
    if (!bytes)
        abort();
    memcpy(bytes, &p->run, sizeof(p->run));
    memcpy(bytes + sizeof(p->run), str_text(&p->strings), p->strings.len);
    int result = wire_send(socket, bytes, size, p->fds, p->fds_len);
    free(bytes);
    return result;
}

/* What a launcher says first. */
union answer {
    uint32_t word;
    struct wire_cell started;
    struct wire_outcome outcome;
    struct wire_error error;
};
struct first {
    union answer a;
    ssize_t got;
    int fds[SANDBOX_COLLECT_MAX];
    size_t fds_len;
};

/* Sends the request to a cell and waits for its first answer, *got bytes (and at most fds_max descriptors). A cell that
 * waited idle may have ended, or end because it was not clean: then nothing of the request was done, and another gets
 * it. */
static int begin(struct sandbox *s, const struct sandbox_spec *spec, bool open_form, struct client_cell *cell,
                 struct first *first, struct err *e)
{
    struct packet p = { .strings = STR(SANDBOX_ARG_BYTES_MAX + (SANDBOX_FILES_MAX + SANDBOX_COLLECT_MAX) * 256) };
    int result = pack(&p, spec, open_form, e);
    while (result == 0) {
        bool used;
        if (client_take_cell(s, spec->profile, cell, &used, e) < 0) {
            result = -1;
            break;
        }
        bool sent = send_packet(cell->socket, &p) == 0;
        client_busy(s, cell->socket);
        if (sent)
            first->got = wire_receive(cell->socket, &first->a, sizeof(first->a), first->fds, SANDBOX_COLLECT_MAX,
                                      &first->fds_len);
        if (sent && (first->got != sizeof(struct wire_acquire) || first->a.word != WIRE_RETIRED))
            break;
        int sys = errno;
        client_idle(s, cell->socket);
        close(cell->socket);
        errno = sys;
        if (!used)
            result = sent ? err_set(e, "a new sandbox cell was not clean") : err_sys(e, "speak to the sandbox");
        else if (!sent && sys != EPIPE)
            result = err_sys(e, "speak to the sandbox");
    }
    str_clear(&p.strings);
    return result;
}

static void unpack(const struct wire_outcome *o, const int *fds, size_t fds_len, struct sandbox_outcome *out)
{
    size_t at = 0;
    *out = (struct sandbox_outcome){ .cause = (enum sandbox_cause)o->cause,
                                     .inferred = o->inferred,
                                     .exit_status = o->exit_status,
                                     .signal = o->signal,
                                     .cpu_ns = o->cpu_ns,
                                     .wall_ns = o->wall_ns,
                                     .memory_bytes = o->memory_bytes,
                                     .guarantees = o->guarantees };
    memcpy(out->syscall, o->syscall, sizeof(out->syscall));
    memcpy(out->host, o->host, sizeof(out->host));
    out->syscall[sizeof(out->syscall) - 1] = out->host[sizeof(out->host) - 1] = '\0';
    for (int i = 0; i < SANDBOX_COLLECT_MAX; i++)
        out->collected[i] = o->collected & (1U << i) && at < fds_len ? fds[at++] : -1;
}

/* The cell died with its run. If the kernel killed it for memory, that is the run's outcome. */
static int died(struct sandbox *s, const struct client_cell *cell, uint64_t memory_bytes, uint64_t start_ns,
                struct sandbox_outcome *out, struct err *e)
{
    struct wire_outcome o;
    if (client_why(s, cell->id, &o) < 0)
        return err_set(e, "the sandbox cell ended unexpectedly");
    o.memory_bytes = memory_bytes;
    o.wall_ns = clock_now_ns() - start_ns;
    unpack(&o, NULL, 0, out);
    return 0;
}

/* Reads the outcome out of an answer and takes the cell back. The socket is closed or kept. */
static int finish(struct sandbox *s, struct client_cell cell, const struct first *f, uint64_t memory_bytes,
                  uint64_t start_ns, struct sandbox_outcome *out, struct err *e)
{
    client_idle(s, cell.socket);
    if (f->got == sizeof(f->a.outcome) && f->a.word == WIRE_OUTCOME) {
        unpack(&f->a.outcome, f->fds, f->fds_len, out);
        if (f->a.outcome.retired) {
            close(cell.socket);
            client_order_cell(s, cell.profile);
        } else {
            client_give_cell(s, cell);
        }
        return 0;
    }
    close(cell.socket);
    if (f->got == sizeof(f->a.error) && f->a.word == WIRE_ERROR)
        return client_error(&f->a.error, e);
    int result = died(s, &cell, memory_bytes, start_ns, out, e);
    client_order_cell(s, cell.profile);
    return result;
}

int sandbox_run(struct sandbox *s, const struct sandbox_spec *spec, struct sandbox_outcome *out, struct err *e)
{
    struct client_cell cell;
    struct first answer;
    uint64_t start_ns = clock_now_ns();
    if (begin(s, spec, false, &cell, &answer, e) < 0)
        return -1;
    return finish(s, cell, &answer, spec->memory_bytes, start_ns, out, e);
}

/* /proc tells the pid behind a pidfd in the reader's own pid namespace. */
static pid_t pid_of(int pidfd)
{
    char path[64], text[512];
    snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", pidfd);
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : fd_read_full(fd, text, sizeof(text) - 1);
    if (len <= 0)
        return 0;
    text[len] = '\0';
    const char *at = strstr(text, "Pid:");
    long pid = at ? strtol(at + 4, NULL, 10) : 0;
    return pid > 0 ? (pid_t)pid : 0;
}

int sandbox_start(struct sandbox *s, const struct sandbox_spec *spec, struct sandbox_run **out, struct err *e)
{
    struct first f;
    struct client_cell cell;
    uint64_t start_ns = clock_now_ns();
    if (begin(s, spec, true, &cell, &f, e) < 0)
        return -1;
    if (f.got != sizeof(f.a.started) || f.a.word != WIRE_STARTED || f.fds_len != 1) {
        client_idle(s, cell.socket);
        close(cell.socket);
        if (f.got == sizeof(f.a.error) && f.a.word == WIRE_ERROR)
            return client_error(&f.a.error, e);
        return err_set(e, "the sandbox cell ended unexpectedly");
    }
    int pidfd = f.fds[0];
    struct sandbox_run *r = calloc(1, sizeof(*r));
    if (!r)
        abort();
    *r = (struct sandbox_run){ .sandbox = s,
                               .cell = cell,
                               .pidfd = pidfd,
                               .memory_bytes = spec->memory_bytes,
                               .start_ns = start_ns,
                               .pid = pid_of(pidfd),
                               .cpu_at_start_ns = f.a.started.id };
    *out = r;
    return 0;
}

int sandbox_run_pidfd(const struct sandbox_run *r)
{
    return r->pidfd;
}

pid_t sandbox_run_pid(const struct sandbox_run *r)
{
    return r->pid;
}

int sandbox_run_cpu_ns(const struct sandbox_run *r, uint64_t *cpu_ns)
{
    struct timespec t;
    if (r->pid == 0 || clock_gettime((clockid_t)((~(unsigned)r->pid << 3) | 2), &t) < 0)
        return -1;
    uint64_t now = (uint64_t)t.tv_sec * NS_PER_S + (uint64_t)t.tv_nsec;
    *cpu_ns = now > r->cpu_at_start_ns ? now - r->cpu_at_start_ns : 0;
    return 0;
}

void sandbox_run_kill(struct sandbox_run *r)
{
    struct wire_acquire message = { WIRE_KILL, 0 };
    wire_send(r->cell.socket, &message, sizeof(message), NULL, 0);
}

int sandbox_wait(struct sandbox_run *r, struct sandbox_outcome *out, struct err *e)
{
    struct first f;
    f.got = wire_receive(r->cell.socket, &f.a, sizeof(f.a), f.fds, SANDBOX_COLLECT_MAX, &f.fds_len);
    int result = finish(r->sandbox, r->cell, &f, r->memory_bytes, r->start_ns, out, e);
    close(r->pidfd);
    free(r);
    return result;
}
