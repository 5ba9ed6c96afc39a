// SPDX-License-Identifier: MIT
/* Starts a driver and takes it through its cases. The order of frames, and what CPU between which frames is called, is
 * all here: see `steps`. */
#include "judge/run/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "judge/run/channel.h"
#include "judge/run/count_page.h"
#include "judge/run/counter.h"

enum { PIPE_BYTES = 1 << 20, LEAVE_MS = 200, FILES_MAX = SANDBOX_FILES_MAX };

struct driver {
    struct driver_spec spec;
    struct sandbox_run *run;
    struct channel channel;
    int prints, errors;       /* memfds */
    uint64_t load_ns, cpu_ns; /* to hello; at the last barrier */
    uint64_t instructions;    /* at the last barrier */
    uint64_t hello_bytes;     /* resident at hello */
};

void driver_result_clear(struct driver_result *r)
{
    str_clear(&r->text);
    str_clear(&r->prints);
    str_clear(&r->errors);
}

/* ---- starting ------------------------------------------------------------------------------------------------------
 */

static int open_files(const struct driver_spec *spec, struct sandbox_file *files, size_t *len, struct err *e)
{
    const struct language_step *run = &spec->language->run;
    *len = 0;
    for (size_t i = 0; i < run->files_len && i < FILES_MAX; i++) {
        const struct language_file *f = &run->files[i];
        const char *text = f->content == LANGUAGE_FILE_SOURCE ? spec->source
                           : f->content == LANGUAGE_FILE_GLUE ? spec->glue
                                                              : f->text;
        size_t size = f->content == LANGUAGE_FILE_SOURCE ? spec->source_len
                      : f->content == LANGUAGE_FILE_GLUE ? spec->glue_len
                                                         : f->len;
        files[i] = (struct sandbox_file){ .name = f->name, .fd = fd_sealed(f->name, text, size, e) };
        if (files[i].fd < 0)
            return -1;
        (*len)++;
    }
    return 0;
}

static int prints_file(const char *name, struct err *e)
{
    int fd = memfd_create(name, MFD_CLOEXEC);
    /* Append: the judge cuts the file after each case, and the next print begins at its new end. */
    if (fd < 0 || fcntl(fd, F_SETFL, O_APPEND) < 0)
        return err_sys(e, "memfd_create");
    return fd;
}

static int start_again(struct driver *d, int child_in, int child_out, struct err *e);

/* Under a counter another command is run, and in another profile where it is emulated. */
static int start_counted(struct driver *d, struct sandbox_spec *s, struct sandbox_file *artefact,
                         struct counter_start *start, struct err *e)
{
    if (counter_prepare(d->spec.counter, d->spec.language, start, e) < 0)
        return -1;
    s->argv = start->argv;
    s->env = start->env;
    if (!start->emulated)
        return 0;
    s->profile = start->profile;
    s->program_fd = -1;
    s->memory_bytes += COUNTER_MEMORY_BYTES;
    s->extra_len++;
    if (start->program) {
        *artefact = (struct sandbox_file){ .name = start->program, .fd = d->spec.artefact, .executable = true };
        s->files_len++;
    }
    return 0;
}

static int start_process(struct driver *d, int child_in, int child_out, struct err *e)
{
    const struct driver_spec *spec = &d->spec;
    const struct language_step *run = &spec->language->run;
    struct sandbox_file files[FILES_MAX + 1];
    size_t files_len = 0;
    struct sandbox_extra_fd extra[] = { { child_in, 3 }, { child_out, 4 }, { -1, COUNT_FD } };
    struct counter_start start = { .emulated = false };
    int result = open_files(spec, files, &files_len, e);
    /* The cases' own limits are kept at the barriers; the sandbox's stand behind them for the whole process, which
     * serves many cases, so they are the profile's maxima. */
    struct sandbox_spec s = { .profile = spec->profile,
                              .program_fd = run->program_is_artefact ? spec->artefact : -1,
                              .argv = run->argv,
                              .env = spec->env ? spec->env : run->env,
                              .stdin_fd = -1,
                              .stdout_fd = d->prints,
                              .stderr_fd = d->errors,
                              .extra = extra,
                              .extra_len = 2,
                              .files = files,
                              .files_len = files_len,
                              .memory_bytes = spec->memory_bytes,
                              .output_bytes = spec->output_bytes };
    if (result == 0 && spec->counter)
        result = start_counted(d, &s, &files[files_len], &start, e);
    extra[2].fd = start.page;
    if (result == 0)
        result = sandbox_start(spec->sandbox, &s, &d->run, e);
    for (size_t i = 0; i < files_len; i++)
        close(files[i].fd);
    if (result < 0 || !spec->counter || start.emulated || counter_attach(spec->counter, sandbox_run_pid(d->run)) == 0)
        return result;
    return start_again(d, child_in, child_out, e);
}

