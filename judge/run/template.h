// SPDX-License-Identifier: MIT
/* A small part of mustache: {{name}}, {{#name}}…{{/name}} (for each item, or once when the text is not empty) and
 * {{^name}}…{{/name}} (when there is none). Names are looked up from the innermost section outwards. Nothing is
 * escaped. */
#ifndef GAVEL_JUDGE_RUN_TEMPLATE_H
#define GAVEL_JUDGE_RUN_TEMPLATE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

struct template_scope;

struct template_entry {
    const char *name;
    const char *text; /* or NULL: a list */
    const struct template_scope *items;
    size_t items_len;
};

struct template_scope {
    const struct template_entry *entries;
    size_t len;
};

/* Appends the rendered text. -1: 'line 3: "nam" is not known here'. */
int template_render(const char *text, const struct template_scope *scope, struct str *out, struct err *e);

#endif
