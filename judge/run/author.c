// SPDX-License-Identifier: MIT
/* Author programs: found, compiled (cached), kept running between calls. */
#include "judge/run/author.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"

/* Generous: a reference may be the slow and certain solution, and it runs once for each case. */
static const uint64_t author_cpu_ns = 30 * NS_PER_S, author_wall_ns = 60 * NS_PER_S, author_memory = 1ULL << 30,
                      author_output = 1 << 20;

int author_open(struct author *a, struct session *s, const struct problem *p, const char *path,
                const struct signature *signature, struct err *e)
{
    char full[4096];
    *a = (struct author){ .session = s, .path = path, .artefact = { .fd = -1 } };
    snprintf(full, sizeof(full), "%s/%s", p->dir, path);
    CLEANUP(str_clear) struct str source = STR(SOURCE_BYTES_MAX);
    const struct language *l = languages_of_file(s->languages, path, e);
    if (!l)
        return err_prefix(e, "%s", full);
    if (!l->available) {
        *e = l->why;
        return err_prefix(e, "%s", full);
    }
    if (file_read_at(AT_FDCWD, full, &source, e) < 0)
        return err_prefix(e, "%s", full);
    int result = compile(s, l, signature, str_text(&source), source.len, &a->artefact, e);
    if (result == 1)
        return err_set(e, "%s does not compile: %.300s", full, str_text(&a->artefact.output));
    return result < 0 ? err_prefix(e, "%s", full) : 0;
}

static int start(struct author *a, struct err *e)
{
    struct driver_result first;
    struct sandbox_outcome outcome;
    const struct language *l = a->artefact.language;
    if (session_sandbox(a->session, e) < 0)
        return -1;
    struct driver_spec spec = { .sandbox = a->session->sandbox,
                                .language = l,
                                .profile = session_profile(a->session, l, SESSION_AUTHOR),
                                .artefact = a->artefact.fd,
                                .source = str_text(&a->artefact.source),
                                .source_len = a->artefact.source.len,
                                .glue = str_text(&a->artefact.glue),
                                .glue_len = a->artefact.glue.len,
                                .cpu_ns = author_cpu_ns,
                                .wall_ns = author_wall_ns,
                                .memory_bytes = author_memory,
                                .output_bytes = author_output };
    int result = driver_start(&spec, &a->driver, &first, &outcome, e);
    if (result == 1) {
        err_set(e, "%s did not start: %.300s", a->path,
                first.text.len ? str_text(&first.text) : sandbox_cause_name(outcome.cause));
        result = -1;
    }
    driver_result_clear(&first);
    return result;
}

static void stop(struct author *a)
{
    struct sandbox_outcome outcome;
    struct err ignored;
    if (a->driver)
        driver_stop(a->driver, &outcome, &ignored);
    a->driver = NULL;
}

int author_call(struct author *a, const char *payload, size_t len, struct driver_result *result, struct err *e)
{
    static const char *const ends[] = {
        [DRIVER_EXCEPTION] = "threw",       [DRIVER_REJECTED] = "was rejected",
        [DRIVER_ENDED] = "ended early",     [DRIVER_BAD_FRAME] = "broke the protocol",
        [DRIVER_CPU] = "took too much CPU", [DRIVER_ANSWER_TOO_LONG] = "gave too long an answer",
        [DRIVER_WALL] = "took too long",
    };
    *result = (struct driver_result){ 0 };
    if (!a->driver && start(a, e) < 0)
        return -1;
    if (driver_case(a->driver, ++a->calls, payload, len, result, e) < 0)
        return -1;
    if (result->end == DRIVER_ANSWERED)
        return 0;
    if (result->end != DRIVER_EXCEPTION)
        stop(a);
    return err_set(e, "%s %s%s%.300s", a->path, ends[result->end], result->end == DRIVER_EXCEPTION ? ": " : "",
                   result->end == DRIVER_EXCEPTION ? str_text(&result->text) : "");
}

void author_close(struct author *a)
{
    stop(a);
    artefact_clear(&a->artefact);
}

int author_reference(struct session *s, const struct problem *p, char *path, size_t size, struct err *e)
{
    char folder[4096], **names = NULL;
    if (p->reference) {
        const struct language *l = languages_of_file(s->languages, p->reference, e);
        snprintf(path, size, "%s", p->reference);
        if (l && l->available)
            return 0; /* else any other accepted one gives the same answers */
    }
    snprintf(folder, sizeof(folder), "%s/solutions/accepted", p->dir);
    if (file_names_at(AT_FDCWD, folder, 256, &names, e) < 0)
        return -1;
    bool found = false;
    for (char **name = names; *name && !found; name++) {
        const struct language *l = languages_of_file(s->languages, *name, e);
        found = l && l->available;
        if (found)
            snprintf(path, size, "solutions/accepted/%s", *name);
    }
    file_names_free(names);
    return found ? 0 : err_set(e, "%s: no accepted solution in a language that is offered here", p->slug);
}
