# ITEM: 30 74
# EXPECT: verdict=time_limit_exceeded
# WHY: sleeping costs no CPU and flattens every curve of wall time: the wall clock has a limit of its own.
import time


class Solution:
    def twoSum(self, nums, target):
        time.sleep(3600)
        return [0, 1]