/* The kernel counts for this process but not for the candidate's: now the counter emulates. */
static int start_again(struct driver *d, int child_in, int child_out, struct err *e)
{
    struct sandbox_outcome outcome;
    char frames[4096];
    sandbox_run_kill(d->run);
    if (sandbox_wait(d->run, &outcome, e) < 0)
        return -1;
    while (read(d->channel.from, frames, sizeof(frames)) > 0)
        ;
    return start_process(d, child_in, child_out, e);
}

static int open_pipes(struct driver *d, int *child_in, int *child_out, struct err *e)
{
    int to[2], from[2];
    if (pipe2(to, O_CLOEXEC) < 0)
        return err_sys(e, "pipe");
    if (pipe2(from, O_CLOEXEC) < 0) {
        close(to[0]);
        close(to[1]);
        return err_sys(e, "pipe");
    }
    *child_in = to[0];
    *child_out = from[1];
    d->channel.to = to[1];
    d->channel.from = from[0];
    fcntl(to[1], F_SETFL, O_NONBLOCK);
    fcntl(from[0], F_SETFL, O_NONBLOCK);
    fcntl(to[1], F_SETPIPE_SZ, PIPE_BYTES); /* fewer wake-ups for large arguments; refused is no harm */
    return 0;
}

static void set_limits(struct driver *d)
{
    d->channel.cpu_end_ns =
        d->cpu_ns + d->spec.cpu_ns - (d->load_ns < d->spec.cpu_ns ? d->load_ns : d->spec.cpu_ns - 1);
    d->channel.wall_end_ns = clock_now_ns() + d->spec.wall_ns;
}

/* ---- what the candidate printed ------------------------------------------------------------------------------------
 */

static void take_file(int fd, uint64_t limit, struct str *out, bool *full)
{
    char buffer[REPORT_PRINTS_MAX];
    struct stat st;
    if (fstat(fd, &st) == 0 && (uint64_t)st.st_size >= limit)
        *full = true;
    ssize_t len = pread(fd, buffer, sizeof(buffer), 0);
    if (len > 0)
        str_addn(out, buffer, (size_t)len);
    /* Ours to cut: the memfd is not sealed, and nothing that the process does to it matters to anyone else. */
    if (st.st_size > 0 && ftruncate(fd, 0) < 0)
        *full = true;
}

static void take_prints(struct driver *d, struct driver_result *r)
{
    take_file(d->prints, d->spec.output_bytes, &r->prints, &r->prints_full);
    take_file(d->errors, d->spec.output_bytes, &r->errors, &r->prints_full);
}

/* ---- the barrier ----------------------------------------------------------------------------------------------------
 */

static enum driver_end end_of(enum channel_end end)
{
    switch (end) {
    case CHANNEL_CPU:
        return DRIVER_CPU;
    case CHANNEL_WALL:
        return DRIVER_WALL;
    case CHANNEL_CLOSED:
        return DRIVER_ENDED;
    case CHANNEL_TOO_LONG:
        return DRIVER_ANSWER_TOO_LONG;
    default:
        return DRIVER_BAD_FRAME;
    }
}

/* Receives the frame that must come now, lets the process come to rest and charges what it burnt to *window_ns.
 * `error` may come in its place. */
