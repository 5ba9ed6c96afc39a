# SPDX-License-Identifier: MIT
# ITEM: 19 beyond
# ARGS: 1 2 3
# EXPECT[*]: end=answered count=right
# WHY: as in C; /proc/self/maps is made up by the emulator, and names nothing of the host's.
import os


class Solution:
    def countUp(self, n: int) -> int:
        if n == 1:
            os.closerange(5, 64)
        for fd in range(5, 64):
            try:
                if n == 2:
                    os.ftruncate(fd, 0)
                if n == 3:
                    os.dup2(0, fd)
            except OSError:
                pass
        try:
            with open("/proc/self/maps") as maps:
                if "qemu" in maps.read():
                    return -1
        except OSError:
            pass
        steps = 0
        for _ in range(2000 if n else 0):
            steps += 1
        return n
