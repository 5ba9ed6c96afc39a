// SPDX-License-Identifier: MIT
/* The SQLite back end: the only file that knows the library. WAL with synchronous=FULL: what was committed is on the
 * disk. A writer takes the lock when its transaction begins, so that none is refused in its midst. Wake-ups go through
 * the process's bus and are sent when the commit is done. Must never hold a statement open across a commit. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/file.h"
#include "judge/store/bus.h"
#include "judge/store/db.h"

enum { BUSY_MS = 2000, BUSY_STEP_US = 300, TELLS_MAX = 1024 };

struct sqlite {
    char *path;
    sqlite3 *db;
    sqlite3_stmt *statements[DB_STATEMENTS_MAX];
    sqlite3_stmt *open; /* the one that runs */
    struct bus_seat *seat;
    struct store_wake tells[TELLS_MAX]; /* of the transaction that runs */
    size_t tells_len;
    bool tells_lost;
    bool writes; /* it has the process's turn to write */
};

static const struct db_word words[] = {
    { "int", "INTEGER" },
    { "key", "TEXT NOT NULL" },
    { "text", "TEXT" },
    { "table_end", "STRICT" },
    { "keyed_end", "STRICT, WITHOUT ROWID" }, /* found by its primary key alone */
    { "skip_locked", "" },                    /* there is one writer at a time */
    { "for_update", "" },
    { "lock_schema", "" },
    { "functions", "" }, /* connect_to makes gavel_now() */
    { NULL, NULL },
};

static enum db_failure failure_of(sqlite3 *db)
{
    int code = sqlite3_extended_errcode(db), sys = sqlite3_system_errno(db);
    bool no_room = sys == ENOSPC || sys == EDQUOT || sys == EFBIG;
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return DB_FULL;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return no_room ? DB_FULL : DB_FAILED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DB_LOCKED;
    case SQLITE_CONSTRAINT:
        return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ? DB_TAKEN : DB_FAILED;
    default:
        return DB_FAILED;
    }
}

static int failed(struct sqlite *q, enum db_failure *why, struct err *e)
{
    *why = failure_of(q->db);
    return err_set(e, "%s: %s", q->path, sqlite3_errmsg(q->db));
}

/* SQLite's own handler sleeps up to 100 ms at a time; a writer here is done in a millisecond or two. */
static int wait_for_lock(void *context UNUSED, int calls)
{
    if ((int64_t)calls * BUSY_STEP_US > (int64_t)BUSY_MS * 1000)
        return 0;
    nanosleep(&(struct timespec){ .tv_nsec = BUSY_STEP_US * 1000 }, NULL);
    return 1;
}

static void now(sqlite3_context *context, int argc UNUSED, sqlite3_value **argv UNUSED)
{
    sqlite3_result_int64(context, (int64_t)(clock_wall_ns() / NS_PER_MS));
}

static int script(void *c, const char *sql, enum db_failure *why, struct err *e)
{
    struct sqlite *q = c;
    return sqlite3_exec(q->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : failed(q, why, e);
}

/* The file is its owner's alone, and where root makes it in a folder of another, that other's: else the daemon could
 * not open what `gavel token add` made before its first start. */
static int make_file(const char *path, struct err *e)
{
    CLEANUP_FD int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return errno == EEXIST ? 0 : err_sys(e, "%s", path);
    char *folder = strdup(path);
    if (!folder)
        abort();
    struct stat st;
    int bad = stat(dirname(folder), &st) == 0 && st.st_uid != geteuid() && fchown(fd, st.st_uid, st.st_gid) < 0;
    free(folder);
    return bad ? err_sys(e, "give %s to the owner of its folder", path) : 0;
}

static int make_folder(const char *path, struct err *e)
{
    char *copy = strdup(path);
    if (!copy)
        abort();
    int done = file_make_dirs(dirname(copy), 0700, e);
    free(copy);
    return done;
}

/* The process's writers queue here: on SQLite's own lock they could only sleep and ask again. */
static pthread_mutex_t writers = PTHREAD_MUTEX_INITIALIZER;

static void leave_writers(struct sqlite *q)
{
    if (TAKE(q->writes, false))
        pthread_mutex_unlock(&writers);
}

static void close_connection(void *c)
{
    struct sqlite *q = c;
    for (size_t i = 0; i < DB_STATEMENTS_MAX; i++)
        sqlite3_finalize(q->statements[i]);
    sqlite3_close(q->db); /* what is not committed is undone */
    leave_writers(q);
    bus_leave(q->seat);
    free(q->path);
    free(q);
}

static int connect_to(struct sqlite *q, enum db_failure *why, struct err *e)
{
    if (make_folder(q->path, e) < 0 || make_file(q->path, e) < 0) {
        *why = e && e->sys == ENOSPC ? DB_FULL : DB_FAILED;
        return -1;
    }
    /* NOMUTEX: a handle is one thread's. */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(q->path, &q->db, flags, NULL) != SQLITE_OK ||
        sqlite3_busy_handler(q->db, wait_for_lock, NULL) != SQLITE_OK ||
        sqlite3_create_function(q->db, "gavel_now", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, now, NULL, NULL) !=
            SQLITE_OK)
        return failed(q, why, e);
    /* secure_delete: what is erased is not left in free pages. */
    return script(q,
                  "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                  "PRAGMA trusted_schema=OFF; PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY; PRAGMA "
                  "cache_size=-16384;",
                  why, e);
}

