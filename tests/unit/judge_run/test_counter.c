// SPDX-License-Identifier: MIT
/* judge/run counter: which means serves, with a kernel that grants its counter, that grants it for some, and that does
 * not; how a driver is started under each; and what language.yaml may change for it. */
#include "judge/run/counter.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "judge/run/count_page.h"
#include "judge/run/counter_host.h"

static uint64_t fake_count;
static bool fake_own, fake_other;

/* As the kernel's: reading gives eight bytes. */
static int fake_perf(pid_t pid)
{
    if (!(pid == 0 ? fake_own : fake_other)) {
        errno = EACCES;
        return -1;
    }
    int fd = memfd_create("perf", 0);
    ck_assert_int_eq(pwrite(fd, &fake_count, sizeof(fake_count), 0), sizeof(fake_count));
    return fd;
}

static struct languages *languages;
static struct session session;

static void set_up(void)
{
    static const char *const argv[] = { "/usr/bin/slow", "-x", "driver", NULL };
    static const char *const env[] = { "A=1", NULL };
    counter_perf_open = fake_perf;
    languages = calloc(1, sizeof(*languages));
    languages->len = 2;
    languages->at[1].count = (struct language_step){ .argv = argv, .env = env };
    languages->at[1].display = "Slow";
    session = (struct session){ .languages = languages, .counting_emulator = 1 + COUNTER_QEMU };
}

static void tear_down(void)
{
    free(languages);
}

START_TEST(the_kernels_counter_serves_where_it_is_granted)
{
    struct counter *c;
    struct counter_start start;
    struct err e;
    fake_own = fake_other = true;
    ck_assert_int_eq(counter_open(&session, &c, &e), 0);
    ck_assert(counter_is_native(c));
    ck_assert_int_eq(counter_prepare(c, &languages->at[1], &start, &e), 0);
    ck_assert_msg(!start.emulated && strcmp(start.argv[0], "/usr/bin/slow") == 0 && !start.argv[3], "as it is");
    ck_assert_str_eq(start.env[0], "A=1");
    ck_assert_uint_eq(counter_read(c), 0);
    fake_count = 12345;
    ck_assert_int_eq(counter_attach(c, 1), 0);
    ck_assert_uint_eq(counter_read(c), 12345);
    counter_close(c);
}
END_TEST

/* The kernel grants this process its counter, and refuses any other's. */
static struct counter *half_granted(struct counter_start *start)
{
    struct counter *c;
    struct err e;
    fake_own = true;
    fake_other = false;
    ck_assert_int_eq(counter_open(&session, &c, &e), 0);
    ck_assert(counter_is_native(c));
    ck_assert_int_eq(counter_attach(c, 1), 1);
    ck_assert(!counter_is_native(c));
    ck_assert_int_eq(counter_prepare(c, &languages->at[1], start, &e), 0);
    return c;
}

START_TEST(it_emulates_where_the_kernel_refuses_another_process)
{
    struct counter_start start;
    struct counter *c = half_granted(&start);
    ck_assert(start.emulated);
    ck_assert_uint_eq(start.profile, session_profile(&session, &languages->at[1], SESSION_COUNT));
    static const char *const wanted[] = { "-0", "/usr/bin/slow", "/usr/bin/slow", "-x", "driver", NULL };
    for (size_t i = 0; i < COUNT(wanted); i++)
        ck_assert_pstr_eq(start.argv[3 + i], wanted[i]);
    ck_assert_ptr_null(start.program);
    counter_close(c);
}
END_TEST

START_TEST(it_goes_on_uncounted_where_there_is_no_emulator_either)
{
    struct counter_start start;
    session.counting_emulator = 1 + COUNTER_NO_QEMU;
    struct counter *c = half_granted(&start);
    ck_assert(!start.emulated);
    ck_assert_str_eq(start.argv[0], "/usr/bin/slow");
    ck_assert_msg(counter_attach(c, 1) == 0, "or the driver would be started for ever");
    ck_assert_uint_eq(counter_read(c), 0);
    counter_close(c);
    struct err e;
    ck_assert_msg(counter_open(&session, &c, &e) == 1, "the next one is told at once");
    ck_assert_ptr_nonnull(strstr(e.text, "not installed: apt-get install qemu-user"));
}
END_TEST

START_TEST(a_compiled_program_is_laid_for_the_emulator_to_open)
{
    struct counter_start start;
    languages->at[1].count.program_is_artefact = true;
    struct counter *c = half_granted(&start);
    ck_assert_pstr_eq(start.argv[4], "/usr/bin/slow");
    ck_assert_pstr_eq(start.argv[5], "./counted");
    ck_assert_pstr_eq(start.program, "counted");
    counter_close(c);
}
END_TEST

