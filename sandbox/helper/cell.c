// SPDX-License-Identifier: MIT
/* Builds cells. All that needs the host's privilege happens here, before or beside the launcher: opening the mounts,
 * making cgroups, writing uid maps. Nothing here reads what a client or a program wrote, but fixed-size control
 * messages. */
#include "sandbox/helper/cell.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fd.h"
#include "sandbox/filter/filter.h"
#include "sandbox/helper/gate.h"
#include "sandbox/helper/launcher.h"
#include "sandbox/wire.h"

#define CELL_NAMESPACES (CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS)
enum { BUILD_TIMEOUT_MS = 20000 }; /* generous: the emulated test machine is 20 times slower */

static int prepare(struct cells *all, struct prepared *p, struct err *e)
{
    if (p->ready)
        return 0;
    const struct filter_options options = { .memory_cgroup = all->host->cgroups.memory,
                                            .notify = !all->no_listener,
                                            .secret = gate_secret };
    if (filter_compile(p->profile, &options, &p->filter, e) < 0)
        return -1;
    if (all->host->namespaces && root_plan_make(&p->root, p->profile->paths, e) < 0)
        return -1;
    p->ready = true;
    return 0;
}

static int write_maps(const struct cells *all, const struct cell *c, struct err *e)
{
    static const struct {
        const char *file;
        bool rootless_only;
    } files[] = { { "setgroups", true }, { "uid_map", false }, { "gid_map", false } };
    for (size_t i = 0; i < COUNT(files); i++) {
        char path[64], text[64];
        uid_t own = i == 2 ? getegid() : geteuid();
        if (files[i].rootless_only && all->host->root)
            continue;
        snprintf(path, sizeof(path), "/proc/%d/%s", c->pid, files[i].file);
        if (files[i].rootless_only)
            snprintf(text, sizeof(text), "deny");
        else if (all->host->root)
            snprintf(text, sizeof(text), "0 %u 2\n", all->host->uid_base + 2 * c->id);
        else
            snprintf(text, sizeof(text), "%u %u 1\n", own, own);
        CLEANUP_FD int fd = open(path, O_WRONLY | O_CLOEXEC);
        if (fd < 0 || write(fd, text, strlen(text)) < 0)
            return err_sys(e, "write %s", path);
    }
    return 0;
}

static int send_word(const struct cell *c, uint32_t word, struct err *e)
{
    struct control message = { .word = word };
    return wire_send(c->control, &message, sizeof(message), NULL, 0) < 0 ? err_sys(e, "speak to the launcher") : 0;
}

static int send_leaf(struct cells *all, struct cell *c, struct err *e)
{
    struct cgroup_knobs knobs;
    struct control message = { .word = CONTROL_LEAF };
    int fds[KNOBS];
    size_t count = 0;
    if (c->leaf)
        cgroup_leaf_remove(&all->host->cgroups, c->id, c->leaf);
    uid_t owner = all->host->root ? all->host->uid_base + 2 * c->id : geteuid();
    int result = cgroup_leaf_open(&all->host->cgroups, c->id, ++c->leaf, owner, &knobs, e);
    for (int i = 0; i < KNOBS; i++) {
        if (knobs.fd[i] < 0)
            continue;
        message.guarantees |= 1U << i;
        fds[count++] = knobs.fd[i];
    }
    if (result == 0 && wire_send(c->control, &message, sizeof(message), fds, count) < 0)
        result = err_sys(e, "send a leaf");
    cgroup_knobs_close(&knobs);
    return result;
}

/* Answers one message of the launcher. 1: it is ready. */
static int answer(struct cells *all, struct cell *c, struct err *e)
{
    struct control message;
    size_t fds_len;
    if (wire_receive(c->control, &message, sizeof(message), NULL, 0, &fds_len) != sizeof(message))
        return err_set(e, "the launcher ended while its cell was built");
    switch (message.word) {
    case CONTROL_DIVIDE:
        if (cgroup_cell_divide(&all->host->cgroups, c->id, c->pid, e) < 0)
            return -1;
        return send_word(c, CONTROL_DIVIDED, e);
    case CONTROL_LEAF:
        return send_leaf(all, c, e);
    case CONTROL_READY:
        c->guarantees = message.guarantees;
        return 1;
    case CONTROL_FAILED:
        message.err.text[sizeof(message.err.text) - 1] = '\0';
        *e = message.err;
        return -1;
    default:
        return err_set(e, "the launcher is out of step");
    }
}

