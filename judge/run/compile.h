// SPDX-License-Identifier: MIT
/* From a source to something that runs: compiled in a fresh cell, cached by everything the compiler sees. */
#ifndef GAVEL_JUDGE_RUN_COMPILE_H
#define GAVEL_JUDGE_RUN_COMPILE_H

#include "judge/core/type.h"
#include "judge/run/session.h"

enum { SOURCE_BYTES_MAX = 256 * 1024, COMPILE_OUTPUT_MAX = 16 * 1024 };

struct artefact {
    const struct language *language;
    const struct language_step *compile, *run; /* the language's, of what is compiled */
    int fd;                                    /* a sealed memfd, -1 for a language that needs none */
    struct str source, glue, output;           /* output: what the compiler said */
    char key[HASH_HEX_SIZE];
};

/* 0 compiled; 1 not: a->output says why (compile_error); -1 the judge's fault. Clear it in every case. */
int compile(struct session *s, const struct language *l, const struct signature *signature, const char *source,
            size_t len, struct artefact *a, struct err *e);
/* The same for a bare program: nothing is put around the source. */
int compile_bare(struct session *s, const struct language *l, const char *source, size_t len, struct artefact *a,
                 struct err *e);
void artefact_clear(struct artefact *a);

#endif
