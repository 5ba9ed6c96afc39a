// SPDX-License-Identifier: MIT
/* Reads a run request. It comes from a worker that may have been taken over, so every count is checked and every limit
 * is clamped to the profile before it is used. */
#include <string.h>

#include "sandbox/helper/run.h"

static uint64_t clamp(uint64_t wanted, uint64_t max)
{
    return wanted == 0 || wanted > max ? max : wanted;
}

/* Takes the next string of the packet; NULL when there is none. */
static const char *next_string(const char **at, const char *end)
{
    const char *start = *at;
    const char *nul = start < end ? memchr(start, '\0', (size_t)(end - start)) : NULL;
    if (!nul)
        return NULL;
    *at = nul + 1;
    return start;
}

static int take_strings(const char **out, uint32_t count, const char **at, const char *end)
{
    for (uint32_t i = 0; i < count; i++)
        if (!(out[i] = next_string(at, end)))
            return -1;
    return 0;
}

static bool one_component(const char *name)
{
    return *name && strlen(name) <= 255 && !strchr(name, '/') && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

static int check_names(const struct request *q, struct err *e)
{
    for (uint32_t i = 0; i < q->run->files; i++)
        if (!one_component(q->files[i]))
            return err_set(e, "file %u: not a plain name", i);
    for (uint32_t i = 0; i < q->run->collect; i++)
        if (!one_component(q->collect[i]))
            return err_set(e, "collect %u: not a plain name", i);
    for (uint32_t i = 0; i < q->run->extra; i++)
        if (q->run->target[i] < 3 || q->run->target[i] > 9)
            return err_set(e, "descriptor %u: not 3 to 9", q->run->target[i]);
    return 0;
}

static int share_fds(struct request *q, const struct launcher *l, struct err *e)
{
    static const uint32_t flag[3] = { WIRE_STDIN, WIRE_STDOUT, WIRE_STDERR };
    const struct wire_run *run = q->run;
    size_t at = 0, wanted = run->extra + run->files;
    for (uint32_t f = WIRE_PROGRAM_FD; f <= WIRE_STDERR; f <<= 1)
        wanted += (run->flags & f) != 0;
    if (wanted != q->fds_len)
        return err_set(e, "%zu descriptors instead of %zu", q->fds_len, wanted);
    q->program = run->flags & WIRE_PROGRAM_FD ? q->fds[at++] : -1;
    for (int i = 0; i < 3; i++)
        q->stdio[i] = run->flags & flag[i] ? q->fds[at++] : i == 0 ? l->empty_input : l->sink;
    for (uint32_t i = 0; i < run->extra; i++)
        q->extra[i] = q->fds[at++];
    q->file_fds = q->fds + at;
    return 0;
}

int request_read(struct request *q, const struct launcher *l, const void *packet, size_t size, struct err *e)
{
    const struct wire_run *run = packet;
    const struct sandbox_profile *p = l->profile;
    if (size < sizeof(*run) || run->word != WIRE_RUN || run->strings_bytes != size - sizeof(*run))
        return err_set(e, "malformed request");
    if (run->argc == 0 || run->argc > SANDBOX_ARGS_MAX || run->envc > SANDBOX_ARGS_MAX - run->argc ||
        run->files > SANDBOX_FILES_MAX || run->collect > SANDBOX_COLLECT_MAX || run->extra > SANDBOX_EXTRA_FDS_MAX)
        return err_set(e, "malformed request: counts");
    const char *at = (const char *)packet + sizeof(*run), *end = (const char *)packet + size;
    q->run = run;
    if (take_strings(q->argv, run->argc, &at, end) < 0 || take_strings(q->env, run->envc, &at, end) < 0 ||
        take_strings(q->files, run->files, &at, end) < 0 || take_strings(q->collect, run->collect, &at, end) < 0)
        return err_set(e, "malformed request: strings");
    q->argv[run->argc] = q->env[run->envc] = NULL;
    if (check_names(q, e) < 0 || share_fds(q, l, e) < 0)
        return -1;
    q->cpu_ns = clamp(run->cpu_ns, p->max_cpu_ns);
    q->wall_ns = clamp(run->wall_ns, p->max_wall_ns);
    q->memory_bytes = clamp(run->memory_bytes, p->max_memory_bytes);
    q->output_bytes = clamp(run->output_bytes, p->max_output_bytes);
    q->pids = (uint32_t)clamp(run->pids, p->max_pids);
    return 0;
}
