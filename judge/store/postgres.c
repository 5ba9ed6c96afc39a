// SPDX-License-Identifier: MIT
/* The PostgreSQL back end: the only file that knows libpq. A result is fetched whole (each statement bounds its own).
 * Statements go through libpq's pipeline: those whose answer nobody needs, and BEGIN, travel with the next one that is
 * waited for, so a transaction costs a few round trips instead of one a statement.
 * Wake-ups are NOTIFYs on one channel, sent by the server when the transaction commits. A server that died is DB_LOST:
 * the connection is made anew at the next try, and whoever listens is told to look at everything, for what was sent
 * meanwhile is gone. Must never wait without end: connecting, locks and statements have their times. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/parse.h"
#include "judge/store/db.h"

enum { ARGS_MAX = 16, NUMBER_SIZE = 24 };

struct postgres {
    char *url;
    PGconn *conn;
    PGresult *result; /* of the open statement */
    int row;
    int unread; /* statements sent of which the answer was not read yet */
    int64_t changes;
    bool told_all; /* false: the listener has yet to be told to look at everything */
};

static const struct db_word words[] = {
    /* "C": ids and tokens sort by their bytes, whatever the database's language. */
    { "int", "BIGINT" },
    { "key", "TEXT COLLATE \"C\" NOT NULL" },
    { "text", "TEXT COLLATE \"C\"" },
    { "table_end", "" },
    { "keyed_end", "" },
    { "skip_locked", "FOR UPDATE SKIP LOCKED" },
    { "for_update", "FOR UPDATE" },
    { "lock_schema", "SELECT pg_advisory_xact_lock(5136489751);" }, /* two nodes that start at once */
    /* STABLE, so that an index may be asked with it. */
    { "functions", "CREATE FUNCTION gavel_now() RETURNS BIGINT LANGUAGE sql STABLE AS"
                   " 'SELECT CAST(floor(extract(epoch FROM statement_timestamp()) * 1000) AS BIGINT)';" },
    { NULL, NULL },
};

/* SQLSTATEs by their beginning, the first that fits. */
static const struct {
    const char *state;
    enum db_failure why;
} failures[] = {
    { "53100", DB_FULL },   /* disk full */
    { "55P03", DB_LOCKED }, /* lock_timeout */
    { "57014", DB_LOCKED }, /* statement_timeout */
    { "40", DB_LOCKED },    /* serialization, deadlock */
    { "53", DB_LOCKED },    /* too many connections, out of memory: may pass */
    { "57P", DB_LOST },     /* the server stops, crashed or starts */
    { "08", DB_LOST },      /* the connection */
    { "25P03", DB_LOST },   /* idle for too long within a transaction: the server left */
    { "25006", DB_LOST },   /* read only: a standby; after a change of roles another server answers */
    { "23505", DB_TAKEN },
};

static enum db_failure failure_of(const PGconn *conn, const PGresult *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    for (size_t i = 0; state && i < COUNT(failures); i++)
        if (strncmp(state, failures[i].state, strlen(failures[i].state)) == 0)
            return failures[i].why;
    return PQstatus(conn) == CONNECTION_BAD ? DB_LOST : DB_FAILED;
}

/* libpq's text may have several lines; an error here has one. */
static int failed(struct postgres *p, const PGresult *result, enum db_failure *why, struct err *e)
{
    const char *field = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    const char *text = field ? field : PQerrorMessage(p->conn);
    while (strncmp(text, "\n", 1) == 0)
        text++;
    *why = failure_of(p->conn, result);
    return err_set(e, "PostgreSQL: %.*s", (int)strcspn(text, "\n"), text);
}

static void drop_notice(void *context UNUSED, const PGresult *result UNUSED)
{
}

static bool is_good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
}

/* 0 and the result is freed, or -1. */
static int check(struct postgres *p, PGresult *result, enum db_failure *why, struct err *e)
{
    int done = is_good(result) ? 0 : failed(p, result, why, e);
    PQclear(result);
    return done;
}

/* Reads the answer of the next statement that was sent into p->result. */
static int read_one(struct postgres *p, enum db_failure *why, struct err *e)
{
    PGresult *more;
    PQclear(p->result);
    p->result = PQgetResult(p->conn);
    while (p->result && (more = PQgetResult(p->conn))) /* up to the NULL that ends one statement's answers */
        PQclear(more);
    if (p->result && is_good(p->result))
        return 0;
    failed(p, p->result, why, e);
    if (!p->result)
        *why = DB_LOST; /* libpq and this file count differently: nothing more can be understood */
    return -1;
}

/* Waits for all that was sent. The first failure is told (the server skips what comes after it); the last statement's
 * answer stays in p->result. */
