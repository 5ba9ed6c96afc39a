// SPDX-License-Identifier: MIT
/* A problem as its author wrote it: problem.yaml and statement.md, checked. docs/problem-format.md describes the file.
 */
#ifndef GAVEL_JUDGE_CORE_PROBLEM_H
#define GAVEL_JUDGE_CORE_PROBLEM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "judge/core/compare.h"
#include "judge/core/complexity.h"
#include "judge/core/type.h"
#include "judge/core/value.h"

enum difficulty { DIFFICULTY_EASY, DIFFICULTY_MEDIUM, DIFFICULTY_HARD };

/* One call of a design class. operations[0] is the constructor. */
struct operation {
    const struct method *method;
    const struct value *arguments; /* method->params_len of them */
};

/* One case. Function mode: arguments[params_len]; class mode: operations. */
struct test_case {
    const char *tag; /* the edge it tests: "empty", "duplicates", ... */
    bool sample;
    const struct value *arguments;
    const struct operation *operations;
    size_t operations_len;
    bool has_expected;
    /* The expected answer. Class mode: items, one for each operation, VALUE_NULL where it returns void. */
    struct value expected;
    const char *explanation; /* of a sample, or NULL */
    int line;                /* in problem.yaml */
    const char *payload;     /* the input as a driver gets it, when it was rendered before; or NULL */
    size_t payload_len;
};

/* `complexity:`: what the solution is expected to be, and the inputs by which it is measured. */
struct complexity_hint {
    enum complexity_class class; /* one parameter */
    const char *name;            /* the class as written: "O(n^2)", "O(n*m)" */
    const char *text;
};
/* What n is: how sizes grow, and how many elements an input of size n has. */
enum complexity_kind { COMPLEXITY_LENGTH, COMPLEXITY_SIDE /* of a matrix */, COMPLEXITY_VALUE, COMPLEXITY_EXPONENT };
/* When it is measured: as the caller likes, in any case, in any case and it decides the verdict, not at all. */
enum complexity_mode { COMPLEXITY_AUTO, COMPLEXITY_ALWAYS, COMPLEXITY_REQUIRED, COMPLEXITY_NEVER };
struct problem_complexity {
    bool declared;
    enum complexity_mode mode;
    enum complexity_kind kind, kind_m;
    const char *parameter; /* in words: "the length of nums"; of two: "n: the length of a, m: the length of b" */
    bool two;              /* two parameters, n and m: */
    const char *time_two, *space_two;  /* the classes as written, "O(n*m)"; NULL with one parameter (space: or none) */
    enum complexity_class time, space; /* one parameter */
    bool has_space;
    uint64_t max_size, max_m;              /* of n, of m (0 with one parameter) */
    const struct generator_rule *families; /* worst cases, drawn for any size n */
    size_t families_len;
    const struct complexity_hint *hints;
    size_t hints_len;
    const char *follow_up; /* an interviewer's next question, or NULL */
};

struct constraint;     /* constraints.h */
struct call_needs;     /* constraints_needs.c */
struct generator_rule; /* generate.h */

struct problem {
    struct arena arena;
    const char *slug, *dir; /* dir: its folder's path */
    const char *title;
    enum difficulty difficulty;
    const char *const *topics;
    size_t topics_len;
    const char *statement; /* Markdown */
    struct signature signature;
    struct compare compare;
    const struct type *answer_type; /* of the function's answer (in place: of that argument); NULL in class mode */
    const struct constraint *constraints;
    size_t constraints_len;
    const struct call_needs *needs; /* class mode: which calls may come when; NULL: all of them always */
    const char *validator;          /* author's program that checks an input beyond `constraints`, or NULL */
    const char
        *reference; /* path below dir of the solution that computes expected answers, or NULL: the first accepted */
    uint64_t time_ns, memory_bytes,
        output_bytes;   /* limits: CPU of load + all windows of one case; net of the driver; prints a case */
    bool isolate_cases; /* isolation: case */
    bool reveal_first_failure;
    const struct test_case *cases; /* as written; generated ones come from generate.h */
    size_t cases_len;
    const struct generator_rule *rules;
    size_t rules_len;
    struct problem_complexity complexity;
    char version[HASH_HEX_SIZE]; /* SHA-256 over all that judging depends on: problem.yaml, checker, validator,
                                    reference */
};

/* Loads problems_dir/slug. -1 with 'problems/two-sum/problem.yaml:14:9: "numz" is not a parameter (did you mean
 * "nums"?)'. The caller frees with problem_clear. */
int problem_load(struct problem *p, const char *problems_dir, const char *slug, struct err *e);
void problem_clear(struct problem *p);
/* A custom input in the console's form (one argument a line; class mode: two lines). -1 with the parameter and
 * position, or with the constraint that it breaks. Lives in the arena. */
int problem_parse_input(const struct problem *p, const char *text, size_t len, struct arena *a, struct test_case *out,
                        struct err *e);
/* The slugs in a folder, sorted; free with file_names_free. */
int problem_list(const char *problems_dir, char ***slugs, struct err *e);

#endif
