// SPDX-License-Identifier: MIT
/* The log of programs: one event is one line and one write(2), so that lines of several processes never mix. Facts may
 * quote what a stranger sent; a control character in them is shown as '?', so that nobody can forge a line.
 * Must never be called by library code: that returns a struct err. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"

enum { LINE_BYTES = 2048 }; /* below PIPE_BUF: atomic also when stderr is a pipe */

static enum log_level highest = LOG_LEVEL_INFO;

void log_set_level(enum log_level level)
{
    highest = level;
}

void log_event(enum log_level level, const char *message, const char *fmt, ...)
{
    if (level > highest)
        return;
    char line[LINE_BYTES];
    size_t room = sizeof(line) - 1; /* the newline's byte is kept free */
    size_t len = (size_t)snprintf(line, room, "<%d>%s ", (int)level, message);
    if (len >= room)
        len = room - 1;
    va_list args;
    va_start(args, fmt);
    vsnprintf(line + len, room - len, fmt, args);
    va_end(args);
    len = strlen(line);
    while (len > 0 && line[len - 1] == ' ') /* an event without facts */
        len--;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7F)
            line[i] = '?';
    line[len++] = '\n';
    if (fd_write_full(STDERR_FILENO, line, len) < 0)
        return; /* there is nowhere left to say so */
}
