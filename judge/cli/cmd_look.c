// SPDX-License-Identifier: MIT
/* gavel problems, show, languages, doctor: what there is, and what this host grants. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fd.h"
#include "base/file.h"
#include "base/suggest.h"
#include "judge/cli/cli.h"
#include "judge/cli/render/markdown.h"
#include "judge/cli/render/table.h"
#include "judge/run/counter_host.h"

static const char *const difficulties[] = { "easy", "medium", "hard" };

static int no_operands(int argc, struct err *e)
{
    return argc == 0 ? 0 : (err_set(e, "takes no operands"), EXIT_USAGE);
}

static void print(struct str *out)
{
    fputs(str_text(out), stdout);
    str_clear(out);
}

static const char *arg_topic, *arg_difficulty;
static const struct opt problems_options[] = {
    { 0, "topic", &arg_topic, NULL, "NAME", "only problems of this topic", NULL },
    { 0, "difficulty", &arg_difficulty, NULL, "LEVEL", "only easy, medium or hard ones", NULL },
    { 0 },
};

static bool wanted(const struct problem *p)
{
    bool topic = !arg_topic;
    for (size_t i = 0; i < p->topics_len; i++)
        topic |= arg_topic && strcmp(p->topics[i], arg_topic) == 0;
    return topic && (!arg_difficulty || strcmp(arg_difficulty, difficulties[p->difficulty]) == 0);
}

static void add_problem(struct table *t, const struct problem *p)
{
    struct str topics = STR(1024);
    for (size_t i = 0; i < p->topics_len; i++)
        str_addf(&topics, "%s%s", i ? ", " : "", p->topics[i]);
    const char *row[] = { p->slug, difficulties[p->difficulty], p->title, str_text(&topics) };
    table_add(t, STYLE_PLAIN, row);
    str_clear(&topics);
}

static int run_problems(int argc, char **argv UNUSED, struct err *e)
{
    static const char *const heads[] = { "problem", "difficulty", "title", "topics" };
    struct table t = { .heads = heads, .columns = COUNT(heads) };
    struct session s;
    struct paint p = cli_paint();
    struct str out = STR(8 << 20);
    char **slugs = NULL;
    int status = no_operands(argc, e);
    if (status)
        return status;
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    if (problem_list(s.problems, &slugs, e) < 0)
        status = EXIT_NOT_JUDGED;
    for (char **slug = slugs; slug && *slug; slug++) {
        struct problem problem;
        if (problem_load(&problem, s.problems, *slug, e) < 0) {
            fprintf(stderr, "gavel: problems: %s\n", e->text);
            continue;
        }
        if (wanted(&problem))
            add_problem(&t, &problem);
        problem_clear(&problem);
    }
    table_write(&t, &p, &out);
    print(&out);
    table_clear(&t);
    file_names_free(slugs);
    session_close(&s);
    return status;
}

static void add_sample(const struct problem *p, const struct test_case *c, size_t number, struct str *out)
{
    const struct method *f = &p->signature.function;
    str_addf(out, "\nExample %zu\n", number);
    for (size_t i = 0; p->signature.mode == SIGNATURE_FUNCTION && i < f->params_len; i++) {
        str_addf(out, "  %s = ", f->params[i].name);
        value_write(&c->arguments[i], f->params[i].type, out);
        str_addc(out, '\n');
    }
    for (size_t i = 0; i < c->operations_len; i++) {
        const struct operation *o = &c->operations[i];
        str_addf(out, "  %s(", o->method->name);
        for (size_t k = 0; k < o->method->params_len; k++) {
            str_add(out, k ? ", " : "");
            value_write(&o->arguments[k], o->method->params[k].type, out);
        }
        str_add(out, ")");
        if (c->has_expected && i < c->expected.items.len && c->expected.items.at[i].kind != VALUE_NULL) {
            str_add(out, " -> ");
            value_write(&c->expected.items.at[i], o->method->returns, out);
        }
        str_addc(out, '\n');
    }
    if (c->has_expected && p->signature.mode == SIGNATURE_FUNCTION) {
        str_add(out, "  answer: ");
        value_write(&c->expected, p->answer_type, out);
        str_addc(out, '\n');
    }
    if (c->explanation)
        str_addf(out, "  %s\n", c->explanation);
}

static int run_show(int argc, char **argv, struct err *e)
{
    struct session s;
    struct problem p;
    struct paint paint = cli_paint();
    struct str out = STR(8 << 20);
    if (argc != 1) {
        err_set(e, "name one problem");
        return EXIT_USAGE;
    }
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    if (problem_load(&p, s.problems, argv[0], e) < 0) {
        session_close(&s);
        return EXIT_USAGE;
    }
    paint_add(&out, &paint, STYLE_BOLD, "%s", p.title);
    str_addf(&out, "  (%s)\n\n", difficulties[p.difficulty]);
    markdown_write(&out, &paint, p.title, p.statement);
    for (size_t i = 0, number = 0; i < p.cases_len; i++)
        if (p.cases[i].sample)
            add_sample(&p, &p.cases[i], ++number, &out);
    print(&out);
    problem_clear(&p);
    session_close(&s);
    return 0;
}

static int run_languages(int argc, char **argv UNUSED, struct err *e)
{
    static const char *const heads[] = { "language", "name", "files", "version" };
    struct table t = { .heads = heads, .columns = COUNT(heads) };
    struct session s;
    struct paint p = cli_paint();
    struct str out = STR(1 << 20);
    int status = no_operands(argc, e);
    if (status)
        return status;
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    for (size_t i = 0; i < s.languages->len; i++) {
        struct language *l = &s.languages->at[i];
        struct str files = STR(256);
        for (const char *const *x = l->extensions; x && *x; x++)
            str_addf(&files, "%s.%s", x == l->extensions ? "" : " ", *x);
        const char *row[] = { l->name, l->display, str_text(&files), l->available ? language_version(l) : l->why.text };
        table_add(&t, l->available ? STYLE_PLAIN : STYLE_BAD, row);
        str_clear(&files);
    }
    table_write(&t, &p, &out);
    print(&out);
    table_clear(&t);
    session_close(&s);
    return 0;
}

static void add_feature(struct str *out, const struct paint *p, const struct sandbox_feature *f)
{
    paint_add(out, p, f->present ? STYLE_GOOD : STYLE_WARN, "%-8s", f->present ? "yes" : "missing");
    str_addf(out, "%s\n", f->name);
    if (f->present)
        return;
    paint_wrap(out, p, "        without it: ", "        ", f->lost);
    if (f->remedy)
        str_addf(out, "        to mend it: %s\n", f->remedy);
}

static void add_counts(struct str *out, const struct paint *p)
{
    struct counter_host host;
    struct sandbox_feature cpu = { .name = "instruction counts by the CPU",
                                   .lost =
                                       "they are taken in QEMU, where a program takes up to ten times its CPU time" };
    struct sandbox_feature qemu = { .name = "instruction counts in QEMU" };
    int perf = counter_perf_open(0);
    /* Else the CPU has none that a program could be given, as in most virtual machines. */
    cpu.remedy = errno == EACCES || errno == EPERM ? "sysctl kernel.perf_event_paranoid=2" : NULL;
    cpu.present = perf >= 0;
    fd_closep(&perf);
    enum counter_means means = counter_host_emulator(&host, NULL);
    CLEANUP(str_clear) struct str lost = STR(1024);
    if (means != COUNTER_QEMU) {
        str_addf(&lost, "%s (%s)",
                 cpu.present
                     ? "the CPU's are taken alone"
                     : "complexity is told from CPU time and memory alone, which tells n from n log n less often",
                 counter_lack(means)->what);
        qemu.remedy = counter_lack(means)->remedy;
    }
    qemu.present = means == COUNTER_QEMU;
    qemu.lost = str_text(&lost);
    add_feature(out, p, &cpu);
    add_feature(out, p, &qemu);
}