static bool expect(struct driver *d, const char *word, size_t number, size_t max, uint64_t *window_ns,
                   struct driver_result *r)
{
    struct frame f;
    uint64_t before = d->cpu_ns, counted = d->instructions;
    enum channel_end end = channel_receive(&d->channel, &f, &r->text, max > DRIVER_TEXT_MAX ? max : DRIVER_TEXT_MAX);
    enum channel_end settled = end == CHANNEL_OK ? channel_settle(&d->channel, &d->cpu_ns) : end;
    if (end != CHANNEL_OK || settled != CHANNEL_OK) {
        uint64_t now = d->cpu_ns;
        sandbox_run_cpu_ns(d->run, &now);
        d->cpu_ns = now;
    }
    *window_ns = d->cpu_ns - before;
    d->instructions = d->spec.counter ? counter_read(d->spec.counter) : 0;
    if (window_ns == &r->times.call_ns)
        r->call_instructions = d->instructions > counted ? d->instructions - counted : 0;
    r->end = end_of(settled);
    if (settled != CHANNEL_OK)
        return false;
    r->end = DRIVER_BAD_FRAME;
    if (f.number != number || channel_unasked(&d->channel))
        return false;
    if (strcmp(f.word, "error") == 0 && strcmp(word, "ready") != 0 && f.len <= DRIVER_TEXT_MAX)
        r->end = DRIVER_EXCEPTION;
    if (strcmp(f.word, "reject") == 0 && strcmp(word, "hello") == 0 && f.len <= DRIVER_TEXT_MAX)
        r->end = DRIVER_REJECTED;
    return strcmp(f.word, word) == 0 && f.len <= max;
}

static bool say(struct driver *d, const char *word, size_t number, const char *payload, size_t len,
                struct driver_result *r)
{
    /* What came before it was asked for would be taken for the reply: a thread of the candidate may write at any time.
     */
    enum channel_end end =
        channel_unasked(&d->channel) ? CHANNEL_BAD : channel_send(&d->channel, word, number, payload, len);
    r->end = end_of(end);
    return end == CHANNEL_OK;
}

/* Fills the process up to its peak: from then on every page more raises it. What decoding used and gave back would
 * else hide what the call takes. */
static bool hold(struct driver *d, size_t number, struct driver_result *r)
{
    char bytes[24] = "0";
    for (int fill = 0; fill < 2; fill++) {
        if (!say(d, "hold", number, bytes, strlen(bytes), r) || !expect(d, "ready", number, 0, &r->times.decode_ns, r))
            return false;
        struct channel_memory m = channel_memory(&d->channel);
        snprintf(bytes, sizeof(bytes), "%" PRIu64, m.peak_bytes > m.now_bytes ? m.peak_bytes - m.now_bytes : 0);
        r->held_bytes = m.peak_bytes;
        if (fill == 0 && m.now_bytes > d->hello_bytes)
            r->values_bytes = m.now_bytes - d->hello_bytes;
    }
    return true;
}

struct order {
    const char *word, *payload;
    size_t number, len;
    bool hold;
    const char *which; /* payload of `give` */
};

static void take_through(struct driver *d, const struct order *o, struct driver_result *r)
{
    uint64_t start = clock_now_ns();
    *r = (struct driver_result){ .text = STR(DRIVER_ANSWER_MAX + 1),
                                 .prints = STR(REPORT_PRINTS_MAX + 1),
                                 .errors = STR(REPORT_PRINTS_MAX + 1),
                                 .times = { .load_ns = d->load_ns } };
    set_limits(d);
    bool good = say(d, o->word, o->number, o->payload, o->len, r) &&
                expect(d, "ready", o->number, 0, &r->times.decode_ns, r) && (!o->hold || hold(d, o->number, r)) &&
                say(d, "go", o->number, NULL, 0, r) && expect(d, "done", o->number, 0, &r->times.call_ns, r);
    /* Taken now, so that nothing printed while encoding is passed off as this case's, and the memfd is empty again. */
    take_prints(d, r);
    r->peak_bytes = good ? channel_memory(&d->channel).peak_bytes : 0;
    good = good && say(d, "give", o->number, o->which, strlen(o->which), r) &&
           expect(d, "answer", o->number, DRIVER_ANSWER_MAX, &r->times.encode_ns, r);
    if (good)
        r->end = DRIVER_ANSWERED;
    r->times.wall_ns = clock_now_ns() - start;
}

