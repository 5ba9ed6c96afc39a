// SPDX-License-Identifier: MIT
/* Webhooks: the thread that delivers what the store says is due. Each is signed, sent to public addresses only, and
 * tried again with growing pauses until it is acknowledged (any 2xx) or given up. */
#ifndef GAVEL_JUDGE_SERVER_WEBHOOK_H
#define GAVEL_JUDGE_SERVER_WEBHOOK_H

#include "judge/server/config.h"

/* The back-off of webhook_retry 10s: 10 s, 30 s, 90 s … with a jitter of a quarter, at most 4 hours. With 12 attempts a
 * receiver may be away for some 19 hours. */
enum { WEBHOOK_BACKOFF = 3, WEBHOOK_PAUSE_MS_MAX = 4 * 3600 * 1000, WEBHOOK_RETRY_AFTER_S_MAX = 86400 };

struct webhooks;
/* Its own handle of the store, one thread that holds it, and threads that send. The config and the node's name, the
 * one that store_abandon is given, live as long as it. Makes
 * the secret's file when it is not there. Ends with webhooks_stop. */
int webhooks_start(const struct config *config, const char *node, struct webhooks **out, struct err *e);
/* What is being sent is cut off and is sent again after the next start. NULL is allowed. */
void webhooks_stop(struct webhooks *w);

#endif