static int settle_all(struct postgres *p, enum db_failure *why, struct err *e)
{
    int result = 0;
    int unread = TAKE(p->unread, 0);
    if (unread == 0)
        return 0;
    if (PQpipelineSync(p->conn) == 0)
        return failed(p, NULL, why, e);
    for (; unread > 0 && PQstatus(p->conn) == CONNECTION_OK; unread--)
        if (read_one(p, result < 0 ? &(enum db_failure){ DB_FAILED } : why, result < 0 ? NULL : e) < 0)
            result = -1;
    if (PQstatus(p->conn) != CONNECTION_OK) { /* also where a failed statement was the server's farewell */
        *why = DB_LOST;
        return result < 0 ? -1 : failed(p, NULL, why, e);
    }
    PGresult *sync = PQgetResult(p->conn);
    return check(p, sync, result < 0 ? &(enum db_failure){ DB_FAILED } : why, result < 0 ? NULL : e) < 0 ? -1 : result;
}

/* What libpq has taken (1) is unread from now on. */
static int sent(struct postgres *p, int taken, enum db_failure *why, struct err *e)
{
    if (taken != 1)
        return failed(p, NULL, why, e);
    p->unread++;
    return 0;
}

static int enter_pipeline(struct postgres *p, enum db_failure *why, struct err *e)
{
    return PQenterPipelineMode(p->conn) == 1 ? 0 : failed(p, NULL, why, e);
}

/* Sends a statement without parameters. */
static int send_plain(struct postgres *p, const char *sql, enum db_failure *why, struct err *e)
{
    if (enter_pipeline(p, why, e) < 0)
        return -1;
    return sent(p, PQsendQueryParams(p->conn, sql, 0, NULL, NULL, NULL, NULL, 0), why, e);
}

static void reset(void *c)
{
    struct postgres *p = c;
    PQclear(p->result);
    p->result = NULL;
}

static int settle(void *c, enum db_failure *why, struct err *e)
{
    int result = settle_all(c, why, e);
    reset(c);
    return result;
}

/* Several statements in one text go outside of the pipeline. */
static int script(void *c, const char *sql, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    if (settle(p, why, e) < 0)
        return -1;
    if (PQexitPipelineMode(p->conn) != 1)
        return failed(p, NULL, why, e);
    return check(p, PQexec(p->conn, sql), why, e);
}

static int connect_to(struct postgres *p, enum db_failure *why, struct err *e)
{
    /* What the address says overrides what stands before it. */
    const char *const keys[] = { "connect_timeout",
                                 "tcp_user_timeout",
                                 "keepalives_idle",
                                 "fallback_application_name",
                                 "client_encoding",
                                 "dbname",
                                 NULL };
    const char *const values[] = { "5", "10000", "10", "gaveld", "UTF8", p->url, NULL };
    p->conn = PQconnectdbParams(keys, values, 1);
    if (!p->conn)
        abort();
    p->told_all = false;
    p->unread = 0;
    if (PQstatus(p->conn) != CONNECTION_OK) {
        failed(p, NULL, why, e);
        return -1;
    }
    PQsetNoticeReceiver(p->conn, drop_notice, NULL);
    return script(
        p,
        "SET enable_seqscan = off; SET enable_bitmapscan = off;"
        /* A plan that scans nevertheless (a table of a few rows) is then taken for a dear one, and compiled: 24 ms. */
        "SET jit = off;"
        "SET statement_timeout = '30s'; SET lock_timeout = '2s';"
        "SET idle_in_transaction_session_timeout = '60s';"
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
        why, e);
}

static void close_connection(void *c)
{
    struct postgres *p = c;
    reset(p);
    PQfinish(p->conn);
    free(p->url);
    free(p);
}

static int open_connection(const char *url, void **c, enum db_failure *why, struct err *e)
{
    struct postgres *p = calloc(1, sizeof(*p));
    if (!p || !(p->url = strdup(url)))
        abort();
    if (connect_to(p, why, e) < 0) {
        close_connection(p);
        return -1;
    }
    *c = p;
    return 0;
}

static int reopen(void *c, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    reset(p);
    PQfinish(p->conn);
    return connect_to(p, why, e);
}

static void name_of(size_t statement, char name[NUMBER_SIZE])
{
    snprintf(name, NUMBER_SIZE, "s%zu", statement);
}

static int prepare(void *c, size_t statement, const char *sql, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    char name[NUMBER_SIZE];
    name_of(statement, name);
    /* Waited for, before and after: after a failure the server would skip it, and nobody would know. */
    if (settle(p, why, e) < 0 || enter_pipeline(p, why, e) < 0 ||
        sent(p, PQsendPrepare(p->conn, name, sql, 0, NULL), why, e) < 0)
        return -1;
    return settle(p, why, e);
}

