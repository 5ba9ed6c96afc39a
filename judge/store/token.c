// SPDX-License-Identifier: MIT
/* Bearer tokens. Owns the form of the secret and the table `tokens`. Must never keep a secret, nor give a hash to
 * anyone who lists. */
#include "judge/store/token.h"

#include <string.h>

#include "judge/store/db.h"
#include "judge/store/id.h"

static const char *const scopes[] = { "candidate", "service", "author", "operator" };
static const char prefix[] = "gvl_"; /* so that tools that look for leaked secrets know one */

const char *store_scope_name(enum store_scope scope)
{
    return scopes[scope];
}

int store_scope_parse(const char *name)
{
    for (size_t i = 0; i < COUNT(scopes); i++)
        if (strcmp(scopes[i], name) == 0)
            return (int)i;
    return -1;
}

void store_token_secret(char text[STORE_TOKEN_SIZE])
{
    unsigned char bits[33] = { 0 }; /* 256 bits, filled to 52 digits */
    id_random(bits, 32);
    memcpy(text, prefix, sizeof(prefix) - 1);
    id_base32(bits, STORE_TOKEN_SIZE - sizeof(prefix), text + sizeof(prefix) - 1);
}

void store_token_hash(const char *text, char hash[HASH_HEX_SIZE])
{
    hash_bytes(text, strlen(text), hash);
}

static int add(struct store *s, const struct store_token *t, struct err *e)
{
    static const char sql[] = "INSERT INTO tokens (id, name, hash, scope, running_max, rate_per_minute, created_ms)"
                              " VALUES ($1, $2, $3, $4, $5, $6, gavel_now()) ON CONFLICT DO NOTHING";
    static const char same[] = "SELECT 1 FROM tokens WHERE id = $1 AND hash = $2";
    int64_t added = db_exec(s, sql,
                            ARGS(TEXT(t->id), TEXT(t->name), TEXT(t->hash), TEXT(store_scope_name(t->scope)),
                                 INT(t->running_max), INT(t->rate_per_minute)),
                            e);
    if (added != 0)
        return added < 0 ? -1 : 0;
    int row = db_first(s, same, ARGS(TEXT(t->id), TEXT(t->hash)), e);
    db_reset(s);
    return row < 0 ? -1 : row == 1 ? 0 : STORE_OTHER;
}

int store_token_add(struct store *s, const struct store_token *t, struct err *e)
{
    return WRITES(s, e, add(s, t, e));
}

#define SELECT_TOKEN "SELECT id, name, scope, running_max, rate_per_minute, created_ms, revoked_ms FROM tokens "

static int read_token(struct store *s, void *row, struct arena *a, struct err *e)
{
    struct store_token *t = row;
    const char *scope;
    *t = (struct store_token){ 0 };
    if (db_copy(s, 0, a, &t->id, e) < 0 || db_copy(s, 1, a, &t->name, e) < 0 || db_copy(s, 2, a, &scope, e) < 0)
        return -1;
    int known = store_scope_parse(scope);
    if (known < 0)
        return err_set(e, "token %s has the unknown scope \"%.20s\"", t->id, scope);
    t->scope = (enum store_scope)known;
    t->running_max = db_int(s, 3);
    t->rate_per_minute = db_int(s, 4);
    t->created_ms = db_int(s, 5);
    t->revoked_ms = db_int(s, 6);
    return 0;
}

int store_token_find(struct store *s, const char *hash, struct store_token *out, struct arena *a, struct err *e)
{
    static const char sql[] = SELECT_TOKEN "WHERE hash = $1 AND revoked_ms IS NULL";
    return READS(s, e, db_one(s, sql, ARGS(TEXT(hash)), ONE(out, read_token), a, e));
}

int store_token_list(struct store *s, const char *after, struct store_token *out, size_t max, size_t *len,
                     struct arena *a, struct err *e)
{
    static const char sql[] = SELECT_TOKEN "WHERE id > $1 ORDER BY id LIMIT $2";
    return READS(
        s, e,
        db_list(s, sql, ARGS(TEXT(after ? after : ""), INT((int64_t)max)), MANY(out, max, len, read_token), a, e));
}

static int revoke(struct store *s, const char *id_or_name, struct err *e)
{
    static const char sql[] = "UPDATE tokens SET revoked_ms = gavel_now()"
                              " WHERE (id = $1 OR name = $1) AND revoked_ms IS NULL";
    int64_t revoked = db_exec(s, sql, ARGS(TEXT(id_or_name)), e);
    return revoked < 0 ? -1 : revoked == 0 ? STORE_NONE : 0;
}

int store_token_revoke(struct store *s, const char *id_or_name, struct err *e)
{
    return WRITES(s, e, revoke(s, id_or_name, e));
}

struct counts {
    int64_t live, made;
};

static int read_counts(struct store *s, void *row, struct arena *a UNUSED, struct err *e UNUSED)
{
    struct counts *c = row;
    c->live = db_int(s, 0);
    c->made = db_int(s, 1);
    return 0;
}

int store_token_count(struct store *s, size_t *live, size_t *made, struct err *e)
{
    static const char sql[] = "SELECT count(*) - count(revoked_ms), count(*) FROM tokens";
    struct counts c = { 0 };
    int result = READS(s, e, db_one(s, sql, NO_ARGS, ONE(&c, read_counts), NULL, e));
    *live = (size_t)c.live;
    *made = (size_t)c.made;
    return result;
}
