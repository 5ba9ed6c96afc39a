// SPDX-License-Identifier: MIT
/* The listening socket. */
#ifndef GAVEL_JUDGE_SERVER_LISTEN_H
#define GAVEL_JUDGE_SERVER_LISTEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* Opens "ADDRESS:PORT" ("127.0.0.1:8080", "[::1]:0", "localhost:80"; no other names). The caller closes *fd. */
int listen_open(const char *where, int *fd, struct err *e);
/* What a listening socket is bound to. */
int listen_look(int fd, bool *loopback, uint16_t *port, struct err *e);

#endif
