// SPDX-License-Identifier: MIT
/* Running statements and transactions on whichever library the handle has. Owns the handle, the list of prepared
 * statements, and the one place where a failure becomes an answer (full, busy) or a second try. Must never run a
 * transaction again after a commit whose fate is unknown unless the call is safe to repeat: all calls of the store are.
 */
#include "judge/store/db.h"

#include <stdlib.h>
#include <string.h>

static const struct db_driver *const drivers[] = { &sqlite_driver, &postgres_driver };
enum { TRIES_MAX = 3, SQL_MAX = 16 * 1024 };

static const struct db_driver *driver_of(const char *url)
{
    for (size_t i = 0; i < COUNT(drivers); i++)
        if (strncmp(url, drivers[i]->scheme, strlen(drivers[i]->scheme)) == 0)
            return drivers[i];
    return NULL;
}

int store_open(const char *url, struct store **out, struct err *e)
{
    const struct db_driver *driver = driver_of(url);
    if (!driver)
        return err_set(e, "\"%.60s\" is no store; write sqlite:PATH or postgresql://...", url);
    struct store *s = calloc(1, sizeof(*s));
    if (!s)
        abort();
    s->driver = driver;
    int result = driver->open(url, &s->c, &s->why, e);
    if (result == 0)
        result = db_migrate(s, e);
    else
        result = s->why == DB_FULL ? STORE_FULL : s->why == DB_LOST || s->why == DB_LOCKED ? STORE_BUSY : -1;
    if (result != 0) {
        store_close(s);
        return result;
    }
    *out = s;
    return 0;
}

void store_close(struct store *s)
{
    if (!s)
        return;
    if (s->c)
        s->driver->close(s->c);
    free(s);
}

void db_expand(const struct db_driver *driver, const char *sql, struct str *out)
{
    for (const char *p = sql; *p; p++) {
        if (*p == '$')
            str_addc(out, driver->parameter);
        else if (*p != '{') {
            str_addc(out, *p);
        } else {
            size_t len = strcspn(++p, "}");
            const struct db_word *w = driver->words;
            while (w->word && (strlen(w->word) != len || strncmp(w->word, p, len) != 0))
                w++;
            if (!w->word)
                abort(); /* a misspelt word in a statement */
            str_add(out, w->text);
            p += len;
        }
    }
}

/* The statement's number on this connection; prepared where it is new. */
static int prepared(struct store *s, const char *sql, size_t *number, struct err *e)
{
    for (*number = 0; *number < s->statements_len; ++*number)
        if (s->statements[*number] == sql)
            return 0;
    if (s->statements_len == DB_STATEMENTS_MAX)
        abort(); /* there are more statements than the table has room for */
    CLEANUP(str_clear) struct str text = STR(SQL_MAX);
    db_expand(s->driver, sql, &text);
    if (text.failed)
        abort();
    if (s->driver->prepare(s->c, *number, str_text(&text), &s->why, e) < 0)
        return -1;
    s->statements[s->statements_len++] = sql;
    return 0;
}

int db_run(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e)
{
    size_t number;
    if (prepared(s, sql, &number, e) < 0)
        return -1;
    if (s->driver->run(s->c, number, args, len, &s->why, e) == 0)
        return 0;
    s->driver->reset(s->c);
    return -1;
}

int db_post(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e)
{
    size_t number;
    return prepared(s, sql, &number, e) < 0 ? -1 : s->driver->post(s->c, number, args, len, &s->why, e);
}

int db_step(struct store *s, struct err *e)
{
    int row = s->driver->step(s->c, &s->why, e);
    if (row != 1)
        s->driver->reset(s->c);
    return row;
}

int64_t db_exec(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e)
{
    if (db_run(s, sql, args, len, e) < 0)
        return -1;
    int row;
    while ((row = s->driver->step(s->c, &s->why, e)) == 1)
        ;
    int64_t changes = row < 0 ? -1 : s->driver->changes(s->c);
    s->driver->reset(s->c);
    return changes;
}

int db_first(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e)
{
    return db_run(s, sql, args, len, e) < 0 ? -1 : db_step(s, e);
}

void db_reset(struct store *s)
{
    s->driver->reset(s->c);
}

int db_list(struct store *s, const char *sql, const struct db_arg *args, size_t len, const struct db_list *to,
            struct arena *a, struct err *e)
{
    int row = db_run(s, sql, args, len, e) < 0 ? -1 : 1;
    size_t n = 0;
    while (row == 1 && (row = db_step(s, e)) == 1 && n < to->max) {
        if (to->read(s, (char *)to->rows + n * to->size, a, e) < 0)
            row = -1;
        n++;
    }
    db_reset(s);
    *to->len = n;
    return row < 0 ? -1 : 0;
}

