// SPDX-License-Identifier: MIT
/* ITEM: 23 25 beyond
 * EXPECT[arguments]: cause=none exit=0 or cause=memory
 * EXPECT[environment]: cause=none exit=0 or cause=memory
 * EXPECT[nested]: cause=none exit=0|1 or cause=memory|cpu
 * EXPECT[many_times]: cause=none exit=0 or cause=memory|cpu|wall
 * RUN: --memory 64M --wall 5s
 * WHY: argument vectors live on the stack of a process that does not exist yet: they too are memory, and a program that
 *      starts itself with ever larger ones must meet a limit that is its own. */
#include <sys/wait.h>

#include "tests/hostile/attack.h"

enum { WORDS = 4000, WORD_BYTES = 2000 };

int main(int argc, char **argv)
{
    static char word[WORD_BYTES + 1], *many[WORDS + 2];
    char *none[] = { NULL }, *last[] = { "/bin/true", NULL };
    const char *what = argc > 1 ? argv[1] : "";
    memset(word, 'x', WORD_BYTES);
    for (int i = 1; i <= WORDS; i++)
        many[i] = word;
    many[0] = "/bin/true";
    if (strcmp(what, "arguments") == 0) {
        execve("/bin/true", many, none);
    } else if (strcmp(what, "environment") == 0) {
        execve("/bin/true", last, many);
    } else if (strcmp(what, "nested") == 0) {
        many[0] = "/bin/sh", many[1] = "-c", many[2] = "exec /bin/sh -c 'exec /bin/true \"$@\"' x \"$@\"";
        many[WORDS / 2] = NULL;
        execve("/bin/sh", many, none);
    } else if (strcmp(what, "many_times") == 0) {
        for (int i = 0; i < 50; i++) {
            if (fork() == 0) {
                execve("/bin/true", many, many);
                _exit(0);
            }
        }
        while (wait(NULL) > 0)
            ;
        return HELD;
    } else {
        broken("which?");
    }
    return HELD; /* E2BIG */
}
