// SPDX-License-Identifier: MIT
/* judge/http/sse and the check of URLs: what a server or a stranger may write. */
#include "judge/http/sse.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "judge/http/http.h"

static int collect(void *context, const char *name, const char *id, const char *data)
{
    str_addf(context, "%s|%s|%s;", name, id, data);
    return strcmp(name, "stop") == 0;
}

enum { MAX = 64 };
#define LONG "0123456789012345678901234567890123456789012345678901234567890123456789"

static const struct {
    const char *why, *stream;
    const char *events;
    int result;
} rows[] = {
    { "one event", "event: case\nid: 3\ndata: {}\n\n", "case|3|{};", 0 },
    { "without spaces", "event:case\nid:3\ndata:{}\n\n", "case|3|{};", 0 },
    { "only the first space goes", "data:  x\n\n", "|| x;", 0 },
    { "carriage returns", "event: a\r\ndata: 1\r\n\r\ndata: 2\r\r", "a||1;||2;", 0 },
    { "lines of data are joined", "data: a\ndata: b\n\n", "||a\nb;", 0 },
    { "an id stays", "id: 1\ndata: a\n\ndata: b\n\n", "|1|a;|1|b;", 0 },
    { "a comment keeps the connection alive", ": ping\n\n: ping\ndata: a\n\n", "||a;", 0 },
    { "an event without data is none", "event: a\n\ndata: b\n\n", "||b;", 0 },
    { "an unknown field", "color: red\ndata: a\n\n", "||a;", 0 },
    { "a field without a colon", "data\nevent\ndata: a\n\n", "||a;", 0 },
    { "a mark at the start",
      "\xef\xbb\xbf"
      "data: a\n\n",
      "||a;", 0 },
    { "an end in the middle gives nothing", "data: a\n\ndata: b\n", "||a;", 0 },
    { "the call may stop it", "event: stop\ndata: a\n\ndata: b\n\n", "stop||a;", 1 },
    { "a line that is too long", "data: " LONG "\n\n", "", -1 },
    { "a line that never ends", LONG, "", -1 },
    { "data that is too long",
      "data: 01234567890123456789\ndata: 01234567890123456789\ndata: 0123456789012345678901234\n\n", "", -1 },
    { "an id that is too long is not taken", "id: 1\ndata: a\n\nid: " LONG "\ndata: b\n\n", "|1|a;", -1 },
};

static void feed(size_t row, size_t piece)
{
    CLEANUP(sse_clear) struct sse s = SSE(MAX);
    CLEANUP(str_clear) struct str got = STR(1024);
    struct err e;
    const char *stream = rows[row].stream;
    int result = 0;
    for (size_t at = 0, len = strlen(stream); at < len && result == 0; at += piece)
        result = sse_feed(&s, stream + at, len - at < piece ? len - at : piece, collect, &got, &e);
    ck_assert_msg(result == rows[row].result, "%s: %d, wanted %d", rows[row].why, result, rows[row].result);
    ck_assert_msg(strcmp(str_text(&got), rows[row].events) == 0, "%s in pieces of %zu: \"%s\", wanted \"%s\"",
                  rows[row].why, piece, str_text(&got), rows[row].events);
}

START_TEST(streams)
{
    for (size_t piece = 1; piece < 200; piece = piece * 2 + 1)
        feed((size_t)_i, piece);
}
END_TEST

START_TEST(a_break_forgets_half_an_event)
{
    CLEANUP(sse_clear) struct sse s = SSE(MAX);
    CLEANUP(str_clear) struct str got = STR(1024);
    ck_assert_int_eq(sse_feed(&s, "id: 7\ndata: 1\n\nid: 8\nevent: a\ndata: 2", 37, collect, &got, NULL), 0);
    sse_reset(&s);
    ck_assert_int_eq(sse_feed(&s, "data: 3\n\n", 9, collect, &got, NULL), 0);
    ck_assert_str_eq(str_text(&got), "|7|1;|7|3;");
}
END_TEST

START_TEST(a_nul_is_an_error)
{
    CLEANUP(sse_clear) struct sse s = SSE(MAX);
    ck_assert_int_eq(sse_feed(&s, "data: a\0b\n\n", 11, collect, NULL, NULL), -1);
}
END_TEST

static const struct {
    const char *url;
    bool good;
    const char *why;
} urls[] = {
    { "http://127.0.0.1:8080/v1", true, "an ordinary one" },
    { "https://example.org", true, "without a path" },
    { "HTTPS://EXAMPLE.ORG/x?y=z", true, "schemes have no case" },
    { "http://[::1]:80/", true, "an IPv6 address" },
    { "ftp://example.org/", false, "another scheme" },
    { "file:///etc/passwd", false, "a file" },
    { "gopher://example.org:25/", false, "a scheme that speaks to anything" },
    { "example.org", false, "no scheme" },
    { "", false, "nothing" },
    { "http://", false, "no host" },
    { "http:///x", false, "no host, though some would take x" },
    { "http://user@example.org/", false, "a user: it looks like the host" },
    { "http://user:secret@example.org/", false, "a password" },
    { "http://example.org/#part", false, "a fragment is never sent" },
    { "http://example.org/a b", false, "a space" },
    { "http://example.org/\r\nX: y", false, "another header" },
    { "http://example.org/\xc3\xa9", false, "not ASCII" },
    { "http://example.org:99999/", false, "no such port" },
    { "http://example.org:x/", false, "no number" },
};

START_TEST(url_rows)
{
    struct err e = { 0 };
    ck_assert_msg((http_url_check(urls[_i].url, &e) == 0) == urls[_i].good, "%s (%s): %s", urls[_i].url, urls[_i].why,
                  e.text);
}
END_TEST

START_TEST(a_url_is_capped)
{
    CLEANUP(str_clear) struct str url = STR(4096);
    str_add(&url, "http://example.org/");
    while (url.len < HTTP_URL_BYTES_MAX)
        str_addc(&url, 'x');
    ck_assert_int_eq(http_url_check(str_text(&url), NULL), 0);
    str_addc(&url, 'x');
    ck_assert_int_eq(http_url_check(str_text(&url), NULL), -1);
}
END_TEST

START_TEST(escaping)
{
    CLEANUP(str_clear) struct str out = STR(256);
    http_url_escape(&out, "a-Z_9.~/?&=% \xc3\xa9");
    ck_assert_str_eq(str_text(&out), "a-Z_9.~%2F%3F%26%3D%25%20%C3%A9");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("sse");
    TCase *tc = tcase_create("all");
    tcase_add_loop_test(tc, streams, 0, COUNT(rows));
    tcase_add_test(tc, a_break_forgets_half_an_event);
    tcase_add_test(tc, a_nul_is_an_error);
    tcase_add_loop_test(tc, url_rows, 0, COUNT(urls));
    tcase_add_test(tc, a_url_is_capped);
    tcase_add_test(tc, escaping);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
