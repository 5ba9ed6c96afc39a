// SPDX-License-Identifier: MIT
/* Inside of judge/store: one way to run the same prepared statements on either library, and transactions around them.
 *
 * A statement is a static text; its address is its identity (it is prepared once a connection). It is written once for
 * both: parameters are $1, $2, …, the database's clock is gavel_now(), and {words} stand for what the dialects say
 * differently (dialect tables in sqlite.c and postgres.c). At most one statement is open at a time. */
#ifndef GAVEL_JUDGE_STORE_DB_H
#define GAVEL_JUDGE_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "judge/store/watch.h"

struct db_arg {
    bool is_text;
    int64_t number;
    const char *text; /* NULL: null */
};
#define TEXT(t) ((struct db_arg){ .is_text = true, .text = (t) })
#define INT(n) ((struct db_arg){ .number = (n) })
#define ARGS(...) \
    ((const struct db_arg[]){ __VA_ARGS__ }), (sizeof((struct db_arg[]){ __VA_ARGS__ }) / sizeof(struct db_arg))
#define NO_ARGS NULL, 0
#define DB_LAST "~" /* sorts behind every id */

/* Why the last call failed; set by the driver whenever it returns -1. */
enum db_failure { DB_FAILED, DB_FULL, DB_LOCKED, DB_LOST, DB_TAKEN /* a unique value is there already */ };

struct db_word {
    const char *word, *text;
};

/* One library. Calls return 0 or -1 with *e and *why; `c` is the driver's own connection. */
struct db_driver {
    const char *scheme;          /* "sqlite:" */
    const struct db_word *words; /* ends with { NULL } */
    char parameter;              /* what takes the place of the "$" */
    int (*open)(const char *url, void **c, enum db_failure *why, struct err *e);
    void (*close)(void *c);
    int (*reopen)(void *c, enum db_failure *why, struct err *e); /* after DB_LOST; forgets all statements */
    int (*script)(void *c, const char *sql, enum db_failure *why, struct err *e); /* several statements, no results */
    int (*prepare)(void *c, size_t statement, const char *sql, enum db_failure *why, struct err *e);
    int (*run)(void *c, size_t statement, const struct db_arg *args, size_t len, enum db_failure *why, struct err *e);
    /* The same for one whose answer nobody needs: its failure may be told by a later call, at the latest by settle or
     * end. */
    int (*post)(void *c, size_t statement, const struct db_arg *args, size_t len, enum db_failure *why, struct err *e);
    int (*settle)(void *c, enum db_failure *why, struct err *e);
    int (*step)(void *c, enum db_failure *why, struct err *e); /* 1: there is a row, 0: the end */
    int64_t (*changes)(void *c);                               /* rows that the ended statement wrote */
    bool (*is_null)(void *c, int column);
    int64_t (*number)(void *c, int column);
    const char *(*text)(void *c, int column); /* lives until the next step */
    void (*reset)(void *c);                   /* leaves an open statement */
    int (*begin)(void *c, enum db_failure *why, struct err *e);
    int (*end)(void *c, bool commit, enum db_failure *why, struct err *e);
    int (*listen)(void *c, enum db_failure *why, struct err *e);
    int (*wait_fd)(void *c);
    int (*take)(void *c, struct store_wake *w, enum db_failure *why, struct err *e); /* 1: *w is filled; 0: none */
    int (*tell)(void *c, const struct store_wake *w, enum db_failure *why, struct err *e); /* sent by the commit */
};
extern const struct db_driver sqlite_driver, postgres_driver;
/* The table of a file whose functions have these names. */
#define DB_DRIVER(scheme_, words_, parameter_)                                                                       \
    {                                                                                                                \
        .scheme = (scheme_), .words = (words_), .parameter = (parameter_), .open = open_connection,                  \
        .close = close_connection, .reopen = reopen, .script = script, .prepare = prepare, .run = run, .post = post, \
        .settle = settle, .step = step, .changes = changes, .is_null = is_null, .number = number, .text = text,      \
        .reset = reset, .begin = begin, .end = end, .listen = start_listening, .wait_fd = wait_fd, .take = take,     \
        .tell = tell                                                                                                 \
    }

enum { DB_STATEMENTS_MAX = 128 };
struct store {
    const struct db_driver *driver;
    void *c;
    enum db_failure why;
    const char *statements[DB_STATEMENTS_MAX]; /* the addresses of those prepared */
    size_t statements_len;
    unsigned depth; /* 1: between store_begin and store_commit */
    unsigned tries; /* of the transaction that runs */
    bool lost;      /* the connection has to be made anew first */
    bool listening;
    int broken;        /* what the first failed call of a batch returned; 0: none */
    struct err reason; /* its text */
};

/* Runs a statement; step gives its rows. db_exec: runs it to its end; how many rows it wrote or gave, or -1. db_post:
 * within a transaction, where neither is of interest: it need not be waited for. */
int db_post(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e);
int db_run(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e);
int db_step(struct store *s, struct err *e);
int64_t db_exec(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e);
/* Of a statement that gives one row at most: 1: it is there (read it, then db_reset), 0: none. */
int db_first(struct store *s, const char *sql, const struct db_arg *args, size_t len, struct err *e);
void db_reset(struct store *s);
/* Where rows go: an array of `max` structs of `size` bytes, and how one is read (what it points to: into the arena). */
struct db_list {
    void *rows;
    size_t size, max;
    size_t *len; /* received */
    int (*read)(struct store *s, void *row, struct arena *a, struct err *e);
};
/* Runs a statement that gives at most `max` rows, and reads them. */
int db_list(struct store *s, const char *sql, const struct db_arg *args, size_t len, const struct db_list *to,
            struct arena *a, struct err *e);
/* The same for one row: 0, or STORE_NONE. */
int db_one(struct store *s, const char *sql, const struct db_arg *args, size_t len, const struct db_list *to,
           struct arena *a, struct err *e);
#define ONE(out, reader) (&(struct db_list){ (out), sizeof(*(out)), 1, NULL, (reader) })
#define MANY(out, most, count, reader) (&(struct db_list){ (out), sizeof(*(out)), (most), (count), (reader) })
/* The number in the only column of the only row; 0 where there is none. */
int db_number(struct store *s, const char *sql, const struct db_arg *args, size_t len, int64_t *out, struct err *e);
int64_t db_int(struct store *s, int column); /* null: 0 */
/* A copy in the arena; null: NULL. Aborts never: an arena that is full is an error of the caller's cap. */
int db_copy(struct store *s, int column, struct arena *a, const char **out, struct err *e);
/* Appends sql with the dialect's words put in. */
void db_expand(const struct db_driver *driver, const char *sql, struct str *out);
int db_tell(struct store *s, enum store_wake_kind kind, const char *id, struct err *e);

/* Brings the tables up to date (schema.c). */
int db_migrate(struct store *s, struct err *e);

/* One transaction around a call that is written without care for locks, lost connections or a full disk: it is run
 * again where that helps, and undone when it returns less than 0. Inside of a batch it adds nothing. */
int db_begin(struct store *s, bool writes, struct err *e);
bool db_again(struct store *s, bool writes, int *result, struct err *e);
#define TRANSACTION(s, writes, e, call)                         \
    ({                                                          \
        int result_;                                            \
        (s)->tries = 0;                                         \
        do                                                      \
            result_ = db_begin(s, writes, e) < 0 ? -1 : (call); \
        while (db_again(s, writes, &result_, e));               \
        result_;                                                \
    })
#define WRITES(s, e, call) TRANSACTION(s, true, e, call)
#define READS(s, e, call) TRANSACTION(s, false, e, call)

#endif
