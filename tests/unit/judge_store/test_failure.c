// SPDX-License-Identifier: MIT
/* What is acknowledged outlives everything: kill -9 of a writer and of the server, a full disk. The last two, and what
 * takes seconds, run where tests/store/run has prepared for them: GAVEL_STORE_SMALL is a folder on a file system of
 * some megabytes, GAVEL_STORE_SERVER that of a PostgreSQL server, with a program `restart`. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include "fixture.h"

enum { IDS_MAX = 4000, BIG = 64 * 1024 };

static char ids[IDS_MAX][STORE_ID_SIZE]; /* of the acknowledged */
static size_t ids_len;

static void remember(const char *id)
{
    ck_assert_uint_lt(ids_len, IDS_MAX);
    memcpy(ids[ids_len++], id, STORE_ID_SIZE);
}

static void check_all_there(void)
{
    struct store_submission row;
    for (size_t i = 0; i < ids_len; i++)
        ck_assert_msg(store_get(store, ids[i], 0, &row, &arena, &err) == 0, "%zu of %zu, %s, is lost", i, ids_len,
                      ids[i]);
}

/* A child with no handle of its parent's: neither library may be taken across a fork. */
static pid_t fork_away(void)
{
    store_close(store);
    store = NULL;
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid > 0)
        OK(store_open(url, &store, &err));
    return pid;
}

static void kill_and_wait(pid_t pid)
{
    int status;
    kill(pid, SIGKILL);
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFSIGNALED(status));
}

/* The child's life: submits without end, and tells each id that was acknowledged. */
static void submit_until_killed(int out)
{
    if (store_open(url, &store, &err) != 0)
        _exit(3);
    for (;;) {
        struct store_submission row = a_submission("t1");
        if (store_submit(store, &row, 1, NULL, &arena, &err) != 0 || write(out, row.id, STORE_ID_SIZE) < 0)
            _exit(3);
    }
}

static const int kill_rows[] = { 1, 2, 7, 30, 61 };

START_TEST(a_killed_writer_loses_nothing_acknowledged)
{
    int ends[2];
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    pid_t pid = fork_away();
    if (pid == 0)
        submit_until_killed(ends[1]);
    close(ends[1]);
    ids_len = 0;
    char id[STORE_ID_SIZE];
    for (int i = 0; i < kill_rows[_i]; i++) {
        ck_assert_int_eq(read(ends[0], id, sizeof(id)), STORE_ID_SIZE);
        remember(id);
    }
    kill_and_wait(pid);
    while (read(ends[0], id, sizeof(id)) == STORE_ID_SIZE)
        remember(id);
    close(ends[0]);
    check_all_there();
    submit_one("t1");
}
END_TEST

START_TEST(a_killed_owner_is_followed_by_another)
{
    struct store_reaped reaped;
    int ends[2];
    char byte;
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    offer_all("n1");
    offer_all("n2");
    const char *id = submit_one("t1");
    pid_t pid = fork_away();
    if (pid == 0) {
        if (store_open(url, &store, &err) != 0 || !claim_one_for(store, "n1", HOUR_MS).id || write(ends[1], "c", 1) < 0)
            _exit(3);
        for (;;)
            pause();
    }
    close(ends[1]);
    ck_assert_int_eq(read(ends[0], &byte, 1), 1);
    close(ends[0]);
    kill_and_wait(pid);
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    ck_assert_uint_eq(reaped.requeued, 0); /* its lease has not ended */
    ck_assert_ptr_null(claim_one_for(store, "n2", HOUR_MS).id);
    OK(store->driver->script(store->c, "UPDATE submissions SET lease_until_ms = 1", &store->why, &err));
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    ck_assert_uint_eq(reaped.requeued, 1);
    struct store_submission row = claim_one_for(store, "n2", HOUR_MS);
    ck_assert_str_eq(row.id, id);
    ck_assert_int_eq(row.attempts, 2);
    ck_assert_str_eq(row.node, "n2");
}
END_TEST

