// SPDX-License-Identifier: MIT
/* ITEM: 26 44 beyond
 * EXPECT[*]: cause=none exit=0
 * ARGS: huge_pages huge_memfd merge advise_files unnamed_file
 * WHY: an allowed call with one flag too many: huge pages come from a pool that no memory group counts, merged pages
 * tell who else holds the same content, advice throws files out of everybody's cache, and a file without a name leaves
 *      its number behind. The errno tells a refusal by the filter from one by the kernel. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "tests/hostile/attack.h"

static void refused(const char *what, long result, int wanted)
{
    if (result >= 0 || errno != wanted)
        escaped("%s: %ld, %s", what, result, strerror(errno));
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    const size_t size = 2 * MIB;
    if (strcmp(what, "huge_pages") == 0) {
        void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
        refused(what, p == MAP_FAILED ? -1 : 0, EINVAL);
        p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
        refused(what, p == MAP_FAILED ? -1 : 0, EINVAL);
    } else if (strcmp(what, "huge_memfd") == 0) {
        int fd = memfd_create("huge", MFD_HUGETLB);
        refused(what, fd, errno == ENOSYS ? ENOSYS : EINVAL); /* no memfd at all without a memory group */
    } else if (strcmp(what, "merge") == 0) {
        void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        refused(what, madvise(p, size, MADV_MERGEABLE), EINVAL);
        if (madvise(p, size, MADV_DONTNEED) != 0 || madvise(p, size, MADV_HUGEPAGE) != 0)
            escaped("honest advice is refused: %s", strerror(errno));
    } else if (strcmp(what, "advise_files") == 0) {
        /* The kernel would say that there is no such descriptor. */
        if (syscall(SYS_fadvise64, -1, 0, 0, POSIX_FADV_DONTNEED) != 0)
            escaped("the advice reached the kernel: %s", strerror(errno));
    } else if (strcmp(what, "unnamed_file") == 0) {
        refused(what, open(".", O_TMPFILE | O_RDWR, 0600), EOPNOTSUPP);
    } else {
        broken("which?");
    }
    return HELD;
}
