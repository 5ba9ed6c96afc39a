// SPDX-License-Identifier: MIT
/* What is seen here never changes a verdict: all cases were accepted before. It takes back what the measurement says.
 */
#include "judge/run/inspect.h"

void inspector_open(struct inspector *i, struct session *s, const struct problem *p, const struct language *l)
{
    *i = (struct inspector){ .maker = case_maker_new(s, p) };
    grader_open(&i->grader, s, p);
    overhead_open(&i->overhead, s, p, l);
}

void inspector_close(struct inspector *i)
{
    case_maker_free(i->maker);
    grader_close(&i->grader);
    overhead_close(&i->overhead);
}

void inspect_answer(struct inspector *i, struct test_case *c, const struct str *answer)
{
    struct arena a = ARENA(2ULL << 30);
    struct err ignored;
    if (case_maker_answer(i->maker, c, &a, &ignored) == 0 && grade_answer(&i->grader, c, answer, &ignored) == 0)
        i->suspicious = "a call that was measured gave a wrong answer";
    arena_clear(&a);
}

bool inspect_times(struct inspector *i, const char *payload, size_t len, const struct report_times *t)
{
    struct report_times charged = *t;
    return overhead_charge(&i->overhead, payload, len, &charged);
}
