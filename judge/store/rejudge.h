// SPDX-License-Identifier: MIT
/* Rejudges: a problem changed, and what was judged is judged again. The new judgements are submissions of kind
 * "rejudge" in the same queue, kept beside the old ones until they are applied or discarded as a whole. Return codes as
 * in store.h. */
#ifndef GAVEL_JUDGE_STORE_REJUDGE_H
#define GAVEL_JUDGE_STORE_REJUDGE_H

#include "judge/store/store.h"

enum { STORE_REJUDGE_MAX = 10000 }; /* submissions of one rejudge: made, applied and discarded in one transaction */

struct store_rejudge {
    const char *id, *token_id, *problem;
    const char *problem_version;  /* judged with this one */
    const char *language;         /* given: NULL for all */
    int64_t since_ms;             /* given: only what was made at or after; 0: all */
    const char *state;            /* received from here on: "open", "applied" or "discarded" */
    int64_t total, done, changed; /* changed: of those done, how many have another verdict */
    int64_t created_ms, ended_ms;
};

/* Queues the newest finished submissions of the problem, at most STORE_REJUDGE_MAX, at the lowest priority for the
 * token of r. r->total says how many. */
int store_rejudge_make(struct store *s, struct store_rejudge *r, struct err *e);
int store_rejudge_get(struct store *s, const char *id, struct store_rejudge *out, struct arena *a, struct err *e);
/* The newest first, at most max (1 to 1000), only ids that sort before `before` (NULL: any). */
int store_rejudge_list(struct store *s, const char *before, struct store_rejudge *out, size_t max, size_t *len,
                       struct arena *a, struct err *e);
struct store_difference {
    const char *id, *rejudge_id;           /* the submission; its new judgement, itself a submission */
    const char *old_verdict, *new_verdict; /* new: NULL while it is not judged */
    const char *old_version, *new_version;
    enum store_status status; /* of the new judgement */
};
struct store_difference_of {
    const char *rejudge_id;
    bool changed_only;
    const char *after; /* the cursor: only rejudge_ids that sort behind it; NULL: from the first */
};
/* In the order of rejudge_id, at most max (1 to 1000). */
int store_rejudge_difference(struct store *s, const struct store_difference_of *of, struct store_difference *out,
                             size_t max, size_t *len, struct arena *a, struct err *e);
/* Gives the submissions their new verdicts, versions and reports; the old report of each is then that of its rejudge.
 * What ended as judge_error or was cancelled keeps its old one. 0, STORE_RUNNING while not all are judged,
 * STORE_FINAL, STORE_NONE. */
int store_rejudge_apply(struct store *s, const char *id, struct err *e);
/* Removes the new judgements, also those that still run. 0, STORE_FINAL, STORE_NONE. */
int store_rejudge_discard(struct store *s, const char *id, struct err *e);

#endif
