// SPDX-License-Identifier: MIT
/* Which indexes the statements use, with 10,000 submissions there. The statements are those that the store itself has
 * prepared while it was used in every way, so that none can be forgotten here. */
#include "fixture.h"

enum { ROWS = 10000, BATCH = 500, TOKENS = 500 };

static void fill(void)
{
    struct store_submission rows[BATCH];
    char token[8];
    offer_all("n1");
    for (int i = 0; i < ROWS; i++) {
        snprintf(token, sizeof(token), "t%d", i % TOKENS);
        rows[i % BATCH] = a_submission(arena_strdup(&arena, token));
        rows[i % BATCH].callback_url = "http://example.invalid/hook";
        if (i % BATCH == BATCH - 1)
            OK(store_submit(store, rows, BATCH, NULL, &arena, &err));
    }
}

/* The calls below prepare between them every statement that grows with what is stored. */
static void use_queue(void)
{
    struct store_submission rows[256], row = a_submission("t1");
    struct store_key key = { "k", "h", "a", HOUR_MS };
    struct store_reaped reaped;
    struct store_event events[4];
    size_t len;
    OK(store_claim(store, "n1", HOUR_MS, rows, COUNT(rows), &len, &arena, &err));
    ck_assert_uint_eq(len, COUNT(rows));
    struct store_event event = { .id = rows[0].id, .epoch = 1, .type = "case", .data = "{}" };
    struct store_lease lease = { rows[0].id, 1, STORE_LOST };
    OK(store_extend(store, &lease, 1, HOUR_MS, &err));
    OK(store_event_add(store, &event, 1, &err));
    OK(store_events(store, rows[0].id, 0, events, 4, &len, &arena, &err));
    OK(store_release(store, rows[1].id, 1, &err));
    ANSWER(STORE_RUNNING, store_cancel(store, rows[2].id, &err));
    OK(store_cancel(store, rows[1].id, &err));
    for (int i = 3; i < 200; i++)
        OK(finish_as(store, &rows[i], "accepted"));
    OK(finish_as(store, &rows[3], "accepted"));
    OK(store_reap(store, 3, HOUR_MS, &reaped, &err));
    OK(store_abandon(store, "n2", &err));
    OK(store_submit(store, &row, 1, &key, &arena, &err));
    ANSWER(STORE_SAME, store_submit(store, &row, 1, &key, &arena, &err));
    OK(store_purge(store, 1, 10, &len, &err));
    OK(store_erase(store, row.id, &err));
}

static void use_lists_and_tokens(void)
{
    static const struct store_filter filters[] = { { .status = -1, .since_ms = 1 },
                                                   { .token_id = "t1", .status = 1 },
                                                   { .problem = "p", .status = 1 },
                                                   { .batch_id = "b", .status = 1 } };
    struct store_submission rows[100];
    struct store_stats stats;
    struct store_token token = { .id = "1", .name = "n", .hash = "h" };
    size_t len;
    int64_t number;
    struct store_page page = { .rows = rows, .max = COUNT(rows) };
    for (size_t i = 0; i < COUNT(filters); i++)
        OK(store_list(store, &filters[i], &page, &arena, &err));
    ANSWER(STORE_NONE, store_get(store, "x", 0, rows, &arena, &err));
    OK(store_stats(store, &stats, &err));
    OK(store_token_add(store, &token, &err));
    OK(store_token_add(store, &token, &err));
    OK(store_token_find(store, "h", &token, &arena, &err));
    OK(store_token_list(store, NULL, &token, 1, &len, &arena, &err));
    OK(store_token_revoke(store, "n", &err));
    OK(store_token_load(store, "t1", 100, &number, &err));
}

static void use_webhooks(void)
{
    struct store_webhook hook;
    struct store_delivery delivery = { .attempt = 1, .detail = "" };
    size_t len;
    int64_t number;
    OK(store_webhook_claim(store, "n1", HOUR_MS, &hook, 1, &len, &arena, &err));
    OK(store_webhook_result(store, hook.id, &delivery, STORE_TRY_AGAIN, 0, &err));
    OK(store_webhook_result(store, hook.id, &delivery, STORE_GIVE_UP, 0, &err));
    OK(store_webhook_result(store, hook.id, &delivery, STORE_DELIVERED, 0, &err));
    OK(store_webhook_get(store, hook.submission_id, &hook, &arena, &err));
    OK(store_webhook_log(store, hook.id, &delivery, 1, &len, &arena, &err));
    OK(store_webhook_next(store, &number, &err));
    OK(store_webhook_redeliver(store, hook.id, &err));
}

static void use_rejudges(void)
{
    struct store_rejudge r = { .id = "r", .token_id = "op", .problem = "two-sum", .problem_version = "v2" };
    const struct store_difference_of of = { "r", true, NULL };
    struct store_difference difference;
    size_t len;
    OK(store_rejudge_make(store, &r, &err));
    ck_assert_int_gt(r.total, 100);
    OK(store_rejudge_difference(store, &of, &difference, 1, &len, &arena, &err));
    ANSWER(STORE_RUNNING, store_rejudge_apply(store, "r", &err));
    OK(store_rejudge_get(store, "r", &r, &arena, &err));
    OK(store_rejudge_list(store, NULL, &r, 1, &len, &arena, &err));
    OK(store_rejudge_discard(store, "r", &err));
    r.id = "r2";
    r.problem = "none";
    OK(store_rejudge_make(store, &r, &err));
    OK(store_rejudge_apply(store, "r2", &err));
}

static int parameters(const char *sql)
{
    int most = 0;
    for (const char *p = sql; (p = strchr(p, '$')); p++)
        most = (int)strtol(p + 1, NULL, 10) > most ? (int)strtol(p + 1, NULL, 10) : most;
    return most;
}