/* The page is what a program writes to: its lines are added up, it starts at zero, and its size is sealed. */
START_TEST(the_page_is_added_up_and_cannot_be_cut)
{
    struct counter_start start;
    struct err e;
    struct counter *c = half_granted(&start);
    struct count_page page = { 0 };
    page.line[0][0] = 5;
    page.line[COUNT_LINES - 1][0] = 7;
    page.line[3][1] = 100; /* not used: only the first of each line */
    ck_assert_int_eq(pwrite(start.page, &page, sizeof(page), 0), sizeof(page));
    ck_assert_uint_eq(counter_read(c), 12);
    ck_assert_int_lt(ftruncate(start.page, 0), 0);
    ck_assert_int_lt(fcntl(start.page, F_ADD_SEALS, F_SEAL_WRITE), 0);
    ck_assert_int_eq(counter_prepare(c, &languages->at[1], &start, &e), 0);
    ck_assert_uint_eq(counter_read(c), 0);
    counter_close(c);
}
END_TEST

START_TEST(a_lack_is_told_with_what_mends_it)
{
    struct counter_host host;
    fake_own = false;
    session.options.weak = true;
    session.counting_emulator = 0;
    ck_assert_int_eq(counter_host_look(&host, &session), COUNTER_WEAK);
    for (int means = COUNTER_NO_QEMU; means < COUNTER_MEANS; means++)
        ck_assert_ptr_nonnull(counter_lack((enum counter_means)means)->what);
    fake_own = true;
    ck_assert_int_eq(counter_host_look(&host, &session), COUNTER_PERF);
    session.options.force_emulator = true;
    ck_assert_int_ne(counter_host_look(&host, &session), COUNTER_PERF);
}
END_TEST

#define YAML_HEAD                                                                     \
    "display: Toy\nextensions: [toy]\nsource: a.toy\ntoolchain: [/bin/sh]\nglue: x\n" \
    "run:\n  command: [/bin/sh, driver]\n  env: {A: \"1\", AB: \"2\"}\n"

static const struct {
    const char *why, *count, *argv1, *env[4], *error;
} yaml_rows[] = {
    { "nothing said: as the run", "", "driver", { "A=1", "AB=2" }, NULL },
    { "a variable is added", "count:\n  env: {C: \"3\"}\n", "driver", { "A=1", "AB=2", "C=3" }, NULL },
    { "one is replaced, not one that begins like it",
      "count:\n  env: {A: \"9\"}\n",
      "driver",
      { "AB=2", "A=9" },
      NULL },
    { "another command", "count:\n  command: [/bin/sh, plain]\n", "plain", { "A=1", "AB=2" }, NULL },
    { "an unknown key", "count:\n  arguments: [x]\n", NULL, { NULL }, "\"arguments\" is not a key" },
    { "no mapping", "count: [x]\n", NULL, { NULL }, "count" },
};

START_TEST(a_language_says_what_counting_changes)
{
    char folder[] = "/tmp/gavel-test-XXXXXX", path[64], text[1024];
    struct language l;
    struct err e = { 0 };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/toy", folder);
    ck_assert_int_eq(file_make_dirs(path, 0700, &e), 0);
    snprintf(path, sizeof(path), "%s/toy/language.yaml", folder);
    snprintf(text, sizeof(text), "%s%s", YAML_HEAD, yaml_rows[_i].count);
    ck_assert_int_eq(file_write_at(AT_FDCWD, path, text, strlen(text), 0600, &e), 0);
    int result = language_load(&l, folder, "toy", &e);
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    rmdir(folder);
    ck_assert_msg((result < 0) == (yaml_rows[_i].error != NULL), "%s: %s", yaml_rows[_i].why, e.text);
    if (yaml_rows[_i].error) {
        ck_assert_msg(strstr(e.text, yaml_rows[_i].error) != NULL, "%s: %s", yaml_rows[_i].why, e.text);
    } else {
        ck_assert_str_eq(l.count.argv[1], yaml_rows[_i].argv1);
        ck_assert_str_eq(l.run.argv[1], "driver");
        for (size_t i = 0; i < COUNT(yaml_rows[_i].env); i++) {
            ck_assert_pstr_eq(l.count.env[i], yaml_rows[_i].env[i]);
            if (!yaml_rows[_i].env[i])
                break;
        }
    }
    language_clear(&l);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("judge/run counter");
    TCase *c = tcase_create("counter");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, the_kernels_counter_serves_where_it_is_granted);
    tcase_add_test(c, it_emulates_where_the_kernel_refuses_another_process);
    tcase_add_test(c, it_goes_on_uncounted_where_there_is_no_emulator_either);
    tcase_add_test(c, a_compiled_program_is_laid_for_the_emulator_to_open);
    tcase_add_test(c, the_page_is_added_up_and_cannot_be_cut);
    tcase_add_test(c, a_lack_is_told_with_what_mends_it);
    tcase_add_loop_test(c, a_language_says_what_counting_changes, 0, COUNT(yaml_rows));
    suite_add_tcase(s, c);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
