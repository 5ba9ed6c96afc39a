// SPDX-License-Identifier: MIT
/* A number is claimed by binding its name in the abstract socket space: no file that a crash leaves behind. The space
 * is that of the network namespace, so whoever shares it shares the claims. */
#include "base/claim.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/fd.h"

int claim_number(const char *name, unsigned count, unsigned *number, int *lock, struct err *e)
{
    for (unsigned i = 0; i < count; i++) {
        struct sockaddr_un address = { .sun_family = AF_UNIX };
        int len = snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, "%s-%u", name, i);
        CLEANUP_FD int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (fd < 0)
            return err_sys(e, "socket");
        socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)len);
        if (bind(fd, (struct sockaddr *)&address, size) == 0) {
            *number = i;
            *lock = TAKE(fd, -1);
            return 0;
        }
        if (errno != EADDRINUSE)
            return err_sys(e, "bind");
    }
    return err_set(e, "all %u numbers of %s are taken", count, name);
}