static int await_ready(struct cells *all, struct cell *c, struct err *e)
{
    if (all->host->namespaces && (write_maps(all, c, e) < 0 || send_word(c, CONTROL_MAPPED, e) < 0))
        return -1;
    for (;;) {
        struct pollfd p = { c->control, POLLIN, 0 };
        if (poll(&p, 1, BUILD_TIMEOUT_MS) != 1)
            return err_set(e, "a cell was not ready in %d s", BUILD_TIMEOUT_MS / 1000);
        int result = answer(all, c, e);
        if (result != 0)
            return result < 0 ? -1 : 0;
    }
}

/* In the child: nothing of the helper's may stay open but what the launcher works with. */
static void become_launcher(struct launcher *l)
{
    int keep[KNOBS + CGROUP_HIERARCHIES + ROOT_ENTRIES_MAX + 8], count = 0;
    keep[count++] = l->client;
    keep[count++] = l->control;
    if (l->host->proc >= 0 && (!l->host->cgroups.memory || !l->host->namespaces))
        keep[count++] = l->host->proc;
    for (int i = 0; i < CGROUP_HIERARCHIES; i++)
        keep[count++] = l->join[i];
    for (int i = 0; i < KNOBS; i++)
        keep[count++] = l->knobs.fd[i];
    for (size_t i = 0; i < l->root->len; i++)
        keep[count++] = l->root->entries[i].tree;
    for (int fd = 0; fd < 4096; fd++) {
        bool kept = false;
        for (int i = 0; i < count; i++)
            kept |= keep[i] == fd;
        if (!kept)
            close(fd);
    }
    launcher_main(l);
}

static int start_launcher(struct cells *all, struct cell *c, struct launcher *l, struct err *e)
{
    int pidfd = -1;
    struct clone_args args = { .flags = CLONE_PIDFD, .pidfd = (uintptr_t)&pidfd, .exit_signal = SIGCHLD };
    if (all->host->namespaces)
        args.flags |= CELL_NAMESPACES;
    if (all->host->cgroups.version == 2) {
        args.flags |= CLONE_INTO_CGROUP;
        args.cgroup = (uint64_t)l->join[0];
    }
    /* The launcher inherits whether it can be dumped; if it cannot, its maps in /proc belong to root and an ordinary
     * user's helper could not write them. It shuts itself once it is mapped. */
    if (!all->host->root)
        prctl(PR_SET_DUMPABLE, 1);
    long pid = syscall(SYS_clone3, &args, sizeof(args));
    if (pid != 0)
        prctl(PR_SET_DUMPABLE, 0);
    if (pid < 0)
        return err_sys(e, "clone a launcher");
    if (pid == 0)
        become_launcher(l);
    c->pid = (pid_t)pid;
    c->pidfd = pidfd;
    return 0;
}

static int make_work_dir(struct cells *all, struct cell *c, uid_t owner, struct err *e)
{
    char path[] = "/tmp/gavel-work-XXXXXX";
    if (all->host->namespaces)
        return 0;
    if (!mkdtemp(path) || chdir(path) < 0)
        return err_sys(e, "mkdtemp %s", path);
    c->work_dir = strdup(path);
    return all->host->root && chown(path, owner, owner) < 0 ? err_sys(e, "chown %s", path) : 0;
}

static int build(struct cells *all, struct cell *c, struct prepared *p, int client, int control, struct err *e)
{
    struct host *h = all->host;
    struct launcher l = { .profile = p->profile,
                          .host = h,
                          .root = &p->root,
                          .filter = p->filter,
                          .client = client,
                          .control = control,
                          .notify = !all->no_listener };
    uid_t base = h->uid_base + 2 * c->id;
    if (h->namespaces) {
        l.own_uid = h->root ? 0 : geteuid();
        l.run_uid = h->root ? 1 : geteuid();
    } else {
        l.own_uid = geteuid();
        l.run_uid = h->root ? base + 1 : geteuid();
    }
    int result = make_work_dir(all, c, l.run_uid, e);
    if (result == 0)
        result = cgroup_cell_open(&h->cgroups, c->id, h->root ? base : geteuid(), &l.knobs, l.join, e);
    if (result == 0 && h->namespaces)
        result = root_plan_open(&p->root, e);
    if (result == 0)
        result = start_launcher(all, c, &l, e);
    root_plan_close(&p->root);
    cgroup_knobs_close(&l.knobs);
    for (int i = 0; i < CGROUP_HIERARCHIES; i++)
        fd_closep(&l.join[i]);
    return result;
}

