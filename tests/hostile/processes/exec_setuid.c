// SPDX-License-Identifier: MIT
/* ITEM: 23 45
 * EXPECT[*]: cause=none exit=0 or cause=forbidden_syscall
 * ARGS: su mount passwd newuidmap chsh sudo
 * WHY: the host's setuid programs are within the read-only root: started from here they must give nothing, whatever
 * they could do with a descriptor or an environment of the program's choice. */
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    char path[64];
    struct stat st;
    if (argc < 2)
        broken("which?");
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        escaped("a program may gain privileges by exec");
    snprintf(path, sizeof path, "/usr/bin/%s", argv[1]);
    if (stat(path, &st) < 0)
        return HELD;
    pid_t pid = fork();
    if (pid == 0) {
        close(STDIN_FILENO);
        execl(path, argv[1], "--version", NULL);
        _exit(99);
    }
    int status;
    waitpid(pid, &status, 0);
    if (geteuid() == 0 || getuid() != geteuid())
        escaped("the uid is %d, effective %d", getuid(), geteuid());
    return HELD;
}
