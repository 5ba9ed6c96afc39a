// SPDX-License-Identifier: MIT
#ifndef GAVEL_JUDGE_SERVER_NOTIFY_H
#define GAVEL_JUDGE_SERVER_NOTIFY_H

/* Sends one state ("READY=1") to $NOTIFY_SOCKET, if there is one. 0 sent, 1 nobody listens, -1 with errno. From the
 * service's main process only: systemd believes no other. */
int notify_systemd(const char *state);

#endif