START_TEST(a_lock_that_is_held_for_too_long_is_busy)
{
    struct store *other = NULL;
    offer_all("n1");
    submit_one("t1");
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS);
    OK(store_open(url, &other, &err));
    OK(store_begin(other, &err));
    ANSWER(STORE_RUNNING, store_cancel(other, row.id, &err)); /* holds the row */
    ANSWER(STORE_BUSY, finish_as(store, &row, "accepted"));
    OK(store_commit(other, &err));
    OK(finish_as(store, &row, "accepted"));
    store_close(other);
}
END_TEST

/* Fills the file system of the folder to its last byte. */
static void fill_disk(const char *path)
{
    static char block[BIG];
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ck_assert_int_ge(fd, 0);
    for (size_t size = sizeof(block); size > 0; size /= 2)
        while (write(fd, block, size) == (ssize_t)size)
            ;
    ck_assert_int_eq(errno, ENOSPC);
    close(fd);
}

static void restart_server(void)
{
    const char *server = getenv("GAVEL_STORE_SERVER");
    char path[256];
    char *argv[] = { path, NULL }, *environment[] = { NULL };
    pid_t pid;
    int status;
    if (!server)
        return;
    snprintf(path, sizeof(path), "%s/restart", server);
    ck_assert_int_eq(posix_spawn(&pid, path, NULL, NULL, argv, environment), 0);
    waitpid(pid, &status, 0); /* it fails where the server runs */
}

/* Submits until it is acknowledged again, for at most a minute. */
static void submit_again(const struct store_submission *row)
{
    int answer = -1;
    for (int i = 0; i < 120 && answer != 0; i++) {
        answer = store_submit(store, row, 1, NULL, &arena, &err);
        ck_assert_msg(answer == 0 || answer == STORE_BUSY, "%d: %s", answer, err.text);
        if (answer == 0)
            break;
        restart_server();
        usleep(500000);
    }
    ck_assert_msg(answer == 0, "%s", err.text);
    remember(row->id);
}

START_TEST(a_full_disk_is_said_and_loses_nothing)
{
    const char *small = getenv("GAVEL_STORE_SMALL");
    char ballast[256], request[BIG];
    int refused = 0, full = 0;
    snprintf(ballast, sizeof(ballast), "%s/ballast", small);
    if (!getenv("GAVEL_STORE_URL")) {
        store_close(store);
        store = NULL;
        snprintf(url, sizeof(url), "sqlite:%s/gavel.db", small);
        OK(store_open(url, &store, &err));
    }
    memset(request, 'r', sizeof(request));
    request[sizeof(request) - 1] = '\0';
    offer_all("n1");
    ids_len = 0;
    remember(submit_one("t1"));
    struct store_submission claimed = claim_one_for(store, "n1", HOUR_MS), last = { 0 };
    fill_disk(ballast);
    for (int i = 0; i < 2000 && refused < 20; i++) { /* until what the database has put aside is used up */
        last = a_submission("t1");
        last.request = request;
        int answer = store_submit(store, &last, 1, NULL, &arena, &err);
        ck_assert_msg(answer == 0 || answer == STORE_FULL || answer == STORE_BUSY, "%d: %s", answer, err.text);
        refused += answer != 0;
        full += answer == STORE_FULL;
        if (answer == 0)
            remember(last.id);
    }
    ck_assert_int_eq(refused, 20);
    /* PostgreSQL goes down where it is the log of transactions that has no room. */
    ck_assert_msg(full == 20 || (full > 0 && getenv("GAVEL_STORE_URL")), "%d: %s", full, err.text);
    if (!getenv("GAVEL_STORE_URL"))
        check_all_there(); /* reading needs no room */
    ck_assert_int_eq(unlink(ballast), 0);
    submit_again(&last);
    check_all_there();
    OK(finish_as(store, &claimed, "accepted"));
}
END_TEST

