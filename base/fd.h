// SPDX-License-Identifier: MIT
/* File descriptors: closing by scope, whole reads and writes, memfds. Every descriptor made here is close-on-exec. */
#ifndef GAVEL_BASE_FD_H
#define GAVEL_BASE_FD_H

#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/str.h"

#define CLEANUP_FD CLEANUP(fd_closep)

/* Closes *fd when it is >= 0 and leaves -1; errno is kept. */
void fd_closep(int *fd);
/* Reads until size bytes or the end. The bytes read, or -1 with errno. EINTR is retried. */
ssize_t fd_read_full(int fd, void *buffer, size_t size);
/* Writes all. 0, or -1 with errno. EINTR is retried. */
int fd_write_full(int fd, const void *buffer, size_t size);
/* Appends everything up to the end of file to *out, from the descriptor's current offset. -1 when it does not fit. */
int fd_read_all(int fd, struct str *out, struct err *e);
/* A memfd holding these bytes, offset 0, sealed against every change; the caller closes it. -1 on error. */
int fd_sealed(const char *name, const void *bytes, size_t size, struct err *e);

#endif
