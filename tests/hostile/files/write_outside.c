// SPDX-License-Identifier: MIT
/* ITEM: 11
 * EXPECT: cause=none exit=0
 * WHY: the work directory is the only place that can be written; the runner also looks for the marker on the host. */
#include <fcntl.h>

#include "tests/hostile/attack.h"

int main(void)
{
    static const char *const folders[] = { "/",     "/tmp",  "/dev/shm", "/etc", "/usr",        "/usr/lib",
                                           "/proc", "/sys",  "/var/tmp", "/run", "/dev",        "/bin",
                                           "/lib",  "/root", "/home",    "..",   "../../../../" };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char name[128], here[128], there[256];
        snprintf(name, sizeof name, "%s/gavel-escape-file", folders[i]);
        if (chdir(".") < 0 || !getcwd(here, sizeof here))
            here[0] = '\0';
        int fd = open(name, O_WRONLY | O_CREAT, 0666);
        if (fd < 0)
            continue;
        /* /tmp and /dev/shm may be the work directory under another name: then the file is also there. */
        snprintf(there, sizeof there, "%s/gavel-escape-file", here);
        if (access(there, F_OK) == 0 && unlink(name) == 0)
            continue;
        escaped("could write %s", name);
    }
    return HELD;
}
