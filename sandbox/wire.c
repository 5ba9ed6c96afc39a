// SPDX-License-Identifier: MIT
/* Packets with descriptors over a SOCK_SEQPACKET socket. Used on both sides; it trusts neither. */
#include "sandbox/wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

uint64_t wire_secret;

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int) * WIRE_FDS_MAX)];
};

int wire_send(int socket, const void *packet, size_t size, const int *fds, size_t fds_len)
{
    struct iovec part = { (void *)packet, size };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    union control control;
    if (fds_len > WIRE_FDS_MAX) {
        errno = EMSGSIZE;
        return -1;
    }
    if (fds_len > 0) {
        memset(&control, 0, sizeof(control));
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * fds_len);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int) * fds_len);
        memcpy(CMSG_DATA(header), fds, sizeof(int) * fds_len);
    }
    ssize_t sent;
    do
        sent = syscall(SYS_sendmsg, socket, &message, MSG_NOSIGNAL, 0, 0, wire_secret);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? -1 : 0;
}

/* All descriptors of the control data, whether wanted or not: each is open in this process already. */
static size_t take_fds(struct msghdr *message, int *fds, size_t fds_max)
{
    size_t taken = 0;
    for (struct cmsghdr *h = CMSG_FIRSTHDR(message); h; h = CMSG_NXTHDR(message, h)) {
        if (h->cmsg_level != SOL_SOCKET || h->cmsg_type != SCM_RIGHTS)
            continue;
        size_t count = (h->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(h) + i * sizeof(int), sizeof(int));
            if (taken < fds_max)
                fds[taken] = fd;
            else
                close(fd);
            taken++;
        }
    }
    return taken;
}

ssize_t wire_receive(int socket, void *packet, size_t size, int *fds, size_t fds_max, size_t *fds_len)
{
    union control control;
    struct iovec part = { packet, size };
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof(control.bytes)
    };
    ssize_t got = -1;
    *fds_len = 0;
    for (int resets = 0; got < 0;) {
        got = syscall(SYS_recvmsg, socket, &message, MSG_CMSG_CLOEXEC, 0, 0, wire_secret);
        /* A peer that left with something of ours unread makes one look fail; what it said before is still there. */
        if (got < 0 && errno != EINTR && (errno != ECONNRESET || resets++))
            return -1;
    }
    size_t taken = take_fds(&message, fds, fds_max);
    *fds_len = taken < fds_max ? taken : fds_max;
    if (taken > fds_max || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC))) {
        for (size_t i = 0; i < *fds_len; i++)
            close(fds[i]);
        *fds_len = 0;
        errno = EPROTO;
        return -1;
    }
    return got;
}
