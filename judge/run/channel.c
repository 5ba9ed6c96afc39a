// SPDX-License-Identifier: MIT
/* Pipes to a process that may do anything: never block on it, never read more than was asked for. */
#include "judge/run/channel.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"

/* How long to sleep before the clocks are looked at again: CPU passes no faster than wall time on one core, and the
 * kernel's own limit stands behind a process that uses several. */
static int wait_ms(const struct channel *c, enum channel_end *end)
{
    uint64_t cpu = 0, now = clock_now_ns();
    if (sandbox_run_cpu_ns(c->run, &cpu) == 0 && cpu >= c->cpu_end_ns) {
        *end = CHANNEL_CPU;
        return -1;
    }
    if (now >= c->wall_end_ns) {
        *end = CHANNEL_WALL;
        return -1;
    }
    uint64_t left = c->cpu_end_ns - cpu;
    if (c->wall_end_ns - now < left)
        left = c->wall_end_ns - now;
    return (int)(left / NS_PER_MS + 1);
}

/* Waits until the descriptor is ready for events. A process that has ended closes its ends, which poll shows too. */
static enum channel_end await(const struct channel *c, int fd, short events)
{
    for (;;) {
        enum channel_end end = CHANNEL_OK;
        int timeout = wait_ms(c, &end);
        if (timeout < 0)
            return end;
        struct pollfd p = { fd, events, 0 };
        if (poll(&p, 1, timeout) > 0)
            return CHANNEL_OK;
    }
}

static enum channel_end write_all(struct channel *c, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t put = write(c->to, bytes, size);
        if (put > 0) {
            bytes += put;
            size -= (size_t)put;
            continue;
        }
        if (put < 0 && errno != EAGAIN && errno != EINTR)
            return CHANNEL_CLOSED;
        enum channel_end end = await(c, c->to, POLLOUT);
        if (end != CHANNEL_OK)
            return end;
    }
    return CHANNEL_OK;
}

enum channel_end channel_send(struct channel *c, const char *word, size_t number, const char *payload, size_t len)
{
    char head[FRAME_HEAD_MAX];
    int head_len = snprintf(head, sizeof(head), "%s %zu %zu\n", word, number, len);
    enum channel_end end = write_all(c, head, (size_t)head_len);
    return end == CHANNEL_OK && len > 0 ? write_all(c, payload, len) : end;
}

/* Reads at least one byte. */
static enum channel_end read_some(struct channel *c, char *bytes, size_t size, size_t *got)
{
    for (;;) {
        ssize_t n = read(c->from, bytes, size);
        if (n > 0) {
            *got = (size_t)n;
            return CHANNEL_OK;
        }
        if (n == 0 || (errno != EAGAIN && errno != EINTR))
            return CHANNEL_CLOSED;
        enum channel_end end = await(c, c->from, POLLIN);
        if (end != CHANNEL_OK)
            return end;
    }
}

static enum channel_end read_payload(struct channel *c, uint64_t len, struct str *payload)
{
    static const size_t block = 64 * 1024;
    char buffer[64 * 1024];
    str_addn(payload, c->ahead, c->ahead_len < len ? c->ahead_len : len);
    if (c->ahead_len > len)
        return CHANNEL_BAD; /* more than one frame at once: nobody asked for the second */
    c->ahead_len = 0;
    while (payload->len < len && !payload->failed) {
        size_t want = len - payload->len < block ? len - payload->len : block, got;
        enum channel_end end = read_some(c, buffer, want, &got);
        if (end != CHANNEL_OK)
            return end;
        str_addn(payload, buffer, got);
    }
    return CHANNEL_OK;
}

enum channel_end channel_receive(struct channel *c, struct frame *f, struct str *payload, size_t max)
{
    size_t used = 0, got;
    int parsed;
    c->ahead_len = 0;
    while ((parsed = frame_parse(c->ahead, c->ahead_len, f, &used)) == 0) {
        enum channel_end end = read_some(c, c->ahead + c->ahead_len, sizeof(c->ahead) - c->ahead_len, &got);
        if (end != CHANNEL_OK)
            return end;
        c->ahead_len += got;
    }
    if (parsed < 0)
        return CHANNEL_BAD;
    memmove(c->ahead, c->ahead + used, c->ahead_len - used);
    c->ahead_len -= used;
    if (f->len > max)
        return CHANNEL_TOO_LONG;
    str_clear(payload);
    payload->max = max + 1;
    return read_payload(c, f->len, payload);
}

bool channel_unasked(struct channel *c)
{
    struct pollfd p = { c->from, POLLIN, 0 };
    return c->ahead_len > 0 || (poll(&p, 1, 0) > 0 && (p.revents & POLLIN));
}

/* The state of one thread: 'S' is blocked. 0 when it is gone. */
static char thread_state(int tasks, const char *tid)
{
    char path[300], text[512];
    snprintf(path, sizeof(path), "%s/stat", tid);
    CLEANUP_FD int fd = openat(tasks, path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
    if (len <= 0)
        return 0;
    text[len] = '\0';
    const char *after = strrchr(text, ')'); /* the name may hold anything */
    return after && after[1] ? after[2] : 0;
}

static bool all_blocked(pid_t pid)
{
    char path[64];
    bool running = false;
    snprintf(path, sizeof(path), "/proc/%d/task", pid);
    DIR *dir = pid > 0 ? opendir(path) : NULL;
    if (!dir)
        return true; /* it has ended, or there is no /proc to look at */
    for (struct dirent *entry; !running && (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            running = thread_state(dirfd(dir), entry->d_name) == 'R';
    closedir(dir);
    return !running;
}

enum channel_end channel_settle(struct channel *c, uint64_t *cpu_ns)
{
    enum channel_end end = CHANNEL_OK;
    /* Mostly it blocks within microseconds of its write; who goes on running is charged until he stops. */
    for (unsigned looks = 0; !all_blocked(sandbox_run_pid(c->run)); looks++) {
        if (wait_ms(c, &end) < 0)
            return end;
        struct timespec nap = { 0, looks < 50 ? 20000 : 500000 };
        nanosleep(&nap, NULL);
    }
    sandbox_run_cpu_ns(c->run, cpu_ns);
    return CHANNEL_OK;
}

static uint64_t status_bytes(const char *text, const char *key)
{
    unsigned long long kilobytes;
    const char *at = strstr(text, key);
    return at && sscanf(at + strlen(key), ": %llu kB", &kilobytes) == 1 ? kilobytes * 1024 : 0;
}

struct channel_memory channel_memory(const struct channel *c)
{
    char path[64], text[4096];
    snprintf(path, sizeof(path), "/proc/%d/status", sandbox_run_pid(c->run));
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
    if (len <= 0)
        return (struct channel_memory){ 0, 0 };
    text[len] = '\0';
    return (struct channel_memory){ status_bytes(text, "\nVmHWM"), status_bytes(text, "\nVmRSS") };
}