static int post(void *c, size_t statement, const struct db_arg *args, size_t len, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    const char *values[ARGS_MAX];
    char name[NUMBER_SIZE], numbers[ARGS_MAX][NUMBER_SIZE];
    if (len > ARGS_MAX)
        abort();
    name_of(statement, name);
    for (size_t i = 0; i < len; i++) {
        snprintf(numbers[i], NUMBER_SIZE, "%lld", (long long)args[i].number);
        values[i] = args[i].is_text ? args[i].text : numbers[i];
    }
    if (enter_pipeline(p, why, e) < 0)
        return -1;
    return sent(p, PQsendQueryPrepared(p->conn, name, (int)len, values, NULL, NULL, 0), why, e);
}

static int run(void *c, size_t statement, const struct db_arg *args, size_t len, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    int64_t rows = 0;
    if (post(p, statement, args, len, why, e) < 0 || settle_all(p, why, e) < 0)
        return -1;
    p->row = -1;
    p->changes =
        *PQcmdTuples(p->result) && parse_i64(PQcmdTuples(p->result), 0, INT64_MAX, &rows, NULL) == 0 ? rows : 0;
    return 0;
}

static int step(void *c, enum db_failure *why UNUSED, struct err *e UNUSED)
{
    struct postgres *p = c;
    return ++p->row < PQntuples(p->result);
}

static int64_t changes(void *c)
{
    return ((struct postgres *)c)->changes;
}

static bool is_null(void *c, int column)
{
    struct postgres *p = c;
    return PQgetisnull(p->result, p->row, column);
}

static const char *text(void *c, int column)
{
    struct postgres *p = c;
    return PQgetvalue(p->result, p->row, column);
}

static int64_t number(void *c, int column)
{
    int64_t value = 0;
    if (!is_null(c, column) && parse_i64(text(c, column), INT64_MIN, INT64_MAX, &value, NULL) < 0)
        abort(); /* the column of a statement of ours is no number */
    return value;
}

static int begin(void *c, enum db_failure *why, struct err *e)
{
    return send_plain(c, "BEGIN", why, e);
}

static int end(void *c, bool commit, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    int result = send_plain(p, commit ? "COMMIT" : "ROLLBACK", why, e) < 0 ? -1 : settle_all(p, why, e);
    /* A COMMIT after an error that was not heeded is answered by a ROLLBACK that has succeeded. */
    bool undone = result == 0 && commit && strcmp(PQcmdStatus(p->result), "COMMIT") != 0;
    reset(p);
    if (!undone)
        return result;
    *why = DB_FAILED;
    return err_set(e, "PostgreSQL: the transaction had failed and was undone");
}

static int start_listening(void *c, enum db_failure *why, struct err *e)
{
    return script(c, "LISTEN gavel", why, e);
}

static int wait_fd(void *c)
{
    return PQsocket(((struct postgres *)c)->conn);
}

/* The payload is the kind's letter and the id. */
static const char kinds[] = { [STORE_WAKE_ALL] = 'A',
                              [STORE_WAKE_QUEUE] = 'Q',
                              [STORE_WAKE_EVENT] = 'E',
                              [STORE_WAKE_CANCEL] = 'C',
                              [STORE_WAKE_WEBHOOK] = 'W' };

static int tell(void *c, const struct store_wake *w, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    char payload[STORE_ID_SIZE + 1];
    const char *const values[] = { payload };
    snprintf(payload, sizeof(payload), "%c%s", kinds[w->kind], w->id);
    if (enter_pipeline(p, why, e) < 0)
        return -1;
    int taken = PQsendQueryParams(p->conn, "SELECT pg_notify('gavel', $1)", 1, NULL, values, NULL, NULL, 0);
    return sent(p, taken, why, e);
}

static void read_payload(const char *payload, struct store_wake *w)
{
    const char *kind = *payload ? memchr(kinds, *payload, sizeof(kinds)) : NULL;
    *w = (struct store_wake){ .kind = kind ? (enum store_wake_kind)(kind - kinds) : STORE_WAKE_ALL };
    if (kind)
        strncpy(w->id, payload + 1, sizeof(w->id) - 1);
}

static int take(void *c, struct store_wake *w, enum db_failure *why, struct err *e)
{
    struct postgres *p = c;
    if (!p->told_all) {
        *w = (struct store_wake){ .kind = STORE_WAKE_ALL };
        p->told_all = true;
        return 1;
    }
    PGnotify *notify = PQnotifies(p->conn);
    if (!notify && PQconsumeInput(p->conn) == 0)
        return failed(p, NULL, why, e);
    if (!notify)
        notify = PQnotifies(p->conn);
    if (!notify)
        return 0;
    read_payload(notify->extra, w);
    PQfreemem(notify);
    return 1;
}

const struct db_driver postgres_driver = DB_DRIVER("postgresql:", words, '$');
