// SPDX-License-Identifier: MIT
/* The library's side: starts the helper, keeps idle cells by profile, sends runs to launchers and waits for outcomes.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fd.h"
#include "sandbox/client.h"
#include "sandbox/profiles.h"
#include "sandbox/wire.h"

enum { HELPER_CONTROL = 3, HELPER_PROFILES = 4 };

/* build/bin/gavel → build/libexec/gavel-sandbox-helper; installed: /usr/bin → /usr/libexec. */
static int find_helper(const char *given, char path[PATH_MAX], struct err *e)
{
    char self[PATH_MAX];
    if (given) {
        snprintf(path, PATH_MAX, "%s", given);
        return 0;
    }
    ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
    if (len <= 0)
        return err_sys(e, "readlink /proc/self/exe");
    self[len] = '\0';
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(self, '/');
        if (slash)
            *slash = '\0';
    }
    if (snprintf(path, PATH_MAX, "%s/libexec/gavel-sandbox-helper", self) >= PATH_MAX)
        return err_set(e, "the helper's path is too long");
    return access(path, X_OK) < 0 ? err_sys(e, "%s", path) : 0;
}

static int spawn_helper(const struct sandbox_options *o, int control, int profiles, pid_t *pid, struct err *e)
{
    char path[PATH_MAX];
    static char *const environment[] = { (char *)"PATH=/usr/sbin:/usr/bin:/sbin:/bin", NULL };
    const char *argv[10]; /* posix_spawn's type is older than const; it changes nothing */
    int argc = 0;
    if (find_helper(o->helper, path, e) < 0)
        return -1;
    argv[argc++] = path;
    argv[argc++] = "--control=3";
    argv[argc++] = "--profiles=/dev/fd/4";
    if (o->weak)
        argv[argc++] = "--weak";
    if (o->fresh)
        argv[argc++] = "--fresh";
    if (o->force_host) {
        argv[argc++] = "--host";
        argv[argc++] = o->force_host;
    }
    argv[argc] = NULL;
    /* Moved up first: one of them might already be 3 or 4. */
    CLEANUP_FD int high_control = fcntl(control, F_DUPFD_CLOEXEC, 10);
    CLEANUP_FD int high_profiles = fcntl(profiles, F_DUPFD_CLOEXEC, 10);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, high_control, HELPER_CONTROL);
    posix_spawn_file_actions_adddup2(&actions, high_profiles, HELPER_PROFILES);
    posix_spawn_file_actions_addclosefrom_np(&actions, HELPER_PROFILES + 1);
    /* A session of its own: what the terminal sends (^C) is for us, and our leaving is what ends the helper. */
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none); /* not what a thread of ours may have blocked */
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    int failed = posix_spawn(pid, path, &actions, &attributes, (char *const *)argv, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    errno = failed;
    return failed ? err_sys(e, "start %s", path) : 0;
}

int sandbox_helper_start(const struct sandbox_options *options, int *control, pid_t *helper, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(1 << 20);
    int pair[2];
    if (options->profiles_len > SANDBOX_PROFILES_MAX)
        return err_set(e, "more than %d profiles", SANDBOX_PROFILES_MAX);
    if (profiles_write(options->profiles, options->profiles_len, &text, e) < 0)
        return -1;
    CLEANUP_FD int profiles = fd_sealed("profiles", str_text(&text), text.len, e);
    if (profiles < 0)
        return -1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return err_sys(e, "socketpair");
    int result = spawn_helper(options, pair[1], profiles, helper, e);
    close(pair[1]);
    if (result < 0)
        close(pair[0]);
    else
        *control = pair[0];
    return result;
}

int sandbox_attach(const struct sandbox_options *options, int control, struct sandbox **out, struct err *e)
{
    if (options->profiles_len > SANDBOX_PROFILES_MAX) {
        close(control);
        return err_set(e, "more than %d profiles", SANDBOX_PROFILES_MAX);
    }
    struct sandbox *s = calloc(1, sizeof(*s));
    if (!s || pthread_mutex_init(&s->busy_lock, NULL) != 0)
        abort();
    s->control = control;
    for (size_t i = 0; i < options->profiles_len; i++)
        s->pooled[i] = !options->fresh && !options->profiles[i].single_use;
    *out = s;
    return 0;
}

int sandbox_open(const struct sandbox_options *options, struct sandbox **out, struct err *e)
{
    int control;
    pid_t helper;
    if (sandbox_helper_start(options, &control, &helper, e) < 0 || sandbox_attach(options, control, out, e) < 0)
        return -1;
    (*out)->helper = helper;
    return 0;
}

void sandbox_close(struct sandbox *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->idle_len; i++)
        close(s->idle[i].socket);
    close(s->control); /* the helper ends when its last client has left */
    while (s->helper > 0 && waitpid(s->helper, NULL, 0) < 0 && errno == EINTR)
        ;
    pthread_mutex_destroy(&s->busy_lock);
    free(s);
}

bool sandbox_lost(const struct sandbox *s)
{
    struct pollfd p = { s->control, 0, 0 };
    return poll(&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLERR));
}

void sandbox_closep(struct sandbox **s)
{
    sandbox_close(*s);
    *s = NULL;
}

int client_error(const struct wire_error *message, struct err *e)
{
    *e = message->err;
    e->text[sizeof(e->text) - 1] = '\0';
    return -1;
}

