// SPDX-License-Identifier: MIT
/* The plugin under QEMU's interface version 1 (4.2 to 8): inline for one thread, by a call for several. */
#include <fcntl.h>

#include "tests/unit/judge_run/fake_qemu.h"

SHOWN void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *tb, int op, void *at, uint64_t n);
void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *tb, int op, void *at, uint64_t n)
{
    ck_assert_int_eq(op, 0); /* add to a u64 */
    tb->inline_at = at;
    tb->inline_n = n;
}

START_TEST(counts_one_thread_inline_and_several_apart)
{
    int version = 0;
    const struct count_page *page = fake_start(&version);
    struct qemu_plugin_tb seven = { .instructions = 7 }, three = { .instructions = 3 };
    ck_assert_int_eq(version, 1);
    ck_assert_ptr_null(fake.system_call);
    fake.thread_made(1, 0);
    fake_translate(&seven);
    ck_assert_msg(seven.inline_at && !seven.called, "one thread is counted without a call");
    fake_run(&seven, 0, 1000);
    ck_assert_uint_eq(fake_sum(page), 7000);
    ck_assert_uint_eq(page->line[0][0], 7000);

    fake.thread_made(1, 1);
    fake_translate(&seven);
    fake_translate(&three);
    ck_assert_msg(!seven.inline_at && seven.called, "two threads adding to one place would lose some");
    fake_run(&seven, 0, 10);
    fake_run(&three, 1, 10);
    ck_assert_uint_eq(fake_sum(page), 7100);
    ck_assert_uint_eq(page->line[1][0], 70);
    ck_assert_uint_eq(page->line[2][0], 30);
    fake_run(&three, FAKE_THREADS - 1, 5);
    ck_assert_uint_eq(fake_sum(page), 7115);
}
END_TEST

int main(void)
{
    return fake_main("judge/plugin, version 1", counts_one_thread_inline_and_several_apart);
}
