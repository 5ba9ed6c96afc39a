# ITEM: 66 16
# EXPECT: verdict=runtime_error or verdict=time_limit_exceeded
# WHY: stopped or killed by its own hand, a process has not answered; stopped it is ended by the wall clock.
import os
import signal


class Solution:
    def twoSum(self, nums, target):
        os.kill(os.getpid(), signal.SIGSTOP if len(nums) > 3 else signal.SIGKILL)
        return [0, 1]
