// SPDX-License-Identifier: MIT
/* File descriptors: whole reads and writes, closing by scope, sealed memfds. EINTR is retried here so that no caller
 * has to think of it; EAGAIN is not, because a caller that made a descriptor non-blocking polls it himself. Must never
 * make a descriptor that an exec would inherit. */
#include "base/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MFD_EXEC /* Linux 6.3 warns about memfds that do not say; headers of Debian 12 do not know it */
#define MFD_EXEC 0x0010U
#endif

void fd_closep(int *fd)
{
    if (*fd < 0)
        return;
    int kept = errno;
    close(*fd); /* on Linux the descriptor is gone even after EINTR: closing again could hit another thread's */
    *fd = -1;
    errno = kept;
}

ssize_t fd_read_full(int fd, void *buffer, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t got = read(fd, (char *)buffer + done, size - done);
        if (got == 0)
            break;
        if (got > 0)
            done += (size_t)got;
        else if (errno != EINTR)
            return -1;
    }
    return (ssize_t)done;
}

int fd_write_full(int fd, const void *buffer, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t put = write(fd, (const char *)buffer + done, size - done);
        if (put > 0) {
            done += (size_t)put;
        } else if (put == 0) { /* no file does this to a non-empty write; never spin on one that would */
            errno = EIO;
            return -1;
        } else if (errno != EINTR) {
            return -1;
        }
    }
    return 0;
}

int fd_read_all(int fd, struct str *out, struct err *e)
{
    char buffer[16384];
    for (;;) {
        ssize_t got = fd_read_full(fd, buffer, sizeof(buffer));
        if (got < 0)
            return err_sys(e, "read");
        if (got == 0)
            return 0;
        str_addn(out, buffer, (size_t)got);
        if (out->failed)
            return err_set(e, "longer than %zu bytes", out->max);
    }
}

/* Sealed content may be a program, so it must be executable; kernels before 6.3 know no MFD_EXEC and need none. */
static int memfd_executable(const char *name)
{
    int fd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC);
    if (fd < 0 && errno == EINVAL)
        fd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    return fd;
}

int fd_sealed(const char *name, const void *bytes, size_t size, struct err *e)
{
    CLEANUP_FD int fd = memfd_executable(name);
    if (fd < 0)
        return err_sys(e, "memfd %s", name);
    if (fd_write_full(fd, bytes, size) < 0)
        return err_sys(e, "write memfd %s", name);
    if (lseek(fd, 0, SEEK_SET) < 0)
        return err_sys(e, "rewind memfd %s", name);
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0)
        return err_sys(e, "seal memfd %s", name);
    return TAKE(fd, -1);
}
