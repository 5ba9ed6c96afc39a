// SPDX-License-Identifier: MIT
/* The events of submissions, numbered without a gap, so that a reader who was away goes on where it was. The row's
 * counter gives the numbers, under the lock of the row's own update. Must never number an event for an old epoch. */
#include "judge/store/row.h"
#include "judge/store/store.h"

static int add(struct store *s, const struct store_event *v, struct err *e)
{
    static const char sql[] = "UPDATE submissions SET events = events + 1"
                              " WHERE id = $1 AND epoch = $2 AND status = 'running' RETURNING events";
    int row = db_first(s, sql, ARGS(TEXT(v->id), INT(v->epoch)), e);
    if (row != 1)
        return row < 0 ? -1 : STORE_STALE;
    int64_t number = db_int(s, 0);
    db_reset(s);
    if (row_add_event(s, v->id, number, v->type, v->data, e) < 0)
        return -1;
    return db_tell(s, STORE_WAKE_EVENT, v->id, e);
}

static int add_all(struct store *s, const struct store_event *events, size_t len, struct err *e)
{
    int result = 0;
    for (size_t i = 0; i < len; i++) {
        int one = add(s, &events[i], e);
        if (one < 0)
            return -1;
        result = one ? one : result;
    }
    return result;
}

int store_event_add(struct store *s, const struct store_event *events, size_t len, struct err *e)
{
    return WRITES(s, e, add_all(s, events, len, e));
}

static int read_event(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct store_event *v = row;
    *v = (struct store_event){ .number = db_int(s, 1), .at_ms = db_int(s, 4) };
    if (db_copy(s, 0, a, &v->id, e) < 0 || db_copy(s, 2, a, &v->type, e) < 0)
        return -1;
    return db_copy(s, 3, a, &v->data, e);
}

int store_events(struct store *s, const char *id, int64_t after, struct store_event *out, size_t max, size_t *len,
                 struct arena *a, struct err *e)
{
    static const char sql[] = "SELECT id, number, type, data, at_ms FROM events WHERE id = $1 AND number > $2"
                              " ORDER BY number LIMIT $3";
    return READS(s, e,
                 db_list(s, sql, ARGS(TEXT(id), INT(after), INT((int64_t)max)), MANY(out, max, len, read_event), a, e));
}
