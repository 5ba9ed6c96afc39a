// SPDX-License-Identifier: MIT
/* gavel selftest: the attack suite against this very installation. The suite is a script beside the source tree or in
 * the share folder; this only finds it, hands it the right sandbox and passes its end on. */
#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "judge/cli/cli.h"

static bool arg_hostile, arg_json;
static const char *arg_only;
static const struct opt options[] = {
    { 0, "hostile", NULL, &arg_hostile, NULL, "attack the sandbox with every program of the suite", NULL },
    { 0, "only", &arg_only, NULL, "TEXT", "only attacks whose name holds this text", NULL },
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
    const char *argv[12] = { script, "--sandbox", sandbox };
    int argc = 3, status;
    pid_t pid;
    if (arg_only) {
        argv[argc++] = "--only";
        argv[argc++] = arg_only;
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

static int run_selftest(int argc, char **argv UNUSED, struct err *e)
{
    char script[PATH_MAX], sandbox[PATH_MAX];
    if (argc != 0 || !arg_hostile) {
        err_set(e, argc ? "takes no operands" : "say what to test: --hostile");
        return EXIT_USAGE;
    }
    if (session_find("tests/hostile/selftest", script, e) < 0 || own_sandbox(sandbox, e) < 0)
        return EXIT_NOT_JUDGED;
    int status = run_script(script, sandbox, e);
    if (status == EXIT_NOT_JUDGED)
        err_set(e, "the attack suite could not run (it says above why)");
    return status < 0 ? EXIT_NOT_JUDGED : status;
}

const struct cmd cmd_selftest = {
    "selftest", "",           "attack the sandbox on this host, and print what held",
    options,    run_selftest, "  gavel selftest --hostile\n  gavel selftest --hostile --only processes\n"
};
