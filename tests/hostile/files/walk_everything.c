// SPDX-License-Identifier: MIT
/* ITEM: 11
 * EXPECT: cause=none exit=0
 * RUN: --cpu 20s --wall 30s -- %MARKER%
 * WHY: whatever can be reached by names is walked: the runner's marker file, a stand-in for another's submission or the
 *      expected answers, must not be among it, nor anything that is writable outside of the work directory. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

static char work[PATH_MAX];
static const char *marker;
static long budget = 100000;

static void walk(const char *folder, int depth)
{
    /* The system's own files are many, and a stranger would not be put deep into them. */
    int deepest = strncmp(folder, "/usr/", 5) == 0 ? 2 : 24;
    DIR *d = depth < deepest ? opendir(folder) : NULL;
    if (!d)
        return;
    for (const struct dirent *e; budget-- > 0 && (e = readdir(d));) {
        char path[PATH_MAX];
        struct stat st;
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        if (strcmp(e->d_name, marker) == 0)
            escaped("found %s in %s", marker, folder);
        if (snprintf(path, sizeof path, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, e->d_name) >=
                (int)sizeof path ||
            lstat(path, &st) < 0)
            continue;
        if (!S_ISLNK(st.st_mode) && !S_ISCHR(st.st_mode) && strncmp(path, work, strlen(work)) != 0 &&
            access(path, W_OK) == 0)
            escaped("%s is writable", path);
        if (S_ISBLK(st.st_mode))
            escaped("%s is a block device", path);
        if (S_ISDIR(st.st_mode))
            walk(path, depth + 1);
    }
    closedir(d);
}

int main(int argc, char **argv)
{
    marker = argc > 1 ? argv[1] : "no marker given";
    if (!getcwd(work, sizeof work))
        broken("getcwd: %s", strerror(errno));
    walk("/", 0);
    for (int i = 0; i < 64; i++) {
        if (chdir("..") < 0)
            break;
    }
    if (access(marker, F_OK) == 0)
        escaped("above the work directory lies the host");
    return HELD;
}