int db_one(struct store *s, const char *sql, const struct db_arg *args, size_t len, const struct db_list *to,
           struct arena *a, struct err *e)
{
    size_t n;
    struct db_list list = *to;
    list.len = &n;
    return db_list(s, sql, args, len, &list, a, e) < 0 ? -1 : n == 0 ? STORE_NONE : 0;
}

int db_number(struct store *s, const char *sql, const struct db_arg *args, size_t len, int64_t *out, struct err *e)
{
    int row = db_first(s, sql, args, len, e);
    *out = row == 1 ? db_int(s, 0) : 0;
    db_reset(s);
    return row < 0 ? -1 : 0;
}

int64_t db_int(struct store *s, int column)
{
    return s->driver->number(s->c, column);
}

int db_copy(struct store *s, int column, struct arena *a, const char **out, struct err *e)
{
    *out = NULL;
    if (s->driver->is_null(s->c, column))
        return 0;
    *out = arena_strdup(a, s->driver->text(s->c, column));
    s->why = DB_FAILED;
    return *out ? 0 : err_set(e, "the rows are larger than the %zu bytes that they may take", a->max);
}

int db_tell(struct store *s, enum store_wake_kind kind, const char *id, struct err *e)
{
    struct store_wake w = { .kind = kind };
    strncpy(w.id, id, sizeof(w.id) - 1);
    return s->driver->tell(s->c, &w, &s->why, e);
}

static int reconnect(struct store *s, struct err *e)
{
    s->statements_len = 0;
    if (s->driver->reopen(s->c, &s->why, e) < 0) {
        s->tries = TRIES_MAX; /* each try may take seconds, and a caller has others to serve */
        return -1;
    }
    s->lost = false;
    return s->listening ? s->driver->listen(s->c, &s->why, e) : 0;
}

int db_begin(struct store *s, bool writes, struct err *e)
{
    if (s->depth && s->broken) {
        if (e)
            *e = s->reason;
        return -1;
    }
    if (s->depth)
        return 0;
    s->why = DB_FAILED;
    if (s->lost && reconnect(s, e) < 0)
        return -1;
    return writes ? s->driver->begin(s->c, &s->why, e) : 0;
}

/* What the caller is told when a try ended with -1. */
static int answer_of(struct store *s)
{
    return s->why == DB_FULL ? STORE_FULL : s->why == DB_LOST || s->why == DB_LOCKED ? STORE_BUSY : -1;
}

static void undo(struct store *s)
{
    enum db_failure ignored;
    if (s->why == DB_LOST)
        s->lost = true;
    else if (s->driver->end(s->c, false, &ignored, NULL) < 0)
        s->lost = ignored == DB_LOST;
}

bool db_again(struct store *s, bool writes, int *result, struct err *e)
{
    if (s->depth) {
        if (*result >= 0 && writes && s->driver->settle(s->c, &s->why, e) < 0)
            *result = -1; /* what fails is told by the call that did it */
        if (*result >= 0)
            return false;
        if (!s->broken) {
            s->broken = answer_of(s);
            s->reason = e ? *e : (struct err){ 0 };
        }
        *result = s->broken;
        return false;
    }
    if (*result >= 0 && writes && s->driver->end(s->c, true, &s->why, e) < 0)
        *result = -1;
    if (*result >= 0)
        return false;
    if (writes)
        undo(s);
    else if (s->why == DB_LOST)
        s->lost = true;
    if ((s->why == DB_LOST || s->why == DB_LOCKED) && ++s->tries < TRIES_MAX)
        return true;
    *result = answer_of(s);
    return false;
}

int store_begin(struct store *s, struct err *e)
{
    if (s->depth)
        return err_set(e, "a transaction is open already");
    int result;
    s->tries = 0;
    do {
        result = db_begin(s, true, e);
        if (result == 0) /* now, while a lost connection can be made anew without a word */
            result = s->driver->settle(s->c, &s->why, e);
        if (result == 0)
            break;
        s->lost |= s->why == DB_LOST;
    } while ((s->why == DB_LOST || s->why == DB_LOCKED) && ++s->tries < TRIES_MAX);
    if (result < 0)
        return answer_of(s);
    s->depth = 1;
    s->broken = 0;
    return 0;
}

int store_commit(struct store *s, struct err *e)
{
    int result = s->broken;
    s->depth = 0;
    s->broken = 0;
    if (result == 0) {
        s->tries = TRIES_MAX; /* what was between is not here to be run again */
        db_again(s, true, &result, e);
        return result;
    }
    if (e)
        *e = s->reason;
    undo(s);
    return result;
}

int store_now(struct store *s, int64_t *now_ms, struct err *e)
{
    static const char sql[] = "SELECT gavel_now()";
    return READS(s, e, db_number(s, sql, NO_ARGS, now_ms, e));
}
