// SPDX-License-Identifier: MIT
/* What language.c reads and glue.c uses. Private to judge/run. */
#ifndef GAVEL_JUDGE_RUN_LANGUAGE_PRIVATE_H
#define GAVEL_JUDGE_RUN_LANGUAGE_PRIVATE_H

#include "judge/run/language.h"

/* One named text of one type: ("int[]", "spelling") → "vector<int>". The type may be a pattern: "T[]", "list<T>". */
struct language_type_text {
    const char *type, *key, *text;
};

struct language_templates {
    const char *glue, *starter;                              /* starter: NULL when there is none */
    const char *comment_line, *comment_open, *comment_close; /* NULL where not used */
    const struct language_type_text *types;
    size_t types_len;
    const char *const
        *diagnostics_drop; /* lines of the compiler that hold one of these are not shown; NULL-terminated */
};

#endif