static int run_doctor(int argc, char **argv UNUSED, struct err *e)
{
    static const char *const kinds[] = {
        "H1", "root with cgroup v2",         "H2", "root with cgroup v1",
        "H3", "root without cgroups",        "H4", "an ordinary user with a delegated cgroup v2 subtree",
        "H5", "an ordinary user on his own", "H6", "no user namespaces: only --weak works",
    };
    struct sandbox_feature rows[32];
    char host[4];
    struct paint p = cli_paint();
    struct str out = STR(1 << 20);
    int status = no_operands(argc, e);
    if (status)
        return status;
    size_t len = sandbox_features(rows, COUNT(rows), host);
    for (size_t i = 0; i < COUNT(kinds); i += 2)
        if (strcmp(kinds[i], host) == 0)
            str_addf(&out, "This host is %s: %s.\n\n", host, kinds[i + 1]);
    for (size_t i = 0; i < len; i++)
        add_feature(&out, &p, &rows[i]);
    add_counts(&out, &p);
    print(&out);
    return 0;
}

const struct cmd cmd_problems = { "problems", "", "list the problems", problems_options, run_problems, NULL };
const struct cmd cmd_show = { "show", "PROBLEM", "show a problem's statement and examples",
                              NULL,   run_show,  "  gavel show two-sum\n" };
const struct cmd cmd_languages = { "languages",   "",  "list the languages, and why one is not offered", NULL,
                                   run_languages, NULL };
const struct cmd cmd_doctor = {
    "doctor", "", "say what this host grants the sandbox, and what is lost without it", NULL, run_doctor, NULL
};
