// SPDX-License-Identifier: MIT
/* Wake-ups between the handles of one process, for a back end that has none of its own. The one thing in the store that
 * threads share. */
#ifndef GAVEL_JUDGE_STORE_BUS_H
#define GAVEL_JUDGE_STORE_BUS_H

#include "judge/store/watch.h"

struct bus_seat; /* one listener */
/* Sits down at the bus of that name (the database's path). The caller leaves with bus_leave. */
int bus_join(const char *name, struct bus_seat **out, struct err *e);
void bus_leave(struct bus_seat *seat); /* NULL is allowed */
int bus_fd(const struct bus_seat *seat);
void bus_send(const char *name, const struct store_wake *w);
/* 1: *w is the next one; 0: none, and the descriptor is no longer readable. */
int bus_take(struct bus_seat *seat, struct store_wake *w);

#endif
