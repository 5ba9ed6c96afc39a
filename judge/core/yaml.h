// SPDX-License-Identifier: MIT
/* The one reader of YAML (problem.yaml, language.yaml), over libyaml's events: a small tree of nodes that know their
 * line and column. Size, depth and number of keys are capped; anchors, aliases, tags, directives, merge keys, several
 * documents and duplicate keys are errors. Every error is 'FILE:LINE:COLUMN: what is wrong'. */
#ifndef GAVEL_JUDGE_CORE_YAML_H
#define GAVEL_JUDGE_CORE_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum { YAML_SIZE_MAX = 1 << 20, YAML_DEPTH_MAX = 32, YAML_KEYS_MAX = 256 };

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_pair;

struct yaml_node {
    enum yaml_kind kind;
    int line, column; /* of its first character, from 1 */
    const char *file; /* as in errors */
    size_t len;       /* bytes, items or pairs */
    union {
        const char *text; /* YAML_SCALAR: NUL-terminated, but may hold NUL bytes too ("\0") */
        const struct yaml_node *items;
        const struct yaml_pair *pairs; /* in the order of the file */
    };
    bool plain;      /* YAML_SCALAR written without quotes (and not as a block) */
    int text_column; /* YAML_SCALAR: of its text's first character, when all of it stands in that line; else 0 */
};

struct yaml_pair {
    struct yaml_node key; /* always a non-empty scalar without NUL bytes */
    struct yaml_node value;
};

/* Parses exactly one document of at most max bytes (0: YAML_SIZE_MAX). `file` names it in errors and must live as long
 * as the nodes, which live in the arena. */
int yaml_parse(const char *text, size_t len, size_t max, const char *file, struct arena *a,
               const struct yaml_node **root, struct err *e);
/* Reads and parses the file `path` below the directory descriptor (AT_FDCWD is allowed); `shown` names it in errors. */
int yaml_load_at(int dir, const char *path, const char *shown, struct arena *a, const struct yaml_node **root,
                 struct err *e);

/* 'FILE:LINE:COLUMN: ' and the text. Always -1. */
int yaml_err(struct err *e, const struct yaml_node *at, const char *fmt, ...) PRINTF(3, 4);
/* Puts 'FILE:LINE:COLUMN: ' before what *e already says. Always -1. */
int yaml_err_prefix(struct err *e, const struct yaml_node *at);
/* The same for the text's character `column` (from 1; 0: the node's own place). */
int yaml_err_prefix_in(struct err *e, const struct yaml_node *at, size_t column);
/* '"numz" is not WHAT (did you mean "nums"?)' at the node, for a name that is none of names[0..count). Always -1. */
int yaml_err_unknown(struct err *e, const struct yaml_node *at, const char *what, const char *const *names,
                     size_t count);

/* The value of a key, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);
/* The value of a key that must be there. NULL with an error at the mapping. */
const struct yaml_node *yaml_need(const struct yaml_node *mapping, const char *key, struct err *e);
/* -1 at the first key that is none of names[0..count), with "did you mean"; or when the node is no mapping. */
int yaml_check_keys(const struct yaml_node *mapping, const char *const *names, size_t count, struct err *e);
/* -1 unless it is of that kind. `what` names it: "cases" -> '"cases" must be a list'. */
int yaml_check_kind(const struct yaml_node *n, enum yaml_kind kind, const char *what, struct err *e);
/* A plain scalar that is null or ~ or nothing. */
bool yaml_is_null(const struct yaml_node *n);

/* Typed readers. All of them fail with the node's position. */
int yaml_text(const struct yaml_node *n, const char **out, struct err *e); /* not empty, no NUL bytes */
int yaml_bool(const struct yaml_node *n, bool *out, struct err *e);        /* true or false, nothing else */
/* A whole number, or an expression of whole numbers with + - * ^ and parentheses: 10^4, 2*10^5, 2^31-1. */
int yaml_i64(const struct yaml_node *n, int64_t min, int64_t max, int64_t *out, struct err *e);
int yaml_double(const struct yaml_node *n, double *out, struct err *e);
int yaml_duration_ns(const struct yaml_node *n, uint64_t min, uint64_t max, uint64_t *out, struct err *e);
int yaml_size_bytes(const struct yaml_node *n, uint64_t min, uint64_t max, uint64_t *out, struct err *e);
/* The index of the text in names[0..count). `what` is a noun with its article: "a difficulty". */
int yaml_choice(const struct yaml_node *n, const char *what, const char *const *names, size_t count, int *out,
                struct err *e);
/* A sequence of scalars, or one scalar alone: an array of texts in the arena, with a NULL behind the last. */
int yaml_texts(const struct yaml_node *n, struct arena *a, const char *const **out, size_t *len, struct err *e);

#endif
