// SPDX-License-Identifier: MIT
/* The words between the monitor, which may be root, and the front, which is nobody: eight bytes each and at most one
 * descriptor, so that there is nothing to parse. SOCK_SEQPACKET. */
#ifndef GAVEL_JUDGE_SERVER_LINK_H
#define GAVEL_JUDGE_SERVER_LINK_H

#include <stdint.h>

enum link_word {
    LINK_WORKER = 0x67620001, /* monitor → front: a new worker `number`, with its socket */
    LINK_READY,               /* front → monitor: it serves */
    LINK_ALIVE,               /* front → monitor: its threads turn; at least every LINK_ALIVE_MS */
    LINK_KILL,                /* front → monitor: worker `number` does not listen any more: start it anew */
    LINK_STOPPING,            /* front → monitor: it was asked to stop, and finishes what runs */
};
enum { LINK_ALIVE_MS = 1000, WORKERS_MAX = 256 };

struct link_message {
    uint32_t word, number;
};

/* 0, or -1 with errno. fd: -1: none. Never waits: a front that does not read must not hold up the monitor. */
int link_send(int socket, enum link_word word, uint32_t number, int fd);
/* 1 with a message (*fd: its descriptor or -1, the caller's), 0 when the other side has left, -1 with errno. */
int link_receive(int socket, struct link_message *m, int *fd);

#endif
