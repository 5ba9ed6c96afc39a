// SPDX-License-Identifier: MIT
/* gavel: finds the verb, parses its options, words its errors. */
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "judge/cli/cli.h"

const char *global_problems, *global_runners, *global_host;
bool global_weak, global_fresh, global_qemu;

static const struct opt global_options[] = {
    { 0, "problems", &global_problems, NULL, "DIR", "the folder of problems", NULL },
    { 0, "runners", &global_runners, NULL, "DIR", "the folder of languages", NULL },
    { 0, "fresh", NULL, &global_fresh, NULL, "a sandbox made from scratch for every run", NULL },
    { 0, "weak", NULL, &global_weak, NULL, "go on where the host grants no user namespaces", NULL },
    { 0, "host", &global_host, NULL, "H3|H5|H6", "do as if on a host that grants less (for tests)", NULL },
    { 0, "qemu", NULL, &global_qemu, NULL, "count instructions in QEMU even if the CPU could (for tests)", NULL },
    { 0 },
};

static const struct cmd *const commands[] = { &cmd_judge,    &cmd_test,     &cmd_submit,    &cmd_status,
                                              &cmd_watch,    &cmd_history,  &cmd_run,       &cmd_start,
                                              &cmd_problems, &cmd_show,     &cmd_languages, &cmd_verify,
                                              &cmd_policy,   &cmd_selftest, &cmd_token,     &cmd_doctor };

enum { OPTIONS_MAX = 32 };

static void usage(FILE *out)
{
    fputs("usage: gavel VERB [OPTIONS] ...\n\n"
          "Judges solutions to coding-interview problems in a sandbox.\n\n",
          out);
    for (size_t i = 0; i < COUNT(commands); i++)
        fprintf(out, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n`gavel VERB --help` tells more.\n"
          "Exit status: 0 accepted, 1 judged and not accepted, 2 usage, 3 could not be judged.\n",
          out);
}

static const struct cmd *find_command(const char *name)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static int unknown_verb(const char *name)
{
    const char *names[COUNT(commands)];
    for (size_t i = 0; i < COUNT(commands); i++)
        names[i] = commands[i]->name;
    const char *near = suggest(name, names, COUNT(names));
    fprintf(stderr, "gavel: unknown verb \"%.60s\"%s%s%s\n", name, near ? " (did you mean \"" : "", near ? near : "",
            near ? "\"?)" : "");
    return EXIT_USAGE;
}

static void help(const struct cmd *c, const struct opt *options)
{
    printf("usage: gavel %s [OPTIONS] %s\n\n%s\n\n", c->name, c->operands, c->summary);
    opt_help(options, stdout);
    if (c->examples)
        printf("\nexamples:\n%s", c->examples);
}

static int run_command(const struct cmd *c, int argc, char **argv)
{
    struct opt all[OPTIONS_MAX] = { { 0 } };
    struct err e = { 0 };
    bool wants_help = false;
    size_t len = 0;
    const struct opt *const tables[] = { c->options, c->remote, global_options };
    for (size_t i = 0; i < COUNT(tables); i++)
        for (const struct opt *o = tables[i]; o && o->name; o++)
            all[len++] = *o;
    int first = opt_parse(all, argc, argv, &wants_help, &e);
    if (first >= 0 && wants_help) {
        help(c, all);
        return 0;
    }
    int status = first < 0 ? EXIT_USAGE : c->run(argc - first, argv + first, &e);
    if (status == EXIT_USAGE || status == EXIT_NOT_JUDGED)
        fprintf(stderr, "gavel: %s: %s\n", c->name, e.text);
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        usage(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        usage(stdout);
        return 0;
    }
    const struct cmd *c = find_command(argv[1]);
    return c ? run_command(c, argc - 1, argv + 1) : unknown_verb(argv[1]);
}
