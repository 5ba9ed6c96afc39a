// SPDX-License-Identifier: MIT
/* ITEM: 17 40
 * EXPECT: cause=none exit=0
 * WHY: no process but the run's own may be visible by its number, least of all the helper. */
#include <signal.h>

#include "tests/hostile/attack.h"

int main(void)
{
    int seen = 0;
    for (pid_t pid = 1; pid < 100000; pid++) {
        if (pid != getpid() && (kill(pid, 0) == 0 || errno == EPERM))
            seen++;
    }
    if (seen > 1) /* the cell's pid 1 */
        escaped("%d other processes can be named", seen);
    return HELD;
}
