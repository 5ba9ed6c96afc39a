// SPDX-License-Identifier: MIT
/* The cases a submission is judged by: the written and the generated ones, each with its expected answer. */
#ifndef GAVEL_JUDGE_RUN_CASES_H
#define GAVEL_JUDGE_RUN_CASES_H

#include "judge/core/problem.h"
#include "judge/run/session.h"

enum case_choice { CASES_ALL, CASES_SAMPLES };

struct case_set {
    struct arena arena;
    struct test_case *at;
    size_t len;
};

/* Fills *set with every case that has an expected answer: drawn, checked, and where the author gave none, computed by
 * the reference solution in the author pool (cached by content). -1 names the case and what is wrong with it. */
int cases_load(struct session *s, const struct problem *p, enum case_choice choice, uint64_t salt, struct case_set *set,
               struct err *e);
/* One custom input that keeps the constraints: 1 when the validator refuses it (*e says why), 0 with its answer. */
int cases_custom(struct session *s, const struct problem *p, struct test_case *c, struct arena *a, struct err *e);
void cases_clear(struct case_set *set);

/* The same for many inputs, one after another, with one process of the reference; they are not cached. */
struct case_maker;
struct case_maker *case_maker_new(struct session *s, const struct problem *p);
/* Gives c its expected answer, which lives in the arena. 0; 1 when the validator refuses the input (*e says why); -1.
 */
int case_maker_answer(struct case_maker *m, struct test_case *c, struct arena *a, struct err *e);
/* What the problem's validator says: 0 valid (or there is none), 1 refused with the reason in *e, -1. */
int case_maker_validate(struct case_maker *m, const struct test_case *c, struct err *e);
void case_maker_free(struct case_maker *m);

/* Appends the payload of a `case` frame. */
void case_payload(const struct problem *p, const struct test_case *c, struct str *out);
/* Appends an answer's text; parses one (class mode: checked call by call). */
void answer_write(const struct problem *p, const struct test_case *c, const struct value *answer, struct str *out);
int answer_parse(const struct problem *p, const struct test_case *c, const char *text, size_t len, struct arena *a,
                 struct value *out, struct err *e);

#endif
