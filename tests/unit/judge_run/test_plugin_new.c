// SPDX-License-Identifier: MIT
/* The plugin under QEMU's interface version 2 (9 and later): inline for each thread, told at each system call. */
#include <fcntl.h>

#include "tests/unit/judge_run/fake_qemu.h"

SHOWN void qemu_plugin_register_vcpu_tb_exec_inline_per_vcpu(struct qemu_plugin_tb *tb, int op, struct fake_u64 at,
                                                             uint64_t n);
void qemu_plugin_register_vcpu_tb_exec_inline_per_vcpu(struct qemu_plugin_tb *tb, int op, struct fake_u64 at,
                                                       uint64_t n)
{
    ck_assert_int_eq(op, 0); /* add to a u64 */
    ck_assert_uint_eq(at.offset, 0);
    tb->each = at;
    tb->each_n = n;
}

static struct qemu_plugin_scoreboard scoreboard;
SHOWN struct qemu_plugin_scoreboard *qemu_plugin_scoreboard_new(size_t size);
struct qemu_plugin_scoreboard *qemu_plugin_scoreboard_new(size_t size)
{
    ck_assert_uint_eq(size, sizeof(uint64_t));
    return &scoreboard;
}

SHOWN uint64_t qemu_plugin_u64_get(struct fake_u64 at, unsigned thread);
uint64_t qemu_plugin_u64_get(struct fake_u64 at, unsigned thread)
{
    return at.score->of[thread];
}

static void calls_the_kernel(unsigned thread)
{
    fake.system_call(1, thread, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

START_TEST(counts_each_thread_and_tells_at_system_calls)
{
    int version = 0;
    const struct count_page *page = fake_start(&version);
    struct qemu_plugin_tb seven = { .instructions = 7 };
    ck_assert_int_eq(version, 2);
    fake.thread_made(1, 0);
    fake.thread_made(1, 1);
    fake_translate(&seven);
    ck_assert_msg(seven.each.score && !seven.called && !seven.inline_at, "never by a call");
    fake_run(&seven, 0, 100);
    ck_assert_uint_eq(fake_sum(page), 0);
    calls_the_kernel(0);
    ck_assert_uint_eq(fake_sum(page), 700);
    calls_the_kernel(0);
    ck_assert_msg(fake_sum(page) == 700, "what was told is not told again");
    fake_run(&seven, 1, 10);
    fake_run(&seven, 0, 1);
    calls_the_kernel(1);
    calls_the_kernel(0);
    ck_assert_uint_eq(fake_sum(page), 777);
    calls_the_kernel(1 << 20);
    ck_assert_msg(fake_sum(page) == 777, "a thread beyond all numbers is left out");
}
END_TEST

int main(void)
{
    return fake_main("judge/plugin, version 2", counts_each_thread_and_tells_at_system_calls);
}
