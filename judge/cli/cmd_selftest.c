// SPDX-License-Identifier: MIT
/* gavel selftest: each language judges the samples of its own folder, whose verdicts are known; with --hostile the
 * attack suite runs against this very installation. The suite is a script beside the source tree or in the share
 * folder; this only finds it, hands it the right sandbox and passes its end on. */
#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.h"
#include "judge/cli/cli.h"
#include "judge/run/verify.h"

static bool arg_hostile, arg_json;
static const char *arg_only, *arg_time;
static const struct opt options[] = {
    { 0, "hostile", NULL, &arg_hostile, NULL,
      "attack the sandbox and the judge instead, with every program of the suite", NULL },
    { 0, "only", &arg_only, NULL, "TEXT", "only languages (attacks) whose name holds this text", NULL },
    { 0, "time", &arg_time, NULL, "SECONDS", "begin no attack after so long (default 900)", NULL },
    { 0, "json", NULL, &arg_json, NULL, "as JSON", NULL },
    { 0 },
};

extern char **environ;

/* FOLDER/bin/gavel → FOLDER/bin/gavel-sandbox. */
static int own_sandbox(char path[PATH_MAX], struct err *e)
{
    ssize_t len = readlink("/proc/self/exe", path, PATH_MAX - sizeof("-sandbox"));
    if (len <= 0)
        return err_sys(e, "readlink /proc/self/exe");
    memcpy(path + len, "-sandbox", sizeof("-sandbox"));
    return access(path, X_OK) < 0 ? err_sys(e, "%s", path) : 0;
}

static int run_script(const char *script, const char *sandbox, struct err *e)
{
    const char *argv[16] = { script, "--sandbox", sandbox };
    int argc = 3, status;
    pid_t pid;
    if (arg_only) {
        argv[argc++] = "--only";
        argv[argc++] = arg_only;
    }
    if (arg_time) {
        argv[argc++] = "--time";
        argv[argc++] = arg_time;
    }
    if (global_host) {
        argv[argc++] = "--host";
        argv[argc++] = global_host;
    }
    if (global_fresh)
        argv[argc++] = "--fresh";
    if (arg_json)
        argv[argc++] = "--json";
    argv[argc] = NULL;
    errno = posix_spawn(&pid, script, NULL, NULL, (char *const *)argv, environ);
    if (errno)
        return err_sys(e, "start %s (is its interpreter installed?)", script);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return err_sys(e, "wait for %s", script);
    if (WIFSIGNALED(status))
        return err_set(e, "the attack suite died of signal %d", WTERMSIG(status));
    return WEXITSTATUS(status);
}

struct testing {
    const struct language *language;
    struct json *rows; /* NULL: for a person */
};

static void add_row(struct json *rows, const char *language, const char *sample, const char *wanted, const char *got,
                    const char *detail)
{
    struct json *j = json_object();
    json_put_text(j, "language", language);
    json_put_text(j, "sample", sample);
    json_put_text(j, "expected", wanted);
    json_put_text(j, "got", got);
    json_put_text(j, "detail", detail);
    json_push(rows, j);
}

static void show_row(void *context, const struct verify_row *r)
{
    const struct testing *t = context;
    if (t->rows)
        add_row(t->rows, t->language->name, r->solution, verdict_name(r->wanted), verdict_name(r->got), r->detail);
    else
        printf("  %-5s %-12s %-34s %s%s%s\n", r->good ? "ok" : "BAD", t->language->name, r->solution,
               verdict_name(r->got), r->good ? "" : " ", r->good ? "" : r->detail);
    fflush(stdout);
}

static void show_reason(const struct testing *t, bool bad, const char *reason)
{
    if (t->rows)
        add_row(t->rows, t->language->name, NULL, NULL, NULL, reason);
    else
        printf("  %-5s %-12s %s\n", bad ? "BAD" : "-", t->language->name, reason);
}

/* 1 when something is not as its folder says. A language that is not installed is no fault. */
static int test_language(struct session *s, const struct problem *p, struct testing *t)
{
    char folder[PATH_MAX];
    struct err e;
    if (arg_only && !strstr(t->language->name, arg_only))
        return 0;
    if (!t->language->available) {
        show_reason(t, false, t->language->why.text);
        return 0;
    }
    snprintf(folder, sizeof(folder), "%s/selftest", t->language->dir);
    int bad = verify_solutions(s, p, folder, &(struct verify_options){ show_row, t, false }, &e);
    if (bad < 0)
        show_reason(t, true, e.text);
    return bad != 0;
}

static int test_languages(struct err *e)
{
    CLEANUP_JSON struct json *all = arg_json ? json_object() : NULL;
    struct json *rows = arg_json ? json_array() : NULL;
    struct session s;
    struct problem p;
    int bad = 0;
    if (cli_session(&s, e) < 0)
        return EXIT_NOT_JUDGED;
    if (problem_load(&p, s.runners, "selftest", e) < 0) {
        session_close(&s);
        return EXIT_NOT_JUDGED;
    }
    for (size_t i = 0; i < s.languages->len; i++)
        bad += test_language(&s, &p, &(struct testing){ &s.languages->at[i], rows });
    if (arg_json) {
        CLEANUP(str_clear) struct str text = STR(1 << 20);
        json_put(all, "samples", rows);
        json_put_u64(all, "broken_languages", (uint64_t)bad);
        json_write(all, true, &text);
        fputs(str_text(&text), stdout);
    } else if (bad) {
        printf("\n%d of the languages do not judge as they should\n", bad);
    }
    problem_clear(&p);
    session_close(&s);
    return bad ? EXIT_NOT_ACCEPTED : EXIT_ACCEPTED;
}

static int run_selftest(int argc, char **argv UNUSED, struct err *e)
{
    char script[PATH_MAX], sandbox[PATH_MAX];
    if (argc != 0) {
        err_set(e, "takes no operands");
        return EXIT_USAGE;
    }
    if (!arg_hostile)
        return test_languages(e);
    if (session_find("tests/hostile/selftest", script, e) < 0 || own_sandbox(sandbox, e) < 0)
        return EXIT_NOT_JUDGED;
    int status = run_script(script, sandbox, e);
    if (status == EXIT_NOT_JUDGED)
        err_set(e, "the attack suite could not run (it says above why)");
    return status < 0 ? EXIT_NOT_JUDGED : status;
}

const struct cmd cmd_selftest = {
    "selftest", "",           "prove this installation: each language judges its samples, or attacks are held off",
    options,    run_selftest, "  gavel selftest\n  gavel selftest --hostile --only processes\n"
};
