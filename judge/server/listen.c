// SPDX-License-Identifier: MIT
/* Opening the listening socket. An address is a number: a name that resolves differently tomorrow must not open the
 * daemon to the world. */
#include "judge/server/listen.h"

#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fd.h"

enum { BACKLOG = 1024, HOST_MAX = 80 };

static int split(const char *where, char host[HOST_MAX], const char **port, struct err *e)
{
    const char *colon = strrchr(where, ':');
    size_t len = colon ? (size_t)(colon - where) : 0;
    bool bracketed = len > 2 && where[0] == '[' && where[len - 1] == ']';
    if (!colon || len == 0 || len >= HOST_MAX || (!bracketed && memchr(where, ':', len)))
        return err_set(e, "listen: \"%.80s\" is not ADDRESS:PORT", where);
    snprintf(host, HOST_MAX, "%.*s", (int)(len - 2 * bracketed), where + bracketed);
    if (strcmp(host, "localhost") == 0)
        snprintf(host, HOST_MAX, "127.0.0.1");
    *port = colon + 1;
    return 0;
}

int listen_open(const char *where, int *fd, struct err *e)
{
    char host[HOST_MAX];
    const char *port = "";
    struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM }, *found;
    if (split(where, host, &port, e) < 0)
        return -1;
    int result = getaddrinfo(host, port, &hints, &found);
    if (result)
        return err_set(e, "listen: \"%.80s\": %s", where, gai_strerror(result));
    CLEANUP_FD int s = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int on = 1;
    result = s < 0 || setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
                     bind(s, found->ai_addr, found->ai_addrlen) < 0 || listen(s, BACKLOG) < 0
                 ? err_sys(e, "listen: %.80s", where)
                 : 0;
    freeaddrinfo(found);
    if (result == 0)
        *fd = TAKE(s, -1);
    return result;
}

int listen_look(int fd, bool *loopback, uint16_t *port, struct err *e)
{
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
        struct sockaddr_storage space;
    } a = { 0 };
    socklen_t len = sizeof(a);
    if (getsockname(fd, &a.any, &len) < 0)
        return err_sys(e, "the listening socket");
    *loopback = a.any.sa_family == AF_UNIX;
    *port = 0;
    if (a.any.sa_family == AF_INET) {
        *loopback = ntohl(a.v4.sin_addr.s_addr) >> 24 == 127;
        *port = ntohs(a.v4.sin_port);
    } else if (a.any.sa_family == AF_INET6) {
        *loopback = IN6_IS_ADDR_LOOPBACK(&a.v6.sin6_addr);
        *port = ntohs(a.v6.sin6_port);
    }
    return 0;
}