/* Appends the plan of a statement, a line a step. */
static void explain(struct store *s, const char *sql, int number, struct str *plan)
{
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    bool sqlite = s->driver == &sqlite_driver;
    if (sqlite) {
        str_add(&text, "EXPLAIN QUERY PLAN ");
        db_expand(s->driver, sql, &text);
    } else {
        str_addf(&text, "PREPARE e%d AS ", number);
        db_expand(s->driver, sql, &text);
        ck_assert_msg(s->driver->script(s->c, str_text(&text), &s->why, &err) == 0, "%s: %s", sql, err.text);
        str_truncate(&text, 0);
        str_addf(&text, "EXPLAIN EXECUTE e%d", number);
        for (int i = 0; i < parameters(sql); i++)
            str_add(&text, i ? ", NULL" : "(NULL");
        str_add(&text, parameters(sql) ? ")" : "");
    }
    const char *explain_sql = arena_strdup(&arena, str_text(&text)); /* its address is its identity */
    ck_assert_msg(db_run(s, explain_sql, NO_ARGS, &err) == 0, "%s: %s", explain_sql, err.text);
    while (db_step(s, &err) == 1)
        str_addf(plan, "%s\n", s->driver->text(s->c, sqlite ? 3 : 0));
}

/* Steps that read a whole table which does not grow with the submissions, or what a statement made itself. */
static const char *const small_scans[] = { "SCAN w\n",      "SCAN q\n",       "SCAN j ",
                                           "SCAN pair\n",   "SCAN CONSTANT",  "SCAN totals\n",
                                           "SCAN tokens\n", "SCAN waiting\n", "SCAN schema_version\n" };

static bool is_small(const char *step)
{
    for (size_t i = 0; i < COUNT(small_scans); i++)
        if (strncmp(step, small_scans[i], strlen(small_scans[i])) == 0)
            return true;
    return false;
}

/* A step that reads a whole table without an index. */
static bool reads_all(const char *plan)
{
    static const char *const tables[] = { "submissions", "requests", "reports", "events", "webhooks", "deliveries" };
    char step[64];
    for (size_t i = 0; i < COUNT(tables); i++) {
        snprintf(step, sizeof(step), "Seq Scan on %s ", tables[i]);
        if (strstr(plan, step))
            return true;
    }
    for (const char *p = plan; (p = strstr(p, "SCAN ")); p++)
        if (!is_small(p) && !memmem(p, strcspn(p, "\n"), " INDEX ", 7))
            return true;
    return false;
}

static const struct {
    const char *why, *part, *index;
} index_rows[] = {
    { "a claim takes the head of the token's queue", "SET status = 'running'", "submissions_queue" },
    { "the turns go along the queue's index", "WITH RECURSIVE", "submissions_queue" },
    { "running ones are counted by token", "WITH RECURSIVE", "submissions_running" },
    { "leases that ended are found among what runs", "AND lease_until_ms <=", "submissions_running" },
    { "what waits too long is found by its time", "WHERE queued_ms <=", "submissions_waiting" },
    { "the oldest age is the index's first entry", "min(queued_ms)", "submissions_waiting" },
    { "a token's list goes along its index", "s.origin_id IS NULL AND s.token_id = $1", "submissions_token" },
    { "a batch's list goes along its index", "WHERE s.batch_id = $1", "submissions_batch" },
    { "a due webhook is the index's first entry", "SET attempts = attempts + 1, round", "webhooks_due" },
    { "purging goes along the time of the end", "s.finished_ms < $1", "submissions_ended" },
};

/* The plans that are made now, of all statements that the store has prepared. */
static void check_plans(void)
{
    struct store *other = NULL;
    size_t found = 0;
    OK(store_open(url, &other, &err));
    if (other->driver != &sqlite_driver)
        OK(other->driver->script(other->c, "ANALYZE; SET plan_cache_mode = force_generic_plan", &other->why, &err));
    ck_assert_uint_gt(store->statements_len, 45);
    for (size_t i = 0; i < store->statements_len; i++) {
        CLEANUP(str_clear) struct str plan = STR(1 << 16);
        const char *sql = store->statements[i];
        explain(other, sql, (int)i, &plan);
        ck_assert_msg(!reads_all(str_text(&plan)), "%s\n%s", sql, str_text(&plan));
        for (size_t r = 0; r < COUNT(index_rows); r++) {
            if (!strstr(sql, index_rows[r].part))
                continue;
            ck_assert_msg(strstr(str_text(&plan), index_rows[r].index) != NULL, "%s: %s\n%s", index_rows[r].why, sql,
                          str_text(&plan));
            found |= (size_t)1 << r;
        }
    }
    for (size_t r = 0; r < COUNT(index_rows); r++)
        ck_assert_msg(found >> r & 1, "no statement has: %s", index_rows[r].part);
    store_close(other);
}

START_TEST(every_statement_has_its_index)
{
    static const char end_all[] =
        "UPDATE submissions SET status = 'finished', queue_token = NULL, running_token = NULL,"
        " queued_ms = NULL, lease_until_ms = NULL, finished_ms = 1;"
        "UPDATE webhooks SET state = 'delivered'";
    fill();
    use_queue();
    use_lists_and_tokens();
    use_webhooks();
    use_rejudges();
    check_plans();
    /* Plans live long: those made while the queue was empty must do when it is full. */
    OK(store->driver->script(store->c, end_all, &store->why, &err));
    check_plans();
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("plan");
    tcase_add_test(tc, every_statement_has_its_index);
    return run_suite(tc, "plan");
}
