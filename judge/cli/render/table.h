// SPDX-License-Identifier: MIT
/* A plain table: columns as wide as their widest cell, two spaces between, the last one wrapped to what is left. */
#ifndef GAVEL_JUDGE_CLI_RENDER_TABLE_H
#define GAVEL_JUDGE_CLI_RENDER_TABLE_H

#include "judge/cli/render/paint.h"

enum { TABLE_COLUMNS_MAX = 10 };

struct table {
    const char *const *heads; /* `columns` of them; the caller's */
    size_t columns;
    const char *right;      /* the numbers of columns that are aligned to the right, as digits: "134"; NULL: none */
    struct table_row *rows; /* private */
    size_t len, cap;
};

/* Adds a row: `columns` texts, which are copied. The style is of the whole row. */
void table_add(struct table *t, enum style style, const char *const *cells);
/* Appends the table; a row's end has no spaces behind it. */
void table_write(const struct table *t, const struct paint *p, struct str *out);
void table_clear(struct table *t);

#endif
