// SPDX-License-Identifier: MIT
/* gavel-sandbox-helper: the only program with privilege. It is started by the sandbox library (or by gaveld's monitor)
 * with a control socket for each client, builds cells for the profiles it was given, and ends when its last client has
 * left. A client can ask it for one thing: a cell of a profile, by number. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/opt.h"
#include "base/parse.h"
#include "sandbox/helper/cell.h"
#include "sandbox/helper/gate.h"
#include "sandbox/profiles.h"
#include "sandbox/wire.h"

enum { CONTROLS_MAX = 64, PROFILES_BYTES_MAX = 1 << 20 };

struct helper {
    struct host host;
    struct cells cells;
    struct arena arena;
    int controls[CONTROLS_MAX];
    size_t controls_len;
};

static volatile sig_atomic_t stopping;

static void on_stop(int signal UNUSED)
{
    stopping = 1;
}

static int send_error(int socket, const struct err *e)
{
    struct wire_error message = { .word = WIRE_ERROR, .err = *e };
    return wire_send(socket, &message, sizeof(message), NULL, 0);
}

static int say_why(const struct helper *h, int socket, uint32_t serial)
{
    struct ended_cell end = cell_end(&h->cells, serial);
    struct wire_outcome o = { .word = WIRE_OUTCOME,
                              .signal = SIGKILL,
                              .retired = 1,
                              .cause = end.oom ? SANDBOX_CAUSE_MEMORY : SANDBOX_CAUSE_NONE,
                              .guarantees = end.guarantees };
    memcpy(o.host, h->host.kind, sizeof(o.host));
    return wire_send(socket, &o, sizeof(o), NULL, 0);
}

/* -1: the client left or sent something else than a request for a cell. */
static int serve_client(struct helper *h, int socket)
{
    struct wire_acquire request;
    struct wire_cell reply = { .word = WIRE_CELL };
    struct err e;
    size_t fds_len;
    int client;
    if (wire_receive(socket, &request, sizeof(request), NULL, 0, &fds_len) != sizeof(request))
        return -1;
    if (request.word == WIRE_WHY)
        return say_why(h, socket, request.profile);
    if (request.word != WIRE_ACQUIRE)
        return -1;
    if (cell_open(&h->cells, request.profile, &client, &reply.id, &e) < 0) {
        return send_error(socket, &e);
    }
    int result = wire_send(socket, &reply, sizeof(reply), &client, 1);
    close(client);
    return result;
}

static void serve_cells(struct helper *h, const struct pollfd *fds, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (!fds[i].revents)
            continue;
        for (size_t k = 0; k < HOST_CELLS_MAX; k++) {
            struct cell *c = &h->cells.cell[k];
            if (c->pid > 0 && c->control == fds[i].fd && cell_hear(&h->cells, c) < 0)
                cell_close(&h->cells, c);
        }
    }
}

static void serve(struct helper *h)
{
    while (!stopping && h->controls_len > 0) {
        struct pollfd fds[CONTROLS_MAX + HOST_CELLS_MAX];
        size_t len = 0, clients = h->controls_len;
        for (size_t i = 0; i < clients; i++)
            fds[len++] = (struct pollfd){ h->controls[i], POLLIN, 0 };
        for (size_t k = 0; k < HOST_CELLS_MAX; k++)
            if (h->cells.cell[k].pid > 0)
                fds[len++] = (struct pollfd){ h->cells.cell[k].control, POLLIN, 0 };
        if (poll(fds, len, -1) < 0)
            continue; /* EINTR: look whether to stop */
        serve_cells(h, fds + clients, len - clients);
        for (size_t i = clients; i-- > 0;) {
            if (!fds[i].revents || serve_client(h, h->controls[i]) == 0)
                continue;
            close(h->controls[i]);
            h->controls[i] = h->controls[--h->controls_len];
        }
    }
}

static void close_all(struct helper *h)
{
    for (size_t k = 0; k < HOST_CELLS_MAX; k++)
        if (h->cells.cell[k].pid > 0)
            cell_close(&h->cells, &h->cells.cell[k]);
    host_close(&h->host);
}

static int read_profiles(struct helper *h, const char *path, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(PROFILES_BYTES_MAX);
    struct sandbox_profile *profiles;
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_sys(e, "open %s", path);
    if (fd_read_all(fd, &text, e) < 0)
        return err_prefix(e, "%s", path);
    if (profiles_read(str_text(&text), &h->arena, &profiles, &h->cells.prepared_len, e) < 0)
        return -1;
    for (size_t i = 0; i < h->cells.prepared_len; i++)
        h->cells.prepared[i].profile = &profiles[i];
    h->cells.host = &h->host;
    return 0;
}

static int read_controls(struct helper *h, const char **names, struct err *e)
{
    for (; names && *names; names++) {
        int64_t fd;
        if (h->controls_len == CONTROLS_MAX || parse_i64(*names, 0, 1 << 20, &fd, e) < 0)
            return err_set(e, "--control %s: not a descriptor", *names);
        fcntl((int)fd, F_SETFD, FD_CLOEXEC);
        /* A client that asks and never reads would make us wait, and all others with us: its socket full, it has left.
         */
        fcntl((int)fd, F_SETFL, O_NONBLOCK);
        h->controls[h->controls_len++] = (int)fd;
    }
    return h->controls_len == 0 ? err_set(e, "no --control: this program is started by the sandbox library") : 0;
}

static void set_signals(void)
{
    struct sigaction stop = { .sa_handler = on_stop };
    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGINT, &(struct sigaction){ .sa_handler = SIG_IGN },
              NULL); /* the terminal's ^C is the client's affair */
    sigaction(SIGPIPE, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
}

int main(int argc, char **argv)
{
    static struct helper h;
    static const char *profiles = "/dev/null", *host, **controls;
    static bool weak, fresh, help;
    static const struct opt options[] = {
        { 0, "control", NULL, NULL, "FD", "a client's socket", &controls },
        { 0, "profiles", &profiles, NULL, "FILE", "the profiles", NULL },
        { 0, "host", &host, NULL, "H3|H5|H6", "do as if on a host that grants less", NULL },
        { 0, "weak", NULL, &weak, NULL, "go on without user namespaces", NULL },
        { 0, "fresh", NULL, &fresh, NULL, "a cell from scratch for every run", NULL },
        { 0 },
    };
    struct err e;
    umask(022); /* not the caller's: programs must be able to read the root that is made for them */
    set_signals();
    if (opt_parse(options, argc, argv, &help, &e) < 0 || read_controls(&h, controls, &e) < 0) {
        fprintf(stderr, "gavel-sandbox-helper: %s\n", e.text);
        return 2;
    }
    if (read_profiles(&h, profiles, &e) < 0 || gate_init(&e) < 0 || host_open(&h.host, host, weak, &e) < 0) {
        for (size_t i = 0; i < h.controls_len; i++)
            send_error(h.controls[i], &e);
        return 3;
    }
    /* The gate's secret is in memory. Only now: the files in /proc/self of a process that cannot be dumped belong to
     * root, so that an ordinary user's helper could not have written its own maps. */
    prctl(PR_SET_DUMPABLE, 0);
    h.host.fresh = fresh;
    serve(&h);
    close_all(&h);
    return 0;
}
