// SPDX-License-Identifier: MIT
/* What this node can judge, and what it is called. */
#ifndef GAVEL_JUDGE_SERVER_OFFERS_H
#define GAVEL_JUDGE_SERVER_OFFERS_H

#include "judge/run/session.h"

enum { OFFERS_MAX = 20000, OFFERS_NODE_MAX = 128 };

struct offers {
    const char **list; /* as store_offer wants them */
    size_t len;
    struct arena arena;
};

/* Every language that is available and every problem that loads; of one that does not, a line is logged. Cleared by the
 * caller, also on -1. */
int offers_load(struct offers *o, const struct session *s, struct err *e);
void offers_clear(struct offers *o);
/* NAME-XXXXXXXX: the name and what this data folder was called when it was new, so that two daemons of
 * one host are two nodes, and one that starts again is the same. */
int offers_node(const char *name, const char *data, char node[OFFERS_NODE_MAX], struct err *e);

#endif