/* The helper's answer to a request for a cell. */
static int receive_cell(struct sandbox *s, uint32_t profile, struct client_cell *cell, struct err *e)
{
    union {
        uint32_t word;
        struct wire_cell cell;
        struct wire_error error;
    } reply;
    int fd = -1;
    size_t fds_len;
    ssize_t got = wire_receive(s->control, &reply, sizeof(reply), &fd, 1, &fds_len);
    if (got == sizeof(reply.error) && reply.word == WIRE_ERROR)
        return client_error(&reply.error, e);
    if (got != sizeof(reply.cell) || reply.word != WIRE_CELL || fds_len != 1)
        return err_set(e, "the sandbox helper ended unexpectedly");
    *cell = (struct client_cell){ profile, reply.cell.id, fd };
    return 0;
}

/* Takes in the oldest order. A failure is not told: who needs the cell asks again, and is told then. */
static void collect_order(struct sandbox *s)
{
    struct client_cell cell;
    struct err e;
    uint32_t profile = s->ordered[0];
    memmove(&s->ordered[0], &s->ordered[1], --s->ordered_len * sizeof(s->ordered[0]));
    if (receive_cell(s, profile, &cell, &e) == 0)
        client_give_cell(s, cell);
}

static void collect_orders(struct sandbox *s)
{
    while (s->ordered_len > 0)
        collect_order(s);
}

void client_order_cell(struct sandbox *s, uint32_t profile)
{
    struct wire_acquire request = { WIRE_ACQUIRE, profile };
    if (!s->pooled[profile] || s->ordered_len == CLIENT_ORDERS_MAX)
        return;
    if (wire_send(s->control, &request, sizeof(request), NULL, 0) == 0)
        s->ordered[s->ordered_len++] = profile;
}

static int acquire(struct sandbox *s, uint32_t profile, struct client_cell *cell, struct err *e)
{
    struct wire_acquire request = { WIRE_ACQUIRE, profile };
    collect_orders(s);
    if (wire_send(s->control, &request, sizeof(request), NULL, 0) < 0 && errno != EPIPE)
        return err_sys(e, "speak to the sandbox helper");
    return receive_cell(s, profile, cell, e);
}

int client_why(struct sandbox *s, uint32_t id, struct wire_outcome *o)
{
    struct wire_acquire request = { WIRE_WHY, id };
    size_t fds_len;
    collect_orders(s);
    if (wire_send(s->control, &request, sizeof(request), NULL, 0) < 0)
        return -1;
    if (wire_receive(s->control, o, sizeof(*o), NULL, 0, &fds_len) != sizeof(*o) || o->word != WIRE_OUTCOME)
        return -1;
    return o->cause == SANDBOX_CAUSE_MEMORY ? 0 : -1;
}

static bool take_idle(struct sandbox *s, uint32_t profile, struct client_cell *cell)
{
    for (size_t i = s->idle_len; i-- > 0;) {
        if (s->idle[i].profile != profile)
            continue;
        *cell = s->idle[i];
        memmove(&s->idle[i], &s->idle[i + 1], (--s->idle_len - i) * sizeof(s->idle[0]));
        return true;
    }
    return false;
}

static bool is_ordered(const struct sandbox *s, uint32_t profile)
{
    for (size_t i = 0; i < s->ordered_len; i++)
        if (s->ordered[i] == profile)
            return true;
    return false;
}

int client_take_cell(struct sandbox *s, uint32_t profile, struct client_cell *cell, bool *used, struct err *e)
{
    *used = take_idle(s, profile, cell);
    while (!*used && is_ordered(s, profile)) {
        collect_order(s);
        *used = take_idle(s, profile, cell);
    }
    return *used ? 0 : acquire(s, profile, cell, e);
}

/* Kept for the next run of its profile; the one that was not wanted for longest makes room. */
void client_give_cell(struct sandbox *s, struct client_cell cell)
{
    if (s->idle_len == CLIENT_IDLE_MAX) {
        close(s->idle[0].socket);
        memmove(&s->idle[0], &s->idle[1], --s->idle_len * sizeof(s->idle[0]));
    }
    s->idle[s->idle_len++] = cell;
}

void client_busy(struct sandbox *s, int socket)
{
    pthread_mutex_lock(&s->busy_lock);
    if (s->busy_len < CLIENT_BUSY_MAX)
        s->busy[s->busy_len++] = socket;
    pthread_mutex_unlock(&s->busy_lock);
}

void client_idle(struct sandbox *s, int socket)
{
    pthread_mutex_lock(&s->busy_lock);
    for (size_t i = 0; i < s->busy_len; i++)
        if (s->busy[i] == socket) {
            s->busy[i] = s->busy[--s->busy_len];
            break;
        }
    pthread_mutex_unlock(&s->busy_lock);
}

/* Under the lock: a socket that is in the list is open, and is the run's. */
void sandbox_kill_all(struct sandbox *s)
{
    struct wire_acquire message = { WIRE_KILL, 0 };
    pthread_mutex_lock(&s->busy_lock);
    for (size_t i = 0; i < s->busy_len; i++)
        wire_send(s->busy[i], &message, sizeof(message), NULL, 0);
    pthread_mutex_unlock(&s->busy_lock);
}
