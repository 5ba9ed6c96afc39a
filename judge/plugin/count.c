// SPDX-License-Identifier: MIT
/* A plugin for QEMU's user mode: adds the instructions of every translation block that runs to a page that the judge
 * maps too. It lives in the emulator's process, and so in the program's: what it counts is a hint, never a limit.
 *
 * No QEMU headers are packaged, so the few functions of its plugin interface are declared here. Version 1 (QEMU 4.2 to
 * 8) adds inline to one address: exact for one thread, and from the second on a call for each block adds for each
 * thread apart. Version 2 (QEMU 9 and later) adds inline for each thread, to memory of its own, which is copied to the
 * page at every system call: a program that waits for the judge has made one. */
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "judge/run/count_page.h"

#define UNUSED __attribute__((unused))
#define SYSTEM_CALL_ARGUMENTS                                                                           \
    uint64_t a1 UNUSED, uint64_t a2 UNUSED, uint64_t a3 UNUSED, uint64_t a4 UNUSED, uint64_t a5 UNUSED, \
        uint64_t a6 UNUSED, uint64_t a7 UNUSED, uint64_t a8 UNUSED
#define SHOWN __attribute__((visibility("default")))

struct qemu_plugin_tb;
struct qemu_plugin_scoreboard;
struct qemu_plugin_u64 {
    struct qemu_plugin_scoreboard *score;
    size_t offset;
};
typedef void block_translated(uint64_t id, struct qemu_plugin_tb *tb);
typedef void thread_event(uint64_t id, unsigned thread);
typedef void block_runs(unsigned thread, void *data);
typedef void system_call(uint64_t id, unsigned thread, int64_t number, SYSTEM_CALL_ARGUMENTS);
enum { NO_REGISTERS = 0, ADD_U64 = 0, THREADS_MAX = 4096 };

extern void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t id, block_translated *f);
extern void qemu_plugin_register_vcpu_init_cb(uint64_t id, thread_event *f);
extern void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *tb, block_runs *f, int flags, void *data);
extern void qemu_plugin_register_vcpu_syscall_cb(uint64_t id, system_call *f);
extern size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);

/* Those that only one of the two versions has. */
static struct {
    void (*add_inline)(struct qemu_plugin_tb *tb, int op, void *at, uint64_t n);
    void (*add_inline_each)(struct qemu_plugin_tb *tb, int op, struct qemu_plugin_u64 at, uint64_t n);
    struct qemu_plugin_scoreboard *(*new_scoreboard)(size_t size);
    uint64_t (*get)(struct qemu_plugin_u64 at, unsigned thread);
} host;

/* QEMU looks at it after it has loaded the plugin: by then `find_host` has run. */
SHOWN extern int qemu_plugin_version;
int qemu_plugin_version = 1;

static struct count_page *page;
static struct qemu_plugin_u64 each;
static unsigned threads;
static uint64_t told[THREADS_MAX]; /* version 2: how much of each thread is on the page */

static void *find(const char *name)
{
    return dlsym(RTLD_DEFAULT, name);
}

__attribute__((constructor)) static void find_host(void)
{
    *(void **)&host.add_inline = find("qemu_plugin_register_vcpu_tb_exec_inline");
    *(void **)&host.add_inline_each = find("qemu_plugin_register_vcpu_tb_exec_inline_per_vcpu");
    *(void **)&host.new_scoreboard = find("qemu_plugin_scoreboard_new");
    *(void **)&host.get = find("qemu_plugin_u64_get");
    if (host.add_inline_each && host.new_scoreboard && host.get)
        qemu_plugin_version = 2;
}

static uint64_t *line_of(unsigned thread)
{
    return &page->line[1 + thread % (COUNT_LINES - 1)][0];
}

static void add_called(unsigned thread, void *n)
{
    __atomic_fetch_add(line_of(thread), (uint64_t)(uintptr_t)n, __ATOMIC_RELAXED);
}

/* QEMU translates everything anew when the second thread is made, for it then needs other code itself. */
static void translated(uint64_t id UNUSED, struct qemu_plugin_tb *tb)
{
    uint64_t n = qemu_plugin_tb_n_insns(tb);
    if (qemu_plugin_version == 2)
        host.add_inline_each(tb, ADD_U64, each, n);
    else if (threads > 1 || !host.add_inline)
        qemu_plugin_register_vcpu_tb_exec_cb(tb, add_called, NO_REGISTERS, (void *)(uintptr_t)n);
    else
        host.add_inline(tb, ADD_U64, page->line[0], n);
}

static void thread_made(uint64_t id UNUSED, unsigned thread UNUSED)
{
    __atomic_fetch_add(&threads, 1, __ATOMIC_RELAXED);
}

static void copy_out(uint64_t id UNUSED, unsigned thread, int64_t number UNUSED, SYSTEM_CALL_ARGUMENTS)
{
    if (thread >= THREADS_MAX)
        return;
    uint64_t now = host.get(each, thread);
    __atomic_fetch_add(line_of(thread), now - told[thread], __ATOMIC_RELAXED);
    told[thread] = now;
}

SHOWN int qemu_plugin_install(uint64_t id, const void *info, int argc, char **argv);
int qemu_plugin_install(uint64_t id, const void *info UNUSED, int argc UNUSED, char **argv UNUSED)
{
    page = mmap(NULL, sizeof(*page), PROT_READ | PROT_WRITE, MAP_SHARED, COUNT_FD, 0);
    if (page == MAP_FAILED)
        return -1;
    close(COUNT_FD);
    qemu_plugin_register_vcpu_init_cb(id, thread_made);
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    if (qemu_plugin_version == 2) {
        each.score = host.new_scoreboard(sizeof(uint64_t));
        qemu_plugin_register_vcpu_syscall_cb(id, copy_out);
    }
    return 0;
}
