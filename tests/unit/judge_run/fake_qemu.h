// SPDX-License-Identifier: MIT
/* An emulator for the plugin that counts: it "runs" blocks of so many instructions as a thread of its choice. The test
 * that includes it says which version of QEMU's interface it is. */
#ifndef GAVEL_TESTS_FAKE_QEMU_H
#define GAVEL_TESTS_FAKE_QEMU_H

#include <check.h>
#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "judge/run/count_page.h"
#include "judge/run/counter_host.h"

#define SHOWN __attribute__((visibility("default")))

enum { FAKE_THREADS = 100 };
struct qemu_plugin_scoreboard {
    uint64_t of[FAKE_THREADS];
};
struct fake_u64 {
    struct qemu_plugin_scoreboard *score;
    size_t offset;
};

/* One translated block, and what the plugin asked to have done when it runs. */
struct qemu_plugin_tb {
    size_t instructions;
    uint64_t *inline_at, inline_n;
    struct fake_u64 each;
    uint64_t each_n;
    void (*called)(unsigned thread, void *data);
    void *data;
};

static struct {
    void (*translated)(uint64_t id, struct qemu_plugin_tb *tb);
    void (*thread_made)(uint64_t id, unsigned thread);
    void (*system_call)(uint64_t id, unsigned thread, int64_t number, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                        uint64_t, uint64_t, uint64_t);
} fake;

SHOWN void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t id, void (*f)(uint64_t, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t id UNUSED, void (*f)(uint64_t, struct qemu_plugin_tb *))
{
    fake.translated = f;
}

SHOWN void qemu_plugin_register_vcpu_init_cb(uint64_t id, void (*f)(uint64_t, unsigned));
void qemu_plugin_register_vcpu_init_cb(uint64_t id UNUSED, void (*f)(uint64_t, unsigned))
{
    fake.thread_made = f;
}

SHOWN void qemu_plugin_register_vcpu_syscall_cb(uint64_t id, __typeof__(fake.system_call) f);
void qemu_plugin_register_vcpu_syscall_cb(uint64_t id UNUSED, __typeof__(fake.system_call) f)
{
    fake.system_call = f;
}

SHOWN void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *tb, void (*f)(unsigned, void *), int flags,
                                                void *data);
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *tb, void (*f)(unsigned, void *), int flags UNUSED,
                                          void *data)
{
    tb->called = f;
    tb->data = data;
}

SHOWN size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb)
{
    return tb->instructions;
}

/* Loads the plugin as an emulator does. Returns the page; *version is what the plugin says that it needs. */
static const struct count_page *fake_start(int *version)
{
    struct counter_host host;
    int fd = memfd_create("count", 0);
    ck_assert_int_eq(ftruncate(fd, sizeof(struct count_page)), 0);
    const struct count_page *page = mmap(NULL, sizeof(*page), PROT_READ, MAP_SHARED, fd, 0);
    ck_assert(page != MAP_FAILED);
    if (fd != COUNT_FD)
        ck_assert_int_eq(dup2(fd, COUNT_FD), COUNT_FD);
    counter_host_find(&host);
    ck_assert_msg(*host.plugin, "the plugin is not beside the tests");
    void *plugin = dlopen(host.plugin, RTLD_NOW);
    ck_assert_msg(plugin != NULL, "%s", dlerror());
    *version = *(int *)dlsym(plugin, "qemu_plugin_version");
    int (*install)(uint64_t, const void *, int, char **);
    *(void **)&install = dlsym(plugin, "qemu_plugin_install");
    ck_assert_int_eq(install(1, NULL, 0, NULL), 0);
    ck_assert_msg(fcntl(COUNT_FD, F_GETFD) < 0, "the program would find the page's descriptor");
    return page;
}

static void fake_translate(struct qemu_plugin_tb *tb)
{
    *tb = (struct qemu_plugin_tb){ .instructions = tb->instructions };
    fake.translated(1, tb);
}

static void fake_run(const struct qemu_plugin_tb *tb, unsigned thread, uint64_t times)
{
    for (uint64_t i = 0; i < times; i++) {
        if (tb->inline_at)
            *tb->inline_at += tb->inline_n;
        if (tb->each.score)
            tb->each.score->of[thread] += tb->each_n;
        if (tb->called)
            tb->called(thread, tb->data);
    }
}

static uint64_t fake_sum(const struct count_page *page)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < COUNT_LINES; i++)
        sum += page->line[i][0];
    return sum;
}

static int fake_main(const char *name, const TTest *test)
{
    Suite *s = suite_create(name);
    TCase *c = tcase_create(name);
    tcase_add_test(c, test);
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
