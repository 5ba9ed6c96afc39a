// SPDX-License-Identifier: MIT
/* The labelled solutions: solutions/TASK/NAME.EXT (and solutions-fresh/, written after the estimator was frozen), each
 * with one line in its head comment,
 *     COMPLEXITY: time O(n log n); space O(n); why: merge sort, one buffer
 * and problems/TASK, which says by which inputs it is measured. */
#ifndef GAVEL_BENCH_COMPLEXITY_CORPUS_H
#define GAVEL_BENCH_COMPLEXITY_CORPUS_H

#include "judge/core/complexity_two.h"
#include "judge/core/problem.h"
#include "judge/run/session.h"

struct solution {
    const char *id;   /* "two-sum/hash_map.EXT"; a fresh one's begins with "fresh/" */
    const char *path; /* of its file */
    const char *why;  /* the label's reason */
    const char *time_text, *space_text;
    const struct problem *problem;
    const struct language *language;
    bool fresh;
    bool two; /* two parameters: then time_two is the class, else time_class */
    enum complexity_class time_class, space_class;
    struct complexity_expected time_two;
};

struct corpus {
    struct arena arena;
    struct problem *problems;
    size_t problems_len;
    struct solution *at;
    size_t len;
};

/* What is wanted of it; NULL: all. */
struct corpus_choice {
    const char *only;     /* a part of the id */
    const char *language; /* a name */
    bool fresh_only, old_only;
};

/* Finds the corpus's folder beside the binary's source tree. */
int corpus_folder(char path[4096], struct err *e);
/* Loads every problem and label. -1 names the file whose label is missing or wrong. */
int corpus_load(const struct session *s, const char *folder, const struct corpus_choice *choice, struct corpus *out,
                struct err *e);
const struct solution *corpus_find(const struct corpus *c, const char *id);
void corpus_clear(struct corpus *c);

#endif