static struct cell *free_slot(struct cells *all)
{
    for (unsigned i = 0; i < HOST_CELLS_MAX; i++) {
        if (all->cell[i].pid != 0)
            continue;
        all->cell[i] = (struct cell){ .pidfd = -1, .control = -1, .id = i, .serial = ++all->serials };
        return &all->cell[i];
    }
    return NULL;
}

static int try_open(struct cells *all, struct prepared *p, int *client, uint32_t *serial, struct err *e)
{
    struct cell *c = free_slot(all);
    int to_client[2], to_launcher[2];
    if (!c)
        return err_set(e, "all %d cells are in use", HOST_CELLS_MAX);
    if (prepare(all, p, e) < 0)
        return -1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, to_client) < 0)
        return err_sys(e, "socketpair");
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, to_launcher) < 0) {
        close(to_client[0]);
        close(to_client[1]);
        return err_sys(e, "socketpair");
    }
    c->control = to_launcher[0];
    /* A launcher that was taken over and asks without ever reading would hold up the helper, and so every client. */
    fcntl(c->control, F_SETFL, O_NONBLOCK);
    int result = build(all, c, p, to_client[1], to_launcher[1], e);
    close(to_client[1]);
    close(to_launcher[1]);
    if (result == 0)
        result = await_ready(all, c, e);
    if (result < 0) {
        cell_close(all, c);
        close(to_client[0]);
        return -1;
    }
    *client = to_client[0];
    *serial = c->serial;
    return 0;
}

int cell_open(struct cells *all, size_t profile, int *client, uint32_t *serial, struct err *e)
{
    struct prepared *p = &all->prepared[profile];
    if (profile >= all->prepared_len)
        return err_set(e, "no profile %zu", profile);
    if (try_open(all, p, client, serial, e) == 0)
        return 0;
    /* Inside a container whose runtime listens already, a second listener is refused: go on without names. */
    if (all->no_listener || e->sys != EBUSY)
        return -1;
    all->no_listener = true;
    for (size_t i = 0; i < all->prepared_len; i++) {
        free(all->prepared[i].filter.filter);
        root_plan_clear(&all->prepared[i].root);
        all->prepared[i].ready = false;
    }
    return try_open(all, p, client, serial, e);
}

int cell_hear(struct cells *all, struct cell *c)
{
    struct err e;
    return answer(all, c, &e) == 0 ? 0 : -1;
}

static void remove_work_dir(struct cell *c)
{
    if (!c->work_dir)
        return;
    /* All of the cell are dead, so nothing moves below our hands. */
    CLEANUP_FD int dir = open(c->work_dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (dir >= 0)
        work_empty(dir);
    rmdir(c->work_dir);
    free(c->work_dir);
    c->work_dir = NULL;
}

void cell_close(struct cells *all, struct cell *c)
{
    if (c->pid > 0) {
        kill(c->pid, SIGKILL);
        while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    fd_closep(&c->pidfd);
    fd_closep(&c->control);
    struct ended_cell end = { c->serial, c->guarantees, cgroup_cell_oom(&all->host->cgroups, c->id) };
    all->ended[all->ended_len++ % HOST_CELLS_MAX] = end;
    cgroup_cell_remove(&all->host->cgroups, c->id);
    remove_work_dir(c);
    c->pid = 0;
}

struct ended_cell cell_end(const struct cells *all, uint32_t serial)
{
    for (size_t i = 0; i < HOST_CELLS_MAX; i++) {
        const struct cell *c = &all->cell[i];
        if (c->pid > 0 && c->serial == serial) /* its death has not reached us yet */
            return (struct ended_cell){ serial, c->guarantees, cgroup_cell_oom(&all->host->cgroups, c->id) };
    }
    for (size_t i = 0; i < HOST_CELLS_MAX; i++)
        if (all->ended[i].serial == serial)
            return all->ended[i];
    return (struct ended_cell){ .serial = serial };
}
