// SPDX-License-Identifier: MIT
/* Programs of a problem's author: the reference solution, checkers, validators. They run in function (or class) mode
 * like a submission, in the author pool; what goes wrong with them is an error of the judge's side, never a verdict. */
#ifndef GAVEL_JUDGE_RUN_AUTHOR_H
#define GAVEL_JUDGE_RUN_AUTHOR_H

#include "judge/core/problem.h"
#include "judge/run/compile.h"
#include "judge/run/driver.h"

struct author {
    struct session *session;
    const char *path; /* below the problem's folder, for errors */
    struct artefact artefact;
    struct driver *driver; /* NULL until the first call, and after a failure */
    size_t calls;
};

/* Compiles it for a signature; its process is started by the first call. Closed with author_close in every case. */
int author_open(struct author *a, struct session *s, const struct problem *p, const char *path,
                const struct signature *signature, struct err *e);
/* One call; the answer's text lands in result->text. -1 when there was none: *e says what the program did instead. */
int author_call(struct author *a, const char *payload, size_t len, struct driver_result *result, struct err *e);
void author_close(struct author *a);

/* The reference solution's path below the folder: the problem's, or its first accepted one in a language that is there;
 * written to path. */
int author_reference(struct session *s, const struct problem *p, char *path, size_t size, struct err *e);

#endif
