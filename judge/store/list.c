// SPDX-License-Identifier: MIT
/* Lists of submissions. Each goes along an index from the cursor downwards; what the other filters leave out is read
 * all the same, so there is a bound to that, too: a page may be short and yet not be the last. Must never read without
 * a bound. */
#include "judge/store/id.h"
#include "judge/store/row.h"

enum { LOOKS_MAX = 10000, SKEW_MS = 3600 * 1000 /* ids have the clock of a node, times that of the database */ };

/* One of each for each filter that has an index. */
#define LIST(leading)                                                                                    \
    ROW_SELECT("$10", "$11")                                                                             \
    "WHERE " leading " AND s.id < $2 AND s.id >= $3 AND s.created_ms >= $4 AND ($5 = '' OR s.kind = $5)" \
    " AND ($6 = '' OR s.language = $6) AND ($7 = '' OR s.verdict = $7) AND ($8 = '' OR s.status = $8)"   \
    " AND ($9 = '' OR s.problem = $9) AND ($12 = '' OR s.token_id = $13) ORDER BY s.id DESC LIMIT $14"
#define FLOOR(leading)                                                              \
    "SELECT s.id FROM submissions s WHERE " leading " AND s.id < $2 AND s.id >= $3" \
    " ORDER BY s.id DESC LIMIT 1 OFFSET $4"

struct way {
    const char *leading, *list, *floor;
};

static struct way way_of(const struct store_filter *f)
{
    static const char batch[] = LIST("s.batch_id = $1"), batch_floor[] = FLOOR("s.batch_id = $1");
    static const char token[] = LIST("s.origin_id IS NULL AND s.token_id = $1"),
                      token_floor[] = FLOOR("s.origin_id IS NULL AND s.token_id = $1");
    static const char problem[] = LIST("s.origin_id IS NULL AND s.problem = $1"),
                      problem_floor[] = FLOOR("s.origin_id IS NULL AND s.problem = $1");
    static const char any[] = LIST("s.origin_id IS NULL AND $1 = ''"),
                      any_floor[] = FLOOR("s.origin_id IS NULL AND $1 = ''");
    if (f->batch_id)
        return (struct way){ f->batch_id, batch, batch_floor };
    if (f->token_id)
        return (struct way){ f->token_id, token, token_floor };
    if (f->problem)
        return (struct way){ f->problem, problem, problem_floor };
    return (struct way){ "", any, any_floor };
}

static int read_id(struct store *s, void *row, struct arena *a, struct err *e)
{
    return db_copy(s, 0, a, row, e);
}

static struct db_arg any_text(const char *text)
{
    return TEXT(text ? text : "");
}

/* Whether rows that the index finds may be left out. */
static bool narrows(const struct store_filter *f, const struct way *w)
{
    return f->kind || f->language || f->verdict || f->status >= 0 || f->since_ms > 0 ||
           (f->token_id && w->leading != f->token_id) || (f->problem && w->leading != f->problem);
}

static int list(struct store *s, const struct store_filter *f, struct store_page *page, struct arena *a, struct err *e)
{
    const struct way way = way_of(f);
    const char *status = f->status < 0 ? NULL : store_status_name((enum store_status)f->status);
    const char *before = f->before ? f->before : DB_LAST, *floor = NULL;
    char since[STORE_ID_SIZE];
    id_at(f->since_ms > SKEW_MS ? f->since_ms - SKEW_MS : 0, since);
    const struct db_arg args[] = { TEXT(way.leading), TEXT(before), TEXT(since), INT(LOOKS_MAX) };
    if (narrows(f, &way) && db_one(s, way.floor, args, COUNT(args), ONE(&floor, read_id), a, e) < 0)
        return -1;
    /* A token's id may be "", so it has a second parameter that says that it is there. */
    if (db_list(s, way.list,
                ARGS(TEXT(way.leading), TEXT(before), TEXT(floor ? floor : since), INT(f->since_ms), any_text(f->kind),
                     any_text(f->language), any_text(f->verdict), any_text(status), any_text(f->problem),
                     INT((f->parts & STORE_WITH_REQUEST) != 0), INT((f->parts & STORE_WITH_REPORT) != 0),
                     TEXT(f->token_id ? "1" : ""), any_text(f->token_id), INT((int64_t)page->max)),
                MANY(page->rows, page->max, &page->len, row_read), a, e) < 0)
        return -1;
    page->next = page->len == page->max ? page->rows[page->len - 1].id : floor;
    return 0;
}

int store_list(struct store *s, const struct store_filter *f, struct store_page *page, struct arena *a, struct err *e)
{
    return READS(s, e, list(s, f, page, a, e));
}
