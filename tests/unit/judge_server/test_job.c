// SPDX-License-Identifier: MIT
/* judge/server job, link and notify: frames come back as they were sent, whatever piece of them arrives first, and a
 * side that breaks the rules is an error and nothing worse. */
#include "judge/server/job.h"

#include <check.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/fd.h"
#include "judge/server/link.h"
#include "judge/server/notify.h"

static const char request[] = "{\"source\":\"x\\u00e9\",\"mode\":\"run\",\"input\":\"[1]\\n2\",\"complexity\":false}";

/* Feeds the bytes to a reader in pieces of that size; returns job_reader_next's last answer. */
static int feed(struct job_reader *r, const char *bytes, size_t size, size_t piece, struct job_frame *f, struct err *e)
{
    int pair[2], result = 0;
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), 0);
    for (size_t at = 0; at < size && result == 0; at += piece) {
        ck_assert_int_eq(fd_write_full(pair[0], bytes + at, size - at < piece ? size - at : piece), 0);
        while (job_reader_fill(r, pair[1]) > 0)
            ;
        result = job_reader_next(r, f, e);
    }
    close(pair[0]);
    close(pair[1]);
    return result;
}

START_TEST(jobs_come_back_as_they_were_sent)
{
    static const size_t pieces[] = { 1, 7, 8, 9, 100000 };
    struct job sent = { .id = "01abc", .problem = "two-sum", .version = "v", .language = "l", .salt = INT64_MAX }, got;
    struct job_reader r = JOB_READER;
    struct job_frame f;
    struct err e;
    CLEANUP(str_clear) struct str bytes = STR(1 << 20);
    job_encode(&sent, request, strlen(request), &bytes);
    ck_assert(!bytes.failed);
    ck_assert_msg(feed(&r, str_text(&bytes), bytes.len, pieces[_i], &f, &e) == 1, "%s", e.text);
    ck_assert_int_eq(job_decode(f.head, f.head_len, &got, &e), 0);
    ck_assert_int_eq(memcmp(&sent, &got, sizeof(got)), 0);
    ck_assert_uint_eq(f.body_len, strlen(request));
    ck_assert_mem_eq(f.body, request, f.body_len);
    ck_assert_int_eq(job_reader_next(&r, &f, &e), 0);
    job_reader_clear(&r);
}
END_TEST

START_TEST(two_frames_at_once_are_two)
{
    struct job cancel = { .cancel = "01abc" }, got;
    struct job_reader r = JOB_READER;
    struct job_frame f;
    struct err e;
    CLEANUP(str_clear) struct str bytes = STR(1 << 20);
    job_encode(&cancel, "", 0, &bytes);
    job_encode(&cancel, "", 0, &bytes);
    ck_assert_int_eq(feed(&r, str_text(&bytes), bytes.len, bytes.len, &f, &e), 1);
    ck_assert_int_eq(job_reader_next(&r, &f, &e), 1);
    ck_assert_int_eq(job_decode(f.head, f.head_len, &got, &e), 0);
    ck_assert_str_eq(got.cancel, "01abc");
    ck_assert_int_eq(job_reader_next(&r, &f, &e), 0);
    job_reader_clear(&r);
}
END_TEST

