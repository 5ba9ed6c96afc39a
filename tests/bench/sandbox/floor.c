// SPDX-License-Identifier: MIT
/* The floor and the peers: what plain C does to run a program, and what judges use today, each with the isolation a
 * careful judge would ask it for. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/sandbox/bench.h"

static int wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

int floor_spawn(const char *const *argv)
{
    static char *const environment[] = { NULL };
    pid_t pid;
    return posix_spawn(&pid, argv[0], NULL, NULL, (char *const *)argv, environment) == 0 ? wait_for(pid) : -1;
}

/* The peers speak on stderr now and then; nobody reads it. */
static int spawn_quiet(void *context)
{
    static char *const environment[] = { (char *)"PATH=/usr/bin:/bin:/usr/sbin:/sbin", (char *)"HOME=/tmp", NULL };
    const char *const *argv = context;
    posix_spawn_file_actions_t actions;
    pid_t pid;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    int failed = posix_spawn(&pid, argv[0], &actions, NULL, (char *const *)argv, environment);
    posix_spawn_file_actions_destroy(&actions);
    return failed ? -1 : wait_for(pid);
}

size_t peers_find(const struct victims *v, struct subject out[PEERS_MAX])
{
    static char folder[4096], inside[4200];
    static const char *bwrap[] = { "/usr/bin/bwrap", "--unshare-all", "--die-with-parent",
                                   "--new-session",  "--cap-drop",    "ALL",
                                   "--ro-bind",      folder,          "/box",
                                   "--tmpfs",        "/tmp",          "--chdir",
                                   "/tmp",           inside,          NULL };
    static const char *unshare[] = { "/usr/bin/unshare", "-Urmpinuf", NULL, NULL };
    static const char *firejail[] = {
        "/usr/bin/firejail", "--quiet",      "--noprofile",       "--net=none", "--seccomp",
        "--caps.drop=all",   "--nonewprivs", "--rlimit-nproc=64", NULL,         NULL
    };
    static const struct {
        const char *name, **argv;
    } all[] = { { "bubblewrap", bwrap }, { "unshare", unshare }, { "firejail", firejail } };
    snprintf(folder, sizeof(folder), "%s", v->noop);
    char *slash = strrchr(folder, '/');
    snprintf(inside, sizeof(inside), "/box%s", slash);
    *slash = '\0';
    unshare[2] = v->noop;
    firejail[8] = v->noop;
    size_t count = 0;
    for (size_t i = 0; i < COUNT(all); i++) {
        struct subject s = { all[i].name, spawn_quiet, all[i].argv };
        if (access(all[i].argv[0], X_OK) == 0 && s.run(s.context) == 0)
            out[count++] = s;
        else
            printf("(%s is not installed or does not run here)\n", all[i].name);
    }
    return count;
}
