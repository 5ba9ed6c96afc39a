// SPDX-License-Identifier: MIT
/* Compiling is running a hostile program on a hostile input: it happens in a cell of its own that is used once, and the
 * artefact is taken by descriptor after the last process in it has died. */
#include "judge/run/compile.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/fd.h"

void artefact_clear(struct artefact *a)
{
    fd_closep(&a->fd);
    str_clear(&a->source);
    str_clear(&a->glue);
    str_clear(&a->output);
}

static void content_of(const struct artefact *a, const struct language_file *f, const char **text, size_t *len)
{
    const struct str *s = f->content == LANGUAGE_FILE_SOURCE ? &a->source
                          : f->content == LANGUAGE_FILE_GLUE ? &a->glue
                                                             : NULL;
    *text = s ? str_text(s) : f->text;
    *len = s ? s->len : f->len;
}

/* Every byte the compiler sees, its flags, the driver, the glue and the toolchain. */
static void make_key(struct artefact *a)
{
    const struct language *l = a->language;
    struct hash *h = hash_new();
    hash_add_text(h, l->name);
    hash_add_text(h, l->toolchain_id);
    const struct language_step *steps[] = { a->compile, a->run };
    for (size_t s = 0; s < COUNT(steps); s++) {
        for (const char *const *arg = steps[s]->argv; arg && *arg; arg++)
            hash_add_text(h, *arg);
        for (const char *const *variable = steps[s]->env; variable && *variable; variable++)
            hash_add_text(h, *variable);
        for (size_t i = 0; i < steps[s]->files_len; i++) {
            const char *text;
            size_t len;
            content_of(a, &steps[s]->files[i], &text, &len);
            hash_add_text(h, steps[s]->files[i].name);
            hash_add(h, text, len);
        }
    }
    hash_end(h, a->key);
}

/* The first byte of the cached entry says what became of it: '0' compiled, '1' refused; the compiler's words or the
 * artefact follow. */
static int from_cache(const struct session *s, struct artefact *a, struct err *e)
{
    CLEANUP(str_clear) struct str entry = STR(256 << 20);
    if (session_cache_read(s, "compiled", a->key, &entry) != 1 || entry.len == 0)
        return -1;
    if (entry.data[0] == '1') {
        str_addn(&a->output, entry.data + 1, entry.len - 1);
        return 1;
    }
    if (!a->language->artefact)
        return 0;
    a->fd = fd_sealed("artefact", entry.data + 1, entry.len - 1, e);
    return a->fd < 0 ? -1 : 0;
}

static void to_cache(const struct session *s, const struct artefact *a, int refused)
{
    struct str entry = STR(256 << 20);
    str_addc(&entry, refused ? '1' : '0');
    if (refused)
        str_addn(&entry, str_text(&a->output), a->output.len);
    else if (a->fd >= 0) {
        lseek(a->fd, 0, SEEK_SET);
        fd_read_all(a->fd, &entry, NULL);
    }
    if (!entry.failed)
        session_cache_write(s, "compiled", a->key, str_text(&entry), entry.len);
    str_clear(&entry);
}

static int run_compiler(struct session *s, struct artefact *a, int messages, struct sandbox_outcome *o, struct err *e)
{
    const struct language *l = a->language;
    const struct language_step *step = a->compile;
    struct sandbox_file files[SANDBOX_FILES_MAX];
    struct sandbox_collect collect = { l->artefact, l->artefact_max_bytes };
    size_t len = 0;
    int result = session_sandbox(s, e);
    for (; result == 0 && len < step->files_len && len < SANDBOX_FILES_MAX; len++) {
        const char *text;
        size_t size;
        content_of(a, &step->files[len], &text, &size);
        int fd = fd_sealed(step->files[len].name, text, size, e);
        if (fd < 0) {
            result = -1;
            break;
        }
        files[len] = (struct sandbox_file){ step->files[len].name, fd, false };
    }
    struct sandbox_spec spec = { .profile = session_profile(s, l, SESSION_COMPILE),
                                 .program_fd = -1,
                                 .argv = step->argv,
                                 .env = step->env,
                                 .stdin_fd = -1,
                                 .stdout_fd = messages,
                                 .stderr_fd = messages,
                                 .files = files,
                                 .files_len = len,
                                 .collect = &collect,
                                 .collect_len = l->artefact ? 1 : 0 };
    if (result == 0)
        result = sandbox_run(s->sandbox, &spec, o, e);
    for (size_t i = 0; i < len; i++)
        close(files[i].fd);
    return result;
}

