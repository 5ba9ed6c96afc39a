// SPDX-License-Identifier: MIT
/* ITEM: 24 36
 * EXPECT: cause=none exit=0 or cause=forbidden_syscall:prlimit64|forbidden_syscall:setrlimit
 * WHY: a limit that the program may raise is none. */
#include <sys/resource.h>

#include "tests/hostile/attack.h"

int main(void)
{
    static const int which[] = { RLIMIT_FSIZE,  RLIMIT_CPU,    RLIMIT_NPROC,  RLIMIT_CORE,
                                 RLIMIT_NOFILE, RLIMIT_RTPRIO, RLIMIT_MEMLOCK };
    struct rlimit endless = { RLIM_INFINITY, RLIM_INFINITY }, was, is;
    for (size_t i = 0; i < sizeof which / sizeof *which; i++) {
        getrlimit((__rlimit_resource_t)which[i], &was);
        setrlimit((__rlimit_resource_t)which[i], &endless);
        getrlimit((__rlimit_resource_t)which[i], &is);
        if (is.rlim_max > was.rlim_max)
            escaped("limit %d raised from %llu", which[i], (unsigned long long)was.rlim_max);
    }
    return HELD;
}
