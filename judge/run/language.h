// SPDX-License-Identifier: MIT
/* Languages, as folders: runners/<name>/language.yaml says everything (docs/language-format.md), the code knows none of
 * them. A language gives what is laid into a work directory, what is run there, and what the sandbox must show. */
#ifndef GAVEL_JUDGE_RUN_LANGUAGE_H
#define GAVEL_JUDGE_RUN_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"
#include "judge/core/type.h"
#include "sandbox/sandbox.h"

enum { LANGUAGES_MAX = 64, LANGUAGE_SOURCE_BYTES_MAX = 1024 * 1024, LANGUAGE_GLUE_BYTES_MAX = 1024 * 1024 };

enum language_content {
    LANGUAGE_FILE_RUNNER, /* a file of the runner's folder: text, len */
    LANGUAGE_FILE_SOURCE, /* what the candidate wrote */
    LANGUAGE_FILE_GLUE,   /* what language_glue makes of the signature */
};

/* One file of a step's work directory. */
struct language_file {
    const char *name; /* there: one path component */
    enum language_content content;
    const char *text; /* LANGUAGE_FILE_RUNNER only */
    size_t len;
};

/* Compiling, or running. What it may use at most (CPU, wall clock, memory, output, pids) is in the profile's max_*. */
struct language_step {
    const struct language_file *files;
    size_t files_len;
    bool program_is_artefact; /* run: the artefact is the program (spec.program_fd); argv[0] is then only its name */
    const char *const *argv;  /* NULL-terminated; argv[0] is an absolute path unless program_is_artefact */
    const char *const *env;   /* NULL-terminated NAME=VALUE: the whole environment */
    struct sandbox_profile profile; /* author is false, single_use is set for compiling; name is "LANGUAGE/compile" */
};

struct language_templates; /* language_private.h */

struct language {
    struct arena arena;  /* everything below lives here */
    const char *name;    /* the folder's */
    const char *display; /* "C++ (GCC)": for people */
    const char *dir;
    const char *const *extensions; /* NULL-terminated, without the dot */
    const char *source_name;       /* the candidate's file in messages: "solution.py" */
    bool compiled;                 /* has a compile step */
    struct language_step compile, run;
    struct language_step count; /* as run, with what language.yaml changes where instructions are counted; its profile
                                 * is counter_profile's affair */
    /* A program of its own, with main and stdin, instead of a function: bare.argv NULL: not offered. */
    struct language_step bare_compile, bare;
    const char *artefact; /* the file that compiling leaves, or NULL: it only checks */
    uint64_t artefact_max_bytes;
    uint64_t
        baseline_bytes; /* memory of the bare driver, for where the self-test's measured one is not known; 0: none */
    /* What measuring memory must know of the runtime: what it may hide, the least that one item of a growing structure
     * takes, what one item of an answer takes at most while it is built; env: instead of run.env, or NULL. */
    struct {
        uint64_t slack_bytes, output_bytes;
        double item_bytes;
        const char *const *env;
    } space;
    bool available;                   /* language.yaml is sound and every program of the toolchain exists */
    struct err why;                   /* available is false: the reason, for a person */
    const char *const *toolchain;     /* NULL-terminated absolute paths, resolved */
    char toolchain_id[HASH_HEX_SIZE]; /* over the programs' identities, language.yaml and every runner file: for caches
                                       */
    const char *const *version_argv;  /* NULL-terminated */
    const char *version;              /* after language_version */
    const struct language_templates *templates;
};

/* ---- loading -------------------------------------------------------------------------------------------------------
 */

/* Loads runners_dir/name. -1 when language.yaml is missing or broken ('runners/x/language.yaml:7:3: "comand" is not a
 * key (did you mean "command"?)'). A missing toolchain is no error: available is false. Freed with language_clear. */
int language_load(struct language *l, const char *runners_dir, const char *name, struct err *e);
void language_clear(struct language *l);

struct languages {
    struct language at[LANGUAGES_MAX]; /* sorted by name */
    size_t len;
};
/* Loads every folder below runners_dir that holds a language.yaml. A broken one is there with available = false and
 * `why`, and does not hide the others. -1 when the folder cannot be read. Freed with languages_free. */
int languages_load(const char *runners_dir, struct languages **out, struct err *e);
void languages_free(struct languages *ls);
/* The language of that name, NULL if there is none. */
const struct language *languages_find(const struct languages *ls, const char *name);
/* The language of a file's ending, NULL if there is none (then *e lists the endings). */
const struct language *languages_of_file(const struct languages *ls, const char *path, struct err *e);

/* Runs the toolchain's version command (outside the sandbox: it is the host's own program, and is shown no file) and
 * keeps the text in l->version: at most one line, "unknown" when it does not answer within 5 s. Once per language. */
const char *language_version(struct language *l);

/* ---- what a signature becomes -------------------------------------------------------------------------------------
 */

/* The text of the LANGUAGE_FILE_GLUE file. -1 when the language cannot express it: 'C has no type list<Node>'. */
int language_glue(const struct language *l, const struct signature *s, struct str *out, struct err *e);

/* What `gavel start` writes: a first line that names the problem, the statement as a comment, the signature. */
struct language_starter {
    const char *slug, *title, *statement;
    const struct signature *signature;
};
int language_starter(const struct language *l, const struct language_starter *s, struct str *out, struct err *e);
/* The slug that a starter file's first lines name (`gavel: two-sum` in a comment), in any language; NULL if none does.
 * Lives in the arena. */
const char *language_slug_of(const char *source, size_t len, struct arena *a);

/* The compiler's messages as the candidate should see them: lines about files that are not his dropped, as
 * language.yaml's `diagnostics` says. */
void language_diagnostics(const struct language *l, const char *text, size_t len, struct str *out);

/* Checkers: the problem's parameters, expected and got -> string, function `check`.
 * Validators: the problem's parameters -> string, function `valid`. They live in the arena. */
int signature_of_checker(const struct signature *problem, const struct type *answer, struct arena *a,
                         struct signature *out, struct err *e);
int signature_of_validator(const struct signature *problem, struct arena *a, struct signature *out, struct err *e);

#endif
