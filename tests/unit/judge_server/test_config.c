// SPDX-License-Identifier: MIT
/* judge/server/config: one file, and flags and environment above it. */
#include "judge/server/config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *why, *text;
    const char *error; /* NULL: accepted; else how it begins */
} files[] = {
    { "nothing", "", "f:1:1" },
    { "an empty mapping", "{}", NULL },
    { "only comments and null", "# x\n~\n", NULL },
    { "one of each kind", "listen: \"0.0.0.0:80\"\nworkers: 4\nretain: 90d\nbody_max: 2M\ndebug: true\n", NULL },
    { "a quoted number", "workers: \"4\"", NULL },
    { "an unknown key", "listen: a:1\nworker: 4\n", "f:2:1: \"worker\" is not" },
    { "a key twice", "workers: 4\nworkers: 5\n", "f:2:1" },
    { "no mapping", "- a\n", "f:1:1" },
    { "a list for a value", "workers: [4]\n", "f:1:10" },
    { "a mapping for a value", "workers:\n  a: 1\n", "f:2:3" },
    { "a number that is none", "\nworkers: four\n", "f:2:10: workers: \"four\"" },
    { "a number out of bounds", "workers: 257\n", "f:1:10: workers: \"257\" is not between" },
    { "a negative number", "workers: -1\n", "f:1:10" },
    { "a time without a unit", "lease: 30\n", "f:1:8: lease: \"30\"" },
    { "a time that is too short", "lease: 1ms\n", "f:1:8" },
    { "a size with a wrong unit", "body_max: 2X\n", "f:1:11" },
    { "yes is not true", "debug: yes\n", "f:1:8: debug: \"yes\" is neither" },
    { "a control character", "node: \"a\\tb\"\n", "f:1:7: node" },
    { "a NUL", "node: \"a\\0b\"\n", "f:1:7" },
    { "an alias", "node: &a x\nuser: *a\n", "f:1:" },
    { "broken YAML", "node: [\n", "f:2:1" },
};

START_TEST(files_are_checked)
{
    struct config c;
    struct err e = { 0 };
    int result = config_parse(files[_i].text, strlen(files[_i].text), "f", &c, &e);
    ck_assert_msg(result == (files[_i].error ? -1 : 0), "%s: %s", files[_i].why, e.text);
    ck_assert_msg(!files[_i].error || strncmp(e.text, files[_i].error, strlen(files[_i].error)) == 0, "%s: %s",
                  files[_i].why, e.text);
    config_clear(&c);
}
END_TEST

static const struct {
    const char *why, *variable, *flags[3];
    const char *error; /* NULL: accepted; else a part of it */
    uint64_t workers;
} calls[] = {
    { "the default", NULL, { NULL }, NULL, 0 },
    { "the environment", "3", { NULL }, NULL, 3 },
    { "a flag beats it", "3", { "--workers", "4" }, NULL, 4 },
    { "a wrong variable is named", "x", { NULL }, "GAVELD_WORKERS: \"x\"", 0 },
    { "a wrong flag is named", NULL, { "--workers", "x" }, "--workers: \"x\"", 0 },
    { "an unknown flag", NULL, { "--worker", "4", "--x" }, "unknown option --x", 0 },
    { "an operand", NULL, { "start" }, "takes no operands", 0 },
    { "no port", NULL, { "--listen", "127.0.0.1" }, "is not ADDRESS:PORT", 0 },
    { "a port that is none", NULL, { "--listen", "127.0.0.1:http" }, "listen: the port", 0 },
    { "a store of another kind", NULL, { "--store", "mysql://x" }, "is neither sqlite:PATH", 0 },
    { "sizes that contradict", NULL, { "--body-max", "1K" }, "body_max is smaller", 0 },
};

START_TEST(flags_beat_the_environment)
{
    char *argv[6] = { (char *)(uintptr_t) "gaveld", (char *)(uintptr_t) "--config", (char *)(uintptr_t) "/dev/null" };
    struct config c;
    struct config_call call;
    struct err e = { 0 };
    int argc = 1;
    for (size_t i = 0; i < 3 && calls[_i].flags[i]; i++)
        argv[argc++] = (char *)(uintptr_t)calls[_i].flags[i];
    unsetenv("GAVELD_WORKERS");
    if (calls[_i].variable)
        setenv("GAVELD_WORKERS", calls[_i].variable, 1);
    int result = config_load(argc, argv, &c, &call, &e);
    unsetenv("GAVELD_WORKERS");
    ck_assert_msg(result == (calls[_i].error ? -1 : 0), "%s: %s", calls[_i].why, e.text);
    ck_assert_msg(!calls[_i].error || strstr(e.text, calls[_i].error), "%s: %s", calls[_i].why, e.text);
    if (result == 0 && calls[_i].workers)
        ck_assert_uint_eq(c.workers, calls[_i].workers);
    if (result == 0)
        ck_assert_uint_ge(c.workers, 1);
    config_clear(&c);
}
END_TEST

START_TEST(what_follows_from_data)
{
    char *argv[] = { (char *)(uintptr_t) "gaveld", (char *)(uintptr_t) "--data", (char *)(uintptr_t) "/srv/x", NULL };
    struct config c;
    struct config_call call;
    struct err e;
    ck_assert_int_eq(config_load(3, argv, &c, &call, &e), 0);
    ck_assert_str_eq(c.store, "sqlite:/srv/x/gavel.db");
    ck_assert_str_eq(c.cache, "/srv/x/cache");
    ck_assert_str_eq(c.webhook_secret_file, "/srv/x/webhook.secret");
    ck_assert_str_ne(c.node, "");
    config_clear(&c);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("config");
    TCase *tc = tcase_create("config");
    tcase_add_loop_test(tc, files_are_checked, 0, (int)COUNT(files));
    tcase_add_loop_test(tc, flags_beat_the_environment, 0, (int)COUNT(calls));
    tcase_add_test(tc, what_follows_from_data);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
