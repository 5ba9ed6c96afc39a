// SPDX-License-Identifier: MIT
/* Which addresses a request on somebody else's behalf may go to: the public ones, and nets that the operator allowed.
 * Pure. What is asked is the address that a socket is about to connect to, never a name: a name may answer differently
 * the next time. */
#ifndef GAVEL_JUDGE_HTTP_ADDRESS_H
#define GAVEL_JUDGE_HTTP_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/err.h"

enum { ADDRESS_NETS_MAX = 64 };

/* IPv4 nets are kept in their IPv6-mapped form, so that ::ffff:10.0.0.1 and 10.0.0.1 are one. */
struct address_net {
    uint8_t bytes[16];
    unsigned bits;
};
struct address_nets {
    struct address_net at[ADDRESS_NETS_MAX];
    size_t len;
};

/* Adds "10.0.0.0/8", "fd00::/8", or one address. -1: it is none, has bits below its mask, or there are too many. */
int address_nets_add(struct address_nets *nets, const char *text, struct err *e);
/* NULL: public. Else what it is, for a person: "loopback", "private", … Any other family: "of no family that is
 * allowed".
 */
const char *address_kind(const struct sockaddr *address, size_t len);
/* Whether it lies in one of them. NULL: in none. */
bool address_nets_hold(const struct address_nets *nets, const struct sockaddr *address, size_t len);
/* The address as text without its port, for messages and logs. */
void address_text(const struct sockaddr *address, size_t len, char *text, size_t size);

#endif
