// SPDX-License-Identifier: MIT
/* The problems and languages that this machine has, as they are on disk now: a problem that was changed is read anew.
 * One thread a catalog. */
#ifndef GAVEL_JUDGE_SERVER_CATALOG_H
#define GAVEL_JUDGE_SERVER_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/hash.h"
#include "judge/run/session.h"

enum { CATALOG_PROBLEMS_MAX = 100000 };

struct catalog_problem {
    char *slug;
    char version[HASH_HEX_SIZE]; /* "": it cannot be read, and `why` says why */
    char *summary;               /* JSON object: slug, title, difficulty, topics, version; NULL like version "" */
    struct err why;
    uint64_t stamp;      /* of the folder's files */
    uint64_t checked_ns; /* when the stamp was last looked at */
    bool seen;
};

struct catalog {
    struct session session;     /* no sandbox */
    struct catalog_problem *at; /* sorted by slug */
    size_t len;
    uint64_t listed_ns, pause_ns; /* looked at last, and for how long not again */
    uint64_t generation;          /* grows with every change that was seen */
};

/* Reads all of it; languages' versions too, which runs their compilers. NULL folders are found as session.h says. */
int catalog_open(const char *problems, const char *runners, struct catalog *c, struct err *e);
void catalog_close(struct catalog *c);
/* NULL: there is none of that name. What it points to lives until the next call. */
const struct catalog_problem *catalog_find(struct catalog *c, const char *slug);
/* The slug that is nearest to one that is none, or NULL. */
const char *catalog_suggest(const struct catalog *c, const char *slug);
/* Looks for new, changed and removed ones, at most every few seconds (and the more rarely the longer it takes). */
void catalog_refresh(struct catalog *c);
/* What this node can judge, as store_offer wants it; in the arena, NULL when that is full. */
const char **catalog_offers(const struct catalog *c, struct arena *a, size_t *len);

#endif
