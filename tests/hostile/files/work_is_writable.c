// SPDX-License-Identifier: MIT
/* ITEM: 10
 * EXPECT: cause=none exit=0
 * WHY: not an attack: what the other programs here try in the work directory would prove nothing if it were read-only.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/hostile/attack.h"

int main(void)
{
    char back[6] = "";
    int fd = open("note", O_CREAT | O_EXCL | O_RDWR, 0755);
    if (fd < 0 || write(fd, "hello", 5) != 5 || pread(fd, back, 5, 0) != 5 || strcmp(back, "hello") != 0)
        broken("write and read: %s", strerror(errno));
    if (mkdir("folder", 0755) < 0 || rename("note", "letter") < 0 || access("letter", R_OK) < 0)
        broken("mkdir and rename: %s", strerror(errno));
    if (rename("letter", "folder/letter") < 0 || link("folder/letter", "letter") < 0 || unlink("folder/letter") < 0)
        broken("move and link between folders: %s", strerror(errno));
    if (symlink("letter", "link") < 0 || access("link", R_OK) < 0)
        broken("symlink: %s", strerror(errno));
    if (unlink("link") < 0 || unlink("letter") < 0 || rmdir("folder") < 0)
        broken("unlink and rmdir: %s", strerror(errno));
    return HELD;
}