static const struct {
    const char *why;
    unsigned char sizes[8];
    int result;
} frame_rows[] = {
    { "a head at its cap is waited for", { 0x00, 0x20, 0, 0, 0, 0, 0, 0 }, 0 },
    { "one byte more is refused at once", { 0x01, 0x20, 0, 0, 0, 0, 0, 0 }, -1 },
    { "a body at its cap is waited for", { 2, 0, 0, 0, 0, 0, 0, 1 }, 0 },
    { "one byte more is refused at once", { 2, 0, 0, 0, 1, 0, 0, 1 }, -1 },
    { "sizes that overflow 32 bits together", { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -1 },
};

START_TEST(sizes_are_capped_before_a_byte_is_kept)
{
    struct job_reader r = JOB_READER;
    struct job_frame f;
    struct err e;
    int result = feed(&r, (const char *)frame_rows[_i].sizes, 8, 8, &f, &e);
    ck_assert_msg(result == frame_rows[_i].result, "%s: %d", frame_rows[_i].why, result);
    job_reader_clear(&r);
}
END_TEST

static const struct {
    const char *why, *head, *body;
    int result;
} event_rows[] = {
    { "an end", "{\"event\":\"finished\",\"job\":\"a\",\"verdict\":\"accepted\"}", "{\"x\":1}", 0 },
    { "a case", "{\"event\":\"case\",\"job\":\"a\",\"done\":1,\"total\":2}", "", 0 },
    { "a failure", "{\"event\":\"failed\",\"job\":\"a\",\"why\":\"w\"}", "", 0 },
    { "an unknown event", "{\"event\":\"queued\",\"job\":\"a\"}", "", -1 },
    { "no job", "{\"event\":\"compiling\"}", "", -1 },
    { "a verdict that is none", "{\"event\":\"finished\",\"job\":\"a\",\"verdict\":\"perfect\"}", "{}", -1 },
    { "no verdict", "{\"event\":\"finished\",\"job\":\"a\"}", "{}", -1 },
    { "no report", "{\"event\":\"finished\",\"job\":\"a\",\"verdict\":\"accepted\"}", "", -1 },
    { "a report that is no object", "{\"event\":\"finished\",\"job\":\"a\",\"verdict\":\"accepted\"}", "[]", -1 },
    { "one with a key twice", "{\"event\":\"finished\",\"job\":\"a\",\"verdict\":\"accepted\"}", "{\"a\":1,\"a\":2}",
      -1 },
    { "one with bytes behind it", "{\"event\":\"finished\",\"job\":\"a\",\"verdict\":\"accepted\"}", "{}{}", -1 },
    { "a body where there is none", "{\"event\":\"compiling\",\"job\":\"a\"}", "{}", -1 },
    { "a negative count", "{\"event\":\"case\",\"job\":\"a\",\"done\":-1,\"total\":2}", "", -1 },
    { "a count beyond 64 bits", "{\"event\":\"case\",\"job\":\"a\",\"done\":99999999999999999999,\"total\":2}", "",
      -1 },
    { "no JSON", "event", "", -1 },
    { "a list", "[]", "", -1 },
    { "an id that is too long",
      "{\"event\":\"compiling\",\"job\":\"0123456789012345678901234567890123456789012345678901234567890123\"}", "",
      -1 },
};

START_TEST(events_are_read_strictly)
{
    struct job_event v;
    struct err e;
    const char *head = event_rows[_i].head, *body = event_rows[_i].body;
    int result = job_event_decode(head, strlen(head), body, strlen(body), &v, &e);
    ck_assert_msg(result == event_rows[_i].result, "%s: %d %s", event_rows[_i].why, result, e.text);
}
END_TEST

START_TEST(events_come_back_as_they_were_sent)
{
    struct job_event sent = { .type = (enum job_event_type)_i, .id = "01abc" }, got;
    struct job_reader r = JOB_READER;
    struct job_frame f;
    struct err e;
    CLEANUP(str_clear) struct str bytes = STR(1 << 20);
    const char *body = sent.type == JOB_FINISHED ? "{\"verdict\":\"wrong_answer\"}" : "";
    if (sent.type == JOB_CASE) {
        sent.done = 3;
        sent.total = UINT32_MAX;
    }
    snprintf(sent.verdict, sizeof(sent.verdict), "%s", sent.type == JOB_FINISHED ? "wrong_answer" : "");
    snprintf(sent.why, sizeof(sent.why), "%s", sent.type == JOB_FAILED ? "the \"helper\" ended\n" : "");
    job_event_encode(&sent, body, strlen(body), &bytes);
    ck_assert_int_eq(feed(&r, str_text(&bytes), bytes.len, bytes.len, &f, &e), 1);
    ck_assert_msg(job_event_decode(f.head, f.head_len, f.body, f.body_len, &got, &e) == 0, "%s", e.text);
    ck_assert_int_eq(memcmp(&sent, &got, sizeof(got)), 0);
    job_reader_clear(&r);
}
END_TEST

static const struct {
    const char *why, *body;
    bool bare;
    int result;
} request_rows[] = {
    { "a submission", "{\"source\":\"s\",\"mode\":\"submit\"}", false, 0 },
    { "a custom input", request, false, 0 },
    { "no mode", "{\"source\":\"s\"}", false, -1 },
    { "no source", "{\"mode\":\"submit\"}", false, -1 },
    { "a flag that is a text", "{\"source\":\"s\",\"mode\":\"submit\",\"fail_fast\":\"yes\"}", false, -1 },
    { "a bare run", "{\"source\":\"s\",\"stdins\":[\"a\",\"\"],\"limits\":{\"cpu_ns\":1}}", true, 0 },
    { "a stdin that is a number", "{\"source\":\"s\",\"stdins\":[1]}", true, -1 },
    { "stdins that are none", "{\"source\":\"s\",\"stdins\":\"a\"}", true, -1 },
    { "a limit that is negative", "{\"source\":\"s\",\"stdins\":[],\"limits\":{\"cpu_ns\":-1}}", true, -1 },
    { "no JSON", "source", true, -1 },
};

START_TEST(requests_are_read_strictly)
{
    struct job_request q;
    struct err e;
    const char *body = request_rows[_i].body;
    int result = job_request_decode(body, strlen(body), request_rows[_i].bare, &q, &e);
    ck_assert_msg(result == request_rows[_i].result, "%s: %d", request_rows[_i].why, result);
    if (result == 0)
        job_request_clear(&q);
}
END_TEST

START_TEST(a_request_keeps_its_texts)
{
    struct job_request q;
    struct err e;
    ck_assert_int_eq(job_request_decode(request, strlen(request), false, &q, &e), 0);
    ck_assert_str_eq(q.source.text, "x\xc3\xa9");
    ck_assert_str_eq(q.input.text, "[1]\n2");
    ck_assert(q.samples && !q.complexity && !q.fail_fast);
    job_request_clear(&q);
}
END_TEST

START_TEST(a_link_carries_one_descriptor_and_closes_the_rest)
{
    int pair[2], fd, before = dup(0);
    struct link_message m, longer[2] = { { 0 } };
    close(before);
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
    ck_assert_int_eq(link_send(pair[0], LINK_WORKER, 7, 0), 0);
    ck_assert_int_eq(link_receive(pair[1], &m, &fd), 1);
    ck_assert(m.word == LINK_WORKER && m.number == 7 && fd >= 0);
    close(fd);
    ck_assert_int_eq(link_send(pair[0], LINK_ALIVE, 0, -1), 0);
    ck_assert_int_eq(link_receive(pair[1], &m, &fd), 1);
    ck_assert(m.word == LINK_ALIVE && fd == -1);
    ck_assert(send(pair[0], longer, sizeof(longer), 0) == sizeof(longer));
    ck_assert_int_eq(link_receive(pair[1], &m, &fd), -1);
    ck_assert_int_eq(errno, EPROTO);
    close(pair[0]);
    ck_assert_int_eq(link_receive(pair[1], &m, &fd), 0);
    close(pair[1]);
    int after = dup(0);
    ck_assert_msg(after == before, "a descriptor stayed open");
    close(after);
}
END_TEST

/* Binds a socket of that name (an abstract one begins with '@'), notifies, and returns what came. */
static ssize_t notified(const char *name, const char *state, char *text, size_t size)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    size_t len = strlen(name);
    CLEANUP_FD int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    memcpy(address.sun_path, name, len);
    if (name[0] == '@')
        address.sun_path[0] = '\0';
    socklen_t address_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, address_size), 0);
    setenv("NOTIFY_SOCKET", name, 1);
    ck_assert_int_eq(notify_systemd(state), 0);
    unsetenv("NOTIFY_SOCKET");
    return recv(fd, text, size, 0);
}

