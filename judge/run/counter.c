// SPDX-License-Identifier: MIT
/* The judge's side of counting: how a driver is started under a counter, and reading it. What the page holds was
 * written by a hostile program: it is only ever added up. */
#include "judge/run/counter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/fd.h"
#include "judge/run/count_page.h"
#include "judge/run/counter_host.h"

struct counter {
    struct session *session;
    struct count_page *page;
    int page_fd, perf; /* perf: the running driver's; -1: none */
    bool hardware;     /* else it emulates */
    struct counter_host host;
};

/* ---- the page ------------------------------------------------------------------------------------------------------
 */

static int open_page(struct counter *c, struct err *e)
{
    /* Its size is sealed: who cut it would have the judge die of SIGBUS. */
    c->page_fd = memfd_create("count", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (c->page_fd < 0 || ftruncate(c->page_fd, sizeof(struct count_page)) < 0 ||
        fcntl(c->page_fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0)
        return err_sys(e, "memfd_create");
    void *page = mmap(NULL, sizeof(struct count_page), PROT_READ | PROT_WRITE, MAP_SHARED, c->page_fd, 0);
    if (page == MAP_FAILED)
        return err_sys(e, "mmap");
    c->page = page;
    return 0;
}

int counter_open(struct session *s, struct counter **out, struct err *e)
{
    struct counter_host host;
    enum counter_means means = counter_host_look(&host, s);
    if (means != COUNTER_PERF && means != COUNTER_QEMU) {
        err_set(e, "%s%s%s", counter_lack(means)->what, counter_lack(means)->remedy ? ": " : "",
                counter_lack(means)->remedy ? counter_lack(means)->remedy : "");
        return 1;
    }
    struct counter *c = calloc(1, sizeof(*c));
    if (!c)
        abort();
    *c = (struct counter){ .session = s, .page_fd = -1, .perf = -1, .hardware = means == COUNTER_PERF, .host = host };
    if (open_page(c, e) < 0) {
        counter_close(c);
        return -1;
    }
    *out = c;
    return 0;
}

void counter_close(struct counter *c)
{
    if (!c)
        return;
    if (c->page)
        munmap(c->page, sizeof(*c->page));
    fd_closep(&c->page_fd);
    fd_closep(&c->perf);
    free(c);
}

bool counter_is_native(const struct counter *c)
{
    return c->hardware;
}

uint64_t counter_read(const struct counter *c)
{
    uint64_t count = 0;
    if (c->hardware)
        return c->perf >= 0 && read(c->perf, &count, sizeof(count)) == sizeof(count) ? count : 0;
    for (size_t i = 0; i < COUNT_LINES; i++)
        count += __atomic_load_n(&c->page->line[i][0], __ATOMIC_RELAXED);
    return count;
}

/* ---- starting ------------------------------------------------------------------------------------------------------
 */

int counter_prepare(struct counter *c, const struct language *l, struct counter_start *out, struct err *e)
{
    static const char laid[] = "./counted";
    const struct language_step *count = &l->count;
    size_t len = 0;
    fd_closep(&c->perf);
    memset(c->page, 0, sizeof(*c->page));
    *out = (struct counter_start){ .env = count->env };
    out->emulated = !c->hardware && counter_host_emulator(&c->host, c->session) == COUNTER_QEMU;
    if (out->emulated) {
        out->profile = session_profile(c->session, l, SESSION_COUNT);
        out->page = c->page_fd;
        out->program = count->program_is_artefact ? laid + 2 : NULL;
        /* The emulator, its plugin, the program's own name for itself, the program; then its arguments. */
        const char *const head[] = { c->host.qemu, "-plugin",      c->host.plugin,
                                     "-0",         count->argv[0], out->program ? laid : count->argv[0] };
        memcpy(out->argv, head, sizeof(head));
        len = COUNT(head);
    } else
        out->argv[len++] = count->argv[0];
    for (const char *const *arg = count->argv + 1; *arg; arg++) {
        if (len + 1 == COUNTER_ARGS_MAX)
            return err_set(e, "%s: more than %d arguments", l->display, COUNTER_ARGS_MAX);
        out->argv[len++] = *arg;
    }
    return 0;
}

int counter_attach(struct counter *c, pid_t pid)
{
    if (!c->hardware)
        return 0;
    c->perf = pid > 0 ? counter_perf_open(pid) : -1;
    c->hardware = c->perf >= 0;
    c->session->counting_refused = !c->hardware;
    return c->hardware ? 0 : 1;
}

/* ---- the sandbox ---------------------------------------------------------------------------------------------------
 */

static const char *const *join(const char *const *a, const char *const *b, struct arena *arena)
{
    size_t len = 0;
    for (const char *const *x = a; x && *x; x++)
        len++;
    for (const char *const *x = b; *x; x++)
        len++;
    const char **all = arena_array(arena, len + 1, sizeof(*all));
    if (!all)
        abort();
    len = 0;
    for (const char *const *x = a; x && *x; x++)
        all[len++] = *x;
    for (const char *const *x = b; *x; x++)
        all[len++] = *x;
    return all;
}

struct sandbox_profile counter_profile(const struct language *l, struct arena *a)
{
    /* What the emulator asks of the kernel beyond what every program may: nothing here may be more than it needs. */
    static const char *const syscalls[] = { NULL };
    struct counter_host host;
    struct sandbox_profile p = l->run.profile;
    char name[128];
    counter_host_find(&host);
    const char *const paths[] = { arena_strdup(a, host.qemu),
                                  "/usr/lib/*-linux-gnu",
                                  "/lib64/ld-linux-x86-64.so.2",
                                  "/lib/ld-linux-aarch64.so.1",
                                  *host.plugin ? arena_strdup(a, host.plugin) : NULL, /* then nothing is run here */
                                  NULL };
    snprintf(name, sizeof(name), "%s/count", l->name);
    p.name = arena_strdup(a, name);
    p.paths = join(p.paths, paths, a);
    p.syscalls = join(p.syscalls, syscalls, a);
    if (p.max_memory_bytes)
        p.max_memory_bytes += COUNTER_MEMORY_BYTES;
    p.work_bytes += l->artefact ? l->artefact_max_bytes : 0; /* it is laid there */
    return p;
}
