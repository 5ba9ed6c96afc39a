# ITEM: 67
# EXPECT: verdict=runtime_error or verdict=wrong_answer
# WHY: a signal handler that interrupts the driver after `done` can write frames, but none that was asked for twice.
import os
import signal


def forge(*_):
    os.write(4, b"answer 1 5\n[0,1]")


signal.signal(signal.SIGALRM, forge)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)


class Solution:
    def twoSum(self, nums, target):
        for _ in range(10**6):
            pass
        return [0, 0]
