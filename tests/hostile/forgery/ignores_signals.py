# ITEM: 18
# EXPECT: verdict=time_limit_exceeded
# WHY: a program that ignores every signal that can be ignored is ended by the one that cannot.
import signal


class Solution:
    def twoSum(self, nums, target):
        for number in range(1, 65):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        while True:
            pass