int driver_case(struct driver *d, size_t number, const char *payload, size_t len, struct driver_result *r,
                struct err *e UNUSED)
{
    take_through(d, &(struct order){ "case", payload, number, len, false, "" }, r);
    return 0;
}

int driver_window(struct driver *d, size_t number, const struct driver_window *w, struct driver_result *r,
                  struct err *e)
{
    char which[40];
    CLEANUP(str_clear) struct str payload = STR(w->inputs_len + 64);
    str_addf(&payload, "%zu %zu\n", w->calls, w->copies);
    str_addn(&payload, w->inputs, w->inputs_len);
    if (payload.failed)
        return err_set(e, "the inputs are too large");
    snprintf(which, sizeof(which), "%zu%s", w->answer, w->arguments ? " arguments" : "");
    take_through(d, &(struct order){ "run", str_text(&payload), number, payload.len, w->memory, which }, r);
    return 0;
}

static void close_all(struct driver *d)
{
    fd_closep(&d->channel.to);
    fd_closep(&d->channel.from);
    fd_closep(&d->prints);
    fd_closep(&d->errors);
}

int driver_stop(struct driver *d, struct sandbox_outcome *outcome, struct err *e)
{
    /* End of file is the driver's word to leave. Who is not gone in a moment is killed: what he does then is his own.
     */
    fd_closep(&d->channel.to);
    struct pollfd p = { sandbox_run_pidfd(d->run), POLLIN, 0 };
    if (poll(&p, 1, LEAVE_MS) == 0)
        sandbox_run_kill(d->run);
    int result = sandbox_wait(d->run, outcome, e);
    close_all(d);
    free(d);
    return result;
}

int driver_start(const struct driver_spec *spec, struct driver **out, struct driver_result *first,
                 struct sandbox_outcome *outcome, struct err *e)
{
    int child_in = -1, child_out = -1;
    struct driver *d = calloc(1, sizeof(*d));
    if (!d)
        abort();
    *d = (struct driver){ .spec = *spec, .channel = { .to = -1, .from = -1 }, .prints = -1, .errors = -1 };
    *first = (struct driver_result){ .text = STR(DRIVER_TEXT_MAX + 1),
                                     .prints = STR(REPORT_PRINTS_MAX + 1),
                                     .errors = STR(REPORT_PRINTS_MAX + 1) };
    d->prints = prints_file("stdout", e);
    d->errors = prints_file("stderr", e);
    int result = d->prints < 0 || d->errors < 0 ? -1 : open_pipes(d, &child_in, &child_out, e);
    if (result == 0)
        result = start_process(d, child_in, child_out, e);
    fd_closep(&child_in);
    fd_closep(&child_out);
    if (result < 0) {
        close_all(d);
        free(d);
        return -1;
    }
    d->channel.run = d->run;
    uint64_t start = clock_now_ns();
    set_limits(d);
    bool hello = expect(d, "hello", 0, DRIVER_TEXT_MAX, &first->times.load_ns, first);
    first->times.wall_ns = clock_now_ns() - start;
    d->load_ns = first->times.load_ns;
    d->hello_bytes = channel_memory(&d->channel).now_bytes;
    if (hello && first->text.len == 1 && str_text(&first->text)[0] == '1') {
        *out = d;
        return 0;
    }
    if (hello)
        first->end = DRIVER_BAD_FRAME;
    take_prints(d, first);
    if (first->end != DRIVER_ENDED && first->end != DRIVER_EXCEPTION && first->end != DRIVER_REJECTED)
        sandbox_run_kill(d->run);
    return driver_stop(d, outcome, e) < 0 ? -1 : 1;
}
