// SPDX-License-Identifier: MIT
/* ITEM: 7 9
 * EXPECT[*]: cause=none exit=0
 * ARGS: longest too_long newline option dots control not_unicode component_bomb
 * RUN: --repeat 2
 * WHY: names that a shell, a log or a cleaning script stumbles over; twice, so that the cell has cleaned them up once.
 */
#include <fcntl.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

static void make(const char *name)
{
    if (mkdir(name, 0) < 0)
        escaped("a folder could not be made: %s", strerror(errno));
    if (mkdir(name, 0) == 0 || errno != EEXIST)
        escaped("twice the same folder: %s", strerror(errno));
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    static char name[5000];
    if (strcmp(what, "longest") == 0) {
        memset(name, 'n', 255);
        make(name);
    } else if (strcmp(what, "too_long") == 0) {
        memset(name, 'n', 4999);
        if (mkdir(name, 0700) == 0 || errno != ENAMETOOLONG)
            escaped("%s", strerror(errno));
    } else if (strcmp(what, "newline") == 0) {
        make("a\nrm -rf $(pwd)\n`id`");
    } else if (strcmp(what, "option") == 0) {
        make("-rf");
        make("--no-preserve-root");
    } else if (strcmp(what, "dots") == 0) {
        make("...");
        make(".. ");
    } else if (strcmp(what, "control") == 0) {
        make("\033]0;owned\007\033[2J\r");
    } else if (strcmp(what, "not_unicode") == 0) {
        make("\xff\xfe\xc0\xaf..");
    } else if (strcmp(what, "component_bomb") == 0) {
        memset(name, 'd', 200);
        for (int i = 0; i < 300 && mkdir(name, 0700) == 0; i++)
            if (chdir(name) < 0)
                broken("chdir: %s", strerror(errno));
    } else {
        broken("which?");
    }
    return HELD;
}
