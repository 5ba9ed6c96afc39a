// SPDX-License-Identifier: MIT
/* Whole files by path. */
#ifndef GAVEL_BASE_FILE_H
#define GAVEL_BASE_FILE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* Appends the regular file `path` (relative to dir; AT_FDCWD is allowed) to *out; out->max is the cap.
 * Never blocks on a FIFO or device: what is not a regular file is an error that says so. */
int file_read_at(int dir, const char *path, struct str *out, struct err *e);
/* Writes via a temporary file beside it and rename, so that no reader sees a part. mode as for open(2). */
int file_write_at(int dir, const char *path, const void *bytes, size_t size, unsigned mode, struct err *e);
/* mkdir -p. */
int file_make_dirs(const char *path, unsigned mode, struct err *e);
/* Appends the names in a directory, sorted by bytes, without . and .. and hidden ones, as a NULL-terminated vector;
 * the caller frees it with file_names_free. At most max names, else an error. */
int file_names_at(int dir, const char *path, size_t max, char ***names, struct err *e);
void file_names_free(char **names);
bool file_exists_at(int dir, const char *path);

#endif
