// SPDX-License-Identifier: MIT
/* ITEM: 10
 * EXPECT: cause=none exit=0
 * RUN: --repeat 2
 * WHY: run twice: what the first leaves in any writable place the second must not find. */
#include <fcntl.h>
#include <sys/stat.h>

#include "tests/hostile/attack.h"

int main(void)
{
    static const char *const places[] = { ".", "/tmp", "/dev/shm", "/var/tmp", "/work", "/run" };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char name[128];
        snprintf(name, sizeof name, "%s/gavel-escape-note", places[i]);
        if (access(name, F_OK) == 0)
            escaped("%s is still there", name);
    }
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char name[128];
        snprintf(name, sizeof name, "%s/gavel-escape-note", places[i]);
        int fd = open(name, O_CREAT | O_EXCL | O_WRONLY, 0600);
        if (fd >= 0 && access("gavel-escape-note", F_OK) == 0 && i == 0)
            close(fd); /* the work directory; through the others it is the same or read-only */
    }
    return HELD;
}