static void say_limit(struct artefact *a, const struct sandbox_outcome *o)
{
    if (o->cause == SANDBOX_CAUSE_FORBIDDEN_SYSCALL)
        str_addf(&a->output, "the compiler was stopped: forbidden system call %s\n", o->syscall);
    else if (o->cause != SANDBOX_CAUSE_NONE)
        str_addf(&a->output, "the compiler was stopped: %s limit\n", sandbox_cause_name(o->cause));
    else if (o->signal)
        str_addf(&a->output, "the compiler died of signal %d (%s)\n", o->signal, strsignal(o->signal));
    else if (o->exit_status == 0)
        str_add(&a->output, "the compiler left no program, or one that is too large\n");
}

static int build(struct session *s, struct artefact *a, bool *lasting, struct err *e)
{
    struct sandbox_outcome o = { 0 };
    char text[COMPILE_OUTPUT_MAX * 2];
    CLEANUP_FD int messages = memfd_create("messages", MFD_CLOEXEC);
    if (messages < 0 || fcntl(messages, F_SETFL, O_APPEND) < 0)
        return err_sys(e, "memfd_create");
    if (run_compiler(s, a, messages, &o, e) < 0)
        return err_prefix(e, "compile");
    ssize_t len = pread(messages, text, sizeof(text), 0);
    language_diagnostics(a->language, text, len > 0 ? (size_t)len : 0, &a->output);
    a->fd = a->language->artefact ? o.collected[0] : -1;
    bool good =
        o.cause == SANDBOX_CAUSE_NONE && o.signal == 0 && o.exit_status == 0 && (a->fd >= 0 || !a->language->artefact);
    if (good)
        return 0;
    fd_closep(&a->fd);
    say_limit(a, &o);
    /* A limit may have been hit because the machine was busy: that is not for the cache. */
    *lasting = o.cause == SANDBOX_CAUSE_NONE && o.signal == 0;
    return 1;
}

static int begin(struct artefact *a, const struct language *l, const char *source, size_t len, struct err *e)
{
    *a = (struct artefact){ .language = l,
                            .fd = -1,
                            .source = STR(SOURCE_BYTES_MAX + 1),
                            .glue = STR(LANGUAGE_GLUE_BYTES_MAX),
                            .output = STR(COMPILE_OUTPUT_MAX) };
    if (len > SOURCE_BYTES_MAX)
        return err_set(e, "the source has %zu bytes, allowed are %d", len, SOURCE_BYTES_MAX);
    if (memchr(source, '\0', len))
        return err_set(e, "the source is a binary file (it has a zero byte)");
    str_addn(&a->source, source, len);
    return 0;
}

static int make(struct session *s, struct artefact *a, struct err *e)
{
    make_key(a);
    if (!a->language->compiled)
        return 0;
    int result = from_cache(s, a, e);
    s->compiled_hits += result >= 0;
    s->compiled_misses += result < 0;
    if (result >= 0)
        return result;
    bool lasting = true;
    result = build(s, a, &lasting, e);
    if (result >= 0 && lasting)
        to_cache(s, a, result);
    return result;
}

int compile(struct session *s, const struct language *l, const struct signature *signature, const char *source,
            size_t len, struct artefact *a, struct err *e)
{
    if (begin(a, l, source, len, e) < 0)
        return -1;
    a->compile = &l->compile;
    a->run = &l->run;
    return language_glue(l, signature, &a->glue, e) < 0 ? -1 : make(s, a, e);
}

int compile_bare(struct session *s, const struct language *l, const char *source, size_t len, struct artefact *a,
                 struct err *e)
{
    if (begin(a, l, source, len, e) < 0)
        return -1;
    a->compile = &l->bare_compile;
    a->run = &l->bare;
    return l->bare.argv ? make(s, a, e) : err_set(e, "%s offers no bare programs", l->display);
}