START_TEST(systemd_hears_of_states)
{
    char text[64], name[64], folder[] = "/tmp/gavel-notify-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(name, sizeof(name), "%s/socket", folder);
    ck_assert_int_eq(notified(name, "READY=1", text, sizeof(text)), 7);
    ck_assert_mem_eq(text, "READY=1", 7);
    unlink(name);
    rmdir(folder);
    snprintf(name, sizeof(name), "@gavel-test-%d", getpid());
    ck_assert_int_eq(notified(name, "STOPPING=1", text, sizeof(text)), 10);
    ck_assert_int_eq(notify_systemd("READY=1"), 1);
    setenv("NOTIFY_SOCKET", "relative/path", 1);
    ck_assert_int_eq(notify_systemd("READY=1"), -1);
    unsetenv("NOTIFY_SOCKET");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("judge/server job");
    TCase *tc = tcase_create("job");
    tcase_add_loop_test(tc, jobs_come_back_as_they_were_sent, 0, 5);
    tcase_add_test(tc, two_frames_at_once_are_two);
    tcase_add_loop_test(tc, sizes_are_capped_before_a_byte_is_kept, 0, COUNT(frame_rows));
    tcase_add_loop_test(tc, events_are_read_strictly, 0, COUNT(event_rows));
    tcase_add_loop_test(tc, events_come_back_as_they_were_sent, 0, JOB_EVENTS);
    tcase_add_loop_test(tc, requests_are_read_strictly, 0, COUNT(request_rows));
    tcase_add_test(tc, a_request_keeps_its_texts);
    tcase_add_test(tc, a_link_carries_one_descriptor_and_closes_the_rest);
    tcase_add_test(tc, systemd_hears_of_states);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? 1 : 0;
}
