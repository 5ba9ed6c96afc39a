// SPDX-License-Identifier: MIT
/* judge/server: the small readers of a request's head (query, Host) and of the address to listen on. */
#include <check.h>
#include <string.h>
#include <unistd.h>

#include "judge/server/listen.h"
#include "judge/server/server.h"

static const struct {
    const char *why, *raw, *decoded; /* NULL: refused */
} values[] = {
    { "plain", "two-sum", "two-sum" },      { "empty", "", "" },
    { "an escape", "a%20b", "a b" },        { "both cases of hex", "%2f%2F", "//" },
    { "UTF-8", "%C3%A9", "\xc3\xa9" },      { "a percent sign", "100%25", "100%" },
    { "not undone twice", "%2541", "%41" }, { "an escape cut short", "a%2", NULL },
    { "an escape of nothing", "a%", NULL }, { "no hex", "%zz", NULL },
    { "a sign in hex", "%+1", NULL },       { "a NUL", "a%00b", NULL },
    { "a line feed", "a%0Ab", NULL },       { "DEL", "%7f", NULL },
    { "not UTF-8", "%ff", NULL },           { "an overlong slash", "%c0%af", NULL },
    { "a raw byte", "\xff", NULL },
};

START_TEST(escapes)
{
    struct arena a = ARENA(4096);
    const char *got = query_decode(values[_i].raw, strlen(values[_i].raw), &a);
    ck_assert_msg(!got == !values[_i].decoded, "%s", values[_i].why);
    if (got)
        ck_assert_str_eq(got, values[_i].decoded);
    arena_clear(&a);
}
END_TEST

START_TEST(parameters)
{
    static const char *const known[] = { "wait", "limit" };
    struct request q = { .query = { { "wait", "7" }, { "limit", "x" } }, .query_len = 2 };
    struct fault f = { 0 };
    int64_t n = 1;
    ck_assert_int_eq(query_check(&q, known, 2, &f), 0);
    ck_assert_int_eq(query_i64(&q, "wait", 0, 9, &n, &f), 0);
    ck_assert_int_eq(n, 7);
    ck_assert_int_eq(query_i64(&q, "none", 0, 9, &n, &f), 0);
    ck_assert_int_eq(n, 7);
    ck_assert_int_eq(query_i64(&q, "wait", 0, 6, &n, &f), -1);
    ck_assert_int_eq(query_i64(&q, "limit", 0, 9, &n, &f), -1);
    ck_assert_int_eq(f.status, 400);
    ck_assert_str_eq(f.field, "limit");
    q.query[1].name = "wait";
    ck_assert_int_eq(query_check(&q, known, 2, &f), -1);
    ck_assert_str_eq(f.detail, "given twice");
    q.query[1].name = "waits";
    ck_assert_int_eq(query_check(&q, known, 2, &f), -1);
    ck_assert_str_eq(f.detail, "no such parameter (did you mean \"wait\"?)");
}
END_TEST

static const struct {
    const char *why, *host;
    bool loopback;
} hosts[] = {
    { "none", NULL, false },
    { "empty", "", false },
    { "an address", "127.0.0.1", true },
    { "and a port", "127.0.0.1:8080", true },
    { "all of 127/8 is loopback", "127.1.2.3:1", true },
    { "the name", "localhost:8080", true },
    { "in any case", "LocalHost", true },
    { "IPv6", "[::1]:8080", true },
    { "another's name", "evil.example", false },
    { "a name that begins like it", "localhost.evil.example", false },
    { "a name that begins like the address", "127.0.0.1.evil.example", false },
    { "five numbers", "127.0.0.1.1", false },
    { "a short form", "127.1", false },
    { "another address", "192.168.0.1", false },
    { "another IPv6", "[::2]", false },
    { "no number as port", "localhost:x", false },
    { "a port that is too long", "localhost:123456", false },
    { "a user before it", "x@localhost", false },
    { "a dot behind it", "localhost.", false },
};

START_TEST(host_headers)
{
    ck_assert_msg(auth_host_is_loopback(hosts[_i].host) == hosts[_i].loopback, "%s", hosts[_i].why);
}
END_TEST

static const struct {
    const char *why, *where;
    bool opened, loopback;
} listens[] = {
    { "loopback", "127.0.0.1:0", true, true },
    { "its name", "localhost:0", true, true },
    { "everywhere", "0.0.0.0:0", true, false },
    { "IPv6 loopback", "[::1]:0", true, true },
    { "a name: it could mean another address tomorrow", "example.org:0", false, false },
    { "no port", "127.0.0.1", false, false },
    { "no address", ":8080", false, false },
    { "IPv6 without brackets", "::1:80", false, false },
    { "a port that is a name", "127.0.0.1:http", false, false },
};

START_TEST(listening)
{
    struct err e = { 0 };
    int fd = -1;
    bool loopback = false;
    uint16_t port = 0;
    int result = listen_open(listens[_i].where, &fd, &e);
    if (result < 0 && listens[_i].opened && strchr(listens[_i].where, '[')) /* a host without IPv6 */
        return;
    ck_assert_msg((result == 0) == listens[_i].opened, "%s: %s", listens[_i].why, e.text);
    if (result < 0)
        return;
    ck_assert_int_eq(listen_look(fd, &loopback, &port, &e), 0);
    ck_assert_msg(loopback == listens[_i].loopback, "%s", listens[_i].why);
    ck_assert_uint_ne(port, 0);
    close(fd);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("request");
    TCase *tc = tcase_create("request");
    tcase_add_loop_test(tc, escapes, 0, (int)COUNT(values));
    tcase_add_test(tc, parameters);
    tcase_add_loop_test(tc, host_headers, 0, (int)COUNT(hosts));
    tcase_add_loop_test(tc, listening, 0, (int)COUNT(listens));
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
