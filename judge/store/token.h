// SPDX-License-Identifier: MIT
/* Bearer tokens: 256 random bits behind "gvl_", shown once and kept as a SHA-256 only (so much randomness needs no slow
 * hash). Return codes as in store.h. */
#ifndef GAVEL_JUDGE_STORE_TOKEN_H
#define GAVEL_JUDGE_STORE_TOKEN_H

#include "base/hash.h"
#include "judge/store/store.h"

enum { STORE_TOKEN_SIZE = 57 /* "gvl_", 52 base32 characters and a NUL */, STORE_TOKEN_NAME_MAX = 64 };
enum store_scope { STORE_SCOPE_CANDIDATE, STORE_SCOPE_SERVICE, STORE_SCOPE_AUTHOR, STORE_SCOPE_OPERATOR };
const char *store_scope_name(enum store_scope scope); /* "candidate", "service", "author", "operator" */
int store_scope_parse(const char *name);              /* -1: no such scope */

struct store_token {
    const char *id, *name; /* the name tells tokens apart for people; unique among those not revoked */
    const char *hash;      /* 64 hex digits; NULL in a list */
    enum store_scope scope;
    int64_t running_max;            /* submissions that may run at once; 0: no limit of its own */
    int64_t rate_per_minute;        /* requests, counted by the front; 0: no limit of its own */
    int64_t created_ms, revoked_ms; /* received */
};

void store_token_secret(char text[STORE_TOKEN_SIZE]); /* a new one */
void store_token_hash(const char *text, char hash[HASH_HEX_SIZE]);
/* Adds t (id, name, hash, scope and limits). STORE_OTHER: the name is taken. */
int store_token_add(struct store *s, const struct store_token *t, struct err *e);
/* The token of that hash that is not revoked, or STORE_NONE. */
int store_token_find(struct store *s, const char *hash, struct store_token *out, struct arena *a, struct err *e);
/* In the order they were made, from behind the id `after` (NULL: from the first), at most max (1 to 1000). */
int store_token_list(struct store *s, const char *after, struct store_token *out, size_t max, size_t *len,
                     struct arena *a, struct err *e);
/* By id or by name; its submissions stay. 0 or STORE_NONE. */
int store_token_revoke(struct store *s, const char *id_or_name, struct err *e);
/* live: those not revoked; made: all there ever were. */
int store_token_count(struct store *s, size_t *live, size_t *made, struct err *e);

#endif
