// SPDX-License-Identifier: MIT
/* complexity-bench: how often the measured complexity of labelled solutions is the true one, and what it costs.
 * Measures (or takes an earlier measurement with --replay), runs the inference and three well-known fits on the same
 * series, prints the figures; ends with 1 when one misses what it must be. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/opt.h"
#include "base/parse.h"
#include "tests/bench/complexity/measure.h"
#include "tests/bench/complexity/tables.h"

struct bench {
    struct session session;
    struct session_options options;
    struct corpus corpus;
    struct arena arena;
    struct series_list series;
    const char *out, *replay, *repeats_text, *jobs_text, *seed_text;
    struct corpus_choice choice;
    bool hogs, quiet, list, check, help;
    uint64_t repeats, jobs, seed;
};

static void list_labels(const struct corpus *c)
{
    for (size_t i = 0; i < c->len; i++)
        printf("%-50s %-14s %-10s %s\n", c->at[i].id, c->at[i].time_text, c->at[i].space_text, c->at[i].why);
}

static int measure(struct bench *b, struct err *e)
{
    struct measuring m = { .corpus = &b->corpus,
                           .session = &b->options,
                           .path = b->out,
                           .repeats = (unsigned)b->repeats,
                           .jobs = (unsigned)b->jobs,
                           .seed = b->seed,
                           .hogs = b->hogs,
                           .quiet = b->quiet };
    return b->replay ? 0 : measure_corpus(&m, e);
}

/* Those with one parameter first, then those with two. */
static size_t part(struct outcome *all, size_t len)
{
    size_t ones = 0;
    for (size_t i = 0; i < len; i++)
        if (!all[i].series->solution->two) {
            struct outcome first = all[i];
            memmove(&all[ones + 1], &all[ones], (i - ones) * sizeof(*all));
            all[ones++] = first;
        }
    return ones;
}

static void print_all(struct tables *t)
{
    tables_figures(t);
    tables_two(t);
    if (!t->len)
        return;
    tables_confusion(t);
    tables_calibration(t);
    tables_wrong(t);
}

/* The number of figures missed, or -1. */
static int evaluate(struct bench *b, struct err *e)
{
    if (series_read(b->replay ? b->replay : b->out, &b->corpus, &b->arena, &b->series, e) < 0)
        return -1;
    if (b->series.len == 0)
        return err_set(e, "there is no series of these solutions");
    struct outcome *all = calloc(b->series.len, sizeof(*all));
    if (!all)
        abort();
    int missed = outcomes(&b->series, (unsigned)b->jobs, all, e);
    if (missed == 0) {
        size_t ones = part(all, b->series.len);
        struct tables t = { .at = all,
                            .len = ones,
                            .two = all + ones,
                            .two_len = b->series.len - ones,
                            .loaded = b->series.at[0].loaded,
                            .missed_names = STR(64 << 10) };
        print_all(&t);
        missed = (int)t.missed;
        printf("\n%s", missed ? str_text(&t.missed_names) : "no figure missed\n");
        str_clear(&t.missed_names);
    }
    free(all);
    return missed;
}

static int run(struct bench *b, struct err *e)
{
    char folder[4096];
    if (session_open(&b->options, &b->session, e) < 0 || corpus_folder(folder, e) < 0 ||
        corpus_load(&b->session, folder, &b->choice, &b->corpus, e) < 0)
        return -1;
    printf("%zu labelled solutions of %zu problems\n\n", b->corpus.len, b->corpus.problems_len);
    if (b->list)
        list_labels(&b->corpus);
    if (b->check)
        return check_corpus(&b->corpus, &b->session, e);
    if (b->list)
        return 0;
    fflush(stdout);
    return measure(b, e) < 0 ? -1 : evaluate(b, e);
}

static int read_options(struct bench *b, int argc, char **argv, struct err *e)
{
    const struct opt options[] = {
        { 0, "only", &b->choice.only, NULL, "TEXT", "solutions whose name has this part", NULL },
        { 0, "language", &b->choice.language, NULL, "NAME", "solutions in this language", NULL },
        { 0, "fresh", NULL, &b->choice.fresh_only, NULL, "only those written after the estimator was frozen", NULL },
        { 0, "old", NULL, &b->choice.old_only, NULL, "only those written before", NULL },
        { 0, "repeats", &b->repeats_text, NULL, "N", "measurements of each solution (5)", NULL },
        { 0, "jobs", &b->jobs_text, NULL, "N", "measurements side by side (1)", NULL },
        { 0, "seed", &b->seed_text, NULL, "N", "of the inputs (1)", NULL },
        { 0, "hogs", NULL, &b->hogs, NULL, "one busy process for each core beside it", NULL },
        { 0, "qemu", NULL, &b->options.force_emulator, NULL, "count in QEMU even if the CPU could", NULL },
        { 0, "out", &b->out, NULL, "FILE", "where the series are written (complexity-series.jsonl)", NULL },
        { 0, "replay", &b->replay, NULL, "FILE", "infer from these series; nothing is measured", NULL },
        { 0, "list", NULL, &b->list, NULL, "print the labels, with the reason for each", NULL },
        { 0, "check", NULL, &b->check, NULL, "judge the solutions by their problems' cases", NULL },
        { 0, "quiet", NULL, &b->quiet, NULL, "no line a measurement", NULL },
        { 0 },
    };
    int first = opt_parse(options, argc, argv, &b->help, e);
    if (first < 0)
        return -1;
    if (b->help) {
        puts("usage: complexity-bench [OPTIONS]\n");
        opt_help(options, stdout);
        return 0;
    }
    if (first < argc)
        return err_set(e, "\"%s\" is one too many", argv[first]);
    if (parse_u64(b->repeats_text, 1, 64, &b->repeats, e) < 0 || parse_u64(b->jobs_text, 1, 64, &b->jobs, e) < 0)
        return -1;
    return parse_u64(b->seed_text, 0, UINT64_MAX, &b->seed, e);
}

int main(int argc, char **argv)
{
    static struct bench b = {
        .out = "complexity-series.jsonl", .repeats_text = "5", .jobs_text = "1", .seed_text = "1"
    };
    struct err e = { 0 };
    b.arena = ARENA(1ULL << 30);
    int missed = read_options(&b, argc, argv, &e);
    if (missed == 0 && !b.help)
        missed = run(&b, &e);
    if (missed < 0)
        fprintf(stderr, "complexity-bench: %s\n", e.text);
    series_list_clear(&b.series);
    arena_clear(&b.arena);
    corpus_clear(&b.corpus);
    session_close(&b.session);
    return missed < 0 ? 2 : missed > 0;
}