static int open_connection(const char *url, void **c, enum db_failure *why, struct err *e)
{
    const char *path = url + strlen("sqlite:");
    *why = DB_FAILED;
    if (!*path)
        return err_set(e, "sqlite: names no file; write sqlite:PATH");
    struct sqlite *q = calloc(1, sizeof(*q));
    if (!q || !(q->path = strdup(path)))
        abort();
    if (connect_to(q, why, e) < 0) {
        close_connection(q);
        return -1;
    }
    *c = q;
    return 0;
}

static int reopen(void *c UNUSED, enum db_failure *why, struct err *e)
{
    *why = DB_FAILED; /* no failure of a file is DB_LOST */
    return err_set(e, "there is no connection to make anew");
}

static int prepare(void *c, size_t statement, const char *sql, enum db_failure *why, struct err *e)
{
    struct sqlite *q = c;
    return sqlite3_prepare_v3(q->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q->statements[statement], NULL) == SQLITE_OK
               ? 0
               : failed(q, why, e);
}

static void reset(void *c)
{
    struct sqlite *q = c;
    if (!q->open)
        return;
    sqlite3_reset(q->open);
    sqlite3_clear_bindings(q->open);
    q->open = NULL;
}

static int run(void *c, size_t statement, const struct db_arg *args, size_t len, enum db_failure *why, struct err *e)
{
    struct sqlite *q = c;
    sqlite3_stmt *statement_ = q->statements[statement];
    q->open = statement_;
    for (size_t i = 0; i < len; i++) {
        int at = (int)i + 1;
        int done = !args[i].is_text ? sqlite3_bind_int64(statement_, at, args[i].number)
                                    : sqlite3_bind_text(statement_, at, args[i].text, -1, SQLITE_STATIC);
        if (done != SQLITE_OK)
            return failed(q, why, e);
    }
    return 0;
}

static int step(void *c, enum db_failure *why, struct err *e)
{
    struct sqlite *q = c;
    int code = sqlite3_step(q->open);
    if (code == SQLITE_ROW)
        return 1;
    if (code == SQLITE_DONE)
        return 0;
    return failed(q, why, e);
}

static int post(void *c, size_t statement, const struct db_arg *args, size_t len, enum db_failure *why, struct err *e)
{
    int result = run(c, statement, args, len, why, e);
    while (result == 0 && (result = step(c, why, e)) == 1)
        result = 0;
    reset(c);
    return result;
}

static int settle(void *c UNUSED, enum db_failure *why UNUSED, struct err *e UNUSED)
{
    return 0; /* post has waited */
}

static int64_t changes(void *c)
{
    return sqlite3_changes(((struct sqlite *)c)->db);
}

static bool is_null(void *c, int column)
{
    return sqlite3_column_type(((struct sqlite *)c)->open, column) == SQLITE_NULL;
}

static int64_t number(void *c, int column)
{
    return sqlite3_column_int64(((struct sqlite *)c)->open, column);
}

static const char *text(void *c, int column)
{
    return (const char *)sqlite3_column_text(((struct sqlite *)c)->open, column);
}

static int begin(void *c, enum db_failure *why, struct err *e)
{
    struct sqlite *q = c;
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += BUSY_MS / 1000;
    q->tells_len = 0;
    q->tells_lost = false;
    if (pthread_mutex_clocklock(&writers, CLOCK_MONOTONIC, &until) != 0) {
        *why = DB_LOCKED;
        return err_set(e, "%s: another thread is writing for too long", q->path);
    }
    q->writes = true;
    if (script(q, "BEGIN IMMEDIATE", why, e) == 0)
        return 0;
    leave_writers(q);
    return -1;
}

static int end(void *c, bool commit, enum db_failure *why, struct err *e)
{
    struct sqlite *q = c;
    if (!commit) { /* after a full disk SQLite has rolled back by itself */
        int result = sqlite3_get_autocommit(q->db) ? 0 : script(q, "ROLLBACK", why, e);
        leave_writers(q);
        return result;
    }
    if (script(q, "COMMIT", why, e) < 0)
        return -1; /* a rollback follows */
    leave_writers(q);
    for (size_t i = 0; i < q->tells_len; i++)
        bus_send(q->path, &q->tells[i]);
    if (q->tells_lost)
        bus_send(q->path, &(struct store_wake){ .kind = STORE_WAKE_ALL });
    return 0;
}

static int start_listening(void *c, enum db_failure *why, struct err *e)
{
    struct sqlite *q = c;
    *why = DB_FAILED;
    return q->seat ? 0 : bus_join(q->path, &q->seat, e);
}

static int wait_fd(void *c)
{
    struct sqlite *q = c;
    return q->seat ? bus_fd(q->seat) : -1;
}

static int take(void *c, struct store_wake *w, enum db_failure *why UNUSED, struct err *e UNUSED)
{
    struct sqlite *q = c;
    return q->seat ? bus_take(q->seat, w) : 0;
}

static int tell(void *c, const struct store_wake *w, enum db_failure *why UNUSED, struct err *e UNUSED)
{
    struct sqlite *q = c;
    if (q->tells_len < TELLS_MAX)
        q->tells[q->tells_len++] = *w;
    else
        q->tells_lost = true;
    return 0;
}

const struct db_driver sqlite_driver = DB_DRIVER("sqlite:", words, '?');