static pid_t server_pid(void)
{
    char path[256], text[32] = "";
    snprintf(path, sizeof(path), "%s/data/postmaster.pid", getenv("GAVEL_STORE_SERVER"));
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_gt(read(fd, text, sizeof(text) - 1), 0);
    close(fd);
    pid_t pid = (pid_t)strtol(text, NULL, 10);
    ck_assert_int_gt(pid, 1);
    return pid;
}

START_TEST(a_killed_server_loses_nothing_acknowledged)
{
    struct store *listener = NULL;
    struct store_wake wake = { 0 };
    size_t len;
    OK(store_open(url, &listener, &err));
    OK(store_listen(listener, &err));
    ids_len = 0;
    for (int round = 0; round < 5; round++) {
        do
            OK(store_wakeups(listener, &wake, 1, &len, &err));
        while (len);
        for (int i = 0; i < 20 * round + 1; i++)
            remember(submit_one("t1"));
        kill(server_pid(), SIGKILL);
        struct store_submission row = a_submission("t1");
        int answer;
        /* Its processes see the death of the first one a moment later. */
        while ((answer = store_submit(store, &row, 1, NULL, &arena, &err)) == 0) {
            remember(row.id);
            row = a_submission("t1");
        }
        ck_assert_msg(answer == STORE_BUSY, "%d: %s", answer, err.text);
        do /* until the listener, too, has seen it */
            answer = store_wakeups(listener, &wake, 1, &len, &err);
        while (answer == 0);
        ck_assert_msg(answer == STORE_BUSY, "%d: %s", answer, err.text);
        ck_assert_int_eq(store_wait_fd(listener), -1);
        submit_again(&row); /* the same row: it may have been committed when the answer was lost */
        check_all_there();
        OK(store_wakeups(listener, &wake, 1, &len, &err));
        ck_assert(len == 1 && wake.kind == STORE_WAKE_ALL); /* what was sent meanwhile is gone */
    }
    store_close(listener);
}
END_TEST

START_TEST(a_lost_connection_is_made_anew_without_a_word)
{
    static const char sql[] =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        " AND datname = current_database()";
    struct store *other = NULL;
    int64_t ended;
    offer_all("n1");
    submit_one("t1");
    OK(store_open(url, &other, &err));
    OK(db_number(other, sql, NO_ARGS, &ended, &err));
    ck_assert_int_ge(ended, 1);
    struct store_submission row = claim_one_for(store, "n1", HOUR_MS); /* prepares anew what it had prepared */
    ck_assert_ptr_nonnull(row.id);
    OK(store_begin(store, &err));
    OK(store_cancel(store, submit_one("t1"), &err));
    OK(db_number(other, sql, NO_ARGS, &ended, &err));
    ANSWER(STORE_BUSY, finish_as(store, &row, "accepted")); /* in a transaction of several calls all are lost */
    ANSWER(STORE_BUSY, store_commit(store, &err));
    OK(finish_as(store, &row, "accepted"));
    store_close(other);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("failure");
    tcase_add_loop_test(tc, a_killed_writer_loses_nothing_acknowledged, 0, (int)COUNT(kill_rows));
    tcase_add_test(tc, a_killed_owner_is_followed_by_another);
    if (getenv("GAVEL_STORE_SERVER")) {
        tcase_add_test(tc, a_killed_server_loses_nothing_acknowledged);
        tcase_add_test(tc, a_lost_connection_is_made_anew_without_a_word);
    }
    if (getenv("GAVEL_STORE_SLOW"))
        tcase_add_test(tc, a_lock_that_is_held_for_too_long_is_busy);
    if (getenv("GAVEL_STORE_SMALL"))
        tcase_add_test(tc, a_full_disk_is_said_and_loses_nothing);
    return run_suite(tc, "failure");
}
