// SPDX-License-Identifier: MIT
/* The tables, as a list of numbered migrations: a new one goes to the end, none that was released is ever changed.
 * What is written often is kept apart from what is large, for a database writes whole rows. Every index is for one
 * statement, named beside it. Must never run a migration twice, nor on tables of a newer program. */
#include "judge/store/db.h"

/* 1: submissions, queue, events, tokens, webhooks, rejudges. */
static const char first[] =
    "{functions}"
    "CREATE TABLE tokens ("
    "    id {key} PRIMARY KEY, name {text} NOT NULL, scope {text} NOT NULL, hash {key} UNIQUE,"
    "    running_max {int} NOT NULL, rate_per_minute {int} NOT NULL, created_ms {int} NOT NULL, revoked_ms {int}"
    ") {table_end};"
    "CREATE UNIQUE INDEX tokens_name ON tokens (name) WHERE revoked_ms IS NULL;"

    "CREATE TABLE submissions ("
    "    id {key} PRIMARY KEY, token_id {key}, kind {text} NOT NULL, batch_id {text},"
    "    origin_id {text} REFERENCES submissions (id) ON DELETE CASCADE,"
    "    problem {text} NOT NULL, problem_version {text} NOT NULL, language {text} NOT NULL, callback_url {text},"
    "    priority {int} NOT NULL, status {text} NOT NULL, cancel {int} NOT NULL DEFAULT 0,"
    "    epoch {int} NOT NULL DEFAULT 0, attempts {int} NOT NULL DEFAULT 0, events {int} NOT NULL DEFAULT 0,"
    /* The token again while the submission is queued (runs), else null. What asks for these goes along their own index
     * and can go along no other, whatever PostgreSQL's statistics said of the status when it made its plans. */
    "    queue_token {text}, running_token {text},"
    "    node {text}, verdict {text}, old_verdict {text}, old_version {text},"
    "    created_ms {int} NOT NULL, queued_ms {int}, started_ms {int}, finished_ms {int}, lease_until_ms {int}"
    ") {table_end};"
    "CREATE INDEX submissions_queue ON submissions (queue_token, priority, id) WHERE queue_token IS NOT NULL;" /* claim
                                                                                                                */
    "CREATE INDEX submissions_waiting ON submissions (queued_ms) WHERE queued_ms IS NOT NULL;" /* stats; reap */
    /* Claim: fairness. Reap reads all of it: no more runs than there are slots, and a heartbeat changes no index. */
    "CREATE INDEX submissions_running ON submissions (running_token) WHERE running_token IS NOT NULL;"
    "CREATE INDEX submissions_ended ON submissions (finished_ms) WHERE finished_ms IS NOT NULL;" /* purge */
    "CREATE INDEX submissions_token ON submissions (token_id, id) WHERE origin_id IS NULL;"      /* list */
    "CREATE INDEX submissions_problem ON submissions (problem, id) WHERE origin_id IS NULL;"     /* list; rejudge */
    "CREATE INDEX submissions_batch ON submissions (batch_id, id) WHERE batch_id IS NOT NULL;"   /* list; rejudge */
    "CREATE INDEX submissions_origin ON submissions (origin_id) WHERE origin_id IS NOT NULL;"    /* erase */

    "CREATE TABLE requests ("
    "    id {key} PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE, request {text} NOT NULL, metadata {text}"
    ") {table_end};"
    "CREATE TABLE reports ("
    "    id {key} PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE, report {text} NOT NULL"
    ") {table_end};"
    "CREATE TABLE events ("
    "    id {key} REFERENCES submissions (id) ON DELETE CASCADE, number {int} NOT NULL, type {text} NOT NULL,"
    "    data {text} NOT NULL, at_ms {int} NOT NULL, PRIMARY KEY (id, number)"
    ") {keyed_end};"
    "CREATE TABLE idempotency ("
    "    token_id {key}, key {key}, body_hash {text} NOT NULL, answer {text} NOT NULL, until_ms {int} NOT NULL,"
    "    PRIMARY KEY (token_id, key)"
    ") {keyed_end};"
    "CREATE INDEX idempotency_until ON idempotency (until_ms);" /* purge */

    "CREATE TABLE offers (node {key}, offer {key}, PRIMARY KEY (node, offer)) {keyed_end};"
    "CREATE TABLE totals (" /* a row for each node, so that two nodes do not wait for each other's commit */
    "    node {key}, verdict {key}, ended {int} NOT NULL, PRIMARY KEY (node, verdict)"
    ") {keyed_end};"

    "CREATE TABLE webhooks ("
    "    id {key} PRIMARY KEY, submission_id {key} UNIQUE REFERENCES submissions (id) ON DELETE CASCADE,"
    "    url {text} NOT NULL, state {text} NOT NULL, node {text}, attempts {int} NOT NULL DEFAULT 0, round {int} NOT "
    "NULL DEFAULT 0,"
    "    created_ms {int} NOT NULL, due_ms {int} NOT NULL, ended_ms {int}"
    ") {table_end};"
    "CREATE INDEX webhooks_due ON webhooks (due_ms) WHERE state = 'pending';" /* claim */
    "CREATE TABLE deliveries ("
    "    id {key} REFERENCES webhooks (id) ON DELETE CASCADE, attempt {int} NOT NULL, status {int} NOT NULL,"
    "    detail {text} NOT NULL, duration_ms {int} NOT NULL, at_ms {int} NOT NULL, PRIMARY KEY (id, attempt)"
    ") {keyed_end};"

    "CREATE TABLE rejudges ("
    "    id {key} PRIMARY KEY, token_id {key}, problem {text} NOT NULL, problem_version {text} NOT NULL,"
    "    language {text}, since_ms {int} NOT NULL, state {text} NOT NULL, total {int} NOT NULL,"
    "    created_ms {int} NOT NULL, ended_ms {int}"
    ") {table_end};";

static const char *const migrations[] = { first };

static int script(struct store *s, const char *sql, struct err *e)
{
    CLEANUP(str_clear) struct str text = STR(1 << 16);
    db_expand(s->driver, sql, &text);
    return s->driver->script(s->c, str_text(&text), &s->why, e);
}

static int migrate(struct store *s, struct err *e)
{
    static const char version[] = "SELECT version FROM schema_version";
    int64_t have;
    if (script(s, "{lock_schema}CREATE TABLE IF NOT EXISTS schema_version (version {int} NOT NULL) {table_end};", e) <
            0 ||
        db_number(s, version, NO_ARGS, &have, e) < 0)
        return -1;
    if (have > (int64_t)COUNT(migrations))
        return err_set(e, "the database was made by a newer version (its schema is %lld, this program's is %zu)",
                       (long long)have, COUNT(migrations));
    if (have == (int64_t)COUNT(migrations))
        return 0;
    for (; have < (int64_t)COUNT(migrations); have++)
        if (script(s, migrations[have], e) < 0)
            return err_prefix(e, "migration %lld", (long long)have + 1);
    if (script(s, "DELETE FROM schema_version;", e) < 0)
        return -1;
    return db_exec(s, "INSERT INTO schema_version (version) VALUES ($1)", ARGS(INT(have)), e) < 0 ? -1 : 0;
}

int db_migrate(struct store *s, struct err *e)
{
    return WRITES(s, e, migrate(s, e));
}
