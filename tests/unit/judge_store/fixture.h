// SPDX-License-Identifier: MIT
/* What the tests of the store share. The same programs run on both back ends: on PostgreSQL where GAVEL_STORE_URL names
 * a server (tests/store/run starts one), else on SQLite in a temporary folder. Each test begins with empty tables. */
#ifndef GAVEL_TESTS_UNIT_JUDGE_STORE_FIXTURE_H
#define GAVEL_TESTS_UNIT_JUDGE_STORE_FIXTURE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "judge/store/db.h"
#include "judge/store/rejudge.h"
#include "judge/store/store.h"
#include "judge/store/token.h"
#include "judge/store/webhook.h"

static char folder[64], url[128];
static struct store *store;
static struct arena arena;
static struct err err;

#define OK(call) ck_assert_msg((call) == 0, "%s: %s", #call, err.text)
#define ANSWER(want, call)                                                   \
    do {                                                                     \
        int got_ = (call);                                                   \
        ck_assert_msg(got_ == (want), "%s: %d, not %s", #call, got_, #want); \
    } while (0)
#define HOUR_MS (3600 * 1000LL)

static UNUSED void set_up(void)
{
    const char *given = getenv("GAVEL_STORE_URL");
    err.text[0] = '\0';
    arena = ARENA(64 << 20);
    strncpy(folder, "/tmp/gavel-store.XXXXXX", sizeof(folder) - 1);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    if (given)
        snprintf(url, sizeof(url), "%s", given);
    else
        snprintf(url, sizeof(url), "sqlite:%s/gavel.db", folder);
    OK(store_open(url, &store, &err));
    static const char clear[] = "DELETE FROM submissions; DELETE FROM tokens; DELETE FROM offers; DELETE FROM totals;"
                                "DELETE FROM idempotency; DELETE FROM rejudges;";
    OK(store->driver->script(store->c, clear, &store->why, &err));
}

static UNUSED void tear_down(void)
{
    char command[3][96];
    store_close(store);
    store = NULL;
    arena_clear(&arena);
    snprintf(command[0], sizeof(command[0]), "%s/gavel.db", folder);
    snprintf(command[1], sizeof(command[1]), "%s/gavel.db-wal", folder);
    snprintf(command[2], sizeof(command[2]), "%s/gavel.db-shm", folder);
    for (size_t i = 0; i < COUNT(command); i++)
        unlink(command[i]);
    rmdir(folder);
}

/* A submission of that token, of problem two-sum in language x; the id is new. */
static UNUSED struct store_submission a_submission(const char *token)
{
    char *id = arena_alloc(&arena, STORE_ID_SIZE);
    store_new_id(id);
    return (struct store_submission){ .id = id,
                                      .token_id = token,
                                      .kind = "submission",
                                      .problem = "two-sum",
                                      .problem_version = "v1",
                                      .language = "x",
                                      .request = "{\"source\":\"s\"}",
                                      .priority = 1 };
}

static UNUSED const char *submit_one(const char *token)
{
    struct store_submission row = a_submission(token);
    OK(store_submit(store, &row, 1, NULL, &arena, &err));
    return row.id;
}

static UNUSED void offer_all(const char *node)
{
    static const char *const offers[] = { "language:x", "problem:two-sum@v1", "problem:two-sum@v2" };
    OK(store_offer(store, node, offers, COUNT(offers), &err));
}

/* Claims one for an hour; id NULL: there was none. */
static UNUSED struct store_submission claim_one_for(struct store *s, const char *node, int64_t lease_ms)
{
    struct store_submission row = { 0 };
    size_t len = 0;
    OK(store_claim(s, node, lease_ms, &row, 1, &len, &arena, &err));
    return len ? row : (struct store_submission){ 0 };
}

static UNUSED struct store_submission get_row(const char *id)
{
    struct store_submission row;
    OK(store_get(store, id, STORE_WITH_REQUEST | STORE_WITH_REPORT, &row, &arena, &err));
    return row;
}

static UNUSED int finish_as(struct store *s, const struct store_submission *row, const char *verdict)
{
    struct store_result r = { row->id, row->epoch, verdict, verdict ? "{\"verdict\":\"any\"}" : NULL, "{}" };
    return store_finish(s, &r, &err);
}

static UNUSED int run_suite(TCase *tc, const char *name)
{
    Suite *suite = suite_create(name);
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_set_timeout(tc, 120);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#endif
