// SPDX-License-Identifier: MIT
/* ITEM: 1 2 5 62
 * EXPECT[*]: cause=none exit=0
 * ARGS: program_link output_link replace_program truncate_program chmod_program
 * RUN: --repeat 2
 * WHY: what the judge itself writes or reads by name is what a link can redirect: the program, its output, its files.
 * They are descriptors here, sealed or memory, and no name leads to them. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    struct stat st;
    if (strcmp(what, "program_link") == 0) {
        if (link(argv[0], "gavel-escape-hard") == 0)
            escaped("a hard link to the program was made");
        symlink("/etc/passwd", "stdout");
        symlink("/etc/passwd", "run.sh");
        symlink("/etc/passwd", "outcome.json");
    } else if (strcmp(what, "output_link") == 0) {
        if (fstat(STDOUT_FILENO, &st) < 0 || st.st_nlink != 0)
            escaped("the output has a name");
        if (linkat(STDOUT_FILENO, "", AT_FDCWD, "gavel-escape-out", AT_EMPTY_PATH) == 0)
            escaped("the output was given a name");
    } else if (strcmp(what, "replace_program") == 0) {
        if (rename("/bin/sh", "/bin/gavel-escape") == 0 || unlink("/bin/true") == 0)
            escaped("a program of the root was replaced");
        if (open(argv[0], O_WRONLY) >= 0 || open("/bin/true", O_WRONLY) >= 0)
            escaped("a program can be written");
    } else if (strcmp(what, "truncate_program") == 0) {
        if (truncate("/bin/true", 0) == 0 || truncate("/lib", 0) == 0 || creat("/bin/true", 0755) >= 0)
            escaped("a program was truncated");
    } else if (strcmp(what, "chmod_program") == 0) {
        if (chmod("/bin/true", 04777) == 0 || utimensat(AT_FDCWD, "/bin/true", NULL, 0) == 0)
            escaped("a program's mode or time was changed");
    } else {
        broken("which?");
    }
    return HELD;
}
